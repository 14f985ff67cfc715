import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortestDiff, wordDiff } from './word-diff.ts';

const side = (pieces: ReturnType<typeof wordDiff>, other: 'removed' | 'added'): string => pieces.filter(({ type }) => type !== other).map(({ text }) => text).join('');
const words = fc.array(fc.constantFrom('one', 'two', 'three', 'zażółć', 'слово'), { maxLength: 14 }).map((list) => list.join(' '));

it('marks the words that differ and nothing else', () => {
  expect(wordDiff('The Bank answers within 5 days.', 'The Bank answers within ten working days.')).toEqual([
    { type: 'same', text: 'The Bank answers within ' },
    { type: 'removed', text: '5' },
    { type: 'added', text: 'ten working' },
    { type: 'same', text: ' days.' },
  ]);
});

it('keeps Polish and Russian words whole', () => {
  expect(wordDiff('źrebię śpi', 'źrebię śpiewa').filter(({ type }) => type !== 'same')).toEqual([{ type: 'removed', text: 'śpi' }, { type: 'added', text: 'śpiewa' }]);
  expect(wordDiff('срок 5 дней', 'срок 10 дней').filter(({ type }) => type !== 'same')).toEqual([{ type: 'removed', text: '5' }, { type: 'added', text: '10' }]);
});

it('keeps numbers whole', () => {
  expect(wordDiff('PLN 120.00 for each meeting that begins at 9:30.', 'PLN 150.00 for each meeting that begins at 9:45.').filter(({ type }) => type !== 'same').map(({ text }) => text)).toEqual(['120.00', '150.00', '9:30', '9:45']);
});

it('gives both texts back', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      for (const pieces of [wordDiff(before, after), shortestDiff(before, after)]) expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([before, after]);
    }),
  );
});

it('does not shred two texts that share a few words by chance', () => {
  expect(wordDiff('The price includes the rounds stated beside each deliverable.', 'An answer comes within the days that the committee needs.')).toEqual([
    { type: 'removed', text: 'The price includes the rounds stated beside each deliverable' },
    { type: 'added', text: 'An answer comes within the days that the committee needs' },
    { type: 'same', text: '.' },
  ]);
  expect(wordDiff('Either side may end it with 30 days notice.', 'Either side may end it with 14 days notice.').map(({ type }) => type)).toEqual(['same', 'removed', 'added', 'same']);
});

/** Tokens in a longest common subsequence, by the plain quadratic table. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    const next = [0];
    b.forEach((other, index) => next.push(token === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0)));
    row = next;
  }
  return row.at(-1) ?? 0;
}

it('keeps as many words as can be kept', () => {
  const count = (text: string): number => (text.match(/\S+|\s/gu) ?? []).length;
  fc.assert(
    fc.property(words, words, (before, after) => {
      const kept = shortestDiff(before, after).filter(({ type }) => type === 'same').reduce((sum, { text }) => sum + count(text), 0);
      expect(kept).toBe(commonLength(before.match(/\S+|\s/gu) ?? [], after.match(/\S+|\s/gu) ?? []));
    }),
    { numRuns: 400 },
  );
});

it('ends soon, and right, when two very long texts have little in common', () => {
  // Step by step these would take an hour: the test ends by its time limit only where the comparison gives up looking for the shortest way.
  const [before, after] = ['a', 'b'].map((letter) => Array.from({ length: 100_000 }, (_, index) => `${letter}${(index * 7919) % 5003}`).join(' ')) as [string, string];
  const pieces = wordDiff(before, after);
  expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([before, after]);
});
