import { addWorkingDays, workingDaysAfter, type WorkCalendar } from '../commitment/working-day.ts';
import { answerState, type AnswerState } from '../ground-rule/acting-rules.ts';
import type { Day } from '../kernel/values.ts';
import { dayIn } from '../kernel/zoned-time.ts';
import { delayKey } from './due-notices.ts';
import type { TouchpointEvent } from './touchpoint.ts';

/** Within how many working days a client has an answer, where the plan does not say. */
export const ANSWER_DAYS = 1;
/** After how many working days it is said that nobody has read what was written. */
export const UNREAD_AFTER_DAYS = 3;

/** What a person of the client said on their own page, as far as it tells that something the program knows of was told. */
export type Said = {
  readonly event: TouchpointEvent;
  readonly personId: string | null;
  readonly on: Day;
  /** The last day of an absence. */
  readonly until: Day | null;
  /** The promise that will be late, and the day that it was promised for. */
  readonly promiseId: string | null;
  readonly promisedOn: Day | null;
};

/**
 * The key of the happening that the program would find by itself later: a delay of a promise by its day, an absence
 * by its days and person. Whoever said so on their page has told it. Null where the program would find none.
 */
export function foretold({ event, personId, on, until, promiseId, promisedOn }: Said): string | null {
  if (event === 'delay') return promiseId === null || promisedOn === null ? null : delayKey(promiseId, promisedOn);
  return event === 'absence' && personId !== null && until !== null ? `absence:${on}:${until}:${personId}` : null;
}

/** Within how many working days an absence has to begin for its message not to wait. */
const SOON_AWAY_DAYS = 2;

/** Bad news of a client that cannot wait for the one message of the day: something has gone badly wrong, they are not happy, or they are away so soon. */
export function cannotWait({ event, on, today, calendar }: { readonly event: TouchpointEvent; readonly on: Day; readonly today: Day; readonly calendar: WorkCalendar }): boolean {
  return event === 'crisis' || event === 'complaint' || (event === 'absence' && on <= addWorkingDays(today, SOON_AWAY_DAYS, calendar));
}

type ByHours = { readonly dueAt: Date; readonly now: Date; readonly timeZone: string };

/**
 * By when it is answered, and whether that has passed: by the answer time that both sides agreed, else within fixed days.
 * Where the plan names days and a time was agreed besides, the sooner of both holds.
 * @param within working days that the plan gives; null: it says nothing of it.
 * @param byHours the moment, where the plan gives hours by the clock instead of days, with the present one.
 * @param agreedOn the last day by the agreed answer time (`answerDueOn`); null where none was agreed.
 */
export function answerDue({ saidOn, within, byHours = null, agreedOn, today, calendar }: { readonly byHours?: ByHours | null; readonly saidOn: Day; readonly within: number | null; readonly agreedOn: Day | null; readonly today: Day; readonly calendar: WorkCalendar }): { readonly dueOn: Day; readonly state: AnswerState } {
  if (byHours !== null) {
    const { dueAt, now, timeZone } = byHours;
    const dueOn = dayIn(timeZone, dueAt);
    if (agreedOn === null || agreedOn >= dueOn) return { dueOn, state: now > dueAt ? 'missed' : answerState(dueOn, today) };
  }
  const fixed = addWorkingDays(saidOn, Math.max(0, within ?? ANSWER_DAYS), calendar);
  const dueOn = agreedOn === null || (within !== null && fixed < agreedOn) ? fixed : agreedOn;
  return { dueOn, state: answerState(dueOn, today) };
}

/** For how many working days nobody has read it; null where somebody has, or it is no time yet to say so. */
export function unreadDays({ toldOn, isRead, today, calendar }: { readonly toldOn: Day; readonly isRead: boolean; readonly today: Day; readonly calendar: WorkCalendar }): number | null {
  if (isRead) return null;
  const days = workingDaysAfter(toldOn, today, calendar);
  return days >= UNREAD_AFTER_DAYS ? days : null;
}
