import type { Tx } from '../database/in-workspace.ts';

/** Whose key it is: the same key of another person is another key. */
export type CommandKey = { readonly actorId: string; readonly key: string };
export type KeptAnswer = { readonly operation: string; readonly requestHash: string; readonly response: unknown };

/**
 * Takes a key for one command. A second command under the same key waits here until the first has
 * committed (the unique key makes it wait), then finds its answer.
 * @returns null when the key was free and is now taken, the kept answer otherwise.
 */
export async function takeKey(tx: Tx, { actorId, key }: CommandKey, request: { operation: string; hash: string }): Promise<KeptAnswer | null> {
  const taken = await tx.kysely
    .insertInto('idempotencyKeys')
    .values({ workspaceId: tx.workspaceId, actorId, key, operation: request.operation, requestHash: request.hash, status: 0, response: 'null' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken !== undefined) return null;
  const kept = await tx.kysely
    .selectFrom('idempotencyKeys')
    .select(['operation', 'requestHash', 'response'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('actorId', '=', actorId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { operation: kept.operation, requestHash: kept.requestHash, response: kept.response };
}

/** Keeps the answer of a command under its key. */
export async function keepAnswer(tx: Tx, { actorId, key }: CommandKey, response: unknown): Promise<void> {
  await tx.kysely
    .updateTable('idempotencyKeys')
    .set({ status: 200, response: JSON.stringify(response) })
    .where('workspaceId', '=', tx.workspaceId)
    .where('actorId', '=', actorId)
    .where('key', '=', key)
    .execute();
}
