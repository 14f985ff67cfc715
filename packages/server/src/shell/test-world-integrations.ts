import type pg from 'pg';
import { newId } from '../platform/database/new-id.ts';

/** Rows of a world's ties with other programs. */
export type WorldIntegrations = { readonly apiKeyId: string; readonly webhookId: string; readonly deliveryId: string };

type Holder = { readonly workspaceId: string; readonly memberId: string; readonly canary: string; readonly sealed: string };

/** Writes one row into every table of this area; the key that stands here opens nothing. `sealed` is a secret as it is kept. */
export async function fillIntegrations(admin: pg.Client, { workspaceId, memberId, canary, sealed }: Holder): Promise<WorldIntegrations> {
  const ids: WorldIntegrations = { apiKeyId: newId(), webhookId: newId(), deliveryId: newId() };
  const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
    const columns = ['workspace_id', ...Object.keys(row)];
    await admin.query(`insert into public.${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`, [workspaceId, ...Object.values(row)]);
  };
  const later = new Date(Date.now() + 86_400_000).toISOString();
  await insert('api_keys', { id: ids.apiKeyId, member_id: memberId, name: `${canary} key`, purpose: 'service', prefix: 'ent_AAAAAAAA', secret_hash: newId().replaceAll('-', '').repeat(2), scopes: 'all:read' });
  await insert('webhooks', { id: ids.webhookId, member_id: memberId, name: `${canary} hook`, url: `https://${canary}.example/hook`, topics: 'nothing.happened', secret: sealed });
  await insert('webhook_deliveries', { id: ids.deliveryId, webhook_id: ids.webhookId, event_id: newId(), topic: 'nothing.happened', event: JSON.stringify({ topic: 'nothing.happened', canary }), state: 'failed', response: canary });
  await insert('agent_proposals', { id: newId(), api_key_id: ids.apiKeyId, member_id: memberId, operation: 'createClient', input: JSON.stringify({ name: canary }), preview: '{}', expires_at: later });
  return ids;
}
