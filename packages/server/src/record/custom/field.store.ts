import type { FieldKind } from '@entente/core/record/record-kind';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Fields } from '../../platform/database/tables.ts';

/** All fields of a kind, those in use first, each with whether any record holds a value. */
export async function listFields(tx: Tx, kind: FieldKind) {
  return tx.kysely.selectFrom('fields').selectAll().select(holdsValues(tx)).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).orderBy(sql`retired_at is not null`).orderBy('position').orderBy('id').execute();
}

function holdsValues(tx: Tx) {
  return sql<boolean>`exists (select 1 from field_values v where v.workspace_id = ${tx.workspaceId} and v.field_id = fields.id)`.as('hasValues');
}

/** A field for a change, locked; undefined where it is not of this workspace. */
export async function lockField(tx: Tx, id: string) {
  return tx.kysely.selectFrom('fields').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function fieldHasValues(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.kysely.selectFrom('fields').select(holdsValues(tx)).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row?.hasValues === true;
}

/** Option keys that records hold. */
export async function usedKeys(tx: Tx, { fieldId, keys }: { readonly fieldId: string; readonly keys: readonly string[] }): Promise<readonly string[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ key: string }>`
    select k.key from unnest(${[...keys]}::text[]) k(key) where exists (select 1 from field_values v where v.workspace_id = ${tx.workspaceId} and v.field_id = ${fieldId}::uuid and v.text_key = k.key)`.execute(tx.kysely);
  return rows.map(({ key }) => key);
}

/** Whether two records hold the same value. */
export async function hasRepeatedValues(tx: Tx, fieldId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from field_values where workspace_id = ${tx.workspaceId} and field_id = ${fieldId}::uuid group by text_key, int_key having count(*) > 1 limit 1`.execute(tx.kysely);
  return rows.length > 0;
}

/** A new field stands last. @returns false where the key is taken. */
export async function insertField(tx: Tx, row: Omit<Insertable<Fields>, 'workspaceId' | 'position'>): Promise<boolean> {
  const { rows } = await sql<{ at: number }>`select coalesce(max(position), 0) + 1 as at from fields where workspace_id = ${tx.workspaceId} and record_kind = ${row.recordKind}`.execute(tx.kysely);
  const made = await tx.kysely.insertInto('fields').values({ ...row, workspaceId: tx.workspaceId, position: rows[0]?.at ?? 1 }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

export async function updateField(tx: Tx, id: string, set: Updateable<Fields>): Promise<number> {
  const { version } = await tx.kysely.updateTable('fields').set(set).set((eb) => ({ version: eb('version', '+', 1) })).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).returning('version').executeTakeFirstOrThrow();
  return version;
}

export async function orderFields(tx: Tx, { kind, ids }: { readonly kind: FieldKind; readonly ids: readonly string[] }): Promise<void> {
  await sql`
    update fields set position = o.at from unnest(${[...ids]}::uuid[]) with ordinality o(id, at)
    where fields.workspace_id = ${tx.workspaceId} and fields.record_kind = ${kind} and fields.id = o.id`.execute(tx.kysely);
}
