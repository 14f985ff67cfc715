import type { HolidayCalendar } from '../kernel/holidays.ts';
import type { OtherHours } from '../kernel/quiet-hours.ts';
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

/** When one person is left alone: at the same hours every day, at other ones on some days of the week (1 is Monday), and on whole days of it. */
export type OwnQuiet = { readonly from: string; readonly until: string; readonly days: readonly number[]; readonly other: readonly OtherHours[] };

/** What one person chose for themselves: when they are reminded, when they are left alone, on which days they are away; by which clocks, and which country's holidays they keep. */
export type OwnTimes = {
  readonly remindAt: RemindTime;
  readonly quiet: OwnQuiet | null;
  readonly daysOff: readonly Away[];
  /** IANA; empty where it is the workspace's. */
  readonly timeZone: string;
  /** ISO 3166-1 alpha-2; empty where it is the workspace's. */
  readonly country: string;
};

/** What holds for whoever never chose anything. */
export const GIVEN_TIMES: OwnTimes = { remindAt: DEFAULT_REMIND_TIME, quiet: null, daysOff: [], timeZone: '', country: '' };

/** When nobody is written to about promises, unless they chose hours of their own. */
export const EVENING_AND_NIGHT = { from: '20:00', until: '08:00' } as const;

/** Monday to Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKING_WEEK = WEEK.slice(0, 5);

/** As they are kept: days in order, each stretch and day once; quiet hours that are never quiet are none. */
export function ownTimes(wanted: OwnTimes): Outcome<OwnTimes, Refusal<'quiet-hours-leave-too-little' | 'days-off-do-not-fit'>> {
  const { quiet, daysOff } = wanted;
  if (daysOff.length > MOST_STRETCHES || daysOff.some((stretch) => daysOffFault(stretch) !== null)) return refused('days-off-do-not-fit');
  const kept = quiet === null ? null : tidied(quiet);
  if (kept !== null && !leavesEnough(kept)) return refused('quiet-hours-leave-too-little');
  return granted({ ...wanted, quiet: kept, daysOff: inOrder(daysOff.map(({ from, to }) => ({ from, to, name: '' }))).map(({ from, to }) => ({ from, to })) });
}

/** Each day of the week once: whole days before hours, hours only where they are other ones. */
function tidied({ from, until, days, other }: OwnQuiet): OwnQuiet | null {
  const whole = [...new Set(days)].sort((a, b) => a - b);
  const byDay = new Map(other.map((one) => [one.day, one]));
  const others = [...byDay.values()].filter((one) => !whole.includes(one.day) && (one.from !== from || one.until !== until)).sort((a, b) => a.day - b.day);
  return quietMinutes({ from, until }) === 0 && whole.length + others.length === 0 ? null : { from, until, days: whole, other: others };
}

/** Four hours of each day that is not quiet as a whole, and one day at least from Monday to Friday. */
function leavesEnough({ from, until, days, other }: OwnQuiet): boolean {
  const isEnough = (hours: { readonly from: string; readonly until: string }): boolean => quietMinutes(hours) <= (24 - LEAST_OPEN_HOURS) * 60;
  return isEnough({ from, until }) && other.every(isEnough) && WORKING_WEEK.some((day) => !days.includes(day));
}

function quietMinutes({ from, until }: { readonly from: string; readonly until: string }): number {
  const length = minutesOf(until) - minutesOf(from);
  return length >= 0 ? length : length + 24 * 60;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The working days of somebody who is away on some of them. */
export function alsoAway(calendar: HolidayCalendar, daysOff: readonly Away[]): HolidayCalendar {
  return daysOff.length === 0 ? calendar : { isDayOff: (day) => calendar.isDayOff(day) || daysOff.some(({ from, to }) => from <= day && day <= to) };
}
