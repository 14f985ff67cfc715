import { sql, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { WebhookDeliveries } from '../platform/database/tables.ts';
import type { GrantedDeliveryId, GrantedWebhookId } from './webhook.access.ts';

/** One row more than a page of a webhook's messages, newest first. */
export async function listDeliveries(tx: Tx, webhook: GrantedWebhookId, { limit, after, state }: { limit: number; after: readonly (string | number)[] | null; state?: string | undefined }) {
  let query = tx.kysely
    .selectFrom('webhookDeliveries')
    .select(['id', 'eventId', 'topic', 'state', 'isTest', 'replayOf', 'attempts', 'nextAttemptAt', 'status', 'problem', 'durationMs', 'createdAt', 'settledAt'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('webhookId', '=', webhook);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== null) query = query.where('id', '<', String(after[0]));
  return query.orderBy('id', 'desc').limit(limit + 1).execute();
}

/** One message with where it goes. */
export async function loadDelivery(tx: Tx, id: GrantedDeliveryId) {
  return tx.kysely
    .selectFrom('webhookDeliveries')
    .innerJoin('webhooks', (join) => join.onRef('webhooks.workspaceId', '=', 'webhookDeliveries.workspaceId').onRef('webhooks.id', '=', 'webhookDeliveries.webhookId'))
    .selectAll('webhookDeliveries')
    .select(['webhooks.url', 'webhooks.disabledAt'])
    .where('webhookDeliveries.workspaceId', '=', tx.workspaceId)
    .where('webhookDeliveries.id', '=', id)
    .executeTakeFirstOrThrow();
}

/** The oldest message whose time has come, and when the next one's comes where there is none. */
export async function nextDelivery(tx: Tx, webhook: GrantedWebhookId, now: Date) {
  const queued = tx.kysely.selectFrom('webhookDeliveries').where('workspaceId', '=', tx.workspaceId).where('webhookId', '=', webhook).where('state', '=', 'queued');
  const due = await queued.selectAll().where('nextAttemptAt', '<=', now.toISOString()).orderBy('id').limit(1).executeTakeFirst();
  if (due !== undefined) return { due, later: null };
  const later = await queued.select('nextAttemptAt').orderBy('nextAttemptAt').limit(1).executeTakeFirst();
  return { due: null, later: later?.nextAttemptAt ?? null };
}

/** Writes what became of one try. */
export async function settleDelivery(tx: Tx, id: GrantedDeliveryId, set: Updateable<WebhookDeliveries>): Promise<void> {
  await tx.kysely.updateTable('webhookDeliveries').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Lets everything go that waits for a webhook. */
export async function dropQueued(tx: Tx, webhook: GrantedWebhookId, at: string): Promise<void> {
  await tx.kysely
    .updateTable('webhookDeliveries')
    .set({ state: 'dropped', settledAt: at, nextAttemptAt: null })
    .where('workspaceId', '=', tx.workspaceId)
    .where('webhookId', '=', webhook)
    .where('state', '=', 'queued')
    .execute();
}

/** Clears away what is older than a log is good for, some at a time. @returns how many went. */
export async function pruneDeliveries(tx: Tx, days: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    with old as (select id from webhook_deliveries where workspace_id = ${tx.workspaceId} and created_at < now() - make_interval(days => ${days}) and state <> 'queued' limit 5000),
      gone as (delete from webhook_deliveries where workspace_id = ${tx.workspaceId} and id in (select id from old) returning 1)
    select count(*)::int as gone from gone`.execute(tx.kysely);
  return rows[0]?.gone ?? 0;
}
