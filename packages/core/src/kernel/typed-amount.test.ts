import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseMinor, typedMinor } from './typed-amount.ts';

it.each([
  ['78 400', 7840000], ['78 400,00', 7840000], ['78.400,00', 7840000], ['78,400.00', 7840000], ['1200.5', 120050], ['1,5', 150],
  ['78,400', 7840000], ['1,234', 123400], ['1.234.567', 123456700], ['0', 0],
])('reads %j as %d grosz', (text, minor) => {
  expect(parseMinor(text, 'PLN')).toBe(minor);
});

it.each(['abc', '12a', '-5', '1.2.3,456', '1 2,345.678', '9'.repeat(20)])('refuses %j', (text) => {
  expect(parseMinor(text, 'PLN')).toBeUndefined();
});

it('tells an empty field from a wrong one', () => {
  expect(parseMinor('  ', 'PLN')).toBeNull();
});

it('reads back every amount that it writes', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), fc.constantFrom('PLN', 'EUR', 'JPY'), (minor, currency) => {
    expect(parseMinor(typedMinor(minor, currency), currency)).toBe(minor);
  }));
});
