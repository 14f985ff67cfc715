import { sameValue } from '@entente/core/kernel/same-value';
import type { RecordKind } from '@entente/core/record/record-kind';
import type { ColumnValues } from '../write/import-row.schema.ts';
import type { RecordTable, Step } from './import.store.ts';

export const KIND_OF: Readonly<Record<RecordTable, RecordKind>> = { clients: 'client', contacts: 'contact', deals: 'deal' };

export function isRecordTable(table: string): table is RecordTable {
  return table in KIND_OF;
}

/** Follow from other columns: they go back with them and are no edit by themselves. */
const FOLLOWS: Readonly<Record<string, string>> = { stage_since: 'stage_id', state: 'stage_id', pipeline_id: 'stage_id', lifecycle_since: 'lifecycle' };

/** Of an updated record: the columns that still are as the import left them, with what they were before; and those edited since. */
export function partsToUndo({ before, after }: Step, present: ColumnValues): { readonly patch: Record<string, unknown>; readonly kept: string[] } {
  const patch: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [name, left] of Object.entries(after ?? {})) {
    if (name in FOLLOWS) continue;
    if (name === 'custom') undoCustom({ before: (before?.['custom'] ?? {}) as ColumnValues, left: left as ColumnValues, present: (present['custom'] ?? {}) as ColumnValues }, { patch, kept });
    else if (sameValue(left, present[name])) patch[name] = before?.[name] ?? null;
    else kept.push(name);
  }
  for (const [name, leader] of Object.entries(FOLLOWS)) if (leader in patch && name in (after ?? {})) patch[name] = before?.[name] ?? null;
  return { patch, kept };
}

function undoCustom({ before, left, present }: { before: ColumnValues; left: ColumnValues; present: ColumnValues }, into: { patch: Record<string, unknown>; kept: string[] }): void {
  const back: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(left)) {
    if (sameValue(value, present[id])) back[id] = before[id] ?? null;
    else into.kept.push(`custom.${id}`);
  }
  if (Object.keys(back).length > 0) into.patch['custom'] = back;
}
