import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { WebhookDeliveryRow } from '@entente/contract/integration/webhook.contract';
import { api } from '../shell/team-app/api.ts';

/** The keys of the workspace. */
export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: ({ signal }) => api.apiKey.list({}, { signal }) });

/** The webhooks, and what they may be told of. */
export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: ({ signal }) => api.webhook.list({}, { signal }) });

export type DeliveryState = WebhookDeliveryRow['state'];

/** What was sent to one webhook, newest first, page by page; looked at again by itself, since answers come later. */
export function deliveriesQuery(id: string, state: DeliveryState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['webhook-deliveries', id, state ?? 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.webhook.deliveries({ id, limit: 50, ...(state === undefined ? {} : { state }), ...(pageParam === '' ? {} : { cursor: pageParam }) }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 5_000,
  });
}

/** One message: what was sent and answered. */
export function deliveryQuery(id: string) {
  return queryOptions({ queryKey: ['webhook-delivery', id], queryFn: ({ signal }) => api.webhook.delivery({ id }, { signal }), refetchInterval: 5_000 });
}
