import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletions, editDistance, forgivenEdits, prefixDistance } from './near-words.ts';

const words = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 1, maxLength: 8 });

/** The plain definition: letters wrong, missing, added, or two neighbours swapped. */
function slow(a: string, b: string): number {
  const known = new Map<string, number>();
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const at = `${i},${j}`;
    const found = known.get(at);
    if (found !== undefined) return found;
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? distance(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
    const least = Math.min(distance(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]), distance(i - 1, j) + 1, distance(i, j - 1) + 1, swapped);
    known.set(at, least);
    return least;
  };
  return distance(a.length, b.length);
}

describe('the distance of two words', () => {
  it.each([['kovalska', 'kovlska', 1], ['novak', 'nowak', 1], ['anna', 'naan', 2], ['zolkevski', 'zolkeviski', 1], ['abc', 'abc', 0], ['', 'ab', 2]])('%s and %s: %d', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });

  it('is what its definition says, up to the most that is asked for', () => {
    fc.assert(fc.property(words, words, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      expect(editDistance(a, b, most)).toBe(Math.min(slow(a, b), most + 1));
    }), { numRuns: 500 });
  });

  it('to a beginning is that to the nearest one', () => {
    expect(prefixDistance('kovlsk', 'kovalski', 1)).toBe(1);
    expect(prefixDistance('xyz', 'kovalski', 1)).toBe(2);
  });
});

describe('deletions', () => {
  it('meet for any two words as near as asked', () => {
    fc.assert(fc.property(words, words, fc.constantFrom(1, 2), (a, b, edits) => {
      if (slow(a, b) > edits || Math.min(a.length, b.length) < edits + 2) return;
      const those = new Set(deletions(b, edits));
      expect(deletions(a, edits).some((each) => those.has(each))).toBe(true);
    }), { numRuns: 1000 });
  });

  it('are at most 37 of a word', () => {
    expect(deletions('abcdefghijkl', 2).length).toBeLessThanOrEqual(37);
  });
});

it('short words are taken as they are; one letter is forgiven from four, two from eight', () => {
  expect([3, 4, 7, 8, 20].map(forgivenEdits)).toEqual([0, 1, 1, 2, 2]);
});
