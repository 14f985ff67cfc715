import { inOrder, type Stage } from '@entente/core/deal/stage';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { LostReasons, Pipelines, Stages } from '../platform/database/tables.ts';
import type { GrantedLostReasonId, GrantedPipelineId } from './pipeline.access.ts';

export type StageRow = Selectable<Stages>;

/** A stored stage as the rules know it. */
export function asStage(row: StageRow): StageRow & Stage {
  return { ...row, kind: row.kind as Stage['kind'], labels: row.labels as Stage['labels'], requiredFields: row.requiredFields as readonly string[] };
}

/** Every pipeline, in the order that the workspace gave them. */
export async function listPipelines(tx: Tx) {
  return tx.kysely.selectFrom('pipelines').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('position').orderBy('id').execute();
}

/** Every stage of every pipeline: open, won, lost. */
export async function listStages(tx: Tx) {
  return inOrder((await tx.kysely.selectFrom('stages').selectAll().where('workspaceId', '=', tx.workspaceId).execute()).map(asStage));
}

export async function listLostReasons(tx: Tx) {
  return tx.kysely.selectFrom('lostReasons').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('position').orderBy('id').execute();
}

/** The workspace's language, locked: whoever else lays a first pipeline waits (but not whoever only refers to it). Null when the workspace is gone. */
export async function lockForFirstPipeline(tx: Tx): Promise<{ locale: string; hasPipeline: boolean; hasLostReason: boolean } | null> {
  const workspace = await tx.kysely.selectFrom('workspaces').select('locale').where('workspaceId', '=', tx.workspaceId).forNoKeyUpdate().executeTakeFirst();
  if (workspace === undefined) return null;
  const [pipeline, reason] = [await anyOf(tx, 'pipelines'), await anyOf(tx, 'lostReasons')];
  return { locale: workspace.locale, hasPipeline: pipeline, hasLostReason: reason };
}

async function anyOf(tx: Tx, table: 'pipelines' | 'lostReasons'): Promise<boolean> {
  return (await tx.kysely.selectFrom(table).select('id').where('workspaceId', '=', tx.workspaceId).limit(1).executeTakeFirst()) !== undefined;
}

/** The first pipeline that is in use; deals without a wish go there. */
export async function firstPipelineId(tx: Tx): Promise<string | null> {
  const row = await tx.kysely.selectFrom('pipelines').select('id').where('workspaceId', '=', tx.workspaceId).where('retiredAt', 'is', null).orderBy('position').orderBy('id').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

export async function loadPipeline(tx: Tx, id: GrantedPipelineId) {
  return tx.kysely.selectFrom('pipelines').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow();
}

/** The pipeline, locked for a change of it or of its stages. */
export async function lockPipeline(tx: Tx, id: GrantedPipelineId) {
  return tx.kysely.selectFrom('pipelines').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** The stages of one pipeline: open, won, lost. */
export async function loadStagesOf(tx: Tx, pipelineId: string) {
  return inOrder((await tx.kysely.selectFrom('stages').selectAll().where('workspaceId', '=', tx.workspaceId).where('pipelineId', '=', pipelineId).execute()).map(asStage));
}

export async function insertPipeline(tx: Tx, row: Insertable<Pipelines>): Promise<void> {
  await tx.kysely.insertInto('pipelines').values(row).execute();
}

export async function insertStages(tx: Tx, rows: readonly Insertable<Stages>[]): Promise<void> {
  await tx.kysely.insertInto('stages').values(rows).execute();
}

export async function insertLostReasons(tx: Tx, rows: readonly Insertable<LostReasons>[]): Promise<void> {
  await tx.kysely.insertInto('lostReasons').values(rows).execute();
}

/** Writes changed fields; the version counts up. */
export async function updatePipeline(tx: Tx, id: GrantedPipelineId, set: Updateable<Pipelines>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('pipelines')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

/** Gives rows their place in a list of ids; ids that are not there change nothing. */
export async function placeInOrder(tx: Tx, table: 'pipelines' | 'stages' | 'lost_reasons', ids: readonly string[]): Promise<void> {
  await tx.client.query(`update ${table} set position = place.at from unnest($2::uuid[]) with ordinality as place (id, at) where ${table}.workspace_id = $1 and ${table}.id = place.id`, [tx.workspaceId, ids]);
}

export async function loadLostReason(tx: Tx, id: GrantedLostReasonId) {
  return tx.kysely.selectFrom('lostReasons').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function updateLostReason(tx: Tx, id: GrantedLostReasonId, set: Updateable<LostReasons>): Promise<void> {
  await tx.kysely.updateTable('lostReasons').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Whether the workspace offers reasons for a loss. */
export async function offersLostReasons(tx: Tx): Promise<boolean> {
  return (await tx.kysely.selectFrom('lostReasons').select('id').where('workspaceId', '=', tx.workspaceId).where('retiredAt', 'is', null).limit(1).executeTakeFirst()) !== undefined;
}

/** Whether an open deal, not in the bin, stands in the pipeline. */
export async function holdsOpenDeals(tx: Tx, id: GrantedPipelineId): Promise<boolean> {
  const { rows } = await tx.client.query(
    `select 1 from stages where workspace_id = $1 and pipeline_id = $2 and kind = 'open'
      and exists (select 1 from deals where deals.workspace_id = stages.workspace_id and deals.stage_id = stages.id and deals.deleted_at is null) limit 1`,
    [tx.workspaceId, id],
  );
  return rows.length > 0;
}
