import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMinor } from '@entente/core/kernel/typed-amount';
import { formatMinor } from './money-text.ts';

it('tells an empty field from a wrong one, and knows currencies without a fraction', () => {
  expect(parseMinor('  ', 'PLN')).toBeNull();
  expect(parseMinor('1200', 'JPY')).toBe(1200);
  expect(formatMinor(1200, 'JPY', 'en')).toBe('1,200');
  expect(formatMinor(null, 'PLN', 'pl')).toBe('');
});

it('reads back every amount that it writes, in the three languages', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('en', 'pl', 'ru'), fc.constantFrom('PLN', 'EUR', 'JPY'), (minor, locale, currency) => {
    expect(parseMinor(formatMinor(minor, currency, locale), currency)).toBe(minor);
  }));
});
