import type { Day } from '../kernel/values.ts';
import { addDays, weekday } from '../kernel/zoned-time.ts';

/** On which days nobody works besides Saturdays and Sundays: public holidays, days off. */
export type WorkCalendar = { readonly isDayOff: (day: Day) => boolean };

/** A calendar that knows weekends only. */
export const WEEKDAYS_ONLY: WorkCalendar = { isDayOff: () => false };

/** More days off in a row than any calendar has; behind them a day counts as worked, so that no search is endless. */
const MOST_DAYS_OFF = 200;

/** Monday to Friday and not a day off. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  return weekday(day) <= 5 && !calendar.isDayOff(day);
}

/** The same day, or the next (`step` 1) or last (-1) one on which people work. */
export function nearestWorkingDay(day: Day, calendar: WorkCalendar, step: 1 | -1 = 1): Day {
  let found = day;
  for (let tries = 0; tries < MOST_DAYS_OFF && !isWorkingDay(found, calendar); tries += 1) found = addDays(found, step);
  return found;
}

/** The working day `count` working days after (or, negative, before) a day; `count` 0 gives the day itself. */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): Day {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0; left -= 1) found = nearestWorkingDay(addDays(found, step), calendar, step);
  return found;
}

/** How many working days lie after `from`, up to and with `to`; 0 where `to` is not after it. */
export function workingDaysAfter(from: Day, to: Day, calendar: WorkCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}
