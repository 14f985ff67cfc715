import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { canCount } from '@entente/core/meeting/moving-rule';
import { contactOf } from '../../commitment/commitment-person.actions.ts';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { createInteraction, deleteInteraction } from '../../interaction/interaction.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { agreedTerms } from '../agreed/meeting.actions.ts';
import { grantMeeting, type MeetingGrant } from '../meeting.access.ts';
import { keepAct, viewOf, type MeetingCall } from '../meeting.actions.ts';
import { isMadeUpFor, lockCalendar, lockMeeting, updateMeeting } from '../meeting.store.ts';

type Call = MeetingCall<ProviderActor>;
type Closing = InferContractRouterInputs<typeof contract>['meeting']['close'];
const NO_ASK = { askKind: null, askSide: null, askLate: false, askTimes: [], askWords: '', askedAt: null };

/** Says how a meeting went, once it has begun: what was held becomes an entry of the timeline. */
export async function closeMeeting(tx: Tx, call: Call, { id, outcome, missing = 'client', counts = true, words = '' }: Closing): Promise<Answer<MeetingsView>> {
  const grant = await grantMeeting(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockMeeting(tx, grant.meetingId);
  if (current.state !== 'planned') return refused('meeting-is-over');
  if (call.now < new Date(current.startsAt)) return refused('meeting-has-not-begun');
  const about = { ...grant, title: current.title, fromAt: current.startsAt };
  if (outcome === 'held') {
    const entry = await logHeld(tx, call, { grant, current, words });
    if (!entry.ok) return entry;
    await updateMeeting(tx, grant.meetingId, { set: { ...NO_ASK, state: 'held', counts: true, interactionId: entry.value.id }, isNews: false });
    await keepAct(tx, call, { ...about, act: 'held', side: 'provider' });
  } else {
    const { rule } = await agreedTerms(tx, grant.engagementId);
    const { askSide, askLate } = current;
    const mayCount = canCount({ missing, source: rule.source, ask: askSide === null ? null : { side: askSide, late: askLate } });
    await updateMeeting(tx, grant.meetingId, { set: { ...NO_ASK, state: 'missed', endedBy: missing, counts: counts && mayCount, owed: missing === 'provider' }, isNews: false });
    await keepAct(tx, call, { ...about, act: 'missed', side: missing, words, noticeHours: rule.source === 'agreement' ? rule.hours : null });
  }
  return granted(await viewOf(tx, call, grant));
}

type Held = { readonly grant: MeetingGrant; readonly current: Awaited<ReturnType<typeof lockMeeting>>; readonly words: string };

async function logHeld(tx: Tx, { actor, now }: Call, { grant: { engagementId, clientId }, current: { title, startsAt, minutes, people }, words }: Held): Promise<Answer<{ id: string }>> {
  // What was said belongs to whom it was said with: their report names it, their erasure takes it.
  const known = await loadPeople(tx, people);
  const theirs = people.map((id) => known.find((person) => person.id === id)).find((person) => person?.side === 'client');
  return createInteraction(tx, actor, { now, input: { kind: 'meeting', clientId, contactId: await contactOf(tx, actor, theirs),  dealId: null, engagementId, subject: title, body: words, direction: '', outcome: '', minutes, dueOn: null, happenedAt: startsAt, values: {} } });
}

/**
 * Takes back that a meeting was held, missed or called off by us before it began; what the client called off in time stays
 * called off. The entry of the timeline that it became goes to the bin.
 * Refused while another meeting is planned that makes up for it.
 */
export async function reopenMeeting(tx: Tx, call: Call, id: string): Promise<Answer<MeetingsView>> {
  const grant = await grantMeeting(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockMeeting(tx, grant.meetingId);
  if (current.state === 'planned') return granted(await viewOf(tx, call, grant));
  if (!mayReopen(current, call.now)) return refused('meeting-is-over');
  const { state } = await lockCalendar(tx, grant);
  if (await isMadeUpFor(tx, grant.meetingId)) return refused('meeting-is-made-up-for');
  if (current.interactionId !== null) await deleteInteraction(tx, call.actor, { id: current.interactionId, now: call.now });
  await updateMeeting(tx, grant.meetingId, { set: { state: 'planned', counts: false, owed: false, endedBy: null, interactionId: null, outlasts: state === 'closed' || current.outlasts }, isNews: current.state === 'cancelled' });
  await keepAct(tx, call, { ...grant, title: current.title, act: 'reopened', side: 'provider', toAt: current.startsAt });
  return granted(await viewOf(tx, call, grant));
}

function mayReopen({ state, counts, endedBy, startsAt }: Awaited<ReturnType<typeof lockMeeting>>, now: Date): boolean {
  return state !== 'cancelled' || counts || (endedBy === 'provider' && now < new Date(startsAt));
}
