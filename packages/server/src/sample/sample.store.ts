import { sql } from 'kysely';
import type { Database } from '../platform/database/pool.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Tx } from '../platform/database/in-workspace.ts';

/** The sample workspaces of this instance. */
export async function sampleWorkspaces({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>('select workspace_id as id from auth.sample_workspaces()');
  return rows.map(({ id }) => id);
}

/** How many workspaces this instance has. */
export async function workspaceCount({ pool }: Database): Promise<number> {
  const { rows } = await pool.query('select workspace_id from auth.all_workspaces()');
  return rows.length;
}

/** Whether somebody removed the sample: then it does not come back by itself. */
export async function wasCleared({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query('select 1 from auth.instance_marks where name = $1', ['sample_cleared']);
  return rows.length > 0;
}

/** Remembers that somebody removed the sample. */
export async function markClearedSample({ pool }: Database): Promise<void> {
  await pool.query('insert into auth.instance_marks (name) values ($1) on conflict do nothing', ['sample_cleared']);
}

/** Marks what the sample made, so that lists say it and removing it touches nothing else. */
export async function markSampleRows(tx: Tx): Promise<void> {
  for (const table of ['clients', 'contacts', 'engagements', 'agreements', 'commitments', 'expectations', 'meetings'] as const) await tx.kysely.updateTable(table).set({ isSample: true }).where('workspaceId', '=', tx.workspaceId).execute();
}

/** Writes what no single action of a person sets: where a client stands and what is next. */
export async function placeClient(tx: Tx, id: string, set: { legalName: string; registration: string; address: string; country: string; lifecycle: string; nextStep: string; nextStepOn: string | null }): Promise<void> {
  await tx.kysely.updateTable('clients').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
  // It came into the sample standing where it stands; where it stood is never changed, so it is written anew.
  const [first] = await tx.kysely.deleteFrom('lifecycleChanges').where('workspaceId', '=', tx.workspaceId).where('clientId', '=', id).returningAll().execute();
  if (first !== undefined) await tx.kysely.insertInto('lifecycleChanges').values({ ...first, id: newId(), toLifecycle: set.lifecycle }).execute();
}

/**
 * Puts what the sample did a moment ago to where it belongs in its story: a client is there, and a draft
 * is made, a day before the first thing that has a day of its own. Activities are never changed, so they
 * are written anew.
 */
export async function backdateActivities(tx: Tx): Promise<void> {
  await tx.client.query(`
    with taken as (delete from activities where workspace_id = $1 returning *),
    placed as (
      select taken.*, case when is_old then happened_at else coalesce(min(happened_at) filter (where is_old) over (partition by client_id), now() - interval '40 days') - interval '1 day' end as at
      from (select taken.*, happened_at < now() - interval '1 hour' as is_old from taken) as taken
    )
    insert into activities (workspace_id, id, topic, happened_at, recorded_at, actor_side, actor_id, actor_name, subject_kind, subject_id, client_id, contact_id, deal_id, engagement_id, payload)
    select workspace_id, id, topic, at, at, actor_side, actor_id, actor_name, subject_kind, subject_id, client_id, contact_id, deal_id, engagement_id, payload from placed`, [tx.workspaceId]);
}

/** Puts what the sample just recorded of a client to the time of the act that it tells of; what was put before stays. Activities are never changed, so they are written anew. */
export async function placeActivities(tx: Tx, clientId: string, at: Date): Promise<void> {
  const fresh = await tx.kysely.deleteFrom('activities').where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).where('happenedAt', '>', sql<string>`now() - interval '1 hour'`).returningAll().execute();
  if (fresh.length > 0) await tx.kysely.insertInto('activities').values(fresh.map((one) => ({ ...one, payload: JSON.stringify(one.payload), happenedAt: at.toISOString(), recordedAt: at.toISOString() }))).execute();
}

/** Puts the messages that an act of the sample just left into the Outbox to the time of that act. Whatever is older than an hour has been put already. */
export async function placeMessages(tx: Tx, at: Date): Promise<void> {
  await tx.client.query("update announcements set created_at = $2 where workspace_id = $1 and created_at > now() - interval '1 hour'", [tx.workspaceId, at.toISOString()]);
}

/** What lists and pages call "changed" and "since": of a record of the sample, by what was recorded of it and not by the minute in which the sample was made. */
const RECORD_TIMES = [
  'update clients r set created_at = a.first, updated_at = a.last from (select client_id as id, min(recorded_at) as first, max(recorded_at) as last from activities where workspace_id = $1 group by client_id) a where r.workspace_id = $1 and r.id = a.id',
  'update engagements r set created_at = a.first, updated_at = a.last from (select engagement_id as id, min(recorded_at) as first, max(recorded_at) as last from activities where workspace_id = $1 group by engagement_id) a where r.workspace_id = $1 and r.id = a.id',
  'update contacts r set created_at = c.created_at, updated_at = c.created_at from clients c where r.workspace_id = $1 and c.workspace_id = $1 and c.id = r.client_id',
  `with taken as (delete from lifecycle_changes where workspace_id = $1 returning *)
   insert into lifecycle_changes (workspace_id, id, client_id, from_lifecycle, to_lifecycle, member_id, happened_at, recorded_at)
   select t.workspace_id, t.id, t.client_id, t.from_lifecycle, t.to_lifecycle, t.member_id, c.created_at, c.created_at from taken t join clients c on c.workspace_id = t.workspace_id and c.id = t.client_id`,
  'update agreements r set updated_at = e.updated_at from engagements e where r.workspace_id = $1 and e.workspace_id = $1 and e.id = r.engagement_id',
  'update documents r set created_at = a.created_at, updated_at = coalesce(v.frozen_at, a.created_at) from agreements a left join agreement_versions v on v.workspace_id = a.workspace_id and v.agreement_id = a.id where r.workspace_id = $1 and a.workspace_id = $1 and a.document_id = r.id',
];

/** Gives the records of the sample the times of their story; after {@link backdateActivities}. */
export async function backdateRecords(tx: Tx): Promise<void> {
  for (const statement of RECORD_TIMES) await tx.client.query(statement, [tx.workspaceId]);
}
