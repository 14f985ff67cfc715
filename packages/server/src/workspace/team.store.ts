import type { Tx } from '../platform/database/in-workspace.ts';
import type { GrantedTeamId } from './team.access.ts';

/** Teams by name, each with how many active people it has. */
export async function listTeams(tx: Tx) {
  const rows = await tx.kysely
    .selectFrom('teams')
    .select(['teams.id', 'teams.name', 'teams.version'])
    .select((eb) =>
      eb
        .selectFrom('members')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('members.workspaceId', '=', 'teams.workspaceId')
        .whereRef('members.teamId', '=', 'teams.id')
        .where('members.deactivatedAt', 'is', null)
        .as('members'),
    )
    .where('teams.workspaceId', '=', tx.workspaceId)
    .orderBy('teams.name')
    .orderBy('teams.id')
    .execute();
  return rows.map(({ members, ...team }) => ({ ...team, members: members ?? 0 }));
}

/** Whether another team has this name, whatever the case of its letters. */
export async function isTeamNameTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const rows = await tx.kysely.selectFrom('teams').select(['id', 'name']).where('workspaceId', '=', tx.workspaceId).execute();
  return rows.some((row) => row.id !== except && row.name.toLowerCase() === name.toLowerCase());
}

export async function insertTeam(tx: Tx, team: { id: string; name: string }): Promise<void> {
  await tx.kysely.insertInto('teams').values({ workspaceId: tx.workspaceId, ...team }).execute();
}

/** Renames a team. @returns the new version. */
export async function renameTeam(tx: Tx, id: GrantedTeamId, name: string): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('teams')
    .set((eb) => ({ name, version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Whether somebody, active or let go, or an open invitation still has this team. Locks the team, so that nobody joins meanwhile. */
export async function isTeamInUse(tx: Tx, id: GrantedTeamId): Promise<boolean> {
  await tx.kysely.selectFrom('teams').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().execute();
  const member = await tx.kysely.selectFrom('members').select('id').where('workspaceId', '=', tx.workspaceId).where('teamId', '=', id).limit(1).executeTakeFirst();
  if (member !== undefined) return true;
  const invitation = await tx.kysely.selectFrom('invitations').select('id').where('workspaceId', '=', tx.workspaceId).where('teamId', '=', id).where('acceptedAt', 'is', null).where('revokedAt', 'is', null).limit(1).executeTakeFirst();
  return invitation !== undefined;
}

/** Removes a team that nobody has; closed invitations and the library forget it. What was shared with it alone is the owners' then. */
export async function deleteTeam(tx: Tx, id: GrantedTeamId): Promise<void> {
  await tx.kysely.updateTable('invitations').set({ teamId: null }).where('workspaceId', '=', tx.workspaceId).where('teamId', '=', id).execute();
  await tx.kysely.deleteFrom('templateShares').where('workspaceId', '=', tx.workspaceId).where('teamId', '=', id).execute();
  await tx.kysely.deleteFrom('teams').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
