import type { TouchpointEvent } from '@entente/core/communication/touchpoint';
import { sql } from 'kysely';
import { confided } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** What a client said that waits for an answer, locked so that it is told once; nothing where it is answered or taken back. */
export async function lockSaid(tx: Tx, id: string) {
  const row = await tx.kysely.selectFrom('happenings').select(['id', 'event', 'happensOn', 'engagementId', 'clientId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('raisedSide', '=', 'client').where('answeredAt', 'is', null).where('takenBackAt', 'is', null).forUpdate().executeTakeFirst();
  return row === undefined ? null : { ...row, event: row.event as TouchpointEvent };
}

/** Members who wish to hear at once what cannot wait, lead its engagement or are named for it by the plan, and were not told of it yet. `timeZone` is the one they live by; empty or null where that is the workspace's. */
export async function loadHearers(tx: Tx, { id, topic }: { readonly id: string; readonly topic: string }) {
  return tx.kysely
    .selectFrom('happenings')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'happenings.workspaceId').onRef('engagements.id', '=', 'happenings.engagementId'))
    .innerJoin('members', 'members.workspaceId', 'happenings.workspaceId')
    .leftJoin('commitmentPeople', (join) => join.onRef('commitmentPeople.workspaceId', '=', 'members.workspaceId').onRef('commitmentPeople.memberId', '=', 'members.id'))
    .select(['members.id', 'members.name', 'members.email', 'members.locale', 'commitmentPeople.timeZone'])
    .where('happenings.workspaceId', '=', tx.workspaceId)
    .where('happenings.id', '=', id)
    .where('members.hearsClients', '=', 'at_once')
    .where('members.deactivatedAt', 'is', null)
    .where(sql<boolean>`(members.id = engagements.owner_id or exists (
      select 1 from touchpoints t join commitment_people p on p.workspace_id = t.workspace_id and p.id in (t.teller_id, t.told_id, t.backup_id)
      where t.workspace_id = happenings.workspace_id and t.engagement_id = happenings.engagement_id and t.event = happenings.event and t.removed_at is null and p.member_id = members.id
        and (not ${confided()} or happenings.person_id in (t.teller_id, t.told_id))))`)
    .where(sql<boolean>`not exists (select 1 from announcements a where a.workspace_id = happenings.workspace_id and a.subject_kind = 'happening' and a.subject_id = happenings.id and a.topic = ${topic} and a.recipient_email = members.email)`)
    .orderBy('members.id')
    .execute();
}

/** What a message about it says. */
export async function loadSaidForMail(tx: Tx, id: string) {
  const row = await tx.kysely
    .selectFrom('happenings')
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'happenings.workspaceId').onRef('clients.id', '=', 'happenings.clientId'))
    .select(['happenings.event as what', 'happenings.about', 'happenings.words', 'happenings.raisedByName as name', 'clients.name as clientName', 'happenings.happensOn as from', 'happenings.untilOn as until', 'happenings.standsIn', 'happenings.raisedAt as at', 'happenings.engagementId'])
    .where('happenings.workspaceId', '=', tx.workspaceId)
    .where('happenings.id', '=', id)
    .where('happenings.answeredAt', 'is', null)
    .where('happenings.takenBackAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}
