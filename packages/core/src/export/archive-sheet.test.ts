import { describe, expect, it } from 'vitest';
import type { RecordField } from '../record/record-fields.ts';
import { archiveCell, archiveColumns, type StoredRow } from './archive-sheet.ts';

const words = { label: ({ labels }: RecordField) => labels?.en ?? '', option: (_field: RecordField, key: string) => key.toUpperCase(), yes: 'yes', no: 'no', timeZone: 'Europe/Warsaw' };
const own = (key: string, type: RecordField['type'], rules = {}): RecordField => ({ key: `custom.${key}`, fieldId: key, type, rules, labels: { en: key }, editable: true, sortable: false, filterable: true, importable: true });
const names = new Map([['m1', 'Ola'], ['d1', 'Targi'], ['c1', 'Świt']]);

function shown(table: string, row: StoredRow, fields: readonly RecordField[] = []): Record<string, string | null> {
  const columns = archiveColumns({ table, columns: Object.keys(row).filter((column) => column !== 'currency' || table !== 'deal_lines'), own: fields }, words);
  return Object.fromEntries(columns.map((column) => [column.head, archiveCell(column, { row, names, words })?.text ?? null]));
}

describe('a sheet of an archive', () => {
  it('says amounts in whole units beside their currency, moments by the clocks its head names, names after ids, options in words', () => {
    const row = { id: 'd1', name: '=1+1', owner_id: 'm1', client_id: 'gone', deleted_by: null, amount: 1250, currency: 'PLN', state: 'won', is_sample: false, closed_on: '2026-03-01', created_at: '2026-03-01T13:22:05.123+00:00', custom: { budget: 1234, asked: '2026-07-01T10:00:00Z', of: 'c1', gone: null } };
    expect(shown('deals', row, [own('budget', 'money', { currency: 'KWD' }), own('asked', 'instant'), own('of', 'client'), own('gone', 'text')])).toEqual({
      id: 'd1', name: '=1+1', owner_id: 'm1', owner: 'Ola', client_id: 'gone', client: null, deleted_by: null, deleted_by_name: null, amount: '12.50', currency: 'PLN', state: 'WON', is_sample: 'no', closed_on: '2026-03-01',
      'created_at (Europe/Warsaw)': '2026-03-01 14:22:05', 'budget (KWD)': '1.234', 'asked (Europe/Warsaw)': '2026-07-01 12:00:00', of: 'Świt', gone: null,
    });
  });

  it('keeps every digit, also beyond what a double holds, and the digits that a currency has', () => {
    const amount = (value: number | string, currency: string) => shown('deals', { amount: value, currency })['amount'];
    expect([amount('9007199254740993', 'PLN'), amount('-9007199254740993', 'KWD'), amount(1200, 'JPY'), amount(-5, 'EUR')]).toEqual(['90071992547409.93', '-9007199254740.993', '1200', '-0.05']);
  });

  it('says quantities and discounts of a line in plain numbers, and its price in its deal’s currency', () => {
    expect(shown('deal_lines', { deal_id: 'd1', quantity: 1500, unit_price: 10_000, discount_permille: 125, currency: 'PLN' })).toEqual({ deal_id: 'd1', deal: 'Targi', quantity: '1.500', unit_price: '100.00', currency: 'PLN', discount_percent: '12.5' });
  });
});
