import { z } from 'zod';
import { DEAL_STATES } from '@entente/core/deal/stage';
import { Currency, Day, Id, Instant, MinorUnits } from '@entente/core/kernel/values';
import { SearchText } from '../kernel/procedure.ts';
import { aboutRecord } from '../kernel/record-mark.ts';
import { NextAct } from '../record/record.contract.ts';

/** `filter` is the same JSON as in lists. With `stageId` and `cursor`: further cards of one column. */
export const BoardQuery = z.object({
  pipelineId: Id,
  filter: z.string().max(8_000).optional(),
  search: SearchText.optional(),
  stageId: Id.optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** A card. What is marked on it is decided here: no next step, standing too long. */
export const BoardCard = aboutRecord({ kind: 'deal' }, z.object({
  id: Id,
  name: z.string(),
  state: z.enum(DEAL_STATES),
  stageId: Id,
  clientId: Id.nullable(),
  clientName: z.string(),
  ownerId: Id,
  ownerName: z.string(),
  amount: MinorUnits.nullable(),
  currency: Currency,
  nextStep: z.string(),
  nextStepOn: Day.nullable(),
  next: NextAct.optional(),
  hasNoNextStep: z.boolean(),
  expectedCloseOn: Day.nullable(),
  closedOn: Day.nullable(),
  stageSince: Instant,
  daysInStage: z.number().int(),
  isStale: z.boolean(),
  isSample: z.boolean(),
  version: z.number().int(),
  updatedAt: Instant,
}));
export type BoardCard = z.infer<typeof BoardCard>;

export const BoardColumn = z.object({ stageId: Id, cards: z.array(BoardCard), nextCursor: z.string().nullable() });
export type BoardColumn = z.infer<typeof BoardColumn>;

/** Columns in the pipeline's order. A retired stage shows as long as deals stand in it. */
export const BoardView = z.object({ columns: z.array(BoardColumn) });
export type BoardView = z.infer<typeof BoardView>;

/** `atLeast`: counting stopped there, and the sums are of the counted deals. Amounts are never summed across currencies. */
export const BoardTotals = z.object({ columns: z.array(z.object({ stageId: Id, count: z.number().int(), atLeast: z.boolean(), sums: z.array(z.object({ currency: Currency, value: MinorUnits })) })) });
export type BoardTotals = z.infer<typeof BoardTotals>;
