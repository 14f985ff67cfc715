import type { Translator } from '@entente/phrases/translator';
import { reportCodeKey } from '@entente/phrases/report-words';
import { FIELD_KINDS, FIELD_TABLES, type FieldKind } from '@entente/core/record/record-kind';
import { birthdayWords } from '../../record/birthday-words.ts';
import { cellWords, moneyWords } from '../../record/cell-words.ts';
import { fieldLabel, type FieldView } from '../../record/field-words.ts';
import { dayWords, intlTag, momentWords } from '../../ui/time-words.ts';

/** A field of a row that a person reads: what it is called, and what stands in it. */
export type Told = { readonly column: string; readonly words: string; readonly value: string };
export type ReportRow = Readonly<Record<string, unknown>>;
export type FieldsOf = Readonly<Partial<Record<FieldKind, readonly FieldView[]>>>;

type Place = { readonly table: string; readonly row: ReportRow; readonly fields: FieldsOf };

const KIND_OF: ReadonlyMap<string, FieldKind> = new Map(FIELD_KINDS.map((kind) => [FIELD_TABLES[kind], kind]));
/** What these hold are the columns of a record, before and after a change. */
const NESTED: ReadonlySet<string> = new Set(['payload', 'before', 'after']);
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The fields of a row in a reader's words; ids and what has no words stay in the data file. */
export function toldOf(t: Translator, place: Place): readonly Told[] {
  return Object.entries(place.row).flatMap(([column, value]): readonly Told[] => {
    if (isEmpty(value)) return [];
    if (column === 'custom') return ownFields(t, place);
    const key = `report.column_${column}`;
    const words = t.has(key) ? valueWords(t, { ...place, column, value }) : '';
    return t.has(key) && words !== '' ? [{ column, words: t(key), value: words }] : [];
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || JSON.stringify(value) === '{}' || JSON.stringify(value) === '[]';
}

type Cell = Place & { readonly column: string; readonly value: unknown };

/** What a text says whose column alone tells how it is read. */
const BY_COLUMN: Readonly<Record<string, (t: Translator, text: string) => string>> = {
  birthday: (t, text) => birthdayWords(t.locale, text),
  country: (t, text) => new Intl.DisplayNames(intlTag(t.locale), { type: 'region' }).of(text) ?? text,
};

function valueWords(t: Translator, cell: Cell): string {
  const { table, row, column, value } = cell;
  if (typeof value === 'object' && value !== null) return objectWords(t, cell, value);
  if (column === 'amount') return moneyWords(t, Number(value), String(row['currency'] ?? ''));
  if (typeof value === 'boolean') return t(value ? 'list.yes' : 'list.no');
  const text = String(value);
  const own = BY_COLUMN[column]?.(t, text);
  if (own !== undefined) return own;
  if (MOMENT.test(text)) return momentWords(t.locale, new Date(text));
  if (DAY.test(text)) return dayWords(t.locale, text);
  const code = reportCodeKey(t, { table, column, code: text });
  return code === null ? text : t(code);
}

/** What an object holds, one after the other: "Name: Anna; Role: buyer". */
function objectWords(t: Translator, { table, row: holder, column, fields }: Cell, value: object): string {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => (typeof one === 'object' && one !== null ? told(t, { table, row: one as ReportRow, fields }) : [String(one)])).join('; ');
  return told(t, NESTED.has(column) ? { table: tableOf(holder, table), row: columnsOf(value), fields } : { table, row: value as ReportRow, fields }).join('; ');
}

function told(t: Translator, place: Place): readonly string[] {
  return toldOf(t, place).map(({ words, value }) => `${words}: ${value}`);
}

/** The names of columns, where a record was written down as the program holds it; what was set stands one step deeper. */
function columnsOf(value: object): ReportRow {
  const { set, ...rest } = value as { set?: unknown };
  const all = typeof set === 'object' && set !== null ? { ...rest, ...set } : rest;
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), one]));
}

/** The table of the record that a row tells about. */
function tableOf({ table_name: named, subject_kind: kind }: ReportRow, table: string): string {
  if (typeof named === 'string') return named;
  return typeof kind === 'string' ? `${kind}s` : table;
}

function ownFields(t: Translator, { table, row, fields }: Place): readonly Told[] {
  const kind = KIND_OF.get(table);
  if (kind === undefined) return [];
  const custom = row['custom'] as Readonly<Record<string, never>>;
  return (fields[kind] ?? []).flatMap((field): readonly Told[] => {
    const value = field.fieldId === null ? undefined : custom[field.fieldId];
    if (isEmpty(value)) return [];
    return [{ column: field.key, words: fieldLabel(t, kind, field), value: cellWords(t, { kind, field, row: { values: { [field.key]: value, ...(typeof row['currency'] === 'string' ? { currency: row['currency'] } : {}) }, names: {} } }) }];
  });
}
