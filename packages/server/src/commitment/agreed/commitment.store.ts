import type { MadePromise } from '@entente/core/commitment/followed-text';
import { sql } from 'kysely';
import { clientNow } from '../../client/client.access.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadPeople, type StoredPerson } from '../commitment-person.store.ts';

/** The newest sealed agreement of an engagement from which, and from whose amendments, nothing on the board was made; null where there is none. Amendments are followed by themselves. */
export async function unmadeAgreement(tx: Tx, engagementId: string): Promise<{ agreementId: string; number: string } | null> {
  const row = await tx.kysely
    .selectFrom('agreements')
    .innerJoin('seals', (join) => join.onRef('seals.workspaceId', '=', 'agreements.workspaceId').onRef('seals.agreementId', '=', 'agreements.id'))
    .select(['agreements.id as agreementId', 'agreements.number'])
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.engagementId', '=', engagementId)
    .where('agreements.deletedAt', 'is', null)
    .where('agreements.amendsId', 'is', null)
    .where('agreements.splitFrom', 'is', null)
    .where(sql<boolean>`not exists (select 1 from commitments c where c.workspace_id = agreements.workspace_id and c.agreement_id in (select x.id from agreements x where x.workspace_id = agreements.workspace_id and (x.id = agreements.id or x.amends_id = agreements.id)))`)
    .where(sql<boolean>`exists (select 1 from agreement_versions v where v.workspace_id = seals.workspace_id and v.agreement_id = seals.agreement_id and v.number = seals.version_number and (jsonb_array_length(v.content -> 'phases') + jsonb_array_length(v.content -> 'deliverables') + jsonb_array_length(v.content -> 'clientInputs')) > 0)`)
    .orderBy('seals.sealedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The version under the seal; null where nothing was sealed. */
export async function sealedVersion(tx: Tx, agreementId: string): Promise<number | null> {
  const row = await tx.kysely.selectFrom('seals').select('versionNumber').where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).executeTakeFirst();
  return row?.versionNumber ?? null;
}

export async function ownerOfEngagement(tx: Tx, engagementId: string): Promise<{ ownerId: string; isSample: boolean }> {
  return tx.kysely.selectFrom('engagements').select(['ownerId', 'isSample']).where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).executeTakeFirstOrThrow();
}

/** The agreement that another one is a part of, split off to be signed apart from it; null where it stands alone. */
export async function splitFrom(tx: Tx, agreementId: string): Promise<string | null> {
  const row = await tx.kysely.selectFrom('agreements').select('splitFrom').where('workspaceId', '=', tx.workspaceId).where('id', '=', agreementId).executeTakeFirst();
  return row?.splitFrom ?? null;
}

/** The records that an agreement or an amendment to it has, or had, in a text that was sealed and that nobody went back on. */
export async function sealedRecords(tx: Tx, rootId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct item.value ->> 'id' as id
    from agreements a
    join seals s on s.workspace_id = a.workspace_id and s.agreement_id = a.id
    join agreement_versions v on v.workspace_id = s.workspace_id and v.agreement_id = s.agreement_id and v.number = s.version_number
    cross join unnest(array['phases', 'deliverables', 'clientInputs']) as kind (name)
    cross join lateral jsonb_array_elements(v.content -> kind.name) as item (value)
    where a.workspace_id = ${tx.workspaceId} and a.deleted_at is null and (a.id = ${rootId} or a.amends_id = ${rootId})
      and not exists (select 1 from revocations r where r.workspace_id = a.workspace_id and r.agreement_id = a.id)`.execute(tx.kysely);
  return new Set(rows.map(({ id }) => id));
}

export type Made = MadePromise & { readonly title: string; readonly isFromPart: boolean };

/** What was promised from records of an agreement, of amendments to it, and of what was split off it; off the board or on it, with how it is called. */
export async function loadMade(tx: Tx, rootId: string): Promise<readonly Made[]> {
  const rows = await tx.kysely
    .selectFrom('commitments')
    .innerJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'commitments.workspaceId').onRef('agreements.id', '=', 'commitments.agreementId'))
    .innerJoin('agreements as root', (join) => join.onRef('root.workspaceId', '=', 'agreements.workspaceId').on(sql<boolean>`root.id = coalesce(agreements.amends_id, agreements.id)`))
    .select(['commitments.id', 'commitments.sourceId', 'commitments.title', 'commitments.dueOn', 'commitments.agreedOn', 'commitments.agreedTitle', 'commitments.agreedFormat', 'commitments.agreedOwner', 'commitments.doneAt', 'commitments.exceptedAt', 'commitments.takenOutBy', 'commitments.deletedAt', 'root.id as rootId'])
    .where('commitments.workspaceId', '=', tx.workspaceId)
    .where(({ eb, or }) => or([eb('root.id', '=', rootId), eb('root.splitFrom', '=', rootId)]))
    .where('commitments.sourceKind', '<>', 'acceptance')
    .orderBy('commitments.createdAt')
    .orderBy('commitments.id')
    .execute();
  return rows.flatMap(({ sourceId, deletedAt, rootId: own, ...row }) => (sourceId === null ? [] : [{ ...row, sourceId, isRemoved: deletedAt !== null, isFromPart: own !== rootId }]));
}

/** Contacts of a client by their addresses. */
export async function loadContactsAt(tx: Tx, clientId: string, addresses: readonly string[]) {
  if (addresses.length === 0) return [];
  return tx.kysely.selectFrom('contacts').select(['id', 'name', 'email', 'roleTitle', 'locale']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientNow(tx, clientId)).where(sql<boolean>`lower(email) = any(${[...addresses]}::text[])`).where('deletedAt', 'is', null).orderBy('createdAt').orderBy('id').execute();
}

/** People of a client who promised something in an engagement, stand in, or have one of these addresses, oldest first. */
export async function loadPromisers(tx: Tx, { clientId, engagementId, addresses }: { readonly clientId: string; readonly engagementId: string; readonly addresses: readonly string[] }): Promise<readonly StoredPerson[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from commitment_people p
    where p.workspace_id = ${tx.workspaceId} and p.client_id = ${clientId}
      and (p.email = any(${[...addresses]}::text[]) or exists (select 1 from commitments c where c.workspace_id = p.workspace_id and c.engagement_id = ${engagementId} and c.deleted_at is null and p.id in (c.owner_id, c.backup_id)))
    order by p.created_at, p.id`.execute(tx.kysely);
  const people = new Map((await loadPeople(tx, rows.map(({ id }) => id))).map((person) => [person.id, person]));
  return rows.flatMap(({ id }) => people.get(id) ?? []);
}

export async function loadMembers(tx: Tx) {
  return tx.kysely.selectFrom('members').select(['id', 'name', 'roleTitle']).where('workspaceId', '=', tx.workspaceId).where('deactivatedAt', 'is', null).orderBy('name').limit(200).execute();
}
