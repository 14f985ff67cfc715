import type { MatchKey } from '@entente/core/import/import-plan';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { IMPORT_TABLES, type ImportKind } from '@entente/core/import/import-kind';
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { interactionIsSeen } from '../../interaction/interaction.access.ts';
import { withinScope } from '../../workspace/member.access.ts';

/** A value of a row by which its record may be found; `at` is the row's place in its batch. */
export type Sought = {
  readonly at: number;
  readonly value: string;
  readonly within?: string;
  /** Of a phone: the key that all writings of its number share; none of what is no whole number, which counts as it is written. */
  readonly number?: string;
  /** The numbers by which the row's client is registered: a record that says others and none of these is not meant, whatever else is the same. */
  readonly registration?: readonly string[];
};
/** `madeBy`: the change set of the run that asks. What it made itself it finds again, whoever it was made for. */
export type Seeking = { readonly kind: ImportKind; readonly source: string; readonly madeBy?: string };

/** A record that is meant. `isOnly`: no other one fits as well; else `oldest` and `newest` are two of those that do. */
export type Match = { readonly id: string; readonly isOnly: boolean; readonly oldest: string; readonly newest: string };

/** `prefers`: which of several records is answered. */
type Finding = { readonly seeking: Seeking; readonly by: FoundBy; readonly sought: readonly Sought[]; readonly prefers?: 'oldest' | 'latest' };
/** "number": a phone in its one form, "phone" as it is written. */
type FoundBy = MatchKey | 'hash' | 'number';

/**
 * Finds the records that are meant, many rows in one query, each by an index. A record that was merged leads to the
 * one it has become. Records in the bin and records the actor may not see are not found: an import tells nobody that
 * they are there.
 * @returns the record of each row's place; where several fit, the oldest (or the latest), and that it is not the only one.
 */
export async function findRecords(tx: Tx, actor: ProviderActor, finding: Finding): Promise<ReadonlyMap<number, Match>> {
  if (finding.by === 'phone') return findByPhone(tx, actor, finding);
  const standing = await findStanding(tx, actor, finding);
  const left = finding.sought.filter(({ at }) => !standing.has(at));
  if (left.length === 0 || !(await hasMerged(tx, finding.seeking.kind))) return standing;
  return new Map([...standing, ...(await findSurvivors(tx, actor, { ...finding, sought: left }))]);
}

/** By the keys that duplicates are found by. What a merged record was called at stands among the further phones of the one it has become. */
async function findByPhone(tx: Tx, actor: ProviderActor, finding: Finding): Promise<ReadonlyMap<number, Match>> {
  const numbers = finding.sought.flatMap(({ at, number }) => (number === undefined ? [] : [{ at, value: number }]));
  const others = finding.sought.filter(({ number }) => number === undefined);
  return new Map([...(await findStanding(tx, actor, { ...finding, by: 'number', sought: numbers })), ...(await findStanding(tx, actor, { ...finding, sought: others }))]);
}

const NOTHING: ReadonlyMap<number, Match> = new Map();

async function findStanding(tx: Tx, actor: ProviderActor, finding: Finding): Promise<ReadonlyMap<number, Match>> {
  if (finding.sought.length === 0) return NOTHING;
  const { rows } = await standingRecords(tx, actor, finding).execute(tx.kysely);
  return byPlace(rows);
}

type Row = Omit<Match, 'isOnly'> & { readonly at: number };

function byPlace(rows: readonly Row[]): ReadonlyMap<number, Match> {
  return new Map(rows.map(({ at, id, oldest, newest }) => [at, { id, isOnly: oldest === newest, oldest, newest }]));
}

/** The look-up of those that stand as they were: one row for each place that has a record. */
export function standingRecords(tx: Tx, actor: ProviderActor, finding: Finding): RawBuilder<Row> {
  const { seeking, by, sought } = finding;
  const candidates = CANDIDATES[by](tx, { ...seeking, wanted: unnested(sought) });
  const table = IMPORT_TABLES[seeking.kind];
  return sql`
    select f.at, ${answered(finding, 'g')} from (${candidates}) f${registered(sought)}
    cross join lateral (select r.id, r.updated_at from ${sql.table(table)} r where r.workspace_id = ${tx.workspaceId} and r.id = f.record_id and r.deleted_at is null and ${isFound(tx, actor, seeking)}${seeking.kind === 'interaction' ? sql`` : sql` and r.merged_into_id is null`}${isElsewhere(sought)} offset 0) g
    group by f.at`;
}

