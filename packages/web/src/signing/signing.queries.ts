import { queryOptions } from '@tanstack/react-query';
import { api } from '../shell/team-app/api.ts';

const NEWS_MS = 15_000;

/** People, messages, signatures and the seal of one agreement. */
export function signingQuery(id: string) {
  return queryOptions({ queryKey: ['signing', id], queryFn: ({ signal }) => api.signing.get({ id }, { signal }), refetchInterval: NEWS_MS });
}

/** What the client will see, and how long it takes them. */
export function previewQuery(id: string) {
  return queryOptions({ queryKey: ['signing', id, 'preview'], queryFn: ({ signal }) => api.signing.preview({ id }, { signal }), staleTime: 0 });
}

/** Keys of devices that sign for the member; for an owner those of everybody. */
export const deviceKeysQuery = queryOptions({ queryKey: ['device-keys'], queryFn: ({ signal }) => api.signing.deviceKeys({}, { signal }) });

/** The certificate that seals, and those before it. */
export const sealQuery = queryOptions({ queryKey: ['seal'], queryFn: ({ signal }) => api.signing.sealSettings(undefined, { signal }) });
