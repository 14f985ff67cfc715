import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Side } from '@entente/core/kernel/values';
import type { MeetingState } from '@entente/core/meeting/meeting-account';
import type { AskKind } from '@entente/core/meeting/moving-rule';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Meetings } from '../platform/database/tables.ts';
import { stepsWritten } from '../record/next/record.store.ts';
import { withinScope } from '../workspace/member.access.ts';
import { stands, type GrantedMeetingId, type MeetingsGrant } from './meeting.access.ts';

const COLUMNS = [
  'meetings.id', 'meetings.title', 'meetings.startsAt', 'meetings.minutes', 'meetings.timeZone', 'meetings.place', 'meetings.people', 'meetings.providerNames', 'meetings.clientNames', 'meetings.state', 'meetings.counts', 'meetings.endedBy', 'meetings.owed', 'meetings.makesUpId', 'meetings.sequence',
  'meetings.askKind', 'meetings.askSide', 'meetings.askLate', 'meetings.askTimes', 'meetings.askWords', 'meetings.askedAt', 'meetings.interactionId', 'meetings.engagementId', 'meetings.clientId', 'meetings.isSample',
] as const;

function withNames(tx: Tx) {
  return withNamesAndBin(tx).where('engagements.deletedAt', 'is', null);
}

function withNamesAndBin(tx: Tx) {
  return tx.kysely
    .selectFrom('meetings')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'meetings.workspaceId').onRef('engagements.id', '=', 'meetings.engagementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'meetings.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .select(COLUMNS)
    .select(['engagements.name as engagementName', 'engagements.ownerId as leaderId', 'clients.name as clientName'])
    .select((eb) => eb('engagements.deletedAt', 'is not', null).as('isInBin'))
    .where('meetings.workspaceId', '=', tx.workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number];
/** A meeting as it is kept, with the words of its closed columns. */
export type StoredMeeting = Omit<Row, 'state' | 'endedBy' | 'askKind' | 'askSide'> & { readonly state: MeetingState; readonly endedBy: Side | null; readonly askKind: AskKind | null; readonly askSide: Side | null };
const stored = (row: Row): StoredMeeting => row as StoredMeeting;

const MOST = 500;

/** The meetings of an engagement, soonest first. */
export async function loadMeetings(tx: Tx, { engagementId }: Pick<MeetingsGrant, 'engagementId'>): Promise<readonly StoredMeeting[]> {
  return (await withNames(tx).where('meetings.engagementId', '=', engagementId).orderBy('meetings.startsAt').orderBy('meetings.id').limit(MOST).execute()).map(stored);
}

type Reader = { readonly clientId: string; readonly personId: string };

/** The meetings in which one person of a client takes part, in work that is going on or past its closing. */
export async function loadMeetingsOfPerson(tx: Tx, { clientId, personId }: Reader): Promise<readonly StoredMeeting[]> {
  return (await withNames(tx).where('meetings.clientId', '=', clientId).where(stands()).where(sql<boolean>`${personId}::uuid = any(meetings.people)`).orderBy('meetings.startsAt').orderBy('meetings.id').limit(MOST).execute()).map(stored);
}

/** Some meetings by id. */
export async function loadMeetingsById(tx: Tx, ids: readonly string[]): Promise<readonly StoredMeeting[]> {
  if (ids.length === 0) return [];
  return (await withNames(tx).where('meetings.id', 'in', ids).orderBy('meetings.startsAt').orderBy('meetings.id').execute()).map(stored);
}

/** Those of which somebody is told, work in the bin included. */
export async function loadMeetingsTold(tx: Tx, ids: readonly string[]): Promise<readonly StoredMeeting[]> {
  if (ids.length === 0) return [];
  return (await withNamesAndBin(tx).where('meetings.id', 'in', ids).orderBy('meetings.startsAt').orderBy('meetings.id').execute()).map(stored);
}

/** Of the actor's own meetings, and those of engagements they lead: those between two moments, those that wait for our word, and those that are over and of which nobody said how they went. */
export async function loadPressingMeetings(tx: Tx, actor: ProviderActor, { from, until, now, limit }: { from: Date; until: Date; now: Date; limit: number }): Promise<readonly StoredMeeting[]> {
  const rows = await withNames(tx)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .where(stands())
    .where('meetings.state', '=', 'planned')
    .where(sql<boolean>`(engagements.owner_id = ${actor.memberId} or exists (select 1 from commitment_people p where p.workspace_id = meetings.workspace_id and p.member_id = ${actor.memberId} and p.id = any(meetings.people)))`)
    .where(sql<boolean>`((meetings.starts_at >= ${from.toISOString()} and meetings.starts_at < ${until.toISOString()}) or meetings.ask_side = 'client' or meetings.starts_at + meetings.minutes * interval '1 minute' < ${now.toISOString()})`)
    .orderBy('meetings.startsAt')
    .orderBy('meetings.id')
    .limit(limit)
    .execute();
  return rows.map(stored);
}

/** One meeting, locked for an act. */
export async function lockMeeting(tx: Tx, id: GrantedMeetingId) {
  const row = await tx.kysely.selectFrom('meetings').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { ...row, state: row.state as MeetingState, endedBy: row.endedBy as Side | null, askKind: row.askKind as AskKind | null, askSide: row.askSide as Side | null };
}

export async function insertMeetings(tx: Tx, rows: readonly Insertable<Meetings>[]): Promise<void> {
  await tx.kysely.insertInto('meetings').values([...rows]).execute();
  stepsWritten(tx, rows.flatMap(({ engagementId, clientId }) => [engagementId, clientId]));
}

/** Locks what begins after a moment, for the closing of its engagement. */
export async function lockAhead(tx: Tx, { engagementId }: Pick<MeetingsGrant, 'engagementId'>, after: Date): Promise<void> {
  await tx.kysely.selectFrom('meetings').select('id').where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('startsAt', '>', after.toISOString()).orderBy('id').forUpdate().execute();
}

/** Lets what begins after a moment be shown, told and counted although its engagement is closed; what was called off too, of which nobody may have heard yet. */
export async function letOutlast(tx: Tx, { engagementId }: Pick<MeetingsGrant, 'engagementId'>, after: Date): Promise<void> {
  await tx.kysely.updateTable('meetings').set({ outlasts: true }).where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('startsAt', '>', after.toISOString()).execute();
}

/** Those of the engagements in which a meeting is planned that has not begun. */
export async function engagementsMeeting(tx: Tx, ids: readonly string[], now: Date): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.kysely.selectFrom('meetings').select('engagementId').distinct().where('workspaceId', '=', tx.workspaceId).where('engagementId', 'in', [...ids]).where('state', '=', 'planned').where('startsAt', '>', now.toISOString()).execute();
  return rows.map(({ engagementId }) => engagementId);
}

