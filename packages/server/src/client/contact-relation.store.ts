import type { ContactRelationView } from '@entente/contract/client/contact.contract';
import type { ContactRelation } from '@entente/core/client/contact-relation';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedContactId } from './client.access.ts';

/** How a contact stands to others that the actor sees: said from its own side first, then from the others'. */
export async function loadRelations(tx: Tx, actor: ProviderActor, contact: GrantedContactId): Promise<ContactRelationView[]> {
  const [out, back] = [await oneWay(tx, actor, { contact, mine: 'contactId', theirs: 'otherId' }), await oneWay(tx, actor, { contact, mine: 'otherId', theirs: 'contactId' })];
  return [...out.map((row) => ({ ...row, direction: 'out' as const })), ...back.map((row) => ({ ...row, direction: 'in' as const }))];
}

type Way = { readonly contact: GrantedContactId; readonly mine: 'contactId' | 'otherId'; readonly theirs: 'contactId' | 'otherId' };

async function oneWay(tx: Tx, actor: ProviderActor, { contact, mine, theirs }: Way): Promise<Omit<ContactRelationView, 'direction'>[]> {
  const rows = await tx.kysely
    .selectFrom('contactRelations')
    .innerJoin('contacts', (join) => join.onRef('contacts.workspaceId', '=', 'contactRelations.workspaceId').onRef('contacts.id', '=', `contactRelations.${theirs}`))
    .select(['contactRelations.id', 'contacts.id as contactId', 'contacts.name', 'contactRelations.relation', 'contactRelations.note'])
    .where('contactRelations.workspaceId', '=', tx.workspaceId)
    .where(`contactRelations.${mine}`, '=', contact)
    .where('contacts.deletedAt', 'is', null)
    .where(withinScope(actor, 'contact', 'contacts.owner_id'))
    .orderBy(sql`contacts.name collate names`)
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, relation: row.relation as ContactRelation }));
}

type NewRelation = { readonly id: string; readonly contactId: GrantedContactId; readonly otherId: GrantedContactId; readonly relation: ContactRelation; readonly note: string };

/** Writes a relation; where it is there already only its note changes. @returns its id. */
export async function insertRelation(tx: Tx, relation: NewRelation): Promise<string> {
  const { id } = await tx.kysely
    .insertInto('contactRelations')
    .values({ ...relation, workspaceId: tx.workspaceId })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'contactId', 'otherId', 'relation']).doUpdateSet({ note: relation.note }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Between whom it is; asked before access is judged. */
export async function relationEnds(tx: Tx, id: string): Promise<{ contactId: string; otherId: string; relation: string } | null> {
  return (await tx.kysely.selectFrom('contactRelations').select(['contactId', 'otherId', 'relation']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function deleteRelation(tx: Tx, contact: GrantedContactId, id: string): Promise<void> {
  await tx.kysely.deleteFrom('contactRelations').where('workspaceId', '=', tx.workspaceId).where('contactId', '=', contact).where('id', '=', id).execute();
}
