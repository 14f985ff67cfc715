import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { Stage, StageKind } from '@entente/core/deal/stage';
import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { BUILT_IN_FIELDS, CUSTOM_PREFIX, findField } from '@entente/core/record/record-fields';
import { may } from '@entente/core/workspace/rights';
import { record, recordMany } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { grantPipeline, grantStage, type GrantedStageId } from './pipeline.access.ts';
import { insertStages, loadStagesOf, lockPipeline, placeInOrder } from './pipeline.store.ts';
import { dealsInStage, loadStage, moveDealsBetween, ownDealFields, updateStage } from './stage.store.ts';
import { enterStages, leaveStages } from './stage-visit.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['pipeline'];

/** Takes the rest of a retired stage's deals to their new one. */
export const EMPTY_STAGE_TASK = 'empty_stage';
/** So many are moved in one transaction. */
const BATCH = 500;

/** Adds a stage at the end of its kind. */
export async function createStage(tx: Tx, actor: ProviderActor, input: Inputs['createStage']): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const { pipelineId, kind = 'open', name, labels = {}, probability = 0, staleAfterDays = null, whatIsDone = '', whoDoesIt = '', requiredFields = [] } = input;
  const pipeline = await grantPipeline(tx, pipelineId);
  if (pipeline === null) return refused('not-found');
  if (!(await areFieldsKnown(tx, requiredFields))) return refused('field-is-unknown');
  await lockPipeline(tx, pipeline);
  const position = Math.max(0, ...(await loadStagesOf(tx, pipeline)).map((stage) => stage.position + 1));
  const id = newId();
  await insertStages(tx, [{ workspaceId: tx.workspaceId, id, pipelineId: pipeline, kind, name, labels: JSON.stringify(labels), probability, staleAfterDays, whatIsDone, whoDoesIt, requiredFields: JSON.stringify(requiredFields), position }]);
  await record(tx, actor, { topic: 'stage.created', subjectKind: 'stage', subjectId: id, payload: { name, pipelineId } });
  return granted({ id });
}

/** Changes what a stage is called, asks for and says; its kind stays, for deals are won or lost by it. */
export async function changeStage(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['updateStage']): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const found = await grantStage(tx, id);
  if (found === null) return refused('not-found');
  if (set.requiredFields !== undefined && !(await areFieldsKnown(tx, set.requiredFields))) return refused('field-is-unknown');
  const current = await loadStage(tx, found);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const version = await updateStage(tx, found, asColumns(merged.value));
  // How the deals that stand there are judged changes with it.
  if ('requiredFields' in merged.value) await enqueue(tx, { task: 'quality_score_stage', payload: { stageId: id }, key: `quality_score_stage:${id}` });
  await record(tx, actor, { topic: 'stage.changed', subjectKind: 'stage', subjectId: id, payload: { set: merged.value, name: current.name, pipelineId: current.pipelineId } });
  return granted({ version });
}

function asColumns({ labels, requiredFields, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...rest, ...(labels === undefined ? {} : { labels: JSON.stringify(labels) }), ...(requiredFields === undefined ? {} : { requiredFields: JSON.stringify(requiredFields) }) };
}

/** A stage may want what a person can fill in: fields of deals that are editable, custom ones too. */
async function areFieldsKnown(tx: Tx, keys: readonly string[]): Promise<boolean> {
  const own = keys.some((key) => key.startsWith(CUSTOM_PREFIX)) ? new Set((await ownDealFields(tx)).map(({ key }) => `${CUSTOM_PREFIX}${key}`)) : new Set<string>();
  return keys.every((key) => own.has(key) || (key !== 'stageId' && findField(BUILT_IN_FIELDS.deal, key)?.editable === true));
}

/** Sets the order of a pipeline's open stages. Time in stage does not change by it; which moves were advances does. */
export async function orderStages(tx: Tx, actor: ProviderActor, { id, stageIds }: Inputs['orderStages']): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const pipeline = await grantPipeline(tx, id);
  if (pipeline === null) return refused('not-found');
  await lockPipeline(tx, pipeline);
  const known = new Set((await loadStagesOf(tx, pipeline)).map((stage) => stage.id));
  if (stageIds.some((stageId) => !known.has(stageId))) return refused('not-found');
  await placeInOrder(tx, 'stages', stageIds);
  await record(tx, actor, { topic: 'pipeline.changed', subjectKind: 'pipeline', subjectId: id, payload: { stageIds } });
  return granted({});
}

