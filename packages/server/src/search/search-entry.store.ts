import { sql } from 'kysely';
import { SEARCHED_TYPES, type SearchedType, type SearchKind } from '@entente/core/search/search-kind';
import type { Tx } from '../platform/database/in-workspace.ts';

/** What is known of a record to be found: its texts and whose it is. */
export type SearchedRecord = {
  readonly id: string;
  readonly ownerId: string;
  readonly touchedAt: string;
  readonly country: string;
  readonly names: readonly string[];
  readonly details: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly numbers: readonly string[];
  readonly notes: readonly string[];
  /** Of clients alone. */
  readonly websites?: readonly string[];
  /** What stands in fields of the workspace's own, with what they hold. */
  readonly own: readonly (readonly [SearchedType, string])[] | null;
};

const points = (kind: string, point: string, id: string) => sql`array(select p.value from contact_points p where p.workspace_id = ${sql.ref(`${id.split('.')[0]}.workspace_id`)} and p.record_kind = ${kind} and p.record_id = ${sql.ref(id)} and p.kind = ${point})`;
const NONE = sql`'{}'::text[]`;
/** Longer notes are found by what they begin with. */
const NOTE_LETTERS = sql.lit(20_000);

/** Most records hold nothing in fields of the workspace's own; those are not asked for. */
const own = (kind: SearchKind, record: string) => {
  const custom = sql.ref(`${record}.custom`);
  return sql`case when ${custom} <> '{}' then (select json_agg(json_build_array(f.type, left(${custom} ->> f.id::text, ${NOTE_LETTERS}))) from fields f where f.workspace_id = ${sql.ref(`${record}.workspace_id`)} and f.record_kind = ${kind} and f.type = any (${SEARCHED_TYPES}) and f.retired_at is null and ${custom} ? f.id::text) end as own`;
};

const READ: Readonly<Record<SearchKind, (workspaceId: string, ids: readonly string[]) => ReturnType<typeof sql<SearchedRecord>>>> = {
  client: (workspaceId, ids) => sql<SearchedRecord>`
    select c.id, c.owner_id as "ownerId", c.updated_at as "touchedAt", coalesce(nullif(c.country, ''), w.country) as country, array[c.name, c.legal_name] as names, array[c.address] as details,
      array[c.email] || ${points('client', 'email', 'c.id')} as emails, array[c.phone] || ${points('client', 'phone', 'c.id')} as phones, array[c.registration] as numbers, array[c.website] as websites, array[left(c.notes, ${NOTE_LETTERS})] as notes, ${own('client', 'c')}
    from clients c join workspaces w on w.workspace_id = c.workspace_id
    where c.workspace_id = ${workspaceId} and c.id = any (${ids}) and c.deleted_at is null and c.merged_into_id is null`,
  contact: (workspaceId, ids) => sql<SearchedRecord>`
    select c.id, c.owner_id as "ownerId", c.updated_at as "touchedAt", coalesce(nullif(k.country, ''), w.country) as country, array[c.name, c.given_name, c.family_name] as names, array[c.role_title, coalesce(k.name, ''), c.address] as details,
      array[c.email] || ${points('contact', 'email', 'c.id')} as emails, array[c.phone] || ${points('contact', 'phone', 'c.id')} as phones, ${NONE} as numbers, array[left(c.notes, ${NOTE_LETTERS})] as notes, ${own('contact', 'c')}
    from contacts c join workspaces w on w.workspace_id = c.workspace_id left join clients k on k.workspace_id = c.workspace_id and k.id = c.client_id
    where c.workspace_id = ${workspaceId} and c.id = any (${ids}) and c.deleted_at is null and c.merged_into_id is null`,
  deal: (workspaceId, ids) => sql<SearchedRecord>`
    select d.id, d.owner_id as "ownerId", d.updated_at as "touchedAt", w.country, array[d.name] as names, array[coalesce(k.name, ''), coalesce(p.name, '')] as details, ${NONE} as emails, ${NONE} as phones, ${NONE} as numbers, array[left(d.notes, ${NOTE_LETTERS})] as notes, ${own('deal', 'd')}
    from deals d join workspaces w on w.workspace_id = d.workspace_id left join clients k on k.workspace_id = d.workspace_id and k.id = d.client_id left join contacts p on p.workspace_id = d.workspace_id and p.id = d.contact_id
    where d.workspace_id = ${workspaceId} and d.id = any (${ids}) and d.deleted_at is null and d.merged_into_id is null`,
  engagement: (workspaceId, ids) => sql<SearchedRecord>`
    select e.id, e.owner_id as "ownerId", e.updated_at as "touchedAt", w.country, array[e.name] as names, array[k.name] as details, ${NONE} as emails, ${NONE} as phones, ${NONE} as numbers, ${NONE} as notes, ${own('engagement', 'e')}
    from engagements e join workspaces w on w.workspace_id = e.workspace_id join clients k on k.workspace_id = e.workspace_id and k.id = e.client_id
    where e.workspace_id = ${workspaceId} and e.id = any (${ids}) and e.deleted_at is null`,
  agreement: (workspaceId, ids) => sql<SearchedRecord>`
    select a.id, e.owner_id as "ownerId", a.updated_at as "touchedAt", w.country, array[a.title, a.number] as names, array[k.name, e.name] as details, ${NONE} as emails, ${NONE} as phones, ${NONE} as numbers, ${NONE} as notes, null as own
    from agreements a join workspaces w on w.workspace_id = a.workspace_id join engagements e on e.workspace_id = a.workspace_id and e.id = a.engagement_id join clients k on k.workspace_id = a.workspace_id and k.id = a.client_id
    where a.workspace_id = ${workspaceId} and a.id = any (${ids}) and a.deleted_at is null and e.deleted_at is null`,
  interaction: (workspaceId, ids) => sql<SearchedRecord>`
    select i.id, i.owner_id as "ownerId", i.happened_at as "touchedAt", w.country, ${NONE} as names, ${NONE} as details, ${NONE} as emails, ${NONE} as phones, ${NONE} as numbers, array[i.subject, left(i.body, ${NOTE_LETTERS})] as notes, ${own('interaction', 'i')}
    from interactions i join workspaces w on w.workspace_id = i.workspace_id
    where i.workspace_id = ${workspaceId} and i.id = any (${ids}) and i.deleted_at is null`,
};

