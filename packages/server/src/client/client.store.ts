import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Lifecycle } from '@entente/core/kernel/lifecycle';
import { sql, type Insertable, type Updateable } from 'kysely';
import { planned, type Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Clients, Contacts, LifecycleChanges } from '../platform/database/tables.ts';
import { withinScope } from '../workspace/member.access.ts';
import { isOrBecame, type GrantedClientId, type GrantedContactId } from './client.access.ts';

export type ClientListQuery = {
  readonly search?: string | undefined;
  readonly lifecycle?: Lifecycle | undefined;
  readonly sort: 'updated' | 'name';
  readonly limit: number;
  readonly after: readonly (string | number)[] | null;
};

/** One row more than a page of the clients the actor may see. */
export async function listClients(tx: Tx, actor: ProviderActor, { search, lifecycle, sort, limit, after }: ClientListQuery) {
  const byName = sort === 'name';
  const column = byName ? sql`clients.name collate names` : sql`clients.updated_at`;
  const direction = byName ? 'asc' : 'desc';
  let query = tx.kysely
    .selectFrom('clients')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'clients.workspaceId').onRef('members.id', '=', 'clients.ownerId'))
    .select(['clients.id', 'clients.kind', 'clients.name', 'clients.lifecycle', 'clients.ownerId', 'members.name as ownerName', 'clients.nextStep', 'clients.nextStepOn', 'clients.isSample', 'clients.updatedAt'])
    .select((eb) =>
      eb
        .selectFrom('engagements')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('engagements.workspaceId', '=', 'clients.workspaceId')
        .where(isOrBecame('engagements.client_id', sql.ref('clients.id')))
        .where('engagements.deletedAt', 'is', null)
        .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
        .as('engagements'),
    )
    .where('clients.workspaceId', '=', tx.workspaceId)
    .where('clients.deletedAt', 'is', null)
    .where(withinScope(actor, 'client', 'clients.owner_id'));
  if (lifecycle !== undefined) query = query.where('clients.lifecycle', '=', lifecycle);
  if (search !== undefined && search.trim() !== '') query = query.where(sql<boolean>`clients.name ilike ${`%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`}`);
  if (after !== null) query = query.where(sql<boolean>`(${column}, clients.id) ${sql.raw(byName ? '>' : '<')} (${String(after[0])}::${sql.raw(byName ? 'text' : 'timestamptz')}, ${String(after[1])}::uuid)`);
  return query.orderBy(column, direction).orderBy('clients.id', direction).limit(limit + 1).execute();
}

/** The client's own fields, locked for a change. */
export async function lockClient(tx: Tx, id: GrantedClientId) {
  return tx.kysely.selectFrom('clients').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

const SHOWN_OF_CLIENT = ['clients.id', 'clients.kind', 'clients.isConsumer', 'clients.name', 'clients.legalName', 'clients.registration', 'clients.address', 'clients.country', 'clients.locale', 'clients.lifecycle', 'clients.ownerId', 'clients.nextStep', 'clients.nextStepOn', 'clients.notes', 'clients.isSample', 'clients.version'] as const;
const SHOWN_OF_CONTACT = ['id', 'clientId', 'name', 'email', 'phone', 'roleTitle', 'locale', 'version'] as const;

/** The client with its owner's name. */
export async function loadClient(tx: Tx, id: GrantedClientId) {
  return planned(tx)
    .selectFrom('clients')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'clients.workspaceId').onRef('members.id', '=', 'clients.ownerId'))
    .select(SHOWN_OF_CLIENT)
    .select('members.name as ownerName')
    .where('clients.workspaceId', '=', tx.workspaceId)
    .where('clients.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The client's contacts by name, those the actor may see. */
export async function loadContacts(tx: Tx, actor: ProviderActor, id: GrantedClientId) {
  return planned(tx).selectFrom('contacts').select(SHOWN_OF_CONTACT).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', id).where('deletedAt', 'is', null).where(withinScope(actor, 'contact', 'contacts.owner_id')).orderBy(sql`name collate names`).limit(500).execute();
}

/** The client's engagements the actor may see. */
export async function loadClientEngagements(tx: Tx, actor: ProviderActor, id: GrantedClientId) {
  return planned(tx)
    .selectFrom('engagements')
    .select(['id', 'name', 'kind', 'state'])
    .where('workspaceId', '=', tx.workspaceId)
    .where(isOrBecame('engagements.client_id', id))
    .where('deletedAt', 'is', null)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute();
}

/** True while an agreement of the client is out for signature or signed. */
export async function hasSentAgreements(tx: Tx, id: GrantedClientId): Promise<boolean> {
  return (await withSentAgreements(tx, [id])).length > 0;
}

/** Those of the clients with which an agreement is out for signature or signed, under the name of a record that was merged into theirs too. */
export async function withSentAgreements(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.kysely
    .selectFrom('agreementVersions')
    .innerJoin('agreements', (join) => join.onRef('agreements.workspaceId', '=', 'agreementVersions.workspaceId').onRef('agreements.id', '=', 'agreementVersions.agreementId'))
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'agreements.workspaceId').onRef('clients.id', '=', 'agreements.clientId'))
    .select(sql<string>`coalesce(clients.merged_into_id, clients.id)`.as('clientId'))
    .distinct()
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where(({ eb, or }) => or([eb('clients.id', 'in', [...ids]), eb('clients.mergedIntoId', 'in', [...ids])]))
    .where('agreements.withdrawnAt', 'is', null)
    .where('agreements.deletedAt', 'is', null)
    .execute();
  return rows.map(({ clientId }) => clientId);
}

export async function insertClient(tx: Tx, row: Insertable<Clients>): Promise<void> {
  await tx.kysely.insertInto('clients').values(row).execute();
}

/** Writes changed fields; the version counts up and the list order follows. */
export async function updateClient(tx: Tx, id: GrantedClientId, set: Updateable<Clients>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('clients')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** True when the id is an active member of the workspace. */
export async function isActiveMember(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.kysely.selectFrom('members').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('deactivatedAt', 'is', null).executeTakeFirst();
  return row !== undefined;
}

/** Writes down where a client stands from now on; figures read this, never the present state. */
export async function insertLifecycleChange(tx: Tx, change: Pick<Insertable<LifecycleChanges>, 'clientId' | 'fromLifecycle' | 'toLifecycle' | 'happenedAt' | 'memberId'>): Promise<void> {
  await tx.kysely.insertInto('lifecycleChanges').values({ workspaceId: tx.workspaceId, id: newId(), ...change }).execute();
}

export async function insertContact(tx: Tx, row: Insertable<Contacts>): Promise<void> {
  await tx.kysely.insertInto('contacts').values(row).execute();
}

/** The contact's own fields, locked for a change. */
export async function lockContact(tx: Tx, id: GrantedContactId) {
  return tx.kysely.selectFrom('contacts').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function updateContact(tx: Tx, id: GrantedContactId, set: Updateable<Contacts>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('contacts')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
