import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Currency, Day } from './values.ts';
import { isCurrencyCode, isWrittenDay } from './written-values.ts';

const digits = (most: number, length: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(length, '0'));
const dayLike = fc.tuple(digits(9_999, 4), digits(13, 2), digits(32, 2)).map((parts) => parts.join('-'));

it('takes the same texts for days as the schema', () => {
  fc.assert(fc.property(fc.oneof(dayLike, fc.string()), (text) => isWrittenDay(text) === Day.safeParse(text).success), { numRuns: 2_000 });
  for (const text of ['0000-02-29', '1900-02-29', '2000-02-29', '2024-02-29', '2027-02-29', '2027-02-28\n', '2027-04-31', '2027-13-01', '2027-00-10']) expect(isWrittenDay(text), text).toBe(Day.safeParse(text).success);
});

it('takes the same texts for codes of currencies as the schema', () => {
  fc.assert(fc.property(fc.oneof(fc.stringMatching(/^[A-Za-z]{2,4}$/), fc.string()), (text) => isCurrencyCode(text) === Currency.safeParse(text).success));
});
