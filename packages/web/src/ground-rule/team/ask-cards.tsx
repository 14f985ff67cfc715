import { useState } from 'react';
import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import { eightCards, furtherCards, MOST_CARDS, type RuleCard } from '@entente/core/ground-rule/rule-card';
import { cardWords } from '@entente/phrases/rule-words';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useRuleChange } from './rule-change.ts';

/** Asks both sides the cards, for the first time or again. */
export function AskCards({ rules, again }: { rules: GroundRulesView; again: boolean }) {
  const t = usePhrases();
  const [open, setOpen] = useState(false);
  const label = t(again ? 'rule.askAgain' : 'rule.ask');
  useCommands([{ id: 'rule.ask', label, allowed: rules.people.length > 0, run: () => setOpen(true) }]);
  return (
    <>
      <Button kind={again ? 'outlined' : 'main'} onClick={() => setOpen(true)}>{label}</Button>
      {open ? <AskDialog rules={rules} title={label} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AskDialog({ rules, title, onClose }: { rules: GroundRulesView; title: string; onClose: () => void }) {
  const t = usePhrases();
  const { busy, change } = useRuleChange(rules.agreementId);
  const offered = offeredCards(rules);
  const held = new Set(rules.framework?.rules.map(({ card }) => card));
  const [signatoryId, setSignatoryId] = useState(rules.people[0]?.signatoryId ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set([...furtherCards().map(({ key }) => key), ...held]));
  const cards = offered.map(({ key }) => key).filter((key) => !left.has(key)).slice(0, MOST_CARDS);
  const toggle = (key: string, wanted: boolean) => setLeft(new Set(wanted ? [...left].filter((one) => one !== key) : [...left, key]));
  const name = rules.people.find((person) => person.signatoryId === signatoryId)?.name ?? '';
  const ask = async () => {
    if (cards.length > 0 && (await change(() => api.groundRule.open({ agreementId: rules.agreementId, signatoryId, cards }), { words: t('rule.asked', { name }) }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={title} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={cards.length === 0 ? t('rule.chooseCard') : undefined} onClick={() => void ask()}>{title}</Button>}>
      <SelectField label={t('rule.askWhom')} value={signatoryId} onChange={setSignatoryId} options={rules.people.map((person) => ({ value: person.signatoryId, label: `${person.name} · ${person.email}` }))} />
      <fieldset className="gr-cards">
        <legend>{t('rule.whichCards')}</legend>
        {offered.map((card) => <CheckField key={card.key} checked={!left.has(card.key)} {...(held.has(card.key) ? { hint: t('rule.heldFrom', { number: rules.framework?.number ?? '' }) } : {})} onChange={(wanted) => toggle(card.key, wanted)}>{cardWords(t, card)}</CheckField>)}
      </fieldset>
    </Dialog>
  );
}

/** The eight, those beside them, own ones, and of an order own ones of the first project about which its framework agreement has a rule. */
function offeredCards({ ownCards, framework }: GroundRulesView): readonly RuleCard[] {
  const here: RuleCard[] = [...eightCards(), ...furtherCards(), ...ownCards.map(({ id, question, choices }) => ({ key: id, question, choices }))];
  return [...here, ...(framework?.cards ?? []).filter(({ key }) => here.every((card) => card.key !== key))];
}
