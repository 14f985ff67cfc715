import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** The id of a webhook of the workspace; made only here. */
export type GrantedWebhookId = string & { readonly [proof]: 'webhook' };
/** The id of a message to such a webhook. */
export type GrantedDeliveryId = string & { readonly [proof]: 'webhook_delivery' };

/** Proof that the id is a webhook of this workspace. Whether the actor may manage webhooks is asked before. */
export async function grantWebhook(tx: Tx, id: string): Promise<GrantedWebhookId | null> {
  const row = await tx.kysely.selectFrom('webhooks').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedWebhookId);
}

/** The same for one message. */
export async function grantDelivery(tx: Tx, id: string): Promise<GrantedDeliveryId | null> {
  const row = await tx.kysely.selectFrom('webhookDeliveries').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedDeliveryId);
}
