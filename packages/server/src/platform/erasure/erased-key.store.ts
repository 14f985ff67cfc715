import type { Secrets } from '../crypto/secrets.ts';
import type { Tx } from '../database/in-workspace.ts';

/**
 * Which of these keys belong to somebody who was erased here. Whoever brings people in from outside asks it
 * first: an import leaves such rows out. Keys are made by `erasureKey` of core/kernel.
 * @returns the keys among them that are remembered.
 */
export async function isErased(tx: Tx, secrets: Pick<Secrets, 'erasureHash'>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0 || !(await hasErased(tx))) return new Set();
  const byHash = new Map(keys.map((key) => [secrets.erasureHash(key), key]));
  const rows = await tx.kysely.selectFrom('erasureKeys').select('keyHash').where('workspaceId', '=', tx.workspaceId).where('keyHash', 'in', [...byHash.keys()]).execute();
  return new Set(rows.flatMap(({ keyHash }) => byHash.get(keyHash) ?? []));
}

/** Most workspaces have erased nobody; those are spared the hashes of all that they bring in. */
async function hasErased(tx: Tx): Promise<boolean> {
  return (await tx.kysely.selectFrom('erasureKeys').select('keyHash').where('workspaceId', '=', tx.workspaceId).limit(1).execute()).length > 0;
}

/** Remembers an erased person's keys, as hashes only. */
export async function rememberErased(tx: Tx, secrets: Pick<Secrets, 'erasureHash'>, { erasureId, keys }: { erasureId: string; keys: readonly string[] }): Promise<void> {
  if (keys.length === 0) return;
  const rows = [...new Set(keys)].map((key) => ({ workspaceId: tx.workspaceId, keyHash: secrets.erasureHash(key), erasureId }));
  await tx.kysely.insertInto('erasureKeys').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}
