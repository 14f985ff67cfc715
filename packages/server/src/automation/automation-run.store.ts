import type { Chain } from '@entente/core/automation/automation-chain';
import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { AutomationRuns } from '../platform/database/tables.ts';
import type { RecordListing } from '../record/list/record.access.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedAutomationId, GrantedRunId } from './automation.access.ts';

export type HeardActivity = { readonly id: string; readonly topic: string; readonly subjectId: string; readonly engagementId: string | null; readonly actorSide: string; readonly happenedAt: string; readonly recordedAt: string; readonly payload: Readonly<Record<string, unknown>>; readonly throughKind: string };

const PAGE = 1_000;

/** The first id that a moment can have (UUIDv7 begins with its milliseconds), so that a time is a place in the primary key. */
export function idAt(moment: string): string {
  const hex = Date.parse(moment).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Activities of these topics after an id, oldest first, a page at a time: a walk of the primary key. @returns them and where the next page begins, null at the end. */
export async function activitiesAfter(tx: Tx, { topics, after }: { readonly topics: readonly string[]; readonly after: string }): Promise<{ rows: readonly HeardActivity[]; next: string | null }> {
  const { rows } = await sql<HeardActivity>`
    select page.id, page.topic, page.subject_id, page.engagement_id, page.actor_side, page.happened_at, page.recorded_at, page.payload, page.through_kind
    from (select * from activities where activities.workspace_id = ${tx.workspaceId} and activities.id > ${after} order by activities.id limit ${PAGE}) page`.execute(tx.kysely);
  const last = rows.at(-1);
  return { rows: rows.filter(({ topic }) => topics.includes(topic)), next: rows.length === PAGE && last !== undefined ? last.id : null };
}

/** The same backwards from now, for trying on the past. */
export async function activitiesBefore(tx: Tx, { topics, before, notBefore }: { readonly topics: readonly string[]; readonly before: string; readonly notBefore: string }): Promise<{ rows: readonly HeardActivity[]; next: string | null }> {
  const { rows } = await sql<HeardActivity>`
    select page.id, page.topic, page.subject_id, page.engagement_id, page.actor_side, page.happened_at, page.recorded_at, page.payload, page.through_kind
    from (select * from activities where activities.workspace_id = ${tx.workspaceId} and activities.id < ${before} and activities.id >= ${notBefore} order by activities.id desc limit ${PAGE}) page`.execute(tx.kysely);
  const last = rows.at(-1);
  return { rows: rows.filter(({ topic }) => topics.includes(topic)), next: rows.length === PAGE && last !== undefined ? last.id : null };
}

/** Of these records, those that a listing holds, with their names. */
export async function fittingRecords(tx: Tx, listing: RecordListing, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select r.id, r.name from ${listing.source} where ${listing.where} and r.id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Writes a run. @returns false when this occasion already had one. */
export async function insertRun(tx: Tx, row: Insertable<AutomationRuns>): Promise<boolean> {
  const written = await tx.kysely.insertInto('automationRuns').values(row).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return written !== undefined;
}

export async function updateRun(tx: Tx, id: string, set: Updateable<AutomationRuns>): Promise<void> {
  await tx.kysely.updateTable('automationRuns').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Those of the occasions that an automation already had. */
export async function knownOccasions(tx: Tx, automationId: string, occasions: readonly string[]): Promise<ReadonlySet<string>> {
  if (occasions.length === 0) return new Set();
  const rows = await tx.kysely.selectFrom('automationRuns').select('occasion').where('workspaceId', '=', tx.workspaceId).where('automationId', '=', automationId).where('occasion', 'in', [...occasions]).execute();
  return new Set(rows.map(({ occasion }) => occasion));
}

/** How many runs of an automation were done or failed since a moment; those that failed in a row at the end are told apart. */
export async function countRuns(tx: Tx, automationId: string, since: string): Promise<number> {
  const { n } = await tx.kysely.selectFrom('automationRuns').select((eb) => eb.fn.countAll<number>().as('n')).where('workspaceId', '=', tx.workspaceId).where('automationId', '=', automationId).where('createdAt', '>', since).executeTakeFirstOrThrow();
  return n;
}

/** The chains that recent activities of automations came by, by the activity's id. */
export async function recentChains(tx: Tx, since: string): Promise<ReadonlyMap<string, Chain>> {
  const rows = await tx.kysely.selectFrom('automationRuns').select(['automationId', 'chain', 'made']).where('workspaceId', '=', tx.workspaceId).where('createdAt', '>', since).where('state', '=', 'done').execute();
  return new Map(rows.flatMap(({ automationId, chain, made }) => (made as string[]).map((id) => [id, [...(chain as string[]), automationId]] as const)));
}

/** What was recorded through automations in this transaction. */
export async function activitiesMade(tx: Tx, after: string): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('activities').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '>', after).where('throughKind', '=', 'automation').execute();
  return rows.map(({ id }) => id);
}

export type RunRow = Selectable<AutomationRuns> & { readonly recordName: string | null };

/** One row more than a page of an automation's log, newest first. */
export async function listRuns(tx: Tx, id: GrantedAutomationId, { limit, after }: { readonly limit: number; readonly after: readonly (string | number)[] | null }): Promise<readonly Selectable<AutomationRuns>[]> {
  let query = tx.kysely.selectFrom('automationRuns').selectAll().where('workspaceId', '=', tx.workspaceId).where('automationId', '=', id);
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '<', tuple(String(after[0]), String(after[1]))));
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
}

