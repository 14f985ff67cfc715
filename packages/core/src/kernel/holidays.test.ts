import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInEuropeanUnion } from './european-union.ts';
import { orthodoxEaster, westernEaster } from './easter.ts';
import { HOLIDAY_COUNTRIES, holidayCalendar, publicHolidays } from './holidays.ts';
import { addDays, weekday } from './zoned-time.ts';

const UNION = ['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'];
/** Those of a year that a week of Monday to Friday feels, without the year. */
const felt = (country: string, year: number): string => (publicHolidays(country, year) ?? []).filter((day) => weekday(day) < 6).map((day) => day.slice(5)).join(' ');

describe('Easter', () => {
  it.each([
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2028, '2028-04-16', '2028-04-16'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('of %d is on %s in the west and on %s in the east', (year, west, east) => {
    expect([addDays(`${year}-03-01`, westernEaster(year)), addDays(`${year}-03-01`, orthodoxEaster(year))]).toEqual([west, east]);
  });
});

describe('public holidays on working days', () => {
  it.each([
    ['PL', 2025, '01-01 01-06 04-21 05-01 06-19 08-15 11-11 12-24 12-25 12-26'],
    ['PL', 2026, '01-01 01-06 04-06 05-01 06-04 11-11 12-24 12-25'],
    ['PL', 2027, '01-01 01-06 03-29 05-03 05-27 11-01 11-11 12-24'],
    ['PL', 2028, '01-06 04-17 05-01 05-03 06-15 08-15 11-01 12-25 12-26'],
    ['RU', 2025, '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31'],
    ['RU', 2026, '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31'],
    ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
    ['BG', 2026, '01-01 03-03 04-10 04-13 05-01 05-06 05-25 09-07 09-22 12-24 12-25 12-28'],
    ['IE', 2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25'],
    ['GR', 2027, '01-01 01-06 03-15 03-25 04-30 05-03 06-21 10-28'],
    ['IT', 2027, '01-01 01-06 03-29 06-02 10-04 11-01 12-08'],
    ['NL', 2025, '01-01 04-18 04-21 05-05 05-29 06-09 12-25 12-26'],
    ['LV', 2025, '01-01 04-18 04-21 05-01 05-05 06-23 06-24 11-18 12-24 12-25 12-26 12-31'],
    ['SE', 2026, '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31'],
  ])('in %s in %d', (country, year, days) => {
    expect(felt(country, year)).toBe(days);
  });

  it('are a day earlier for the King of the Netherlands where his is a Sunday, and a Friday for St Brigid where it falls there', () => {
    expect(publicHolidays('NL', 2025)).toContain('2025-04-26');
    expect(publicHolidays('IE', 2030)).toContain('2030-02-01');
  });
});

describe('the countries', () => {
  it('are all of the Union and Russia at least', () => {
    expect(UNION.every(isInEuropeanUnion)).toBe(true);
    expect([...UNION, 'RU'].filter((country) => !HOLIDAY_COUNTRIES.includes(country))).toEqual([]);
  });

  it('have real days of the year asked for, New Year and Christmas (Russia: its own) among them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HOLIDAY_COUNTRIES), fc.integer({ min: 1990, max: 2090 }), (country, year) => {
        const days = publicHolidays(country, year) ?? [];
        expect(days.filter((day) => addDays(day, 0) !== day || !(day.startsWith(`${year}-`) || day === `${year + 1}-01-01`))).toEqual([]);
        expect(days).toContain(`${year}-01-01`);
        expect(days).toContain(country === 'RU' ? `${year}-01-07` : `${year}-12-25`);
      }),
    );
  });

  it('that nobody knows keep New Year and Christmas', () => {
    const calendar = holidayCalendar('US');
    expect(publicHolidays('US', 2026)).toBeNull();
    expect(['2026-01-01', '2026-07-03', '2026-12-25'].map((day) => calendar.isDayOff(day))).toEqual([true, false, true]);
  });
});
