import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields, type FieldConflict } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { isEmptyValue } from '@entente/core/record/field-value';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { checkValues, comparable, seenBefore, valuesOf, withWriters, wrongReferences } from '../change/record.actions.ts';
import { seenFields } from '../field.access.ts';
import { storedValue, type FieldWrite } from '../record.store.ts';

type Values = Readonly<Record<string, unknown>>;
/** A record of an area below, locked. */
type Locked = Values & { readonly id: string; readonly custom: unknown };
type OwnPatch = { readonly kind: FieldKind; readonly current: Locked; readonly set: Values; readonly before: Values };
/** `columns`: what is to be written; `set` and `before`: what really changes and what stood there, by key. `isOwn`: whether fields of one's own are among it. */
export type MergedPatch = { readonly columns: Values; readonly set: Values; readonly before: Values; readonly isOwn: boolean };

/**
 * Merges a change of a record of an area below, whose fields of the workspace's own stand beside its others in the patch.
 * What does not fit is refused as a whole, field by field; what another person changed meanwhile is answered.
 */
export async function mergeOwnPatch(tx: Tx, actor: ProviderActor, { kind, current, set, before }: OwnPatch): Promise<Answer<MergedPatch>> {
  const own = Object.fromEntries(Object.entries(set).filter(([key]) => isOwn(key)));
  const checked = await checkOwn(tx, actor, { kind, values: own });
  if (!checked.ok) return checked;
  const stored = { ...current, ...valuesOf(checked.value, (field) => comparable(field, storedValue(current as never, field))) };
  const wanted = { ...Object.fromEntries(Object.entries(set).filter(([key]) => !isOwn(key))), ...valuesOf(checked.value, comparable) };
  const merged = mergeFields<Values>(stored, { set: wanted, before: { ...before, ...seenBefore(checked.value, before) } });
  if (!merged.ok) return refused(merged.refusal.code, { fields: await withWriters(tx, { kind, id: current.id }, merged.refusal.detail?.['fields'] as readonly FieldConflict[]) });
  const write = checked.value.filter(({ field }) => field.key in merged.value);
  const wrong = await wrongReferences(tx, actor, { kind, id: current.id, write });
  if (wrong.length > 0) return refused('values-do-not-fit', { fields: wrong });
  const columns = Object.fromEntries(Object.entries(merged.value).filter(([key]) => !isOwn(key)));
  const stood = Object.fromEntries(Object.keys(merged.value).map((key) => [key, (stored as Values)[key] ?? null]));
  return granted({ columns: write.length === 0 ? columns : { ...columns, custom: customAfter(current.custom, write) }, set: merged.value, before: stood, isOwn: write.length > 0 });
}

/** What a new record of an area below is to hold in fields of the workspace's own, as its column takes it. */
export async function newOwnValues(tx: Tx, actor: ProviderActor, { kind, id, values }: { readonly kind: FieldKind; readonly id: string; readonly values: Values }): Promise<Answer<string>> {
  const checked = await checkOwn(tx, actor, { kind, values });
  if (!checked.ok) return checked;
  const wrong = await wrongReferences(tx, actor, { kind, id, write: checked.value });
  return wrong.length > 0 ? refused('values-do-not-fit', { fields: wrong }) : granted(customAfter({}, checked.value));
}

async function checkOwn(tx: Tx, actor: ProviderActor, { kind, values }: { readonly kind: FieldKind; readonly values: Values }): Promise<Answer<FieldWrite>> {
  return Object.keys(values).length === 0 ? granted([]) : checkValues((await seenFields(tx, actor, kind)).filter(({ fieldId }) => fieldId !== undefined), values);
}

function isOwn(key: string): boolean {
  return key.startsWith(CUSTOM_PREFIX);
}

/** Empty values are absent, never null. */
function customAfter(custom: unknown, write: FieldWrite): string {
  const values = new Map(Object.entries(custom as Values));
  for (const { field, value } of write) {
    if (isEmptyValue(value)) values.delete(String(field.fieldId));
    else values.set(String(field.fieldId), value);
  }
  return JSON.stringify(Object.fromEntries(values));
}
