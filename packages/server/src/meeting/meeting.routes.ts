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
import { calendarFile, changeMeeting, planMeetings, showMeetings, viewOf, type MeetingCall } from './meeting.actions.ts';
import { proposeMeetings } from './proposing/meeting.actions.ts';
import { movingFault } from './taken/meeting.actions.ts';
import { agreedMoments, answerWish, takeWishBack, typedMoments, wishMeeting, type MeetingAnswer, type Wish } from './moving/meeting.actions.ts';

const { meeting } = signedIn;
const at = ({ actor, services }: SignedInCall): MeetingCall<ProviderActor> => ({ actor, now: services.clock() });

/** Runs an act about one meeting that the actor may see, and shows what stands in the calendar then. */
async function about(tx: Tx, call: MeetingCall<ProviderActor>, { id, work }: { id: string; work: (grant: MeetingGrant) => Promise<Answer<unknown>> }): Promise<Answer<MeetingsView>> {
  const grant = await grantMeeting(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const done = await work(grant);
  return done.ok ? granted(await viewOf(tx, call, grant)) : done;
}

type Move = Pick<Wish, 'side' | 'words'> & { readonly late: boolean; readonly taken: boolean; readonly times: Parameters<typeof typedMoments>[2] };

/** Moves one, unless somebody has another meeting then and that is not known. */
function moving(tx: Tx, call: MeetingCall<ProviderActor>, { side, words, late: knowsLate, taken: known, times }: Move) {
  return async (grant: MeetingGrant): Promise<Answer<unknown>> => {
    const starts = await typedMoments(tx, grant, times);
    return (await movingFault(tx, call.actor, { grant, starts, known })) ?? wishMeeting(tx, call, { grant, kind: 'move', side, times: starts, words, knowsLate, fits: true });
  };
}

type Reply = Pick<MeetingAnswer, 'agree' | 'time' | 'words'> & { readonly taken: boolean; readonly wish: Parameters<typeof wishMark>[0] | null };

/** Answers a wish, unless it is agreed to a time at which somebody has another meeting and that is not known. */
function answering(tx: Tx, call: MeetingCall<ProviderActor>, { agree, time, words, wish, taken: known }: Reply) {
  return async (grant: MeetingGrant): Promise<Answer<unknown>> => {
    const starts = agree ? await agreedMoments(tx, grant, time) : [];
    return (await movingFault(tx, call.actor, { grant, starts, known })) ?? answerWish(tx, call, { grant, by: 'provider', agree, time, words, answers: wish === null ? null : wishMark(wish) });
  };
}

export const meetingRoutes = {
  get: meeting.get.handler(({ context, input }) => query(context, (tx) => showMeetings(tx, at(context), input.engagementId))),
  propose: meeting.propose.handler(({ context, input }) => query(context, (tx) => proposeMeetings(tx, at(context), input))),
  calendar: meeting.calendar.handler(({ context, input }) => query(context, (tx) => calendarFile(tx, at(context), input.id))),
  plan: meeting.plan.handler(({ context, input }) => command(context, { operation: 'planMeetings', input }, (tx) => planMeetings(tx, at(context), input))),
  update: meeting.update.handler(({ context, input }) => command(context, { operation: 'updateMeeting', input }, (tx) => changeMeeting(tx, at(context), input))),
  move: meeting.move.handler(({ context, input }) => command(context, { operation: 'moveMeeting', input }, (tx) => about(tx, at(context), { id: input.id, work: moving(tx, at(context), input) }))),
  cancel: meeting.cancel.handler(({ context, input }) => {
    const { id, side, words, late: knowsLate } = input;
    return command(context, { operation: 'cancelMeeting', input }, (tx) => about(tx, at(context), { id, work: (grant) => wishMeeting(tx, at(context), { grant, kind: 'cancel', side, times: [], words, knowsLate, fits: false }) }));
  }),
  answer: meeting.answer.handler(({ context, input }) => command(context, { operation: 'answerMeeting', input }, (tx) => about(tx, at(context), { id: input.id, work: answering(tx, at(context), input) }))),
  takeBack: meeting.takeBack.handler(({ context, input }) => command(context, { operation: 'takeBackMeetingWish', input }, (tx) => about(tx, at(context), { id: input.id, work: (grant) => takeWishBack(tx, at(context), { grant, by: 'provider' }) }))),
  close: meeting.close.handler(({ context, input }) => command(context, { operation: 'closeMeeting', input }, (tx) => closeMeeting(tx, at(context), input))),
  reopen: meeting.reopen.handler(({ context, input }) => command(context, { operation: 'reopenMeeting', input }, (tx) => reopenMeeting(tx, at(context), input.id))),
};
