import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { refused } from '@entente/core/kernel/outcome';
import { signedIn } from '../platform/http/procedures.ts';
import { makeAgreed } from './agreed/commitment.actions.ts';
import { draftMovedDates } from './amending/commitment.actions.ts';
import { answerCommitment, reopenCommitment } from './answer/commitment.actions.ts';
import { grantCommitment } from './commitment.access.ts';
import { changeCommitment, createCommitment, deleteCommitment, pageOfCommitments, restoreCommitment, showBoard } from './commitment.actions.ts';
import { pageOfEvents } from './commitment-event.actions.ts';
import { chooseOwnLadder, chooseOwnTimes, ownLadder, ownTimesOf, peopleOf } from './commitment-person.actions.ts';
import { sayOfRound } from './correcting/commitment.actions.ts';
import { changeDates } from './dates/commitment.actions.ts';

const at = ({ actor, services }: SignedInCall) => ({ actor, now: services.clock() });

export const commitmentRoutes = {
  list: signedIn.commitment.list.handler(({ context, input }) => query(context, (tx) => pageOfCommitments(tx, at(context), input))),
  board: signedIn.commitment.board.handler(({ context, input }) => query(context, (tx) => showBoard(tx, at(context), input.engagementId))),
  people: signedIn.commitment.people.handler(({ context, input }) => query(context, (tx) => peopleOf(tx, context.actor, input.engagementId))),
  events: signedIn.commitment.events.handler(({ context, input }) => query(context, (tx) => pageOfEvents(tx, context.actor, input))),
  ladder: signedIn.commitment.ladder.handler(({ context }) => query(context, (tx) => ownLadder(tx, context.actor))),
  chooseLadder: signedIn.commitment.chooseLadder.handler(({ context, input }) => command(context, { operation: 'chooseCommitmentLadder', input }, (tx) => chooseOwnLadder(tx, context.actor, input.ladder))),
  times: signedIn.commitment.times.handler(({ context }) => query(context, (tx) => ownTimesOf(tx, context.actor))),
  chooseTimes: signedIn.commitment.chooseTimes.handler(({ context, input }) => command(context, { operation: 'chooseCommitmentTimes', input }, (tx) => chooseOwnTimes(tx, context.actor, input))),
  make: signedIn.commitment.make.handler(({ context, input }) => command(context, { operation: 'makeAgreedCommitments', input }, (tx) => makeAgreed(tx, at(context), input.agreementId))),
  amend: signedIn.commitment.amend.handler(({ context, input }) => command(context, { operation: 'draftMovedDates', input }, (tx) => draftMovedDates(tx, { actor: context.actor, now: context.services.clock().toISOString(), origin: { ...context.origin, channel: 'team' } }, input.engagementId))),
  create: signedIn.commitment.create.handler(({ context, input }) => command(context, { operation: 'createCommitment', input }, (tx) => createCommitment(tx, at(context), input))),
  update: signedIn.commitment.update.handler(({ context, input }) => command(context, { operation: 'updateCommitment', input }, (tx) => changeCommitment(tx, at(context), input))),
  delete: signedIn.commitment.delete.handler(({ context, input }) => command(context, { operation: 'deleteCommitment', input }, (tx) => deleteCommitment(tx, at(context), input.id))),
  restore: signedIn.commitment.restore.handler(({ context, input }) => command(context, { operation: 'restoreCommitment', input }, (tx) => restoreCommitment(tx, at(context), input.id))),
  answer: signedIn.commitment.answer.handler(({ context, input }) =>
    command(context, { operation: 'answerCommitment', input }, async (tx) => {
      const grant = await grantCommitment(tx, context.actor, input.id);
      return grant === null ? refused('not-found') : answerCommitment(tx, at(context), { grant, answer: input.answer });
    }),
  ),
  reopen: signedIn.commitment.reopen.handler(({ context, input }) =>
    command(context, { operation: 'reopenCommitment', input }, async (tx) => {
      const grant = await grantCommitment(tx, context.actor, input.id);
      return grant === null ? refused('not-found') : reopenCommitment(tx, at(context), { grant });
    }),
  ),
  sayOfRound: signedIn.commitment.sayOfRound.handler(({ context, input }) => command(context, { operation: 'sayOfCorrectionRound', input }, (tx) => sayOfRound(tx, { ...at(context), origin: { ...context.origin, channel: 'team' } }, { id: input.id, as: input.as, words: input.words ?? '' }))),
  decide: signedIn.commitment.decide.handler(({ context, input }) => command(context, { operation: 'changeCommitmentDates', input }, (tx) => changeDates(tx, at(context), input))),
};
