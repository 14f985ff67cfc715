import type { FieldValue } from '@entente/core/record/field-value';
import { FIELD_TABLES, type FieldKind } from '@entente/core/record/record-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** Keeps others from taking a value of these fields until the transaction ends, as every writer of a unique field does. */
export async function lockFields(tx: Tx, fieldIds: readonly string[]): Promise<void> {
  if (fieldIds.length > 0) await tx.kysely.selectFrom('fields').select('id').where('workspaceId', '=', tx.workspaceId).where('id', 'in', [...fieldIds]).orderBy('id').forUpdate().execute();
}

/** A value that a record is to have alone; `at` is its place among those that are asked for together. */
export type SoughtValue = { readonly at: number; readonly value: FieldValue };
export type Holder = { readonly at: number; readonly recordId: string };

/** The living records that hold one of these values of a field, many values in one query, each by the index. */
export async function holdersOf(tx: Tx, { kind, fieldId, sought }: { readonly kind: FieldKind; readonly fieldId: string; readonly sought: readonly SoughtValue[] }): Promise<readonly Holder[]> {
  if (sought.length === 0) return [];
  const places = sought.map(({ at }) => at);
  const isNumber = typeof sought[0]?.value === 'number';
  const wanted = isNumber ? sql`unnest(${places}::int[], ${sought.map(({ value }) => String(value))}::bigint[]) as x(at, value)` : sql`unnest(${places}::int[], ${sought.map(({ value }) => String(value))}::text[]) as x(at, value)`;
  const isIt = isNumber ? sql`v.int_key = x.value` : sql`v.text_key = left(lower(normalize(x.value, NFKC)), 200)`;
  const { rows } = await sql<Holder>`
    select x.at, r.id as record_id from ${wanted}
    cross join lateral (select v.record_id from field_values v where v.workspace_id = ${tx.workspaceId} and v.field_id = ${fieldId}::uuid and ${isIt} offset 0) h
    join ${sql.table(FIELD_TABLES[kind])} r on r.workspace_id = ${tx.workspaceId} and r.id = h.record_id and r.deleted_at is null`.execute(tx.kysely);
  return rows;
}

/** What records hold in fields of the workspace's own, by the field's id. */
export async function customsOf(tx: Tx, { kind, ids }: { readonly kind: FieldKind; readonly ids: readonly string[] }): Promise<readonly { readonly id: string; readonly custom: Readonly<Record<string, unknown>> }[]> {
  const { rows } = await sql<{ id: string; custom: string }>`select id, custom::text as custom from ${sql.table(FIELD_TABLES[kind])} where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
  return rows.map(({ id, custom }) => ({ id, custom: JSON.parse(custom) as Readonly<Record<string, unknown>> }));
}
