import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** The communication plan of an engagement with what is due and what was told. */
export function communicationQuery(engagementId: string) {
  return queryOptions({ queryKey: ['communication', engagementId], queryFn: ({ signal }) => api.touchpoint.get({ engagementId }, { signal }) });
}
