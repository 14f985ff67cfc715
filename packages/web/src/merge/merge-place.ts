import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';

/** Which two records stand side by side: the one that stays and the one that goes into it. */
export type MergePlace = { kind: DuplicateKind; stays: string; goes: string };

export function mergePlaceFrom(search: Record<string, unknown>): MergePlace {
  const text = (key: string): string => (typeof search[key] === 'string' ? search[key] : '');
  return { kind: search['kind'] === 'client' ? 'client' : 'contact', stays: text('stays'), goes: text('goes') };
}
