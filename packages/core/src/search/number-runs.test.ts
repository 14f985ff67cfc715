import { expect, it } from 'vitest';
import { makeMatcher } from './match-query.ts';
import { namedBy } from './named-by.fixture.ts';
import { soughtNumbers, writtenNumbers } from './number-runs.ts';
import { readQuery, termQuery } from './search-query.ts';
import { searchTerms } from './search-terms.ts';

/** Whether a record is named by the index and then fits. */
function finds(q: string, { phone = '', number = '', name = 'Julia' }: { phone?: string; number?: string; name?: string }): boolean {
  const query = readQuery(q, 'PL');
  const terms = searchTerms({ names: [name], phones: [phone], numbers: [number], country: 'PL' });
  const isNamed = namedBy(termQuery(query, { breadth: 'all', tag: '' }), terms);
  return isNamed && makeMatcher(query)([{ text: name, weight: 1 }, { text: phone, weight: 0.7, digits: true }, { text: number, weight: 0.7, digits: true }]) !== null;
}

it.each([
  'tel. 602 345 678', 'tel:+48602345678', '602‑345‑678', '602—345—678', '602_345_678', '+48602345678 wew. 3', '\u202a+48 602 345 678\u202c', 'Julia 602345678', '602 345 678 jul', '345 678', '602.345.678', '0048 602 345',
])('finds +48 602 345 678 by "%s"', (q) => {
  expect(finds(q, { phone: '+48 602 345 678' })).toBe(true);
});

it.each([
  ['22 123 45 67 wew. 45', '22 123 45 67 wew. 45'], ['+7 (916) 123-45-67 доб. 12', '+7 (916) 123-45-67 доб. 12'], ['8 916 123', '+7 (916) 123-45-67 доб. 12'], ['601333444', '601 111 222 / 601 333 444'], ['601 111 222', '601 111 222 / 601 333 444'], ['+48 601 333 444', '601 111 222 / 601 333 444'],
])('by "%s" finds %s', (q, phone) => {
  expect(finds(q, { phone })).toBe(true);
});

it.each([
  ['7740001454', 'KRS 0000028860, NIP 774-000-14-54'], ['PL7740001454', 'KRS 0000028860, NIP 774-000-14-54'], ['KRS 0000028860', 'KRS 0000028860, NIP 774-000-14-54'], ['KRS 0000028860, NIP 774-000-14-54', 'KRS 0000028860, NIP 774-000-14-54'],
  ['NIP 5252674798', '525-267-47-98'], ['NIP 525-267-47-98', '525-267-47-98'], ['PL5252674798', '525-267-47-98'], ['PL 525-267-47-98', '525-267-47-98'], ['NIP 1180019377', 'NIP: 118-00-19-377'], ['773601001', 'ИНН 7707083893, КПП 773601001'], ['КПП 773601001', 'ИНН 7707083893, КПП 773601001'],
])('by "%s" finds the registration %s', (q, number) => {
  expect(finds(q, { number })).toBe(true);
});

it('finds nobody by a number with another name beside it, or by two numbers of which they have one', () => {
  expect(finds('Anna 602345678', { phone: '+48 602 345 678' })).toBe(false);
  expect(finds('602345678, 601111222', { phone: '+48 602 345 678' })).toBe(false);
  expect(finds('NIP 5252674799', { number: '525-267-47-98' })).toBe(false);
});

it('leaves out what says which number follows, and keeps every other word', () => {
  expect(soughtNumbers('tel. Julia 602 345 678', 'PL').beside).toBe('Julia');
  expect(soughtNumbers('Umowa nr 2024/001/77', 'PL')).toEqual({ numbers: [expect.arrayContaining(['202400177'])], beside: 'Umowa' });
  expect(soughtNumbers('Julia 12', 'PL').numbers).toEqual([]);
});

it('takes numbers apart where a word or a comma stands between them', () => {
  expect(writtenNumbers('KRS 0000028860, NIP 774-000-14-54')).toEqual(['0000028860', '7740001454']);
  expect(writtenNumbers('5252674798 012345678')).toEqual(['5252674798012345678', '5252674798', '012345678']);
  expect(writtenNumbers('ul. Prosta 12 m. 3')).toEqual([]);
});
