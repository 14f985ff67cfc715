import type { DeliveryState } from './integration.queries.ts';

/** What the log's address holds: the state shown, the message that is open. */
export type WebhookLogPlace = { state?: DeliveryState; message?: string };

const STATES: readonly DeliveryState[] = ['queued', 'delivered', 'failed', 'dropped'];

/** Reads the place from an address; what is none of it is left out. */
export function webhookLogPlaceFrom(search: Record<string, unknown>): WebhookLogPlace {
  const state = STATES.find((one) => one === search['state']);
  const message = search['message'];
  return { ...(state === undefined ? {} : { state }), ...(typeof message === 'string' && /^[0-9a-f-]{36}$/.test(message) ? { message } : {}) };
}
