import { expect, it } from 'vitest';
import { ageWords, clockWords, dayWords, momentWords, shortDayWords } from './time-words.ts';

const AT = new Date('2026-03-17T13:02:00Z');

it('writes days the way each language does', () => {
  expect(dayWords('en', '2026-03-17')).toBe('17 March 2026');
  expect(dayWords('pl', '2026-03-17')).toBe('17 marca 2026');
  expect(dayWords('ru', '2026-03-17').replaceAll('\u00A0', ' ')).toBe('17 марта 2026 г.');
  expect(shortDayWords('en', '2026-03-17')).toBe('Tue 17 Mar');
});

it('keeps the calendar day at both ends of the year', () => {
  expect([dayWords('en', '2025-12-31'), dayWords('en', '2026-01-01')]).toEqual(['31 December 2025', '1 January 2026']);
});

it('writes the hour with 24 hours, in the time zone asked for', () => {
  expect(clockWords('en', AT, 'Europe/Warsaw')).toBe('14:02');
  expect(clockWords('ru', new Date('2026-03-17T00:05:00Z'), 'UTC')).toBe('00:05');
  expect(momentWords('en', AT, 'UTC')).toBe('17 Mar 2026, 13:02');
});

it('says an age in the largest whole unit, with the plural of the language', () => {
  const hour = 3_600_000;
  const ages = (locale: 'en' | 'pl' | 'ru', ...hours: number[]) => hours.map((count) => ageWords(locale, count * hour).replaceAll('\u00A0', ' '));
  expect(ages('en', 0, 1, 47, 49)).toEqual(['1 min', '1 hr', '1 day', '2 days']);
  expect(ages('ru', 24, 48, 120, 528)).toEqual(['1 день', '2 дня', '5 дней', '22 дня']);
  expect(ages('pl', 24, 48, 120)).toEqual(['1 dzień', '2 dni', '5 dni']);
});
