import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import type { DealState, Stage, StageKind } from '@entente/core/deal/stage';
import { MOVED_FIELDS, planMoveBack, type MovedValues } from '@entente/core/deal/move-back';
import { judgeMove } from '@entente/core/deal/stage-move';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused } from '@entente/core/kernel/outcome';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { isUnderway } from '@entente/core/record/next-step';
import { CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import { isHidden } from '@entente/core/workspace/scope';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { changeRecord } from '../record/change/record.actions.ts';
import type { RecordHandlers } from '../record/record.access.ts';
import { grantDeal, type DealGrant, type GrantedDealId } from './deal.access.ts';
import type { Acting } from './deal.actions.ts';
import { countTags, lockDeal, moveIntoStay, updateDeal, workspaceManner, type DealRow, type RecordedMove } from './deal.store.ts';
import { dealValues } from './deal.view.ts';
import { grantLostReason, grantStage } from './pipeline.access.ts';
import { loadStagesOf, offersLostReasons } from './pipeline.store.ts';
import { enterStages, lastOpenStageId, leaveStages, presentStay, undoStay } from './stage-visit.store.ts';
import { loadStage, ownDealFields } from './stage.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['deal'];
type Moved = { readonly version: number; readonly stageId: string; readonly state: DealState };
/** What may be filled on the way. */
type Closing = Pick<Inputs['lose'], 'closedOn' | 'lostReasonId' | 'lostNote' | 'competitor'>;
type Filled = Closing & { readonly id: string; readonly set?: Readonly<Record<string, CellValue>> | undefined; readonly before?: Readonly<Record<string, unknown>> | undefined };
const CLOSING = ['closedOn', 'lostReasonId', 'lostNote', 'competitor'] as const;

const MOVE_TOPICS = ['deal.moved', 'deal.won', 'deal.lost', 'deal.reopened'] as const;
type MoveTopic = (typeof MOVE_TOPICS)[number];
/** A slip of the hand is taken back within the hour. */
const UNDO_MILLISECONDS = 3_600_000;

/** The deal, locked, with what was filled in on the way. A refused move takes that back with it. */
async function dealToMove(tx: Tx, { actor }: Acting, { id, set = {}, before = {}, ...closing }: Filled): Promise<Answer<{ grant: DealGrant; deal: DealRow }>> {
  const grant = await grantDeal(tx, actor, id);
  if (grant === null) return refused('not-found');
  if ('stageId' in set) return refused('field-is-unknown');
  const changed = Object.keys(set).length === 0 ? null : await changeRecord(tx, { actor, handlers: NO_HANDLERS }, { kind: 'deal', id, set, before });
  if (changed !== null && !changed.ok) return changed;
  const unseen = CLOSING.filter((key) => closing[key] !== undefined && isHidden(actor, 'deal', key));
  if (unseen.length > 0) return refused('field-is-hidden', { fields: unseen });
  const deal = await lockDeal(tx, grant.dealId);
  const closed = mergeFields<Record<string, unknown>>(deal, { set: Object.fromEntries(CLOSING.flatMap((key) => (key in set || closing[key] === undefined ? [] : [[key, closing[key]]]))), before });
  return closed.ok ? granted({ grant, deal }) : closed;
}

/** A stage is not among the fields that are filled in on the way, and nothing is deleted. */
const NO_HANDLERS: RecordHandlers = { moveStage: () => Promise.resolve(refused('field-is-unknown')), takeBackMove: () => Promise.resolve(null), keptFromBin: () => Promise.resolve(new Map()), keptFromValues: () => Promise.resolve(new Map()) };

/** Moves a deal into a stage, of another pipeline too. Won and lost stages close it, open ones open it again. */
export async function moveDeal(tx: Tx, acting: Acting, { stageId, ...input }: Inputs['move']): Promise<Answer<Moved>> {
  const found = await dealToMove(tx, acting, input);
  const stage = await grantStage(tx, stageId);
  if (!found.ok) return found;
  return stage === null ? refused('not-found') : moveInto(tx, acting, { ...found.value, to: await loadStage(tx, stage), closing: input });
}

/** Moves a deal into the first won or lost stage of its pipeline. */
export async function closeDeal(tx: Tx, acting: Acting, { kind, input }: { kind: 'won' | 'lost'; input: Inputs['lose'] }): Promise<Answer<Moved>> {
  const found = await dealToMove(tx, acting, input);
  if (!found.ok) return found;
  const { deal } = found.value;
  const to = await firstOfKind(tx, deal.pipelineId, kind);
  if (to === null) return refused('pipeline-needs-stage', { kind });
  return deal.state === kind ? refused('deal-is-there-already') : moveInto(tx, acting, { ...found.value, to, closing: input });
}

/** Opens a won or lost deal again: where it last stood open, unless a stage is given. */
export async function reopenDeal(tx: Tx, acting: Acting, { id, stageId }: Inputs['reopen']): Promise<Answer<Moved>> {
  const grant = await grantDeal(tx, acting.actor, id);
  if (grant === null) return refused('not-found');
  const deal = await lockDeal(tx, grant.dealId);
  if (deal.state === 'open') return refused('deal-is-open');
  const wished = stageId ?? (await lastOpenStageId(tx, grant.dealId, deal.pipelineId));
  const stage = wished === null ? null : await grantStage(tx, wished);
  if (wished !== null && stage === null) return refused('not-found');
  const to = stage === null ? await firstOfKind(tx, deal.pipelineId, 'open') : await loadStage(tx, stage);
  if (to === null) return refused('pipeline-needs-stage', { kind: 'open' });
  return to.kind === 'open' ? moveInto(tx, acting, { grant, deal, to, closing: {} }) : refused('stage-is-not-open');
}

async function firstOfKind(tx: Tx, pipelineId: string, kind: StageKind): Promise<Stage | null> {
  return (await loadStagesOf(tx, pipelineId)).find((stage) => stage.kind === kind && stage.retiredAt === null) ?? null;
}

type Moving = { readonly grant: DealGrant; readonly deal: DealRow; readonly to: Stage; readonly closing: Closing };
const movedValues = (deal: DealRow) => Object.fromEntries(MOVED_FIELDS.map((field) => [field, deal[field]]));

async function moveInto(tx: Tx, { actor, at }: Acting, { grant, deal, to, closing }: Moving): Promise<Answer<Moved>> {
  if (closing.lostReasonId !== undefined && (await grantLostReason(tx, closing.lostReasonId)) === null) return refused('not-found');
  const from = await loadStage(tx, ((await grantStage(tx, deal.stageId)) ?? deal.stageId) as Parameters<typeof loadStage>[1]);
  const set = { pipelineId: to.pipelineId, stageId: to.id, state: to.kind, stageSince: at.toISOString(), ...(await closingFields(tx, { kind: to.kind, at, closing, deal })) };
  const values = await valuesFor(tx, to, { ...deal, ...set });
  const judged = judgeMove({ from, to, values, hasLostReasons: to.kind === 'lost' && (await offersLostReasons(tx)) });
  if (!judged.ok) return judged;
  const moment = { at: at.toISOString(), by: actor.memberId };
  const [formerId] = await leaveStages(tx, [grant.dealId], { ...moment, toStageId: to.id });
  const [visitId] = await enterStages(tx, [{ dealId: grant.dealId, pipelineId: to.pipelineId, stageId: to.id }], moment);
  const version = await updateDeal(tx, grant.dealId, set);
  const payload = { fromStageId: from.id, fromName: from.name, toStageId: to.id, toName: to.name, way: judged.value, pipelineId: to.pipelineId, visitId, formerId, before: movedValues(deal), after: movedValues({ ...deal, ...set }), lostReasonId: set.lostReasonId, name: deal.name };
  await record(tx, actor, { topic: topicOf(deal.state as DealState, to.kind), subjectKind: 'deal', subjectId: grant.dealId, ...grant, happenedAt: moment.at, payload });
  return granted({ version, stageId: to.id, state: to.kind });
}

function topicOf(state: DealState, kind: StageKind): MoveTopic {
  if (kind !== 'open') return `deal.${kind}`;
  return state === 'open' ? 'deal.moved' : 'deal.reopened';
}

/** The day and the reason of a closing; an open deal has neither. What a closing had is kept with the move that ended it. */
async function closingFields(tx: Tx, { kind, at, closing, deal }: { kind: StageKind; at: Date; closing: Closing; deal: DealRow }) {
  if (kind === 'open') return { closedOn: null, lostReasonId: null, lostNote: '' };
  const competitor = closing.competitor ?? deal.competitor;
  // A day filled in on the way stands in the deal already.
  const filledOn = deal.state === 'open' ? deal.closedOn : null;
  const closedOn = closing.closedOn ?? filledOn ?? dayIn((await workspaceManner(tx)).timeZone, at);
  if (kind === 'won') return { closedOn, competitor, lostReasonId: null, lostNote: '' };
  return { closedOn, competitor, lostReasonId: closing.lostReasonId ?? deal.lostReasonId, lostNote: closing.lostNote ?? deal.lostNote };
}

/** The values that a stage looks at; tags and own fields are asked for only where it wants them. */
async function valuesFor(tx: Tx, { requiredFields }: Stage, deal: DealRow): Promise<Record<string, CellValue>> {
  const own = requiredFields.some((key) => key.startsWith(CUSTOM_PREFIX)) ? await ownDealFields(tx) : [];
  const tags = requiredFields.includes('tags') && (await countTags(tx, deal.id as GrantedDealId)) > 0 ? ['some'] : [];
  return { ...dealValues(deal, own), tags, isUnderway: isUnderway(deal, new Date().toISOString()) };
}

type UndoableMove = { readonly topic: string; readonly visitId: string; readonly formerId: string; readonly before: Readonly<Partial<DealRow>>; readonly after: MovedValues | undefined; readonly toStageId: string };

/** The move that brought a deal where it stands, if the actor made it, within the hour. */
export async function findUndoableMove(tx: Tx, { actor, at }: { actor: ProviderActor; at: Date }, { dealId, presentStayId }: { dealId: string; presentStayId: string | null }): Promise<UndoableMove | null> {
  const move = presentStayId === null ? null : await moveIntoStay(tx, { dealId, stayId: presentStayId, topics: MOVE_TOPICS });
  if (move === null || move.actorId !== actor.memberId || at.getTime() - Date.parse(move.recordedAt) > UNDO_MILLISECONDS) return null;
  return undoableMove(move);
}

/** What is needed to take a move back, where it was kept. */
function undoableMove({ topic, payload }: RecordedMove): UndoableMove | null {
  const { visitId, formerId, before, after, toStageId } = payload as Partial<UndoableMove>;
  if (visitId === undefined || formerId === undefined || before === undefined || toStageId === undefined) return null;
  return { topic, visitId, formerId, before, after, toStageId };
}

/** Takes back one's own last move: the stay it made is gone, the one before goes on, and the timeline says both. */
export async function undoDealMove(tx: Tx, acting: Acting, { id, stageId }: { readonly id: string; readonly stageId?: string | undefined }): Promise<Answer<Moved & { readonly kept: string[] }>> {
  const grant = await grantDeal(tx, acting.actor, id);
  if (grant === null) return refused('not-found');
  const deal = await lockDeal(tx, grant.dealId);
  const stay = await presentStay(tx, grant.dealId);
  const move = await findUndoableMove(tx, acting, { dealId: grant.dealId, presentStayId: stay?.id ?? null });
  if (move === null || (stageId !== undefined && stageId !== deal.stageId)) return refused('move-cannot-be-undone');
  const { version, kept } = await takeBack(tx, { dealId: grant.dealId, deal, move });
  const state = (move.before.state ?? deal.state) as DealState;
  await record(tx, acting.actor, { topic: 'deal.move_undone', subjectKind: 'deal', subjectId: id, ...grant, payload: { fromStageId: move.toStageId, toStageId: move.before.stageId, topic: move.topic } });
  return granted({ version, stageId: move.before.stageId ?? deal.stageId, state, kept: [...kept] });
}

async function takeBack(tx: Tx, { dealId, deal, move }: { dealId: GrantedDealId; deal: DealRow; move: UndoableMove }): Promise<{ version: number; kept: readonly string[] }> {
  await undoStay(tx, dealId, move);
  const { set, kept } = planMoveBack(move, movedValues(deal));
  return { version: await updateDeal(tx, dealId, set as Parameters<typeof updateDeal>[2]), kept };
}

/**
 * Takes back the move of an act that is undone, whoever made it and however long ago, as long as the deal still
 * stands where that move brought it: its history is as if the move had not been.
 * @returns the fields that were edited since and stay; null where the deal went on, or the actor may not change it.
 */
export async function takeBackMove(tx: Tx, actor: ProviderActor, { dealId, fromStageId, toStageId }: { dealId: string; fromStageId: string; toStageId: string }): Promise<readonly string[] | null> {
  const grant = await grantDeal(tx, actor, dealId);
  if (grant === null) return null;
  const deal = await lockDeal(tx, grant.dealId);
  const stay = await presentStay(tx, grant.dealId);
  const recorded = stay === null ? null : await moveIntoStay(tx, { dealId, stayId: stay.id, topics: MOVE_TOPICS });
  const move = recorded === null ? null : undoableMove(recorded);
  if (move === null || move.toStageId !== toStageId || move.before.stageId !== fromStageId || deal.stageId !== toStageId) return null;
  return (await takeBack(tx, { dealId: grant.dealId, deal, move })).kept;
}
