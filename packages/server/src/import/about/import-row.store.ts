import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** The clients of contacts and deals, by the id of these. */
export async function clientsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`any(${[...new Set(ids)]}::uuid[])`;
  const { rows } = await sql<{ id: string; clientId: string }>`
    select id, client_id from contacts where workspace_id = ${tx.workspaceId} and id = ${wanted} and client_id is not null
    union all select id, client_id from deals where workspace_id = ${tx.workspaceId} and id = ${wanted} and client_id is not null`.execute(tx.kysely);
  return new Map(rows.map(({ id, clientId }) => [id, clientId]));
}
