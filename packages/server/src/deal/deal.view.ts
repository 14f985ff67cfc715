import type { DealLineView, DealView } from '@entente/contract/deal/deal.contract';
import { linesTotal, lineAmount } from '@entente/core/deal/deal-amount';
import type { DealState, Stage } from '@entente/core/deal/stage';
import { daysInStage, isStale, stageMoves, stageTimes } from '@entente/core/deal/stage-time';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { BUILT_IN_FIELDS, CUSTOM_PREFIX } from '@entente/core/record/record-fields';
import { isHidden } from '@entente/core/workspace/scope';
import type { CellValue, RecordRow } from '@entente/contract/record/record.contract';
import { nextOf } from '../record/next/record.view.ts';
import { activityView } from '../client/client.view.ts';
import type { DealParts, DealRow, LineRow, NamedDeal } from './deal.store.ts';
import type { StageRow } from './pipeline.store.ts';
import { stageView } from './pipeline.actions.ts';

type OwnField = { readonly id: string; readonly key: string };

/** A deal's values by field key. Tags are left to whoever has them. */
export function dealValues(row: DealRow, own: readonly OwnField[]): Record<string, CellValue> {
  const builtIn = BUILT_IN_FIELDS.deal.filter(({ column }) => column !== undefined).map(({ key }) => [key, (row[key as keyof DealRow] ?? null) as CellValue]);
  const custom = row.custom as Readonly<Record<string, CellValue>>;
  return { ...Object.fromEntries(builtIn), ...Object.fromEntries(own.map(({ id, key }) => [`${CUSTOM_PREFIX}${key}`, custom[id] ?? null])) };
}

/** The fields that the actor may see, with the names of what they refer to. */
function recordRow(actor: ProviderActor, deal: NamedDeal, { fields, tags, stages, now }: DealPageParts): RecordRow {
  const all: Record<string, CellValue> = { ...dealValues(deal, fields), tags: tags.map(({ id }) => id) };
  const values = Object.fromEntries(Object.entries(all).filter(([key]) => !isHidden(actor, 'deal', key)));
  const references: readonly (readonly [string | null, string | null])[] = [
    [deal.ownerId, deal.ownerName], [deal.clientId, deal.clientName], [deal.contactId, deal.contactName], [deal.engagementId, deal.engagementName],
    [deal.productId, deal.productName], [deal.lostReasonId, deal.lostReasonName], ...tags.map(({ id, name }) => [id, name] as const), ...stages.map(({ id, name, labels }) => [id, labels[actor.locale] || name] as const),
  ];
  const shown = new Set(Object.values(values).flat().map(String));
  const names = Object.fromEntries(references.flatMap(([id, name]) => (id === null || name === null || !shown.has(id) ? [] : [[id, name]])));
  const task = deal.taskId === null ? null : { id: deal.taskId, subject: deal.taskSubject ?? '', dueOn: deal.taskDueOn };
  return { id: deal.id, version: deal.version, values, names, ...(isHidden(actor, 'deal', 'nextStep') ? {} : nextOf(deal, task, now)) };
}

function lineView(line: LineRow): DealLineView {
  const amount = lineAmount(line);
  return { ...line, amount: amount.ok ? amount.value : 0 };
}

export type DealPageParts = DealParts & {
  readonly stages: readonly (StageRow & Stage)[];
  readonly activities: readonly Parameters<typeof activityView>[0][];
  readonly canUndoMove: boolean;
  readonly now: string;
};

/** The record page of a deal for one person: what is hidden from them is not in it. */
export function dealView(actor: ProviderActor, deal: NamedDeal, parts: DealPageParts): DealView {
  const { id, version, pipelineId, stageId, stageSince, isSample, amountFollowsLines } = deal;
  const { stays, stages, now, canUndoMove, people } = parts;
  const state = deal.state as DealState;
  const visited = new Set(stays.map((stay) => stay.stageId));
  const shown = stages.filter((stage) => visited.has(stage.id) || stage.id === stageId || (stage.pipelineId === pipelineId && stage.retiredAt === null));
  const money = isHidden(actor, 'deal', 'amount') ? [] : parts.lines;
  const total = linesTotal(money);
  const nameOf = new Map(stays.map(({ leftBy, leftByName }) => [leftBy, leftByName]));
  return {
    id, version, state, pipelineId, stageId, stageSince, isSample, canUndoMove,
    // A figure written over the sum stands alone again.
    amountFollowsLines: amountFollowsLines && total.ok && (money.length === 0 ? deal.amount === null : deal.amount === total.value),
    record: recordRow(actor, deal, parts),
    daysInStage: daysInStage(stageSince, now),
    isStale: isStale({ state, stageSince }, stages.find((stage) => stage.id === stageId)?.staleAfterDays ?? null, now),
    linesTotal: money.length > 0 && total.ok ? total.value : null,
    lines: money.map(lineView),
    stages: shown.map(stageView),
    stageTimes: [...stageTimes(stays, now)],
    moves: stageMoves(stays, stages).map((move) => ({ ...move, byName: nameOf.get(move.by) ?? '', skippedStageIds: [...move.skippedStageIds] })),
    people: [...people],
    activities: parts.activities.map(activityView),
  };
}
