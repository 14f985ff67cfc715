import type { PersonActor, ProviderActor, SystemActor } from '@entente/core/kernel/actor';
import type { Side } from '@entente/core/kernel/values';
import { sql, type Expression, type SqlBool } from 'kysely';
import { sameText, sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Locale } from '@entente/core/kernel/locale';
import { linkState } from '@entente/core/signing/link-terms';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a commitment this actor may see; made only here. */
export type GrantedCommitmentId = string & { readonly [proof]: 'commitment' };
export type CommitmentGrant = { readonly commitmentId: GrantedCommitmentId; readonly engagementId: string; readonly clientId: string; readonly side: Side; readonly ownerId: string; readonly backupId: string | null };

/** Proof that the actor may see and change the commitment, which follows its engagement, or null. */
export async function grantCommitment(tx: Tx, actor: ProviderActor, id: string): Promise<CommitmentGrant | null> {
  return asGrant(await reachable(tx, id).where('commitments.deletedAt', 'is', null).where(withinScope(actor, 'engagement', 'engagements.owner_id')).executeTakeFirst());
}

/** The same for one that was taken off the board. */
export async function grantDeletedCommitment(tx: Tx, actor: ProviderActor, id: string): Promise<CommitmentGrant | null> {
  return asGrant(await reachable(tx, id).where('commitments.deletedAt', 'is not', null).where(withinScope(actor, 'engagement', 'engagements.owner_id')).executeTakeFirst());
}

/** Proof that a person of the client does it or stands in for who does; nobody answers for somebody else. */
export async function grantOwnCommitment(tx: Tx, actor: PersonActor, id: string): Promise<CommitmentGrant | null> {
  const grant = asGrant(await reachable(tx, id).where('commitments.deletedAt', 'is', null).where('commitments.clientId', '=', actor.clientId).executeTakeFirst());
  return grant !== null && grant.side === 'client' && (grant.ownerId === actor.personId || grant.backupId === actor.personId) ? grant : null;
}

/** Which contacts may be chosen to promise something: a member sees those of their row scope, whoever holds a link is offered none; the program itself, which shows them to nobody, knows all. */
export function seenContacts(actor: ProviderActor | PersonActor | SystemActor): Expression<SqlBool> {
  if (actor.side === 'system') return sql<SqlBool>`true`;
  return actor.side === 'provider' ? withinScope(actor, 'contact', 'contacts.owner_id') : sql<SqlBool>`false`;
}

function reachable(tx: Tx, id: string) {
  return tx.kysely
    .selectFrom('commitments')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'commitments.workspaceId').onRef('engagements.id', '=', 'commitments.engagementId'))
    .select(['commitments.id', 'commitments.engagementId', 'commitments.clientId', 'commitments.side', 'commitments.ownerId', 'commitments.backupId'])
    .where('commitments.workspaceId', '=', tx.workspaceId)
    .where('commitments.id', '=', id)
    .where('engagements.deletedAt', 'is', null);
}

function asGrant(row: { id: string; engagementId: string; clientId: string; side: string; ownerId: string; backupId: string | null } | undefined): CommitmentGrant | null {
  if (row === undefined) return null;
  const { id, side, ...rest } = row;
  return { commitmentId: id as GrantedCommitmentId, side: side as Side, ...rest };
}

/** What the holder of a link is as far as promises go. */
export type PersonGrant = { readonly actor: PersonActor; readonly state: 'open' | 'expired' | 'revoked'; readonly purpose: string };

/**
 * Proof that the browser holds a link's token, with the person it stands for: the link's own, or the person of
 * the same address where it is the standing page of somebody who signs.
 * @returns null for a wrong token, a missing link, and for a signer whom nothing was ever promised with.
 */
export async function grantPerson(tx: Tx, { linkId, token }: { linkId: string; token: string }, now: Date): Promise<PersonGrant | null> {
  const link = await tx.kysely
    .selectFrom('links')
    .leftJoin('signatories', (join) => join.onRef('signatories.workspaceId', '=', 'links.workspaceId').onRef('signatories.id', '=', 'links.signatoryId'))
    .select(['links.id', 'links.purpose', 'links.clientId', 'links.personId', 'links.tokenHash', 'links.expiresAt', 'links.revokedAt', 'signatories.email', 'signatories.removedAt'])
    .where('links.workspaceId', '=', tx.workspaceId)
    .where('links.id', '=', linkId)
    .executeTakeFirst();
  if (link === undefined || link.removedAt !== null || link.purpose === 'sign' || !sameText(link.tokenHash, sha256(token))) return null;
  const people = tx.kysely.selectFrom('commitmentPeople').select(['id', 'name', 'locale']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', link.clientId);
  const person = await (link.personId === null ? people.where('email', '=', link.email ?? '') : people.where('id', '=', link.personId)).executeTakeFirst();
  if (person === undefined) return null;
  return { purpose: link.purpose, state: linkState(link, now), actor: { side: 'client', workspaceId: tx.workspaceId, clientId: link.clientId, personId: person.id, linkId: link.id, name: person.name, locale: person.locale as Locale } };
}