const hasRegistration = (sought: readonly Sought[]): boolean => sought.some(({ registration = [] }) => registration.length > 0);

/** What rows say of how their clients are registered, beside the candidates `f`. */
function registered(sought: readonly Sought[]): RawBuilder<unknown> {
  if (!hasRegistration(sought)) return sql``;
  const told = sought.flatMap(({ at, registration = [] }) => registration.map((number) => ({ at, number: number.replaceAll(/\D/g, '') })));
  return sql` left join (select n.at, array_agg(n.number) as numbers from unnest(${told.map(({ at }) => at)}::int[], ${told.map(({ number }) => number)}::text[]) as n(at, number) group by n.at) told on told.at = f.at`;
}

/** Leaves out a client `r` that is registered under other numbers alone. */
function isElsewhere(sought: readonly Sought[]): RawBuilder<unknown> {
  if (!hasRegistration(sought)) return sql``;
  const digits = sql`regexp_replace(r.registration, '\D', '', 'g')`;
  return sql` and (told.numbers is null or length(${digits}) < 7 or exists (select 1 from unnest(told.numbers) u(number) where position(u.number in ${digits}) > 0))`;
}

/** Of those that fit, the id that is answered, and the ends of their row. Ids tell the time. */
function answered({ prefers }: Finding, from: 'g' | 'r'): RawBuilder<unknown> {
  const id = sql`${sql.ref(`${from}.id`)}::text`;
  return sql`${prefers === 'latest' ? sql`(array_agg(${id} order by ${sql.ref(`${from}.updated_at`)} desc, ${id} desc))[1]` : sql`min(${id})`} as id, min(${id}) as oldest, max(${id}) as newest`;
}

function isFound(tx: Tx, actor: ProviderActor, { kind, madeBy }: Seeking): Expression<unknown> {
  const seen = kind === 'interaction' ? sql`exists (select 1 from interactions where interactions.workspace_id = r.workspace_id and interactions.id = r.id and ${interactionIsSeen(actor)})` : withinScope(actor, kind, 'r.owner_id');
  if (madeBy === undefined) return seen;
  return sql`(${seen} or exists (select 1 from change_set_rows s where s.workspace_id = ${tx.workspaceId} and s.record_id = r.id and s.change_set_id = ${madeBy}::uuid and s.action = 'created' offset 0))`;
}

/** What a merged record has become, followed to its end: what it was merged into may have been merged as well. */
async function findSurvivors(tx: Tx, actor: ProviderActor, finding: Finding): Promise<ReadonlyMap<number, Match>> {
  const { seeking, by, sought } = finding;
  const candidates = CANDIDATES[by](tx, { ...seeking, wanted: unnested(sought) });
  const table = sql.table(IMPORT_TABLES[seeking.kind]);
  const { rows } = await sql<Row>`
    with recursive way(at, id) as (
      select f.at, f.record_id from (${candidates}) f
      union select way.at, r.merged_into_id from way join ${table} r on r.workspace_id = ${tx.workspaceId} and r.id = way.id and r.merged_into_id is not null)
    select way.at, ${answered(finding, 'r')} from way join ${table} r on r.workspace_id = ${tx.workspaceId} and r.id = way.id and r.deleted_at is null and r.merged_into_id is null and ${isFound(tx, actor, seeking)}
    group by way.at`.execute(tx.kysely);
  return byPlace(rows);
}

/** Whether anything of this kind was ever merged; most workspaces spare the second look by it. */
async function hasMerged(tx: Tx, kind: ImportKind): Promise<boolean> {
  if (kind === 'deal' || kind === 'interaction') return false; // these are not merged
  const { rows } = await sql`select 1 from ${sql.table(IMPORT_TABLES[kind])} r where r.workspace_id = ${tx.workspaceId} and r.merged_into_id is not null limit 1`.execute(tx.kysely);
  return rows.length > 0;
}

function unnested(sought: readonly Sought[]): RawBuilder<unknown> {
  return sql`unnest(${sought.map(({ at }) => at)}::int[], ${sought.map(({ value }) => value)}::text[], ${sought.map(({ within }) => within ?? null)}::uuid[]) as x(at, value, within)`;
}

type Wanted = Seeking & { readonly wanted: RawBuilder<unknown> };
type Candidates = (tx: Tx, wanted: Wanted) => RawBuilder<unknown>;

