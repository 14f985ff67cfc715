import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { LostReasonView, PipelineView, StageView } from '@entente/contract/deal/pipeline.contract';
import { DEFAULT_LOST_REASONS, DEFAULT_PIPELINE, DEFAULT_STAGES } from '@entente/core/deal/default-pipeline';
import type { Stage } from '@entente/core/deal/stage';
import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantPipeline } from './pipeline.access.ts';
import { firstPipelineId, holdsOpenDeals, insertLostReasons, insertPipeline, insertStages, listLostReasons, listPipelines, listStages, loadStagesOf, lockForFirstPipeline, lockPipeline, placeInOrder, updatePipeline, type StageRow } from './pipeline.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['pipeline'];

/** A stage as the API shows it. */
export function stageView({ workspaceId: _, ...row }: StageRow & Stage): StageView {
  return { ...row, requiredFields: [...row.requiredFields] };
}

/** Every pipeline with its stages, retired ones too, and the reasons for a loss. */
export async function showPipelines(tx: Tx): Promise<Answer<{ rows: PipelineView[]; lostReasons: LostReasonView[] }>> {
  const [pipelines, stages, reasons] = [await listPipelines(tx), await listStages(tx), await listLostReasons(tx)];
  const rows = pipelines.map(({ id, name, labels, purpose, retiredAt, version }) => ({ id, name, labels: labels as PipelineView['labels'], purpose, retiredAt, version, stages: stages.filter(({ pipelineId }) => pipelineId === id).map(stageView) }));
  return granted({ rows, lostReasons: reasons.map(({ id, name, labels, retiredAt }) => ({ id, name, labels: labels as LostReasonView['labels'], retiredAt })) });
}

/**
 * Gives the workspace its first pipeline and reasons for a loss, in its language, where it has none. Whoever comes
 * second waits and finds them. Reading never does this: a job does after the founding, and whatever adds a deal.
 * @returns the first pipeline in use, or null when there is none (all retired) or the workspace is gone.
 */
export async function ensurePipeline(tx: Tx, actor: Actor): Promise<string | null> {
  const found = await firstPipelineId(tx);
  if (found !== null) return found;
  const standing = await lockForFirstPipeline(tx);
  if (standing === null) return null;
  const locale = standing.locale as Locale;
  if (!standing.hasLostReason) await insertLostReasons(tx, DEFAULT_LOST_REASONS.map((labels, position) => ({ workspaceId: tx.workspaceId, id: newId(), name: labels[locale], labels: JSON.stringify(labels), position })));
  if (standing.hasPipeline) return firstPipelineId(tx);
  return layPipeline(tx, actor, { name: DEFAULT_PIPELINE[locale], labels: DEFAULT_PIPELINE, locale });
}

/** The same for whoever asks; an owner may have retired every pipeline, and then it is refused. */
export async function layDefaultPipeline(tx: Tx, actor: ProviderActor): Promise<Answer<{ pipelineId: string }>> {
  const pipelineId = await ensurePipeline(tx, actor);
  return pipelineId === null ? refused('pipelines-are-retired') : granted({ pipelineId });
}

/** Adds a pipeline with the usual stages, or with those of another one. */
export async function createPipeline(tx: Tx, actor: ProviderActor, input: Inputs['create']): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const { name, labels = {}, purpose = '', stagesOf } = input;
  if (stagesOf === undefined) return granted({ id: await layPipeline(tx, actor, { name, labels, purpose, locale: actor.locale }) });
  const source = await grantPipeline(tx, stagesOf);
  if (source === null) return refused('not-found');
  const id = newId();
  await insertPipeline(tx, { workspaceId: tx.workspaceId, id, name, labels: JSON.stringify(labels), purpose, position: await nextPosition(tx) });
  const stages = (await loadStagesOf(tx, source)).filter(({ retiredAt }) => retiredAt === null);
  await insertStages(tx, stages.map((stage, position) => ({ ...stage, id: newId(), pipelineId: id, position, version: 1, labels: JSON.stringify(stage.labels), requiredFields: JSON.stringify(stage.requiredFields) })));
  await record(tx, actor, { topic: 'pipeline.created', subjectKind: 'pipeline', subjectId: id, payload: { name } });
  return granted({ id });
}

type Laying = { readonly name: string; readonly labels: object; readonly purpose?: string; readonly locale: Locale };

async function layPipeline(tx: Tx, actor: Actor, { name, labels, purpose = '', locale }: Laying): Promise<string> {
  const { workspaceId } = tx;
  const id = newId();
  await insertPipeline(tx, { workspaceId, id, name, labels: JSON.stringify(labels), purpose, position: await nextPosition(tx) });
  await insertStages(
    tx,
    DEFAULT_STAGES.map(({ labels: names, kind, probability, staleAfterDays, whatIsDone }, position) => ({ workspaceId, id: newId(), pipelineId: id, name: names[locale], labels: JSON.stringify(names), kind, probability, staleAfterDays, whatIsDone: whatIsDone[locale], position })),
  );
  await record(tx, actor, { topic: 'pipeline.created', subjectKind: 'pipeline', subjectId: id, payload: { name } });
  return id;
}

async function nextPosition(tx: Tx): Promise<number> {
  return Math.max(0, ...(await listPipelines(tx)).map(({ position }) => position + 1));
}

/** Changes a pipeline's names and purpose. */
export async function changePipeline(tx: Tx, actor: ProviderActor, { id, set, before }: Inputs['update']): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const pipeline = await grantPipeline(tx, id);
  if (pipeline === null) return refused('not-found');
  const current = await lockPipeline(tx, pipeline);
  const merged = mergeFields<Record<string, unknown>>(current, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length === 0) return granted({ version: current.version });
  const { labels, ...rest } = merged.value;
  const version = await updatePipeline(tx, pipeline, { ...rest, ...(labels === undefined ? {} : { labels: JSON.stringify(labels) }) });
  await record(tx, actor, { topic: 'pipeline.changed', subjectKind: 'pipeline', subjectId: id, payload: { set: merged.value } });
  return granted({ version });
}

/** Sets the order in which pipelines are offered. */
export async function orderPipelines(tx: Tx, actor: ProviderActor, { ids }: Inputs['order']): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const known = new Set((await listPipelines(tx)).map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) return refused('not-found');
  await placeInOrder(tx, 'pipelines', ids);
  return granted({});
}

/** Retires a pipeline that no open deal stands in; one has to stay. Or brings it back. */
export async function setPipelineRetired(tx: Tx, actor: ProviderActor, { id, retired }: { id: string; retired: boolean }): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const pipeline = await grantPipeline(tx, id);
  if (pipeline === null) return refused('not-found');
  const current = await lockPipeline(tx, pipeline);
  if ((current.retiredAt !== null) === retired) return granted({});
  if (retired) {
    if ((await listPipelines(tx)).every((one) => one.id === id || one.retiredAt !== null)) return refused('last-pipeline-stays');
    if (await holdsOpenDeals(tx, pipeline)) return refused('pipeline-has-deals');
  }
  await updatePipeline(tx, pipeline, { retiredAt: retired ? new Date().toISOString() : null });
  await record(tx, actor, { topic: retired ? 'pipeline.retired' : 'pipeline.restored', subjectKind: 'pipeline', subjectId: id, payload: { name: current.name } });
  return granted({});
}
