import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import type { Day } from '../kernel/values.ts';
import { addDays, dayIn, momentIn, weekday } from '../kernel/zoned-time.ts';

/** Reminders come in the morning, where the workspace is. */
const MORNING = '09:00';
const FIRST_AFTER_DAYS = 3;
const LAST_BEFORE_DAYS = 2;
/** The furthest a person may put an agreement off. */
const MOST_DEFERRED_DAYS = 90;

export const DEFERRAL_CHOICES = ['tomorrow', 'three_days', 'next_monday', 'day'] as const;
export type DeferralChoice = (typeof DEFERRAL_CHOICES)[number];

type Span = { readonly sentAt: Date; readonly expiresAt: Date; readonly timeZone: string };

/**
 * When a person who has not signed is reminded by the program itself: once after three days and once
 * two days before the end, on working days, never on the day of sending, never twice on one day.
 */
export function reminderTimes({ sentAt, expiresAt, timeZone }: Span): readonly Date[] {
  const [sent, end] = [dayIn(timeZone, sentAt), dayIn(timeZone, expiresAt)];
  const wanted = [onWorkday(addDays(sent, FIRST_AFTER_DAYS), 1), onWorkday(addDays(end, -LAST_BEFORE_DAYS), -1)];
  const days = [...new Set(wanted)].filter((day) => day > sent && day < end).sort();
  return days.map((day) => momentIn(timeZone, day, MORNING));
}

/** The same day, or the next (`step` 1) or last (-1) one from Monday to Friday. */
function onWorkday(day: Day, step: 1 | -1): Day {
  return weekday(day) <= 5 ? day : onWorkday(addDays(day, step), step);
}

export type Deferring = { readonly choice: DeferralChoice; readonly day: Day | null; readonly now: Date; readonly expiresAt: Date | null; readonly timeZone: string };

/**
 * The moment at which to ask again after "not now".
 * @returns the morning of the chosen day; or why not: the day is not after today, too far away, or the
 *   agreement ends before it (`detail.end` is the last day).
 */
export function deferralTime(deferring: Deferring): Outcome<Date, Refusal<'deferral-day-is-past' | 'deferral-day-is-too-late'>> {
  const { now, timeZone } = deferring;
  const today = dayIn(timeZone, now);
  const day = chosenDay(deferring, today);
  const last = furthestDeferral(deferring);
  if (day === null || day <= today) return refused('deferral-day-is-past');
  return day > last ? refused('deferral-day-is-too-late', { end: last }) : granted(momentIn(timeZone, day, MORNING));
}

/** The last day that "not now" may name: the agreement's own last day, but not further than three months. */
export function furthestDeferral({ now, expiresAt, timeZone }: Pick<Deferring, 'now' | 'expiresAt' | 'timeZone'>): Day {
  const furthest = addDays(dayIn(timeZone, now), MOST_DEFERRED_DAYS);
  const end = expiresAt === null ? furthest : dayIn(timeZone, expiresAt);
  return end < furthest ? end : furthest;
}

function chosenDay({ choice, day }: Deferring, today: Day): Day | null {
  if (choice === 'tomorrow') return addDays(today, 1);
  if (choice === 'three_days') return addDays(today, 3);
  if (choice === 'next_monday') return addDays(today, 8 - weekday(today));
  return day;
}

/**
 * Whether a person may get another message today: at most one a day, on the workspace's calendar.
 * Codes and answers they wait for do not count and are not held back.
 */
export function mayWriteToday(writtenAt: readonly Date[], now: Date, timeZone: string): boolean {
  const today = dayIn(timeZone, now);
  return writtenAt.every((at) => dayIn(timeZone, at) !== today);
}

/** When a person may be written to: null where that is today, else the first morning of a day on which nothing went to them or is to go. */
export function nextFreeMorning(writtenAt: readonly Date[], now: Date, timeZone: string): Date | null {
  if (mayWriteToday(writtenAt, now, timeZone)) return null;
  const taken = new Set(writtenAt.map((at) => dayIn(timeZone, at)));
  const free = (day: Day): Day => (taken.has(day) ? free(addDays(day, 1)) : day);
  return momentIn(timeZone, free(dayIn(timeZone, now)), MORNING);
}
