import type { Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Stages } from '../platform/database/tables.ts';
import type { GrantedStageId } from './pipeline.access.ts';
import { asStage } from './pipeline.store.ts';

export async function loadStage(tx: Tx, id: GrantedStageId) {
  return asStage(await tx.kysely.selectFrom('stages').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow());
}

/** Writes changed fields; the version counts up. */
export async function updateStage(tx: Tx, id: GrantedStageId, set: Updateable<Stages>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('stages')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Keys of the workspace's own fields of deals that are in use, with the id under which a deal keeps the value. */
export async function ownDealFields(tx: Tx): Promise<readonly { id: string; key: string }[]> {
  return tx.kysely.selectFrom('fields').select(['id', 'key']).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', 'deal').where('retiredAt', 'is', null).execute();
}

/** Some of the deals in a stage, those in the bin too: nothing may be left behind. */
export async function dealsInStage(tx: Tx, id: GrantedStageId, limit: number): Promise<readonly string[]> {
  const rows = await tx.kysely.selectFrom('deals').select('id').where('workspaceId', '=', tx.workspaceId).where('stageId', '=', id).limit(limit).forUpdate().execute();
  return rows.map((row) => row.id);
}

/** Moves deals that stand in one stage into another of the same kind, all at one moment. */
export async function moveDealsBetween(tx: Tx, ids: readonly string[], to: { stageId: string; pipelineId: string; at: string }): Promise<void> {
  await tx.client.query("update deals set stage_id = $3, pipeline_id = $4, stage_since = $5, updated_at = $5, version = version + 1 where workspace_id = $1 and id = any($2::uuid[])", [tx.workspaceId, ids, to.stageId, to.pipelineId, to.at]);
}
