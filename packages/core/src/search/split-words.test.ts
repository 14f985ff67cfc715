import { expect, it } from 'vitest';
import { makeMatcher } from './match-query.ts';
import { namedBy } from './named-by.fixture.ts';
import { readQuery, termQuery } from './search-query.ts';
import { searchTerms } from './search-terms.ts';
import { gluedWords, writtenTogether } from './split-words.ts';

/** Whether a name is named by the index, if need be on the second try, and then fits. */
function finds(q: string, name: string): boolean {
  const query = readQuery(q, 'PL');
  const terms = searchTerms({ names: [name], country: 'PL' });
  const isNamed = (wide: boolean): boolean => namedBy(termQuery(query, { breadth: 'names', tag: '', wide }), terms);
  return (isNamed(false) || isNamed(true)) && makeMatcher(query)([{ text: name, weight: 1 }]) !== null;
}

it.each([
  ['Orlen SA', 'Orlen S.A.'], ['Orlen S.A.', 'Orlen SA'], ['Orlen S.A.', 'Orlen'], ['P.H.U. Kowalski', 'PHU Kowalski'], ['PPHU', 'P.P.H.U. Jan-Pol s.c.'], ['janpol', 'Jan-Pol'], ['Jan-Pol', 'Janpol'], ['in post', 'InPost'], ['JK Rowling', 'J.K. Rowling'], ['J. K. Rowling', 'JK Rowling'],
  ['xkom', 'x-kom'], ['cocacola', 'Coca-Cola'], ['coca cola', 'CocaCola'], ['газпром-нефть', 'Газпромнефть'], ['газпром нефть', 'Газпромнефть'], ['orlen.example', 'Orlen'], ['https://www.orlen.example', 'Orlen'], ['Nowak-Kowalska', 'Anna Nowak-Kowalska'],
])('"%s" finds %s', (q, name) => {
  expect(finds(q, name)).toBe(true);
});

it.each([['Orlen SA', 'Lotos SA'], ['janpol', 'Jan Kowalski'], ['orlen.example', 'Lotos example']])('"%s" does not find %s', (q, name) => {
  expect(finds(q, name)).toBe(false);
});

it('glues hyphened words and letters with dots, and says where they stand', () => {
  const text = 'P.H.U. Jan-Pol, J. K. Rowling, 12-34, a b';
  expect(gluedWords(text).map(({ word, from, to }) => [word, text.slice(from, to)])).toEqual([['PHU', 'P.H.U'], ['JanPol', 'Jan-Pol'], ['JK', 'J. K']]);
  expect(writtenTogether('P.H.U. Jan-Pol')).toBe('PHU. JanPol');
});
