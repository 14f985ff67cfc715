import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

/** A document as the editor opens it. The editing session keeps itself up to date, so it is read afresh on every opening. */
export function documentQuery(id: string) {
  return queryOptions({ queryKey: ['document', id], queryFn: ({ signal }) => api.document.get({ id }, { signal }), gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity });
}
