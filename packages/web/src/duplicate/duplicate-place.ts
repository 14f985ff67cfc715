import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';

/** What the address of the list of duplicates holds; contacts unless it says clients. */
export type DuplicatePlace = { kind?: DuplicateKind };

export function duplicatePlaceFrom(search: Record<string, unknown>): DuplicatePlace {
  return search['kind'] === 'client' ? { kind: 'client' } : {};
}
