import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '@entente/core/kernel/locale-list';
import type { TemplateKind } from '@entente/core/template/template-source';
import { api } from '../shell/team-app/api.ts';
import type { TemplateFilter } from './template-filter.ts';

/** The library: what the product brings in one language, and the workspace's own. */
export function templatesQuery({ show, locale, what }: TemplateFilter) {
  return queryOptions({ queryKey: ['templates', { show, locale, what }], queryFn: ({ signal }) => api.template.list({ show: show ?? 'in_use', scope: what === 'clauses' ? 'clause' : 'whole', ...(locale === undefined ? {} : { locale }) }, { signal }) });
}

/** One template of the workspace; its text is its document. */
export function templateQuery(id: string) {
  return queryOptions({ queryKey: ['template', id], queryFn: ({ signal }) => api.template.get({ id }, { signal }) });
}

/** Clauses to put into a text of a language: the workspace's own, and those for a kind of engagement. */
export function libraryClausesQuery({ locale, kind }: { locale: Locale; kind: TemplateKind }) {
  return queryOptions({ queryKey: ['templates', 'clauses', locale, kind], queryFn: ({ signal }) => api.template.listClauses({ locale, kind }, { signal }) });
}

/** The states of a template that were kept, newest first. */
export function templateVersionsQuery(id: string) {
  return queryOptions({ queryKey: ['template', id, 'versions'], queryFn: ({ signal }) => api.template.listVersions({ id }, { signal }) });
}

/** A built-in template with its text. */
export function builtinQuery(key: string) {
  return queryOptions({ queryKey: ['builtin', key], queryFn: ({ signal }) => api.template.getBuiltin({ key }, { signal }), staleTime: Infinity });
}

/** What a template is compared with: what it was copied from, a kept version, or the draft of an agreement. */
export type Against = { readonly documentId: string } | { readonly version: number } | null;

/** How a template differs from what it was copied from, from a version, or from the draft of an agreement that has it. */
export function templateDifferenceQuery(id: string, against: Against) {
  return queryOptions({ queryKey: ['template', id, 'difference', against], queryFn: ({ signal }) => api.template.difference({ id, ...against }, { signal }) });
}
