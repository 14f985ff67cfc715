import { queryOptions } from '@tanstack/react-query';
import { api } from '../team-app/api.ts';

/** Whether nobody has set this instance up yet, and what that takes. */
export const firstRunQuery = queryOptions({ queryKey: ['first-run'], queryFn: ({ signal }) => api.workspace.firstRun({}, { signal }), retry: false });
