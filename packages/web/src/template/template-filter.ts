import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';

/** What the library is narrowed to; all of it stands in the page's address. */
export type TemplateFilter = { show?: 'retired'; locale?: Locale };

/** Reads the filter from an address; what it does not know is left out. */
export function templateFilterFrom(search: Record<string, unknown>): TemplateFilter {
  const locale = LOCALES.find((known) => known === search['locale']);
  return { ...(search['show'] === 'retired' ? { show: 'retired' as const } : {}), ...(locale === undefined ? {} : { locale }) };
}
