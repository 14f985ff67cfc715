import { holidayCalendar, type HolidayCalendar } from '../kernel/holidays.ts';
import type { Day } from '../kernel/values.ts';
import { addDays } from '../kernel/zoned-time.ts';

/** A firm's own days off at most: stretches kept, and calendar days of one of them, both ends counted. */
export const MOST_STRETCHES = 100;
export const LONGEST_STRETCH = 45;

/** A stretch of days on which the firm does not work, both ends counted, and what for. */
export type DaysOff = { readonly from: Day; readonly to: Day; readonly name: string };

/** What is wrong with a stretch of two calendar days, if anything. */
export function daysOffFault({ from, to }: Pick<DaysOff, 'from' | 'to'>): 'ends-before-it-begins' | 'too-long' | null {
  if (to < from) return 'ends-before-it-begins';
  return to < addDays(from, LONGEST_STRETCH) ? null : 'too-long';
}

/**
 * On which days nobody of the firm works besides Saturdays and Sundays: the public holidays of its country
 * (ISO 3166-1 alpha-2) and its own days off.
 */
export function workCalendar({ country, daysOff }: { readonly country: string; readonly daysOff: readonly DaysOff[] }): HolidayCalendar {
  const holidays = holidayCalendar(country);
  return { isDayOff: (day) => holidays.isDayOff(day) || daysOff.some(({ from, to }) => from <= day && day <= to) };
}

/** Soonest first; the same stretch said twice is kept once. */
export function inOrder(daysOff: readonly DaysOff[]): readonly DaysOff[] {
  const sorted = daysOff.toSorted((a, b) => (a.from === b.from ? a.to.localeCompare(b.to) : a.from.localeCompare(b.from)));
  return sorted.filter(({ from, to, name }, at) => at === 0 || sorted[at - 1]?.from !== from || sorted[at - 1]?.to !== to || sorted[at - 1]?.name !== name);
}
