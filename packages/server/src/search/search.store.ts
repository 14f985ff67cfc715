import { sql, type RawBuilder } from 'kysely';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { SEARCHED_TYPES, type FoundField, type OwnFieldKey, type SearchedType, type SearchKind } from '@entente/core/search/search-kind';
import { allWorkspaces } from '../platform/database/all-workspaces.ts';
import { planned, type Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';
import { withinScope } from '../workspace/member.access.ts';

/** What is asked of the index for one kind, in the words of a tsquery: every word whole, of names, of all fields, of notes. Null: not asked. */
export type AskedTerms = { readonly kind: SearchKind; readonly whole: string | null; readonly names: string | null; readonly all: string | null; readonly notes: string | null };
/** `isNarrow`: the owners are among the terms, so the index of terms is asked at once. */
export type Asked = { readonly terms: readonly AskedTerms[]; readonly isNarrow: boolean; readonly most: number };

/** A record that the index named and the actor may see, with the texts in which something may have been found. */
export type FoundRecord = {
  readonly kind: SearchKind;
  readonly id: string;
  readonly touchedAt: string;
  readonly title: string;
  readonly texts: Readonly<Partial<Record<FoundField, string>>>;
  readonly furtherEmails: readonly string[] | null;
  readonly furtherPhones: readonly string[] | null;
  /** What stands in fields of the workspace's own. */
  readonly own: readonly { readonly field: OwnFieldKey; readonly type: SearchedType; readonly text: string }[] | null;
  readonly aboutKind: 'client' | 'contact' | 'deal' | 'engagement' | null;
  readonly aboutId: string | null;
  readonly aboutName: string | null;
};

/**
 * Asks the index and reads the records it names, in one round trip. The index knows nothing of rights: each
 * record is read behind the workspace's wall and within the actor's scope.
 */
export async function findRecords(tx: Tx, actor: ProviderActor, asked: Asked): Promise<readonly FoundRecord[]> {
  const seen = asked.terms.map(({ kind }) => READ[kind](tx.workspaceId, actor));
  const query = sql<FoundRecord>`
    with hits as materialized (select kind, record_id, bool_and(is_note) as is_note from (${askIndex(asked)}) each group by kind, record_id)
    select * from (${sql.join(seen, sql` union all `)}) as found (kind, id, "touchedAt", title, texts, "furtherEmails", "furtherPhones", own, "aboutKind", "aboutId", "aboutName")`;
  return (await query.execute(planned(tx))).rows;
}

/** The newest records that the terms name, without reading them. */
export async function idsByTerms(tx: Tx, asked: Asked): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct record_id as id from (${askIndex(asked)}) h`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

function askIndex({ terms, isNarrow, most }: Asked): RawBuilder<unknown> {
  const each = terms.map(({ kind, whole, names, all, notes }) => sql`select ${kind}::text as kind, h.record_id, h.is_note from auth.search_kind(${kind}, ${whole}, ${names}, ${all}, ${notes}, ${isNarrow}, ${most}) h`);
  return sql`${sql.join(each, sql` union all `)}`;
}

/** The owners whose records an actor of this team may see. */
export async function teamOwners(tx: Tx, actor: ProviderActor): Promise<readonly string[]> {
  if (actor.teamId === null) return [actor.memberId];
  const { rows } = await sql<{ id: string }>`select id from members where workspace_id = ${tx.workspaceId} and (team_id = ${actor.teamId} or id = ${actor.memberId})`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** Whether phones without a code are Polish, Russian or of elsewhere. */
export async function homeCountry(tx: Tx): Promise<string> {
  const { rows } = await sql<{ country: string }>`select country from workspaces where workspace_id = ${tx.workspaceId}`.execute(tx.kysely);
  return rows[0]?.country ?? '';
}

type Reader = (workspaceId: string, actor: ProviderActor) => RawBuilder<unknown>;
const NOTHING = sql`null::text, null::uuid, null::text`;
const further = (kind: string, point: string) => sql`(select json_agg(p.value) from contact_points p where p.workspace_id = r.workspace_id and p.record_kind = ${kind} and p.record_id = r.id and p.kind = ${point})`;
const NO_POINTS = sql`null::json, null::json`;
const points = (kind: string) => sql`${further(kind, 'email')}, ${further(kind, 'phone')}`;
const own = (kind: SearchKind) => sql`case when r.custom <> '{}' then (select json_agg(json_build_object('field', 'custom.' || f.key, 'type', f.type, 'text', left(r.custom ->> f.id::text, 20000)) order by f.position) from fields f where f.workspace_id = r.workspace_id and f.record_kind = ${kind} and f.type = any (${SEARCHED_TYPES}) and f.retired_at is null and r.custom ? f.id::text) end`;
/** Notes travel only where a note was found. */
const notes = (column: string) => sql`'notes', case when h.is_note then left(${sql.ref(column)}, 20000) end`;
/** A client or contact named beside a hit has to be in scope itself. */
const client = (workspaceId: string, actor: ProviderActor, id: string) => sql`left join clients k on k.workspace_id = ${workspaceId} and k.id = ${sql.ref(id)} and k.deleted_at is null and ${withinScope(actor, 'client', 'k.owner_id')}`;
const ABOUT_CLIENT = sql`case when k.id is null then null else 'client' end, k.id, k.name`;

const READ: Readonly<Record<SearchKind, Reader>> = {
  client: (workspaceId, actor) => sql`
    select h.kind, r.id, r.updated_at, r.name, json_build_object('legalName', r.legal_name, 'email', r.email, 'phone', r.phone, 'registration', r.registration, 'website', r.website, 'address', r.address, ${notes('r.notes')}), ${points('client')}, ${own('client')}, ${NOTHING}
    from hits h join clients r on r.workspace_id = ${workspaceId} and r.id = h.record_id
    where h.kind = 'client' and r.deleted_at is null and r.merged_into_id is null and ${withinScope(actor, 'client', 'r.owner_id')}`,
  contact: (workspaceId, actor) => sql`
    select h.kind, r.id, r.updated_at, r.name, json_build_object('roleTitle', r.role_title, 'email', r.email, 'phone', r.phone, 'client', k.name, 'address', r.address, ${notes('r.notes')}), ${points('contact')}, ${own('contact')}, ${ABOUT_CLIENT}
    from hits h join contacts r on r.workspace_id = ${workspaceId} and r.id = h.record_id ${client(workspaceId, actor, 'r.client_id')}
    where h.kind = 'contact' and r.deleted_at is null and r.merged_into_id is null and ${withinScope(actor, 'contact', 'r.owner_id')}`,
  deal: (workspaceId, actor) => sql`
    select h.kind, r.id, r.updated_at, r.name, json_build_object('client', k.name, 'contact', p.name, ${notes('r.notes')}), ${NO_POINTS}, ${own('deal')}, ${ABOUT_CLIENT}
    from hits h join deals r on r.workspace_id = ${workspaceId} and r.id = h.record_id ${client(workspaceId, actor, 'r.client_id')}
      left join contacts p on p.workspace_id = ${workspaceId} and p.id = r.contact_id and p.deleted_at is null and ${withinScope(actor, 'contact', 'p.owner_id')}
    where h.kind = 'deal' and r.deleted_at is null and r.merged_into_id is null and ${withinScope(actor, 'deal', 'r.owner_id')}`,
  engagement: (workspaceId, actor) => sql`
    select h.kind, r.id, r.updated_at, r.name, json_build_object('client', k.name), ${NO_POINTS}, ${own('engagement')}, ${ABOUT_CLIENT}
    from hits h join engagements r on r.workspace_id = ${workspaceId} and r.id = h.record_id ${client(workspaceId, actor, 'r.client_id')}
    where h.kind = 'engagement' and r.deleted_at is null and ${withinScope(actor, 'engagement', 'r.owner_id')}`,
  agreement: (workspaceId, actor) => sql`
    select h.kind, r.id, r.updated_at, r.title, json_build_object('number', r.number, 'client', k.name), ${NO_POINTS}, null::json, 'engagement', e.id, e.name
    from hits h join agreements r on r.workspace_id = ${workspaceId} and r.id = h.record_id join engagements e on e.workspace_id = ${workspaceId} and e.id = r.engagement_id ${client(workspaceId, actor, 'r.client_id')}
    where h.kind = 'agreement' and r.deleted_at is null and e.deleted_at is null and ${withinScope(actor, 'engagement', 'e.owner_id')}`,
  // A note is seen by who may see both it and what it is about.
  interaction: (workspaceId, actor) => sql`
    select h.kind, r.id, r.happened_at, r.subject, json_build_object(${notes('r.body')}), ${NO_POINTS}, ${own('interaction')},
      case when d.id is not null then 'deal' when p.id is not null then 'contact' else 'client' end, coalesce(d.id, p.id, k.id), coalesce(d.name, p.name, k.name)
    from hits h join interactions r on r.workspace_id = ${workspaceId} and r.id = h.record_id ${client(workspaceId, actor, 'r.client_id')}
      left join contacts p on p.workspace_id = ${workspaceId} and p.id = r.contact_id and p.deleted_at is null and ${withinScope(actor, 'contact', 'p.owner_id')}
      left join deals d on d.workspace_id = ${workspaceId} and d.id = r.deal_id and d.deleted_at is null and ${withinScope(actor, 'deal', 'd.owner_id')}
      left join engagements e on e.workspace_id = ${workspaceId} and e.id = r.engagement_id and e.deleted_at is null and ${withinScope(actor, 'engagement', 'e.owner_id')}
    where h.kind = 'interaction' and r.deleted_at is null and ${withinScope(actor, 'interaction', 'r.owner_id')} and coalesce(d.id, p.id, k.id) is not null
      and (r.client_id is null or k.id is not null) and (r.contact_id is null or p.id is not null) and (r.deal_id is null or d.id is not null) and (r.engagement_id is null or e.id is not null)`,
};

/** Another name when what a record is found or compared by changes for records that are there already. */
const INDEXED_MARK = 'search_indexed_numbers_and_websites';

const OWN_MARK = 'search_indexed_own_fields';

/** Workspaces whose own fields may not be in their index yet, the first time this program meets a database; later none. */
export async function takeWithoutOwnFields(database: Database): Promise<readonly string[]> {
  const { rowCount } = await database.pool.query('insert into auth.instance_marks (name) values ($1) on conflict do nothing', [OWN_MARK]);
  return rowCount === 0 ? [] : allWorkspaces(database);
}

/** The kinds of records that may hold something to be found in fields of the workspace's own. */
export async function kindsWithOwnTexts(tx: Tx): Promise<readonly SearchKind[]> {
  const { rows } = await sql<{ kind: SearchKind }>`select distinct record_kind as kind from fields where workspace_id = ${tx.workspaceId} and type = any (${SEARCHED_TYPES}) and retired_at is null order by 1`.execute(tx.kysely);
  return rows.map(({ kind }) => kind);
}

/** Workspaces that have to be indexed, the first time this program meets a database; later none. */
export async function takeUnindexed(database: Database): Promise<readonly string[]> {
  const { rowCount } = await database.pool.query('insert into auth.instance_marks (name) values ($1) on conflict do nothing', [INDEXED_MARK]);
  if (rowCount === 0) return [];
  return allWorkspaces(database);
}
