/** Which signatures the page on time to signed counts; all of it stands in the page's address. */
export const TIMES_PERIODS = ['90', '365', 'all'] as const;
export type TimesFilter = { period?: (typeof TIMES_PERIODS)[number] };

const DAY_MS = 86_400_000;

/** Reads the filter from the address; what does not belong is left out. */
export function timesFilterFrom({ period }: Record<string, unknown>): TimesFilter {
  const known = TIMES_PERIODS.find((one) => one === String(period));
  return known === undefined ? {} : { period: known };
}

/** The first day that counts, as the API wants it. */
export function firstDayOf({ period = '365' }: TimesFilter, now = new Date()): string {
  return period === 'all' ? '2000-01-01' : new Date(now.getTime() - Number(period) * DAY_MS).toISOString().slice(0, 10);
}
