import { expect, it } from 'vitest';
import { makeMatcher } from './match-query.ts';
import { readQuery, soughtDeletions } from './search-query.ts';
import { slipKeys } from './slips.ts';
import { soundKeys } from './sound-keys.ts';

it.each([
  ['tomsaz', 'Tomasz'], ['tomazs', 'Tomasz'], ['jaonna', 'Joanna'], ['jluia', 'Julia'], ['koizoł', 'Kozioł'], ['новиов', 'Новиков'], ['лия', 'Юлия'], ['юлияя', 'Юлия'], ['josph', 'Joseph'], ['jhonson', 'Johnson'], ['szymsn', 'Szymon'],
])('"%s" is one slip from %s', (typed, name) => {
  const known = new Set(soundKeys(name));
  const query = readQuery(typed, '');
  expect(query.words.flatMap((word) => [...soughtDeletions(word), ...slipKeys(word.typed)]).some((key) => known.has(key))).toBe(true);
  expect(makeMatcher(query, { forgiving: true })([{ text: name, weight: 1 }])).not.toBeNull();
});

it('undoes no slip unless it is asked to', () => {
  expect(makeMatcher(readQuery('jluia', ''))([{ text: 'Julia', weight: 1 }])).toBeNull();
});

it('leaves other names, numbers and very long words alone', () => {
  expect(makeMatcher(readQuery('teresa', ''), { forgiving: true })([{ text: 'Tomasz', weight: 1 }])).toBeNull();
  expect(makeMatcher(readQuery('lis', ''), { forgiving: true })([{ text: 'Las', weight: 1 }])).toBeNull();
  expect([slipKeys('602345678'), slipKeys('x'.repeat(40)), slipKeys('ab')]).toEqual([[], [], []]);
});
