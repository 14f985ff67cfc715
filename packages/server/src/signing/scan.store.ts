import type { Insertable } from 'kysely';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { ScanReviews, Scans } from '../platform/database/tables.ts';

export async function insertScan(tx: Tx, row: Insertable<Scans>): Promise<void> {
  await tx.kysely.insertInto('scans').values(row).execute();
}

export async function insertScanReview(tx: Tx, row: Insertable<ScanReviews>): Promise<void> {
  await tx.kysely.insertInto('scanReviews').values(row).execute();
}

/** A scan of a paper, with its file and what the other side said of it. */
export type ScanRow = {
  readonly id: string;
  readonly signatoryId: string;
  readonly versionNumber: number;
  readonly typedName: string;
  readonly roleTitle: string;
  readonly onBehalfOf: string;
  readonly locale: Locale;
  readonly side: Side;
  readonly handedInBy: string;
  readonly createdAt: string;
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly review: { readonly outcome: 'confirmed' | 'refused'; readonly body: string; readonly reviewedBy: string; readonly at: string } | null;
};

/** The scans of an agreement, oldest first. */
export async function loadScans(tx: Tx, agreementId: GrantedAgreementId): Promise<readonly ScanRow[]> {
  const rows = await tx.kysely
    .selectFrom('scans')
    .innerJoin('files', (join) => join.onRef('files.workspaceId', '=', 'scans.workspaceId').onRef('files.id', '=', 'scans.fileId'))
    .leftJoin('scanReviews', (join) => join.onRef('scanReviews.workspaceId', '=', 'scans.workspaceId').onRef('scanReviews.scanId', '=', 'scans.id'))
    .selectAll('scans')
    .select(['files.name', 'files.bytes', 'files.sha256', 'files.mediaType', 'scanReviews.outcome', 'scanReviews.body', 'scanReviews.reviewedBy', 'scanReviews.createdAt as reviewedAt'])
    .where('scans.workspaceId', '=', tx.workspaceId)
    .where('scans.agreementId', '=', agreementId)
    .orderBy('scans.createdAt')
    .orderBy('scans.id')
    .execute();
  return rows.map(({ outcome, body, reviewedBy, reviewedAt, ...row }) => ({
    ...row,
    locale: row.locale as Locale,
    side: row.side as Side,
    bytes: Number(row.bytes),
    review: outcome === null ? null : { outcome: outcome as 'confirmed' | 'refused', body: body ?? '', reviewedBy: reviewedBy ?? '', at: reviewedAt ?? '' },
  }));
}

/** The scans of papers that nobody of the other side has spoken on, with the versions they show; oldest first. */
export async function loadWaitingScans(tx: Tx, agreementIds: readonly GrantedAgreementId[]) {
  if (agreementIds.length === 0) return [];
  const rows = await tx.kysely
    .selectFrom('scans')
    .leftJoin('scanReviews', (join) => join.onRef('scanReviews.workspaceId', '=', 'scans.workspaceId').onRef('scanReviews.scanId', '=', 'scans.id'))
    .select(['scans.agreementId', 'scans.versionNumber', 'scans.signatoryId', 'scans.side', 'scans.createdAt'])
    .where('scans.workspaceId', '=', tx.workspaceId)
    .where('scans.agreementId', 'in', agreementIds)
    .where('scanReviews.scanId', 'is', null)
    .orderBy('scans.createdAt')
    .execute();
  return rows.map((row) => ({ ...row, side: row.side as Side }));
}

/** Of which agreement a scan is. */
export async function findScanPlace(tx: Tx, id: string): Promise<{ agreementId: string } | undefined> {
  return tx.kysely.selectFrom('scans').select('agreementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}
