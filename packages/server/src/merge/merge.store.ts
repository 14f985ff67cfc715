import { sql, type RawBuilder } from 'kysely';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { RECORD_TABLES } from '@entente/core/record/record-kind';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { GrantedRecordId } from '../record/record.access.ts';
import type { StoredRecord } from '../record/record.store.ts';
import { withinScope } from '../workspace/member.access.ts';

/** A merge is a change set; every row it touches is written down in it, so that it can be taken apart. */
export type Merge = { readonly tx: Tx; readonly id: string };
export type Row = Readonly<Record<string, unknown>>;
type Logged = 'created' | 'updated' | 'deleted';

export async function insertMerge({ tx, id }: Merge, { kind, title, memberId, memberName }: { kind: DuplicateKind; title: string; memberId: string; memberName: string }): Promise<void> {
  await tx.kysely.insertInto('changeSets').values({ workspaceId: tx.workspaceId, id, kind: 'merge', title: title.slice(0, 400), recordKind: kind, state: 'done', memberId, memberName, finishedAt: new Date().toISOString() }).execute();
}

/** Rows of a record's table as they are stored, locked; `to_jsonb` keeps every value in the form in which the undo compares it. */
export async function lockRows(tx: Tx, kind: DuplicateKind, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const { rows } = await sql<{ id: string; row: Row }>`select t.id, to_jsonb(t) as row from ${table(kind)} t where t.workspace_id = ${tx.workspaceId} and t.id = any (${[...ids].sort()}::uuid[]) order by t.id for update`.execute(tx.kysely);
  return new Map(rows.map(({ id, row }) => [id, row]));
}

/** Two records to be laid side by side, without their tags. */
export async function readRecords(tx: Tx, kind: DuplicateKind, ids: readonly GrantedRecordId[]): Promise<readonly StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`select r.*, '{}'::text[] as tags from ${table(kind)} r where r.workspace_id = ${tx.workspaceId} and r.id = any (${[...ids]}::uuid[])`.execute(tx.kysely);
  return rows;
}

/** Writes columns of a record, in the form in which `lockRows` gives them; `version` counts up where it is asked for. */
export async function writeRow(tx: Tx, kind: DuplicateKind, { id, set, counts }: { id: string; set: Row; counts: boolean }): Promise<Row> {
  const columns = Object.keys(set).map((column) => sql`${sql.ref(column)} = p.${sql.ref(column)}`);
  const { rows } = await sql<{ row: Row }>`
    update ${table(kind)} t set ${sql.join([...columns, ...(counts ? [sql`version = t.version + 1`] : [])])}
    from jsonb_populate_record(null::${table(kind)}, ${JSON.stringify(set)}::jsonb) p where t.workspace_id = ${tx.workspaceId} and t.id = ${id} returning to_jsonb(t) as row`.execute(tx.kysely);
  return rows[0]?.row ?? {};
}

/** Writes down a change of one row. */
export async function logRow(merge: Merge, { name, id, before, after }: { name: string; id: string; before: Row; after: Row }): Promise<void> {
  await log(merge, sql`select ${name}::text as table_name, ${id}::uuid as record_id, 'updated'::text as action, ${JSON.stringify(before)}::jsonb as before, ${JSON.stringify(after)}::jsonb as after`);
}

/** Points a column of many rows to the record that stays. */
export async function moveRows(merge: Merge, { name, column, from, to, where = sql`true` }: { name: string; column: string; from: string; to: string; where?: RawBuilder<unknown> }): Promise<void> {
  const changed = sql`update ${sql.table(name)} t set ${sql.ref(column)} = ${to}::uuid where t.workspace_id = ${merge.tx.workspaceId} and t.${sql.ref(column)} = ${from}::uuid and ${where} returning t.id`;
  await logChanged(merge, changed, { name, action: 'updated', id: sql`c.id`, before: sql`jsonb_build_object(${column}::text, ${from}::text)`, after: sql`jsonb_build_object(${column}::text, ${to}::text)` });
}

/** Removes rows that the record that stays has already. */
export async function removeRows(merge: Merge, { name, where }: { name: string; where: RawBuilder<unknown> }): Promise<void> {
  const changed = sql`delete from ${sql.table(name)} t where t.workspace_id = ${merge.tx.workspaceId} and ${where} returning t.id, to_jsonb(t) as row`;
  await logChanged(merge, changed, { name, action: 'deleted', id: sql`c.id`, before: sql`c.row`, after: sql`null::jsonb` });
}

/** Adds rows. @param added an INSERT ... without RETURNING, into the table aliased t. @param id the column that says whose row it is. */
export async function addRows(merge: Merge, { name, added, id = 'id' }: { name: string; added: RawBuilder<unknown>; id?: string }): Promise<void> {
  await logChanged(merge, sql`${added} returning t.${sql.ref(id)} as id, to_jsonb(t) as row`, { name, action: 'created', id: sql`c.id`, before: sql`null::jsonb`, after: sql`c.row` });
}

