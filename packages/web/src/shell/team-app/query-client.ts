import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { refusalOf } from './refusal.ts';

/** Told when the server says that nobody is signed in any more. */
type OnSessionEnded = () => void;

/** One cache for the whole team app. Refusals are never retried; silence of the network is, once. */
export function makeQueryClient(onSessionEnded: OnSessionEnded): QueryClient {
  const watch = (error: Error) => {
    if (refusalOf(error)?.status === 401) onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (count, error) => refusalOf(error) === null && count < 1, refetchOnWindowFocus: true, networkMode: 'offlineFirst' },
      // The link repeats a command by itself under the same idempotency key (api.ts).
      mutations: { retry: false, networkMode: 'offlineFirst' },
    },
  });
}
