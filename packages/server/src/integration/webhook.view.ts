import type { WebhookView } from '@entente/contract/integration/webhook.contract';
import type { Selectable } from 'kysely';
import type { Webhooks } from '../platform/database/tables.ts';

type WebhookRow = Selectable<Webhooks> & { readonly memberName: string; readonly waiting: number };

/** A webhook as its managers see it; its secrets are not in it. */
export function webhookView(row: WebhookRow, now: Date): WebhookView {
  const { id, name, url, memberName, failingSince, deliveredAt, waiting, formerUntil, version, createdAt } = row;
  return {
    id, name, url, memberName, failingSince, deliveredAt, waiting, version, createdAt,
    topics: row.topics.split(' '),
    health: healthOf(row),
    offBecause: row.disabledBecause as WebhookView['offBecause'],
    formerSecretUntil: formerUntil !== null && Date.parse(formerUntil) > now.getTime() ? formerUntil : null,
  };
}

function healthOf({ disabledAt, failures, deliveredAt }: WebhookRow): WebhookView['health'] {
  if (disabledAt !== null) return 'off';
  if (failures > 0) return 'failing';
  return deliveredAt === null ? 'untried' : 'well';
}
