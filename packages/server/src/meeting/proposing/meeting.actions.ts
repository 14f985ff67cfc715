import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import type { contract } from '@entente/contract/contract';
import { peopleIn, type TakenTime } from '@entente/contract/meeting/meeting.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Day, Side } from '@entente/core/kernel/values';
import { addDays, dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import { departuresOf } from '@entente/core/meeting/meeting-account';
import { openToAll, otherClocks, shutFor, type MeetingHours } from '@entente/core/meeting/meeting-hours';
import { DEFAULT_MINUTES, meetingsLeft, rhythmDays } from '@entente/core/meeting/meeting-terms';
import { planMeetings, type Planning } from '@entente/core/meeting/plan-meetings';
import { ownerOfEngagement } from '../../commitment/agreed/commitment.store.ts';
import { seenContacts } from '../../commitment/commitment.access.ts';
import { findPersonOfMember, hasLeft, loadChoices, loadPeople, type StoredPerson } from '../../commitment/commitment-person.store.ts';
import { loadWorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { agreedTerms } from '../agreed/meeting.actions.ts';
import { hoursOfPeople } from '../hours/meeting.actions.ts';
import { grantMeetings, type MeetingsGrant } from '../meeting.access.ts';
import type { MeetingCall } from '../meeting.actions.ts';
import { loadMeetings, type StoredMeeting } from '../meeting.store.ts';
import { inTheWay, takenTimes } from '../taken/meeting.actions.ts';

type Inputs = InferContractRouterInputs<typeof contract>['meeting'];
type Outputs = InferContractRouterOutputs<typeof contract>['meeting'];

/** How far ahead other meetings are looked for. */
const DAYS_AHEAD = 800;

/** Days for the meetings that were agreed, on which both sides work, can be reached and have no other meeting. Nothing is planned by it. */
export async function proposeMeetings(tx: Tx, { actor, now }: MeetingCall<ProviderActor>, { engagementId, first, time, minutes: given, meetingId, who }: Inputs['propose']): Promise<Answer<Outputs['propose']>> {
  const grant = await grantMeetings(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const [terms, work, meetings] = [await agreedTerms(tx, engagementId), await loadWorkTime(tx, now), await loadMeetings(tx, grant)];
  const moved = meetings.find(({ id }) => id === meetingId);
  const standing = meetings.filter(({ id, state, counts }) => id !== meetingId && (state === 'planned' || counts));
  const usual = await usualPeople(tx, actor, { grant, moved, last: meetings.at(-1) });
  const people = who === undefined ? usual : await chosenPeople(tx, actor, { clientId: grant.clientId, who: peopleIn(who) ?? [] });
  const hours = await hoursOfPeople(tx, work, people);
  const { minutes, timeZone } = { minutes: given ?? terms.minutes ?? DEFAULT_MINUTES, timeZone: work.timeZone, ...lengthAndClocks(moved, given) };
  const wished = { timeZone, time, minutes };
  const at = (day: Day): string => momentIn(timeZone, day, time).toISOString();
  const taken = await takenTimes(tx, actor, { people, except: moved?.id, from: new Date(at(first)), until: new Date(at(addDays(first, DAYS_AHEAD))) });
  const met = (day: Day): readonly TakenTime[] => inTheWay(taken, { startsAt: at(day), minutes });
  const days = daysFor(hours, { wished, planning: { first, count: meetingsLeft(terms, { first, standing: standing.length }), everyDays: rhythmDays(terms), isTaken: (day) => met(day).length > 0 } });
  return granted({
    everyDays: rhythmDays(terms),
    minutes,
    place: terms.place,
    people: usual.map(({ choice, name, side }) => ({ choice, name, side })),
    starts: days.map((day) => ({ day, time })),
    quietFor: [...shutFor(hours, { startsAt: at(first), minutes })],
    taken: [...new Set([first, ...days])].flatMap((day) => met(day).map((one) => ({ ...one, day }))),
    departs: [...departuresOf(first, { days: standing.map((one) => dayIn(timeZone, new Date(one.startsAt))), terms })],
    clocks: otherClocks(hours, { startsAt: at(days[0] ?? first), timeZone }).map((clock) => ({ timeZone: clock.timeZone, names: [...clock.names] })),
  });
}

/** Of a meeting that is moved: as long as it is unless another length is given, by its own clocks. */
function lengthAndClocks(moved: StoredMeeting | undefined, given: number | undefined): { readonly minutes?: number; readonly timeZone?: string } {
  return moved === undefined ? {} : { minutes: given ?? moved.minutes, timeZone: moved.timeZone };
}

/** Days on which everybody works and can be reached at that time; where at that time somebody never can, days on which everybody works. */
function daysFor(hours: readonly MeetingHours[], { wished, planning }: { wished: Parameters<typeof openToAll>[1]; planning: Omit<Planning, 'calendar'> }): readonly string[] {
  const days = planMeetings({ ...planning, calendar: openToAll(hours, wished) });
  return days.length === planning.count ? days : planMeetings({ ...planning, calendar: openToAll(hours.map((one) => ({ ...one, quiet: null })), wished) });
}

/** Somebody who could take part; without an id where nothing was ever promised with them. */
type UsualPerson = Pick<StoredPerson, 'email' | 'daysOff' | 'timeZone' | 'country'> & { readonly id: string | null; readonly choice: PersonChoice; readonly name: string; readonly side: Side };
const NOTHING_CHOSEN = { id: null, email: '', daysOff: [], timeZone: '', country: '' };
const asPerson = (person: StoredPerson): UsualPerson => ({ ...person, choice: { kind: 'person', id: person.id }, side: person.side as Side });

type Usual = { readonly grant: MeetingsGrant; readonly moved: StoredMeeting | undefined; readonly last: StoredMeeting | undefined };

/**
 * Who takes part as a rule: those of a meeting that is moved; those of the last one who are still with us, with whoever
 * leads the engagement where none of ours is; or whoever leads it, and the first person of the client.
 */
async function usualPeople(tx: Tx, actor: ProviderActor, { grant, moved, last }: Usual): Promise<readonly UsualPerson[]> {
  if (moved !== undefined) return (await peopleOf(tx, moved)).map(asPerson);
  const choices = await loadChoices(tx, grant.clientId, seenContacts(actor));
  const { ownerId } = await ownerOfEngagement(tx, grant.engagementId);
  const leader = await memberOf(tx, choices, ownerId);
  if (last !== undefined) {
    const staying = (await whoStays(tx, await peopleOf(tx, last))).map(asPerson);
    return leader === null || staying.some(({ side }) => side === 'provider') ? staying : [leader, ...staying];
  }
  const [contact] = choices.contacts;
  const [known] = choices.people;
  const theirs = contact !== undefined ? await contactAs(tx, choices, contact.id) : known === undefined ? null : asPerson(known);
  return [leader, theirs].flatMap((one) => one ?? []);
}

/** The people of a meeting, in its order. */
async function peopleOf(tx: Tx, { people }: StoredMeeting): Promise<readonly StoredPerson[]> {
  return (await loadPeople(tx, people)).toSorted((a, b) => people.indexOf(a.id) - people.indexOf(b.id));
}

/** Without members who were let go: nothing is planned with them. */
async function whoStays(tx: Tx, people: readonly StoredPerson[]): Promise<readonly StoredPerson[]> {
  const staying: StoredPerson[] = [];
  for (const person of people) if (!(await hasLeft(tx, person.memberId))) staying.push(person);
  return staying;
}

type Choices = Awaited<ReturnType<typeof loadChoices>>;

/** Those who were chosen; whoever is none of ours and none of this client's is left out. */
async function chosenPeople(tx: Tx, actor: ProviderActor, { clientId, who }: { clientId: string; who: readonly PersonChoice[] }): Promise<readonly UsualPerson[]> {
  const choices = await loadChoices(tx, clientId, seenContacts(actor));
  const found: UsualPerson[] = [];
  for (const { kind, id } of who) {
    const one = kind === 'member' ? await memberOf(tx, choices, id) : kind === 'contact' ? await contactAs(tx, choices, id) : await personOf(tx, { clientId, id });
    if (one !== null) found.push(one);
  }
  return found;
}

async function memberOf(tx: Tx, { members }: Choices, id: string): Promise<UsualPerson | null> {
  const member = members.find((one) => one.id === id);
  return member === undefined ? null : { ...NOTHING_CHOSEN, ...(await findPersonOfMember(tx, id)), choice: { kind: 'member', id }, name: member.name, side: 'provider' };
}

async function contactAs(tx: Tx, { contacts, people }: Choices, id: string): Promise<UsualPerson | null> {
  const contact = contacts.find((one) => one.id === id);
  if (contact === undefined) return null;
  const known = people.find(({ email }) => email === contact.email.toLowerCase());
  return known !== undefined ? asPerson(known) : { ...NOTHING_CHOSEN, choice: { kind: 'contact', id }, name: contact.name, side: 'client', email: contact.email };
}

async function personOf(tx: Tx, { clientId, id }: { clientId: string; id: string }): Promise<UsualPerson | null> {
  const [person] = await loadPeople(tx, [id]);
  return person === undefined || (person.clientId !== null && person.clientId !== clientId) ? null : asPerson(person);
}
