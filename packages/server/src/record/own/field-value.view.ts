import type { CellValue } from '@entente/contract/record/record.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { isEmptyValue } from '@entente/core/record/field-value';
import type { RecordField } from '@entente/core/record/record-fields';
import type { FieldKind } from '@entente/core/record/record-kind';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { seenFields } from '../field.access.ts';
import { namesOf, type OwnReference } from './field-value.store.ts';

export type OwnValues = { readonly values: Record<string, CellValue>; readonly names: Record<string, string> };
type Holder = { readonly custom: unknown };

const REFERENCES: readonly OwnReference[] = ['member', 'client', 'contact'];

/**
 * What records of an area below hold in fields of the workspace's own, as the actor may see it: by key, what is empty
 * left out, with the names of what they refer to. Where none of them holds anything, nothing is asked.
 */
export async function ownValuesOf(tx: Tx, actor: ProviderActor, { kind, rows }: { readonly kind: FieldKind; readonly rows: readonly Holder[] }): Promise<(row: Holder) => OwnValues> {
  if (rows.every(({ custom }) => Object.keys(custom as object).length === 0)) return () => ({ values: {}, names: {} });
  const fields = await seenFields(tx, actor, kind);
  const names = new Map((await Promise.all(REFERENCES.map((type) => namesOf(tx, actor, { type, ids: referred(fields.filter((field) => field.type === type), rows) })))).flat());
  return (row) => {
    const filled = fields.map((field) => [field, held(row, field)] as const).filter(([, value]) => !isEmptyValue(value));
    const named = filled.flatMap(([{ type }, value]) => (isOwnReference(type) && names.has(String(value)) ? [[String(value), names.get(String(value)) ?? '']] : []));
    return { values: Object.fromEntries(filled.map(([{ key }, value]) => [key, value])), names: Object.fromEntries(named) as Record<string, string> };
  };
}

function held({ custom }: Holder, { fieldId }: RecordField): CellValue {
  return fieldId === undefined ? null : ((custom as Readonly<Record<string, CellValue>>)[fieldId] ?? null);
}

function isOwnReference(type: RecordField['type']): type is OwnReference {
  return (REFERENCES as readonly RecordField['type'][]).includes(type);
}

function referred(fields: readonly RecordField[], rows: readonly Holder[]): readonly string[] {
  return [...new Set(fields.flatMap((field) => rows.map((row) => held(row, field))).filter((id): id is string => typeof id === 'string'))];
}
