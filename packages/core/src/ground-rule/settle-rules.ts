import { z } from 'zod';
import { choicesOf, holdsForEach, RuleAnswer, type RuleCard } from './rule-card.ts';

const Given = RuleAnswer.omit({ card: true });
/** An answer apart from its card. */
export type Given = z.infer<typeof Given>;

/** What a card comes to: one rule for both, a rule for each side, or a talk that is still to be had. */
export const Settled = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('one'), rule: Given }),
  z.strictObject({ as: z.literal('each'), provider: Given.nullable(), client: Given.nullable() }),
  z.strictObject({ as: z.literal('talk') }),
]);
export type Settled = z.infer<typeof Settled>;

/** What somebody chose for a card on which the two sides differ. */
export const RulePick = z.strictObject({ card: z.string().max(60), pick: z.enum(['provider', 'client', 'middle', 'talk']) });
export type RulePick = z.infer<typeof RulePick>;

/**
 * How a card stands once both sides have answered:
 *   same     both said the same
 *   each     both answers hold, each for its own side
 *   one_side only one side answered; its answer is the proposal
 *   differs  the two differ, and somebody has to choose
 *   skipped  nobody answered; there is no rule
 */
export const CARD_STATES = ['same', 'each', 'one_side', 'differs', 'skipped'] as const;
export type CardState = (typeof CARD_STATES)[number];

export type CardLine = {
  readonly card: string;
  readonly state: CardState;
  readonly provider: Given | null;
  readonly client: Given | null;
  /** What lies between two choices that differ; null where words stand against something: nothing lies between them. */
  readonly middle: Given | null;
  /** What the card comes to now; null where nobody answered or the choice is still open. */
  readonly settled: Settled | null;
};

export type BothAnswers = { readonly provider: readonly RuleAnswer[]; readonly client: readonly RuleAnswer[] };

/**
 * Lays the answers of both sides side by side and says what each card comes to. Where they differ the middle is
 * proposed, unless somebody picked otherwise.
 */
export function settleRules(cards: readonly RuleCard[], answers: BothAnswers, picks: readonly RulePick[]): readonly CardLine[] {
  return cards.map((card) => {
    const [provider, client] = [givenTo(card, answers.provider), givenTo(card, answers.client)];
    const state = stateOf(card, provider, client);
    const middle = state === 'differs' && provider !== null && client !== null ? middleOf(card, provider, client) : null;
    const pick = picks.find((one) => one.card === card.key)?.pick ?? null;
    return { card: card.key, state, provider, client, middle, settled: settledOf({ state, provider, client, middle }, pick) };
  });
}

/**
 * The choice halfway between two of a card, by its order from what asks most to what asks least; between two
 * neighbours, and where halfway falls between two choices, the one that asks less: a rule that both keep is worth more than
 * a stricter one that is broken. The middle of a and b is that of b and a, and never lies outside them.
 */
export function middleOf(card: RuleCard, a: Given, b: Given): Given | null {
  const order = choicesOf(card);
  const [first, second] = [order.indexOf(a.choice), order.indexOf(b.choice)];
  if (first < 0 || second < 0) return null;
  return { choice: order[Math.ceil((first + second) / 2)] ?? '', words: '' };
}

/** What is agreed: the cards that came to something, in their order. */
export function agreedRules(lines: readonly CardLine[]): readonly { readonly card: string; readonly settled: Settled }[] {
  return lines.flatMap(({ card, settled }) => (settled === null ? [] : [{ card, settled }]));
}

/** Cards on which a choice is still open: there is no middle, and nobody picked. */
export function openCards(lines: readonly CardLine[]): readonly string[] {
  return lines.flatMap(({ card, state, settled }) => (state !== 'skipped' && settled === null ? [card] : []));
}

function givenTo(card: RuleCard, answers: readonly RuleAnswer[]): Given | null {
  const found = answers.find((answer) => answer.card === card.key);
  return found === undefined ? null : { choice: found.choice, words: found.words };
}

function stateOf(card: RuleCard, provider: Given | null, client: Given | null): CardState {
  if (provider === null && client === null) return 'skipped';
  if (holdsForEach(card)) return 'each';
  if (provider === null || client === null) return 'one_side';
  return provider.choice === client.choice && provider.words === client.words ? 'same' : 'differs';
}

function settledOf({ state, provider, client, middle }: Omit<CardLine, 'card' | 'settled'>, pick: RulePick['pick'] | null): Settled | null {
  if (state === 'skipped') return null;
  if (state === 'each') return { as: 'each', provider, client };
  const rule = state === 'differs' ? picked({ provider, client, middle }, pick ?? 'middle') : (provider ?? client);
  if (state !== 'same' && pick === 'talk') return { as: 'talk' };
  return rule === null ? null : { as: 'one', rule };
}

function picked(of: { readonly provider: Given | null; readonly client: Given | null; readonly middle: Given | null }, pick: RulePick['pick']): Given | null {
  return pick === 'talk' ? null : of[pick];
}
