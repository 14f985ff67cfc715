import type { Side } from '../kernel/values.ts';

/** A question about a clause, or other words for it. */
export const REMARK_KINDS = ['question', 'proposal'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/**
 * What an answer does: `answered` says something; `accepted` puts the proposed words into the draft;
 * `countered` puts other words there; `kept` leaves the words as they are and says why.
 */
export const ANSWER_OUTCOMES = ['answered', 'accepted', 'countered', 'kept'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export type RemarkTalk = {
  readonly id: string;
  readonly authorSide: Side;
  readonly createdAt: string;
  /** In order of writing, oldest first. */
  readonly answers: readonly { readonly authorSide: Side; readonly createdAt: string }[];
};

/**
 * Whose word a remark waits for. It is open while the side that wrote it had the last word: right
 * after it was written, or after they asked back. An answer of the other side settles it.
 * @returns the side and the moment since which it waits; null where it is settled.
 */
export function remarkTurn(remark: RemarkTalk): { readonly side: Side; readonly since: string } | null {
  const last = remark.answers.at(-1);
  if (last === undefined) return { side: otherSide(remark.authorSide), since: remark.createdAt };
  return last.authorSide === remark.authorSide ? { side: otherSide(remark.authorSide), since: last.createdAt } : null;
}

/** The one of the two sides that is not `side`. */
export function otherSide(side: Side): Side {
  return side === 'provider' ? 'client' : 'provider';
}
