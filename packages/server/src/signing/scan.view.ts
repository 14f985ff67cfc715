import type { PortalPaper } from '@entente/contract/signing/portal-page';
import type { PersonView } from '@entente/contract/signing/signing-views';
import { mintForm, type Reading } from './page/signing.actions.ts';
import type { ScanRow } from './scan.store.ts';

/** What a client's page tells of papers: those the provider handed in, and the reader's own. */
export function portalPaper({ visit, frame }: Pick<Reading, 'visit' | 'frame'>, scans: readonly ScanRow[]): PortalPaper {
  const { signatoryId } = visit.link.actor;
  const href = (id: string): string => `${frame.base}/file/scan-${id}`;
  const waiting = scans.filter(({ review }) => review === null);
  const own = scans.findLast((scan) => scan.signatoryId === signatoryId && scan.side === 'client');
  return {
    toReview: waiting.filter(({ side }) => side === 'provider').map((scan) => ({
      id: scan.id, name: scan.typedName, handedInBy: scan.handedInBy, at: scan.createdAt, href: href(scan.id), mine: scan.signatoryId === signatoryId,
      confirm: mintForm(visit, `scan/${scan.id}/confirm`), refuse: mintForm(visit, `scan/${scan.id}/refuse`),
    })),
    waiting: own === undefined || own.review !== null ? null : { at: own.createdAt, href: href(own.id) },
    refused: own?.review?.outcome === 'refused' ? { by: own.review.reviewedBy, words: own.review.body } : null,
  };
}

/** The newest scan with a person's signature that does not count, as the team sees it. */
export function scanOf(scans: readonly ScanRow[], { signatoryId, versionNumber }: { signatoryId: string; versionNumber: number | null }): PersonView['scan'] {
  const newest = scans.findLast((scan) => scan.signatoryId === signatoryId && scan.versionNumber === versionNumber);
  if (newest === undefined || newest.review?.outcome === 'confirmed') return null;
  const { id, name, side, handedInBy, createdAt: at, review } = newest;
  return { id, name, side, handedInBy, at, refusedBy: review?.reviewedBy ?? null, words: review?.body ?? '', mayReview: review === null && side === 'client' };
}
