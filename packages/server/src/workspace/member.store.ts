import type { Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Members } from '../platform/database/tables.ts';
import type { GrantedMemberId } from './member.access.ts';

export type NewMember = { readonly id: string; readonly userId: string; readonly name: string; readonly email: string; readonly roleTitle?: string; readonly role: string; readonly scope: string; readonly teamId: string | null; readonly locale: string };

/** Adds a person to the workspace. */
export async function insertMember(tx: Tx, member: NewMember): Promise<void> {
  await tx.kysely.insertInto('members').values({ workspaceId: tx.workspaceId, ...member }).execute();
}

/** The people of the workspace by name, those who are in it first. */
export async function listMembers(tx: Tx) {
  return membersWithTeams(tx).orderBy('members.deactivatedAt', (order) => order.asc().nullsFirst()).orderBy('members.name').orderBy('members.id').execute();
}

/** One person with their team's name. */
export async function loadMember(tx: Tx, id: GrantedMemberId) {
  return membersWithTeams(tx).where('members.id', '=', id).executeTakeFirstOrThrow();
}

/**
 * Locks a person and the workspace's active owners, always in the order of ids: two people who demote
 * each other at the same moment come one after the other, and the second finds the last owner.
 */
export async function lockMemberAndOwners(tx: Tx, id: GrantedMemberId) {
  const rows = await tx.kysely
    .selectFrom('members')
    .selectAll()
    .where('workspaceId', '=', tx.workspaceId)
    .where((eb) => eb.or([eb('id', '=', id), eb.and([eb('role', '=', 'owner'), eb('deactivatedAt', 'is', null)])]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const member = rows.find((row) => row.id === id);
  if (member === undefined) throw new Error('a granted member has no row');
  return { member, owners: rows.filter(({ role, deactivatedAt }) => role === 'owner' && deactivatedAt === null).length };
}

/** Saves fields of a person. @returns the new version. */
export async function updateMember(tx: Tx, id: GrantedMemberId, set: Updateable<Members>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('members')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** The person with this address, also if they were let go. */
export async function findMemberByEmail(tx: Tx, email: string) {
  return tx.kysely.selectFrom('members').select(['id', 'deactivatedAt']).where('workspaceId', '=', tx.workspaceId).where('email', '=', email).executeTakeFirst();
}

/** The person behind a login, while they are in the workspace. */
export async function findActiveMemberOfUser(tx: Tx, userId: string) {
  return tx.kysely.selectFrom('members').select(['id', 'name', 'email', 'locale']).where('workspaceId', '=', tx.workspaceId).where('userId', '=', userId).where('deactivatedAt', 'is', null).executeTakeFirst();
}

/** Whether the person signs in with a second step. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  const row = await tx.kysely.selectFrom('auth.users').select('twoFactorEnabled').where('id', '=', userId).executeTakeFirst();
  return row?.twoFactorEnabled ?? false;
}

/** The logins of everybody in the workspace. */
export async function listUserIds(tx: Tx): Promise<readonly string[]> {
  return (await tx.kysely.selectFrom('members').select('userId').where('workspaceId', '=', tx.workspaceId).execute()).map(({ userId }) => userId);
}

function membersWithTeams(tx: Tx) {
  return tx.kysely
    .selectFrom('members')
    .leftJoin('teams', (join) => join.onRef('teams.workspaceId', '=', 'members.workspaceId').onRef('teams.id', '=', 'members.teamId'))
    .selectAll('members')
    .select('teams.name as teamName')
    .where('members.workspaceId', '=', tx.workspaceId);
}