/** Whether a meeting is planned that makes up for another one. */
export async function isMadeUpFor(tx: Tx, id: GrantedMeetingId): Promise<boolean> {
  return (await tx.kysely.selectFrom('meetings').select('id').where('workspaceId', '=', tx.workspaceId).where('makesUpId', '=', id).where('state', '=', 'planned').executeTakeFirst()) !== undefined;
}

/**
 * Locks an engagement for what is planned and put back in it, so that two people do not both make up for one meeting;
 * what refers to it may still be written. Whoever locks a meeting too locks that one first.
 */
export async function lockCalendar(tx: Tx, { engagementId }: Pick<MeetingsGrant, 'engagementId'>): Promise<{ readonly state: string }> {
  return tx.kysely.selectFrom('engagements').select('state').where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields. @param isNews calendars that hold it have to learn of it: the sequence counts up. */
export async function updateMeeting(tx: Tx, id: GrantedMeetingId, { set, isNews }: { set: Updateable<Meetings>; isNews: boolean }): Promise<void> {
  const { engagementId, clientId } = await tx.kysely.updateTable('meetings').set(set).set((eb) => ({ sequence: eb('sequence', '+', isNews ? 1 : 0), updatedAt: new Date().toISOString() })).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).returning(['engagementId', 'clientId']).executeTakeFirstOrThrow();
  stepsWritten(tx, [engagementId, clientId]);
}
