import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';
import { filterText } from '../record/filter-edit.ts';
import type { EngagementFilter } from './engagement-filter.ts';

/** The engagements that fit, page by page, newest change first. */
export function engagementsQuery({ search, state, filter }: EngagementFilter) {
  const own = filterText(filter);
  return infiniteQueryOptions({
    queryKey: ['engagements', { search, state, ...own }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.engagement.list({ limit: 50, ...(search === undefined ? {} : { search }), ...(state === undefined ? {} : { state }), ...own, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** One engagement with its story. */
export function engagementQuery(id: string) {
  return queryOptions({ queryKey: ['engagement', id], queryFn: ({ signal }) => api.engagement.get({ id }, { signal }) });
}
