import type { ColumnValues } from '@entente/core/record/undo-plan';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { stepsWritten } from '../next/record.store.ts';
import type { GrantedChangeSetId } from '../change-set.access.ts';

/** Tables whose rows an act may write and an undo put back. Binned rows are never deleted for good. */
export const UNDOABLE: Readonly<Record<string, { readonly binned: boolean }>> = {
  clients: { binned: true },
  contacts: { binned: true },
  deals: { binned: true },
  engagements: { binned: true },
  interactions: { binned: true },
  contact_points: { binned: false },
  contact_roles: { binned: false },
  contact_relations: { binned: false },
  deal_lines: { binned: false },
};

export type Step = { readonly seq: number; readonly table: string; readonly recordId: string; readonly action: 'created' | 'updated' | 'deleted'; readonly before: ColumnValues | null; readonly after: ColumnValues | null };
export type StepOutcome = { readonly seq: number; readonly undo: 'undone' | 'kept' | 'partly'; readonly kept: readonly string[] | null };

/** The last steps that are not undone yet, the last first. */
export async function lastSteps(tx: Tx, id: GrantedChangeSetId, { below, limit }: { readonly below: number; readonly limit: number }): Promise<readonly Step[]> {
  const { rows } = await sql<Step>`
    select seq, table_name as "table", record_id as "recordId", action, before, after from change_set_rows
    where workspace_id = ${tx.workspaceId} and change_set_id = ${id}::uuid and seq < ${below} and action <> 'failed' and undo = '' order by seq desc limit ${limit}`.execute(tx.kysely);
  return rows;
}

export async function settleSteps(tx: Tx, id: GrantedChangeSetId, outcomes: readonly StepOutcome[]): Promise<void> {
  await sql`
    update change_set_rows s set undo = x.undo, kept = x.kept from json_to_recordset(${JSON.stringify(outcomes)}::json) as x(seq bigint, undo text, kept jsonb)
    where s.workspace_id = ${tx.workspaceId} and s.change_set_id = ${id}::uuid and s.seq = x.seq`.execute(tx.kysely);
}

/** How many records an undo put back and how many it kept, wholly or in part. */
export async function countOutcomes(tx: Tx, id: GrantedChangeSetId): Promise<{ readonly undone: number; readonly kept: number }> {
  const { rows } = await sql<{ undone: number; kept: number }>`
    select count(distinct record_id) filter (where undo in ('undone', 'partly'))::int as undone, count(distinct record_id) filter (where undo in ('kept', 'partly'))::int as kept
    from change_set_rows where workspace_id = ${tx.workspaceId} and change_set_id = ${id}::uuid and table_name <> 'tags'`.execute(tx.kysely);
  return rows[0] ?? { undone: 0, kept: 0 };
}

/** Rows as they are now, by id, locked. */
export async function lockRows(tx: Tx, table: string, ids: readonly string[]): Promise<ReadonlyMap<string, ColumnValues>> {
  const { rows } = await sql<{ id: string; row: ColumnValues }>`select r.id, to_jsonb(r) as row from ${sql.table(table)} r where r.workspace_id = ${tx.workspaceId} and r.id = any(${[...ids]}::uuid[]) order by r.id for update`.execute(tx.kysely);
  return new Map(rows.map(({ id, row }) => [id, row]));
}

/** Writes single columns of many rows of one table. */
export async function patchRows(tx: Tx, table: string, patches: readonly { readonly id: string; readonly set: ColumnValues }[]): Promise<void> {
  const columns = [...new Set(patches.flatMap(({ set }) => Object.keys(set)))];
  if (columns.length === 0) return;
  const set = columns.map((column) => sql`${sql.ref(column)} = case when x.doc ? ${column}::text then ${sql.ref(`p.${column}`)} else ${sql.ref(`r.${column}`)} end`);
  const stamps = UNDOABLE[table]?.binned === true ? [sql`version = r.version + 1`, sql`updated_at = ${new Date().toISOString()}`] : [];
  await sql`
    update ${sql.table(table)} r set ${sql.join([...set, ...stamps])}
    from jsonb_to_recordset(${JSON.stringify(patches.map(({ id, set: doc }) => ({ id, doc })))}::jsonb) as x(id uuid, doc jsonb), lateral jsonb_populate_record(null::${sql.table(table)}, x.doc) p
    where r.workspace_id = ${tx.workspaceId} and r.id = x.id`.execute(tx.kysely);
  if (table === 'interactions') stepsWritten(tx, patches.map(({ id }) => id));
}

/** Puts rows back that were deleted for good; one that is there again stays as it is. */
export async function insertRows(tx: Tx, table: string, rows: readonly ColumnValues[]): Promise<void> {
  if (rows.length === 0) return;
  const own = rows.map((row) => ({ ...row, workspace_id: tx.workspaceId }));
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(own)}::jsonb) on conflict do nothing`.execute(tx.kysely);
}

export async function deleteRows(tx: Tx, table: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
}

/** Tags have no id of their own: a tagging is known by its record and tag. */
export async function deleteTaggingRows(tx: Tx, rows: readonly ColumnValues[]): Promise<void> {
  await sql`
    delete from taggings t using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(record_kind text, record_id uuid, tag_id uuid)
    where t.workspace_id = ${tx.workspaceId} and t.record_kind = x.record_kind and t.record_id = x.record_id and t.tag_id = x.tag_id`.execute(tx.kysely);
}

/** Puts taggings back whose tag is still there. */
export async function insertTaggingRows(tx: Tx, rows: readonly ColumnValues[]): Promise<void> {
  await sql`
    insert into taggings (workspace_id, record_kind, record_id, tag_id)
    select ${tx.workspaceId}::uuid, x.record_kind, x.record_id, x.tag_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(record_kind text, record_id uuid, tag_id uuid)
    join tags g on g.workspace_id = ${tx.workspaceId} and g.id = x.tag_id on conflict do nothing`.execute(tx.kysely);
}
