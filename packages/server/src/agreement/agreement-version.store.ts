import type { ClauseHash } from '@entente/core/agreement/version-comparison';
import type { DocumentContent } from '@entente/core/document/content';
import { readStoredContent, type CanonicalForm } from '@entente/core/document/stored-content';
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { AgreementVersions } from '../platform/database/tables.ts';
import type { GrantedAgreementId } from './agreement.access.ts';

/** Frozen versions without their text, newest first. */
export async function loadVersionRows(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  return tx.kysely
    .selectFrom('agreementVersions')
    .select(['agreementId', 'number', 'sha256', 'frozenAt', 'frozenByName', 'documentRevision'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', 'in', agreementIds)
    .orderBy('number', 'desc')
    .execute();
}

export type StoredVersion = {
  readonly number: number;
  readonly content: DocumentContent;
  readonly canonicalText: string;
  readonly sha256: string;
  readonly clauseHashes: readonly ClauseHash[];
  readonly frozenAt: string;
  readonly frozenByName: string;
  readonly documentRevision: number;
};

/** One frozen version whole; null where there is none with this number. */
export async function loadVersion(tx: Tx, id: GrantedAgreementId, number: number): Promise<StoredVersion | null> {
  return (await versionQuery(tx, id).where('number', '=', number).execute()).map(storedVersion)[0] ?? null;
}

/** All frozen versions whole, oldest first. */
export async function loadVersions(tx: Tx, id: GrantedAgreementId): Promise<readonly StoredVersion[]> {
  return (await versionQuery(tx, id).orderBy('number').execute()).map(storedVersion);
}

function versionQuery(tx: Tx, id: GrantedAgreementId) {
  return tx.kysely
    .selectFrom('agreementVersions')
    .select(['number', 'content', 'canonicalForm', 'canonicalText', 'sha256', 'clauseHashes', 'frozenAt', 'frozenByName', 'documentRevision'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', '=', id);
}

function storedVersion({ canonicalForm, ...row }: { content: unknown; canonicalForm: number; clauseHashes: unknown } & Omit<StoredVersion, 'content' | 'clauseHashes'>): StoredVersion {
  return { ...row, content: readStoredContent(row.content, canonicalForm as CanonicalForm), clauseHashes: row.clauseHashes as ClauseHash[] };
}

export async function insertVersion(tx: Tx, row: Insertable<AgreementVersions>): Promise<void> {
  await tx.kysely.insertInto('agreementVersions').values(row).execute();
  tx.touched?.add(row.agreementId);
}

/** Events that tell where an agreement stands: what went out, and what was opened again. */
export async function loadMilestones(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  return tx.kysely
    .selectFrom('agreementEvents')
    .select(['agreementId', 'type', 'at', sql<string | null>`body ->> 'versionNumber'`.as('versionNumber')])
    .where('workspaceId', '=', tx.workspaceId)
    .where('agreementId', 'in', agreementIds)
    .where('type', 'in', ['agreement.sent', 'agreement.reopened'])
    .orderBy('seq')
    .execute();
}

/** Seals of these agreements. */
export async function loadSeals(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  return tx.kysely
    .selectFrom('seals')
    .leftJoin('sealExtensions as raised', (join) => join.onRef('raised.workspaceId', '=', 'seals.workspaceId').onRef('raised.agreementId', '=', 'seals.agreementId').onRef('raised.versionNumber', '=', 'seals.versionNumber'))
    .select(['seals.agreementId', 'seals.versionNumber', 'seals.fileId', 'seals.level', 'seals.degradedBecause', 'seals.certificateSerial', 'seals.certificateFingerprint', 'seals.chainHead', 'seals.sha256', 'seals.sealedAt'])
    .select(['raised.level as raisedLevel', 'raised.fileId as raisedFileId', 'raised.sha256 as raisedSha256', 'raised.createdAt as raisedAt', 'raised.stampedAt', 'raised.stampAuthority'])
    .where('seals.workspaceId', '=', tx.workspaceId)
    .where('seals.agreementId', 'in', agreementIds)
    .execute();
}

/** When consumers went back on these agreements. */
export async function loadRevocations(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  return tx.kysely.selectFrom('revocations').select(['agreementId', 'createdAt']).where('workspaceId', '=', tx.workspaceId).where('agreementId', 'in', agreementIds).execute();
}
