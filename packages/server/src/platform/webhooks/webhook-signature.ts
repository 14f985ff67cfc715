import { createHmac, randomBytes } from 'node:crypto';

const MARK = 'whsec_';
const SECRET_BYTES = 32;

/** A fresh secret as the receiver is given it. */
export function newWebhookSecret(): string {
  return MARK + randomBytes(SECRET_BYTES).toString('base64');
}

export type SignedMessage = { readonly id: string; readonly at: Date; readonly body: string };

/**
 * The headers of a message, as Standard Webhooks 1.0 has them: an id that stays through all tries, the time
 * of this one, and a signature for each secret that is good at present.
 */
export function webhookHeaders({ id, at, body }: SignedMessage, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.replace(MARK, ''), 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  return { 'content-type': 'application/json', 'user-agent': 'Entente-Webhooks/1', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
