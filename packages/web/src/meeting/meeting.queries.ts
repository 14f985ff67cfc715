import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** The meetings of an engagement beside what was agreed about them. */
export function meetingsQuery(engagementId: string) {
  return queryOptions({ queryKey: ['meetings', engagementId], queryFn: ({ signal }) => api.meeting.get({ engagementId }, { signal }) });
}

/** Days for the meetings that were agreed, from a first day and a time on. */
export function proposalQuery(engagementId: string, { first, time, minutes, meetingId, who }: { first: string; time: string; minutes?: number | undefined; meetingId?: string | undefined; who?: string | undefined }) {
  const asked = { engagementId, first, time, ...(minutes === undefined ? {} : { minutes }), ...(meetingId === undefined ? {} : { meetingId }), ...(who === undefined ? {} : { who }) };
  return queryOptions({ queryKey: ['meetings', engagementId, 'proposal', first, time, minutes ?? '', meetingId ?? '', who ?? ''], queryFn: ({ signal }) => api.meeting.propose(asked, { signal }), enabled: first !== '' && time !== '' });
}
