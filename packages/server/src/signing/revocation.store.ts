import type { Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Revocations } from '../platform/database/tables.ts';

/** Keeps that a consumer went back on an agreement. */
export async function insertRevocation(tx: Tx, row: Insertable<Revocations>): Promise<void> {
  await tx.kysely.insertInto('revocations').values(row).execute();
}

/** What the consumer declared; undefined where nobody went back on the agreement. */
export async function findRevocation(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('revocations').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).executeTakeFirst();
}
