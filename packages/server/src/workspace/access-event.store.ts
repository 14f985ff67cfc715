import type { Insertable } from 'kysely';
import { ACCESS_GROUPS, ACCESS_LOG_DAYS, SLOWED_GRAIN_MINUTES, type AccessGroup } from '@entente/core/workspace/access-events';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';
import type { AccessEvents } from '../platform/database/tables.ts';

/** Adds a line to the log. */
export async function insertAccessEvent(tx: Tx, row: Omit<Insertable<AccessEvents>, 'workspaceId'>): Promise<void> {
  await tx.kysely.insertInto('accessEvents').values({ workspaceId: tx.workspaceId, ...row }).execute();
}

/** Whether it is written down already that this person's door was slowed a moment ago. */
export async function wasSlowedJustNow(tx: Tx, memberId: string): Promise<boolean> {
  const since = new Date(Date.now() - SLOWED_GRAIN_MINUTES * 60_000).toISOString();
  const row = await tx.kysely.selectFrom('accessEvents').select('id').where('workspaceId', '=', tx.workspaceId).where('memberId', '=', memberId).where('kind', '=', 'sign_in_slowed').where('at', '>', since).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** `whose`: only what a person did, or what was done about them. Moments: `from` belongs to the range, `until` does not. */
export type AccessFilter = { readonly whose: string | null; readonly group: AccessGroup | null; readonly from: string | null; readonly until: string | null };

/** Lines of the log, newest first, one more than asked for. */
export async function listAccessEvents(tx: Tx, { whose, group, from, until }: AccessFilter, { limit, after }: { limit: number; after: readonly (string | number)[] | null }) {
  let rows = tx.kysely.selectFrom('accessEvents').selectAll().where('workspaceId', '=', tx.workspaceId);
  if (whose !== null) rows = rows.where((eb) => eb.or([eb('memberId', '=', whose), eb('subjectMemberId', '=', whose)]));
  if (group !== null) rows = rows.where('kind', 'in', ACCESS_GROUPS[group]);
  if (from !== null) rows = rows.where('at', '>=', from);
  if (until !== null) rows = rows.where('at', '<', until);
  if (after !== null) rows = rows.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(String(after[0]), String(after[1]))));
  return rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
}

/** Takes out what is older than its stated time. */
export async function pruneAccessEvents(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - ACCESS_LOG_DAYS * 86_400_000).toISOString();
  await tx.kysely.deleteFrom('accessEvents').where('workspaceId', '=', tx.workspaceId).where('at', '<', before).execute();
}

/** Every workspace of the instance. */
export async function everyWorkspace({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ workspace_id: string }>('select workspace_id from auth.all_workspaces()');
  return rows.map(({ workspace_id: id }) => id);
}

/** The workspaces that a person is in. */
export async function workspacesOfUser({ pool }: Database, userId: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ workspace_id: string }>('select workspace_id from auth.memberships($1)', [userId]);
  return rows.map(({ workspace_id: id }) => id);
}
