import type { Day, Side } from '../kernel/values.ts';
import { workingDaysAfter, type WorkCalendar } from './working-day.ts';

/** What a commitment was made from when its agreement was signed. */
export const AGREED_KINDS = ['client_input', 'phase', 'deliverable'] as const;
export type AgreedKind = (typeof AGREED_KINDS)[number];
/** The same, and looking at what was delivered, which is promised anew with each delivery. */
export const SOURCE_KINDS = [...AGREED_KINDS, 'acceptance'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What the person it applies to can say. */
export const ANSWERS = ['done', 'accepted', 'not_yet', 'time', 'stuck', 'someone_else'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What a provider decides when something comes later than promised. */
export const DATE_DECISIONS = ['send', 'absorb', 'except'] as const;
export type DateDecision = (typeof DATE_DECISIONS)[number];

export const COMMITMENT_STATES = ['open', 'late', 'stuck', 'done', 'excepted'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** What is written down of a commitment; where it stands follows from it. */
export type CommitmentFacts = {
  readonly side: Side;
  readonly dueOn: Day | null;
  /** The day its owner now expects, where they asked for time. */
  readonly expectedOn: Day | null;
  readonly doneAt: string | null;
  readonly stuckAt: string | null;
  /** Its lateness was taken as it is, with a reason: no dates move and nobody is reminded. */
  readonly exceptedAt: string | null;
};

export type CommitmentStanding = {
  readonly state: CommitmentState;
  /** Working days since its date, or between its date and the day expected now, whichever is more. */
  readonly lateDays: number;
};

/**
 * Where a commitment stands. The side is not asked: a provider's lateness is counted as a client's.
 * A day late begins with the first working day after the date.
 */
export function commitmentStanding({ dueOn, expectedOn, doneAt, stuckAt, exceptedAt }: CommitmentFacts, today: Day, calendar: WorkCalendar): CommitmentStanding {
  if (doneAt !== null) return { state: 'done', lateDays: 0 };
  if (exceptedAt !== null) return { state: 'excepted', lateDays: 0 };
  const until = expectedOn !== null && expectedOn > today ? expectedOn : today;
  const lateDays = dueOn === null ? 0 : workingDaysAfter(dueOn, until, calendar);
  if (stuckAt !== null) return { state: 'stuck', lateDays };
  return { state: lateDays > 0 && dueOn !== null && today > dueOn ? 'late' : 'open', lateDays };
}

/** Whether somebody still has to do it. */
export function isOpen({ doneAt, exceptedAt }: Pick<CommitmentFacts, 'doneAt' | 'exceptedAt'>): boolean {
  return doneAt === null && exceptedAt === null;
}
