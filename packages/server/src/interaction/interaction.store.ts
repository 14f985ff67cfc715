import { kindsShown, type TimelineShow } from '@entente/core/interaction/interaction-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Expression, type Insertable, type Selectable, type SqlBool, type Updateable } from 'kysely';
import { planned, type Tx } from '../platform/database/in-workspace.ts';
import { TOLD_OF_ACTIVITY, type ToldActivity } from '../platform/activity/activity.store.ts';
import type { Interactions } from '../platform/database/tables.ts';
import { linksAreSeen, withinScope } from '../workspace/member.access.ts';
import { interactionIsSeen, type GrantedInteractionId, type Links } from './interaction.access.ts';

const TOLD = ['id', 'kind', 'clientId', 'contactId', 'dealId', 'engagementId', 'ownerId', 'subject', 'body', 'direction', 'outcome', 'minutes', 'happenedAt', 'dueOn', 'doneAt', 'pinnedAt', 'version', 'custom'] as const satisfies readonly (keyof Interactions)[];

/** An interaction with the names of what it points at. */
export type NamedInteraction = Pick<Selectable<Interactions>, (typeof TOLD)[number]> & { readonly ownerName: string; readonly clientName: string | null; readonly contactName: string | null; readonly dealName: string | null };
export type TimelineEntry = { readonly at: string; readonly interaction: NamedInteraction | null; readonly activity: ToldActivity | null };
type Condition = Expression<SqlBool> | null;
export type TimelineQuery = { readonly about: keyof Links; readonly id: string; readonly show: TimelineShow; /** On fields of the workspace's own; with it interactions stand alone. */ readonly condition: Condition; readonly limit: number; readonly after: readonly (string | number)[] | null };

const COLUMNS: Readonly<Record<keyof Links, string>> = { clientId: 'client_id', contactId: 'contact_id', dealId: 'deal_id', engagementId: 'engagement_id' };

/**
 * One row more than a page of a record's timeline. Two index walks, of what passed between us and of what was
 * recorded, are laid together by when it happened; an interaction's own activities are told by its row. The walk
 * does not wait to hear whether records were merged into this one: that is rare, and then it is walked again.
 */
export async function readTimeline(tx: Tx, actor: ProviderActor, query: TimelineQuery): Promise<TimelineEntry[]> {
  const [became, alone] = await Promise.all([mergedInto(tx, query.about, query.id), walkTimeline(tx, actor, { query, became: [] })]);
  const page = became.length === 0 ? alone : await walkTimeline(tx, actor, { query, became });
  const ids = (what: string): string[] => page.flatMap((row) => (row.what === what ? [row.id] : []));
  const [interactionRows, activityRows] = await Promise.all([loadInteractions(tx, actor, ids('interactions')), loadActivities(tx, ids('activities'))]);
  const interactions = new Map(interactionRows.map((row) => [row.id, row]));
  const activities = new Map(activityRows.map((row) => [row.id, row]));
  return page.map((row) => ({ at: row.at, interaction: interactions.get(row.id) ?? null, activity: activities.get(row.id) ?? null }));
}

async function walkTimeline(tx: Tx, actor: ProviderActor, { query, became }: { query: TimelineQuery; became: readonly string[] }): Promise<readonly { at: string; id: string; what: string }[]> {
  const { about, id, show, condition, limit, after } = query;
  // One id keeps the walk in the order of the index; where records were merged into this one, theirs are sorted in.
  const itself = became.length === 0 ? sql`${sql.ref(COLUMNS[about])} = ${id}` : sql`${sql.ref(COLUMNS[about])} = any(${[id, ...became]}::uuid[])`;
  const walk = (table: 'interactions' | 'activities') => {
    const own = table === 'interactions' ? sql`deleted_at is null and kind = any(${kindsShown(show)}::text[]) and ${condition ?? sql`true`}` : sql`subject_kind <> 'interaction' and ${condition === null && (show === 'all' || show === 'changes')}`;
    const older = after === null ? sql`true` : sql`(happened_at, id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`;
    return sql`(select happened_at as at, id, ${sql.lit(table)} as what from ${sql.table(table)} where workspace_id = ${tx.workspaceId} and ${itself} and ${own} and ${older} and ${linksAreSeen(actor, table)} order by happened_at desc, id desc limit ${sql.lit(limit + 1)})`;
  };
  const { rows } = await sql<{ at: string; id: string; what: string }>`${walk('interactions')} union all ${walk('activities')} order by at desc, id desc limit ${sql.lit(limit + 1)}`.execute(became.length === 0 && condition === null ? planned(tx) : tx.kysely);
  return rows;
}

