import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AccessPlace } from './access-place.ts';
import { api } from '../shell/team-app/api.ts';

/** The workspace's own fields. */
export const workspaceQuery = queryOptions({ queryKey: ['workspace'], queryFn: ({ signal }) => api.workspace.get({}, { signal }) });

/** The people of the workspace. */
export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: ({ signal }) => api.member.list({}, { signal }) });

/** Teams with how many people each has. */
export const teamsQuery = queryOptions({ queryKey: ['teams'], queryFn: ({ signal }) => api.team.list({}, { signal }) });

/** Open invitations; for those who manage people. */
export const invitationsQuery = queryOptions({ queryKey: ['invitations'], queryFn: ({ signal }) => api.invitation.list({}, { signal }) });

/** Where I am signed in. */
export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => api.session.list({}, { signal }) });

/** Whether a mail server is set up. */
export const mailQuery = queryOptions({ queryKey: ['mail'], queryFn: ({ signal }) => api.workspace.mail({}, { signal }) });

/** Whether this instance holds the sample. */
export const sampleQuery = queryOptions({ queryKey: ['sample'], queryFn: ({ signal }) => api.sample.get({}, { signal }) });

/** The log of sign-ins, newest first. */
export const accessEventsQuery = ({ group, person }: AccessPlace) =>
  infiniteQueryOptions({
    queryKey: ['access-events', group ?? '', person ?? ''],
    queryFn: ({ pageParam, signal }) => api.accessEvent.list({ limit: 50, ...(group === undefined ? {} : { group }), ...(person === undefined ? {} : { memberId: person }), ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
