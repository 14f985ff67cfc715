import type { HolidayCalendar } from '../kernel/holidays.ts';
import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import type { Day } from '../kernel/values.ts';
import { daysOffFault, inOrder, MOST_STRETCHES } from './days-off.ts';

/** At what time of the day a person can wish to be reminded. */
export const REMIND_TIMES = ['09:00', '12:00', '16:00', '18:00'] as const;
export type RemindTime = (typeof REMIND_TIMES)[number];
export const DEFAULT_REMIND_TIME: RemindTime = '09:00';

/** Quiet hours leave at least so much of a day in which a message can come. */
export const LEAST_OPEN_HOURS = 4;

/** A stretch of days on which one person does not work, both ends counted. */
export type Away = { readonly from: Day; readonly to: Day };

/** What one person chose for themselves: when they are reminded, when they are left alone each day, on which days they are away. */
export type OwnTimes = { readonly remindAt: RemindTime; readonly quiet: { readonly from: string; readonly until: string } | null; readonly daysOff: readonly Away[] };

/** As they are kept: days in order, each stretch once; quiet hours from a time to the same time are none. */
export function ownTimes({ remindAt, quiet, daysOff }: OwnTimes): Outcome<OwnTimes, Refusal<'quiet-hours-leave-too-little' | 'days-off-do-not-fit'>> {
  if (daysOff.length > MOST_STRETCHES || daysOff.some((stretch) => daysOffFault(stretch) !== null)) return refused('days-off-do-not-fit');
  const kept = quiet === null || quiet.from === quiet.until ? null : quiet;
  if (kept !== null && quietMinutes(kept) > (24 - LEAST_OPEN_HOURS) * 60) return refused('quiet-hours-leave-too-little');
  return granted({ remindAt, quiet: kept, daysOff: inOrder(daysOff.map(({ from, to }) => ({ from, to, name: '' }))).map(({ from, to }) => ({ from, to })) });
}

function quietMinutes({ from, until }: { readonly from: string; readonly until: string }): number {
  const length = minutesOf(until) - minutesOf(from);
  return length > 0 ? length : length + 24 * 60;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The working days of somebody who is away on some of them. */
export function alsoAway(calendar: HolidayCalendar, daysOff: readonly Away[]): HolidayCalendar {
  return daysOff.length === 0 ? calendar : { isDayOff: (day) => calendar.isDayOff(day) || daysOff.some(({ from, to }) => from <= day && day <= to) };
}
