import { expect, it } from 'vitest';
import { parseVariableValue } from '@entente/core/document/variable-value';
import { typedForm, writtenForm } from './variable-writing.ts';

it.each([
  ['money', '78 400,00 zł', '7840000 PLN'],
  ['money', '1200.50 EUR', '120050 EUR'],
  ['money', '€ 500', '50000 EUR'],
  ['money', '90 000,00 руб.', '9000000 RUB'],
  ['money', '500', '50000 CHF'],
  ['money', '1200 jpy', '1200 JPY'],
  ['number', '2,5', '2.5'],
  ['percent', '30 %', '30'],
  ['working_days', '5 dni roboczych', '5'],
  ['months', '12', '12'],
  ['day', '2026-05-12', '2026-05-12'],
  ['text', ' online ', 'online'],
] as const)('%s typed as "%s" is written as "%s"', (type, typed, written) => {
  expect(writtenForm(type, typed, { currency: 'CHF' })).toBe(written);
  expect(parseVariableValue(type, written)).not.toBeNull();
});

it('keeps what does not fit as it was typed, so that it can be refused', () => {
  for (const [type, typed] of [['money', 'a lot'], ['days', '5.5'], ['days', 'five'], ['weeks', '2 or 3'], ['number', '1,2,3']] as const) {
    const written = writtenForm(type, typed, { currency: 'EUR' });
    expect(written === null ? null : parseVariableValue(type, written)).toBeNull();
  }
  expect(writtenForm('text', '  ', { currency: 'EUR' })).toBeNull();
});

it('shows a value to be typed over in the language of the document, and reads it back', () => {
  for (const locale of ['en', 'pl', 'ru'] as const) {
    for (const [type, value] of [['money', '7840000 PLN'], ['number', '2.5'], ['percent', '12.5'], ['days', '14'], ['text', 'a']] as const) {
      expect(writtenForm(type, typedForm({ type, value }, locale), { currency: 'EUR' })).toBe(value);
    }
  }
  expect(typedForm({ type: 'money', value: null }, 'pl')).toBe('');
});
