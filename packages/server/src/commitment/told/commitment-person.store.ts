import { sql } from 'kysely';
import { readsPromise } from '../../engagement/engagement.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { StoredPerson } from '../commitment-person.store.ts';

/** What a person has to do, or stands in for, that is open; with the ladder of whose it is. */
export async function loadDuties(tx: Tx, personId: string) {
  return tx.kysely
    .selectFrom('commitments')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'commitments.workspaceId').onRef('engagements.id', '=', 'commitments.engagementId'))
    .innerJoin('commitmentPeople', (join) => join.onRef('commitmentPeople.workspaceId', '=', 'commitments.workspaceId').onRef('commitmentPeople.id', '=', 'commitments.ownerId'))
    .select(['commitments.id', 'commitments.title', 'commitments.side', 'commitments.ownerId', 'commitments.ownerName', 'commitments.ownerDaysOff', 'commitments.ownerCountry', 'commitments.dueOn', 'commitments.expectedOn', 'commitments.doneAt', 'commitments.stuckAt', 'commitments.exceptedAt', 'commitmentPeople.ladder'])
    .where('commitments.workspaceId', '=', tx.workspaceId)
    .where((eb) => eb.or([eb('commitments.ownerId', '=', personId), eb('commitments.backupId', '=', personId)]))
    .where('commitments.deletedAt', 'is', null)
    .where('commitments.doneAt', 'is', null)
    .where('commitments.exceptedAt', 'is', null)
    .where('engagements.deletedAt', 'is', null)
    .where('engagements.state', '=', 'open')
    .orderBy(sql`coalesce(commitments.due_on, '9999-12-31'::date)`)
    .orderBy('commitments.id')
    .limit(500)
    .execute();
}

/** More than anybody is told of in a day: the message names the first and counts the rest, which the page shows. */
const MOST_NEWS = 5_000;

/**
 * Acts of others that concern a person, after they were told last: on what they do or stand in for; for ours, unless
 * they wish no mail of it, what clients answer in engagements they own; for people of the client who promise
 * something there or are in its plan of who tells whom, the dates of ours that were moved because something was late.
 */
export async function loadNews(tx: Tx, { id, memberId }: Pick<StoredPerson, 'id' | 'memberId'>, { since, until }: { since: string; until: string }) {
  const own = sql<boolean>`${id}::uuid in (commitments.owner_id, commitments.backup_id)`;
  const led = memberId === null ? sql<boolean>`false` : sql<boolean>`exists (select 1 from engagements e join members m on m.workspace_id = e.workspace_id and m.id = e.owner_id where e.workspace_id = commitments.workspace_id and e.id = commitments.engagement_id and e.owner_id = ${memberId}::uuid and m.hears_clients <> 'none')`;
  const moved = memberId !== null ? sql<boolean>`false` : sql<boolean>`commitments.side = 'provider' and commitments.deleted_at is null and commitment_events.type in ('moved', 'absorbed') and commitment_events.body ->> 'cause' is not null and ${readsPromise(id)} and (
    exists (select 1 from commitments c where c.workspace_id = commitments.workspace_id and c.engagement_id = commitments.engagement_id and c.deleted_at is null and ${id}::uuid in (c.owner_id, c.backup_id))
    or exists (select 1 from touchpoints l where l.workspace_id = commitments.workspace_id and l.engagement_id = commitments.engagement_id and l.removed_at is null and ${id}::uuid in (l.teller_id, l.told_id)))`;
  return tx.kysely
    .selectFrom('commitmentEvents')
    .innerJoin('commitments', (join) => join.onRef('commitments.workspaceId', '=', 'commitmentEvents.workspaceId').onRef('commitments.id', '=', 'commitmentEvents.commitmentId'))
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'commitments.workspaceId').onRef('engagements.id', '=', 'commitments.engagementId'))
    .select(['commitmentEvents.type', 'commitmentEvents.actorName', 'commitmentEvents.actorSide', 'commitmentEvents.body', 'commitments.title', 'commitments.id as commitmentId', 'commitments.sourceKind'])
    .where('commitmentEvents.workspaceId', '=', tx.workspaceId)
    .where('commitmentEvents.recordedAt', '>', since)
    .where('commitmentEvents.recordedAt', '<=', until)
    .where(sql<boolean>`commitment_events.actor_id is distinct from ${memberId ?? id}::uuid`)
    .where(sql<boolean>`((${own} and (commitment_events.type in ('made', 'handed_on', 'reopened', 'moved', 'absorbed', 'excepted', 'removed', 'accepted', 'returned') or (commitment_events.type = 'changed' and commitment_events.actor_side = 'system' and commitment_events.body ->> 'words' <> ''))) or (${led} and commitment_events.actor_side = 'client' and commitment_events.type in ('time', 'stuck', 'handed_on', 'accepted', 'returned')) or (${moved}))`)
    // Of a delivery that was taken back at once nobody has heard.
    .where(sql<boolean>`(commitments.source_kind is distinct from 'acceptance' or commitments.deleted_at is null or exists (select 1 from commitment_events f where f.workspace_id = commitments.workspace_id and f.commitment_id = commitments.id and f.recorded_at <= ${since}))`)
    .orderBy('commitmentEvents.recordedAt')
    .orderBy('commitmentEvents.id')
    .limit(MOST_NEWS)
    .execute();
}

/** Everybody who does, stands in for, expects, is asked, leads or by the plan is told something in an engagement, as far as they are known here. */
export async function loadConcerned(tx: Tx, engagementId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from commitment_people p
    where p.workspace_id = ${tx.workspaceId} and (
      p.id in (select c.owner_id from commitments c where c.workspace_id = ${tx.workspaceId} and c.engagement_id = ${engagementId} union select c.backup_id from commitments c where c.workspace_id = ${tx.workspaceId} and c.engagement_id = ${engagementId} and c.backup_id is not null
        union select x.person_id from expectations x where x.workspace_id = ${tx.workspaceId} and x.engagement_id = ${engagementId}
        union select unnest(array[l.teller_id, l.told_id, l.backup_id]) from touchpoints l where l.workspace_id = ${tx.workspaceId} and l.engagement_id = ${engagementId} and l.removed_at is null)
      or p.member_id = (select e.owner_id from engagements e where e.workspace_id = ${tx.workspaceId} and e.id = ${engagementId})
      or p.member_id in (select n.told_by from notices n where n.workspace_id = ${tx.workspaceId} and n.engagement_id = ${engagementId} and n.asked_at is not null and n.answered_at is null))
    order by p.id`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** People whose next message is due. */
export async function loadDuePeople(tx: Tx, now: Date): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('commitmentPeople').select('id').where('workspaceId', '=', tx.workspaceId).where('tellAt', '<=', now.toISOString()).orderBy('tellAt').orderBy('id').limit(500).execute();
  return rows.map(({ id }) => id);
}

/** A link of a person that leads to what both sides promised, the newest that was not revoked. */
export async function findPersonLink(tx: Tx, personId: string) {
  return tx.kysely.selectFrom('links').select(['id', 'tokenNonce', 'expiresAt', 'revokedAt']).where('workspaceId', '=', tx.workspaceId).where('personId', '=', personId).where('revokedAt', 'is', null).orderBy('createdAt', 'desc').limit(1).executeTakeFirst();
}
