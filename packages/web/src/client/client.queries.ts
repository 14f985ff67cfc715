import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Lifecycle } from '@entente/core/kernel/lifecycle';
import { api } from '../shell/team-app/api.ts';

/** What the list of clients is narrowed to; all of it stands in the page's address. */
export type ClientFilter = { search?: string; lifecycle?: Lifecycle; sort?: 'updated' | 'name' };

/** The clients that fit, page by page. */
export function clientsQuery({ search, lifecycle, sort = 'updated' }: ClientFilter) {
  return infiniteQueryOptions({
    queryKey: ['clients', { search, lifecycle, sort }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.client.list({ limit: 50, sort, ...(search === undefined ? {} : { search }), ...(lifecycle === undefined ? {} : { lifecycle }), ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** One client with contacts, engagements and timeline. */
export function clientQuery(id: string) {
  return queryOptions({ queryKey: ['client', id], queryFn: ({ signal }) => api.client.get({ id }, { signal }) });
}
