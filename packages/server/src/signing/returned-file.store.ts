import type { ReturnedSignature } from '@entente/seal/returned-report';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Returned } from './returned-file.schema.ts';
import { insertFile } from './seal.store.ts';

type Kept = { readonly signatureId: string; readonly agreementId: string; readonly clientId: string; readonly versionNumber: number; readonly fileId: string; readonly at: string };

/** Keeps a file that came back beside the signature that was given with it. */
export async function insertReturnedFile(tx: Tx, { at, ...kept }: Kept, { name, bytes, sha256, beginsWith, signatures }: Returned): Promise<void> {
  const { workspaceId } = tx;
  await insertFile(tx, { workspaceId, id: kept.fileId, clientId: kept.clientId, name, mediaType: 'application/pdf', bytes, sha256, subjectKind: 'returned_file', subjectId: kept.agreementId, createdAt: at });
  await tx.kysely.insertInto('returnedFiles').values({ workspaceId, ...kept, beginsWith, signatures: JSON.stringify(signatures), createdAt: at }).execute();
}

/** Keeps a confirmed scan as what its signature was given with; its file is there already. */
export async function keepScan(tx: Tx, { at, ...kept }: Kept & { readonly beginsWith: string }): Promise<void> {
  await tx.kysely.insertInto('returnedFiles').values({ workspaceId: tx.workspaceId, ...kept, signatures: '[]', createdAt: at }).execute();
}

/** A file that came back, whose signature stands; a scan holds no signature that could be read. */
export type ReturnedFileRow = {
  readonly signatureId: string;
  readonly signatoryId: string;
  readonly versionNumber: number;
  readonly finalAt: string;
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly beginsWith: string;
  readonly signatures: readonly ReturnedSignature[];
};

/** The files that came back for an agreement and whose signature was not taken back, in order of signing. */
export async function loadReturnedFiles(tx: Tx, agreementId: GrantedAgreementId): Promise<readonly ReturnedFileRow[]> {
  const rows = await tx.kysely
    .selectFrom('returnedFiles')
    .innerJoin('signatures', (join) => join.onRef('signatures.workspaceId', '=', 'returnedFiles.workspaceId').onRef('signatures.id', '=', 'returnedFiles.signatureId'))
    .innerJoin('files', (join) => join.onRef('files.workspaceId', '=', 'returnedFiles.workspaceId').onRef('files.id', '=', 'returnedFiles.fileId'))
    .select(['returnedFiles.signatureId', 'returnedFiles.versionNumber', 'returnedFiles.fileId', 'returnedFiles.beginsWith', 'returnedFiles.signatures', 'signatures.signatoryId', 'signatures.finalAt', 'files.name', 'files.bytes', 'files.sha256', 'files.mediaType'])
    .where('returnedFiles.workspaceId', '=', tx.workspaceId)
    .where('returnedFiles.agreementId', '=', agreementId)
    .where('signatures.takenBackAt', 'is', null)
    .orderBy('signatures.signedAt')
    .orderBy('signatures.id')
    .execute();
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes), signatures: row.signatures as unknown as readonly ReturnedSignature[] }));
}
