import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { sameValue } from './same-value.ts';

describe('the same value', () => {
  it('is what canonical JSON would write the same', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameValue(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(sameValue(a, JSON.parse(JSON.stringify(a)))).toBe(true);
    }));
  });

  it('knows no order of members, no difference between nothing and absent, and takes what JSON cannot carry', () => {
    expect(sameValue({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameValue(undefined, null)).toBe(true);
    expect([sameValue([], {}), sameValue([1], { 0: 1 }), sameValue('\ud800', 'x'), sameValue(Infinity, 1), sameValue(NaN, NaN)]).toEqual([false, false, false, false, true]);
  });
});
