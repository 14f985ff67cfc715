import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a client this actor may see; made only here. */
export type GrantedClientId = string & { readonly [proof]: 'client' };
/** The id of a contact of such a client. */
export type GrantedContactId = string & { readonly [proof]: 'contact' };

/** Proof that the actor may see and change the client, or null: missing and foreign answer alike. */
export async function grantClient(tx: Tx, actor: ProviderActor, id: string, which: 'present' | 'deleted' = 'present'): Promise<GrantedClientId | null> {
  const row = await tx.kysely
    .selectFrom('clients')
    .select('id')
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .where('deletedAt', which === 'present' ? 'is' : 'is not', null)
    .where(withinScope(actor, 'clients.owner_id'))
    .executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedClientId);
}

/** Proof that the actor may see the contact's client, with the client's id. */
export async function grantContact(tx: Tx, actor: ProviderActor, id: string, which: 'present' | 'deleted' = 'present'): Promise<{ contactId: GrantedContactId; clientId: GrantedClientId } | null> {
  const row = await tx.kysely
    .selectFrom('contacts')
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'contacts.workspaceId').onRef('clients.id', '=', 'contacts.clientId'))
    .select(['contacts.id as contactId', 'clients.id as clientId'])
    .where('contacts.workspaceId', '=', tx.workspaceId)
    .where('contacts.id', '=', id)
    .where('contacts.deletedAt', which === 'present' ? 'is' : 'is not', null)
    .where('clients.deletedAt', 'is', null)
    .where(withinScope(actor, 'clients.owner_id'))
    .executeTakeFirst();
  return row === undefined ? null : { contactId: row.contactId as GrantedContactId, clientId: row.clientId as GrantedClientId };
}
