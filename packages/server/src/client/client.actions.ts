import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ClientRow, ClientView } from '@entente/contract/client/client.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record, recentActivities } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { fieldTakenSince } from '../record/unique/field-value.actions.ts';
import { followCountries } from '../duplicate/duplicate.actions.ts';
import { indexAroundClients } from '../search/search.actions.ts';
import { linksAreSeen } from '../workspace/member.access.ts';
import { grantClient, grantContact, grantDeletedClient, grantDeletedContact } from './client.access.ts';
import { hasSentAgreements, withSentAgreements, insertClient, insertContact, insertLifecycleChange, isActiveMember, listClients, loadClient, loadClientEngagements, loadContacts, lockClient, lockContact, updateClient, updateContact } from './client.store.ts';
import { clientView } from './client.view.ts';

type Inputs = InferContractRouterInputs<typeof contract>['client'];

/** A page of the clients the actor may see. */
export async function pageOfClients(tx: Tx, actor: ProviderActor, input: Inputs['list']): Promise<Answer<{ rows: ClientRow[]; nextCursor: string | null }>> {
  const { limit = 50, sort = 'updated' } = input;
  const rows = await listClients(tx, actor, { search: input.search, lifecycle: input.lifecycle, sort, limit: Number(limit), after: readCursor(input.cursor, [sort === 'name' ? 'text' : 'instant', 'id']) });
  return granted(cutPage(rows as ClientRow[], Number(limit), (row) => [sort === 'name' ? row.name : row.updatedAt, row.id]));
}

