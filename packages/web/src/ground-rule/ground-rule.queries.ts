import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** How often an open page asks whether the other side has answered. */
const NEWS_MS = 15_000;

/** The soft frame of an agreement. */
export function groundRulesQuery(agreementId: string) {
  return queryOptions({ queryKey: ['ground-rules', agreementId], queryFn: ({ signal }) => api.groundRule.get({ agreementId }, { signal }), refetchInterval: NEWS_MS });
}
