import { queryOptions } from '@tanstack/react-query';
import type { TodayView } from '@entente/contract/today/today.contract';
import { api } from '../shell/team-app/api.ts';

/** What needs the reader now; looked up again every half minute while the page is open. */
export const todayQuery = queryOptions({ queryKey: ['today'], queryFn: ({ signal }) => api.today.get(undefined, { signal }), refetchInterval: 30_000 });

/** How many things wait for our word: acts on agreements, cards of the rules, what a client expects and has no answer to, and what a client wishes about a meeting. */
export function waitForUs({ forUs, rules, expectations, meetings }: Pick<TodayView, 'forUs' | 'rules' | 'expectations' | 'meetings'>): number {
  return forUs.length + rules.length + expectations.filter(({ waits }) => waits === 'answer').length + meetings.filter(({ ask }) => ask?.side === 'client').length;
}
