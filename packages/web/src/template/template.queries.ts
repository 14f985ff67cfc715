import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';
import type { TemplateFilter } from './template-filter.ts';

/** The library: what the product brings in one language, and the workspace's own. */
export function templatesQuery({ show, locale }: TemplateFilter) {
  return queryOptions({ queryKey: ['templates', { show, locale }], queryFn: ({ signal }) => api.template.list({ show: show ?? 'in_use', ...(locale === undefined ? {} : { locale }) }, { signal }) });
}

/** One template of the workspace; its text is its document. */
export function templateQuery(id: string) {
  return queryOptions({ queryKey: ['template', id], queryFn: ({ signal }) => api.template.get({ id }, { signal }) });
}

/** A built-in template with its text. */
export function builtinQuery(key: string) {
  return queryOptions({ queryKey: ['builtin', key], queryFn: ({ signal }) => api.template.getBuiltin({ key }, { signal }), staleTime: Infinity });
}

/** How a template differs from what it was copied from, or from the draft of an agreement made from it. */
export function templateDifferenceQuery(id: string, documentId: string | null) {
  return queryOptions({ queryKey: ['template', id, 'difference', documentId], queryFn: ({ signal }) => api.template.difference({ id, ...(documentId === null ? {} : { documentId }) }, { signal }) });
}
