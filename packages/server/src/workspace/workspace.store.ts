import type { Insertable, Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';
import type { Workspaces } from '../platform/database/tables.ts';

/** The workspace of this transaction. */
export async function loadWorkspace(tx: Tx) {
  return tx.kysely.selectFrom('workspaces').selectAll().where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
}

/** The same, locked for a change. */
export async function lockWorkspace(tx: Tx) {
  return tx.kysely.selectFrom('workspaces').selectAll().where('workspaceId', '=', tx.workspaceId).forUpdate().executeTakeFirstOrThrow();
}

export async function insertWorkspace(tx: Tx, workspace: Omit<Insertable<Workspaces>, 'workspaceId'>): Promise<void> {
  await tx.kysely.insertInto('workspaces').values({ workspaceId: tx.workspaceId, ...workspace }).execute();
}

/** Saves fields of the workspace. @returns the new version. */
export async function updateWorkspace(tx: Tx, set: Updateable<Workspaces>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('workspaces')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Whether this instance has any workspace, and whether one is somebody's own (not the sample). */
export async function instanceStanding({ pool }: Database): Promise<{ own: boolean; any: boolean }> {
  const { rows } = await pool.query<{ own: boolean; any: boolean }>('select auth.has_own_workspace() as own, exists (select 1 from auth.all_workspaces()) as any');
  return rows[0] ?? { own: false, any: false };
}

/** Every workspace of this instance. */
export async function workspaceIds({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>('select workspace_id as id from auth.all_workspaces()');
  return rows.map(({ id }) => id);
}

/** Waits for whoever is setting the instance up, then says whether somebody has. */
export async function lockInstance({ client }: Tx): Promise<boolean> {
  await client.query('select only_row from auth.instance for update');
  const { rows } = await client.query<{ own: boolean }>('select auth.has_own_workspace() as own');
  return rows[0]?.own ?? false;
}
