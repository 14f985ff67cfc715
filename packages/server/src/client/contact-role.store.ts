import type { ContactRoleView } from '@entente/contract/client/contact.contract';
import type { ContactRoleRelation } from '@entente/core/client/contact-relation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedClientId, GrantedContactId } from './client.access.ts';

/** A contact's parts at further clients that the actor sees, by the client's name. */
export async function loadRoles(tx: Tx, actor: ProviderActor, contact: GrantedContactId): Promise<ContactRoleView[]> {
  const rows = await tx.kysely
    .selectFrom('contactRoles')
    .innerJoin('clients', (join) => join.onRef('clients.workspaceId', '=', 'contactRoles.workspaceId').onRef('clients.id', '=', 'contactRoles.clientId'))
    .select(['contactRoles.id', 'contactRoles.clientId', 'clients.name as clientName', 'contactRoles.relation', 'contactRoles.roleTitle'])
    .where('contactRoles.workspaceId', '=', tx.workspaceId)
    .where('contactRoles.contactId', '=', contact)
    .where('clients.deletedAt', 'is', null)
    .where(withinScope(actor, 'client', 'clients.owner_id'))
    .orderBy(sql`clients.name collate names`)
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, relation: row.relation as ContactRoleRelation }));
}

type NewRole = { readonly id: string; readonly contactId: GrantedContactId; readonly clientId: GrantedClientId; readonly relation: ContactRoleRelation; readonly roleTitle: string };

/** Writes a part; where it is there already only its title changes. @returns its id. */
export async function insertRole(tx: Tx, role: NewRole): Promise<string> {
  const { id } = await tx.kysely
    .insertInto('contactRoles')
    .values({ ...role, workspaceId: tx.workspaceId })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'contactId', 'clientId', 'relation']).doUpdateSet({ roleTitle: role.roleTitle }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whose part it is, and where; asked before access is judged. */
export async function roleOwner(tx: Tx, id: string): Promise<{ contactId: string; clientId: string; relation: string } | null> {
  return (await tx.kysely.selectFrom('contactRoles').select(['contactId', 'clientId', 'relation']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function deleteRole(tx: Tx, contact: GrantedContactId, id: string): Promise<void> {
  await tx.kysely.deleteFrom('contactRoles').where('workspaceId', '=', tx.workspaceId).where('contactId', '=', contact).where('id', '=', id).execute();
}
