import type { FrameworkRules } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RuleCard } from '@entente/core/ground-rule/rule-card';
import { rulesForAll } from '@entente/core/ground-rule/several-people';
import type { AgreementGrant } from '../../agreement/agreement.access.ts';
import { namedFramework } from '../../agreement/order/agreement-version.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { HeldRound } from './rule-round.store.ts';

/** What an order has from its framework agreement, with the id of that: its number, and the words of the rules; null where nothing reaches it. */
export async function frameworkRules(tx: Tx, grant: Pick<AgreementGrant, 'agreementId'>, held: readonly HeldRound[]): Promise<(Omit<FrameworkRules, 'open'> & { readonly agreementId: string }) | null> {
  const reached = held.filter(({ ofFramework }) => ofFramework);
  const named = reached.length === 0 ? null : await namedFramework(tx, grant);
  if (named === null) return null;
  const { number, title, agreementId } = named;
  const [rules, replaced] = [rulesForAll(reached.map(({ agreed }) => agreed)), rulesForAll(reached.map((round) => round.replaced)).filter(({ card }) => reached.every(({ agreed }) => agreed.every((rule) => rule.card !== card)))];
  return { agreementId, number, title, cards: [...cardsOf(reached, [...rules, ...replaced])], rules: [...rules], replaced: replaced.map(({ card }) => card) };
}

/** The cards of some rules, in the words in which they were asked. */
export function cardsOf(rounds: readonly Pick<HeldRound, 'cards'>[], rules: readonly { readonly card: string }[]): readonly RuleCard[] {
  const cards = rounds.flatMap((round) => round.cards);
  return rules.flatMap(({ card }) => cards.find(({ key }) => key === card) ?? []);
}