/** Records that were merged into this one: what was recorded of them stays theirs and is told here. */
async function mergedInto(tx: Tx, about: keyof Links, id: string): Promise<readonly string[]> {
  if (about !== 'clientId' && about !== 'contactId') return [];
  const rows = await tx.kysely.selectFrom(about === 'clientId' ? 'clients' : 'contacts').select('id').where('workspaceId', '=', tx.workspaceId).where('mergedIntoId', '=', id).limit(100).execute();
  return rows.map((row) => row.id);
}

/** What is kept at the top of a record's timeline. */
export async function readPinned(tx: Tx, actor: ProviderActor, { about, id, condition }: Pick<TimelineQuery, 'about' | 'id' | 'condition'>): Promise<NamedInteraction[]> {
  const fits = condition ?? sql<SqlBool>`true`;
  return named(tx, actor, condition === null ? planned(tx) : tx.kysely).where(fits).where(sql.ref(`interactions.${COLUMNS[about]}`), '=', id).where('interactions.pinnedAt', 'is not', null).where('interactions.deletedAt', 'is', null).where(linksAreSeen(actor, 'interactions')).orderBy('interactions.pinnedAt', 'desc').limit(10).execute();
}

/** Interactions by id, with names. */
export async function loadInteractions(tx: Tx, actor: ProviderActor, ids: readonly string[]): Promise<NamedInteraction[]> {
  return ids.length === 0 ? [] : named(tx, actor, planned(tx)).where(sql<boolean>`interactions.id = any(${[...ids]}::uuid[])`).execute();
}

async function loadActivities(tx: Tx, ids: readonly string[]): Promise<readonly ToldActivity[]> {
  return ids.length === 0 ? [] : planned(tx).selectFrom('activities').select(TOLD_OF_ACTIVITY).where('workspaceId', '=', tx.workspaceId).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute();
}

export type TaskQuery = { readonly mine: boolean; readonly until: string | undefined; readonly condition: Condition; readonly limit: number; readonly after: readonly (string | number)[] | null };
/** Stands where a task has no day, so that it comes last. */
export const NO_DAY = '9999-12-31';

/** One row more than a page of open tasks, the earliest due first. */
export async function listTasks(tx: Tx, actor: ProviderActor, { mine, until, condition, limit, after }: TaskQuery): Promise<NamedInteraction[]> {
  const due = sql<string>`coalesce(interactions.due_on, ${NO_DAY}::date)`;
  let query = named(tx, actor).where('interactions.kind', '=', 'task').where('interactions.doneAt', 'is', null).where('interactions.deletedAt', 'is', null).where(interactionIsSeen(actor));
  if (mine) query = query.where('interactions.ownerId', '=', actor.memberId);
  if (condition !== null) query = query.where(condition);
  if (until !== undefined) query = query.where('interactions.dueOn', '<=', until);
  if (after !== null) query = query.where(sql<boolean>`(${due}, interactions.id) > (${String(after[0])}::date, ${String(after[1])}::uuid)`);
  return query.orderBy(due).orderBy('interactions.id').limit(limit + 1).execute();
}

export async function insertInteraction(tx: Tx, row: Insertable<Interactions>): Promise<void> {
  await tx.kysely.insertInto('interactions').values(row).execute();
}

/** The interaction's own fields, locked for a change. */
export async function lockInteraction(tx: Tx, id: GrantedInteractionId): Promise<Selectable<Interactions>> {
  return tx.kysely.selectFrom('interactions').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields; the version counts up. */
export async function updateInteraction(tx: Tx, id: GrantedInteractionId, set: Updateable<Interactions>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('interactions')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Whoever sees an interaction need not see its client: its deal or contact may be theirs alone. */
function named(tx: Tx, actor: ProviderActor, from = tx.kysely) {
  return from
    .selectFrom('interactions')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'interactions.workspaceId').onRef('members.id', '=', 'interactions.ownerId'))
    .leftJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'interactions.workspaceId').onRef('clients.id', '=', 'interactions.clientId').on(withinScope(actor, 'client', 'clients.owner_id')))
    .leftJoin('contacts', (join) => join.onRef('contacts.workspaceId', '=', 'interactions.workspaceId').onRef('contacts.id', '=', 'interactions.contactId'))
    .leftJoin('deals', (join) => join.onRef('deals.workspaceId', '=', 'interactions.workspaceId').onRef('deals.id', '=', 'interactions.dealId'))
    .select(TOLD.map((column) => `interactions.${column}` as const))
    .select(['members.name as ownerName', 'clients.name as clientName', 'contacts.name as contactName', 'deals.name as dealName'])
    .where('interactions.workspaceId', '=', tx.workspaceId);
}