export async function lockRun(tx: Tx, id: GrantedRunId): Promise<Selectable<AutomationRuns>> {
  return tx.kysely.selectFrom('automationRuns').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** A record's owner and what of it the acts need; the kind's own table. */
export async function loadTarget(tx: Tx, kind: ListKind, id: string): Promise<{ name: string; ownerId: string; clientId: string | null } | null> {
  const clientId = kind === 'client' ? sql`r.id` : sql`r.client_id`;
  const { rows } = await sql<{ name: string; ownerId: string; clientId: string | null }>`select r.name, r.owner_id, ${clientId} as client_id from ${sql.table(LIST_TABLES[kind])} r where r.workspace_id = ${tx.workspaceId} and r.id = ${id} and r.deleted_at is null`.execute(tx.kysely);
  return rows[0] ?? null;
}

/** The client of an engagement, or that client's only open deal among those that the actor sees; null where there is none, or more than one. */
export async function leadsTo(tx: Tx, actor: ProviderActor, { engagementId, kind }: { readonly engagementId: string; readonly kind: 'client' | 'deal' }): Promise<string | null> {
  const ofClient = sql`(select e.client_id from engagements e where e.workspace_id = ${tx.workspaceId} and e.id = ${engagementId} and e.deleted_at is null)`;
  const which = kind === 'client' ? sql`r.id = ${ofClient}` : sql`r.client_id = ${ofClient} and r.state = 'open'`;
  const { rows } = await sql<{ id: string }>`select r.id from ${sql.table(LIST_TABLES[kind])} r where r.workspace_id = ${tx.workspaceId} and r.deleted_at is null and ${which} and ${withinScope(actor, kind, 'r.owner_id')} limit 2`.execute(tx.kysely);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** The tags of a record. */
export async function tagsOn(tx: Tx, kind: ListKind, id: string): Promise<readonly string[]> {
  return (await tx.kysely.selectFrom('taggings').select('tagId').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', '=', id).execute()).map(({ tagId }) => tagId);
}

/** What a record's fields hold now, in the API's form for plain columns and own fields. */
export async function fieldValue(tx: Tx, { kind, id, field }: { readonly kind: ListKind; readonly id: string; readonly field: { readonly column?: string | undefined; readonly fieldId?: string | undefined } }): Promise<unknown> {
  const value = field.fieldId === undefined ? sql`to_jsonb(${sql.ref(`r.${field.column ?? 'name'}`)})` : sql`r.custom -> ${field.fieldId}`;
  const { rows } = await sql<{ value: unknown }>`select ${value} as value from ${sql.table(LIST_TABLES[kind])} r where r.workspace_id = ${tx.workspaceId} and r.id = ${id}`.execute(tx.kysely);
  return rows[0]?.value ?? null;
}
