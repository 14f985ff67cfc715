import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import type { FieldKind } from '@entente/core/record/record-kind';
import { minorDigits } from '@entente/core/kernel/minor-digits';
import type { Translator } from '@entente/phrases/translator';
import { formatMinor } from '../ui/money-text.ts';
import { formatScaled } from '../ui/number-text.ts';
import { birthdayWords } from './birthday-words.ts';
import { intlTag, momentWords, shortDayWords } from '../ui/time-words.ts';
import { optionLabel, type FieldView } from './field-words.ts';

export type CellOf = { readonly kind: FieldKind; readonly field: FieldView; readonly row: Pick<RecordRow, 'values' | 'names'> };

/** Whether a cell says nothing. */
export function isEmptyCell(value: CellValue | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The currency in which a money field's amount stands: the record's own, or the field's. */
export function currencyOf(field: FieldView, row: Pick<RecordRow, 'values'>, fallback: string): string {
  const own = row.values['currency'];
  return field.rules.currency ?? (typeof own === 'string' && own !== '' ? own : fallback);
}

/** A cell in words, as a reader of the language writes it; an empty text for an empty cell. */
export function cellWords(t: Translator, { kind, field, row }: CellOf): string {
  const value = row.values[field.key];
  if (value === undefined || isEmptyCell(value)) return '';
  if (Array.isArray(value)) return value.map((one) => row.names[one] ?? optionLabel(t, kind, { field, option: one })).join(', ');
  return WORDS[field.type]?.(t, { kind, field, row, value }) ?? (field.options.length > 0 ? optionLabel(t, kind, { field, option: String(value) }) : String(value));
}

type Saying = (t: Translator, cell: CellOf & { value: string | number | boolean | null }) => string;

const byName: Saying = (_t, { row, value }) => row.names[String(value)] ?? '…';
const option: Saying = (t, { kind, field, value }) => optionLabel(t, kind, { field, option: String(value) });

const WORDS: Readonly<Partial<Record<FieldView['type'], Saying>>> = {
  boolean: (t, { value }) => t(value === true ? 'list.yes' : 'list.no'),
  number: (t, { field, value }) => formatScaled(Number(value), field.rules.scale ?? 0, intlTag(t.locale)),
  money: (t, { field, row, value }) => moneyWords(t, Number(value), currencyOf(field, row, '')),
  date: (t, { value }) => nearDayWords(t, String(value)),
  birthday: (t, { value }) => birthdayWords(t.locale, String(value)),
  instant: (t, { value }) => momentWords(t.locale, new Date(String(value))),
  country: (t, { value }) => new Intl.DisplayNames(intlTag(t.locale), { type: 'region' }).of(String(value)) ?? String(value),
  locale: option,
  choice: option,
  url: (_t, { value }) => String(value).replace(/^https?:\/\//, '').replace(/\/$/, ''),
  member: byName,
  client: byName,
  contact: byName,
  engagement: byName,
  pipeline: byName,
  stage: byName,
  product: byName,
  lost_reason: byName,
};

/** "78 400 PLN", "78 400,50 PLN": with its currency, since amounts of several stand in one column. */
export function moneyWords(t: Translator, minor: number, currency: string): string {
  const amount = plainAmount(formatMinor(minor, currency === '' ? 'EUR' : currency, intlTag(t.locale)), minor, minorDigits(currency));
  return currency === '' ? amount : `${amount}\u00A0${currency}`;
}

/** A whole amount is read faster without its zeros. */
function plainAmount(words: string, minor: number, digits: number): string {
  return digits > 0 && minor % 10 ** digits === 0 ? words.slice(0, -digits - 1) : words;
}

/** "Tue 17 Mar" in this year, "17 Mar 2025" in another. */
export function nearDayWords(t: Translator, day: string): string {
  return day.slice(0, 4) === String(new Date().getFullYear()) ? shortDayWords(t.locale, day) : new Intl.DateTimeFormat(intlTag(t.locale), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

/** "today", "tomorrow", else the day: by when something is due. */
export function dueDayWords(t: Translator, day: string): string {
  const days = daysBetween(todayHere(), day);
  return days === 0 ? t('list.today') : days === 1 ? t('list.tomorrow') : nearDayWords(t, day);
}

/** Today's date on the reader's calendar. */
export function todayHere(now = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}
