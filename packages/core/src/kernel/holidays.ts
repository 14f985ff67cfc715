import { HOLIDAYS } from './holiday-countries.ts';
import type { Day } from './values.ts';

/** Countries (ISO 3166-1 alpha-2) whose public holidays are known: the European Union, the EEA and Russia. */
export const HOLIDAY_COUNTRIES: readonly string[] = Object.keys(HOLIDAYS);

/** On which days a country does not work besides its weekends. */
export type HolidayCalendar = { readonly isDayOff: (day: Day) => boolean };

/** Kept as public holidays in nearly every country; all that is taken for granted where a country is not known. */
const ELSEWHERE = ['01-01', '12-25'];

/**
 * Public holidays of a year, sorted, with those that fall on weekends; null where a country is not known.
 * Nationwide holidays by law only: none of a region, and no bridge day that a government gives once, except the
 * days moved by Russia's decrees of 2025 and 2026.
 */
export function publicHolidays(country: string, year: number): readonly Day[] | null {
  const known = HOLIDAYS[country];
  return known === undefined ? null : [...new Set(known(year))].sort();
}

/** The holidays of a country as a calendar, which reckons each year once. */
export function holidayCalendar(country: string): HolidayCalendar {
  const years = new Map<number, ReadonlySet<Day>>();
  const holidays = (year: number): ReadonlySet<Day> => {
    const known = years.get(year) ?? new Set(publicHolidays(country, year) ?? ELSEWHERE.map((day) => `${year}-${day}`));
    years.set(year, known);
    return known;
  };
  return { isDayOff: (day) => holidays(Number(day.slice(0, 4))).has(day) };
}
