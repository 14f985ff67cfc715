import type { Away } from '@entente/core/workspace/own-times';
import { sql, type Expression, type Insertable, type SqlBool, type Updateable } from 'kysely';
import { clientNow } from '../client/client.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { CommitmentPeople } from '../platform/database/tables.ts';

export type StoredPerson = Awaited<ReturnType<typeof loadPeople>>[number];
const COLUMNS = ['id', 'side', 'memberId', 'clientId', 'contactId', 'name', 'email', 'roleTitle', 'locale', 'ladder', 'remindAt', 'daysOff', 'timeZone', 'country', 'tellAt', 'toldUntil', 'heardFrom', 'meetingsToldUntil'] as const;

export async function loadPeople(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.kysely.selectFrom('commitmentPeople').select(COLUMNS).where('workspaceId', '=', tx.workspaceId).where('id', 'in', ids).execute();
}

export async function findPersonOfMember(tx: Tx, memberId: string): Promise<StoredPerson | undefined> {
  return tx.kysely.selectFrom('commitmentPeople').select(COLUMNS).where('workspaceId', '=', tx.workspaceId).where('memberId', '=', memberId).executeTakeFirst();
}

/** People of a client with whom something was ever promised. */
export async function loadPeopleOfClient(tx: Tx, clientId: string): Promise<readonly StoredPerson[]> {
  return tx.kysely.selectFrom('commitmentPeople').select(COLUMNS).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientId).orderBy('name').orderBy('id').execute();
}

/** One person, locked: what they are told is told one by one. */
export async function lockPerson(tx: Tx, id: string): Promise<StoredPerson | undefined> {
  return tx.kysely.selectFrom('commitmentPeople').select(COLUMNS).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The person of a member of ours, made where they never promised anything. */
export async function ensureMemberPerson(tx: Tx, memberId: string): Promise<StoredPerson | null> {
  const known = await findPersonOfMember(tx, memberId);
  if (known !== undefined) return known;
  const member = await tx.kysely.selectFrom('members').select(['name', 'email', 'roleTitle', 'locale']).where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).where('deactivatedAt', 'is', null).executeTakeFirst();
  if (member === undefined) return null;
  await insertPerson(tx, { workspaceId: tx.workspaceId, id: newId(), side: 'provider', memberId, ...member });
  return (await findPersonOfMember(tx, memberId)) ?? null;
}

/** Whether a member was let go; nobody, and somebody who is unknown, was not. */
export async function hasLeft(tx: Tx, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false;
  return (await tx.kysely.selectFrom('members').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).where('deactivatedAt', 'is not', null).executeTakeFirst()) !== undefined;
}

export type ClientPerson = { readonly clientId: string; readonly contactId: string | null; readonly name: string; readonly email: string; readonly roleTitle: string; readonly locale: string };

/** The person of a client with this address, made where there is none. */
export async function ensureClientPerson(tx: Tx, person: ClientPerson): Promise<StoredPerson | null> {
  const email = person.email.toLowerCase();
  await insertPerson(tx, { workspaceId: tx.workspaceId, id: newId(), side: 'client', ...person, email, country: await countryOfClient(tx, person.clientId) });
  return (await tx.kysely.selectFrom('commitmentPeople').select(COLUMNS).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', person.clientId).where('email', '=', email).executeTakeFirst()) ?? null;
}

async function insertPerson(tx: Tx, row: Insertable<CommitmentPeople>): Promise<void> {
  await tx.kysely.insertInto('commitmentPeople').values(row).onConflict((conflict) => conflict.doNothing()).execute();
}

export async function updatePerson(tx: Tx, id: string, set: Updateable<CommitmentPeople>): Promise<void> {
  await tx.kysely.updateTable('commitmentPeople').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Writes on which days a person is away and which country's holidays they keep, also where promises of theirs are read by the other side. */
export async function keepDaysOff(tx: Tx, personId: string, { daysOff: stretches, country }: { readonly daysOff: readonly Away[]; readonly country: string }): Promise<void> {
  const daysOff = JSON.stringify(stretches);
  await updatePerson(tx, personId, { daysOff, country });
  await tx.kysely.updateTable('commitments').set({ ownerDaysOff: daysOff, ownerCountry: country }).where('workspaceId', '=', tx.workspaceId).where('ownerId', '=', personId).execute();
}

/** Members and contacts of a client who could promise something. @param seen narrows `contacts` to those that the asker may see. */
export async function loadChoices(tx: Tx, clientId: string, seen: Expression<SqlBool>) {
  const [members, contacts, people] = await Promise.all([
    tx.kysely.selectFrom('members').select(['id', 'name', 'roleTitle']).where('workspaceId', '=', tx.workspaceId).where('deactivatedAt', 'is', null).orderBy('name').limit(200).execute(),
    tx.kysely.selectFrom('contacts').select(['id', 'name', 'roleTitle', 'email']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientNow(tx, clientId)).where('deletedAt', 'is', null).where('email', '<>', '').where(seen).orderBy('name').limit(200).execute(),
    loadPeopleOfClient(tx, clientId),
  ]);
  const known = new Set(contacts.map(({ id }) => id));
  return { members, contacts, people: people.filter(({ contactId }) => contactId === null || known.has(contactId)) };
}

/** A contact of a client as somebody who could promise; without an address they cannot be written to. */
export async function loadContact(tx: Tx, { id, clientId }: { id: string; clientId: string }, seen: Expression<SqlBool>) {
  return tx.kysely.selectFrom('contacts').select(['id', 'name', 'roleTitle', 'email', 'locale']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', clientNow(tx, clientId)).where('id', '=', id).where('deletedAt', 'is', null).where(seen).executeTakeFirst();
}

/** The contact that a person of a client is: the one they were made from, else the one with their address. */
export async function findContactOf(tx: Tx, { contactId, clientId, email }: Pick<StoredPerson, 'contactId' | 'clientId' | 'email'>, seen: Expression<SqlBool>): Promise<string | null> {
  const isThey = contactId === null ? sql<boolean>`client_id = ${clientId === null ? null : clientNow(tx, clientId)} and lower(email) = ${email}` : sql<boolean>`id = ${contactId}::uuid`;
  const row = await tx.kysely.selectFrom('contacts').select('id').where('workspaceId', '=', tx.workspaceId).where(isThey).where('deletedAt', 'is', null).where(seen).orderBy('createdAt').orderBy('id').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

/** The language that a client is written to in. */
export async function localeOfClient(tx: Tx, clientId: string): Promise<string> {
  const { locale } = await tx.kysely.selectFrom('clients').select('locale').where('workspaceId', '=', tx.workspaceId).where('id', '=', clientId).executeTakeFirstOrThrow();
  return locale;
}

/** The country whose holidays people of a client keep until they choose otherwise; empty where it is the workspace's. */
async function countryOfClient(tx: Tx, clientId: string): Promise<string> {
  const found = await tx.kysely
    .selectFrom('clients')
    .innerJoin('workspaces', 'workspaces.workspaceId', 'clients.workspaceId')
    .select(['clients.country', 'workspaces.country as ours'])
    .where('clients.workspaceId', '=', tx.workspaceId)
    .where('clients.id', '=', clientId)
    .executeTakeFirst();
  return found === undefined || found.country === found.ours || !/^[A-Z]{2}$/.test(found.country) ? '' : found.country;
}

/** The clocks of whoever did not say by which they live. */
export async function zoneOfWorkspace(tx: Tx): Promise<string> {
  const { timeZone } = await tx.kysely.selectFrom('workspaces').select('timeZone').where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  return timeZone;
}
