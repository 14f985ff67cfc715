import type { Day } from '../kernel/values.ts';
import { nearestWorkingDay, type WorkCalendar } from '../kernel/working-day.ts';
import { addDays } from '../kernel/zoned-time.ts';

/**
 * The first day on which a promise is late and at least `days` days past the one it was promised for: a working day of
 * whoever does it, as lateness begins with one.
 */
export function lateFrom(dueOn: Day, days: number, calendar: WorkCalendar): Day {
  return nearestWorkingDay(addDays(dueOn, days), calendar);
}
