import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of an agreement this actor may see; made only here (and by the list, under the same condition). */
export type GrantedAgreementId = string & { readonly [proof]: 'agreement' };
/** The id of a remark on such an agreement. */
export type GrantedRemarkId = string & { readonly [proof]: 'remark' };

/** Proof that the actor may see the agreement, with what hangs together with it. */
export type AgreementGrant = { readonly agreementId: GrantedAgreementId; readonly clientId: string; readonly engagementId: string; readonly documentId: string };

/**
 * Who may see an agreement: a member by the owner of its engagement, a client only the one their link
 * is for, the program all of its workspace. A missing and a foreign id answer alike.
 */
export async function grantAgreement(tx: Tx, actor: Actor, id: string): Promise<AgreementGrant | null> {
  if (actor.side === 'client' && actor.agreementId !== id) return null;
  return grant(await reachable(tx, actor, id).where('agreements.deletedAt', 'is', null).executeTakeFirst());
}

/** The same for an agreement in the bin; a client never reaches it. */
export async function grantDeletedAgreement(tx: Tx, actor: ProviderActor, id: string): Promise<AgreementGrant | null> {
  return grant(await reachable(tx, actor, id).where('agreements.deletedAt', 'is not', null).executeTakeFirst());
}

function reachable(tx: Tx, actor: Actor, id: string) {
  return tx.kysely
    .selectFrom('agreements')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId'))
    .select(['agreements.id', 'agreements.clientId', 'agreements.engagementId', 'agreements.documentId'])
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.id', '=', id)
    .where('engagements.deletedAt', 'is', null)
    .where(mayBeSeenBy(actor));
}

function grant(row: { id: string; clientId: string; engagementId: string; documentId: string } | undefined): AgreementGrant | null {
  return row === undefined ? null : { agreementId: row.id as GrantedAgreementId, clientId: row.clientId, engagementId: row.engagementId, documentId: row.documentId };
}

/** The same for a remark, by its agreement. */
export async function grantRemark(tx: Tx, actor: Actor, id: string): Promise<(AgreementGrant & { readonly remarkId: GrantedRemarkId }) | null> {
  const row = await tx.kysely.selectFrom('remarks').select(['id', 'agreementId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  const agreement = row === undefined ? null : await grantAgreement(tx, actor, row.agreementId);
  return row === undefined || agreement === null ? null : { ...agreement, remarkId: row.id as GrantedRemarkId };
}

function mayBeSeenBy(actor: Actor) {
  if (actor.side === 'provider') return withinScope(actor, 'engagement', 'engagements.owner_id');
  return actor.side === 'client' ? sql<boolean>`agreements.client_id = ${actor.clientId}` : sql<boolean>`true`;
}
