import { orthodoxEaster, westernEaster } from './easter.ts';
import type { Day } from './values.ts';
import { addDays, weekday } from './zoned-time.ts';

/** The day of a public holiday in a year; null where that year has none. */
export type HolidayRule = (year: number) => Day | null;

/** The same days every year, as "MM-DD". */
export function fixed(...days: readonly string[]): readonly HolidayRule[] {
  return days.map((day) => (year) => `${year}-${day}`);
}

/** A holiday only since a year, or only until one (both included). */
export function within(years: { readonly since?: number; readonly until?: number; readonly except?: number }, rules: readonly HolidayRule[]): readonly HolidayRule[] {
  const { since = 0, until = Infinity, except } = years;
  return rules.map((rule) => (year) => (year < since || year > until || year === except ? null : rule(year)));
}

/** Days counted from Easter Sunday of the western churches: −2 Good Friday, 1 Monday, 39 Ascension, 50 Whit Monday, 60 Corpus Christi. */
export function western(...offsets: readonly number[]): readonly HolidayRule[] {
  return offsets.map((offset) => (year) => addDays(`${year}-03-01`, westernEaster(year) + offset));
}

/** Days counted from Easter Sunday of the orthodox churches: −48 Clean Monday, −2 Good Friday, 1 Monday, 50 Whit Monday. */
export function orthodox(...offsets: readonly number[]): readonly HolidayRule[] {
  return offsets.map((offset) => (year) => addDays(`${year}-03-01`, orthodoxEaster(year) + offset));
}

/** The first such weekday (1 Monday to 7 Sunday) on or after a day "MM-DD". */
export function firstFrom(day: string, wanted: number): HolidayRule {
  return (year) => addDays(`${year}-${day}`, (wanted + 7 - weekday(`${year}-${day}`)) % 7);
}

/** Holidays of which each that falls on a weekend gives the first free working day after it as well. */
export function movedOn(rules: readonly HolidayRule[], others: readonly HolidayRule[] = []): (year: number) => readonly Day[] {
  return (year) => {
    const own = daysOf(rules, year);
    const taken = new Set([...own, ...daysOf(others, year)]);
    for (const day of own.filter((one) => weekday(one) > 5).sort()) taken.add(nextFree(day, taken));
    return [...taken];
  };
}

export function daysOf(rules: readonly HolidayRule[], year: number): readonly Day[] {
  return rules.map((rule) => rule(year)).filter((day) => day !== null);
}

function nextFree(day: Day, taken: ReadonlySet<Day>): Day {
  let free = addDays(day, 1);
  while (weekday(free) > 5 || taken.has(free)) free = addDays(free, 1);
  return free;
}
