import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Declines } from '../platform/database/tables.ts';

/** Keeps a "no". @returns false where one with this id is kept already. */
export async function insertDecline(tx: Tx, row: Insertable<Declines>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('declines').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}
