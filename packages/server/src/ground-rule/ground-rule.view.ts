import type { RuleRoundView } from '@entente/contract/ground-rule/ground-rule.contract';
import type { RuleAnswer } from '@entente/core/ground-rule/rule-card';
import type { Side } from '@entente/core/kernel/values';
import type { Tx } from '../platform/database/in-workspace.ts';
import { linesOf, rulesHash, standingYes } from './rule-round.actions.ts';
import { loadAnswers, type RuleAct, type StoredRound } from './rule-round.store.ts';

type By = { readonly name: string; readonly at: string } | null;

/** A round as one side may see it: the one way to show a round, on the API and on the client's page alike. */
export async function roundView(tx: Tx, round: StoredRound, side: Side): Promise<RuleRoundView> {
  const lines = round.revealedAt === null ? null : await linesOf(tx, round, side);
  const hash = lines === null ? null : rulesHash(lines);
  const yes = (of: Side): By => (hash === null ? null : by(standingYes(round.acts, of, hash)));
  const answered = (of: Side): By => by(round.acts.findLast((one) => one.act === 'answered' && one.side === of) ?? null);
  const own = await loadAnswers(tx, [round], side);
  const { id, number, openedAt, openedByName, askedName, cards, agreedAt, agreed, reviewOn } = round;
  return {
    id, number, openedAt, openedBy: openedByName, askedName, cards, agreedAt, reviewOn,
    state: agreedAt !== null ? 'agreed' : round.revealedAt !== null ? 'comparing' : 'asking',
    own: own.flatMap((answer): RuleAnswer[] => (answer.side === side ? [{ card: answer.card, choice: answer.choice, words: answer.words }] : [])),
    answered: { provider: answered('provider'), client: answered('client') },
    lines: lines === null ? null : [...lines],
    works: { provider: yes('provider'), client: yes('client') },
    agreed,
    wantsChange: changeWanted(round.acts),
  };
}

/** The client's wish for other rules, unless somebody said since that they still work. */
export function changeWanted(acts: readonly RuleAct[]): By {
  const last = acts.findLast(({ act }) => act === 'wants_change' || act === 'still_works');
  return last?.act === 'wants_change' ? by(last) : null;
}

function by(act: RuleAct | null): By {
  return act === null ? null : { name: act.actorName, at: act.happenedAt };
}

/** What a round wants of the provider's side, and since when; null where it is not their turn. */
export function rulesThatWait(round: StoredRound, today: string): { readonly what: 'answer' | 'compare' | 'review' | 'change'; readonly since: string } | null {
  const did = (act: RuleAct['act']): boolean => round.acts.some((one) => one.act === act && one.side === 'provider');
  if (round.agreedAt === null && round.revealedAt === null) return did('answered') ? null : { what: 'answer', since: round.openedAt };
  if (round.agreedAt === null) return did('works_for_me') && !voidYes(round) ? null : { what: 'compare', since: round.revealedAt ?? round.openedAt };
  const wish = changeWanted(round.acts);
  if (wish !== null) return { what: 'change', since: wish.at };
  return round.reviewOn !== null && round.reviewOn <= today ? { what: 'review', since: round.agreedAt } : null;
}

/** Both said yes, but not to the same rules: the provider's yes is void where the client's came later. */
function voidYes({ acts }: StoredRound): boolean {
  const yes = acts.findLast(({ act }) => act === 'works_for_me');
  return yes?.side === 'client';
}
