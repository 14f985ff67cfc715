import { SPONSOR_CONTACT, WORK_CONTACTS } from '@entente/core/agreement/named-contact';
import { TOUCHPOINT_EVENTS, type Channel, type TouchpointEvent } from '@entente/core/communication/touchpoint';
import type { BillingItem } from '@entente/core/document/content';
import type { Day, Side } from '@entente/core/kernel/values';
import { sql, type Insertable, type Updateable } from 'kysely';
import { confided, readsPromise } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Touchpoints } from '../platform/database/tables.ts';
import type { GrantedTouchpointId, PlanGrant } from './touchpoint.access.ts';

const LINE = ['id', 'engagementId', 'event', 'side', 'phaseId', 'phaseName', 'tellerId', 'tellerName', 'backupId', 'backupName', 'toldId', 'toldName', 'channel', 'withinDays', 'withinHours', 'since'] as const;
export type StoredLine = Awaited<ReturnType<typeof loadLines>>[number];

export const idsOf = (grants: readonly PlanGrant[]): string[] => grants.map(({ engagementId }) => engagementId);

/** Ours before theirs, the events in their own order. */
function placeOf({ event, side }: { readonly event: TouchpointEvent; readonly side: Side }): number {
  return TOUCHPOINT_EVENTS.indexOf(event) + (side === 'provider' ? 0 : TOUCHPOINT_EVENTS.length);
}

/** The lines of these plans: ours first, then theirs, in the order of the events; equal ones as they were added. `personId` is the client's person in each. */
export async function loadLines(tx: Tx, grants: readonly PlanGrant[]) {
  if (grants.length === 0) return [];
  const rows = await tx.kysely.selectFrom('touchpoints').select(LINE).where('workspaceId', '=', tx.workspaceId).where('engagementId', 'in', idsOf(grants)).where('removedAt', 'is', null).orderBy('createdAt').orderBy('id').execute();
  return rows.map((row) => ({ ...row, event: row.event as TouchpointEvent, side: row.side as Side, channel: row.channel as Channel, personId: row.side === 'provider' ? row.toldId : row.tellerId })).sort((a, b) => placeOf(a) - placeOf(b));
}

export async function insertLines(tx: Tx, rows: readonly Insertable<Touchpoints>[]): Promise<void> {
  if (rows.length > 0) await tx.kysely.insertInto('touchpoints').values([...rows]).execute();
}

export async function updateLine(tx: Tx, id: GrantedTouchpointId, set: Updateable<Touchpoints>): Promise<void> {
  await tx.kysely.updateTable('touchpoints').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** The engagements' names, for what is shown beside others. */
export async function loadNames(tx: Tx, grants: readonly PlanGrant[]) {
  if (grants.length === 0) return [];
  return tx.kysely
    .selectFrom('engagements')
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'engagements.workspaceId').onRef('clients.id', '=', 'engagements.clientId'))
    .select(['engagements.id', 'engagements.name', 'engagements.ownerId', 'engagements.kind', 'clients.name as clientName'])
    .where('engagements.workspaceId', '=', tx.workspaceId)
    .where('engagements.id', 'in', idsOf(grants))
    .execute();
}

/** What the newest agreement of an engagement says of how its people are reached, and the addresses of who signs it for the client, in order. */
export async function loadNamed(tx: Tx, { engagementId }: PlanGrant): Promise<{ readonly contacts: ReadonlyMap<string, string>; readonly signers: readonly string[] }> {
  const agreement = await tx.kysely.selectFrom('agreements').select(['id', 'documentId']).where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('deletedAt', 'is', null).where('withdrawnAt', 'is', null).where('amendsId', 'is', null).orderBy('createdAt', 'desc').limit(1).executeTakeFirst();
  if (agreement === undefined) return { contacts: new Map(), signers: [] };
  const variables = await tx.kysely.selectFrom('documentVariables').select(['key', 'value']).where('workspaceId', '=', tx.workspaceId).where('documentId', '=', agreement.documentId).where('key', 'in', [...WORK_CONTACTS, SPONSOR_CONTACT]).execute();
  const signers = await tx.kysely.selectFrom('signatories').select('email').where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreement.id).where('side', '=', 'client').where('removedAt', 'is', null).orderBy('position').orderBy('id').execute();
  return { contacts: new Map(variables.map(({ key, value }) => [key, value ?? ''])), signers: signers.map(({ email }) => email) };
}

/** No consumer went back on the text `a`, nor on the agreement that it changes. */
const UNREVOKED = sql`not exists (select 1 from revocations r where r.workspace_id = a.workspace_id and r.agreement_id in (a.id, a.amends_id))`;

