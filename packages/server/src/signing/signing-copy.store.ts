import type { Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { SigningCopies } from '../platform/database/tables.ts';

export async function insertSigningCopy(tx: Tx, row: Insertable<SigningCopies>): Promise<void> {
  await tx.kysely.insertInto('signingCopies').values(row).execute();
}

/** The file that is handed out for signing a version. */
export type SigningCopyRow = { readonly versionNumber: number; readonly name: string; readonly bytes: number; readonly sha256: string; readonly mediaType: string };

/** What was handed out for the versions of an agreement, oldest version first. */
export async function loadSigningCopies(tx: Tx, agreementId: GrantedAgreementId): Promise<readonly SigningCopyRow[]> {
  const rows = await tx.kysely
    .selectFrom('signingCopies')
    .innerJoin('files', (join) => join.onRef('files.workspaceId', '=', 'signingCopies.workspaceId').onRef('files.id', '=', 'signingCopies.fileId'))
    .select(['signingCopies.versionNumber', 'files.name', 'files.bytes', 'files.sha256', 'files.mediaType'])
    .where('signingCopies.workspaceId', '=', tx.workspaceId)
    .where('signingCopies.agreementId', '=', agreementId)
    .orderBy('signingCopies.versionNumber')
    .execute();
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
}
