import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import type { FieldKind, ListKind } from '@entente/core/record/record-kind';
import type { FilterGroup } from '@entente/core/record/record-filter';
import { api } from '../shell/team-app/api.ts';
import { filterText } from './filter-edit.ts';

/** The first word of every cached answer about records of a kind. */
export const KIND_KEYS = { client: 'clients', contact: 'contacts', deal: 'deals', engagement: 'engagements' } as const satisfies Record<ListKind, string>;

/** Which records: everything but how they are shown. */
export type RecordsAsked = { readonly kind: ListKind; readonly filter: FilterGroup; readonly search?: string | undefined; readonly sort: string; readonly columns: readonly string[] };

type Page = { rows: RecordRow[]; nextCursor: string | null };
export type RecordPages = InfiniteData<Page, string>;

const PAGE = 100;
const MINUTES_MS = 60_000;

/** What is asked of the API, as its address says it. */
export function recordsInput({ kind, filter, search, sort, columns }: RecordsAsked) {
  return {
    kind,
    ...filterText(filter),
    ...(search === undefined || search.trim() === '' ? {} : { search: search.trim() }),
    ...(sort === '' ? {} : { sort }),
    ...(columns.length === 0 ? {} : { columns: columns.join(',') }),
  };
}

/** The fields of a kind, built-in and the workspace's own; hidden ones are not among them. */
export function fieldsQuery(kind: FieldKind) {
  return queryOptions({ queryKey: ['fields', kind], queryFn: ({ signal }) => api.record.fields({ kind }, { signal }), staleTime: 5 * MINUTES_MS, select: ({ rows }) => rows });
}

/** The records that fit, page by page. Not asked again by itself: a list that jumps under one's hands is worse than one a minute old. */
export function recordsQuery(asked: RecordsAsked) {
  const input = recordsInput(asked);
  return infiniteQueryOptions({
    queryKey: [KIND_KEYS[asked.kind], 'records', input],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.record.list({ ...input, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
    staleTime: Infinity,
    gcTime: 10 * MINUTES_MS,
    refetchOnWindowFocus: false,
  });
}

/** How many fit and what the named columns come to; apart from the rows, which never wait for it. */
export function aggregatesQuery({ columns, ...asked }: Omit<RecordsAsked, 'sort'>) {
  const { sort: _sort, ...input } = recordsInput({ ...asked, columns, sort: '' });
  return queryOptions({ queryKey: [KIND_KEYS[asked.kind], 'aggregates', input], queryFn: ({ signal }) => api.record.aggregates(input, { signal }), staleTime: MINUTES_MS / 2 });
}

/** Saved views: one's own, the team's, everybody's. */
export function savedViewsQuery(kind: ListKind) {
  return queryOptions({ queryKey: ['saved-views', kind], queryFn: ({ signal }) => api.record.savedViews({ kind }, { signal }), staleTime: MINUTES_MS, select: ({ rows }) => rows });
}

export const CHANGE_SETS_KEY = ['change-sets'] as const;

/** Acts on many records, newest first: one's own, or everybody's for owners and managers. */
export const changeSetsQuery = infiniteQueryOptions({
  queryKey: [...CHANGE_SETS_KEY, 'list'],
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) => api.changeSet.list(pageParam === '' ? {} : { cursor: pageParam }, { signal }),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** One of them, with what failed of it and what its undo left. */
export function changeSetQuery(id: string) {
  return queryOptions({ queryKey: [...CHANGE_SETS_KEY, id], queryFn: ({ signal }) => api.changeSet.get({ id }, { signal }) });
}

/** The people of the workspace. */
export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: ({ signal }) => api.member.list({}, { signal }), staleTime: 5 * MINUTES_MS, select: ({ rows }) => rows });

const KEPT_PAGES = 3;

/** Asks for a kind's records anew after something was added, removed or changed by the hundred: the first pages only, the rest comes while one scrolls. */
export async function refreshRecords(queries: QueryClient, kind: ListKind): Promise<void> {
  queries.setQueriesData<RecordPages>({ queryKey: [KIND_KEYS[kind], 'records'] }, (data) => (data === undefined ? data : { pages: data.pages.slice(0, KEPT_PAGES), pageParams: data.pageParams.slice(0, KEPT_PAGES) }));
  await queries.invalidateQueries({ queryKey: [KIND_KEYS[kind]] });
}

/** Shows changed values of one record in every list that is open or kept. */
export function patchRow(queries: QueryClient, { kind, id, values, names = {} }: { kind: ListKind; id: string; values: Readonly<Record<string, CellValue>>; names?: Readonly<Record<string, string>> }): void {
  queries.setQueriesData<RecordPages>({ queryKey: [KIND_KEYS[kind], 'records'] }, (data) => {
    if (data === undefined) return data;
    const page = data.pages.findIndex(({ rows }) => rows.some((row) => row.id === id));
    if (page === -1) return data;
    const pages = data.pages.map((one, at) => (at === page ? { ...one, rows: one.rows.map((row) => (row.id === id ? { ...row, values: { ...row.values, ...values }, names: { ...row.names, ...names } } : row)) } : one));
    return { ...data, pages };
  });
}

/** One record with every field that the reader may see. */
export function recordQuery(kind: ListKind, id: string) {
  return queryOptions({ queryKey: [kind, id, 'record'], queryFn: ({ signal }) => api.record.get({ kind, id }, { signal }) });
}
