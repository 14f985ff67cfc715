import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery, useQueryClient, type Query, type QueryFilters, type QueryKey } from '@tanstack/react-query';
import { RECORD_KINDS } from '@entente/core/record/record-kind';
import type { FieldView } from '../record/field-words.ts';
import { fieldsQuery, type RecordPages } from '../record/record.queries.ts';
import { filterText } from '../record/filter-edit.ts';
import { api } from '../shell/team-app/api.ts';
import { taskInput, type TaskPlace } from './task-place.ts';
import { timelineInput, type TimelinePlace } from './timeline-place.ts';

/** Whose timeline: exactly one of these is given. */
export type TimelineAbout = { readonly clientId: string } | { readonly contactId: string } | { readonly dealId: string } | { readonly engagementId: string };

/** What happened around a record, newest first, page by page. */
export function timelineQuery(about: TimelineAbout, place: TimelinePlace = {}) {
  const { filter, ...asked } = timelineInput(place);
  const input = { ...about, ...asked, ...filterText(filter), limit: 30 };
  return infiniteQueryOptions({
    queryKey: ['timeline', input],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.interaction.timeline({ ...input, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Tasks that one may see, page by page. */
export function tasksQuery(place: TaskPlace) {
  const { filter, ...asked } = taskInput(place);
  const input = { ...asked, ...filterText(filter), limit: 50 };
  return infiniteQueryOptions({
    queryKey: ['tasks', 'list', input],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.interaction.tasks({ ...input, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The files kept with a record, newest first. */
export function attachmentsQuery(about: TimelineAbout) {
  return infiniteQueryOptions({
    queryKey: ['attachments', about],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.interaction.attachments({ ...about, limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** The open tasks of a record that one may see, the earliest first. */
export function recordTasksQuery(about: TimelineAbout) {
  return queryOptions({ queryKey: ['tasks', 'record', about], queryFn: ({ signal }) => api.interaction.tasks({ ...about, whose: 'all', limit: 20 }, { signal }) });
}

/** The open tasks of whoever looks, the earliest first. */
export const myTasksQuery = queryOptions({ queryKey: ['tasks', 'mine'], queryFn: ({ signal }) => api.interaction.tasks({ whose: 'mine', limit: 20 }, { signal }) });

const NONE: readonly FieldView[] = [];

/** The workspace's own fields of interactions. */
export function useInteractionFields(): readonly FieldView[] {
  return useQuery(fieldsQuery('interaction')).data ?? NONE;
}

/** A list that was scrolled far is not read again for one task. */
const SHORT = 3;
const isShortList = ({ queryKey: [, part], state: { data } }: Query): boolean => part === 'records' && ((data as RecordPages | undefined)?.pages.length ?? 0) <= SHORT;

/** What shows entries: timelines and tasks, and what says of a record what is next. */
export const ENTRIES: readonly (QueryKey | QueryFilters)[] = [['timeline'], ['tasks'], ...RECORD_KINDS.map((kind) => [kind]), ['deals', 'board'], ['quality', 'record'], { predicate: isShortList }];

/** Reads timelines and tasks again after an act. */
export function useInteractionsStale(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(ENTRIES.map((one) => queries.invalidateQueries('length' in one ? { queryKey: one } : one)));
  };
}
