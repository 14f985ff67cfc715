import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { ApiKeys } from '../platform/database/tables.ts';
import type { GrantedApiKeyId } from './api-key.access.ts';

/** Nobody reads further than this; a workspace has a handful. */
const MOST_KEYS = 500;

/** The keys of the workspace with whom they act for, newest first. */
export async function listApiKeys(tx: Tx) {
  return tx.kysely
    .selectFrom('apiKeys')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'apiKeys.workspaceId').onRef('members.id', '=', 'apiKeys.memberId'))
    .select(['apiKeys.id', 'apiKeys.name', 'apiKeys.purpose', 'apiKeys.prefix', 'apiKeys.scopes', 'apiKeys.memberId', 'apiKeys.expiresAt', 'apiKeys.lastUsedAt', 'apiKeys.revokedAt', 'apiKeys.createdAt', 'members.name as memberName', 'members.deactivatedAt'])
    .where('apiKeys.workspaceId', '=', tx.workspaceId)
    .orderBy('apiKeys.createdAt', 'desc')
    .orderBy('apiKeys.id', 'desc')
    .limit(MOST_KEYS)
    .execute();
}

export async function insertApiKey(tx: Tx, row: Insertable<ApiKeys>): Promise<void> {
  await tx.kysely.insertInto('apiKeys').values(row).execute();
}

/** Ends a key. @returns its name. */
export async function revokeApiKey(tx: Tx, id: GrantedApiKeyId, by: { memberId: string; at: string }): Promise<string> {
  const { name } = await tx.kysely
    .updateTable('apiKeys')
    .set({ revokedAt: by.at, revokedBy: by.memberId })
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirstOrThrow();
  return name;
}

/** Notes that a key was used. */
export async function stampUse(tx: Tx, id: GrantedApiKeyId, at: Date): Promise<void> {
  await tx.kysely.updateTable('apiKeys').set({ lastUsedAt: at.toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** What a key is called, also when it has ended. */
export async function keyName(tx: Tx, id: string): Promise<string | undefined> {
  return (await tx.kysely.selectFrom('apiKeys').select('name').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst())?.name;
}
