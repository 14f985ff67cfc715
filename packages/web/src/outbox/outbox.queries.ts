import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** Messages, newest first, page by page. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: ['outbox'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => api.outbox.list({ limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: 10_000,
});

/** One message as its reader sees it. */
export function announcementQuery(id: string) {
  return queryOptions({ queryKey: ['announcement', id], queryFn: ({ signal }) => api.outbox.get({ id }, { signal }) });
}
