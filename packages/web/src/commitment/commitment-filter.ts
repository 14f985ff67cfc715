/** What the list of promises is narrowed to; all of it stands in the page's address. The open ones are meant where no state is said. */
export type CommitmentFilter = { search?: string; state?: 'open' | 'late' | 'stuck' | 'done' | 'every'; side?: 'provider' | 'client'; whose?: 'mine' };

const STATES = ['open', 'late', 'stuck', 'done', 'every'] as const;

/** Reads the filter from the address; what does not belong is left out. */
export function commitmentFilterFrom(search: Record<string, unknown>): CommitmentFilter {
  const { search: words, side, whose } = search;
  const state = STATES.find((one) => one === search['state']);
  return {
    ...(typeof words === 'string' && words.trim() !== '' ? { search: words.slice(0, 200) } : {}),
    ...(state === undefined ? {} : { state }),
    ...(side === 'provider' || side === 'client' ? { side } : {}),
    ...(whose === 'mine' ? { whose } : {}),
  };
}
