import type { DealView, NewDeal } from '@entente/contract/deal/deal.contract';
import type { Stage } from '@entente/core/deal/stage';
import { judgeEntry } from '@entente/core/deal/stage-move';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { grantClient, grantContact } from '../client/client.access.ts';
import { isActiveMember } from '../client/client.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { fieldTakenSince } from '../record/unique/field-value.actions.ts';
import { grantDeal, grantDeletedDeal } from './deal.access.ts';
import { dealActivities, findDeal, insertDeal, loadDealParts, updateDeal, workspaceManner } from './deal.store.ts';
import { dealView } from './deal.view.ts';
import { grantPipeline, grantProduct, grantStage } from './pipeline.access.ts';
import { ensurePipeline } from './pipeline.actions.ts';
import { listStages, loadPipeline, loadStagesOf, offersLostReasons } from './pipeline.store.ts';
import { findUndoableMove } from './stage-visit.actions.ts';
import { enterStages } from './stage-visit.store.ts';
import { loadStage } from './stage.store.ts';

/** Who acts, and when. */
export type Acting = { readonly actor: ProviderActor; readonly at: Date };

/** A deal's record page. */
export async function showDeal(tx: Tx, { actor, at }: Acting, id: string): Promise<Answer<DealView>> {
  const deal = await findDeal(tx, actor, id);
  if (deal === null) return refused('not-found');
  const parts = await loadDealParts(tx, actor, deal);
  const stages = await listStages(tx);
  const activities = await dealActivities(tx, actor, id);
  const present = parts.stays.find(({ leftAt }) => leftAt === null) ?? null;
  const canUndoMove = (await findUndoableMove(tx, { actor, at }, { dealId: id, presentStayId: present?.id ?? null })) !== null;
  return granted(dealView(actor, deal, { ...parts, stages, activities, canUndoMove, now: at.toISOString() }));
}

/** Adds a deal; the actor becomes its owner unless another one is named. Its first stay begins with it. */
export async function createDeal(tx: Tx, { actor, at }: Acting, input: NewDeal): Promise<Answer<{ id: string }>> {
  const people = await peopleOf(tx, actor, input);
  const stage = await firstStage(tx, actor, input);
  if (people === null || stage === null || (input.productId !== null && (await grantProduct(tx, input.productId)) === null)) return refused('not-found');
  if (stage === 'retired') return refused('pipelines-are-retired');
  const row = await newRow(tx, { input, people, stage, at });
  const entry = judgeEntry({ to: stage, values: row, hasLostReasons: stage.kind === 'lost' && (await offersLostReasons(tx)) });
  if (!entry.ok) return entry;
  await insertDeal(tx, row);
  await enterStages(tx, [{ dealId: row.id, pipelineId: stage.pipelineId, stageId: stage.id }], { at: row.stageSince, by: actor.memberId });
  const { id, name, clientId, contactId, amount, currency } = row;
  await recordsWritten(tx, 'deal', [id]);
  await record(tx, actor, { topic: 'deal.created', subjectKind: 'deal', subjectId: id, dealId: id, clientId, contactId, happenedAt: row.stageSince, payload: { name, pipelineId: stage.pipelineId, toStageId: stage.id, toName: stage.name, amount, currency } });
  return granted({ id });
}

type Starting = { readonly input: NewDeal; readonly people: People; readonly stage: Stage; readonly at: Date };

async function newRow(tx: Tx, { input, people, stage, at }: Starting) {
  const { timeZone, currency } = await workspaceManner(tx);
  const today = dayIn(timeZone, at);
  const { stageId: _, ...given } = input;
  return {
    ...given, ...people, workspaceId: tx.workspaceId, id: newId(), pipelineId: stage.pipelineId, stageId: stage.id, state: stage.kind,
    currency: input.currency ?? currency, openedOn: input.openedOn ?? today, closedOn: stage.kind === 'open' ? null : today, stageSince: at.toISOString(),
  };
}

type People = { readonly clientId: string | null; readonly contactId: string | null; readonly ownerId: string };

/** Whom a deal is with and who owns it, each with proof of access; a contact brings its client along. */
async function peopleOf(tx: Tx, actor: ProviderActor, { clientId, contactId, ownerId = actor.memberId }: NewDeal): Promise<People | null> {
  if (ownerId !== actor.memberId && !(await isActiveMember(tx, ownerId))) return null;
  if (clientId !== null && (await grantClient(tx, actor, clientId)) === null) return null;
  if (contactId === null) return { clientId, contactId, ownerId };
  const contact = await grantContact(tx, actor, contactId);
  return contact === null ? null : { clientId: clientId ?? contact.clientId, contactId, ownerId };
}

/** Where a new deal starts: the stage that was asked for, or the first open one of a pipeline. */
async function firstStage(tx: Tx, actor: ProviderActor, { stageId, pipelineId }: NewDeal): Promise<Stage | 'retired' | null> {
  if (stageId !== undefined) {
    const stage = await grantStage(tx, stageId);
    const found = stage === null ? null : await loadStage(tx, stage);
    return found === null || (pipelineId !== undefined && found.pipelineId !== pipelineId) ? null : found;
  }
  const wished = pipelineId ?? (await ensurePipeline(tx, actor));
  if (wished === null) return 'retired';
  const pipeline = await grantPipeline(tx, wished);
  if (pipeline === null) return null;
  if ((await loadPipeline(tx, pipeline)).retiredAt !== null) return 'retired';
  return (await loadStagesOf(tx, pipeline)).find(({ kind, retiredAt }) => kind === 'open' && retiredAt === null) ?? 'retired';
}

/** Puts a deal into the bin; its stays and its timeline wait there with it. */
export async function deleteDeal(tx: Tx, { actor, at }: Acting, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantDeal(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { dealId, clientId, contactId } = grant;
  await updateDeal(tx, dealId, { deletedAt: at.toISOString(), deletedBy: actor.memberId });
  await recordsWritten(tx, 'deal', [dealId]);
  await record(tx, actor, { topic: 'deal.deleted', subjectKind: 'deal', subjectId: id, dealId, clientId, contactId });
  return granted({});
}

/** Takes a deal out of the bin. */
export async function restoreDeal(tx: Tx, { actor }: Acting, id: string): Promise<Answer<Record<string, never>>> {
  const grant = await grantDeletedDeal(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { dealId, clientId, contactId } = grant;
  const taken = await fieldTakenSince(tx, { kind: 'deal', id });
  if (taken !== null) return refused('value-is-taken', { fields: [taken] });
  await updateDeal(tx, dealId, { deletedAt: null, deletedBy: null });
  await recordsWritten(tx, 'deal', [dealId]);
  await record(tx, actor, { topic: 'deal.restored', subjectKind: 'deal', subjectId: id, dealId, clientId, contactId });
  return granted({});
}
