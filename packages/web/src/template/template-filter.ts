import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { ENGAGEMENT_KINDS, type EngagementKind } from '@entente/core/engagement/engagement-kind';

/** What the library is narrowed to; all of it stands in the page's address. `kind` chooses the ready-made clauses. */
export type TemplateFilter = { show?: 'retired'; locale?: Locale; what?: 'clauses'; kind?: EngagementKind };

/** Reads the filter from an address; what it does not know is left out. */
export function templateFilterFrom(search: Record<string, unknown>): TemplateFilter {
  const locale = LOCALES.find((known) => known === search['locale']);
  const kind = ENGAGEMENT_KINDS.find((known) => known === search['kind']);
  return {
    ...(search['what'] === 'clauses' ? { what: 'clauses' as const } : {}),
    ...(search['show'] === 'retired' ? { show: 'retired' as const } : {}),
    ...(locale === undefined ? {} : { locale }),
    ...(kind === undefined ? {} : { kind }),
  };
}
