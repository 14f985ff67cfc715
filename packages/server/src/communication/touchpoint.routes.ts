import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { answerHappening, answerQuestion } from './heard/notice.actions.ts';
import { pageOfHappenings, raiseHappening, takeBackHappening } from './raised/happening.actions.ts';
import { pageOfTellings } from './told/touchpoint.actions.ts';
import { giveNotice } from './told/notice.actions.ts';
import { createLine, removeLine, replaceLine, showPlan, type PlanCall } from './touchpoint.actions.ts';
import { suggestPlan } from './suggest/touchpoint.actions.ts';

const { touchpoint } = signedIn;
const asked = ({ actor, services }: SignedInCall): PlanCall => ({ actor, now: services.clock() });

export const touchpointRoutes = {
  get: touchpoint.get.handler(({ context, input }) => query(context, (tx) => showPlan(tx, asked(context), input.engagementId))),
  suggest: touchpoint.suggest.handler(({ context, input }) => command(context, { operation: 'suggestCommunication', input }, (tx) => suggestPlan(tx, asked(context), input.engagementId))),
  create: touchpoint.create.handler(({ context, input }) => command(context, { operation: 'createTouchpoint', input }, (tx) => createLine(tx, asked(context), input))),
  replace: touchpoint.replace.handler(({ context, input }) => command(context, { operation: 'replaceTouchpoint', input }, (tx) => replaceLine(tx, asked(context), input))),
  delete: touchpoint.delete.handler(({ context, input }) => command(context, { operation: 'deleteTouchpoint', input }, (tx) => removeLine(tx, asked(context), { id: input.id, back: false }))),
  restore: touchpoint.restore.handler(({ context, input }) => command(context, { operation: 'restoreTouchpoint', input }, (tx) => removeLine(tx, asked(context), { id: input.id, back: true }))),
  raise: touchpoint.raise.handler(({ context, input }) => command(context, { operation: 'raiseHappening', input }, (tx) => raiseHappening(tx, asked(context), input))),
  happenings: touchpoint.happenings.handler(({ context, input }) => query(context, (tx) => pageOfHappenings(tx, asked(context), input))),
  tellings: touchpoint.tellings.handler(({ context, input }) => query(context, (tx) => pageOfTellings(tx, asked(context), input))),
  answer: touchpoint.answer.handler(({ context, input }) => command(context, { operation: 'answerHappening', input }, (tx) => answerHappening(tx, asked(context), input))),
  reply: touchpoint.reply.handler(({ context, input }) => command(context, { operation: 'answerNoticeQuestion', input }, (tx) => answerQuestion(tx, asked(context), input))),
  takeBack: touchpoint.takeBack.handler(({ context, input }) => command(context, { operation: 'takeBackHappening', input }, (tx) => takeBackHappening(tx, asked(context), input))),
  putBack: touchpoint.putBack.handler(({ context, input }) => command(context, { operation: 'restoreHappening', input }, (tx) => takeBackHappening(tx, asked(context), { id: input.id, because: null }))),
  tell: touchpoint.tell.handler(({ context, input }) => command(context, { operation: 'giveNotice', input }, (tx) => giveNotice(tx, asked(context), input))),
};
