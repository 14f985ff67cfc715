import { LIFECYCLES } from '@entente/core/kernel/lifecycle';
import type { ClientFilter } from './client.queries.ts';

/** What the address of the list may say. */
export function clientFilterFrom(search: Record<string, unknown>): ClientFilter & { new?: true } {
  const lifecycle = LIFECYCLES.find((one) => one === search.lifecycle);
  return {
    ...(typeof search.search === 'string' && search.search !== '' ? { search: search.search } : {}),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(search.sort === 'name' ? { sort: 'name' as const } : {}),
    ...(search.new === true ? { new: true as const } : {}),
  };
}
