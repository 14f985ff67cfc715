import type { Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Signatures } from '../platform/database/tables.ts';

export async function insertSignature(tx: Tx, row: Insertable<Signatures>): Promise<void> {
  await tx.kysely.insertInto('signatures').values(row).execute();
}

/** A signature by its own id. */
export async function findSignature(tx: Tx, id: string) {
  return tx.kysely.selectFrom('signatures').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** The person's signature that stands on a version. */
export async function findStandingSignature(tx: Tx, { signatoryId, versionNumber }: { signatoryId: string; versionNumber: number }) {
  return tx.kysely
    .selectFrom('signatures')
    .selectAll()
    .where('workspaceId', '=', tx.workspaceId)
    .where('signatoryId', '=', signatoryId)
    .where('versionNumber', '=', versionNumber)
    .where('takenBackAt', 'is', null)
    .executeTakeFirst();
}

/** All signatures that stand on a version, in order of signing. */
export async function loadSignaturesOn(tx: Tx, agreementId: GrantedAgreementId, versionNumber: number) {
  return tx.kysely
    .selectFrom('signatures')
    .selectAll()
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', '=', agreementId)
    .where('versionNumber', '=', versionNumber)
    .where('takenBackAt', 'is', null)
    .orderBy('signedAt')
    .orderBy('id')
    .execute();
}

/** Takes a signature back while its window is open. @returns false where it was closed or taken back before. */
export async function takeSignatureBack(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await tx.kysely
    .updateTable('signatures')
    .set({ takenBackAt: now.toISOString() })
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .where('takenBackAt', 'is', null)
    .where('finalAt', '>', now.toISOString())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Agreements with a final signature and no seal: candidates for sealing, should the job have been lost. */
export async function agreementsToSeal(tx: Tx, now: Date): Promise<readonly string[]> {
  const rows = await tx.kysely
    .selectFrom('signatures')
    .leftJoin('seals', (join) => join.onRef('seals.workspaceId', '=', 'signatures.workspaceId').onRef('seals.agreementId', '=', 'signatures.agreementId').onRef('seals.versionNumber', '=', 'signatures.versionNumber'))
    .select('signatures.agreementId')
    .distinct()
    .where('signatures.workspaceId', '=', tx.workspaceId)
    .where('signatures.takenBackAt', 'is', null)
    .where('signatures.finalAt', '<=', now.toISOString())
    .where('seals.agreementId', 'is', null)
    .limit(500)
    .execute();
  return rows.map(({ agreementId }) => agreementId);
}
