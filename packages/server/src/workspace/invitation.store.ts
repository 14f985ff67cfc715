import { sql, type Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Invitations } from '../platform/database/tables.ts';
import type { GrantedInvitationId } from './invitation.access.ts';

/** Open invitations, the newest first, with the names of the team and of who invited. */
export async function listInvitations(tx: Tx) {
  return openInvitations(tx).orderBy('invitations.createdAt', 'desc').orderBy('invitations.id', 'desc').execute();
}

/** One open invitation with the same names. */
export async function loadInvitation(tx: Tx, id: GrantedInvitationId) {
  return openInvitations(tx).where('invitations.id', '=', id).executeTakeFirstOrThrow();
}

/** Whether an invitation to this address is open and has not run out. */
export async function isInvited(tx: Tx, email: string): Promise<boolean> {
  const row = await openInvitations(tx).where('invitations.email', '=', email).where((eb) => eb('invitations.expiresAt', '>', eb.fn<string>('now'))).executeTakeFirst();
  return row !== undefined;
}

export async function insertInvitation(tx: Tx, invitation: Omit<Insertable<Invitations>, 'workspaceId'>): Promise<void> {
  await tx.kysely.insertInto('invitations').values({ workspaceId: tx.workspaceId, ...invitation }).execute();
}

/** Gives an invitation a new link; the old one leads nowhere from now on. */
export async function renewInvitation(tx: Tx, id: GrantedInvitationId, link: { tokenHash: string; tokenNonce: string; expiresAt: string }): Promise<void> {
  await tx.kysely.updateTable('invitations').set(link).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Closes an invitation: it was accepted, or taken back. */
export async function closeInvitation(tx: Tx, id: GrantedInvitationId, how: 'acceptedAt' | 'revokedAt'): Promise<void> {
  await tx.kysely.updateTable('invitations').set({ [how]: new Date().toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

function openInvitations(tx: Tx) {
  return tx.kysely
    .selectFrom('invitations')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'invitations.workspaceId').onRef('members.id', '=', 'invitations.invitedBy'))
    .leftJoin('teams', (join) => join.onRef('teams.workspaceId', '=', 'invitations.workspaceId').onRef('teams.id', '=', 'invitations.teamId'))
    .selectAll('invitations')
    .select(['members.name as invitedByName', 'teams.name as teamName', sql<boolean>`invitations.expires_at <= now()`.as('hasRunOut')])
    .where('invitations.workspaceId', '=', tx.workspaceId)
    .where('invitations.acceptedAt', 'is', null)
    .where('invitations.revokedAt', 'is', null);
}

/** An invitation's address, whatever became of it. */
export async function invitationEver(tx: Tx, id: string) {
  return tx.kysely.selectFrom('invitations').select('email').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}
