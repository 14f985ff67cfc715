import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { RECORD_KINDS, type RecordKind } from '@entente/core/record/record-kind';
import { api } from '../shell/team-app/api.ts';

/** Rules of the workspace. */
export const qualityRulesQuery = queryOptions({ queryKey: ['quality', 'rules'], queryFn: ({ signal }) => api.quality.rules({}, { signal }), select: ({ rows }) => rows });

/** Sums of the workspace, by team and week. */
export const qualitySummaryQuery = queryOptions({ queryKey: ['quality', 'summary'], queryFn: ({ signal }) => api.quality.summary({}, { signal }), select: ({ kinds }) => kinds });

/** Records of a kind that need a hand. */
export const qualityWorkQuery = (kind: RecordKind) => infiniteQueryOptions({
  queryKey: ['quality', 'work', kind],
  queryFn: ({ pageParam, signal }) => api.quality.worklist({ kind, limit: 30, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});

/** How one record stands. */
export const recordQualityQuery = (kind: RecordKind, id: string) => queryOptions({ queryKey: ['quality', 'record', kind, id], queryFn: ({ signal }) => api.quality.record({ kind, id }, { signal }) });

/** What the page's address keeps. */
export function qualityPlaceFrom(search: Record<string, unknown>): { kind?: RecordKind } {
  const kind = RECORD_KINDS.find((one) => one === search['kind']);
  return kind === undefined || kind === 'client' ? {} : { kind };
}
