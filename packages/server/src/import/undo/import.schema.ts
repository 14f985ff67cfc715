import type { ImportKind } from '@entente/core/import/import-kind';
import { isAsStored, type ColumnValues } from '../write/import-row.schema.ts';
import type { RecordTable, Step } from './import.store.ts';

export const KIND_OF: Readonly<Record<RecordTable, ImportKind>> = { clients: 'client', contacts: 'contact', deals: 'deal', interactions: 'interaction' };

export function isRecordTable(table: string): table is RecordTable {
  return table in KIND_OF;
}

/** Follow from other columns: they go back with them and are no edit by themselves. */
const FOLLOWS: Readonly<Record<string, string>> = { stage_since: 'stage_id', state: 'stage_id', pipeline_id: 'stage_id', lifecycle_since: 'lifecycle' };

/**
 * Of an updated record: the columns that still are as the import left them, with what they were before; and those edited since.
 * @param taken fields of the workspace whose former value another record holds alone by now: they stay as they are.
 */
export function partsToUndo({ before, after }: Step, present: ColumnValues, taken: ReadonlySet<string> = new Set()): { readonly patch: Record<string, unknown>; readonly kept: string[] } {
  const { custom: ownBefore, ...plainBefore } = before ?? {};
  const { custom: ownAfter, ...plainAfter } = after ?? {};
  const leading = Object.fromEntries(Object.entries(plainAfter).filter(([name]) => !(name in FOLLOWS)));
  const { patch, kept } = withLabels(goingBack({ before: plainBefore, after: leading, present }));
  const own = withoutTaken(goingBack({ before: (ownBefore ?? {}) as ColumnValues, after: (ownAfter ?? {}) as ColumnValues, present: (present['custom'] ?? {}) as ColumnValues }), taken);
  for (const [name, leader] of Object.entries(FOLLOWS)) if (leader in patch && name in plainAfter) patch[name] = plainBefore[name] ?? null;
  const closing = withClosing({ patch, kept }, { before: plainBefore, after: plainAfter });
  if (Object.keys(own.patch).length > 0) patch['custom'] = own.patch;
  return { patch, kept: [...closing, ...own.kept.map((id) => `custom.${id}`)] };
}

const CLOSING: Readonly<Record<string, unknown>> = { closed_on: null, lost_reason_id: null, lost_note: '' };

/** The day and the reason of a closing go back with the move that set them: never without it, and whole where the deal is open again. @returns what is kept. */
function withClosing({ patch, kept }: ReturnType<typeof goingBack>, { before, after }: { readonly before: ColumnValues; readonly after: ColumnValues }): string[] {
  if (!('stage_id' in after)) return kept;
  if (!('stage_id' in patch)) {
    for (const column of Object.keys(CLOSING)) Reflect.deleteProperty(patch, column);
    return kept;
  }
  if (patch['state'] !== 'open') return kept;
  for (const [column, nothing] of Object.entries(CLOSING)) patch[column] = before[column] ?? nothing;
  return kept.filter((column) => !(column in CLOSING));
}

function withoutTaken({ patch, kept }: ReturnType<typeof goingBack>, taken: ReadonlySet<string>): ReturnType<typeof goingBack> {
  const isTaken = ([id]: readonly [string, unknown]): boolean => taken.has(id);
  const entries = Object.entries(patch);
  return { patch: Object.fromEntries(entries.filter((entry) => !isTaken(entry))), kept: [...kept, ...entries.filter(isTaken).map(([id]) => id)] };
}

/** A number that was edited since keeps what it is for. */
function withLabels(parts: ReturnType<typeof goingBack>): ReturnType<typeof goingBack> {
  for (const column of ['email', 'phone']) if (parts.kept.includes(column)) Reflect.deleteProperty(parts.patch, `${column}_label`);
  return parts;
}

function goingBack({ before, after, present }: { before: ColumnValues; after: ColumnValues; present: ColumnValues }): { patch: Record<string, unknown>; kept: string[] } {
  const isAsLeft = ([name, left]: readonly [string, unknown]): boolean => isAsStored(left, present[name]);
  const entries = Object.entries(after);
  return { patch: Object.fromEntries(entries.filter(isAsLeft).map(([name]) => [name, before[name] ?? null])), kept: entries.filter((entry) => !isAsLeft(entry)).map(([name]) => name) };
}

/** A step of another import whose undo left fields of a record, because this import had written over them. */
export type LeftStep = { readonly changeSetId: string; readonly seq: number; readonly id: string; readonly before: ColumnValues | null; readonly after: ColumnValues | null; readonly kept: readonly string[] };

/** What stands and falls with other rows: stays, changes of where a client stands. */
const APART: ReadonlySet<string> = new Set(['stage_id', 'lifecycle', ...Object.keys(FOLLOWS), ...Object.keys(CLOSING)]);

/**
 * Two imports that are undone oldest first: what goes back to the first one's value goes on to what stood there before both.
 * @param once ids of fields whose values may exist only once: another record may have taken theirs.
 * @returns the columns to write, and what the other steps keep now.
 */
export function furtherBack(patch: ColumnValues, left: readonly LeftStep[], once: ReadonlySet<string>): { readonly patch: ColumnValues; readonly freed: readonly LeftStep[] } {
  const values = flat(patch);
  const steps = left.map((step) => ({ ...step, kept: [...step.kept], beforeAll: flat(step.before), afterAll: flat(step.after) }));
  const freed = new Set<(typeof steps)[number]>();
  for (const name of Object.keys(values).filter((one) => !APART.has(one) && !once.has(one.replace(/^custom\./, '')))) {
    for (let step = steps.find((one) => one.kept.includes(name) && isAsStored(one.afterAll[name], values[name])); step !== undefined; step = steps.find((one) => one.kept.includes(name) && isAsStored(one.afterAll[name], values[name]))) {
      values[name] = step.beforeAll[name] ?? null;
      const label = `${name}_label`;
      if (label in step.beforeAll) values[label] = step.beforeAll[label];
      step.kept.splice(step.kept.indexOf(name), 1);
      freed.add(step);
    }
  }
  return { patch: unflat(values), freed: [...freed].map(({ beforeAll: _before, afterAll: _after, ...step }) => step) };
}

function flat(values: ColumnValues | null): Record<string, unknown> {
  const { custom, ...plain } = values ?? {};
  return { ...plain, ...Object.fromEntries(Object.entries((custom ?? {}) as ColumnValues).map(([id, value]) => [`custom.${id}`, value])) };
}

function unflat(values: ColumnValues): ColumnValues {
  const own = Object.entries(values).flatMap(([name, value]) => (name.startsWith('custom.') ? [[name.slice('custom.'.length), value] as const] : []));
  return { ...Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('custom.'))), ...(own.length === 0 ? {} : { custom: Object.fromEntries(own) }) };
}
