import type { DocumentContent } from '../document/content.ts';
import type { Day } from '../kernel/values.ts';
import { agreedCommitments, type AgreedCommitment } from './agreed-commitments.ts';
import { doerWords } from './agreed-doers.ts';
import { isOpen, type CommitmentFacts } from './commitment-state.ts';
import { wouldCircle, type Blocking } from './date-shift.ts';

/** A promise that was made from a record of an agreement or of an amendment to it. */
export type MadePromise = Pick<CommitmentFacts, 'dueOn' | 'doneAt' | 'exceptedAt'> & {
  readonly id: string;
  readonly sourceId: string;
  /** The day that the signed text gave it last. */
  readonly agreedOn: Day | null;
  /** What the signed text called it last, the form it asked for, and whom it named (`doerWords`); null where that is not known. */
  readonly agreedTitle: string | null;
  readonly agreedFormat: string | null;
  readonly agreedOwner: string | null;
  /** The number of the amendment that took its record out; null while none did. */
  readonly takenOutBy: number | null;
  /** It was taken off the board. */
  readonly isRemoved: boolean;
};

type Worded = { readonly id: string; readonly title: string; readonly format: string };
type Named = { readonly id: string; readonly words: string; readonly one: AgreedCommitment };
type Content = Pick<DocumentContent, 'phases' | 'deliverables' | 'clientInputs' | 'responsibilities'>;

/** What becomes of the promises of an agreement when another text of it binds. */
export type FollowedText = {
  /** Records of which nothing was ever promised. */
  readonly fresh: readonly AgreedCommitment[];
  /** Promises to which the text gives another day than the text before; `from` is the day on the board. */
  readonly redated: readonly { readonly id: string; readonly from: Day | null; readonly to: Day | null }[];
  /** The same of what ended: its day on the board stays, and the one that was agreed counts once it is opened again. */
  readonly agreedAnew: readonly { readonly id: string; readonly to: Day | null }[];
  /** Promises that the text calls otherwise, or asks in another form, than the text before. */
  readonly reworded: readonly Worded[];
  /** The same of what ended, which keeps its words, and of what it is not known how the text before called it. */
  readonly wordedAnew: readonly Worded[];
  /** Promises for which the text names somebody else than the text before; `words` as `doerWords` gives them. */
  readonly handedOn: readonly Named[];
  readonly namedAnew: readonly Named[];
  /** Ids of promises whose record is not in the text any more. */
  readonly takenOut: readonly string[];
  /** The same of what was kept by then: it is not owed if somebody opens it again. */
  readonly keptAndGone: readonly string[];
  /** Promises whose record was out of the agreement and is in it again; `isOwed` where it ended only because of that. */
  readonly putBack: readonly { readonly id: string; readonly isOwed: boolean }[];
};

/**
 * Brings promises in line with the text that binds now. Each record is promised once, however many texts have
 * it; what is kept, let go or off the board stays as it is; and what the text says as before is not touched,
 * so that a day that moved on the board since stays moved. Followed twice, a text changes nothing the second time.
 */
export function followText(content: Content, made: readonly MadePromise[]): FollowedText {
  const agreed = new Map(agreedCommitments(content).map((one) => [one.sourceId, one]));
  const known = new Set(made.map(({ sourceId }) => sourceId));
  const onBoard = made.filter(({ isRemoved }) => !isRemoved);
  const putBack = onBoard.filter(({ sourceId, takenOutBy }) => takenOutBy !== null && agreed.has(sourceId)).map(({ id, doneAt, exceptedAt }) => ({ id, isOwed: doneAt === null && exceptedAt !== null }));
  const owedAgain = new Set(putBack.flatMap(({ id, isOwed }) => (isOwed ? [id] : [])));
  const changed = onBoard.flatMap((one) => {
    const said = agreed.get(one.sourceId);
    return said === undefined || said.dueOn === one.agreedOn ? [] : [{ id: one.id, from: one.dueOn, to: said.dueOn, isOwed: isOpen(one) || owedAgain.has(one.id) }];
  });
  const standing = onBoard.flatMap((promise) => {
    const one = agreed.get(promise.sourceId);
    return one === undefined ? [] : [{ promise, one, isOwed: isOpen(promise) || owedAgain.has(promise.id) }];
  });
  const gone = onBoard.filter(({ sourceId, takenOutBy }) => !agreed.has(sourceId) && takenOutBy === null);
  return {
    fresh: [...agreed.values()].filter(({ sourceId }) => !known.has(sourceId)),
    redated: changed.flatMap(({ isOwed, ...one }) => (isOwed ? [one] : [])),
    agreedAnew: changed.flatMap(({ id, to, isOwed }) => (isOwed ? [] : [{ id, to }])),
    ...rewordedIn(standing),
    ...handedIn(content, standing),
    takenOut: gone.filter(isOpen).map(({ id }) => id),
    keptAndGone: gone.filter(({ doneAt }) => doneAt !== null).map(({ id }) => id),
    putBack,
  };
}

type Standing = readonly { readonly promise: MadePromise; readonly one: AgreedCommitment; readonly isOwed: boolean }[];

function rewordedIn(standing: Standing): Pick<FollowedText, 'reworded' | 'wordedAnew'> {
  const changed = standing.filter(({ promise, one }) => promise.agreedTitle !== one.title || promise.agreedFormat !== one.format);
  const isFollowed = ({ promise, isOwed }: Standing[number]): boolean => isOwed && promise.agreedTitle !== null;
  const worded = ({ promise: { id }, one: { title, format } }: Standing[number]): Worded => ({ id, title, format });
  return { reworded: changed.filter(isFollowed).map(worded), wordedAnew: changed.filter((one) => !isFollowed(one)).map(worded) };
}

function handedIn(content: Content, standing: Standing): Pick<FollowedText, 'handedOn' | 'namedAnew'> {
  const changed = standing.flatMap(({ promise, one, isOwed }) => {
    const words = doerWords(one, content);
    return words === promise.agreedOwner ? [] : [{ isFollowed: isOwed && promise.agreedOwner !== null, named: { id: promise.id, words, one } }];
  });
  return { handedOn: changed.filter(({ isFollowed }) => isFollowed).map(({ named }) => named), namedAnew: changed.filter(({ isFollowed }) => !isFollowed).map(({ named }) => named) };
}

/**
 * What comes to wait for what because of fresh promises, before or behind what stands on the board already.
 * @param idOf the promise of a record, where there is one.
 * @param standing what waits for what by now; nothing is added that would come to wait for itself through it.
 */
export function freshBlocks(content: Pick<DocumentContent, 'phases' | 'deliverables' | 'clientInputs'>, { idOf, fresh, standing }: { readonly idOf: ReadonlyMap<string, string>; readonly fresh: ReadonlySet<string>; readonly standing: readonly Blocking[] }): readonly Blocking[] {
  const added: Blocking[] = [];
  for (const { sourceId, blocks } of agreedCommitments(content)) {
    for (const blockedSource of blocks) {
      const [id, blockedId] = [idOf.get(sourceId), idOf.get(blockedSource)];
      if (id === undefined || blockedId === undefined || !(fresh.has(id) || fresh.has(blockedId))) continue;
      if (!wouldCircle([...standing, ...added], id, [blockedId])) added.push({ id, blockedId });
    }
  }
  return added;
}
