import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_FIELDS, findField, type RecordField } from './record-fields.ts';
import { decimal, headNote, sheetCell, withCurrency, withoutBareAmounts } from './sheet-cell.ts';

const words = { yes: 'yes', no: 'no', timeZone: 'Europe/Warsaw', option: (field: RecordField, key: string) => `${field.key}/${key}` };
const cell = (key: string, values: Record<string, unknown>, names: Record<string, string> = {}): unknown => {
  const field = findField(BUILT_IN_FIELDS.deal, key) ?? { key, type: 'tags', editable: true, sortable: false, filterable: true, importable: true };
  return sheetCell(field, { values, names }, words)?.text ?? null;
};

describe('a cell of an exported file', () => {
  it('says what people see: names, options in words, amounts as decimals of their currency', () => {
    expect(cell('ownerId', { ownerId: 'm1' }, { m1: 'Ola' })).toBe('Ola');
    expect(cell('state', { state: 'won' })).toBe('state/won');
    expect([cell('amount', { amount: -1250, currency: 'PLN' }), cell('amount', { amount: 1250, currency: 'JPY' }), cell('amount', { amount: null })]).toEqual(['-12.50', '1250', null]);
    expect(cell('isSample', { isSample: false })).toBe('no');
    expect(cell('tags', { tags: ['a', 'b'] }, { a: 'VIP', b: 'Kraków' })).toBe('VIP; Kraków');
  });

  it('has the digits of its currency', () => {
    expect([cell('amount', { amount: 12_345, currency: 'KWD' }), cell('amount', { amount: 12_345, currency: 'JPY' })]).toEqual(['12.345', '12345']);
  });

  it('never stands as an amount without its currency', () => {
    expect([withCurrency('name,amount,ownerId'), withCurrency('currency,amount'), withCurrency('name'), withCurrency('')]).toEqual(['name,amount,currency,ownerId', 'currency,amount', 'name', '']);
    const without = BUILT_IN_FIELDS.deal.filter(({ key }) => key !== 'currency');
    expect([withoutBareAmounts(BUILT_IN_FIELDS.deal).length, withoutBareAmounts(without).some(({ key }) => key === 'amount')]).toEqual([BUILT_IN_FIELDS.deal.length, false]);
  });

  it('says in the head the zone of moments and the currency of amounts in one', () => {
    const own: RecordField = { key: 'custom.budget', type: 'money', rules: { currency: 'EUR' }, editable: true, sortable: false, filterable: true, importable: true };
    expect([headNote(own, 'Europe/Warsaw'), ...['stageSince', 'amount', 'openedOn'].map((key) => headNote(findField(BUILT_IN_FIELDS.deal, key) ?? own, 'Europe/Warsaw'))]).toEqual([' (EUR)', ' (Europe/Warsaw)', '', '']);
  });

  it('keeps every digit of a number', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (whole, digits) => {
      const text = decimal(whole, digits);
      expect(BigInt(text.replace('.', ''))).toBe(BigInt(whole));
      expect(text.split('.')[1]?.length ?? 0).toBe(digits);
    }));
  });
});
