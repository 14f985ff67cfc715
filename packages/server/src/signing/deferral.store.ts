import type { Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Deferrals } from '../platform/database/tables.ts';

/** Keeps "not now". @returns false where one with this id is kept already. */
export async function insertDeferral(tx: Tx, row: Insertable<Deferrals>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('deferrals').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

/** Who put the agreement off and until when, newest first. */
export async function loadDeferrals(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('deferrals').select(['id', 'signatoryId', 'remindAt', 'remindedAt', 'createdAt']).where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).orderBy('createdAt', 'desc').orderBy('id', 'desc').execute();
}

/** Marks a deferral as reminded of. @returns false where that was done before. */
export async function markReminded(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await tx.kysely.updateTable('deferrals').set({ remindedAt: now.toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('remindedAt', 'is', null).returning('id').executeTakeFirst();
  return row !== undefined;
}
