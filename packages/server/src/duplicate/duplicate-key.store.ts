import { sql } from 'kysely';
import { reasonOf, type DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import type { Tx } from '../platform/database/in-workspace.ts';

/** What of a record is compared. */
export type ComparedRecord = {
  readonly id: string;
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly registration: string;
  readonly website: string;
  readonly client: string;
  readonly country: string;
};

/** A key that more records than this share tells nothing: a switchboard, a name that hundreds have. */
export const MOST_IN_BLOCK = 20;

const points = (kind: DuplicateKind, point: string) => sql`array(select p.value from contact_points p where p.workspace_id = c.workspace_id and p.record_kind = ${kind} and p.record_id = c.id and p.kind = ${point})`;

/** The living records among the ids. */
export async function readCompared(tx: Tx, kind: DuplicateKind, ids: readonly string[]): Promise<readonly ComparedRecord[]> {
  const query = kind === 'client'
    ? sql<ComparedRecord>`
      select c.id, array[c.name, c.legal_name] as names, array[c.email] || ${points(kind, 'email')} as emails, array[c.phone] || ${points(kind, 'phone')} as phones, c.registration, c.website, '' as client, coalesce(nullif(c.country, ''), w.country) as country
      from clients c join workspaces w on w.workspace_id = c.workspace_id
      where c.workspace_id = ${tx.workspaceId} and c.id = any (${ids}) and c.deleted_at is null and c.merged_into_id is null`
    : sql<ComparedRecord>`
      select c.id, array[c.name] as names, array[c.email] || ${points(kind, 'email')} as emails, array[c.phone] || ${points(kind, 'phone')} as phones, '' as registration, '' as website, coalesce(k.name, '') as client, coalesce(nullif(k.country, ''), w.country) as country
      from contacts c join workspaces w on w.workspace_id = c.workspace_id left join clients k on k.workspace_id = c.workspace_id and k.id = c.client_id
      where c.workspace_id = ${tx.workspaceId} and c.id = any (${ids}) and c.deleted_at is null and c.merged_into_id is null`;
  return (await query.execute(tx.kysely)).rows;
}

type RecordKey = { readonly id: string; readonly key: string };

/** Puts these keys of these records in place of what there is; what stays is not rewritten. @returns records that were there before and are called otherwise now. */
export async function replaceKeys(tx: Tx, kind: DuplicateKind, { ids, keys }: { ids: readonly string[]; keys: readonly RecordKey[] }): Promise<readonly string[]> {
  const { rows: kept } = await sql<RecordKey>`select record_id as id, key from duplicate_keys where workspace_id = ${tx.workspaceId} and kind = ${kind} and record_id = any (${ids})`.execute(tx.kysely);
  const gone = without(kept, keys);
  const fresh = without(keys, kept);
  const listed = (some: readonly RecordKey[]) => sql`unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ key }) => key)}::text[]) as n (id, key)`;
  if (gone.length > 0) await sql`delete from duplicate_keys d using ${listed(gone)} where d.workspace_id = ${tx.workspaceId} and d.kind = ${kind} and d.key = n.key and d.record_id = n.id`.execute(tx.kysely);
  if (fresh.length > 0) await sql`insert into duplicate_keys (workspace_id, kind, key, record_id) select ${tx.workspaceId}::uuid, ${kind}, n.key, n.id from ${listed(fresh)} order by n.key, n.id on conflict do nothing`.execute(tx.kysely);
  const known = new Set(kept.map(({ id }) => id));
  return [...new Set([...gone, ...fresh].filter(({ id, key }) => known.has(id) && reasonOf(key) === 'name').map(({ id }) => id))];
}

function without(some: readonly RecordKey[], others: readonly RecordKey[]): readonly RecordKey[] {
  const known = new Set(others.map(({ id, key }) => `${id} ${key}`));
  return some.filter(({ id, key }) => !known.has(`${id} ${key}`));
}

/** People of a client, whose names are compared together with its. */
export async function contactsOf(tx: Tx, clientId: string, limit: number): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('contacts').select('id').where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** Those clients of these whose people have a phone that may be without a code. */
export async function clientsOfBareNumbers(tx: Tx, clientIds: readonly string[]): Promise<readonly string[]> {
  if (clientIds.length === 0) return [];
  const { rows } = await sql<{ clientId: string }>`
    select distinct c.client_id from contacts c where c.workspace_id = ${tx.workspaceId} and c.client_id = any (${clientIds}) and c.deleted_at is null
      and ((c.phone <> '' and c.phone not like '+%') or exists (select 1 from contact_points p where p.workspace_id = c.workspace_id and p.record_kind = 'contact' and p.record_id = c.id and p.kind = 'phone' and p.value not like '+%'))`.execute(tx.kysely);
  return rows.map(({ clientId }) => clientId);
}

/** Two records and the keys they share. */
export type Meeting = { readonly firstId: string; readonly secondId: string; readonly keys: readonly string[] };

/** Each block is read once: a view that is only named once would be read again for every pair in it. */
const blocksOf = (tx: Tx, kind: DuplicateKind, ids: readonly string[]) => sql`
    mine as (select distinct key from duplicate_keys where workspace_id = ${tx.workspaceId} and kind = ${kind} and record_id = any (${ids})),
    blocks as materialized (select m.key, (select array_agg(b.record_id) from (select d.record_id from duplicate_keys d where d.workspace_id = ${tx.workspaceId} and d.kind = ${kind} and d.key = m.key order by d.record_id limit ${MOST_IN_BLOCK + 1}) b) as block from mine m)`;

/** Records that made pairs by a key of these before it became too common. */
export async function findCrowded(tx: Tx, kind: DuplicateKind, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with ${blocksOf(tx, kind, ids)}
    select distinct d.first_id as id from blocks cross join lateral unnest(block) a (id)
      cross join lateral (select p.first_id, p.second_id from duplicates p where p.workspace_id = ${tx.workspaceId} and p.kind = ${kind} and p.first_id = a.id and p.state = 'open' offset 0) d
    where cardinality(blocks.block) > ${MOST_IN_BLOCK} and d.second_id = any (blocks.block)`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** Whom these records meet. Blocks of too common keys are passed over. */
export async function findMeetings(tx: Tx, kind: DuplicateKind, ids: readonly string[]): Promise<readonly Meeting[]> {
  const { rows } = await sql<Meeting>`
    with ${blocksOf(tx, kind, ids)}
    select least(a.id, b.id) as "firstId", greatest(a.id, b.id) as "secondId", array_agg(distinct blocks.key) as keys
    from blocks cross join lateral unnest(block) a (id) cross join lateral unnest(block) b (id)
    where cardinality(block) between 2 and ${MOST_IN_BLOCK} and a.id <> b.id and a.id = any (${ids})
    group by 1, 2`.execute(tx.kysely);
  return rows;
}

/** Records that have some of these keys, with the keys they have. */
export async function findByKeys(tx: Tx, kind: DuplicateKind, keys: readonly string[]): Promise<readonly { readonly id: string; readonly keys: readonly string[] }[]> {
  const { rows } = await sql<{ id: string; keys: string[] }>`
    select b.record_id as id, array_agg(m.key) as keys
    from unnest(${keys}::text[]) as m (key) cross join lateral (select d.record_id from duplicate_keys d where d.workspace_id = ${tx.workspaceId} and d.kind = ${kind} and d.key = m.key limit 100) b
    group by b.record_id limit 300`.execute(tx.kysely);
  return rows;
}
