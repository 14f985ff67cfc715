import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIFFERENT_NAMES, SAME_NAMES } from './name-pairs.fixture.ts';
import { soundKeys, soundPrefixes } from './sound-keys.ts';

const share = (a: string, b: string): boolean => soundKeys(a).some((key) => soundKeys(b).includes(key));

it.each(SAME_NAMES)('%s and %s are one name', (a, b) => {
  expect(share(a, b), `${soundKeys(a).join()} / ${soundKeys(b).join()}`).toBe(true);
});

it.each(DIFFERENT_NAMES)('%s and %s are two names', (a, b) => {
  expect(share(a, b), `${soundKeys(a).join()} / ${soundKeys(b).join()}`).toBe(false);
});

describe('a word that is still being typed', () => {
  it('finds the name after every letter', () => {
    const lost = SAME_NAMES.flat().flatMap((name) => Array.from({ length: name.length - 1 }, (_, at) => name.slice(0, at + 1))
      .filter((typed) => !soundKeys(name).some((key) => soundPrefixes(typed).some((start) => key.startsWith(start)))).map((typed) => `${typed} of ${name}`));
    expect(lost).toEqual([]);
  });
});

describe('any word', () => {
  const letters = fc.constantFrom(...'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżščžöüйцукенгшщзхъфывапролджэячсмитьбюё0123456789’-日本');
  const words = fc.array(letters, { minLength: 1, maxLength: 24 }).map((each) => each.join(''));

  it('has few keys, all of plain signs, the same for capitals', () => {
    fc.assert(fc.property(words, (word) => {
      const keys = soundKeys(word);
      expect(keys.length).toBeLessThanOrEqual(8);
      expect(soundKeys(word.toUpperCase())).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
    }));
  });

  it('has keys again as keys of their own: nothing is lost by folding twice', () => {
    expect(soundKeys('kovalski')).toEqual(['kovalski']);
    expect(soundKeys('12044')).toEqual(['12044']);
  });
});
