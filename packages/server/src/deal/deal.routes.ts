import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { showBoard, showBoardTotals } from './board/deal.actions.ts';
import { createDeal, deleteDeal, restoreDeal, showDeal, type Acting } from './deal.actions.ts';
import { putDealLines } from './deal-line.actions.ts';
import { closeDeal, moveDeal, reopenDeal, undoDealMove } from './stage-visit.actions.ts';

const acting = ({ actor, services }: SignedInCall): Acting => ({ actor, at: services.clock() });

export const dealRoutes = {
  board: signedIn.deal.board.handler(({ context, input }) => query(context, (tx) => showBoard(tx, acting(context), input))),
  boardTotals: signedIn.deal.boardTotals.handler(({ context, input }) => query(context, (tx) => showBoardTotals(tx, acting(context), input))),
  create: signedIn.deal.create.handler(({ context, input }) => command(context, { operation: 'createDeal', input }, (tx) => createDeal(tx, acting(context), input))),
  get: signedIn.deal.get.handler(({ context, input }) => query(context, (tx) => showDeal(tx, acting(context), input.id))),
  move: signedIn.deal.move.handler(({ context, input }) => command(context, { operation: 'moveDeal', input }, (tx) => moveDeal(tx, acting(context), input))),
  undoMove: signedIn.deal.undoMove.handler(({ context, input }) => command(context, { operation: 'undoDealMove', input }, (tx) => undoDealMove(tx, acting(context), input))),
  win: signedIn.deal.win.handler(({ context, input }) => command(context, { operation: 'winDeal', input }, (tx) => closeDeal(tx, acting(context), { kind: 'won', input }))),
  lose: signedIn.deal.lose.handler(({ context, input }) => command(context, { operation: 'loseDeal', input }, (tx) => closeDeal(tx, acting(context), { kind: 'lost', input }))),
  reopen: signedIn.deal.reopen.handler(({ context, input }) => command(context, { operation: 'reopenDeal', input }, (tx) => reopenDeal(tx, acting(context), input))),
  putLines: signedIn.deal.putLines.handler(({ context, input }) => command(context, { operation: 'putDealLines', input }, (tx) => putDealLines(tx, acting(context), input))),
  delete: signedIn.deal.delete.handler(({ context, input }) => command(context, { operation: 'deleteDeal', input }, (tx) => deleteDeal(tx, acting(context), input.id))),
  restore: signedIn.deal.restore.handler(({ context, input }) => command(context, { operation: 'restoreDeal', input }, (tx) => restoreDeal(tx, acting(context), input.id))),
};
