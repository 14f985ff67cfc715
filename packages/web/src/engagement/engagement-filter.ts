/** What the list of engagements is narrowed to; all of it stands in the page's address. */
export type EngagementFilter = { search?: string; state?: 'open' | 'closed' };

/** Reads the filter from the address; what does not belong is left out. */
export function engagementFilterFrom(search: Record<string, unknown>): EngagementFilter {
  const { search: words, state } = search;
  return {
    ...(typeof words === 'string' && words.trim() !== '' ? { search: words.slice(0, 200) } : {}),
    ...(state === 'open' || state === 'closed' ? { state } : {}),
  };
}
