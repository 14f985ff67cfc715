import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';
import type { ExpectationFilter } from './expectation-filter.ts';

/** What each side expects of the other in one engagement. */
export function expectationsQuery(engagementId: string) {
  return queryOptions({ queryKey: ['expectations', 'board', engagementId], queryFn: ({ signal }) => api.expectation.board({ engagementId }, { signal }) });
}

/** What an expectation can be about and rest on. */
export function expectationChoicesQuery(engagementId: string) {
  return queryOptions({ queryKey: ['expectations', 'choices', engagementId], queryFn: ({ signal }) => api.expectation.choices({ engagementId }, { signal }) });
}

/** Expectations of both sides in all engagements that fit, soonest to look at again first, page by page. */
export function expectationListQuery(filter: ExpectationFilter) {
  return infiniteQueryOptions({
    queryKey: ['expectations', 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.expectation.list({ limit: 50, ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
