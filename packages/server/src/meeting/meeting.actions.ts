import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { MeetingRow, MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import { actorStamp, type PersonActor, type ProviderActor } from '@entente/core/kernel/actor';
import { mergeFields } from '@entente/core/kernel/field-merge';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { addDays, momentIn } from '@entente/core/kernel/zoned-time';
import { openDebts } from '@entente/core/meeting/meeting-account';
import { changeWords } from '@entente/core/meeting/meeting-news';
import { ownerOfEngagement } from '../commitment/agreed/commitment.store.ts';
import { personFor } from '../commitment/commitment-person.actions.ts';
import { loadPeople, type StoredPerson } from '../commitment/commitment-person.store.ts';
import { loadWorkTime } from '../commitment/commitment.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { agreedTerms } from './agreed/meeting.actions.ts';
import { hoursOfMeetings } from './hours/meeting.actions.ts';
import { insertAct, loadActs, type MeetingAct } from './meeting-act.store.ts';
import { grantMeeting, grantMeetings, type MeetingsGrant } from './meeting.access.ts';
import { insertMeetings, loadMeetings, loadMeetingsById, loadPressingMeetings, lockCalendar, lockMeeting, updateMeeting } from './meeting.store.ts';
import { calendarOfMeetings, meetingRow, meetingsView } from './meeting.view.ts';
import { takenFault } from './taken/meeting.actions.ts';

type Inputs = InferContractRouterInputs<typeof contract>['meeting'];
type Outputs = InferContractRouterOutputs<typeof contract>['meeting'];
/** Who does something about a meeting, and when. */
export type MeetingCall<A extends ProviderActor | PersonActor = ProviderActor | PersonActor> = { readonly actor: A; readonly now: Date };
type Call = MeetingCall<ProviderActor>;

/** Tells whoever takes part what others did about their meetings. */
export const TELL_MEETINGS_TASK = 'tell_meetings';
/** An act is told after so long: what is taken back at once is told to nobody. */
const GRACE_MS = 60_000;
const MOST_PRESSING = 20;

/** The meetings of an engagement beside what was agreed about them. */
export async function showMeetings(tx: Tx, call: Call, engagementId: string): Promise<Answer<MeetingsView>> {
  const grant = await grantMeetings(tx, call.actor, engagementId);
  return grant === null ? refused('not-found') : granted(await viewOf(tx, call, grant));
}

/** The same for whoever has proof already. */
export async function viewOf(tx: Tx, { now }: Pick<Call, 'now'>, grant: Pick<MeetingsGrant, 'engagementId'>): Promise<MeetingsView> {
  const work = await loadWorkTime(tx, now);
  const meetings = await loadMeetings(tx, grant);
  const acts = await loadActs(tx, meetings.map(({ id }) => id));
  return meetingsView({ engagementId: grant.engagementId, terms: await agreedTerms(tx, grant.engagementId), timeZone: work.timeZone, today: work.today, now, meetings, hours: await hoursOfMeetings(tx, work, meetings), acts });
}

/** The actor's meetings of the day, and those that wait for a word of ours, for Today. */
export async function pressingMeetings(tx: Tx, { actor, now }: Call): Promise<MeetingRow[]> {
  const work = await loadWorkTime(tx, now);
  const { today, timeZone } = work;
  const [from, until] = [momentIn(timeZone, today, '00:00'), momentIn(timeZone, addDays(today, 1), '00:00')];
  const rows = await loadPressingMeetings(tx, actor, { from, until, now, limit: MOST_PRESSING });
  const terms = new Map<string, Awaited<ReturnType<typeof agreedTerms>>>();
  for (const { engagementId } of rows) if (!terms.has(engagementId)) terms.set(engagementId, await agreedTerms(tx, engagementId));
  const hours = await hoursOfMeetings(tx, work, rows);
  return rows.flatMap((row) => {
    const known = terms.get(row.engagementId);
    return known === undefined ? [] : [meetingRow(row, { rule: known.rule, now, hours: hours.get(row.id) ?? [] })];
  });
}

type PeopleRefusal = Refusal<'not-found' | 'commitment-person-is-of-other-side' | 'commitment-person-has-no-address' | 'commitment-person-has-left' | 'meeting-needs-both-sides'>;

/** The people of a meeting, of both sides, each once. */
async function peopleOfMeeting(tx: Tx, actor: ProviderActor, { clientId, choices }: { clientId: string; choices: readonly PersonChoice[] }): Promise<Outcome<readonly StoredPerson[], PeopleRefusal>> {
  const found = new Map<string, StoredPerson>();
  for (const choice of choices) {
    const side = choice.kind === 'member' ? 'provider' : choice.kind === 'contact' ? 'client' : ((await loadPeople(tx, [choice.id]))[0]?.side as Side | undefined);
    const person = await personFor(tx, choice, { side: side ?? 'client', clientId, actor });
    if (!person.ok) return person;
    found.set(person.value.id, person.value);
  }
  const people = [...found.values()].sort((a, b) => Number(a.side === 'client') - Number(b.side === 'client'));
  return new Set(people.map(({ side }) => side)).size === 2 ? granted(people) : refused('meeting-needs-both-sides');
}

const namesOf = (people: readonly StoredPerson[], side: Side): string => people.filter((person) => person.side === side).map(({ name }) => name).join('\n');

/** Puts meetings into the calendar, one or a whole plan. */
export async function planMeetings(tx: Tx, call: Call, input: Inputs['plan']): Promise<Answer<MeetingsView>> {
  const { actor, now } = call;
  const grant = await grantMeetings(tx, actor, input.engagementId);
  if (grant === null) return refused('not-found');
  const { engagementId, clientId } = grant;
  const people = await peopleOfMeeting(tx, actor, { clientId, choices: input.people });
  if (!people.ok) return people;
  const { timeZone: ours } = await loadWorkTime(tx, now);
  const { isSample } = await ownerOfEngagement(tx, engagementId);
  const { title, minutes, place = '', timeZone = ours, starts, makesUp = false } = input;
  const shared = { workspaceId: tx.workspaceId, engagementId, clientId, title, minutes, place, timeZone, isSample, people: people.value.map(({ id }) => id), providerNames: namesOf(people.value, 'provider'), clientNames: namesOf(people.value, 'client') };
  // The debt that has stood longest is made up for first.
  const { state } = await lockCalendar(tx, grant);
  const [debt] = makesUp && starts.length === 1 ? openDebts(await loadMeetings(tx, grant)) : [];
  const rows = starts.map(({ day, time }) => ({ ...shared, id: newId(), makesUpId: debt?.id ?? null, outlasts: state === 'closed', startsAt: momentIn(timeZone, day, time).toISOString() }));
  const fault = await takenFault(tx, actor, { people: people.value, starts: rows.map(({ startsAt }) => startsAt), minutes, known: input.taken ?? false });
  if (fault !== null) return fault;
  await insertMeetings(tx, rows);
  for (const { id, startsAt } of rows) await keepAct(tx, call, { meetingId: id, engagementId, clientId, title, act: 'planned', side: 'provider', toAt: startsAt });
  return granted(await viewOf(tx, call, grant));
}

/** Changes the title or the place of what is planned; what another person changed meanwhile is answered, not lost. */
export async function changeMeeting(tx: Tx, call: Call, { id, set, before }: Inputs['update']): Promise<Answer<MeetingsView>> {
  const grant = await grantMeeting(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const current = await lockMeeting(tx, grant.meetingId);
  if (current.state !== 'planned') return refused('meeting-is-over');
  const merged = mergeFields<Record<string, unknown>>({ title: current.title, place: current.place }, { set, before });
  if (!merged.ok) return merged;
  if (Object.keys(merged.value).length > 0) {
    const { title = current.title, place = current.place } = merged.value as Inputs['update']['set'];
    const next = { title, place };
    await updateMeeting(tx, grant.meetingId, { set: next, isNews: true });
    await keepAct(tx, call, { ...grant, title: next.title, act: 'changed', side: 'provider', toAt: current.startsAt, words: changeWords(current, next) });
  }
  return granted(await viewOf(tx, call, grant));
}

export type Act = { readonly id?: string; readonly meetingId: string; readonly engagementId: string; readonly clientId: string; readonly title: string; readonly act: MeetingAct; readonly side: Side; readonly fromAt?: string | null; readonly toAt?: string | null; readonly late?: boolean; readonly noticeHours?: number | null; readonly words?: string };

/** Keeps what was done for good and on the timeline, and lets those who take part hear of it. */
export async function keepAct(tx: Tx, { actor, now }: MeetingCall, { id = newId(), meetingId, engagementId, clientId, title, act, side, fromAt = null, toAt = null, late = false, noticeHours = null, words = '' }: Act): Promise<void> {
  const stamp = actorStamp(actor);
  await insertAct(tx, { workspaceId: tx.workspaceId, id, meetingId, clientId, engagementId, side, actorId: stamp.id, actorName: stamp.name, act, fromAt, toAt, late, noticeHours, words, recordedAt: now.toISOString() });
  await record(tx, actor, { topic: `meeting.${act}`, subjectKind: 'meeting', subjectId: meetingId, clientId, engagementId, payload: { title, words, side, ...(toAt === null ? {} : { to: toAt }), ...(late ? { late } : {}) }, happenedAt: now.toISOString() });
  await enqueue(tx, { task: TELL_MEETINGS_TASK, payload: { engagementId }, runAt: new Date(Date.now() + GRACE_MS), key: `meetings:${engagementId}` });
}

/** A meeting as a file for one's own calendar. */
export async function calendarFile(tx: Tx, { actor, now }: Call, id: string): Promise<Answer<Outputs['calendar']>> {
  const grant = await grantMeeting(tx, actor, id);
  const [row] = grant === null ? [] : await loadMeetingsById(tx, [grant.meetingId]);
  if (row === undefined) return refused('not-found');
  return granted({ name: 'meeting.ics', text: calendarOfMeetings([row], { method: row.state === 'cancelled' ? 'cancel' : 'publish', now, organizer: null }) });
}
