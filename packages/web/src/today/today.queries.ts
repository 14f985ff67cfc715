import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** What needs the reader now; looked up again every half minute while the page is open. */
export const todayQuery = queryOptions({ queryKey: ['today'], queryFn: ({ signal }) => api.today.get(undefined, { signal }), refetchInterval: 30_000 });
