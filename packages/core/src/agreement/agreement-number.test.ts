import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementNumber, parseAgreementNumber, yearIn } from './agreement-number.ts';

describe('an agreement number', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 999_999_999 }), (year, count) => {
        expect(parseAgreementNumber(agreementNumber(year, count))).toEqual({ year, count });
      }),
    );
    expect(agreementNumber(2026, 7)).toBe('A-2026-0007');
  });

  it('sorts by count as text up to 9999 a year', () => {
    expect(['A-2026-0010', 'A-2026-0009'].sort()).toEqual([agreementNumber(2026, 9), agreementNumber(2026, 10)]);
  });

  it.each(['A-2026-0000', 'A-26-0001', 'A-2026-00001', 'a-2026-0001', 'A-2026-0001 '])('does not read %j', (text) => {
    expect(parseAgreementNumber(text)).toBeNull();
  });

  it('is never made from what cannot be counted', () => {
    expect(() => agreementNumber(2026, 0)).toThrow(RangeError);
    expect(() => agreementNumber(26, 1)).toThrow(RangeError);
  });

  it('takes the year of the place, not of Greenwich', () => {
    const newYearsNight = new Date('2025-12-31T23:30:00Z');
    expect([yearIn('Europe/Warsaw', newYearsNight), yearIn('UTC', newYearsNight), yearIn('America/New_York', newYearsNight)]).toEqual([2026, 2025, 2025]);
  });
});
