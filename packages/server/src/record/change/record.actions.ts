import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields, type FieldConflict } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isReference } from '@entente/core/record/field-type';
import { checkFieldValue, isEmptyValue, type FieldValue } from '@entente/core/record/field-value';
import { findField, type RecordField } from '@entente/core/record/record-fields';
import { FIELD_TABLES, type FieldKind, type ListKind } from '@entente/core/record/record-kind';
import type { RefusalCode } from '@entente/phrases/shape';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { seenFields } from '../field.access.ts';
import { grantRecord, type RecordHandlers } from '../record.access.ts';
import { lockRecords, storedValue, type FieldWrite } from '../record.store.ts';
import { areTags, isReferable, isTaken, lastWriters } from './field-value.store.ts';
import { saveFields } from './save/record.actions.ts';

export type RecordPatch = { readonly kind: ListKind; readonly id: string; readonly set: Readonly<Record<string, unknown>>; readonly before: Readonly<Record<string, unknown>> };
type WrongValue = { readonly field: string; readonly refusal: RefusalCode; readonly detail?: unknown };

/**
 * Changes fields of one record, the workspace's own ones too. Two people's changes of different fields
 * are merged; one field changed by both is answered with all three values. What does not fit is refused
 * as a whole, field by field.
 */
export async function changeRecord(tx: Tx, { actor, handlers }: { readonly actor: ProviderActor; readonly handlers: RecordHandlers }, { kind, id, set, before }: RecordPatch): Promise<Answer<{ version: number }>> {
  const record = await grantRecord(tx, actor, { kind, id });
  if (record === null) return refused('not-found');
  const fields = await seenFields(tx, actor, kind);
  const wanted = checkValues(fields, set);
  if (!wanted.ok) return wanted;
  const [row] = await lockRecords(tx, actor, { kind, ids: [record] });
  if (row === undefined) return refused('not-found');
  const merged = mergeFields<Record<string, unknown>>(valuesOf(wanted.value, (field) => comparable(field, storedValue(row, field))), { set: valuesOf(wanted.value, (field, value) => comparable(field, value)), before: seenBefore(wanted.value, before) });
  if (!merged.ok) return refused(merged.refusal.code, { fields: await withWriters(tx, { kind, id }, merged.refusal.detail?.['fields'] as readonly FieldConflict[]) });
  const write = wanted.value.filter(({ field }) => field.key in merged.value);
  const wrong = await wrongReferences(tx, actor, { kind, id, write });
  if (wrong.length > 0) return refused('values-do-not-fit', { fields: wrong });
  const kept = (await handlers.keptFromValues(tx, kind, { ids: [id], values: merged.value })).get(id);
  if (kept !== undefined) return refused(kept);
  const stage = write.find(({ field }) => field.type === 'stage');
  const rest = write.filter((one) => one !== stage);
  const version = rest.length === 0 ? row.version : ((await saveFields(tx, actor, { kind, rows: [row], write: rest })).versions.get(id) ?? row.version);
  if (stage === undefined) return granted({ version });
  const moved = await handlers.moveStage(tx, actor, { dealId: id, stageId: String(stage.value) });
  return moved.ok ? granted({ version: version + 1 }) : moved;
}

/** The conflicts with the name of whoever wrote the other value; whoever may change the record reads it on its timeline too. */
export async function withWriters(tx: Tx, record: { readonly kind: FieldKind; readonly id: string }, conflicts: readonly FieldConflict[]): Promise<readonly (FieldConflict & { readonly by: string | null })[]> {
  const writers = await lastWriters(tx, record);
  return conflicts.map((conflict) => ({ ...conflict, by: writers.get(conflict.field) ?? null }));
}

/** Every value in its stored form, or all that do not fit. */
export function checkValues(fields: readonly RecordField[], set: Readonly<Record<string, unknown>>): Answer<FieldWrite> {
  const checked = Object.entries(set).map(([key, value]) => ({ key, ...checkOne(findField(fields, key), value) }));
  const wrong = checked.flatMap(({ key, refusal }): WrongValue[] => (refusal === undefined ? [] : [{ field: key, refusal: refusal.code, ...(refusal.detail === undefined ? {} : { detail: refusal.detail }) }]));
  if (wrong.length > 0) return refused('values-do-not-fit', { fields: wrong });
  return granted(checked.flatMap(({ field, value }) => (field === undefined || value === undefined ? [] : [{ field, value }])));
}

type CheckedOne = { readonly field?: RecordField; readonly value?: FieldValue; readonly refusal?: { readonly code: RefusalCode; readonly detail?: unknown } };

function checkOne(field: RecordField | null, value: unknown): CheckedOne {
  if (field?.editable !== true) return { refusal: { code: 'field-is-unknown' } };
  const checked = checkFieldValue(field, value);
  return checked.ok ? { field, value: checked.value } : { refusal: checked.refusal };
}

export function valuesOf(write: FieldWrite, of: (field: RecordField, value: FieldValue) => unknown): Record<string, unknown> {
  return Object.fromEntries(write.map(({ field, value }) => [field.key, of(field, value)]));
}

/** Lists of tags and choices are sets: their order says nothing. */
export function comparable({ type }: RecordField, value: FieldValue): unknown {
  return Array.isArray(value) && (type === 'tags' || type === 'multi_choice') ? value.toSorted() : value;
}

/** What the writer saw, in the form in which it is stored. */
export function seenBefore(write: FieldWrite, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const seen = write.filter(({ field }) => field.key in before).map(({ field }) => {
    const checked = checkFieldValue({ ...field, required: false, neverEmpty: false }, before[field.key]);
    return [field.key, checked.ok ? comparable(field, checked.value) : before[field.key]];
  });
  return Object.fromEntries(seen);
}

/** Values that point at what is not there (or may not be seen), and values that another record holds alone. */
export async function wrongReferences(tx: Tx, actor: ProviderActor, { kind, id, write }: { readonly kind: FieldKind; readonly id: string; readonly write: FieldWrite }): Promise<readonly WrongValue[]> {
  const wrong: WrongValue[] = [];
  for (const { field, value } of write) {
    if (isEmptyValue(value)) continue;
    if (field.type === 'tags' && !(await areTags(tx, value as readonly string[]))) wrong.push({ field: field.key, refusal: 'reference-is-gone' });
    if (isReference(field.type) && !(await isReferable(tx, actor, { type: field.type, id: String(value) }))) wrong.push({ field: field.key, refusal: 'reference-is-gone' });
    if (field.unique === true && field.fieldId !== undefined && (await isTaken(tx, { fieldId: field.fieldId, value, table: FIELD_TABLES[kind], except: id }))) wrong.push({ field: field.key, refusal: 'value-is-taken' });
  }
  return wrong;
}
