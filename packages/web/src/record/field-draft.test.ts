import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, inputOf, keyFrom } from './field-draft.ts';

describe('a field’s short name', () => {
  it.each([['Branża klienta', 'branza_klienta'], ['Łączna wartość', 'laczna_wartosc'], ['Дата звонка', 'data_zvonka'], ['2nd contact', 'nd_contact'], ['№ 1', 'field'], ['VAT-number', 'vat_number']])('made of %j is %s', (words, key) => {
    expect(keyFrom(words, 'field')).toBe(key);
  });

  it('is one that the server takes, whatever was written', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => /^[a-z][a-z0-9_]{0,39}$/.test(keyFrom(words, 'field'))));
  });
});

it('what is sent holds only what the type knows, and options with names of their own', () => {
  const draft = { ...draftOf(null, 'PLN'), type: 'choice' as const, labels: { pl: ' Branża ', en: '' }, isUnique: true, options: [{ id: 1, key: '', labels: { pl: 'Szkoły' }, retired: false }, { id: 2, key: '', labels: { en: 'Szkoły' }, retired: false }, { id: 3, key: '', labels: { pl: ' ' }, retired: false }] };
  expect(inputOf(draft)).toEqual({ type: 'choice', isRequired: false, isUnique: false, labels: { pl: 'Branża' }, hints: {}, options: [{ key: 'szkoly', retired: false, labels: { pl: 'Szkoły' } }, { key: 'szkoly_2', retired: false, labels: { en: 'Szkoły' } }], rules: {} });
  expect(inputOf({ ...draft, type: 'money' })).toMatchObject({ options: [], rules: { currency: 'PLN' } });
});
