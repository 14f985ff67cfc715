import { granted, refused, type Outcome, type Refusal } from '../kernel/outcome.ts';
import type { Day } from '../kernel/values.ts';
import { addDays } from '../kernel/zoned-time.ts';
import { addWorkingDays, type WorkCalendar } from './working-day.ts';

/** The furthest new day that can be asked for. */
const MOST_DAYS_MORE = 366;
const OFFERED = [1, 3, 5];

/** Three days that "I need time" offers: one, three and five working days after the date, or after today where that has passed. */
export function timeChoices({ today, dueOn, calendar }: { readonly today: Day; readonly dueOn: Day | null; readonly calendar: WorkCalendar }): readonly Day[] {
  const from = dueOn !== null && dueOn > today ? dueOn : today;
  return OFFERED.map((days) => addWorkingDays(from, days, calendar));
}

/** Whether a new day can be asked for: after the date and after today, within a year. */
export function newDay({ today, dueOn, day }: { readonly today: Day; readonly dueOn: Day | null; readonly day: Day | null }): Outcome<Day, Refusal<'commitment-day-is-not-later' | 'commitment-day-is-too-late'>> {
  if (day === null || day <= today || (dueOn !== null && day <= dueOn)) return refused('commitment-day-is-not-later');
  return day > addDays(today, MOST_DAYS_MORE) ? refused('commitment-day-is-too-late') : granted(day);
}