/**
 * Retires a stage. Its deals go into another one of the same kind, each with its own recorded move; where there are
 * many, a job takes the rest. A pipeline keeps at least one stage of each kind.
 */
export async function retireStage(tx: Tx, actor: ProviderActor, { id, dealsTo }: Inputs['retireStage']): Promise<Answer<{ moved: number; moreLater: boolean }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const [from, to] = [await grantStage(tx, id), dealsTo === null ? null : await grantStage(tx, dealsTo)];
  if (from === null || (dealsTo !== null && to === null)) return refused('not-found');
  const stage = await loadStage(tx, from);
  if (stage.retiredAt !== null) return granted({ moved: 0, moreLater: false });
  const judged = await judgeRetirement(tx, stage, to);
  if (!judged.ok) return judged;
  await updateStage(tx, from, { retiredAt: new Date().toISOString() });
  await record(tx, actor, { topic: 'stage.retired', subjectKind: 'stage', subjectId: id, payload: { name: stage.name, pipelineId: stage.pipelineId, dealsTo } });
  if (to === null) return (await dealsInStage(tx, from, 1)).length > 0 ? refused('stage-has-deals') : granted({ moved: 0, moreLater: false });
  const moved = await emptyStage(tx, actor, { from, to });
  if (moved === BATCH) await enqueue(tx, { task: EMPTY_STAGE_TASK, payload: { from, to } });
  return granted({ moved, moreLater: moved === BATCH });
}

/** The pipeline is locked, so that two people do not retire the last two stages of a kind. */
async function judgeRetirement(tx: Tx, stage: Stage, to: GrantedStageId | null): Promise<Answer<null>> {
  const pipeline = await grantPipeline(tx, stage.pipelineId);
  if (pipeline !== null) await lockPipeline(tx, pipeline);
  if (isLastOfKind(stage, await loadStagesOf(tx, stage.pipelineId))) return refused('pipeline-needs-stage', { kind: stage.kind });
  return to !== null && !takesDealsOf(await loadStage(tx, to), stage) ? refused('stage-cannot-take-deals') : granted(null);
}

function isLastOfKind(stage: Stage, all: readonly Stage[]): boolean {
  return all.every((one) => one.id === stage.id || one.kind !== stage.kind || one.retiredAt !== null);
}

function takesDealsOf(goal: Stage, { id, kind, pipelineId }: { id: string; kind: StageKind; pipelineId: string }): boolean {
  return goal.id !== id && goal.kind === kind && goal.pipelineId === pipelineId && goal.retiredAt === null;
}

/** Moves one batch of deals out of a stage. @returns how many went. */
export async function emptyStage(tx: Tx, actor: Actor, { from, to }: { from: GrantedStageId; to: GrantedStageId }): Promise<number> {
  const ids = await dealsInStage(tx, from, BATCH);
  if (ids.length === 0) return 0;
  const goal = await loadStage(tx, to);
  const at = new Date().toISOString();
  const by = actor.side === 'provider' ? actor.memberId : null;
  await leaveStages(tx, ids, { at, by, toStageId: to });
  await enterStages(tx, ids.map((dealId) => ({ dealId, pipelineId: goal.pipelineId, stageId: to })), { at, by });
  await moveDealsBetween(tx, ids, { stageId: to, pipelineId: goal.pipelineId, at });
  await recordMany(tx, actor, ids.map((dealId) => ({ topic: 'deal.moved', subjectKind: 'deal', subjectId: dealId, dealId, happenedAt: at, payload: { fromStageId: from, toStageId: to, toName: goal.name, because: 'stage-retired' } })));
  return ids.length;
}

/** Brings a retired stage back. */
export async function restoreStage(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const found = await grantStage(tx, id);
  if (found === null) return refused('not-found');
  const { name, pipelineId, retiredAt } = await loadStage(tx, found);
  if (retiredAt === null) return granted({});
  await updateStage(tx, found, { retiredAt: null });
  await record(tx, actor, { topic: 'stage.restored', subjectKind: 'stage', subjectId: id, payload: { name, pipelineId } });
  return granted({});
}
