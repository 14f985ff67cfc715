import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** One client with contacts, engagements and timeline. */
export function clientQuery(id: string) {
  return queryOptions({ queryKey: ['client', id], queryFn: ({ signal }) => api.client.get({ id }, { signal }) });
}

/** Further addresses, phones and pages of a client. */
export function clientPointsQuery(id: string) {
  return queryOptions({ queryKey: ['client', id, 'points'], queryFn: ({ signal }) => api.contact.points({ id }, { signal }), select: ({ rows }) => rows });
}

/** One contact with fields, clients, relations and further addresses. */
export function contactQuery(id: string) {
  return queryOptions({ queryKey: ['contact', id], queryFn: ({ signal }) => api.contact.get({ id }, { signal }) });
}
