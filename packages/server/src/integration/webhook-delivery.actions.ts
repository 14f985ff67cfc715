import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { WebhookDeliveryRow, WebhookDeliveryView } from '@entente/contract/integration/webhook.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { queueDeliveries, type WebhookEvent } from '../platform/webhooks/hear-activities.store.ts';
import { grantDelivery } from './webhook.access.ts';
import { mayManage, reach, type WebhookCall } from './webhook.actions.ts';
import { listDeliveries, loadDelivery } from './webhook-delivery.store.ts';
import { deliveryRow, eventBody } from './webhook-delivery.view.ts';
import { lockWebhook } from './webhook.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['webhook'];

export const TEST_TOPIC = 'webhook.tested';

/** What was sent to a webhook, newest first. */
export async function pageOfDeliveries(tx: Tx, actor: ProviderActor, { id, cursor, limit = 50, state }: Inputs['deliveries']): Promise<Answer<{ rows: WebhookDeliveryRow[]; nextCursor: string | null }>> {
  const found = await reach(tx, actor, id);
  if (!found.ok) return found;
  const rows = await listDeliveries(tx, found.value, { limit: Number(limit), after: readCursor(cursor, ['id']), state });
  const page = cutPage(rows, Number(limit), (row) => [row.id]);
  return granted({ rows: page.rows.map(deliveryRow), nextCursor: page.nextCursor });
}

/** One message: what was sent, and what came back. */
export async function showDelivery(tx: Tx, { actor, services }: WebhookCall, id: string): Promise<Answer<WebhookDeliveryView>> {
  const mayNot = mayManage(actor);
  if (mayNot !== null) return mayNot;
  const delivery = await grantDelivery(tx, id);
  if (delivery === null) return refused('not-found');
  const row = await loadDelivery(tx, delivery);
  return granted({ ...deliveryRow(row), webhookId: row.webhookId, url: row.url, body: eventBody(row, services.config.baseUrl), response: row.response });
}

/** Sends a test message: the webhook itself is its subject. */
export async function sendTest(tx: Tx, { actor, services }: WebhookCall, id: string): Promise<Answer<{ id: string }>> {
  const found = await reach(tx, actor, id);
  if (!found.ok) return found;
  const { disabledAt, version } = await lockWebhook(tx, found.value);
  if (disabledAt !== null) return refused('webhook-is-off');
  const event: WebhookEvent = { topic: TEST_TOPIC, happenedAt: services.clock().toISOString(), subjectKind: 'webhook', subjectId: id, clientId: null, contactId: null, dealId: null, engagementId: null, version };
  const [queued = ''] = await queueDeliveries(tx, [{ webhookId: id, eventId: newId(), event, isTest: true }]);
  return granted({ id: queued });
}

/** Sends a message again under its own id, so that a receiver that has had it can tell. */
export async function replayDelivery(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ id: string }>> {
  const mayNot = mayManage(actor);
  if (mayNot !== null) return mayNot;
  const delivery = await grantDelivery(tx, id);
  if (delivery === null) return refused('not-found');
  const { webhookId, eventId, event, isTest, disabledAt } = await loadDelivery(tx, delivery);
  if (disabledAt !== null) return refused('webhook-is-off');
  const [queued = ''] = await queueDeliveries(tx, [{ webhookId, eventId, event: event as WebhookEvent, isTest, replayOf: id }]);
  return granted({ id: queued });
}
