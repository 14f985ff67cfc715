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

const isFound = (name: string, typed: string): boolean => soundKeys(name).some((key) => soundPrefixes(typed).some((start) => key.startsWith(start)));

describe('a word that is still being typed', () => {
  it('finds the name after every letter', () => {
    const names = [...SAME_NAMES.flat(), 'Joseph', 'Christoph', 'Юсеф', 'Шеф', 'Новые', 'Лучшие', 'Золотой', 'Алексеевич'];
    const lost = names.flatMap((name) => Array.from({ length: name.length }, (_, at) => name.slice(0, at + 1)).filter((typed) => !isFound(name, typed)).map((typed) => `${typed} of ${name}`));
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

  it('is found when all of it is typed', () => {
    const groups = fc.constantFrom('ph', 'sz', 'cz', 'rz', 'ch', 'sch', 'tsch', 'ck', 'qu', 'ts', 'ci', 'off', 'er', 'skaja', 'еф', 'оф', 'ых', 'ия');
    const grouped = fc.array(fc.oneof(letters, groups), { minLength: 1, maxLength: 8 }).map((each) => each.join(''));
    fc.assert(fc.property(fc.oneof(words, grouped), (word) => soundKeys(word).length === 0 || isFound(word, word)), { numRuns: 3_000 });
  });

  it('has keys again as keys of their own: nothing is lost by folding twice', () => {
    expect(soundKeys('kovalski')).toEqual(['kovalski']);
    expect(soundKeys('12044')).toEqual(['12044']);
  });
});
