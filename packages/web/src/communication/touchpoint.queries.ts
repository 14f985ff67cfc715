import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';
import type { TellingFilter } from './telling-filter.ts';

/** The communication plan of an engagement with what is due and what was told. */
export function communicationQuery(engagementId: string) {
  return queryOptions({ queryKey: ['communication', engagementId], queryFn: ({ signal }) => api.touchpoint.get({ engagementId }, { signal }) });
}

/** What somebody said has happened, behind what comes with the plan. */
export function olderHappeningsQuery(engagementId: string, first: string) {
  return infiniteQueryOptions({ queryKey: ['communication', engagementId, 'happenings', first], queryFn: ({ pageParam, signal }) => api.touchpoint.happenings({ engagementId, cursor: pageParam }, { signal }), initialPageParam: first, getNextPageParam: ({ nextCursor }) => nextCursor });
}

/** How telling each other went, page by page. */
export function tellingsQuery(filter: TellingFilter) {
  return infiniteQueryOptions({ queryKey: ['tellings', filter], queryFn: ({ pageParam, signal }) => api.touchpoint.tellings({ ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }), initialPageParam: '', getNextPageParam: ({ nextCursor }) => nextCursor });
}
