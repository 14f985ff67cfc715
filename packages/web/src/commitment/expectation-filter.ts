import { EXPECTATION_SHOWS, type ExpectationShow } from '@entente/core/commitment/expectation-state';

/** What the list of expectations is narrowed to; all of it stands in the page's address. */
export type ExpectationFilter = { search?: string; show?: ExpectationShow; side?: 'provider' | 'client'; whose?: 'mine'; left?: 'yes' };

/** Reads the filter from the address; what does not belong is left out. */
export function expectationFilterFrom({ search: words, show: shown, side, whose, left }: Readonly<Record<string, unknown>>): ExpectationFilter {
  const show = EXPECTATION_SHOWS.find((one) => one === shown);
  return {
    ...(typeof words === 'string' && words.trim() !== '' ? { search: words.slice(0, 200) } : {}),
    ...(show === undefined ? {} : { show }),
    ...(side === 'provider' || side === 'client' ? { side } : {}),
    ...(whose === 'mine' ? { whose } : {}),
    ...(left === 'yes' ? { left } : {}),
  };
}
