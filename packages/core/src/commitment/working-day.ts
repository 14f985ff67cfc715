import type { Day } from '../kernel/values.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { isWorkingDay, nearestWorkingDay, type WorkCalendar } from '../kernel/working-day.ts';

export { isWorkingDay, nearestWorkingDay, WEEKDAYS_ONLY, type WorkCalendar } from '../kernel/working-day.ts';

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
