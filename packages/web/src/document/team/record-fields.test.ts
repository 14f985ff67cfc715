import { expect, it } from 'vitest';
import { applyEdit } from '@entente/core/document/apply-edit';
import { SAMPLE_CONTENT, idOf } from '@entente/core/document/document.fixture';
import { Edit } from '@entente/core/document/edit';
import { KIND_OF, RECORD_PARTS } from './open-place.ts';
import { newRecord, RECORD_FIELDS, recordName, recordsOf } from './record-fields.ts';

it('begins a record of every part that the document takes, at the end of its list, named by what was typed', () => {
  for (const part of RECORD_PARTS) {
    const item = newRecord(SAMPLE_CONTENT, part, { id: idOf(700), words: 'Zażółć' });
    const applied = applyEdit(SAMPLE_CONTENT, Edit.parse({ type: 'insert', kind: KIND_OF[part], item }));
    expect(applied.ok && recordsOf(applied.value, part).at(-1)).toEqual(item);
    expect(recordName(item)).toBe('Zażółć');
  }
});

it('edits only fields that its records have', () => {
  for (const part of RECORD_PARTS) {
    const item = newRecord(SAMPLE_CONTENT, part, { id: idOf(700), words: 'x' });
    expect(RECORD_FIELDS[part].filter(({ field }) => !(field in item))).toEqual([]);
  }
});

it('gives a new value a short name that is free and that clauses can use', () => {
  const named = (words: string): string => (newRecord(SAMPLE_CONTENT, 'variables', { id: idOf(700), words }) as { key: string }).key;
  expect([named('Łączna cena'), named('Price'), named('2 дня'), named('12 months')]).toEqual(['laczna_cena', 'price_2', 'value', 'months']);
});
