import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import type { MeView } from '@entente/contract/workspace/member.contract';
import { mayDo, type LimitedAct } from '@entente/core/kernel/limited-act';
import type { Right } from '@entente/core/workspace/rights';
import { api } from './api.ts';
import { refusalOf } from './refusal.ts';

/** A person at work: signed in and belonging to a workspace. */
export type AtWork = MeView & { member: NonNullable<MeView['member']>; workspace: NonNullable<MeView['workspace']> };

/** Who is signed in, or null. Asked once and again after signing in or out, or after a change of one's own settings. */
export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: ({ signal, client, queryKey }) => readSession(signal, client.getQueryData<MeView | null>(queryKey) ?? null), staleTime: 60_000 });

/** Asks again who is signed in, and waits for the answer: after signing in, joining or setting up. */
export async function refreshSession(queries: QueryClient): Promise<MeView | null> {
  return queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

/** Whether somebody signed in belongs to a workspace (any more). */
export function isAtWork(me: MeView | null): me is AtWork {
  return me !== null && me.member !== null && me.workspace !== null;
}

/** The person at work; only below the team route, which lets nobody else in. */
export function useAtWork(): AtWork {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!isAtWork(data)) throw new Error('Nobody is at work on this page.');
  return data;
}

/** Whether the person's role gives a right; screens offer only what may be done. */
export function useMay(right: Right): boolean {
  return useAtWork().rights.includes(right);
}

/** Whether the person's role may do it to records of a kind; screens offer only what may be done. */
export function useMayDo(kind: string, act: LimitedAct): boolean {
  return mayDo(useAtWork(), kind, act);
}

/** A session that ends under somebody at work is an error, not an empty answer: their page stays until they sign in again. */
async function readSession(signal: AbortSignal, known: MeView | null): Promise<MeView | null> {
  try {
    return await api.member.me({}, { signal });
  } catch (error) {
    if (known === null && refusalOf(error)?.status === 401) return null;
    throw error;
  }
}
