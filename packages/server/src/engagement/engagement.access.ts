import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of an engagement this actor may see; made only here. */
export type GrantedEngagementId = string & { readonly [proof]: 'engagement' };

type EngagementGrant = { readonly engagementId: GrantedEngagementId; readonly clientId: string; readonly kind: EngagementKind };

/** Proof that the actor may see and change the engagement, with its client's id, or null. */
export async function grantEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<EngagementGrant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is', null).executeTakeFirst());
}

/** The same for an engagement in the bin. */
export async function grantDeletedEngagement(tx: Tx, actor: ProviderActor, id: string): Promise<EngagementGrant | null> {
  return grant(await reachable(tx, actor, id).where('deletedAt', 'is not', null).where('emptiedAt', 'is', null).executeTakeFirst());
}

function reachable(tx: Tx, actor: ProviderActor, id: string) {
  return tx.kysely.selectFrom('engagements').select(['id', 'clientId', 'kind']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(withinScope(actor, 'engagement', 'engagements.owner_id'));
}

function grant(row: { id: string; clientId: string; kind: string } | undefined): EngagementGrant | null {
  return row === undefined ? null : { engagementId: row.id as GrantedEngagementId, clientId: row.clientId, kind: row.kind as EngagementKind };
}
