import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';

/** What fields of one's own may refer to. */
export type OwnReference = 'member' | 'client' | 'contact';
const TABLES: Readonly<Record<OwnReference, string>> = { member: 'members', client: 'clients', contact: 'contacts' };

/** What these are called, by id; clients and contacts within the actor's scope. */
export async function namesOf(tx: Tx, actor: ProviderActor, { type, ids }: { readonly type: OwnReference; readonly ids: readonly string[] }): Promise<readonly (readonly [string, string])[]> {
  if (ids.length === 0) return [];
  const within = type === 'member' ? sql`true` : withinScope(actor, type, 'x.owner_id');
  const { rows } = await sql<{ id: string; name: string }>`select x.id, x.name from ${sql.table(TABLES[type])} x where x.workspace_id = ${tx.workspaceId} and x.id = any(${[...ids]}::uuid[]) and ${within}`.execute(tx.kysely);
  return rows.map(({ id, name }) => [id, name]);
}
