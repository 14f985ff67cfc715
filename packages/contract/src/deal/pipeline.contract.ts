import { z } from 'zod';
import { STAGE_KINDS } from '@entente/core/deal/stage';
import { Line, OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { FieldPatch } from '../kernel/field-patch.ts';
import { procedure } from '../kernel/procedure.ts';

/** A name in the languages that somebody wrote it in; where one is missing, the plain name stands in. */
export const OwnLabels = z.strictObject({ en: OptionalLine(120), pl: OptionalLine(120), ru: OptionalLine(120) }).partial();

const stageFields = {
  name: Line(120),
  labels: OwnLabels,
  probability: z.number().int().min(0).max(100),
  staleAfterDays: z.number().int().min(1).max(3_650).nullable(),
  whatIsDone: Prose(2_000),
  whoDoesIt: OptionalLine(200),
  requiredFields: z.array(z.string().min(1).max(60)).max(20),
};

export const StageView = z.object({
  id: Id,
  pipelineId: Id,
  name: z.string(),
  labels: OwnLabels,
  kind: z.enum(STAGE_KINDS),
  position: z.number().int(),
  probability: z.number().int(),
  staleAfterDays: z.number().int().nullable(),
  whatIsDone: z.string(),
  whoDoesIt: z.string(),
  /** Keys of fields that must be filled before a deal enters. */
  requiredFields: z.array(z.string()),
  retiredAt: Instant.nullable(),
  version: z.number().int(),
});
export type StageView = z.infer<typeof StageView>;

/** A pipeline with its stages in their order: open, won, lost; retired ones too. */
export const PipelineView = z.object({
  id: Id,
  name: z.string(),
  labels: OwnLabels,
  purpose: z.string(),
  retiredAt: Instant.nullable(),
  version: z.number().int(),
  stages: z.array(StageView),
});
export type PipelineView = z.infer<typeof PipelineView>;

export const LostReasonView = z.object({ id: Id, name: z.string(), labels: OwnLabels, retiredAt: Instant.nullable() });
export type LostReasonView = z.infer<typeof LostReasonView>;

const byId = z.object({ id: Id });
const changed = z.object({ version: z.number().int() });
const tags = ['deal'];

export const pipelineContract = {
  list: procedure.route({ method: 'GET', path: '/pipelines', operationId: 'listPipelines', tags, summary: 'Pipelines with their stages, and the reasons for a loss' }).output(z.object({ rows: z.array(PipelineView), lostReasons: z.array(LostReasonView) })),
  layDefault: procedure
    .route({ method: 'POST', path: '/pipelines/default', operationId: 'layDefaultPipeline', tags, summary: 'Give the workspace its first pipeline and reasons for a loss, where it has none', successStatus: 201 })
    .output(z.object({ pipelineId: Id })),
  create: procedure
    .route({ method: 'POST', path: '/pipelines', operationId: 'createPipeline', tags, summary: 'Add a pipeline; it starts with usual stages or with those of another one', successStatus: 201 })
    .input(z.strictObject({ name: Line(120), labels: OwnLabels.default({}), purpose: Prose(2_000).default(''), stagesOf: Id.optional() }))
    .output(z.object({ id: Id })),
  update: procedure.route({ method: 'PATCH', path: '/pipelines/{id}', operationId: 'updatePipeline', tags, summary: 'Change a pipeline' }).input(FieldPatch({ name: Line(120), labels: OwnLabels, purpose: Prose(2_000) })).output(changed),
  order: procedure.route({ method: 'PUT', path: '/pipelines/order', operationId: 'orderPipelines', tags, summary: 'Set the order of pipelines' }).input(z.strictObject({ ids: z.array(Id).min(1).max(100) })).output(z.object({})),
  retire: procedure
    .route({ method: 'POST', path: '/pipelines/{id}/retire', operationId: 'retirePipeline', tags, summary: 'Retire a pipeline that no open deal stands in' })
    .input(byId)
    .output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/pipelines/{id}/restore', operationId: 'restorePipeline', tags, summary: 'Bring a retired pipeline back' }).input(byId).output(z.object({})),
  createStage: procedure
    .route({ method: 'POST', path: '/pipelines/{pipelineId}/stages', operationId: 'createStage', tags, summary: 'Add a stage; open ones come last among the open', successStatus: 201 })
    .input(z.strictObject({ pipelineId: Id, kind: z.enum(STAGE_KINDS).default('open'), ...stageFields, labels: OwnLabels.default({}), probability: stageFields.probability.default(0), staleAfterDays: stageFields.staleAfterDays.default(null), whatIsDone: Prose(2_000).default(''), whoDoesIt: OptionalLine(200).default(''), requiredFields: stageFields.requiredFields.default([]) }))
    .output(z.object({ id: Id })),
  updateStage: procedure.route({ method: 'PATCH', path: '/stages/{id}', operationId: 'updateStage', tags, summary: 'Change a stage; whether it is open, won or lost stays' }).input(FieldPatch(stageFields)).output(changed),
  orderStages: procedure
    .route({ method: 'PUT', path: '/pipelines/{id}/stages/order', operationId: 'orderStages', tags, summary: 'Set the order of the open stages' })
    .input(z.strictObject({ id: Id, stageIds: z.array(Id).min(1).max(100) }))
    .output(z.object({})),
  retireStage: procedure
    .route({ method: 'POST', path: '/stages/{id}/retire', operationId: 'retireStage', tags, summary: 'Retire a stage and say where its deals go' })
    .input(z.strictObject({ id: Id, dealsTo: Id.nullable() }))
    .output(z.object({ moved: z.number().int(), moreLater: z.boolean() })),
  restoreStage: procedure.route({ method: 'POST', path: '/stages/{id}/restore', operationId: 'restoreStage', tags, summary: 'Bring a retired stage back' }).input(byId).output(z.object({})),
  createLostReason: procedure.route({ method: 'POST', path: '/lost-reasons', operationId: 'createLostReason', tags, summary: 'Add a reason for a loss', successStatus: 201 }).input(z.strictObject({ name: Line(120), labels: OwnLabels.default({}) })).output(z.object({ id: Id })),
  updateLostReason: procedure.route({ method: 'PUT', path: '/lost-reasons/{id}', operationId: 'updateLostReason', tags, summary: 'Change a reason for a loss' }).input(z.strictObject({ id: Id, name: Line(120), labels: OwnLabels.default({}) })).output(z.object({})),
  orderLostReasons: procedure.route({ method: 'PUT', path: '/lost-reasons/order', operationId: 'orderLostReasons', tags, summary: 'Set the order of the reasons for a loss' }).input(z.strictObject({ ids: z.array(Id).min(1).max(200) })).output(z.object({})),
  retireLostReason: procedure.route({ method: 'POST', path: '/lost-reasons/{id}/retire', operationId: 'retireLostReason', tags, summary: 'Offer a reason no longer; deals keep it' }).input(byId).output(z.object({})),
  restoreLostReason: procedure.route({ method: 'POST', path: '/lost-reasons/{id}/restore', operationId: 'restoreLostReason', tags, summary: 'Offer a reason again' }).input(byId).output(z.object({})),
};
