import type { RecordFilter } from '@entente/core/record/record-filter';
import { filterFrom } from '../record/filter-edit.ts';

/** What the list of engagements is narrowed to; all of it stands in the page's address. */
export type EngagementFilter = { search?: string; state?: 'open' | 'closed'; /** Over fields of the workspace's own. */ filter?: RecordFilter };

/** Reads the filter from the address; what does not belong is left out. */
export function engagementFilterFrom(search: Record<string, unknown>): EngagementFilter {
  const { search: words, state } = search;
  const filter = filterFrom(search['filter']);
  return {
    ...(typeof words === 'string' && words.trim() !== '' ? { search: words.slice(0, 200) } : {}),
    ...(state === 'open' || state === 'closed' ? { state } : {}),
    ...(filter === null ? {} : { filter }),
  };
}