/** The phases of the newest text of each engagement that both sides signed and nobody went back on, as its frozen version has them. */
export async function loadAgreedPhases(tx: Tx, grants: readonly PlanGrant[]): Promise<readonly { readonly engagementId: string; readonly id: string; readonly name: string; readonly startsOn: Day | null; readonly deliverables: readonly string[] }[]> {
  if (grants.length === 0) return [];
  const { rows } = await sql<{ engagementId: string; phases: { id: string; name: string; startsOn: Day | null }[]; deliverables: { id: string; phaseId: string | null }[]; inputs: { id: string; phaseId: string | null }[] }>`
    select distinct on (a.engagement_id) a.engagement_id as "engagementId", v.content -> 'phases' as phases, v.content -> 'deliverables' as deliverables, v.content -> 'clientInputs' as inputs
    from agreements a
    join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
    join agreement_versions v on v.workspace_id = a.workspace_id and v.agreement_id = a.id and v.number = s.version_number
    where a.workspace_id = ${tx.workspaceId} and a.engagement_id = any(${idsOf(grants)}::uuid[]) and a.deleted_at is null and a.split_from is null and ${UNREVOKED}
    order by a.engagement_id, s.sealed_at desc`.execute(tx.kysely);
  return rows.flatMap(({ engagementId, phases, deliverables, inputs }) => (phases ?? []).map(({ id, name, startsOn }) => ({
    engagementId, id, name, startsOn,
    deliverables: [...(deliverables ?? []), ...(inputs ?? [])].flatMap((one) => (one.phaseId === id ? [one.id] : [])),
  })));
}

/** Sealed amendments of these engagements that nobody went back on, with what was paid before and is paid now, as far as the two differ. */
export async function loadRepriced(tx: Tx, grants: readonly PlanGrant[]): Promise<readonly { readonly engagementId: string; readonly id: string; readonly title: string; readonly sealedAt: string; readonly before: readonly BillingItem[]; readonly after: readonly BillingItem[] }[]> {
  if (grants.length === 0) return [];
  const { rows } = await sql<{ engagementId: string; id: string; title: string; sealedAt: string; before: BillingItem[] | null; after: BillingItem[] | null }>`
    select a.engagement_id as "engagementId", a.id, a.title, s.sealed_at as "sealedAt", b.content -> 'billingItems' as before, v.content -> 'billingItems' as after
    from agreements a
    join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
    join agreement_versions v on v.workspace_id = a.workspace_id and v.agreement_id = a.id and v.number = s.version_number
    join agreement_versions b on b.workspace_id = a.workspace_id and b.agreement_id = a.base_id and b.number = a.base_version
    where a.workspace_id = ${tx.workspaceId} and a.engagement_id = any(${idsOf(grants)}::uuid[]) and a.amends_id is not null and a.deleted_at is null and ${UNREVOKED}
      and (v.content -> 'billingItems') is distinct from (b.content -> 'billingItems')
    order by s.sealed_at, a.id`.execute(tx.kysely);
  return rows.map(({ before, after, ...row }) => ({ ...row, before: before ?? [], after: after ?? [] }));
}

/** What was promised in these engagements, as far as it says what was handed over and what is late. */
export async function loadPromised(tx: Tx, grants: readonly PlanGrant[]) {
  if (grants.length === 0) return [];
  return tx.kysely.selectFrom('commitments').select(['id', 'engagementId', 'title', 'side', 'sourceKind', 'sourceId', 'dueOn', 'expectedOn', 'doneAt', 'stuckAt', 'exceptedAt', 'ownerId', 'ownerName', 'ownerDaysOff', 'ownerCountry']).where('workspaceId', '=', tx.workspaceId).where('engagementId', 'in', idsOf(grants)).where('deletedAt', 'is', null).execute();
}

/** When promises of these engagements were made, and the days that they were made for until another one was decided, with when that was. */
export async function loadHistories(tx: Tx, grants: readonly PlanGrant[]): Promise<readonly { readonly commitmentId: string; readonly type: string; readonly from: Day | null; readonly at: string }[]> {
  if (grants.length === 0) return [];
  return tx.kysely
    .selectFrom('commitmentEvents')
    .select(['commitmentId', 'type', sql<Day | null>`body ->> 'from'`.as('from'), 'recordedAt as at'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('engagementId', 'in', idsOf(grants))
    .where('type', 'in', ['made', 'moved', 'absorbed'])
    .orderBy('recordedAt')
    .execute();
}

/** Which of these engagements are confided to one person of the client each. */
export async function loadConfided(tx: Tx, grants: readonly PlanGrant[]): Promise<ReadonlySet<string>> {
  if (grants.length === 0) return new Set();
  const rows = await tx.kysely.selectFrom('engagements').select('id').where('workspaceId', '=', tx.workspaceId).where('id', 'in', idsOf(grants)).where(confided()).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Of confided work, which promises the client's person of a line (whoever is told by a line of ours, or tells by one of theirs) does not read, each with the line. A line tells of what its own side promised. */
export async function loadUnread(tx: Tx, grants: readonly PlanGrant[]): Promise<readonly { readonly lineId: string; readonly promiseId: string }[]> {
  if (grants.length === 0) return [];
  const { rows } = await sql<{ lineId: string; promiseId: string }>`
    select touchpoints.id as "lineId", commitments.id as "promiseId"
    from engagements
    join touchpoints on touchpoints.workspace_id = engagements.workspace_id and touchpoints.engagement_id = engagements.id and touchpoints.removed_at is null
    join commitments on commitments.workspace_id = engagements.workspace_id and commitments.engagement_id = engagements.id and commitments.side = touchpoints.side and commitments.deleted_at is null
    where engagements.workspace_id = ${tx.workspaceId} and engagements.id = any(${idsOf(grants)}::uuid[]) and ${confided()} and not coalesce(${readsPromise(sql<string>`(case touchpoints.side when 'provider' then touchpoints.told_id else touchpoints.teller_id end)`)}, false)`.execute(tx.kysely);
  return rows;
}
