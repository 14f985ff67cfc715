import { SHEET_TABLES, type StoredRow } from '@entente/core/export/archive-sheet';
import type { Locale } from '@entente/core/kernel/locale';
import { CUSTOM_PREFIX, type RecordField } from '@entente/core/record/record-fields';
import type { SheetWords } from '@entente/core/record/sheet-cell';
import { translator } from '@entente/phrases/translators';

/** The words of a sheet in the workspace's language: its own fields and options, and those that the program knows. */
export function wordsOf({ locale, timeZone, kind }: { readonly locale: Locale; readonly timeZone: string; readonly kind: string }): SheetWords & { label(field: RecordField): string } {
  const t = translator(locale);
  const own = (labels: RecordField['labels'] = {}, fallback: string): string => labels[locale] || labels.en || labels.pl || labels.ru || fallback;
  return {
    label: ({ key, labels }) => own(labels, key.slice(CUSTOM_PREFIX.length)),
    option: (field, key) => {
      const phrase = `option.${kind}.${field.key}.${key}`;
      return t.has(phrase) ? t(phrase) : own(field.options?.find((option) => option.key === key)?.labels, key);
    },
    yes: t('record.yes'),
    no: t('record.no'),
    timeZone,
  };
}

type Source = { readonly source?: string };

/** A stored row; a whole number that a double would change stays as it is written. */
export function storedRow(line: string): StoredRow {
  const exact = (_key: string, value: unknown, { source }: Source = {}): unknown => (typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source) ? source : value);
  return JSON.parse(line, exact as Parameters<typeof JSON.parse>[1]) as StoredRow;
}

/** Whether a table is written for people too. */
export function hasSheet(table: string): boolean {
  return SHEET_TABLES.includes(table);
}
