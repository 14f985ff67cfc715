import { minorDigits } from '../kernel/minor-digits.ts';
import { isReference } from './field-type.ts';
import { isEmptyValue } from './field-value.ts';
import type { RecordField } from './record-fields.ts';

/** A cell of a file for spreadsheets: a text, a number as a decimal numeral, a day, a moment in UTC, or nothing. */
export type SheetCell = { readonly kind: 'text' | 'number' | 'day' | 'moment'; readonly text: string } | null;

/** What words a file needs of its reader's language. */
export type SheetWords = { option(field: RecordField, key: string): string; readonly yes: string; readonly no: string };
export type SheetRow = { readonly values: Readonly<Record<string, unknown>>; readonly names: Readonly<Record<string, string>> };

/** Between several tags or options in one cell. */
const BETWEEN = '; ';

/** What a record's field says in a file: options by their words, references by name, amounts and numbers as decimals. */
export function sheetCell(field: RecordField, { values, names }: SheetRow, words: SheetWords): SheetCell {
  const value = values[field.key];
  if (isEmptyValue(value)) return null;
  const { type } = field;
  if (type === 'money') return number(Number(value), minorDigits(field.rules?.currency ?? String(values.currency ?? '')));
  if (type === 'number') return number(Number(value), field.rules?.scale ?? 0);
  if (type === 'date') return { kind: 'day', text: String(value) };
  if (type === 'instant') return { kind: 'moment', text: String(value) };
  if (type === 'boolean') return { kind: 'text', text: value === true ? words.yes : words.no };
  return { kind: 'text', text: Array.isArray(value) ? value.map((one) => said(field, String(one), { names, words })).join(BETWEEN) : said(field, String(value), { names, words }) };
}

function said(field: RecordField, value: string, { names, words }: { readonly names: Readonly<Record<string, string>>; readonly words: SheetWords }): string {
  if (isReference(field.type) || field.type === 'tags') return names[value] ?? '';
  return field.options === undefined || field.options.length === 0 ? value : words.option(field, value);
}

function number(whole: number, digits: number): SheetCell {
  return { kind: 'number', text: decimal(whole, digits) };
}

/** A whole multiple of 10^-digits as a numeral: 1250 with two digits is "12.50". */
export function decimal(whole: number, digits: number): string {
  if (digits === 0) return String(whole);
  const padded = String(Math.abs(whole)).padStart(digits + 1, '0');
  return `${whole < 0 ? '-' : ''}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
