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

/**
 * The agreement's seal with its file; the newest version's, should there be several. Where the seal gained
 * its time stamp later, `level` and the file are those of today, and `first` names the bytes that were sealed first.
 */
export async function findSeal(tx: Tx, agreementId: GrantedAgreementId) {
  const seal = await tx.kysely
    .selectFrom('seals')
    .leftJoin('sealExtensions as raised', (join) => join.onRef('raised.workspaceId', '=', 'seals.workspaceId').onRef('raised.agreementId', '=', 'seals.agreementId').onRef('raised.versionNumber', '=', 'seals.versionNumber'))
    .innerJoin('files', (join) => join.onRef('files.workspaceId', '=', 'seals.workspaceId').on((eb) => eb('files.id', '=', eb.fn.coalesce('raised.fileId', 'seals.fileId'))))
    .selectAll('seals')
    .select(['files.name as fileName', 'files.bytes', 'files.mediaType', 'files.sha256 as fileSha256', 'raised.level as raisedLevel', 'raised.createdAt as raisedAt'])
    .where('seals.workspaceId', '=', tx.workspaceId)
    .where('seals.agreementId', '=', agreementId)
    .orderBy('seals.versionNumber', 'desc')
    .limit(1)
    .executeTakeFirst();
  return seal === undefined ? undefined : { ...seal, level: seal.raisedLevel ?? seal.level, first: { level: seal.level, sha256: seal.sha256 } };
}

/** The files kept for an agreement, oldest first. */
export async function loadAgreementFiles(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('files').selectAll().where('workspaceId', '=', tx.workspaceId).where('subjectKind', '=', 'agreement').where('subjectId', '=', agreementId).orderBy('createdAt').orderBy('id').execute();
}
