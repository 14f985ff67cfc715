import type { MatchKey } from '@entente/core/import/import-plan';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { IMPORT_TABLES, type ImportKind } from '@entente/core/import/import-kind';
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { interactionIsSeen } from '../../interaction/interaction.access.ts';
import { withinScope } from '../../workspace/member.access.ts';

/** A value of a row by which its record may be found; `at` is the row's place in its batch. */
export type Sought = { readonly at: number; readonly value: string; readonly within?: string };
/** `madeBy`: the change set of the run that asks. What it made itself it finds again, whoever it was made for. */
export type Seeking = { readonly kind: ImportKind; readonly source: string; readonly madeBy?: string };

/** A record that is meant. `isOnly`: no other one fits as well. */
export type Match = { readonly id: string; readonly isOnly: boolean };

type Finding = { readonly seeking: Seeking; readonly by: MatchKey | 'hash'; readonly sought: readonly Sought[] };

/**
 * Finds the records that are meant, many rows in one query, each by an index. A record that was merged leads to the
 * one it has become. Records in the bin and records the actor may not see are not found: an import tells nobody that
 * they are there.
 * @returns the record of each row's place; where several fit, the oldest, and that it is not the only one.
 */
export async function findRecords(tx: Tx, actor: ProviderActor, finding: Finding): Promise<ReadonlyMap<number, Match>> {
  const standing = await findStanding(tx, actor, finding);
  const left = finding.sought.filter(({ at }) => !standing.has(at));
  if (left.length === 0 || !(await hasMerged(tx, finding.seeking.kind))) return standing;
  return new Map([...standing, ...(await findSurvivors(tx, actor, { ...finding, sought: left }))]);
}

async function findStanding(tx: Tx, actor: ProviderActor, { seeking, by, sought }: Finding): Promise<ReadonlyMap<number, Match>> {
  if (sought.length === 0) return new Map();
  const { rows } = await standingRecords(tx, actor, { seeking, by, sought }).execute(tx.kysely);
  return byPlace(rows);
}

type Row = Match & { readonly at: number };

function byPlace(rows: readonly Row[]): ReadonlyMap<number, Match> {
  return new Map(rows.map(({ at, id, isOnly }) => [at, { id, isOnly }]));
}

/** The look-up of those that stand as they were: one row for each place that has a record. */
export function standingRecords(tx: Tx, actor: ProviderActor, { seeking, by, sought }: Finding): RawBuilder<Row> {
  const candidates = CANDIDATES[by](tx, { ...seeking, wanted: unnested(sought) });
  const table = IMPORT_TABLES[seeking.kind];
  return sql`
    select f.at, min(g.id::text) as id, min(g.id::text) = max(g.id::text) as is_only from (${candidates}) f
    cross join lateral (select r.id from ${sql.table(table)} r where r.workspace_id = ${tx.workspaceId} and r.id = f.record_id and r.deleted_at is null and ${isFound(tx, actor, seeking)}${seeking.kind === 'interaction' ? sql`` : sql` and r.merged_into_id is null`} offset 0) g
    group by f.at`;
}

function isFound(tx: Tx, actor: ProviderActor, { kind, madeBy }: Seeking): Expression<unknown> {
  const seen = kind === 'interaction' ? sql`exists (select 1 from interactions where interactions.workspace_id = r.workspace_id and interactions.id = r.id and ${interactionIsSeen(actor)})` : withinScope(actor, kind, 'r.owner_id');
  if (madeBy === undefined) return seen;
  return sql`(${seen} or exists (select 1 from change_set_rows s where s.workspace_id = ${tx.workspaceId} and s.record_id = r.id and s.change_set_id = ${madeBy}::uuid and s.action = 'created' offset 0))`;
}

/** What a merged record has become, followed to its end: what it was merged into may have been merged as well. */
async function findSurvivors(tx: Tx, actor: ProviderActor, { seeking, by, sought }: Finding): Promise<ReadonlyMap<number, Match>> {
  const candidates = CANDIDATES[by](tx, { ...seeking, wanted: unnested(sought) });
  const table = sql.table(IMPORT_TABLES[seeking.kind]);
  const { rows } = await sql<Row>`
    with recursive way(at, id) as (
      select f.at, f.record_id from (${candidates}) f
      union select way.at, r.merged_into_id from way join ${table} r on r.workspace_id = ${tx.workspaceId} and r.id = way.id and r.merged_into_id is not null)
    select way.at, min(r.id::text) as id, min(r.id::text) = max(r.id::text) as is_only from way join ${table} r on r.workspace_id = ${tx.workspaceId} and r.id = way.id and r.deleted_at is null and r.merged_into_id is null and ${isFound(tx, actor, seeking)}
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
  const own = sql`select x.at, h.record_id from ${wanted} cross join lateral (select c.id as record_id from ${sql.table(IMPORT_TABLES[kind])} c where c.workspace_id = ${tx.workspaceId} and ${named} = x.value and ${named} <> '' offset 0) h`;
  return sql`${own} union all select x.at, h.record_id from ${wanted} cross join lateral (select p.record_id from contact_points p where p.workspace_id = ${tx.workspaceId} and p.record_kind = ${kind} and p.kind = ${column} and p.value = x.value offset 0) h`;
};

/* Names alone stand in an index in the order of people, those of a client's people in one by code points: an index answers only in its own collation. Both tell names apart letter by letter. */
const byName = (isWithin: boolean): Candidates => (tx, { kind, wanted }) => {
  const named = isWithin ? sql`c.client_id = x.within and c.name = x.value` : sql`c.name collate names = x.value`;
  return sql`select x.at, h.record_id from ${wanted} cross join lateral (select c.id as record_id from ${sql.table(IMPORT_TABLES[kind])} c where c.workspace_id = ${tx.workspaceId} and ${named} offset 0) h`;
};

const CANDIDATES: Readonly<Record<MatchKey | 'hash', Candidates>> = {
  hash: (tx, { wanted, kind }) => sql`
    select x.at, h.record_id from ${wanted} cross join lateral (select r.record_id, r.import_id from import_rows r where r.workspace_id = ${tx.workspaceId} and r.row_hash = x.value::bigint and r.record_id is not null offset 0) h
    cross join lateral (select 1 from imports m where m.workspace_id = ${tx.workspaceId} and m.id = h.import_id and m.record_kind = ${kind} and m.state not in ('undoing', 'undone') offset 0) i`,
  externalId: (tx, { wanted, kind, source }) => sql`
    select x.at, h.record_id from ${wanted} cross join lateral (select e.record_id from external_ids e where e.workspace_id = ${tx.workspaceId} and e.record_kind = ${kind} and e.source = ${source} and e.external_id = x.value offset 0) h`,
  email: byPoint('email'),
  phone: byPoint('phone'),
  name: byName(false),
  nameAndClient: byName(true),
};
