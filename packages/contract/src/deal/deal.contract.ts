import { z } from 'zod';
import { DEAL_STATES, MOVE_WAYS } from '@entente/core/deal/stage';
import { Line, OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Day, Id, Instant, KnownCurrency, MinorUnits } from '@entente/core/kernel/values';
import { ActivityView } from '../client/client.contract.ts';
import { procedure } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { CellValue, RecordRow } from '../record/record.contract.ts';
import { StageView } from './pipeline.contract.ts';
import { BoardQuery, BoardTotals, BoardView } from './board-views.ts';

const LineInput = z.strictObject({
  id: Id.optional(),
  productId: Id.nullable().default(null),
  description: OptionalLine(300).default(''),
  /** Thousandths: 1500 is one and a half. */
  quantity: z.number().int().min(0).max(1_000_000_000_000),
  unitPrice: MinorUnits,
  discountPermille: z.number().int().min(0).max(1000).default(0),
});

export const DealLineView = z.object({ id: Id, productId: Id.nullable(), productName: z.string(), description: z.string(), quantity: z.number().int(), unitPrice: MinorUnits, discountPermille: z.number().int(), amount: MinorUnits });
export type DealLineView = z.infer<typeof DealLineView>;

/** Time in one stage, from recorded stays. */
export const StageTimeView = z.object({ stageId: Id, firstEnteredAt: Instant, latestEnteredAt: Instant, leftAt: Instant.nullable(), timesEntered: z.number().int(), latestMilliseconds: z.number(), cumulativeMilliseconds: z.number() });
export type StageTimeView = z.infer<typeof StageTimeView>;

/** A move between stages; `byName` is whoever made it then. */
export const StageMoveView = z.object({ fromStageId: Id, toStageId: Id, at: Instant, by: Id.nullable(), byName: z.string(), way: z.enum(MOVE_WAYS), skippedStageIds: z.array(Id) });
export type StageMoveView = z.infer<typeof StageMoveView>;

const PersonView = aboutRecord({ kind: 'contact' }, z.object({ id: Id, name: z.string(), roleTitle: z.string(), email: z.string(), phone: z.string() }));

/** A deal's record page. `record` holds the fields that this person may see; hidden ones are absent. */
export const DealView = z.object({
  id: Id,
  version: z.number().int(),
  record: aboutRecord({ kind: 'deal', within: 'values' }, RecordRow.extend({})),
  state: z.enum(DEAL_STATES),
  pipelineId: Id,
  stageId: Id,
  stageSince: Instant,
  daysInStage: z.number().int(),
  isStale: z.boolean(),
  isSample: z.boolean(),
  amountFollowsLines: z.boolean(),
  /** What the lines come to; null where there are none. */
  linesTotal: MinorUnits.nullable(),
  lines: z.array(DealLineView),
  /** The stages of its pipeline, retired ones only where the deal has been in them; those of former pipelines too. */
  stages: z.array(StageView),
  stageTimes: z.array(StageTimeView),
  moves: z.array(StageMoveView),
  /** Whether the last move is yours and can still be taken back. */
  canUndoMove: z.boolean(),
  /** The people of the deal's client. */
  people: z.array(PersonView),
  activities: z.array(ActivityView),
});
export type DealView = z.infer<typeof DealView>;

/** A new deal; what is left out stays empty. */
export const NewDeal = aboutRecord({ kind: 'deal' }, z.strictObject({
  name: Line(200),
  clientId: Id.nullable().default(null),
  contactId: Id.nullable().default(null),
  pipelineId: Id.optional(),
  stageId: Id.optional(),
  ownerId: Id.optional(),
  amount: MinorUnits.nullable().default(null),
  currency: KnownCurrency.optional(),
  productId: Id.nullable().default(null),
  source: OptionalLine(120).default(''),
  openedOn: Day.optional(),
  expectedCloseOn: Day.nullable().default(null),
  nextStep: OptionalLine(300).default(''),
  nextStepOn: Day.nullable().default(null),
  notes: Prose(10_000).default(''),
}));
export type NewDeal = z.output<typeof NewDeal>;

