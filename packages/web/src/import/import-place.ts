import type { ImportKind } from '@entente/core/import/import-kind';
import { IMPORT_KINDS } from '@entente/core/import/import-kind';

/** Steps of an import that has not run. */
export const IMPORT_STEPS = ['reading', 'columns', 'preview'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];
export type ImportPlace = { step?: ImportStep };
export type NewImportPlace = { kind?: ImportKind };

/** Reads the step from the address. */
export function importPlaceFrom(search: Readonly<Record<string, unknown>>): ImportPlace {
  const step = IMPORT_STEPS.find((one) => one === search['step']);
  return step === undefined ? {} : { step };
}

/** Which list the import was begun from. */
export function newImportPlaceFrom(search: Readonly<Record<string, unknown>>): NewImportPlace {
  const kind = IMPORT_KINDS.find((one) => one === search['kind']);
  return kind === undefined ? {} : { kind };
}
