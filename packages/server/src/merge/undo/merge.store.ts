import { sql } from 'kysely';
import type { KeptChange } from '@entente/contract/merge/merge.contract';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Merge, Row } from '../merge.store.ts';

/** Rows of these tables a merge may have touched; a name from the log goes into SQL only if it stands here. */
export const TOUCHED_TABLES = ['clients', 'contacts', 'deals', 'interactions', 'attachments', 'engagements', 'agreements', 'documents', 'signatories', 'contact_roles', 'contact_relations', 'contact_points', 'files', 'taggings'] as const;
type Touched = (typeof TOUCHED_TABLES)[number];

export type StoredMerge = { readonly id: string; readonly recordKind: 'client' | 'contact'; readonly state: string; readonly winnerId: string; readonly loserId: string };

/** A merge by its id, locked; its first two rows say which record stayed and which went. */
export async function lockMerge(tx: Tx, id: string): Promise<StoredMerge | null> {
  const { rows } = await sql<StoredMerge>`
    select s.id, s.record_kind as "recordKind", s.state, (select r.record_id from change_set_rows r where r.workspace_id = s.workspace_id and r.change_set_id = s.id and r.seq = 1) as "winnerId", (select r.record_id from change_set_rows r where r.workspace_id = s.workspace_id and r.change_set_id = s.id and r.seq = 2) as "loserId"
    from change_sets s where s.workspace_id = ${tx.workspaceId} and s.id = ${id} and s.kind = 'merge' for update of s`.execute(tx.kysely);
  return rows[0] ?? null;
}

export async function loggedRow({ tx, id }: Merge, seq: number): Promise<{ before: Row; after: Row }> {
  const { rows } = await sql<{ before: Row; after: Row }>`select before, after from change_set_rows where workspace_id = ${tx.workspaceId} and change_set_id = ${id} and seq = ${seq}`.execute(tx.kysely);
  return rows[0] ?? { before: {}, after: {} };
}

/** Takes away what the merge added, as long as it is as it was added. */
export async function undoCreated(merge: Merge, name: Touched): Promise<readonly KeptChange[]> {
  const { tx, id } = merge;
  const own = name === 'taggings' ? sql`t.record_kind = r.after ->> 'record_kind' and t.record_id = r.record_id and t.tag_id = (r.after ->> 'tag_id')::uuid` : sql`t.id = r.record_id`;
  await sql`delete from ${sql.table(name)} t using change_set_rows r where ${loggedAs(merge, name, 'created')} and t.workspace_id = ${tx.workspaceId} and ${own} and to_jsonb(t) = r.after`.execute(tx.kysely);
  return keptOf(tx, sql`select r.record_id as id, ''::text as field from change_set_rows r join ${sql.table(name)} t on t.workspace_id = ${tx.workspaceId} and ${own} where ${loggedAs({ tx, id }, name, 'created')}`, name);
}

/** Points columns back, where they still point to where the merge moved them. Rows 1 and 2, the records themselves, are put back apart. */
export async function undoMoved(merge: Merge, name: Touched): Promise<readonly KeptChange[]> {
  const { tx } = merge;
  const { rows: columns } = await sql<{ column: string }>`select distinct k as column from change_set_rows r, jsonb_object_keys(r.after) k where ${loggedAs(merge, name, 'updated')} and r.seq > 2`.execute(tx.kysely);
  const kept: KeptChange[] = [];
  for (const { column } of columns) {
    const moved = sql`${loggedAs(merge, name, 'updated')} and r.seq > 2 and r.after ? ${column}`;
    kept.push(...(await keptOf(tx, sql`select r.record_id as id, ${column}::text as field from change_set_rows r join ${sql.table(name)} t on t.workspace_id = ${tx.workspaceId} and t.id = r.record_id where ${moved} and t.${sql.ref(column)}::text is distinct from r.after ->> ${column}::text`, name)));
    await sql`update ${sql.table(name)} t set ${sql.ref(column)} = (r.before ->> ${column}::text)::uuid from change_set_rows r where ${moved} and t.workspace_id = ${tx.workspaceId} and t.id = r.record_id and t.${sql.ref(column)}::text = r.after ->> ${column}::text`.execute(tx.kysely);
  }
  return kept;
}

/** Brings back what the merge removed, unless the undo of what had added it took that away as well. */
export async function undoDeleted(merge: Merge, name: Touched): Promise<void> {
  await sql`insert into ${sql.table(name)} select (jsonb_populate_record(null::${sql.table(name)}, r.before)).* from change_set_rows r where ${loggedAs(merge, name, 'deleted')} and r.undo = '' on conflict do nothing`.execute(merge.tx.kysely);
}

export async function markUndone({ tx, id }: Merge, memberId: string): Promise<void> {
  await tx.kysely.updateTable('changeSets').set({ state: 'undone', undoneAt: new Date().toISOString(), undoneBy: memberId }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

function loggedAs({ tx, id }: Merge, name: Touched, action: string) {
  return sql`r.workspace_id = ${tx.workspaceId} and r.change_set_id = ${id} and r.table_name = ${name} and r.action = ${action}`;
}

async function keptOf(tx: Tx, query: ReturnType<typeof sql>, table: Touched): Promise<readonly KeptChange[]> {
  const { rows } = await sql<{ id: string; field: string }>`${query} limit 500`.execute(tx.kysely);
  return rows.map(({ id, field }) => ({ table, id, fields: field === '' ? [] : [field] }));
}

export type ListedMerge = { readonly id: string; readonly kind: 'client' | 'contact'; readonly winnerId: string; readonly winnerName: string; readonly loserId: string; readonly loserName: string; readonly memberName: string; readonly createdAt: string; readonly undoneAt: string | null };

/** Merges into a record, newest first. */
export async function mergesInto(tx: Tx, kind: 'client' | 'contact', recordId: string): Promise<readonly ListedMerge[]> {
  const records = sql.table(kind === 'client' ? 'clients' : 'contacts');
  const { rows } = await sql<ListedMerge>`
    select s.id, s.record_kind as kind, w.id as "winnerId", w.name as "winnerName", l.id as "loserId", l.name as "loserName", s.member_name as "memberName", s.created_at as "createdAt", s.undone_at as "undoneAt"
    from change_set_rows r join change_sets s on s.workspace_id = r.workspace_id and s.id = r.change_set_id and s.kind = 'merge' and s.record_kind = ${kind}
      join ${records} w on w.workspace_id = r.workspace_id and w.id = r.record_id
      join change_set_rows lr on lr.workspace_id = r.workspace_id and lr.change_set_id = r.change_set_id and lr.seq = 2 join ${records} l on l.workspace_id = r.workspace_id and l.id = lr.record_id
    where r.workspace_id = ${tx.workspaceId} and r.record_id = ${recordId} and r.seq = 1 order by s.created_at desc limit 50`.execute(tx.kysely);
  return rows;
}

/** Where a merged record went; null when it was not merged. */
export async function mergedInto(tx: Tx, kind: 'client' | 'contact', id: string): Promise<string | null> {
  const { rows } = await sql<{ into: string | null }>`select merged_into_id as into from ${sql.table(kind === 'client' ? 'clients' : 'contacts')} where workspace_id = ${tx.workspaceId} and id = ${id}`.execute(tx.kysely);
  return rows[0]?.into ?? null;
}