/** One client with contacts, engagements and the newest of its timeline. */
export async function showClient(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<ClientView>> {
  const client = await grantClient(tx, actor, id);
  if (client === null) return refused('not-found');
  const [row, contacts, engagements, activities] = await Promise.all([loadClient(tx, client), loadContacts(tx, actor, client), loadClientEngagements(tx, actor, client), recentActivities(tx, { clientId: client, seen: linksAreSeen(actor, 'activities') })]);
  return granted(clientView(row, { contacts, engagements, activities }));
}

/** Where a client begins. */
const FIRST_LIFECYCLE = 'lead';

/** Adds a client, with its first contact if one is given. The actor becomes its owner. */
export async function createClient(tx: Tx, actor: ProviderActor, input: Inputs['create']): Promise<Answer<{ id: string; contactId: string | null }>> {
  const id = newId();
  const { kind, name, locale, isConsumer = false, country = '' } = input;
  const since = new Date().toISOString();
  await insertClient(tx, { workspaceId: tx.workspaceId, id, kind, name, locale, isConsumer, country, legalName: name, ownerId: actor.memberId, lifecycle: FIRST_LIFECYCLE, lifecycleSince: since });
  await insertLifecycleChange(tx, { clientId: id, fromLifecycle: null, toLifecycle: FIRST_LIFECYCLE, happenedAt: since, memberId: actor.memberId });
  const contactId = input.contact === undefined ? null : newId();
  if (input.contact !== undefined && contactId !== null) {
    const { name: contactName, email, phone = '', roleTitle = '' } = input.contact;
    await insertContact(tx, { workspaceId: tx.workspaceId, id: contactId, clientId: id, ownerId: actor.memberId, name: contactName, email: email.toLowerCase(), phone, roleTitle, locale });
  }
  await recordsWritten(tx, 'client', [id]);
  if (contactId !== null) await recordsWritten(tx, 'contact', [contactId]);
  await record(tx, actor, { topic: 'client.created', subjectKind: 'client', subjectId: id, clientId: id, payload: { name } });
  return granted({ id, contactId });
}

/** Changes fields of a client; fields that another person changed meanwhile are answered, not lost. */
export async function changeClient(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  const client = await grantClient(tx, actor, id);
  if (client === null) return refused('not-found');
  const current = await lockClient(tx, client);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  if (typeof merged.value.ownerId === 'string' && !(await isActiveMember(tx, merged.value.ownerId))) return refused('not-found');
  const moved = typeof merged.value.lifecycle === 'string' && merged.value.lifecycle !== current.lifecycle ? { toLifecycle: merged.value.lifecycle, happenedAt: new Date().toISOString() } : null;
  const version = await updateClient(tx, client, { ...merged.value, ...(moved === null ? {} : { lifecycleSince: moved.happenedAt }) });
  if (moved !== null) await insertLifecycleChange(tx, { clientId: client, fromLifecycle: current.lifecycle, memberId: actor.memberId, ...moved });
  await recordsWritten(tx, 'client', [client]);
  if ('name' in merged.value) await indexAroundClients(tx, [client]);
  if ('country' in merged.value) await followCountries(tx, [client]);
  await record(tx, actor, { topic: 'client.changed', subjectKind: 'client', subjectId: client, clientId: client, payload: { set: merged.value, before: pick(current, Object.keys(merged.value)) } });
  return granted({ version });
}

/** Puts a client into the bin; refused while an agreement with it is out or signed. */
export async function deleteClient(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const client = await grantClient(tx, actor, id);
  if (client === null) return refused('not-found');
  if (await hasSentAgreements(tx, client)) return refused('client-has-agreements');
  await updateClient(tx, client, { deletedAt: new Date().toISOString(), deletedBy: actor.memberId });
  await recordsWritten(tx, 'client', [client]);
  await record(tx, actor, { topic: 'client.deleted', subjectKind: 'client', subjectId: client, clientId: client });
  return granted({});
}

/** Which of these clients cannot go into the bin, and why. */
export async function keptClients(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, 'client-has-agreements'>> {
  return new Map((await withSentAgreements(tx, ids)).map((id) => [id, 'client-has-agreements']));
}

/** Takes a client out of the bin. */
export async function restoreClient(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const client = await grantDeletedClient(tx, actor, id);
  if (client === null) return refused('not-found');
  const taken = await fieldTakenSince(tx, { kind: 'client', id });
  if (taken !== null) return refused('value-is-taken', { fields: [taken] });
  await updateClient(tx, client, { deletedAt: null, deletedBy: null });
  await recordsWritten(tx, 'client', [client]);
  await record(tx, actor, { topic: 'client.restored', subjectKind: 'client', subjectId: client, clientId: client });
  return granted({});
}

/** Adds a person at a client. */
export async function createContact(tx: Tx, actor: ProviderActor, input: Inputs['createContact']): Promise<Answer<{ id: string }>> {
  const client = await grantClient(tx, actor, input.clientId);
  if (client === null) return refused('not-found');
  const id = newId();
  const { name, email, phone = '', roleTitle = '', locale } = input;
  await insertContact(tx, { workspaceId: tx.workspaceId, id, clientId: client, ownerId: actor.memberId, name, email: email.toLowerCase(), phone, roleTitle, locale });
  await recordsWritten(tx, 'contact', [id]);
  await record(tx, actor, { topic: 'contact.created', subjectKind: 'contact', subjectId: id, contactId: id, clientId: client, payload: { name } });
  return granted({ id });
}

/** Changes fields of a contact; see `changeClient`. */
export async function changeContact(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['updateContact']): Promise<Answer<{ version: number }>> {
  const grant = await grantContact(tx, actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockContact(tx, grant.contactId);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  if (typeof merged.value.email === 'string') merged.value.email = merged.value.email.toLowerCase();
  const version = await updateContact(tx, grant.contactId, merged.value);
  await recordsWritten(tx, 'contact', [id]);
  await record(tx, actor, { topic: 'contact.changed', subjectKind: 'contact', subjectId: id, contactId: id, ...atClient(grant.clientId), payload: { set: merged.value, before: pick(current, Object.keys(merged.value)) } });
  return granted({ version });
}

/** Removes a contact, or brings a removed one back. */
export async function setContactDeleted(tx: Tx, actor: ProviderActor, { id, deleted }: { id: string; deleted: boolean }): Promise<Answer<Record<string, never>>> {
  const grant = await (deleted ? grantContact : grantDeletedContact)(tx, actor, id);
  if (grant === null) return refused('not-found');
  const taken = deleted ? null : await fieldTakenSince(tx, { kind: 'contact', id });
  if (taken !== null) return refused('value-is-taken', { fields: [taken] });
  await updateContact(tx, grant.contactId, { deletedAt: deleted ? new Date().toISOString() : null, deletedBy: deleted ? actor.memberId : null });
  await recordsWritten(tx, 'contact', [id]);
  await record(tx, actor, { topic: deleted ? 'contact.deleted' : 'contact.restored', subjectKind: 'contact', subjectId: id, contactId: id, ...atClient(grant.clientId) });
  return granted({});
}

/** Whose timeline shows it as well: a contact's client, where it has one. */
function atClient(clientId: string | null): { clientId?: string } {
  return clientId === null ? {} : { clientId };
}

function pick(from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
