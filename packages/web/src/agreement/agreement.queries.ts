import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';
import { firstDayOf, type TimesFilter } from './times-filter.ts';

/** How often an agreement that is out is asked for news of the other side. */
const NEWS_MS = 15_000;

/** One agreement: where it stands, people, versions, questions. Asked again while it is looked at. */
export function agreementQuery(id: string) {
  return queryOptions({ queryKey: ['agreement', id], queryFn: ({ signal }) => api.agreement.get({ id }, { signal }), refetchInterval: NEWS_MS });
}

/** The agreements of one engagement, newest change first. */
export function agreementsOfQuery(engagementId: string) {
  return queryOptions({ queryKey: ['agreements', { engagementId }], queryFn: ({ signal }) => api.agreement.list({ engagementId, limit: 100 }, { signal }) });
}

/** What is in force, the amendments, and what this one changes. */
export function amendmentsQuery(id: string) {
  return queryOptions({ queryKey: ['agreement', id, 'amendments'], queryFn: ({ signal }) => api.agreement.amendments({ id }, { signal }), refetchInterval: NEWS_MS });
}

/** Orders under an agreement with where they stand, or the agreement that it is an order under. */
export function ordersQuery(id: string) {
  return queryOptions({ queryKey: ['agreement', id, 'orders'], queryFn: ({ signal }) => api.agreement.orders({ id }, { signal }) });
}

/** The client's engagements in which work goes on. */
export function openEngagementsQuery(clientId: string) {
  return queryOptions({ queryKey: ['engagements', { clientId, state: 'open' }], queryFn: ({ signal }) => api.engagement.list({ clientId, state: 'open', limit: 100 }, { signal }) });
}

/** A frozen version as it is read, without what only a check of its hash needs; it never changes. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ['agreement', id, 'version', number],
    queryFn: async ({ signal }) => {
      const { document } = await api.agreement.getVersion({ id, number }, { signal, context: { fields: ['document'] } });
      return { document };
    },
    staleTime: Infinity,
  });
}

/** What changed from one version to another, or to the draft (null). */
export function differenceQuery(id: string, { before, after }: { before: number; after: number | null }) {
  return queryOptions({ queryKey: ['agreement', id, 'difference', before, after], queryFn: ({ signal }) => api.agreement.difference({ id, before, ...(after === null ? {} : { after }) }, { signal }), staleTime: after === null ? 0 : Infinity });
}

/** The story that the evidence tells, with the verdict on its chain. */
export function eventsQuery(id: string) {
  return queryOptions({ queryKey: ['agreement', id, 'events'], queryFn: ({ signal }) => api.agreement.events({ id }, { signal }) });
}

/** Time to signed over the agreements somebody sees. */
export function signingTimesQuery(filter: TimesFilter) {
  return queryOptions({ queryKey: ['agreements', 'times', filter], queryFn: ({ signal }) => api.agreement.signingTimes({ from: firstDayOf(filter) }, { signal }) });
}
