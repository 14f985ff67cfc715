import { granted, refused } from '@entente/core/kernel/outcome';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { wishMark } from '@entente/core/meeting/moving-rule';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { SignedInCall } from '../platform/http/call.ts';
import { command, query, type Answer } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { closeMeeting, reopenMeeting } from './closing/meeting.actions.ts';
import { grantMeeting, type MeetingGrant } from './meeting.access.ts';
import { calendarFile, changeMeeting, planMeetings, proposeMeetings, showMeetings, viewOf, type MeetingCall } from './meeting.actions.ts';
import { answerWish, takeWishBack, typedMoments, wishMeeting } from './moving/meeting.actions.ts';

const { meeting } = signedIn;
const at = ({ actor, services }: SignedInCall): MeetingCall<ProviderActor> => ({ actor, now: services.clock() });

/** Runs an act about one meeting that the actor may see, and shows what stands in the calendar then. */
async function about(tx: Tx, call: MeetingCall<ProviderActor>, { id, work }: { id: string; work: (grant: MeetingGrant) => Promise<Answer<unknown>> }): Promise<Answer<MeetingsView>> {
  const grant = await grantMeeting(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const done = await work(grant);
  return done.ok ? granted(await viewOf(tx, call, grant)) : done;
}

export const meetingRoutes = {
  get: meeting.get.handler(({ context, input }) => query(context, (tx) => showMeetings(tx, at(context), input.engagementId))),
  propose: meeting.propose.handler(({ context, input }) => query(context, (tx) => proposeMeetings(tx, at(context), input))),
  calendar: meeting.calendar.handler(({ context, input }) => query(context, (tx) => calendarFile(tx, at(context), input.id))),
  plan: meeting.plan.handler(({ context, input }) => command(context, { operation: 'planMeetings', input }, (tx) => planMeetings(tx, at(context), input))),
  update: meeting.update.handler(({ context, input }) => command(context, { operation: 'updateMeeting', input }, (tx) => changeMeeting(tx, at(context), input))),
  move: meeting.move.handler(({ context, input: { id, side, words, late: knowsLate, times } }) => {
    const call = at(context);
    const work = (tx: Tx) => async (grant: MeetingGrant) => wishMeeting(tx, call, { grant, kind: 'move', side, times: await typedMoments(tx, grant, times), words, knowsLate, fits: true });
    return command(context, { operation: 'moveMeeting', input: { id, side, words, late: knowsLate, times } }, (tx) => about(tx, call, { id, work: work(tx) }));
  }),
  cancel: meeting.cancel.handler(({ context, input }) => {
    const { id, side, words, late: knowsLate } = input;
    return command(context, { operation: 'cancelMeeting', input }, (tx) => about(tx, at(context), { id, work: (grant) => wishMeeting(tx, at(context), { grant, kind: 'cancel', side, times: [], words, knowsLate, fits: false }) }));
  }),
  answer: meeting.answer.handler(({ context, input }) => {
    const { id, agree, time, words, wish } = input;
    const answers = wish === null ? null : wishMark(wish);
    return command(context, { operation: 'answerMeeting', input }, (tx) => about(tx, at(context), { id, work: (grant) => answerWish(tx, at(context), { grant, by: 'provider', agree, time, words, answers }) }));
  }),
  takeBack: meeting.takeBack.handler(({ context, input }) => command(context, { operation: 'takeBackMeetingWish', input }, (tx) => about(tx, at(context), { id: input.id, work: (grant) => takeWishBack(tx, at(context), { grant, by: 'provider' }) }))),
  close: meeting.close.handler(({ context, input }) => command(context, { operation: 'closeMeeting', input }, (tx) => closeMeeting(tx, at(context), input))),
  reopen: meeting.reopen.handler(({ context, input }) => command(context, { operation: 'reopenMeeting', input }, (tx) => reopenMeeting(tx, at(context), input.id))),
};
