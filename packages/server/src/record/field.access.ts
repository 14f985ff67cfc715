import type { ProviderActor } from '@entente/core/kernel/actor';
import { BUILT_IN_FIELDS, builtInFields, type RecordField } from '@entente/core/record/record-fields';
import type { FieldKind, ListKind } from '@entente/core/record/record-kind';
import { isHidden } from '@entente/core/workspace/scope';
import type { Tx } from '../platform/database/in-workspace.ts';
import { loadCustomFields } from './field.store.ts';

/** The fields of a kind that the actor may see, built-in first. What their role hides is not among them, for reading as for writing. */
export async function seenFields(tx: Tx, actor: ProviderActor, kind: FieldKind): Promise<readonly RecordField[]> {
  return withoutHidden(actor, kind, [...builtInFields(kind), ...(await loadCustomFields(tx, kind))]);
}

/** The built-in ones alone, without asking the database. */
export function seenBuiltInFields(actor: ProviderActor, kind: ListKind): readonly RecordField[] {
  return withoutHidden(actor, kind, BUILT_IN_FIELDS[kind]);
}

function withoutHidden(actor: ProviderActor, kind: FieldKind, fields: readonly RecordField[]): readonly RecordField[] {
  return fields.filter(({ key }) => !isHidden(actor, kind, key));
}
