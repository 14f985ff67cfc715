import { sql, type Expression, type SqlBool } from 'kysely';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { planned, type Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';

declare const proof: unique symbol;
/** The id of a client this actor may see; made only here. */
export type GrantedClientId = string & { readonly [proof]: 'client' };
/** The id of a contact of such a client. */
export type GrantedContactId = string & { readonly [proof]: 'contact' };

/** A contact's client, where it has one. */
type ContactGrant = { readonly contactId: GrantedContactId; readonly clientId: string | null };

/** Whose further addresses are meant. */
export type PointOwner = { readonly kind: 'client'; readonly id: GrantedClientId } | { readonly kind: 'contact'; readonly id: GrantedContactId };

/** Proof that the actor may see and change the client, or null: missing and foreign answer alike. */
export async function grantClient(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedClientId | null> {
  return asClient(await reachableClient(tx, actor, id).where('deletedAt', 'is', null).executeTakeFirst());
}

/** The same for the client with whom work was agreed: one that was merged is reached by who reaches the record that stayed. */
export async function grantClientOfWork(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedClientId | null> {
  const merged = await tx.kysely.selectFrom('clients').select('mergedIntoId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  const became = merged?.mergedIntoId ?? null;
  if (became === null) return grantClient(tx, actor, id);
  return (await grantClient(tx, actor, became)) === null ? null : asClient({ id });
}

/** The same for a client in the bin. */
export async function grantDeletedClient(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedClientId | null> {
  return asClient(await reachableClient(tx, actor, id).where('deletedAt', 'is not', null).where('emptiedAt', 'is', null).where('mergedIntoId', 'is', null).executeTakeFirst());
}

/** Proof that the actor may see and change the contact, with the id of its client. */
export async function grantContact(tx: Tx, actor: ProviderActor, id: string): Promise<ContactGrant | null> {
  return asContact(await reachableContact(tx, actor, id).where('contacts.deletedAt', 'is', null).executeTakeFirst());
}

/** The same for a contact that was removed. */
export async function grantDeletedContact(tx: Tx, actor: ProviderActor, id: string): Promise<ContactGrant | null> {
  return asContact(await reachableContact(tx, actor, id).where('contacts.deletedAt', 'is not', null).where('contacts.emptiedAt', 'is', null).where('contacts.mergedIntoId', 'is', null).executeTakeFirst());
}

/** The record that a client is now: another one where it was merged. Its contacts hang on that, while what was sent keeps the client it was made with. */
export function clientNow(tx: Tx, id: string): Expression<string> {
  return sql<string>`(select coalesce(became.merged_into_id, became.id) from clients became where became.workspace_id = ${tx.workspaceId} and became.id = ${id})`;
}

/**
 * A condition on a column that names a client: this one, or one that was merged into it. Work under a sent agreement keeps the client it was agreed with.
 * One array of ids is found by the column's index; "this one or one of those" would read every row of the workspace.
 */
export function isOrBecame(column: string, id: string | Expression<unknown>): Expression<SqlBool> {
  return sql<SqlBool>`${sql.ref<string>(column)} = any (array(select ${id}::uuid union all select merged.id from clients merged where merged.workspace_id = current_setting('app.ws')::uuid and merged.merged_into_id = ${id}))`;
}

function reachableClient(tx: Tx, actor: ProviderActor, id: string) {
  return planned(tx).selectFrom('clients').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(withinScope(actor, 'client', 'clients.owner_id'));
}

function reachableContact(tx: Tx, actor: ProviderActor, id: string) {
  return tx.kysely.selectFrom('contacts').select(['id as contactId', 'clientId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(withinScope(actor, 'contact', 'contacts.owner_id'));
}

function asClient(row: { id: string } | undefined): GrantedClientId | null {
  return row === undefined ? null : (row.id as GrantedClientId);
}

function asContact(row: { contactId: string; clientId: string | null } | undefined): ContactGrant | null {
  return row === undefined ? null : { contactId: row.contactId as GrantedContactId, clientId: row.clientId };
}
