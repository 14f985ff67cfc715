/** What of telling each other is looked at. */
export const TELLING_SHOWS = ['all', 'missed', 'late', 'unread'] as const;
export type TellingShow = (typeof TELLING_SHOWS)[number];
export type TellingFilter = { readonly show?: Exclude<TellingShow, 'all'>; readonly side?: 'provider' | 'client' };

/** The filter that an address holds; what it does not know is left out. */
export function tellingFilterFrom(search: Readonly<Record<string, unknown>>): TellingFilter {
  const show = TELLING_SHOWS.find((one) => one === search.show && one !== 'all') as TellingFilter['show'];
  const side = (['provider', 'client'] as const).find((one) => one === search.side);
  return { ...(show === undefined ? {} : { show }), ...(side === undefined ? {} : { side }) };
}
