import type { Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Files, Seals } from '../platform/database/tables.ts';

/** Keeps a seal. @returns false where the version was sealed before: the first one stands. */
export async function insertSeal(tx: Tx, row: Insertable<Seals>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('seals').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'agreementId', 'versionNumber']).doNothing()).returning('versionNumber').executeTakeFirst();
  return inserted !== undefined;
}

export async function insertFile(tx: Tx, row: Insertable<Files>): Promise<void> {
  await tx.kysely.insertInto('files').values(row).execute();
}

/** The agreement's seal with its file; the newest version's, should there be several. */
export async function findSeal(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely
    .selectFrom('seals')
    .innerJoin('files', (join) => join.onRef('files.workspaceId', '=', 'seals.workspaceId').onRef('files.id', '=', 'seals.fileId'))
    .selectAll('seals')
    .select(['files.name as fileName', 'files.bytes', 'files.mediaType', 'files.sha256 as fileSha256'])
    .where('seals.workspaceId', '=', tx.workspaceId)
    .where('seals.agreementId', '=', agreementId)
    .orderBy('seals.versionNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The files kept for an agreement, oldest first. */
export async function loadAgreementFiles(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('files').selectAll().where('workspaceId', '=', tx.workspaceId).where('subjectKind', '=', 'agreement').where('subjectId', '=', agreementId).orderBy('createdAt').orderBy('id').execute();
}
