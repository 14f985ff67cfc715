import { minorDigits } from '../kernel/minor-digits.ts';
import { isReference, type FieldType } from './field-type.ts';
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
export function sheetCell(field: RecordField, row: SheetRow, words: SheetWords): SheetCell {
  const value = row.values[field.key];
  return isEmptyValue(value) ? null : (TYPED[field.type]?.(value, field, row) ?? { kind: 'text', text: text(field, value, { names: row.names, words }) });
}

type Typed = (value: unknown, field: RecordField, row: SheetRow) => SheetCell;

const TYPED: Readonly<Partial<Record<FieldType, Typed>>> = {
  money: (value, { rules }, { values }) => ({ kind: 'number', text: decimal(Number(value), minorDigits(rules?.currency ?? String(values.currency ?? ''))) }),
  number: (value, { rules }) => ({ kind: 'number', text: decimal(Number(value), rules?.scale ?? 0) }),
  date: (value) => ({ kind: 'day', text: String(value) }),
  instant: (value) => ({ kind: 'moment', text: String(value) }),
};

type Saying = { readonly names: SheetRow['names']; readonly words: SheetWords };

function text(field: RecordField, value: unknown, saying: Saying): string {
  if (typeof value === 'boolean') return value ? saying.words.yes : saying.words.no;
  return Array.isArray(value) ? value.map((one) => said(field, String(one), saying)).join(BETWEEN) : said(field, String(value), saying);
}

function said(field: RecordField, value: string, { names, words }: Saying): string {
  if (isReference(field.type) || field.type === 'tags') return names[value] ?? '';
  return field.options === undefined || field.options.length === 0 ? value : words.option(field, value);
}

/** A whole multiple of 10^-digits as a numeral: 1250 with two digits is "12.50". */
export function decimal(whole: number, digits: number): string {
  if (digits === 0) return String(whole);
  const padded = String(Math.abs(whole)).padStart(digits + 1, '0');
  return `${whole < 0 ? '-' : ''}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
