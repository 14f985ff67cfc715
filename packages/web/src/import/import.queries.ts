import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { isAtWork } from '@entente/core/import/import-state';
import { api } from '../shell/team-app/api.ts';

const LOOK_AGAIN_MS = 700;

/** The imports one may see, newest first, page by page; looked at again while one of them is at work. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => api.import.list(pageParam === '' ? { limit: 50 } : { limit: 50, cursor: pageParam }, { signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  refetchInterval: ({ state }) => (state.data?.pages[0]?.rows.some((row) => isAtWork(row.state)) === true ? LOOK_AGAIN_MS * 3 : false),
});

/** One import; looked at again while it is at work. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => api.import.get({ id }, { signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isAtWork(state.data.state) ? LOOK_AGAIN_MS : false),
  });
}

export const importMapsQuery = queryOptions({ queryKey: ['import-maps'], queryFn: ({ signal }) => api.import.maps({}, { signal }) });

/** What an undo kept. */
export function keptQuery(id: string) {
  return queryOptions({ queryKey: ['import-kept', id], queryFn: ({ signal }) => api.import.kept({ id }, { signal }) });
}
