import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { confided, grantEngagement, knownTo, type GrantedEngagementId } from '../engagement/engagement.access.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a line of a plan that this actor may use; made only here. */
export type GrantedTouchpointId = string & { readonly [proof]: 'touchpoint' };

/** The same for something that somebody said has happened. */
export type GrantedHappeningId = string & { readonly [proof]: 'happening' };

/** The same for something that was told. */
export type GrantedNoticeId = string & { readonly [proof]: 'notice' };

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
export async function grantHappening(tx: Tx, actor: ProviderActor, id: string): Promise<HappeningGrant | null> {
  const row = await tx.kysely.selectFrom('happenings').select('engagementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  const plan = row === undefined ? null : await grantPlan(tx, actor, row.engagementId);
  return plan === null ? null : { ...plan, happeningId: id as GrantedHappeningId };
}

/** Proof that the actor may see what was told. */
export async function grantNotice(tx: Tx, actor: ProviderActor, id: string): Promise<NoticeGrant | null> {
  const row = await tx.kysely.selectFrom('notices').select('engagementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  const plan = row === undefined ? null : await grantPlan(tx, actor, row.engagementId);
  return plan === null ? null : { ...plan, noticeId: id as GrantedNoticeId };
}

export type NoticeGrant = PlanGrant & { readonly noticeId: GrantedNoticeId };
export type HappeningGrant = PlanGrant & { readonly happeningId: GrantedHappeningId };

/** Proof that we told this very person of the client; nobody reads or asks in another's name. */
export async function grantOwnNotice(tx: Tx, { clientId, personId }: PersonActor, id: string): Promise<NoticeGrant | null> {
  const row = await tx.kysely.selectFrom('notices').select('engagementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('clientId', '=', clientId).where('personId', '=', personId).where('side', '=', 'provider').executeTakeFirst();
  return row === undefined ? null : { engagementId: row.engagementId as GrantedEngagementId, clientId, noticeId: id as GrantedNoticeId };
}

/** Proof that this very person of the client raised it on their page. */
export async function grantOwnHappening(tx: Tx, { clientId, personId }: PersonActor, id: string): Promise<HappeningGrant | null> {
  const row = await tx.kysely.selectFrom('happenings').select('engagementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('clientId', '=', clientId).where('personId', '=', personId).where('raisedSide', '=', 'client').executeTakeFirst();
  return row === undefined ? null : { engagementId: row.engagementId as GrantedEngagementId, clientId, happeningId: id as GrantedHappeningId };
}

/** Proof that a person of the client knows of an engagement that is going on, so that they may tell of something in it. */
export async function grantOwnPlan(tx: Tx, { clientId, personId }: PersonActor, engagementId: string): Promise<PlanGrant | null> {
  const row = await tx.kysely.selectFrom('engagements').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).where('clientId', '=', clientId).where(knownTo(personId)).where('deletedAt', 'is', null).where('state', '=', 'open').executeTakeFirst();
  return row === undefined ? null : { engagementId: row.id as GrantedEngagementId, clientId };
}

/** The engagements that the actor may see in which a client waits for a word of ours: about what they said, or asked. */
export async function grantHeard(tx: Tx, actor: ProviderActor, limit: number): Promise<readonly PlanGrant[]> {
  const waits = sql<boolean>`(exists (select 1 from happenings h where h.workspace_id = engagements.workspace_id and h.engagement_id = engagements.id and h.raised_side = 'client' and h.answered_at is null and h.taken_back_at is null)
    or exists (select 1 from notices n where n.workspace_id = engagements.workspace_id and n.engagement_id = engagements.id and n.asked_at is not null and n.answered_at is null))`;
  const rows = await tx.kysely.selectFrom('engagements').select(['id', 'clientId']).where('workspaceId', '=', tx.workspaceId).where('deletedAt', 'is', null).where(withinScope(actor, 'engagement', 'engagements.owner_id')).where(waits).orderBy('updatedAt', 'desc').limit(limit).execute();
  return rows.map(({ id, clientId }) => ({ engagementId: id as GrantedEngagementId, clientId }));
}

/** The engagements with a plan that the actor may see; those that were touched last first. */
export async function grantPlans(tx: Tx, actor: ProviderActor, limit: number): Promise<readonly PlanGrant[]> {
  return grantsOf(await plansSeen(tx, actor).orderBy('updatedAt', 'desc').limit(limit).execute());
}

/** A page of all of them by their ids, newest first, also where one is touched meanwhile. @param after the last one of the page before. */
export async function grantPageOfPlans(tx: Tx, actor: ProviderActor, { limit, after }: { readonly limit: number; readonly after: string | null }): Promise<readonly PlanGrant[]> {
  return grantsOf(await plansSeen(tx, actor).$if(after !== null, (query) => query.where('id', '<', after)).orderBy('id', 'desc').limit(limit).execute());
}

function grantsOf(rows: readonly { readonly id: string; readonly clientId: string }[]): readonly PlanGrant[] {
  return rows.map(({ id, clientId }) => ({ engagementId: id as GrantedEngagementId, clientId }));
}

function plansSeen(tx: Tx, actor: ProviderActor) {
  return tx.kysely
    .selectFrom('engagements')
    .select(['id', 'clientId'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('deletedAt', 'is', null)
    .where('state', '=', 'open')
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where((eb) => eb.exists(eb.selectFrom('touchpoints').select('touchpoints.id').whereRef('touchpoints.workspaceId', '=', 'engagements.workspaceId').whereRef('touchpoints.engagementId', '=', 'engagements.id').where('touchpoints.removedAt', 'is', null)));
}

/** The plans of a client, for the page of one of their people; row-level security narrows it to that client. Of confided work (`isOwn`) they read only the lines that name them. */
export async function grantPlansOfClient(tx: Tx, clientId: string): Promise<readonly (PlanGrant & { readonly isOwn: boolean })[]> {
  const rows = await tx.kysely.selectFrom('engagements').select(['id', confided().as('isOwn')]).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).where('deletedAt', 'is', null).where('state', '=', 'open').orderBy('id').execute();
  return rows.map(({ id, isOwn }) => ({ engagementId: id as GrantedEngagementId, clientId, isOwn }));
}

/** The same of the engagements in which a person of the client said or asked something, also where they are over by now; row-level security narrows it to that client. */
export async function grantPlansHeardFrom(tx: Tx, engagementIds: readonly string[]): Promise<readonly PlanGrant[]> {
  if (engagementIds.length === 0) return [];
  const rows = await tx.kysely.selectFrom('engagements').select(['id', 'clientId']).where('workspaceId', '=', tx.workspaceId).where('id', 'in', [...new Set(engagementIds)]).where('deletedAt', 'is', null).execute();
  return rows.map(({ id, clientId }) => ({ engagementId: id as GrantedEngagementId, clientId }));
}
