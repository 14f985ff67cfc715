import type { HolidayCalendar } from '../kernel/holidays.ts';
import type { Day } from '../kernel/values.ts';
import { addDays, weekday } from '../kernel/zoned-time.ts';

/** Longer stretches are counted as if every week had five working days. */
const MOST_DAYS_COUNTED = 1_500;

/** Working days from the first to the last day, both counted: Monday to Friday and no public holiday. */
export function workingDaysWithin(from: Day, to: Day, { isDayOff }: HolidayCalendar): number {
  const last = addDays(from, MOST_DAYS_COUNTED) < to ? addDays(from, MOST_DAYS_COUNTED) : to;
  let count = 0;
  for (let day = from; day <= last; day = addDays(day, 1)) if (weekday(day) <= 5 && !isDayOff(day)) count += 1;
  return count;
}
