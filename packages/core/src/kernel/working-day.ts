import type { Day } from './values.ts';
import { addDays, weekday } from './zoned-time.ts';

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

/** More working days than anybody is away in a row. */
const LOOKED_BACK = 120;

/** The working day that today is, or the last one before it, and those before that, newest first: what was due before the newest on which its person was there is late. */
export function newestWorkingDays(today: Day, calendar: WorkCalendar): readonly [Day, ...Day[]] {
  const days: [Day, ...Day[]] = [nearestWorkingDay(today, calendar, -1)];
  for (let day = days[0]; days.length < LOOKED_BACK; days.push(day)) day = nearestWorkingDay(addDays(day, -1), calendar, -1);
  return days;
}
