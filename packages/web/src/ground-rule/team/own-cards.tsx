import { useState } from 'react';
import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import { OwnCard } from '@entente/core/ground-rule/rule-card';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useRuleChange } from './rule-change.ts';

type Props = { rules: GroundRulesView; engagementId: string };

/** Cards beside the eight: of this engagement or of the whole workspace. */
export function OwnCards({ rules, engagementId }: Props) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const [adding, setAdding] = useState(false);
  useCommands([{ id: 'rule.addCard', label: t('rule.addCard'), run: () => setAdding(true) }]);
  return (
    <section>
      <SectionRule aside={<Button kind="text" small onClick={() => setAdding(true)}>{t('rule.addCard')}</Button>}>{t('rule.ownCards')}</SectionRule>
      {rules.ownCards.length === 0 ? <p className="meta-2">{t('rule.ownCardsHelp')}</p> : null}
      <ul className="gr-list">
        {rules.ownCards.map((card) => (
          <li key={card.id}>
            <span><span className="strong">{card.question}</span><br /><span className="meta-2">{card.choices.join(' · ')}</span></span>
            <Button kind="text" small busy={busy ? t('kit.saving') : undefined} aria-label={`${t('rule.cardRemove')}: ${card.question}`} onClick={() => void change(() => api.groundRule.removeCard({ id: card.id }), { words: t('rule.cardRemoved') })}>{t('rule.cardRemove')}</Button>
          </li>
        ))}
      </ul>
      {adding ? <CardDialog rules={rules} engagementId={engagementId} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function CardDialog({ rules, engagementId, onClose }: Props & { onClose: () => void }) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const [question, setQuestion] = useState('');
  const [answers, setAnswers] = useState('');
  const [where, setWhere] = useState<'all' | 'this'>('all');
  const [tried, setTried] = useState(false);
  const card = OwnCard.safeParse({ question, choices: answers.split('\n').filter((line) => line.trim() !== '') });
  const add = async () => {
    setTried(true);
    if (card.success && (await change(() => api.groundRule.addCard({ engagementId: where === 'all' ? null : engagementId, ...card.data })))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('rule.addCard')} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} onClick={() => void add()}>{t('rule.addCard')}</Button>}>
      <Field label={t('rule.cardQuestion')} value={question} onChange={setQuestion} maxLength={200} data-autofocus />
      <TextField label={t('rule.cardAnswers')} hint={t('rule.ownCardsHelp')} value={answers} onChange={setAnswers} rows={4} error={tried && !card.success ? t('rule.cardNeeds') : undefined} />
      <SelectField label={t('rule.cardWhere')} value={where} onChange={setWhere} options={[{ value: 'all', label: t('rule.cardForAll') }, { value: 'this', label: t('rule.cardForThis') }]} />
    </Dialog>
  );
}
