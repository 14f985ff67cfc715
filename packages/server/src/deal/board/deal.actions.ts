import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { BoardCard, BoardTotals, BoardView } from '@entente/contract/deal/board-views';
import { askedStates } from '@entente/core/deal/asked-states';
import { DEAL_STATES, type Stage } from '@entente/core/deal/stage';
import { daysInStage, isStale } from '@entente/core/deal/stage-time';
import { granted, refused } from '@entente/core/kernel/outcome';
import { hasNextStep } from '@entente/core/record/next-step';
import type { FilterGroup } from '@entente/core/record/record-filter';
import { isHidden } from '@entente/core/workspace/scope';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../../platform/http/cursor.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { readListing } from '../../record/list/record.access.ts';
import { nextOf } from '../../record/next/record.view.ts';
import type { Acting } from '../deal.actions.ts';
import { grantPipeline } from '../pipeline.access.ts';
import { loadStagesOf } from '../pipeline.store.ts';
import { listCards, sumStages, type CardRow } from './deal.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['deal'];

/** Counting a stage stops here; a board says "more than". */
const MOST_COUNTED = 5_000;

/** The first cards of every column, or further cards of one. Retired stages are columns only while deals stand in them. */
export async function showBoard(tx: Tx, { actor, at }: Acting, input: Inputs['board']): Promise<Answer<BoardView>> {
  const pipelineId = await grantPipeline(tx, input.pipelineId);
  if (pipelineId === null) return refused('not-found');
  const listing = await readListing(tx, actor, { kind: 'deal', filter: input.filter, search: input.search });
  if (!listing.ok) return listing;
  const limit = Number(input.limit ?? 20);
  const stages = (await loadStagesOf(tx, pipelineId)).filter(({ id }) => input.stageId === undefined || id === input.stageId);
  const after = input.stageId === undefined ? null : readCursor(input.cursor, ['instant', 'id']);
  const cards = await listCards(tx, actor, { stageIds: lookedAt(stages, input.filter), listing: listing.value, limit, after });
  const byStage = Map.groupBy(cards, ({ stageId }) => stageId);
  const columns = stages.map((stage) => {
    const { rows, nextCursor } = cutPage(byStage.get(stage.id) ?? [], limit, (row) => [row.updatedAt, row.id]);
    return { stage, column: { stageId: stage.id, cards: rows.map((row) => cardView(row, { actor, at }, stage)), nextCursor } };
  });
  return granted({ columns: columns.filter(({ stage, column }) => stage.retiredAt === null || column.cards.length > 0).map(({ column }) => column) });
}

/** Count and sums of every column, apart, so that no card waits for them. */
export async function showBoardTotals(tx: Tx, { actor }: Acting, input: Inputs['boardTotals']): Promise<Answer<BoardTotals>> {
  const pipelineId = await grantPipeline(tx, input.pipelineId);
  if (pipelineId === null) return refused('not-found');
  const listing = await readListing(tx, actor, { kind: 'deal', filter: input.filter, search: input.search });
  if (!listing.ok) return listing;
  const stages = await loadStagesOf(tx, pipelineId);
  const rows = await sumStages(tx, actor, { stageIds: lookedAt(stages, input.filter), listing: listing.value, most: MOST_COUNTED });
  const hidesMoney = isHidden(actor, 'deal', 'amount');
  const columns = [...Map.groupBy(rows, ({ stageId }) => stageId)].map(([stageId, sums]) => {
    const counted = sums.reduce((sum, { count }) => sum + count, 0);
    return {
      stageId,
      count: Math.min(counted, MOST_COUNTED),
      atLeast: listing.value.isCut || counted > MOST_COUNTED,
      sums: hidesMoney ? [] : sums.map(({ currency, value }) => ({ currency, value })),
    };
  });
  return granted({ columns });
}

/** The stages that can hold what the filter asks for: of open deals only, a hundred thousand won ones need not be walked through. */
function lookedAt(stages: readonly Stage[], filter = ''): readonly string[] {
  const states = filter === '' ? DEAL_STATES : askedStates(JSON.parse(filter) as FilterGroup);
  return stages.filter(({ kind }) => states.includes(kind)).map(({ id }) => id);
}

function cardView(row: CardRow, { actor, at }: Acting, { staleAfterDays }: Stage): BoardCard {
  const now = at.toISOString();
  const state = row.state as BoardCard['state'];
  const shown = <Value>(field: string, value: Value, otherwise: Value): Value => (isHidden(actor, 'deal', field) ? otherwise : value);
  const { nextTaskId, plannedUntil, taskId, taskSubject, taskDueOn, ...card } = row;
  const hidesStep = isHidden(actor, 'deal', 'nextStep');
  return {
    ...card,
    ...(hidesStep ? {} : nextOf(row, taskId === null ? null : { id: taskId, subject: taskSubject ?? '', dueOn: taskDueOn }, now)),
    state,
    clientId: shown('clientId', row.clientId, null),
    clientName: shown('clientId', row.clientName ?? '', ''),
    amount: shown('amount', row.amount, null),
    nextStep: shown('nextStep', row.nextStep, ''),
    nextStepOn: shown('nextStepOn', row.nextStepOn, null),
    expectedCloseOn: shown('expectedCloseOn', row.expectedCloseOn, null),
    closedOn: shown('closedOn', row.closedOn, null),
    hasNoNextStep: state === 'open' && !hidesStep && !hasNextStep({ nextStep: row.nextStep, nextStepOn: row.nextStepOn, nextTaskId, plannedUntil }, now),
    daysInStage: daysInStage(row.stageSince, now),
    isStale: isStale({ state, stageSince: row.stageSince }, staleAfterDays, now),
  };
}
