import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** Every automation, on and off. */
export const automationsQuery = queryOptions({ queryKey: ['automations'], queryFn: ({ signal }) => api.automation.list(undefined, { signal }) });

/** What an automation did, newest first. */
export function automationRunsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['automations', id, 'runs'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.automation.runs({ id, limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
  });
}
