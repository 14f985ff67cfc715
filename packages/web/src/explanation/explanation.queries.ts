import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** How the work of an engagement is done. The plan may have been changed on another page, so it is always asked for anew. */
export function explanationQuery(engagementId: string) {
  return queryOptions({ queryKey: ['explanation', engagementId], queryFn: ({ signal }) => api.explanation.get({ engagementId }, { signal }), staleTime: 0 });
}
