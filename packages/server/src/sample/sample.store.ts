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
  for (const table of ['clients', 'contacts', 'engagements', 'agreements'] as const) await tx.kysely.updateTable(table).set({ isSample: true }).where('workspaceId', '=', tx.workspaceId).execute();
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
