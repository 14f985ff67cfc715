import { useState } from 'react';
import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import { choicesOf, type RuleAnswer, type RuleCard } from '@entente/core/ground-rule/rule-card';
import { cardWords, choiceWords } from '@entente/phrases/rule-words';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { commandOf } from './beside.ts';
import { useRuleChange } from './rule-change.ts';

/** Chosen in the list where none of the offered answers fits. */
const OTHER = 'other';
const NONE = 'none';

/** Our side of the cards. The client sees none of it before they have answered. */
export function OwnAnswers({ rules, round }: { rules: GroundRulesView; round: RuleRoundView }) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const [given, setGiven] = useState<ReadonlyMap<string, RuleAnswer>>(new Map(round.own.map((answer) => [answer.card, answer])));
  const answers = [...given.values()].filter(({ choice, words }) => choice !== '' || words.trim() !== '');
  const keep = () => change(() => api.groundRule.answer({ id: round.id, answers }), round.answered.client === null ? { words: t('rule.answerKept') } : undefined);
  useCommands([commandOf(rules, round, { id: 'rule.answer', label: t('rule.answer'), allowed: answers.length > 0, run: () => void keep() })]);
  return (
    <div className="gr-own">
      <p className="meta-2">{t('rule.ourCardsHelp')}</p>
      {round.cards.map((card) => <CardAnswer key={card.key} card={card} given={given.get(card.key)} onChange={(answer) => setGiven(changed(given, card.key, answer))} />)}
      <Button kind="main" busy={busy ? t('kit.saving') : undefined} onClick={() => void keep()}>{t('rule.answer')}</Button>
    </div>
  );
}

function changed(given: ReadonlyMap<string, RuleAnswer>, card: string, answer: RuleAnswer | null): ReadonlyMap<string, RuleAnswer> {
  const rest = [...given].filter(([key]) => key !== card);
  return new Map(answer === null ? rest : [...rest, [card, answer]]);
}

function CardAnswer({ card, given, onChange }: { card: RuleCard; given: RuleAnswer | undefined; onChange: (answer: RuleAnswer | null) => void }) {
  const t = usePhrases();
  const options = [
    { value: NONE, label: t('rule.chooseOne') },
    ...choicesOf(card).map((choice) => ({ value: choice, label: choiceWords(t, card, choice) })),
    { value: OTHER, label: t('rule.ownWords') },
  ];
  const value = given === undefined ? NONE : given.choice === '' ? OTHER : given.choice;
  const choose = (choice: string) => onChange(choice === NONE ? null : { card: card.key, choice: choice === OTHER ? '' : choice, words: '' });
  const question = cardWords(t, card);
  return (
    <div className="gr-card">
      <SelectField label={question} value={value} onChange={choose} options={options} />
      {value === OTHER ? <Field label={t('rule.ownWordsFor', { question })} value={given?.words ?? ''} maxLength={300} onChange={(words) => onChange({ card: card.key, choice: '', words })} /> : null}
    </div>
  );
}
