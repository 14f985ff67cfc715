import type { InferContractRouterInputs } from '@orpc/contract';
import type { ContactPageView } from '@entente/contract/client/contact.contract';
import type { contract } from '@entente/contract/contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { readPointLabel } from '@entente/core/record/point-label';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { showRecord } from '../record/list/record.actions.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { grantClient, grantContact } from './client.access.ts';
import { insertContact } from './client.store.ts';
import { seenPoints } from './contact-point.actions.ts';
import { loadRelations } from './contact-relation.store.ts';
import { loadRoles } from './contact-role.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['contact'];

/** One contact with its fields, further addresses, clients and relations. What a role hides is not among the fields. */
export async function showContact(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<ContactPageView>> {
  const grant = await grantContact(tx, actor, id);
  if (grant === null) return refused('not-found');
  const row = await showRecord(tx, actor, { kind: 'contact', id });
  if (!row.ok) return row;
  const [points, roles, relations] = [await seenPoints(tx, actor, { kind: 'contact', id: grant.contactId }), await loadRoles(tx, actor, grant.contactId), await loadRelations(tx, actor, grant.contactId)];
  return granted({ id, version: row.value.version, record: row.value, points, roles, relations });
}

/** Adds a contact, at a client that the actor sees or on its own. The actor becomes its owner. */
export async function addContact(tx: Tx, actor: ProviderActor, input: Inputs['create']): Promise<Answer<{ id: string }>> {
  const { clientId = null, email = '', emailLabel = '', phoneLabel = '', birthday = null, ...rest } = input;
  if (clientId !== null && (await grantClient(tx, actor, clientId)) === null) return refused('not-found');
  const id = newId();
  await insertContact(tx, { ...rest, workspaceId: tx.workspaceId, id, clientId, birthday, ownerId: actor.memberId, email: email.toLowerCase(), emailLabel: readPointLabel(emailLabel), phoneLabel: readPointLabel(phoneLabel) });
  await recordsWritten(tx, 'contact', [id]);
  await record(tx, actor, { topic: 'contact.created', subjectKind: 'contact', subjectId: id, contactId: id, ...(clientId === null ? {} : { clientId }), payload: { name: input.name } });
  return granted({ id });
}
