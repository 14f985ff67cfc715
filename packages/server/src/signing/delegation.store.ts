import type { Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Delegations } from '../platform/database/tables.ts';

/** Keeps "someone else", "not me" or "called off". @returns false where one with this id is kept already. */
export async function insertDelegation(tx: Tx, row: Insertable<Delegations>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('delegations').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

/** What people of the agreement said about who should sign, with the names, newest first. */
export async function loadDelegations(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely
    .selectFrom('delegations')
    .leftJoin('signatories as to', (join) => join.onRef('to.workspaceId', '=', 'delegations.workspaceId').onRef('to.id', '=', 'delegations.toSignatoryId'))
    .select(['delegations.id', 'delegations.kind', 'delegations.fromSignatoryId', 'delegations.toSignatoryId', 'delegations.note', 'delegations.createdAt', 'to.name as toName', 'to.removedAt as toRemovedAt'])
    .where('delegations.workspaceId', '=', tx.workspaceId)
    .where('delegations.agreementId', '=', agreementId)
    .orderBy('delegations.createdAt', 'desc')
    .orderBy('delegations.id', 'desc')
    .execute();
}
