import type { RecordKind } from '@entente/core/record/record-kind';
import { RECORD_KINDS } from '@entente/core/record/record-kind';

/** Steps of an import that has not run. */
export const IMPORT_STEPS = ['reading', 'columns', 'preview'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];
export type ImportPlace = { step?: ImportStep };
export type NewImportPlace = { kind?: RecordKind };

/** Reads the step from the address. */
export function importPlaceFrom(search: Readonly<Record<string, unknown>>): ImportPlace {
  const step = IMPORT_STEPS.find((one) => one === search['step']);
  return step === undefined ? {} : { step };
}

/** Which list the import was begun from. */
export function newImportPlaceFrom(search: Readonly<Record<string, unknown>>): NewImportPlace {
  const kind = RECORD_KINDS.find((one) => one === search['kind']);
  return kind === undefined ? {} : { kind };
}
