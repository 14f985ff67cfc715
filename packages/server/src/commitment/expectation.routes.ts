import { refused } from '@entente/core/kernel/outcome';
import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { answerExpectation, takeBackAnswer } from './answer/expectation.actions.ts';
import { grantExpectation } from './expectation.access.ts';
import { pageOfExpectations } from './all/expectation.actions.ts';
import { handOver } from './handing/expectation.actions.ts';
import { changeExpectation, createExpectation, showChoices, showExpectations } from './expectation.actions.ts';

const { expectation } = signedIn;
const at = ({ actor, services }: SignedInCall) => ({ actor, now: services.clock() });

export const expectationRoutes = {
  board: expectation.board.handler(({ context, input }) => query(context, (tx) => showExpectations(tx, at(context), input.engagementId))),
  list: expectation.list.handler(({ context, input }) => query(context, (tx) => pageOfExpectations(tx, at(context), input))),
  choices: expectation.choices.handler(({ context, input }) => query(context, (tx) => showChoices(tx, context.actor, input.engagementId))),
  create: expectation.create.handler(({ context, input }) => command(context, { operation: 'createExpectation', input }, (tx) => createExpectation(tx, at(context), input))),
  update: expectation.update.handler(({ context, input }) => command(context, { operation: 'updateExpectation', input }, (tx) => changeExpectation(tx, at(context), input))),
  answer: expectation.answer.handler(({ context, input }) =>
    command(context, { operation: 'answerExpectation', input }, async (tx) => {
      const grant = await grantExpectation(tx, context.actor, input.id);
      return grant === null ? refused('not-found') : answerExpectation(tx, at(context), { ...input, grant });
    }),
  ),
  handOver: expectation.handOver.handler(({ context, input }) => command(context, { operation: 'handOverExpectation', input }, (tx) => handOver(tx, at(context), input))),
  takeBack: expectation.takeBack.handler(({ context, input }) =>
    command(context, { operation: 'takeBackExpectationAnswer', input }, async (tx) => {
      const grant = await grantExpectation(tx, context.actor, input.id);
      return grant === null ? refused('not-found') : takeBackAnswer(tx, at(context), { grant });
    }),
  ),
};
