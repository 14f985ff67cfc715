import { infiniteQueryOptions, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TimelineShow } from '@entente/core/interaction/interaction-kind';
import type { RecordFilter } from '@entente/core/record/record-filter';
import type { FieldView } from '../record/field-words.ts';
import { fieldsQuery } from '../record/record.queries.ts';
import { filterText, NO_FILTER } from '../record/filter-edit.ts';
import { api } from '../shell/team-app/api.ts';

/** Whose timeline: exactly one of these is given. */
export type TimelineAbout = { readonly clientId: string } | { readonly contactId: string } | { readonly dealId: string } | { readonly engagementId: string };

/** What happened around a record, newest first, page by page. @param filter over fields of the workspace's own. */
export function timelineQuery(about: TimelineAbout, show: TimelineShow, filter: RecordFilter = NO_FILTER) {
  const own = filterText(filter);
  return infiniteQueryOptions({
    queryKey: ['timeline', about, show, own],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.interaction.timeline({ ...about, show, limit: 30, ...own, ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
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

/** The open tasks of whoever looks, the earliest first. */
export const myTasksQuery = queryOptions({ queryKey: ['tasks', 'mine'], queryFn: ({ signal }) => api.interaction.tasks({ whose: 'mine', limit: 20 }, { signal }) });

const NONE: readonly FieldView[] = [];

/** The workspace's own fields of interactions. */
export function useInteractionFields(): readonly FieldView[] {
  return useQuery(fieldsQuery('interaction')).data ?? NONE;
}

/** Reads timelines and tasks again after an act. */
export function useInteractionsStale(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(['timeline', 'tasks'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
}
