import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** One engagement with its story. */
export function engagementQuery(id: string) {
  return queryOptions({ queryKey: ['engagement', id], queryFn: ({ signal }) => api.engagement.get({ id }, { signal }) });
}
