import type { MeetingActView } from '@entente/contract/meeting/meeting.contract';
import type { Side } from '@entente/core/kernel/values';
import { sql, type Insertable, type RawBuilder } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { stands } from './meeting.access.ts';
import type { MeetingActs } from '../platform/database/tables.ts';

export type MeetingAct = MeetingActView['act'];

/** Keeps what was done for good, behind what was done before; the meeting is locked by whoever calls. @returns false where an act with this id is kept already: the same form sent twice. */
export async function insertAct(tx: Tx, row: Omit<Insertable<MeetingActs>, 'position'>): Promise<boolean> {
  const position = sql<number>`(select count(*)::int + 1 from meeting_acts a where a.workspace_id = ${tx.workspaceId} and a.meeting_id = ${row.meetingId})`;
  const made = await tx.kysely.insertInto('meetingActs').values({ ...row, position }).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

/** Whether an act with the id of a form was kept before; an act without a form never was. */
export async function isKept(tx: Tx, id: string | undefined): Promise<boolean> {
  return id !== undefined && (await tx.kysely.selectFrom('meetingActs').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst()) !== undefined;
}

const COLUMNS = ['id', 'meetingId', 'side', 'actorId', 'actorName', 'act', 'fromAt', 'toAt', 'late', 'noticeHours', 'words', 'recordedAt'] as const;
export type StoredAct = Awaited<ReturnType<typeof loadActs>>[number];

/** All that was done about some meetings, oldest first. */
export async function loadActs(tx: Tx, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return [];
  const rows = await tx.kysely.selectFrom('meetingActs').select(COLUMNS).where('workspaceId', '=', tx.workspaceId).where('meetingId', 'in', meetingIds).orderBy('meetingId').orderBy('position').execute();
  return rows.map((row) => ({ ...row, side: row.side as Side, act: row.act as MeetingAct }));
}

/** In a query with `meetings` and `meeting_acts`: that an act is the client's wish that waits for our word. */
export const waits = (): RawBuilder<boolean> => sql<boolean>`(meetings.ask_side = 'client' and meeting_acts.act in ('move_asked', 'cancel_asked') and meeting_acts.recorded_at = meetings.asked_at)`;

/** What others did about the meetings of a person between two moments, oldest first; and what a client wishes of those of engagements they lead, while it waits. */
export async function loadActsFor(tx: Tx, { personId, memberId }: { personId: string; memberId: string | null }, { since, until }: { since: string | null; until: string }) {
  const rows = await tx.kysely
    .selectFrom('meetingActs')
    .innerJoin('meetings', (join) => join.onRef('meetings.workspaceId', '=', 'meetingActs.workspaceId').onRef('meetings.id', '=', 'meetingActs.meetingId'))
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'meetings.workspaceId').onRef('engagements.id', '=', 'meetings.engagementId'))
    .select(['meetingActs.id', 'meetingActs.meetingId', 'meetingActs.act', 'meetingActs.side', 'meetingActs.actorName', 'meetingActs.fromAt', 'meetingActs.toAt', 'meetingActs.late', 'meetingActs.words', 'meetingActs.recordedAt'])
    .where('meetingActs.workspaceId', '=', tx.workspaceId)
    // That something was called off is told whatever became of its work meanwhile.
    .where(sql<boolean>`((engagements.deleted_at is null and ${stands()}) or meetings.state = 'cancelled')`)
    .where(sql<boolean>`(${personId}::uuid = any(meetings.people) or (engagements.owner_id = ${memberId}::uuid and ${waits()}))`)
    .where(sql<boolean>`meeting_acts.actor_id is distinct from ${personId}::uuid and meeting_acts.actor_id is distinct from ${memberId}::uuid`)
    .where('meetingActs.recordedAt', '<=', until)
    .where(sql<boolean>`(${since}::timestamptz is null or meeting_acts.recorded_at > ${since}::timestamptz)`)
    .orderBy('meetingActs.recordedAt')
    .orderBy('meetingActs.id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, side: row.side as Side, act: row.act as MeetingAct }));
}
