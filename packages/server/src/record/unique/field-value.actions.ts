import type { FieldKind } from '@entente/core/record/record-kind';
import { isEmptyValue, type FieldValue } from '@entente/core/record/field-value';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadCustomFields } from '../field.store.ts';
import { customsOf, holdersOf, lockFields, type SoughtValue } from './field-value.store.ts';

/** The field of a record out of the bin whose value may exist only once and which a living record has taken meanwhile; null where it may come back. */
export async function fieldTakenSince(tx: Tx, { kind, id }: { readonly kind: FieldKind; readonly id: string }): Promise<string | null> {
  return (await fieldsTakenSince(tx, { kind, ids: [id] })).get(id) ?? null;
}

/** The same of many records, a query a field; by record. */
export async function fieldsTakenSince(tx: Tx, { kind, ids }: { readonly kind: FieldKind; readonly ids: readonly string[] }): Promise<ReadonlyMap<string, string>> {
  const taken = new Map<string, string>();
  const alone = ids.length === 0 ? [] : (await loadCustomFields(tx, kind)).filter(({ unique }) => unique === true);
  const records = alone.length === 0 ? [] : await customsOf(tx, { kind, ids });
  for (const { key, fieldId = '' } of alone) {
    const sought = records.flatMap(({ custom }, at): SoughtValue[] => {
      const value = (custom[fieldId] ?? null) as FieldValue;
      return isEmptyValue(value) ? [] : [{ at, value }];
    });
    if (sought.length === 0) continue;
    await lockFields(tx, [fieldId]);
    for (const { at, recordId } of await holdersOf(tx, { kind, fieldId, sought })) {
      const id = records[at]?.id ?? recordId;
      if (id !== recordId && !taken.has(id)) taken.set(id, key);
    }
  }
  return taken;
}
