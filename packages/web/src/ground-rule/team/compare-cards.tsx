import { useState } from 'react';
import type { GroundRulesView, RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RulePick } from '@entente/core/ground-rule/settle-rules';
import { cardWords, givenWords } from '@entente/phrases/rule-words';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { commandOf } from './beside.ts';
import { useRuleChange } from './rule-change.ts';
import { RuleList } from './rule-list.tsx';

type Props = { rules: GroundRulesView; round: RuleRoundView };
type Line = NonNullable<RuleRoundView['lines']>[number];
type Picks = ReadonlyMap<string, RulePick['pick']>;

/** Only what differs is decided: both answers, the middle between them, and a yes of each side. */
export function CompareCards({ rules, round }: Props) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const [picks, setPicks] = useState<Picks>(new Map());
  const lines = round.lines ?? [];
  const differ = lines.filter(({ state }) => state === 'differs');
  const alike = lines.filter(({ state }) => state !== 'differs' && state !== 'skipped');
  const agree = () => change(() => api.groundRule.agree({ id: round.id, picks: [...picks].map(([card, pick]) => ({ card, pick })) }));
  useCommands([commandOf(rules, round, { id: 'rule.works', label: t('rule.worksForUs'), run: () => void agree() })]);
  return (
    <div className="gr-own">
      {round.works.client === null ? null : <Banner tone="info" title={t('rule.theirYes', { name: round.works.client.name })} />}
      {round.works.provider === null ? null : <Banner tone="good" title={t('rule.ourYes')} />}
      <p>{t('rule.compareTitle', { same: alike.length, differ: differ.length })}. {t('rule.compareHelp')}</p>
      {differ.map((line) => <Difference key={line.card} rules={rules} round={round} line={line} pick={picks.get(line.card)} onPick={(pick) => setPicks(new Map([...picks, [line.card, pick]]))} />)}
      {alike.length === 0 ? null : <div><SectionRule level={3} small aside={alike.length}>{t('rule.alike')}</SectionRule><RuleList rules={rules} cards={round.cards} settled={alike} /></div>}
      <Button kind="main" busy={busy ? t('kit.saving') : undefined} onClick={() => void agree()}>{t('rule.worksForUs')}</Button>
    </div>
  );
}

function Difference({ rules, round, line, pick, onPick }: Props & { line: Line; pick: RulePick['pick'] | undefined; onPick: (pick: RulePick['pick']) => void }) {
  const t = usePhrases();
  const card = round.cards.find(({ key }) => key === line.card);
  if (card === undefined) return null;
  const words = (given: Line['provider']): string => (given === null ? t('rule.saidNothing') : givenWords(t, card, given));
  const options = [
    ...(line.middle === null ? [] : [{ value: 'middle' as const, label: t('rule.pickMiddle', { words: words(line.middle) }) }]),
    { value: 'provider' as const, label: t('rule.pickOwn', { words: words(line.provider) }) },
    { value: 'client' as const, label: t('rule.pickTheirs', { words: words(line.client) }) },
    { value: 'talk' as const, label: t('rule.pickTalk') },
  ];
  return (
    <div className="gr-card">
      <h3>{cardWords(t, card)}</h3>
      <Facts facts={[{ term: rules.firmName, value: words(line.provider) }, { term: rules.clientName, value: words(line.client) }]} />
      <SelectField label={cardWords(t, card)} value={pick ?? standing(line)} placeholder={t('rule.chooseOne')} onChange={onPick} options={options} />
    </div>
  );
}

/** What stands for a card until somebody picks: what was picked before, or the middle. */
function standing({ settled, provider, client, middle }: Line): RulePick['pick'] | '' {
  if (settled?.as === 'talk') return 'talk';
  if (settled?.as !== 'one') return '';
  const is = (given: Line['provider']): boolean => given !== null && given.choice === settled.rule.choice && given.words === settled.rule.words;
  if (is(middle)) return 'middle';
  return is(provider) ? 'provider' : is(client) ? 'client' : '';
}