async function logChanged(merge: Merge, changed: RawBuilder<unknown>, { name, action, id, before, after }: { name: string; action: Logged; id: RawBuilder<unknown>; before: RawBuilder<unknown>; after: RawBuilder<unknown> }): Promise<void> {
  await log(merge, sql`select ${name}::text as table_name, ${id} as record_id, ${action}::text as action, ${before} as before, ${after} as after from c`, sql`c as (${changed}),`);
}

async function log({ tx, id }: Merge, rows: RawBuilder<unknown>, first: RawBuilder<unknown> = sql``): Promise<void> {
  await sql`
    with ${first} n as (${rows})
    insert into change_set_rows (workspace_id, change_set_id, seq, table_name, record_id, action, before, after)
    select ${tx.workspaceId}::uuid, ${id}::uuid, (select coalesce(max(seq), 0) from change_set_rows where workspace_id = ${tx.workspaceId} and change_set_id = ${id}) + row_number() over (), n.table_name, n.record_id, n.action, n.before, n.after from n`.execute(tx.kysely);
}

function table(kind: DuplicateKind) {
  return sql.table(RECORD_TABLES[kind]);
}

export type MoveCounts = { readonly contacts: number; readonly deals: number; readonly interactions: number; readonly engagements: number; readonly stays: number };

/** How much hangs on a record; each counted up to a thousand. */
export async function countMoves(tx: Tx, kind: DuplicateKind, id: GrantedRecordId): Promise<MoveCounts> {
  const count = (name: string, column: string, where = sql`true`) => sql`(select count(*)::int from (select 1 from ${sql.table(name)} t where t.workspace_id = ${tx.workspaceId} and t.${sql.ref(column)} = ${id} and ${where} limit 1000) part)`;
  const { rows } = await sql<MoveCounts>`select ${kind === 'client' ? count('contacts', 'client_id', sql`t.deleted_at is null`) : sql`0`} as contacts,
    ${count('deals', `${kind}_id`, sql`t.deleted_at is null`)} as deals, ${count('interactions', `${kind}_id`, sql`t.deleted_at is null`)} as interactions,
    ${kind === 'client' ? count('engagements', 'client_id', sql`t.deleted_at is null and not ${wasSent('t')}`) : sql`0`} as engagements,
    ${kind === 'client' ? count('engagements', 'client_id', sql`t.deleted_at is null and ${wasSent('t')}`) : sql`0`} as stays`.execute(tx.kysely);
  return rows[0] ?? { contacts: 0, deals: 0, interactions: 0, engagements: 0, stays: 0 };
}

/**
 * Whether any agreement of an engagement was ever sent, or is an order under one that was: frozen texts, events and links
 * name the client they were made with, and an order is signed by the client of its framework agreement.
 */
export function wasSent(engagement: string): RawBuilder<unknown> {
  const of = sql`a.workspace_id = ${sql.ref(`${engagement}.workspace_id`)} and a.engagement_id = ${sql.ref(`${engagement}.id`)}`;
  return sql`exists (select 1 from agreements a where ${of} and (a.framework_id is not null or exists (select 1 from agreement_versions v where v.workspace_id = a.workspace_id and v.agreement_id = a.id)))`;
}

/** Values of a record that a list shows by name: owners, clients; those within the actor's scope. */
export async function namesOf(tx: Tx, actor: ProviderActor, ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from members where workspace_id = ${tx.workspaceId} and id = any (${ids}::uuid[]) union all select id, name from clients where workspace_id = ${tx.workspaceId} and id = any (${ids}::uuid[]) and ${withinScope(actor, 'client', 'clients.owner_id')} union all select id, name from contacts where workspace_id = ${tx.workspaceId} and id = any (${ids}::uuid[]) and ${withinScope(actor, 'contact', 'contacts.owner_id')}`.execute(tx.kysely);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Ids of records that hang on a client or contact and are searched for by its name, a page at a time in the order of ids. */
export async function movedIds({ tx, id }: Merge, { name, after, limit }: { name: string; after: string | null; limit: number }): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct record_id as id from change_set_rows where workspace_id = ${tx.workspaceId} and change_set_id = ${id} and table_name = ${name} and (${after}::uuid is null or record_id > ${after}::uuid) order by record_id limit ${limit}`.execute(tx.kysely);
  return rows.map((row) => row.id);
}

/** Lets the statements of a merge and its undo take as long as a record with very much on it needs. */
export async function takeTime(tx: Tx): Promise<void> {
  await tx.client.query("set local statement_timeout = '2min'");
}
