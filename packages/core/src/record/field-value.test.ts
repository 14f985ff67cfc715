import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_TYPES, type FieldType } from './field-type.ts';
import { checkFieldValue, isEmptyValue, missingFields } from './field-value.ts';
import type { RecordField } from './record-fields.ts';

const field = (type: FieldType, more: Partial<RecordField> = {}): RecordField => ({ key: 'x', type, editable: true, sortable: false, filterable: true, importable: true, ...more });
const check = (type: FieldType, value: unknown, more: Partial<RecordField> = {}): unknown => {
  const checked = checkFieldValue(field(type, more), value);
  return checked.ok ? checked.value : checked.refusal.code;
};
const options = [{ key: 'a' }, { key: 'b' }, { key: 'old', retired: true }];

describe('a value', () => {
  it.each<[FieldType, unknown, unknown, Partial<RecordField>?]>([
    ['text', '  Anna\n Wrona ', 'Anna  Wrona'],
    ['text', 'x'.repeat(6), 'value-too-long', { rules: { maxLength: 5 } }],
    ['text', 'a\u202Eb', 'text-has-forbidden-characters'],
    ['text', 5, 'value-not-text'],
    ['text', '  ', ''],
    ['text', '', 'value-is-missing', { required: true }],
    ['email', ' Anna@Bank.example ', 'anna@bank.example'],
    ['email', 'anna', 'email-is-wrong'],
    ['url', 'bank.example', 'https://bank.example'],
    ['url', 'javascript:alert(1)', 'value-not-an-address'],
    ['url', 'https://user:pass@bank.example', 'value-not-an-address'],
    ['country', 'pl', 'PL'],
    ['country', 'Polska', 'value-not-a-country'],
    ['number', 1.5, 'value-not-a-number'],
    ['number', '5', 'value-not-a-number'],
    ['number', 7, 'value-out-of-range', { rules: { max: 6 } }],
    ['money', -100, -100],
    ['date', '2026-02-29', 'value-not-a-day'],
    ['date', '2028-02-29', '2028-02-29'],
    ['instant', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00.000Z'],
    ['boolean', 'true', 'value-not-yes-or-no'],
    ['boolean', null, 'value-is-missing', { neverEmpty: true }],
    ['choice', 'a', 'a', { options }],
    ['choice', 'old', 'value-not-an-option', { options }],
    ['multi_choice', ['b', 'a', 'b'], ['b', 'a'], { options }],
    ['multi_choice', ['c'], 'value-not-an-option', { options }],
    ['member', 'Ola', 'reference-is-gone'],
    ['currency', 'zł', 'value-not-a-currency'],
    ['tags', [], []],
  ])('of %s: %j becomes %j', (type, value, expected, more) => {
    expect(check(type, value, more)).toEqual(expected);
  });

  it('in its stored form is its own stored form, and no value makes the check throw', () => {
    const anything = fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.constantFrom('a', 'b', 'c')), fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.uuid());
    fc.assert(fc.property(fc.constantFrom(...FIELD_TYPES), anything, (type, value) => {
      const checked = checkFieldValue(field(type, { options }), value);
      if (checked.ok) expect(checkFieldValue(field(type, { options }), checked.value)).toEqual(checked);
    }), { numRuns: 3_000 });
  });
});

it('what a record leaves empty is named in the order asked', () => {
  expect(missingFields({ amount: 0, nextStep: '', tags: [], notes: 'x' }, ['tags', 'amount', 'nextStep', 'custom.budget', 'notes'])).toEqual(['tags', 'nextStep', 'custom.budget']);
  expect([isEmptyValue(0), isEmptyValue(false), isEmptyValue('')]).toEqual([false, false, true]);
});
