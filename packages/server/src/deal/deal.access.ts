import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a deal this actor may see; made only here. */
export type GrantedDealId = string & { readonly [proof]: 'deal' };

export type DealGrant = { readonly dealId: GrantedDealId; readonly clientId: string | null; readonly contactId: string | null };

/** Proof that the actor may see and change the deal, or null: missing and foreign answer alike. */
export async function grantDeal(tx: Tx, actor: ProviderActor, id: string): Promise<DealGrant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is', null).executeTakeFirst());
}

/** The same for a deal in the bin. */
export async function grantDeletedDeal(tx: Tx, actor: ProviderActor, id: string): Promise<DealGrant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is not', null).where('emptiedAt', 'is', null).where('mergedIntoId', 'is', null).executeTakeFirst());
}

function reachable(tx: Tx, actor: ProviderActor, id: string) {
  return tx.kysely.selectFrom('deals').select(['id', 'clientId', 'contactId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(withinScope(actor, 'deal', 'deals.owner_id'));
}

function grant(row: { id: string; clientId: string | null; contactId: string | null } | undefined): DealGrant | null {
  return row === undefined ? null : { dealId: row.id as GrantedDealId, clientId: row.clientId, contactId: row.contactId };
}
