import { expect, it } from 'vitest';
import { matchWords } from './match-words.ts';

const hits = (label: string, query: string) => matchWords(label, query)?.filter(({ hit }) => hit).map(({ text }) => text);

it('finds words without their diacritics and in any case', () => {
  expect(hits('Źródło umowy', 'zrodlo')).toEqual(['Źródło']);
  expect(hits('Ёлка и щебень', 'елка')).toEqual(['Ёлка']);
});

it('prefers the beginning of a word over its middle', () => {
  expect(matchWords('Download what I own', 'own')).toEqual([{ text: 'Download what I ', hit: false }, { text: 'own', hit: true }]);
});

it('wants every word of the query, in any order', () => {
  expect(hits('Change owner of clients', 'clients change')).toEqual(['Change', 'clients']);
  expect(matchWords('Change owner', 'change price')).toBeNull();
});

it('gives the whole label for an empty query', () => {
  expect(matchWords('Today', '  ')).toEqual([{ text: 'Today', hit: false }]);
});
