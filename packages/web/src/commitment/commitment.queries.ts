import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';
import type { CommitmentFilter } from './commitment-filter.ts';

/** What both sides promised in one engagement. */
export function boardQuery(engagementId: string) {
  return queryOptions({ queryKey: ['commitments', 'board', engagementId], queryFn: ({ signal }) => api.commitment.board({ engagementId }, { signal }) });
}

/** Who can promise something in an engagement. */
export function peopleQuery(engagementId: string) {
  return queryOptions({ queryKey: ['commitments', 'people', engagementId], queryFn: ({ signal }) => api.commitment.people({ engagementId }, { signal }) });
}

/** Every act on what was promised, newest first, page by page. */
export function ledgerQuery(engagementId: string) {
  return infiniteQueryOptions({
    queryKey: ['commitments', 'ledger', engagementId],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.commitment.events({ engagementId, limit: 30, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How the reader is reminded. */
export const ladderQuery = queryOptions({ queryKey: ['commitments', 'ladder'], queryFn: ({ signal }) => api.commitment.ladder(undefined, { signal }) });

/** Promises of all engagements that fit, soonest first, page by page. */
export function commitmentsQuery({ search, state = 'open', side, whose }: CommitmentFilter) {
  return infiniteQueryOptions({
    queryKey: ['commitments', 'list', { search, state, side, whose }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.commitment.list({ limit: 50, ...(search === undefined ? {} : { search }), ...(state === 'every' ? {} : { state }), ...(side === undefined ? {} : { side }), ...(whose === undefined ? {} : { whose }), ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
