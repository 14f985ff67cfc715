import { granted, refused, type Refusal } from '@entente/core/kernel/outcome';
import type { Instant, Side } from '@entente/core/kernel/values';
import { momentIn } from '@entente/core/kernel/zoned-time';
import { shutFor } from '@entente/core/meeting/meeting-hours';
import type { MovingRule } from '@entente/core/meeting/meeting-terms';
import { isLate, outcomeOf, whenRefused, wishMark, type AskKind } from '@entente/core/meeting/moving-rule';
import { EVENING_AND_NIGHT } from '@entente/core/workspace/own-times';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { loadWorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { agreedTerms } from '../agreed/meeting.actions.ts';
import { hoursOfPeople } from '../hours/meeting.actions.ts';
import { isKept } from '../meeting-act.store.ts';
import type { MeetingGrant } from '../meeting.access.ts';
import { keepAct, type Act, type MeetingCall } from '../meeting.actions.ts';
import { loadMeetingsById, lockMeeting, updateMeeting } from '../meeting.store.ts';
import { inTheWay, takenTimes } from '../taken/meeting.actions.ts';

type Current = Awaited<ReturnType<typeof lockMeeting>>;
const NO_ASK = { askKind: null, askSide: null, askLate: false, askTimes: [], askWords: '', askedAt: null } as const;

export type Wish = {
  readonly grant: MeetingGrant;
  readonly kind: AskKind;
  /** Whose wish it is; a member may write down the client's. */
  readonly side: Side;
  /** New times; none where it is called off. */
  readonly times: readonly Instant[];
  readonly words: string;
  /** Whoever wishes it was told that it comes late. */
  readonly knowsLate: boolean;
  /** The one time that is offered fits our calendar. */
  readonly fits: boolean;
  /** Of a form that may be sent twice. */
  readonly actId?: string;
};
export type Came = { readonly did: 'moved' | 'cancelled' | 'asked' };

/** Moves a meeting or calls it off where the rule lets it be; otherwise asks the other side. */
export async function wishMeeting(tx: Tx, call: MeetingCall, wish: Wish): Promise<Answer<Came>> {
  const { grant, kind, side, times } = wish;
  const current = await lockMeeting(tx, grant.meetingId);
  if (await isKept(tx, wish.actId)) return granted({ did: didBefore(current) });
  const fault = faultOf(current, wish, call.now);
  if (fault !== null) return fault;
  const { rule } = await agreedTerms(tx, grant.engagementId);
  const late = isLate({ startsAt: current.startsAt, rule }, call.now);
  if (late && !wish.knowsLate) return refused('meeting-is-late', { hours: rule.hours });
  const act = { ...actOf(wish, current), ...judged(rule, late) };
  const [time] = times;
  // Who hears of a new time only when it is late to say no is asked.
  const soon = times.some((at) => isLate({ startsAt: at, rule }, call.now));
  const outcome = soon ? 'asks' : outcomeOf({ kind, side, late, times, fits: wish.fits });
  if (outcome === 'moves' && time !== undefined) return moveNow(tx, call, { grant, act, to: time });
  if (outcome === 'ends') return endNow(tx, call, { grant, act });
  await updateMeeting(tx, grant.meetingId, { set: { askKind: kind, askSide: side, askLate: late, askTimes: [...times], askWords: wish.words, askedAt: call.now.toISOString() }, isNews: false });
  await keepAct(tx, call, { ...act, act: kind === 'move' ? 'move_asked' : 'cancel_asked', toAt: time ?? null });
  return granted({ did: 'asked' });
}

/** Times as they were typed, by the clocks of the meeting. */
export async function typedMoments(tx: Tx, { meetingId }: MeetingGrant, starts: readonly { readonly day: string; readonly time: string }[]): Promise<string[]> {
  const [row] = await loadMeetingsById(tx, [meetingId]);
  return [...new Set(starts.map(({ day, time }) => momentIn(row?.timeZone ?? 'UTC', day, time).toISOString()))];
}

/** The time that a yes to a wish keeps: the one that is named, or the only one that was offered; none where it is called off. */
export async function agreedMoments(tx: Tx, { meetingId }: MeetingGrant, time: Instant | null): Promise<string[]> {
  const [row] = await loadMeetingsById(tx, [meetingId]);
  const chosen = row?.askKind === 'move' ? chosenTime(row.askTimes, time) : null;
  return chosen === null ? [] : [chosen];
}

/** What came of a form that was sent before. */
function didBefore({ askKind, state }: Current): Came['did'] {
  return askKind !== null ? 'asked' : state === 'cancelled' ? 'cancelled' : 'moved';
}

/** How an act stands to the rule, as it is kept. */
function judged(rule: MovingRule, late: boolean): Pick<Act, 'late' | 'noticeHours'> {
  return { late, noticeHours: rule.source === 'default' ? null : rule.hours };
}

type WishRefusal = { readonly ok: false; readonly refusal: Refusal<'meeting-is-over' | 'meeting-has-begun' | 'meeting-waits-for-answer' | 'meeting-time-is-past'> };

function faultOf(current: Current, { side, times }: Wish, now: Date): WishRefusal | null {
  if (current.state !== 'planned') return refused('meeting-is-over');
  if (now >= new Date(current.startsAt)) return refused('meeting-has-begun');
  if (current.askSide !== null && current.askSide !== side) return refused('meeting-waits-for-answer');
  return times.some((time) => new Date(time) <= now || time === current.startsAt) ? refused('meeting-time-is-past') : null;
}

type Acting = Pick<Wish, 'grant' | 'side' | 'words'> & { readonly actId?: string | undefined };

function actOf({ grant: { meetingId, engagementId, clientId }, side, words, actId }: Acting, { title, startsAt }: Current): Omit<Act, 'act'> {
  return { ...(actId === undefined ? {} : { id: actId }), meetingId, engagementId, clientId, title, side, words, fromAt: startsAt };
}

type Doing = { readonly grant: MeetingGrant; readonly act: Omit<Act, 'act'> };

async function moveNow(tx: Tx, call: MeetingCall, { grant, act, to }: Doing & { readonly to: Instant }): Promise<Answer<Came>> {
  await updateMeeting(tx, grant.meetingId, { set: { startsAt: to, ...NO_ASK, askTimes: [] }, isNews: true });
  await keepAct(tx, call, { ...act, act: 'moved', toAt: to });
  return granted({ did: 'moved' });
}

async function endNow(tx: Tx, call: MeetingCall, { grant, act }: Doing): Promise<Answer<Came>> {
  await updateMeeting(tx, grant.meetingId, { set: { state: 'cancelled', endedBy: act.side, ...NO_ASK, askTimes: [] }, isNews: true });
  await keepAct(tx, call, { ...act, act: 'cancelled' });
  return granted({ did: 'cancelled' });
}

export type MeetingAnswer = {
  readonly grant: MeetingGrant;
  readonly by: Side;
  readonly agree: boolean;
  readonly time: Instant | null;
  readonly words: string;
  readonly actId?: string;
  /** The wish that is answered (`wishMark`), as the answer's writer saw it; null where they say nothing of it. */
  readonly answers: string | null;
};

/** Answers what the other side wishes. */
export async function answerWish(tx: Tx, call: MeetingCall, { grant, by, agree, time, words, actId, answers }: MeetingAnswer): Promise<Answer<{ did: 'agreed' | 'refused' }>> {
  const current = await lockMeeting(tx, grant.meetingId);
  if (await isKept(tx, actId)) return granted({ did: agree ? 'agreed' : 'refused' });
  const { askSide: side, askLate: late } = current;
  if (side === null || side === by) return refused('meeting-asks-nothing');
  if (isOtherWish(current, answers)) return refused('meeting-wish-changed');
  const { rule } = await agreedTerms(tx, grant.engagementId);
  const act = { ...actOf({ grant, side, words, actId }, current), ...judged(rule, late) };
  if (agree) return agreeTo(tx, call, { grant, act, current, time });
  await refuseWish(tx, call, { grant, act, by, means: whenRefused({ side, late, source: rule.source }) });
  return granted({ did: 'refused' });
}

/** Whether another wish has taken the place of the one that was seen. */
function isOtherWish({ askKind, askedAt }: Current, seen: string | null): boolean {
  return seen !== null && (askKind === null || askedAt === null || wishMark({ kind: askKind, at: askedAt }) !== seen);
}

async function agreeTo(tx: Tx, call: MeetingCall, { grant, act, current: { askKind, askTimes }, time }: Doing & { readonly current: Current; readonly time: Instant | null }): Promise<Answer<{ did: 'agreed' }>> {
  if (askKind === 'cancel') {
    await endNow(tx, call, { grant, act });
    return granted({ did: 'agreed' });
  }
  const chosen = chosenTime(askTimes, time);
  if (chosen === null) return refused('meeting-choose-time');
  if (new Date(chosen) <= call.now) return refused('meeting-time-is-past');
  await moveNow(tx, call, { grant, act, to: chosen });
  return granted({ did: 'agreed' });
}

function chosenTime(offered: readonly Instant[], time: Instant | null): Instant | null {
  const times = offered.map((at) => new Date(at).toISOString());
  if (time === null) return times.length === 1 ? (times[0] ?? null) : null;
  return times.find((at) => at === new Date(time).toISOString()) ?? null;
}

async function refuseWish(tx: Tx, call: MeetingCall, { grant, act, by, means }: Doing & { readonly by: Side; readonly means: ReturnType<typeof whenRefused> }): Promise<void> {
  if (means === 'stands') {
    await updateMeeting(tx, grant.meetingId, { set: { ...NO_ASK, askTimes: [] }, isNews: false });
    return keepAct(tx, call, { ...act, act: 'stands', side: by });
  }
  await updateMeeting(tx, grant.meetingId, { set: { state: 'cancelled', endedBy: act.side, counts: means === 'counts', owed: means === 'owed', ...NO_ASK, askTimes: [] }, isNews: true });
  return keepAct(tx, call, { ...act, act: 'counted' });
}

/** Takes an own wish back: the meeting stands as it was. */
export async function takeWishBack(tx: Tx, call: MeetingCall, { grant, by, actId, answers = null }: { readonly grant: MeetingGrant; readonly by: Side; readonly actId?: string; readonly answers?: string | null }): Promise<Answer<{ did: 'taken_back' }>> {
  const current = await lockMeeting(tx, grant.meetingId);
  if (await isKept(tx, actId)) return granted({ did: 'taken_back' });
  if (current.askSide !== by) return refused('meeting-asks-nothing');
  if (isOtherWish(current, answers)) return refused('meeting-wish-changed');
  await updateMeeting(tx, grant.meetingId, { set: { ...NO_ASK, askTimes: [] }, isNews: false });
  await keepAct(tx, call, { ...actOf({ grant, side: by, words: '', actId }, current), act: 'taken_back', toAt: current.startsAt });
  return granted({ did: 'taken_back' });
}

/**
 * Whether a time fits: a day on which everybody who takes part works, for its whole length none of their quiet hours,
 * nothing else that our people have planned, and not the night for them. Whoever asks knows their own hours. Asked
 * outside of the client's own transaction, which does not see our calendar.
 */
export async function fitsOurs(tx: Tx, { meetingId, people, minutes, askedBy }: { readonly meetingId: string; readonly people: readonly string[]; readonly minutes: number; readonly askedBy: string }, { time, now }: { readonly time: Instant; readonly now: Date }): Promise<boolean> {
  const work = await loadWorkTime(tx, now);
  const others = (await loadPeople(tx, people)).filter(({ id }) => id !== askedBy);
  const hours = await hoursOfPeople(tx, work, others);
  const asked = hours.map((one) => (one.quiet === null && one.side === 'provider' ? { ...one, quiet: { timeZone: one.timeZone, ...EVENING_AND_NIGHT, days: [] } } : one));
  if (shutFor(asked, { startsAt: time, minutes }).length > 0) return false;
  const ours = others.filter(({ side }) => side === 'provider');
  const taken = await takenTimes(tx, null, { people: ours, from: new Date(time), until: addMinutes(time, minutes), except: meetingId });
  return inTheWay(taken, { startsAt: time, minutes }).length === 0;
}

function addMinutes(time: Instant, minutes: number): Date {
  return new Date(new Date(time).getTime() + minutes * 60_000);
}
