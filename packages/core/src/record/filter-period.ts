import { addDays, weekday } from '../kernel/zoned-time.ts';
import type { Day } from '../kernel/values.ts';
import type { RelativePeriod } from './record-filter.ts';

/** Days from `from` up to and without `before`. */
export type DayRange = { readonly from: Day; readonly before: Day };

const OFFSETS: Readonly<Record<string, number>> = { last: -1, yesterday: -1, this: 0, today: 0, next: 1, tomorrow: 1 };

/** The days of a period that moves with the calendar; weeks begin on Monday (ISO 8601). */
export function periodDays(period: RelativePeriod, today: Day): DayRange {
  const [which = '', unit = 'day'] = period.split('_');
  const offset = OFFSETS[which] ?? 0;
  if (unit === 'week') return spanOfDays(addDays(today, 1 - weekday(today) + 7 * offset), 7);
  if (unit === 'month') return spanOfMonths(today, { offset, months: 1 });
  if (unit === 'quarter') return spanOfMonths(today, { offset, months: 3 });
  if (unit === 'year') return spanOfMonths(today, { offset, months: 12 });
  return spanOfDays(addDays(today, offset), 1);
}

function spanOfDays(from: Day, days: number): DayRange {
  return { from, before: addDays(from, days) };
}

/** Spans of 1, 3 or 12 months counted from January. */
function spanOfMonths(today: Day, { offset, months }: { offset: number; months: number }): DayRange {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const first = month - (month % months) + offset * months;
  return { from: firstOf(first), before: firstOf(first + months) };
}

function firstOf(month: number): Day {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
