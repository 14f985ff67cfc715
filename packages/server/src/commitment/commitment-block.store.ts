import type { Blocking } from '@entente/core/commitment/date-shift';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

/** What waits for what in an engagement, or in several. */
export async function loadBlocks(tx: Tx, engagementIds: string | readonly string[]): Promise<readonly Blocking[]> {
  const ids = typeof engagementIds === 'string' ? [engagementIds] : [...engagementIds];
  if (ids.length === 0) return [];
  return tx.kysely
    .selectFrom('commitmentBlocks')
    .innerJoin('commitments', (join) => join.onRef('commitments.workspaceId', '=', 'commitmentBlocks.workspaceId').onRef('commitments.id', '=', 'commitmentBlocks.commitmentId'))
    .select(['commitmentBlocks.commitmentId as id', 'commitmentBlocks.blockedId'])
    .where('commitmentBlocks.workspaceId', '=', tx.workspaceId)
    .where('commitments.engagementId', 'in', ids)
    .where('commitments.deletedAt', 'is', null)
    .execute();
}

/** Locks an engagement's schedule, so that two who change what waits for what do not make a circle together. */
export async function lockSchedule(tx: Tx, engagementId: string): Promise<void> {
  await sql`select 1 from engagements where workspace_id = ${tx.workspaceId} and id = ${engagementId} for update`.execute(tx.kysely);
}

export async function insertBlocks(tx: Tx, clientId: string, blocks: readonly Blocking[]): Promise<void> {
  if (blocks.length === 0) return;
  const rows = blocks.map(({ id, blockedId }) => ({ workspaceId: tx.workspaceId, commitmentId: id, blockedId, clientId }));
  await tx.kysely.insertInto('commitmentBlocks').values(rows).onConflict((conflict) => conflict.columns(['workspaceId', 'commitmentId', 'blockedId']).doNothing()).execute();
}

/** Lets nothing wait for a commitment any more. */
export async function deleteBlocksOf(tx: Tx, commitmentId: string): Promise<void> {
  await tx.kysely.deleteFrom('commitmentBlocks').where('workspaceId', '=', tx.workspaceId).where('commitmentId', '=', commitmentId).execute();
}
