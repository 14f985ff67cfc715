import type { Channel, TouchpointEvent } from '@entente/core/communication/touchpoint';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

type Prompting = { readonly happeningId: string; readonly topic: string; readonly personIds: readonly string[]; /** Whoever raised it knows of it. */ readonly exceptRaiser: boolean };

/** Which of these people are members of ours who work here and were not written to about it by this topic. */
export async function loadPrompted(tx: Tx, { happeningId, topic, personIds, exceptRaiser }: Prompting) {
  if (personIds.length === 0) return [];
  return tx.kysely
    .selectFrom('happenings')
    .innerJoin('commitmentPeople', 'commitmentPeople.workspaceId', 'happenings.workspaceId')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'commitmentPeople.workspaceId').onRef('members.id', '=', 'commitmentPeople.memberId'))
    .select(['members.id', 'members.name', 'members.email', 'members.locale'])
    .where('happenings.workspaceId', '=', tx.workspaceId)
    .where('happenings.id', '=', happeningId)
    .where('commitmentPeople.id', 'in', [...personIds])
    .where('members.deactivatedAt', 'is', null)
    .where(sql<boolean>`(${!exceptRaiser} or members.id <> happenings.raised_by)`)
    .where(sql<boolean>`not exists (select 1 from announcements a where a.workspace_id = happenings.workspace_id and a.subject_kind = 'happening' and a.subject_id = happenings.id and a.topic = ${topic} and a.recipient_email = members.email)`)
    .orderBy('members.id')
    .execute();
}

/** What a prompt says; nothing once it was told, taken back, or the line is off the plan. */
export async function loadPromptForMail(tx: Tx, { happeningId, touchpointId }: { readonly happeningId: string; readonly touchpointId: string }) {
  const row = await tx.kysely
    .selectFrom('happenings')
    .innerJoin('touchpoints', (join) => join.onRef('touchpoints.workspaceId', '=', 'happenings.workspaceId').onRef('touchpoints.engagementId', '=', 'happenings.engagementId'))
    .select(['happenings.event', 'happenings.about', 'happenings.engagementId', 'touchpoints.tellerName as teller', 'touchpoints.toldName as told', 'touchpoints.channel'])
    .where('happenings.workspaceId', '=', tx.workspaceId)
    .where('happenings.id', '=', happeningId)
    .where('happenings.takenBackAt', 'is', null)
    .where('touchpoints.id', '=', touchpointId)
    .where('touchpoints.removedAt', 'is', null)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('notices').select('notices.id').whereRef('notices.workspaceId', '=', 'happenings.workspaceId').whereRef('notices.touchpointId', '=', 'touchpoints.id').where('notices.happeningKey', '=', `raised:${happeningId}`))))
    .executeTakeFirst();
  return row === undefined ? null : { ...row, event: row.event as TouchpointEvent, channel: row.channel as Channel };
}
