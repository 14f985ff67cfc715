import type { ListKind } from '@entente/core/record/record-kind';
import type { RecordsAsked } from './record.queries.ts';
import type { RecordPlace } from './record-place.ts';

/** The list from which a record was opened: what was asked, and the address to go back to. */
export type Trail = { readonly asked: RecordsAsked; readonly place: RecordPlace };

const place = (kind: ListKind): string => `entente.trail.${kind}`;

/** Remembers the list that one leaves for a record, for this tab. */
export function keepTrail(trail: Trail): void {
  try {
    sessionStorage.setItem(place(trail.asked.kind), JSON.stringify(trail));
  } catch {
    // Storage may be forbidden; the record page then has no neighbours to go to.
  }
}

/** The list from which this tab came to a record of the kind, or null. */
export function keptTrail(kind: ListKind): Trail | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place(kind)) ?? 'null');
    return isTrail(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isTrail(kept: unknown): kept is Trail {
  return typeof kept === 'object' && kept !== null && 'asked' in kept && 'place' in kept;
}
