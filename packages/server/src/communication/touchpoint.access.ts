import type { ProviderActor } from '@entente/core/kernel/actor';
import { confided, grantEngagement, type GrantedEngagementId } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a line of a plan that this actor may use; made only here. */
export type GrantedTouchpointId = string & { readonly [proof]: 'touchpoint' };

/** The same for something that somebody said has happened. */
export type GrantedHappeningId = string & { readonly [proof]: 'happening' };

/** Proof that the actor may see the plan of an engagement. */
export type PlanGrant = { readonly engagementId: GrantedEngagementId; readonly clientId: string };
export type TouchpointGrant = PlanGrant & { readonly touchpointId: GrantedTouchpointId };

/** The plan of an engagement, by the owner of the engagement. */
export async function grantPlan(tx: Tx, actor: ProviderActor, engagementId: string): Promise<PlanGrant | null> {
  const grant = await grantEngagement(tx, actor, engagementId);
  return grant === null ? null : { engagementId: grant.engagementId, clientId: grant.clientId };
}

/** A line that is in a plan, or (`removed`) was taken off it. */
export async function grantTouchpoint(tx: Tx, actor: ProviderActor, { id, removed = false }: { readonly id: string; readonly removed?: boolean }): Promise<TouchpointGrant | null> {
  const row = await tx.kysely.selectFrom('touchpoints').select('engagementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('removedAt', removed ? 'is not' : 'is', null).executeTakeFirst();
  const plan = row === undefined ? null : await grantPlan(tx, actor, row.engagementId);
  return plan === null ? null : { ...plan, touchpointId: id as GrantedTouchpointId };
}

/** Proof that the actor may see a happening that somebody raised. */
export async function grantHappening(tx: Tx, actor: ProviderActor, id: string): Promise<(PlanGrant & { readonly happeningId: GrantedHappeningId }) | null> {
  const row = await tx.kysely.selectFrom('happenings').select('engagementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  const plan = row === undefined ? null : await grantPlan(tx, actor, row.engagementId);
  return plan === null ? null : { ...plan, happeningId: id as GrantedHappeningId };
}

/** The engagements with a plan that the actor may see; the newest first. */
export async function grantPlans(tx: Tx, actor: ProviderActor, limit: number): Promise<readonly PlanGrant[]> {
  const rows = await tx.kysely
    .selectFrom('engagements')
    .select(['id', 'clientId'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('deletedAt', 'is', null)
    .where('state', '=', 'open')
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where((eb) => eb.exists(eb.selectFrom('touchpoints').select('touchpoints.id').whereRef('touchpoints.workspaceId', '=', 'engagements.workspaceId').whereRef('touchpoints.engagementId', '=', 'engagements.id').where('touchpoints.removedAt', 'is', null)))
    .orderBy('updatedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, clientId }) => ({ engagementId: id as GrantedEngagementId, clientId }));
}

/** The plans of a client, for the page of one of their people; row-level security narrows it to that client. Of confided work (`isOwn`) they read only the lines that name them. */
export async function grantPlansOfClient(tx: Tx, clientId: string): Promise<readonly (PlanGrant & { readonly isOwn: boolean })[]> {
  const rows = await tx.kysely.selectFrom('engagements').select(['id', confided().as('isOwn')]).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).where('deletedAt', 'is', null).where('state', '=', 'open').orderBy('id').execute();
  return rows.map(({ id, isOwn }) => ({ engagementId: id as GrantedEngagementId, clientId, isOwn }));
}
