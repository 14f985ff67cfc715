import { SCOPED_KINDS, type ScopedKind } from '@entente/core/workspace/scope';
import type { PhraseKey } from '@entente/phrases/shape';

export const KIND_WORDS: Readonly<Record<ScopedKind, PhraseKey>> = { client: 'data.kindClient', contact: 'data.kindContact', deal: 'data.kindDeal', engagement: 'data.kindEngagement', interaction: 'data.kindInteraction' };

/** What the bin's address keeps. */
export function binPlaceFrom(search: Record<string, unknown>): { kind?: ScopedKind } {
  const kind = SCOPED_KINDS.find((one) => one === search['kind']);
  return kind === undefined ? {} : { kind };
}
