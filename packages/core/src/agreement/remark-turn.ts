import type { Side } from '../kernel/values.ts';

/** A question about a clause, or other words for it. */
export const REMARK_KINDS = ['question', 'proposal'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/**
 * What an answer does: `answered` says something; `accepted` puts the proposed words into the draft
 * (from the client: says yes to what the provider said last); `countered` puts other words there;
 * `kept` leaves the words as they are and says why; with `taken_back` whoever proposed something lets it go.
 */
export const ANSWER_OUTCOMES = ['answered', 'accepted', 'countered', 'kept', 'taken_back'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

export type RemarkTalk = {
  readonly id: string;
  readonly authorSide: Side;
  readonly createdAt: string;
  /** In order of writing, oldest first. */
  readonly answers: readonly { readonly authorSide: Side; readonly createdAt: string; readonly outcome: AnswerOutcome }[];
};

/**
 * Whose word a remark waits for. It is open while the side that wrote it had the last word: right
 * after it was written, or after they asked back. An answer of the other side settles it, and so does
 * a yes of the side that wrote it, or that it lets it go.
 * @returns the side and the moment since which it waits; null where it is settled.
 */
export function remarkTurn(remark: RemarkTalk): { readonly side: Side; readonly since: string } | null {
  const last = remark.answers.at(-1);
  if (last === undefined) return { side: otherSide(remark.authorSide), since: remark.createdAt };
  return last.authorSide === remark.authorSide && !SETTLING.has(last.outcome) ? { side: otherSide(remark.authorSide), since: last.createdAt } : null;
}

/** What settles a remark although the side that wrote it had the last word. */
const SETTLING: ReadonlySet<AnswerOutcome> = new Set(['accepted', 'taken_back']);

/** Which side had the last word on a remark: the other one may say yes to it. */
export function lastSpeaker(remark: RemarkTalk): Side {
  return remark.answers.at(-1)?.authorSide ?? remark.authorSide;
}

/** The one of the two sides that is not `side`. */
export function otherSide(side: Side): Side {
  return side === 'provider' ? 'client' : 'provider';
}
