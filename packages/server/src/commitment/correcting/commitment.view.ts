import type { CorrectionRoundsView } from '@entente/contract/commitment/commitment.contract';
import type { AcceptanceTerms } from '@entente/core/commitment/acceptance';
import { isOpen } from '@entente/core/commitment/commitment-state';
import { correctionRounds, type RoundAct } from '@entente/core/commitment/correction-rounds';
import type { StoredCommitment } from '../commitment.store.ts';

/**
 * Where each delivery stands with its rounds of corrections, for its own row and for the client's answer to it; nothing
 * for one that was never asked about, or was asked about before rounds were counted.
 */
export function roundsOfRows(rows: readonly StoredCommitment[], acts: ReadonlyMap<string, readonly RoundAct[]>): ReadonlyMap<string, CorrectionRoundsView> {
  const asked = new Map(rows.flatMap((row) => (row.sourceKind === 'acceptance' && row.sourceId !== null ? [[row.sourceId, row.acceptanceTerms as AcceptanceTerms] as const] : [])));
  return new Map(rows.flatMap((row) => {
    if (row.sourceId === null || !isOfDelivery(row)) return [];
    const view = roundsOf(row, { terms: asked.get(row.sourceId), kept: acts.get(row.sourceId) ?? [] });
    return view === null ? [] : [[row.id, view] as const];
  }));
}

function isOfDelivery({ sourceKind }: StoredCommitment): boolean {
  return sourceKind === 'deliverable' || sourceKind === 'acceptance';
}

function roundsOf(row: StoredCommitment, { terms, kept }: { readonly terms: AcceptanceTerms | undefined; readonly kept: readonly RoundAct[] }): CorrectionRoundsView | null {
  if (terms?.rounds === undefined) return null;
  const rounds = correctionRounds(kept, terms.rounds);
  const correcting = row.sourceKind === 'deliverable' && isOpen(row) && kept.length > 0;
  return { ...rounds, says: terms.corrections ?? '', correcting, asks: correcting && rounds.beyond > 0 && kept.at(-1) === 'returned' };
}

/** The engagements in which something delivered was asked about. */
export function engagementsAsked(rows: readonly StoredCommitment[]): readonly string[] {
  return [...new Set(rows.flatMap(({ sourceKind, engagementId }) => (sourceKind === 'acceptance' ? [engagementId] : [])))];
}
