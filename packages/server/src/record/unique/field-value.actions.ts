import type { FieldKind } from '@entente/core/record/record-kind';
import { isEmptyValue, type FieldValue } from '@entente/core/record/field-value';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadCustomFields } from '../field.store.ts';
import { customOf, holdersOf, lockFields } from './field-value.store.ts';

/** The field of a record out of the bin whose value may exist only once and which a living record has taken meanwhile; null where it may come back. */
export async function fieldTakenSince(tx: Tx, { kind, id }: { readonly kind: FieldKind; readonly id: string }): Promise<string | null> {
  const alone = (await loadCustomFields(tx, kind)).filter(({ unique }) => unique === true);
  if (alone.length === 0) return null;
  const custom = await customOf(tx, { kind, id });
  for (const { key, fieldId = '' } of alone) {
    const value = (custom[fieldId] ?? null) as FieldValue;
    if (isEmptyValue(value)) continue;
    await lockFields(tx, [fieldId]);
    const holders = await holdersOf(tx, { kind, fieldId, sought: [{ at: 0, value }] });
    if (holders.some(({ recordId }) => recordId !== id)) return key;
  }
  return null;
}
