import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { sql, type RawBuilder } from 'kysely';
import { grantEngagement, type GrantedEngagementId } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a meeting this actor may see and do something about; made only here. */
export type GrantedMeetingId = string & { readonly [proof]: 'meeting' };
/** Proof that the actor may see the meetings of an engagement. */
export type MeetingsGrant = { readonly engagementId: GrantedEngagementId; readonly clientId: string };
export type MeetingGrant = { readonly meetingId: GrantedMeetingId; readonly engagementId: GrantedEngagementId; readonly clientId: string };

/** In a query with `engagements` and `meetings`: that a meeting is of work that goes on, or stands past its closing. */
export const stands = (): RawBuilder<boolean> => sql<boolean>`(engagements.state = 'open' or meetings.outlasts)`;

/** The meetings of an engagement, by the owner of the engagement. */
export async function grantMeetings(tx: Tx, actor: ProviderActor, engagementId: string): Promise<MeetingsGrant | null> {
  const grant = await grantEngagement(tx, actor, engagementId);
  return grant === null ? null : { engagementId: grant.engagementId, clientId: grant.clientId };
}

/** Proof that the actor may see the meeting, which follows its engagement, or null. */
export async function grantMeeting(tx: Tx, actor: ProviderActor, id: string): Promise<MeetingGrant | null> {
  return asGrant(await reachable(tx, id).where(withinScope(actor, 'engagement', 'engagements.owner_id')).executeTakeFirst());
}

/** Proof that a person of the client takes part in it, while its work goes on or past its closing; nobody moves what a colleague is invited to. */
export async function grantOwnMeeting(tx: Tx, actor: PersonActor, id: string): Promise<MeetingGrant | null> {
  return asGrant(await reachable(tx, id).where('meetings.clientId', '=', actor.clientId).where(sql<boolean>`${actor.personId}::uuid = any(meetings.people)`).where(stands()).executeTakeFirst());
}

function reachable(tx: Tx, id: string) {
  return tx.kysely
    .selectFrom('meetings')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'meetings.workspaceId').onRef('engagements.id', '=', 'meetings.engagementId'))
    .select(['meetings.id', 'meetings.engagementId', 'meetings.clientId'])
    .where('meetings.workspaceId', '=', tx.workspaceId)
    .where('meetings.id', '=', id)
    .where('engagements.deletedAt', 'is', null);
}

function asGrant(row: { id: string; engagementId: string; clientId: string } | undefined): MeetingGrant | null {
  return row === undefined ? null : { meetingId: row.id as GrantedMeetingId, engagementId: row.engagementId as GrantedEngagementId, clientId: row.clientId };
}
