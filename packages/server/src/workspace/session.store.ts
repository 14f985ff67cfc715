import { SIGN_IN_RULES } from '../platform/auth/rules.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Database } from '../platform/database/pool.ts';

/** A person's living logins, the one used last first. */
export async function listSessions(tx: Tx, userId: string) {
  const rows = await tx.kysely
    .selectFrom('auth.sessions')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'updatedAt'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', new Date().toISOString())
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, ipAddress, userAgent, createdAt, updatedAt }) => ({
    id,
    address: ipAddress ?? '',
    userAgent: userAgent ?? '',
    startedAt: createdAt,
    lastUsedAt: updatedAt,
    endsAt: new Date(Date.parse(createdAt) + SIGN_IN_RULES.sessionSeconds * 1000).toISOString(),
  }));
}

/** Ends one of a person's logins. @returns false when it is not theirs or already over. */
export async function endSession(tx: Tx, { userId, id }: { userId: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await tx.kysely.deleteFrom('auth.sessions').where('userId', '=', userId).where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The workspace a person has been in longest; null when they are in none. */
export async function firstWorkspaceOf({ pool }: Database, userId: string): Promise<string | null> {
  const { rows } = await pool.query<{ workspace_id: string }>('select workspace_id from auth.memberships($1) limit 1', [userId]);
  return rows[0]?.workspace_id ?? null;
}
