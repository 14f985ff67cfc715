import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Webhooks } from '../platform/database/tables.ts';
import type { GrantedWebhookId } from './webhook.access.ts';

const MOST_WEBHOOKS = 200;
/** Waiting messages are counted up to here; nobody needs to know more exactly. */
const MOST_WAITING = 1_000;

/** The webhooks of the workspace with how many messages wait, by name. */
export async function listWebhooks(tx: Tx) {
  return tx.kysely
    .selectFrom('webhooks')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'webhooks.workspaceId').onRef('members.id', '=', 'webhooks.memberId'))
    .selectAll('webhooks')
    .select('members.name as memberName')
    .select(sql<number>`(select count(*)::int from (select 1 from webhook_deliveries d where d.workspace_id = webhooks.workspace_id and d.webhook_id = webhooks.id and d.state = 'queued' limit ${MOST_WAITING}) waiting)`.as('waiting'))
    .where('webhooks.workspaceId', '=', tx.workspaceId)
    .orderBy('webhooks.name')
    .orderBy('webhooks.id')
    .limit(MOST_WEBHOOKS)
    .execute();
}

/** How many webhooks there are. */
export async function countWebhooks(tx: Tx): Promise<number> {
  const { count } = await tx.kysely.selectFrom('webhooks').select((eb) => eb.fn.countAll<number>().as('count')).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
  return count;
}

export async function insertWebhook(tx: Tx, row: Insertable<Webhooks>): Promise<void> {
  await tx.kysely.insertInto('webhooks').values(row).execute();
}

/** A webhook. */
export async function loadWebhook(tx: Tx, id: GrantedWebhookId) {
  return tx.kysely.selectFrom('webhooks').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow();
}

/** A webhook, locked for a change. */
export async function lockWebhook(tx: Tx, id: GrantedWebhookId) {
  return tx.kysely.selectFrom('webhooks').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes what a person changed; the version counts up. */
export async function updateWebhook(tx: Tx, id: GrantedWebhookId, set: Updateable<Webhooks>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('webhooks')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Writes what deliveries make of a webhook, if `token` still holds its lease; without one, whoever holds it. */
export async function stampWebhook(tx: Tx, id: GrantedWebhookId, { token, set }: { token: string | null; set: Updateable<Webhooks> }): Promise<void> {
  let update = tx.kysely.updateTable('webhooks').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id);
  if (token !== null) update = update.where('busyToken', '=', token);
  await update.execute();
}

/** Removes a webhook; its messages go first. */
export async function deleteWebhook(tx: Tx, id: GrantedWebhookId): Promise<void> {
  await tx.kysely.deleteFrom('webhookDeliveries').where('workspaceId', '=', tx.workspaceId).where('webhookId', '=', id).execute();
  await tx.kysely.deleteFrom('webhooks').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
