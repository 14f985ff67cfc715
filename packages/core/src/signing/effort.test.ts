import { expect, it } from 'vitest';
import { countWords, namedSeconds, secondsFor } from './effort.ts';

it('adds reading, taps, typing and decisions', () => {
  expect(secondsFor({ words: 37, taps: 0, characters: 0, decisions: 0 })).toBeCloseTo(10);
  expect(secondsFor({ words: 0, taps: 3, characters: 6, decisions: 1 })).toBeCloseTo(7.05);
});

it('names no less than it takes', () => {
  expect(namedSeconds(secondsFor({ words: 222, taps: 4, characters: 6, decisions: 1 }))).toBe(70);
});

it('counts what is read, not signs that stand alone', () => {
  expect(countWords('78 400 zł netto: 30 % teraz — «и» 40 %')).toBe(8);
  expect(countWords('  ')).toBe(0);
});
