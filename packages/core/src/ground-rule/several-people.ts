import type { AgreedRule } from './acting-rules.ts';
import { CARD_CHOICES, isTopic } from './rule-card.ts';

/** A round by the person of the client who was asked, newest first among others. */
type OfPerson = { readonly askedEmail: string };

/** The newest round of each person: a newer one ends an earlier one of the same person alone. */
export function newestOfEach<Round extends OfPerson>(rounds: readonly Round[]): readonly Round[] {
  const seen = new Set<string>();
  return rounds.filter(({ askedEmail }) => !seen.has(askedEmail) && seen.add(askedEmail));
}

/** The cards about which different rules were agreed with different people. */
export function differingCards(agreed: readonly (readonly AgreedRule[])[]): readonly string[] {
  const said = Map.groupBy(agreed.flat(), ({ card }) => card);
  return [...said].filter(([, rules]) => new Set(rules.map(({ settled }) => JSON.stringify(settled))).size > 1).map(([card]) => card);
}

/**
 * What acts towards all of them: what was agreed with each; where that differs, what asks more of us, because it keeps
 * the word given to everybody.
 * @param agreed the rules of each person, newest round first.
 */
export function rulesForAll(agreed: readonly (readonly AgreedRule[])[]): readonly AgreedRule[] {
  return [...Map.groupBy(agreed.flat(), ({ card }) => card)].map(([, rules]) => rules.toSorted((a, b) => askedOfUs(a) - askedOfUs(b))[0]).filter((rule) => rule !== undefined);
}

/** A round that both said yes to; `ofFramework`: beside the framework agreement of the order that is looked at. */
export type RoundInForce = OfPerson & { readonly agreed: readonly AgreedRule[]; readonly ofFramework: boolean };

/**
 * What is in force under an order: its own rules, and of those beside its framework agreement the cards about which it
 * has none of its own. "Let's talk" is no rule yet, and takes the place of none. In confided work each person stands by
 * themselves: what the order agreed with one replaces nothing of another's.
 * @param rounds of each person the newest, of the order and of its framework agreement apart.
 */
export function inForce<Round extends RoundInForce>(rounds: readonly Round[], { isConfided }: { readonly isConfided: boolean }): readonly Round[] {
  const own = rounds.filter(({ ofFramework }) => !ofFramework);
  const saidAnew = (round: Round): ReadonlySet<string> => new Set(own.filter(({ askedEmail }) => !isConfided || askedEmail === round.askedEmail).flatMap(({ agreed }) => agreed.flatMap(({ card, settled }) => (settled.as === 'talk' ? [] : [card]))));
  return rounds.map((round) => {
    const anew = round.ofFramework ? saidAnew(round) : new Set<string>();
    return { ...round, agreed: round.agreed.filter(({ card }) => !anew.has(card)) };
  });
}

/** What both sides agreed, with the person of the client it was agreed with; null where they are nobody who promises. */
export type AgreedWith = { readonly personId: string | null; readonly rules: readonly AgreedRule[] };

/** What acts towards one person of the client: what was agreed with all of them; in confided work what was agreed with this one alone. */
export function rulesTowards(agreed: readonly AgreedWith[], { personId, isConfided }: { readonly personId: string | null; readonly isConfided: boolean }): readonly AgreedRule[] {
  return rulesForAll(agreed.filter((one) => !isConfided || (personId !== null && one.personId === personId)).map(({ rules }) => rules));
}

/** How far down the choices of its card a rule stands for our side; behind all of them, where no choice says it. */
function askedOfUs({ card, settled }: AgreedRule): number {
  if (!isTopic(card) || settled.as === 'talk') return Number.MAX_SAFE_INTEGER;
  const choice = (settled.as === 'one' ? settled.rule : settled.provider)?.choice ?? '';
  const at = (CARD_CHOICES[card] as readonly string[]).indexOf(choice);
  return at === -1 ? Number.MAX_SAFE_INTEGER : at;
}
