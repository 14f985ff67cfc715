import { queryOptions } from '@tanstack/react-query';
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
