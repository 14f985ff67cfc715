import type { ImportRow, ImportTarget, ImportView } from '@entente/contract/import/import.contract';
import type { ImportPlan } from '@entente/core/import/import-plan';
import type { ImportState } from '@entente/core/import/import-state';
import type { ImportKind } from '@entente/core/import/import-kind';
import type { RecordField } from '@entente/core/record/record-fields';
import { NO_COUNTS, type ImportWithMember, type StoredImport } from './import.store.ts';
import type { KnownNames } from './names/import.store.ts';

/** A line of the list of imports. */
export function importRow(row: ImportWithMember): ImportRow {
  const { recordKind, counts, state, ...rest } = row;
  return { ...rest, kind: recordKind as ImportKind | null, state: state as ImportState, counts: { ...NO_COUNTS, ...(counts as object) } };
}

type Beside = { readonly memberName: string; readonly plan: ImportPlan | null; readonly known: KnownNames };

/** The page of one import. */
export function importView(stored: StoredImport, { memberName, plan, known }: Beside): ImportView {
  const { id: importId, fileName, bytes, state, failure, counts, totalRows, cursorRow, createdAt, finishedAt, undoneAt, reading, columns, preview, changeSetId, version, recordKind } = stored;
  return {
    id: importId, kind: recordKind ?? plan?.kind ?? null, fileName, bytes, state, failure, counts, totalRows, cursorRow, memberName, createdAt, finishedAt, undoneAt,
    hasFile: stored.pieces.length > 0, reading, columns, plan, targets: known.fields.map(target),
    choices: Object.fromEntries(Object.entries(known.choices).map(([type, rows]) => [type, (rows ?? []).slice(0, 1_000).map(({ id, name, within }) => ({ id, name, ...(within === undefined ? {} : { within }) }))])),
    preview, changeSetId, version,
  };
}

function target({ key, type, labels, options }: RecordField): ImportTarget {
  return { key, type, labels: { ...labels }, options: (options ?? []).map((option) => ({ key: option.key, labels: { ...option.labels } })) };
}
