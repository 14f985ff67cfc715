import type { ContactRelation } from '@entente/core/client/contact-relation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantContact } from './client.access.ts';
import { deleteRelation, insertRelation, relationEnds } from './contact-relation.store.ts';

type Relation = { readonly id: string; readonly otherId: string; readonly relation: ContactRelation; readonly note?: string | undefined };

/** Says how a contact stands to another one; both must be seen. */
export async function addRelation(tx: Tx, actor: ProviderActor, { id, otherId, relation, note = '' }: Relation): Promise<Answer<{ id: string }>> {
  const [contact, other] = [await grantContact(tx, actor, id), await grantContact(tx, actor, otherId)];
  if (contact === null || other === null) return refused('not-found');
  if (id === otherId) return refused('relation-to-oneself');
  const relationId = await insertRelation(tx, { id: newId(), contactId: contact.contactId, otherId: other.contactId, relation, note });
  for (const [one, client] of [[id, contact.clientId], [otherId, other.clientId]] as const) {
    await record(tx, actor, { topic: 'contact.relation_added', subjectKind: 'contact', subjectId: one, contactId: one, ...(client === null ? {} : { clientId: client }), payload: { relation } });
  }
  return granted({ id: relationId });
}

/** Takes a relation away, from whichever end. */
export async function removeRelation(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const ends = await relationEnds(tx, id);
  if (ends === null) return refused('not-found');
  const [contact, other] = [await grantContact(tx, actor, ends.contactId), await grantContact(tx, actor, ends.otherId)];
  if (contact === null || other === null) return refused('not-found');
  await deleteRelation(tx, contact.contactId, id);
  await record(tx, actor, { topic: 'contact.relation_removed', subjectKind: 'contact', subjectId: contact.contactId, contactId: contact.contactId, ...(contact.clientId === null ? {} : { clientId: contact.clientId }), payload: { relation: ends.relation } });
  return granted({});
}
