import { expect, it } from 'vitest';
import { translator } from '@entente/phrases/translators';
import type { FieldView } from '../../record/field-words.ts';
import { toldOf } from './report-words.ts';

const SHOE: FieldView = {
  key: 'custom.shoe', type: 'choice', fieldId: '0198-shoe', labels: { en: 'Shoe', pl: 'But' }, hints: {}, rules: {}, required: false, unique: false, editable: true,
  options: [{ key: 'b', labels: { en: 'boot', pl: 'kozak' }, retired: false }],
} as unknown as FieldView;

const told = (table: string, row: Record<string, unknown>, locale: 'en' | 'pl' | 'ru' = 'en') => toldOf(translator(locale), { table, row, fields: { contact: [SHOE] } }).map(({ words, value }) => [words, value]);

it('says codes, countries, sums and days as a reader would', () => {
  expect(told('clients', { kind: 'organisation', lifecycle: 'former', country: 'PL' })).toEqual([['Kind', 'firm or organisation'], ['Stands as', 'former'], ['Country', 'Poland']]);
  expect(told('deals', { state: 'lost', amount: 1390000, currency: 'PLN' })[1]).toEqual(['Amount', '13,900\u00A0PLN']);
  expect(told('interactions', { kind: 'call', direction: 'in', due_on: '2025-03-06' }, 'pl')).toEqual([['Rodzaj', 'Rozmowa telefoniczna'], ['Kierunek', 'od tej osoby'], ['Termin', '6 marca 2025']]);
  expect(told('activities', { topic: 'call.added', actor_side: 'provider' }, 'ru')).toEqual([['Что', 'Звонок'], ['Сторона', 'наша']]);
});

it('says fields of one’s own by their labels', () => {
  expect(toldOf(translator('en'), { table: 'interactions', row: { custom: { '0198-shoe': 'b' } }, fields: { interaction: [SHOE] } })).toMatchObject([{ words: 'Shoe', value: 'boot' }]);
  expect(told('contacts', { custom: { '0198-shoe': 'b', 'gone-since': 'x' } }, 'pl')).toEqual([['But', 'kozak']]);
});

it('says what a change held, column by column, as the record’s table says it', () => {
  expect(told('change_set_rows', { table_name: 'clients', action: 'updated', before: { lifecycle: 'lead', version: 3 } })).toEqual([['What', 'changed'], ['Before the change', 'Stands as: lead']]);
  expect(told('activities', { subject_kind: 'contact', payload: { set: { roleTitle: 'buyer' } } })).toEqual([['Details', 'Role: buyer']]);
});

it('leaves empty cells, ids and what has no words to the data file', () => {
  expect(told('contacts', { id: '0198', notes: '', email: null, emptied_at: '2026-01-01T10:00:00Z', custom: {} })).toEqual([]);
});
