import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** What each side expects of the other in one engagement. */
export function expectationsQuery(engagementId: string) {
  return queryOptions({ queryKey: ['expectations', 'board', engagementId], queryFn: ({ signal }) => api.expectation.board({ engagementId }, { signal }) });
}

/** What an expectation can be about and rest on. */
export function expectationChoicesQuery(engagementId: string) {
  return queryOptions({ queryKey: ['expectations', 'choices', engagementId], queryFn: ({ signal }) => api.expectation.choices({ engagementId }, { signal }) });
}
