import type { ContactRoleRelation } from '@entente/core/client/contact-relation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantClient, grantContact } from './client.access.ts';
import { deleteRole, insertRole, roleOwner } from './contact-role.store.ts';

type Role = { readonly id: string; readonly clientId: string; readonly relation?: ContactRoleRelation | undefined; readonly roleTitle?: string | undefined };

/** Says what a contact is to a further client; both must be seen. The same part twice is one part. */
export async function addRole(tx: Tx, actor: ProviderActor, { id, clientId, relation = 'works_at', roleTitle = '' }: Role): Promise<Answer<{ id: string }>> {
  const [contact, client] = [await grantContact(tx, actor, id), await grantClient(tx, actor, clientId)];
  if (contact === null || client === null) return refused('not-found');
  const roleId = await insertRole(tx, { id: newId(), contactId: contact.contactId, clientId: client, relation, roleTitle });
  await record(tx, actor, { topic: 'contact.role_added', subjectKind: 'contact', subjectId: id, contactId: id, clientId, payload: { relation, roleTitle } });
  return granted({ id: roleId });
}

/** Takes a contact's part at a further client away. */
export async function removeRole(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const role = await roleOwner(tx, id);
  const contact = role === null ? null : await grantContact(tx, actor, role.contactId);
  if (role === null || contact === null || (await grantClient(tx, actor, role.clientId)) === null) return refused('not-found');
  await deleteRole(tx, contact.contactId, id);
  await record(tx, actor, { topic: 'contact.role_removed', subjectKind: 'contact', subjectId: role.contactId, contactId: role.contactId, clientId: role.clientId, payload: { relation: role.relation } });
  return granted({});
}