/** The living records among the ids, with what they are found by. */
export async function readSearched(tx: Tx, kind: SearchKind, ids: readonly string[]): Promise<readonly SearchedRecord[]> {
  return (await READ[kind](tx.workspaceId, ids).execute(tx.kysely)).rows;
}

/** One row of the index: `words` is a tsvector in its text form. */
export type SearchEntry = { readonly id: string; readonly ownerId: string; readonly touchedAt: string; readonly words: string };

/**
 * Puts the entries in place of those there are and removes the entries of `gone`. An entry that says the
 * same is left alone unless a day has passed: rewriting a row means rewriting its place in the index of terms.
 */
export async function replaceEntries(tx: Tx, kind: SearchKind, { entries, gone }: { entries: readonly SearchEntry[]; gone: readonly string[] }): Promise<void> {
  if (gone.length > 0) await sql`delete from search_entries where workspace_id = ${tx.workspaceId} and kind = ${kind} and record_id = any (${gone})`.execute(tx.kysely);
  if (entries.length === 0) return;
  await sql`
    insert into search_entries as e (workspace_id, kind, record_id, owner_id, touched_at, words)
    select ${tx.workspaceId}::uuid, ${kind}, n.id, n.owner_id, n.touched_at, n.words::tsvector
    from unnest(${entries.map(({ id }) => id)}::uuid[], ${entries.map(({ ownerId }) => ownerId)}::uuid[], ${entries.map(({ touchedAt }) => touchedAt)}::timestamptz[], ${entries.map(({ words }) => words)}::text[]) as n (id, owner_id, touched_at, words)
    order by n.id
    on conflict (workspace_id, kind, record_id) do update set owner_id = excluded.owner_id, touched_at = excluded.touched_at, words = excluded.words
    where e.owner_id <> excluded.owner_id or e.words <> excluded.words or e.touched_at < excluded.touched_at - interval '1 day' or e.touched_at > excluded.touched_at`.execute(tx.kysely);
}

const TABLES: Readonly<Record<SearchKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements', agreement: 'agreements', interaction: 'interactions' };

/** Ids of a kind in the order of their keys, for indexing a whole workspace anew; those in the bin too, whose entries have to go. */
export async function idsAfter(tx: Tx, kind: SearchKind, { after, limit }: { after: string | null; limit: number }): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(TABLES[kind])} where workspace_id = ${tx.workspaceId} and id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by id limit ${limit}`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** Contacts, deals, work and agreements of these clients, whose entries carry the client's name. */
export async function idsAroundClients(tx: Tx, clientIds: readonly string[], limit: number): Promise<readonly { kind: SearchKind; id: string }[]> {
  const at = (kind: SearchKind) => sql`(select ${kind}::text as kind, id from ${sql.table(TABLES[kind])} where workspace_id = ${tx.workspaceId} and client_id = any (${clientIds}) limit ${limit})`;
  const { rows } = await sql<{ kind: SearchKind; id: string }>`${at('contact')} union all ${at('deal')} union all ${at('engagement')} union all ${at('agreement')}`.execute(tx.kysely);
  return rows;
}

export async function agreementsOf(tx: Tx, engagementIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('agreements').select('id').where('workspaceId', '=', tx.workspaceId).where('engagementId', 'in', [...engagementIds]).limit(5_000).execute();
  return rows.map(({ id }) => id);
}