const byId = z.object({ id: Id });
const tags = ['deal'];
const moved = z.object({ version: z.number().int(), stageId: Id, state: z.enum(DEAL_STATES) });
/** What a move may fill on its way, so that what a stage wants can be given at once; `before` says what its writer saw in each field of `set`, and may in those of the closing. */
const closing = { closedOn: Day.optional(), lostReasonId: Id.optional(), lostNote: OptionalLine(1_000).optional(), competitor: OptionalLine(200).optional() };
const filled = { set: z.record(z.string().max(60), CellValue).default({}), before: z.record(z.string().max(60), z.unknown()).default({}) };

export const dealContract = {
  board: procedure.route({ method: 'GET', path: '/records/deal/board', operationId: 'getDealBoard', tags, summary: 'The first cards of every stage, or further cards of one' }).input(BoardQuery).output(BoardView),
  boardTotals: procedure.route({ method: 'GET', path: '/records/deal/board/totals', operationId: 'getDealBoardTotals', tags, summary: 'Count and sums by currency for every stage; counting stops at a limit' }).input(BoardQuery.omit({ stageId: true, cursor: true, limit: true })).output(BoardTotals),
  create: procedure
    .route({ method: 'POST', path: '/deals', operationId: 'createDeal', tags, summary: 'Add a deal; without a stage it starts in the first open one', successStatus: 201 })
    .input(NewDeal)
    .output(z.object({ id: Id })),
  get: procedure.route({ method: 'GET', path: '/deals/{id}', operationId: 'getDeal', tags, summary: 'One deal with lines, stages, time in stage, people and timeline' }).input(byId).output(DealView),
  move: procedure
    .route({ method: 'POST', path: '/deals/{id}/move', operationId: 'moveDeal', tags, summary: 'Move a deal into a stage, of another pipeline too; what the stage wants may be filled in the same step' })
    .input(aboutRecord({ kind: 'deal', within: 'set' }, z.strictObject({ id: Id, stageId: Id, ...closing, ...filled })))
    .output(moved),
  undoMove: procedure.route({ method: 'POST', path: '/deals/{id}/undo-move', operationId: 'undoDealMove', tags, summary: 'Take back your own last move, within the hour; it leaves no trace in time in stage' }).input(byId.extend({ /** Where the deal stands for whoever takes the move back; refused where it has gone on. */ stageId: Id.optional() })).output(moved.extend({ /** Fields that were edited since and stay. */ kept: z.array(z.string()) })),
  win: procedure.route({ method: 'POST', path: '/deals/{id}/win', operationId: 'winDeal', tags, summary: 'Win a deal' }).input(aboutRecord({ kind: 'deal', within: 'set' }, z.strictObject({ id: Id, closedOn: Day.optional(), ...filled }))).output(moved),
  lose: procedure
    .route({ method: 'POST', path: '/deals/{id}/lose', operationId: 'loseDeal', tags, summary: 'Lose a deal, with the reason' })
    .input(aboutRecord({ kind: 'deal', within: 'set' }, z.strictObject({ id: Id, ...closing, ...filled })))
    .output(moved),
  reopen: procedure
    .route({ method: 'POST', path: '/deals/{id}/reopen', operationId: 'reopenDeal', tags, summary: 'Open a won or lost deal again, where it stood before unless a stage is given; its history stays' })
    .input(z.strictObject({ id: Id, stageId: Id.optional() }))
    .output(moved),
  putLines: procedure
    .route({ method: 'PUT', path: '/deals/{id}/lines', operationId: 'putDealLines', tags, summary: 'Set the lines of a deal and whether its amount follows them; `before` is what the writer saw' })
    .input(z.strictObject({ id: Id, lines: z.array(LineInput).max(200), amountFollowsLines: z.boolean(), before: z.array(LineInput).max(200) }))
    .output(z.object({ version: z.number().int(), amount: MinorUnits.nullable() })),
  delete: procedure.route({ method: 'DELETE', path: '/deals/{id}', operationId: 'deleteDeal', tags, summary: 'Move a deal to the bin for 90 days' }).input(aboutRecord({ kind: 'deal', act: 'delete' }, z.object({ id: Id }))).output(z.object({})),
  restore: procedure.route({ method: 'POST', path: '/deals/{id}/restore', operationId: 'restoreDeal', tags, summary: 'Take a deal out of the bin' }).input(byId).output(z.object({})),
};
