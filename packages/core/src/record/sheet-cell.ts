import { minorDigits } from '../kernel/minor-digits.ts';
import { clockIn, momentIn } from '../kernel/zoned-time.ts';
import { isReference, type FieldType } from './field-type.ts';
import { isEmptyValue } from './field-value.ts';
import type { RecordField } from './record-fields.ts';

/** A cell of a file for spreadsheets: a text, a number as a decimal numeral, a day, a moment by the clocks of the file's time zone ("2026-03-01 14:22:05"), or nothing. */
export type SheetCell = { readonly kind: 'text' | 'number' | 'day' | 'moment'; readonly text: string } | null;

/** What words a file needs of its reader's language. */
export type SheetWords = { option(field: RecordField, key: string): string; readonly yes: string; readonly no: string; /** Of all moments in the file. */ readonly timeZone: string };
export type SheetRow = { readonly values: Readonly<Record<string, unknown>>; readonly names: Readonly<Record<string, string>> };

const AMOUNT = 'amount';
const CURRENCY = 'currency';
/** Between several tags or options in one cell. */
const BETWEEN = '; ';

/** What a record's field says in a file: options by their words, references by name, amounts and numbers as decimals. */
export function sheetCell(field: RecordField, row: SheetRow, words: SheetWords): SheetCell {
  const value = row.values[field.key];
  return isEmptyValue(value) ? null : (TYPED[field.type]?.(value, field, { row, words }) ?? { kind: 'text', text: text(field, value, { names: row.names, words }) });
}

type Typed = (value: unknown, field: RecordField, within: { readonly row: SheetRow; readonly words: SheetWords }) => SheetCell;

const TYPED: Readonly<Partial<Record<FieldType, Typed>>> = {
  money: (value, { rules }, { row: { values } }) => ({ kind: 'number', text: decimal(whole(value), minorDigits(rules?.currency ?? String(values.currency ?? ''))) }),
  number: (value, { rules }) => ({ kind: 'number', text: decimal(whole(value), rules?.scale ?? 0) }),
  date: (value) => ({ kind: 'day', text: String(value) }),
  instant: (value, field, { words }) => momentCell(new Date(String(value)), field, words),
};

/**
 * A moment as clocks show it. Where an import could not read it back exactly, because the hour comes twice when
 * summer time ends or for parts of a second, it stands in UTC as text and says so ("Z").
 */
function momentCell(at: Date, { importable }: RecordField, { timeZone }: SheetWords): SheetCell {
  const clock = clockIn(timeZone, at);
  const [day = '', time = ''] = clock.split('T');
  const isExact = momentIn(timeZone, day, time).getTime() === at.getTime();
  return isExact || !importable ? { kind: 'moment', text: `${day} ${time}` } : { kind: 'text', text: at.toISOString() };
}

type Saying = { readonly names: SheetRow['names']; readonly words: SheetWords };

function text(field: RecordField, value: unknown, saying: Saying): string {
  if (typeof value === 'boolean') return value ? saying.words.yes : saying.words.no;
  return Array.isArray(value) ? value.map((one) => said(field, String(one), saying)).join(BETWEEN) : said(field, String(value), saying);
}

function said(field: RecordField, value: string, { names, words }: Saying): string {
  if (isReference(field.type) || field.type === 'tags') return names[value] ?? '';
  return field.options === undefined || field.options.length === 0 ? value : words.option(field, value);
}

/**
 * The columns of a file of deals or others: an amount without its currency is none, so the currency stands after it.
 * @param wish keys as a list asks for them, separated by commas; empty for all
 */
export function withCurrency(wish: string): string {
  const keys = wish.split(',');
  return keys.includes(AMOUNT) && !keys.includes(CURRENCY) ? keys.flatMap((key) => (key === AMOUNT ? [AMOUNT, CURRENCY] : [key])).join(',') : wish;
}

/** Leaves out an amount whose currency the reader may not see: its digits alone would say something else. */
export function withoutBareAmounts(fields: readonly RecordField[]): readonly RecordField[] {
  return fields.some(({ key }) => key === CURRENCY) ? fields : fields.filter(({ key }) => key !== AMOUNT);
}

/** What the head of a column says after the field's name: the zone of its moments, the currency of amounts that have one. */
export function headNote({ type, rules }: RecordField, timeZone: string): string {
  const note = type === 'instant' ? timeZone : type === 'money' ? (rules?.currency ?? '') : '';
  return note === '' ? '' : ` (${note})`;
}

/** A whole number; as a text where a double could not hold it exactly. */
function whole(value: unknown): number | bigint {
  return typeof value === 'string' ? BigInt(value) : Number(value);
}

/** A whole multiple of 10^-digits as a numeral: 1250 with two digits is "12.50". */
export function decimal(units: number | bigint, digits: number): string {
  if (digits === 0) return String(units);
  const padded = String(units).replace('-', '').padStart(digits + 1, '0');
  return `${units < 0 ? '-' : ''}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