/*
 * Each value is looked up by itself: "offset 0" keeps the planner from turning the look-ups round. While a file comes
 * in, the tables are much larger than their statistics say, and a scan of all that came so far looks cheap to it.
 */
const byPoint = (column: 'email' | 'phone'): Candidates => (tx, { kind, wanted }) => {
  const named = sql.ref(`c.${column}`);
  // Only phones that are no whole numbers stand in an index as they are written.
  const isOdd = column === 'phone' ? sql` and length(c.phone) - length(translate(c.phone, '0123456789', '')) not between 6 and 15` : sql``;
  const own = sql`select x.at, h.record_id from ${wanted} cross join lateral (select c.id as record_id from ${sql.table(IMPORT_TABLES[kind])} c where c.workspace_id = ${tx.workspaceId} and ${named} = x.value and ${named} <> ''${isOdd} offset 0) h`;
  return sql`${own} union all select x.at, h.record_id from ${wanted} cross join lateral (select p.record_id from contact_points p where p.workspace_id = ${tx.workspaceId} and p.record_kind = ${kind} and p.kind = ${column} and p.value = x.value offset 0) h`;
};

/* Names alone stand in an index in the order of people, those of a client's people in one by code points: an index answers only in its own collation. Both tell names apart letter by letter. */
const byName = (isWithin: boolean): Candidates => (tx, { kind, wanted }) => {
  const named = isWithin ? sql`c.client_id = x.within and c.name = x.value` : sql`c.name collate names = x.value`;
  return sql`select x.at, h.record_id from ${wanted} cross join lateral (select c.id as record_id from ${sql.table(IMPORT_TABLES[kind])} c where c.workspace_id = ${tx.workspaceId} and ${named} offset 0) h`;
};

const CANDIDATES: Readonly<Record<FoundBy, Candidates>> = {
  // Kept with each record for its duplicates: of further phones too, and of none that is in the bin.
  number: (tx, { wanted, kind }) => sql`
    select x.at, h.record_id from ${wanted} cross join lateral (select d.record_id from duplicate_keys d where d.workspace_id = ${tx.workspaceId} and d.kind = ${kind} and d.key = x.value offset 0) h`,
  hash: (tx, { wanted, kind }) => sql`
    select x.at, h.record_id from ${wanted} cross join lateral (select r.record_id, r.import_id from import_rows r where r.workspace_id = ${tx.workspaceId} and r.row_hash = x.value::bigint and r.record_id is not null offset 0) h
    cross join lateral (select 1 from imports m where m.workspace_id = ${tx.workspaceId} and m.id = h.import_id and m.record_kind = ${kind} and m.state not in ('undoing', 'undone') offset 0) i`,
  externalId: (tx, { wanted, kind, source }) => sql`
    select x.at, h.record_id from ${wanted} cross join lateral (select e.record_id from external_ids e where e.workspace_id = ${tx.workspaceId} and e.record_kind = ${kind} and e.source = ${source} and e.external_id = x.value offset 0) h`,
  email: byPoint('email'),
  phone: byPoint('phone'),
  // Kept with each client for its duplicates, however it is written.
  registration: (tx, { wanted, kind }) => CANDIDATES.number(tx, { wanted, kind, source: '' }),
  name: byName(false),
  nameAndClient: byName(true),
};

/** The countries of clients that say one. */
export async function countriesOf(tx: Tx, clientIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(clientIds)].filter((id) => id !== '');
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; country: string }>`select id, country from clients where workspace_id = ${tx.workspaceId} and id = any(${wanted}::uuid[]) and country <> ''`.execute(tx.kysely);
  return new Map(rows.map(({ id, country }) => [id, country]));
}

/** The phones of clients or contacts, their first one and the further ones, by id. */
export async function phonesOf(tx: Tx, kind: ImportKind, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; phone: string }>`
    select id, phone from ${sql.table(IMPORT_TABLES[kind])} where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])
    union all select record_id, value from contact_points where workspace_id = ${tx.workspaceId} and record_kind = ${kind} and kind = 'phone' and record_id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, some]) => [id, some.map(({ phone }) => phone)]));
}

/** What records are called, by id. */
export async function namesOf(tx: Tx, kind: ImportKind, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || kind === 'interaction') return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id, name from ${sql.table(IMPORT_TABLES[kind])} where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
