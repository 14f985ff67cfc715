import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RuleCard } from '@entente/core/ground-rule/rule-card';
import type { Settled } from '@entente/core/ground-rule/settle-rules';
import { cardWords, settledWords } from '@entente/phrases/rule-words';
import { Facts, type Fact } from '../../ui/facts.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

type RuleListProps = { rules: Pick<GroundRulesView, 'firmName' | 'clientName'>; cards: readonly RuleCard[]; settled: readonly { readonly card: string; readonly settled: Settled | null }[] };

/** Rules as they came out of the cards: what each is about, and what holds. */
export function RuleList({ rules, cards, settled }: RuleListProps) {
  const t = usePhrases();
  const names = { provider: rules.firmName, client: rules.clientName };
  const facts = settled.flatMap(({ card: key, settled: what }): Fact[] => {
    const card = cards.find((one) => one.key === key);
    return card === undefined || what === null ? [] : [{ term: cardWords(t, card), value: settledWords(t, { card, settled: what, names }) ?? t('rule.toTalkAbout') }];
  });
  return <Facts facts={facts} wide />;
}
