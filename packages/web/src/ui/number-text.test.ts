import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatScaled, parseScaled } from './number-text.ts';

it('reads numbers as people write them', () => {
  expect(parseScaled('1 250,5', 2, 'pl')).toBe(125_050);
  expect(parseScaled('-3.25', 2, 'pl')).toBe(-325);
  expect(parseScaled('1,250', 0, 'en-GB')).toBe(1250);
  expect(parseScaled('1.250', 2, 'pl')).toBe(125_000);
  expect(parseScaled('', 2, 'pl')).toBeNull();
  expect(parseScaled('3.2579', 2, 'pl')).toBeUndefined();
  expect(parseScaled('twelve', 0, 'en-GB')).toBeUndefined();
});

it('reads back what it wrote, in every language and scale', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom('en-GB', 'pl', 'ru'), (value, scale, locale) => {
      expect(parseScaled(formatScaled(value, scale, locale), scale, locale)).toBe(value);
    }),
  );
});
