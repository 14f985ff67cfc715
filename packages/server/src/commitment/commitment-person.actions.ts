import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import { DEFAULT_LADDER, type Ladder } from '@entente/core/commitment/reminder-ladder';
import { GIVEN_TIMES, ownTimes, type Away, type OwnQuiet, type OwnTimes, type RemindTime } from '@entente/core/workspace/own-times';
import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused, type Outcome, type Refusal } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { isHidden } from '@entente/core/workspace/scope';
import { grantEngagement } from '../engagement/engagement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { forgetQuietHours, keepQuietHours, loadQuietHours, setClocks } from '../platform/outbox/quiet-hours.store.ts';
import { seenContacts } from './commitment.access.ts';
import { ensureClientPerson, ensureMemberPerson, findContactOf, findPersonOfMember, hasLeft, keepDaysOff, loadChoices, loadContact, loadPeople, localeOfClient, updatePerson, zoneOfWorkspace, type StoredPerson } from './commitment-person.store.ts';

/** Reckons anew when somebody is told next. */
export const RECKON_PERSON_TASK = 'reckon_commitment_person';

export type NewPerson = { readonly kind: 'new'; readonly name: string; readonly email: string };
type Place = { readonly side: Side; readonly clientId: string; readonly actor: ProviderActor | PersonActor };
type PersonRefusal = Refusal<'not-found' | 'commitment-person-is-of-other-side' | 'commitment-person-has-no-address' | 'commitment-person-has-left'>;

/** The person that was chosen, who stands on the side that promises; nobody of ours who was let go. */
export async function personFor(tx: Tx, choice: PersonChoice | NewPerson, place: Place): Promise<Outcome<StoredPerson, PersonRefusal>> {
  if (choice.kind === 'member' && (await hasLeft(tx, choice.id))) return refused('commitment-person-has-left');
  const person = await chosenPerson(tx, choice, place);
  return person.ok && choice.kind === 'person' && (await hasLeft(tx, person.value.memberId)) ? refused('commitment-person-has-left') : person;
}

async function chosenPerson(tx: Tx, choice: PersonChoice | NewPerson, { side, clientId, actor }: Place): Promise<Outcome<StoredPerson, PersonRefusal>> {
  if (choice.kind === 'member') return side === 'provider' ? found(await ensureMemberPerson(tx, choice.id)) : refused('commitment-person-is-of-other-side');
  if (choice.kind === 'person') return personOfSide((await loadPeople(tx, [choice.id]))[0], { side, clientId });
  if (side !== 'client') return refused('commitment-person-is-of-other-side');
  if (choice.kind === 'new') return found(await ensureClientPerson(tx, { clientId, contactId: null, name: choice.name, email: choice.email, roleTitle: '', locale: await localeOfClient(tx, clientId) }));
  const contact = await loadContact(tx, { id: choice.id, clientId }, seenContacts(actor));
  if (contact === undefined) return refused('not-found');
  const { name, email, roleTitle, locale } = contact;
  return email === '' ? refused('commitment-person-has-no-address') : found(await ensureClientPerson(tx, { clientId, contactId: contact.id, name, email, roleTitle, locale }));
}

function found(person: StoredPerson | null): Outcome<StoredPerson, PersonRefusal> {
  return person === null ? refused('not-found') : granted(person);
}

function personOfSide(person: StoredPerson | undefined, { side, clientId }: Omit<Place, 'actor'>): Outcome<StoredPerson, PersonRefusal> {
  if (person === undefined || (person.clientId !== null && person.clientId !== clientId)) return refused('not-found');
  return person.side === side ? granted(person) : refused('commitment-person-is-of-other-side');
}

/** The contact that a person of the client is, so that what passed with them is found as theirs; null where there is none that the actor sees. */
export async function contactOf(tx: Tx, actor: ProviderActor, person: StoredPerson | undefined): Promise<string | null> {
  return person === undefined || person.clientId === null ? null : findContactOf(tx, person, seenContacts(actor));
}

type Choices = { rows: { choice: PersonChoice; side: Side; name: string; roleTitle: string }[] };

/** Who can promise something in an engagement: people of ours, people of the client, whom somebody named. */
export async function peopleOf(tx: Tx, actor: ProviderActor, engagementId: string): Promise<Answer<Choices>> {
  const grant = await grantEngagement(tx, actor, engagementId);
  if (grant === null) return refused('not-found');
  const { members, contacts, people } = await loadChoices(tx, grant.clientId, seenContacts(actor));
  const known = new Set(contacts.map(({ email }) => email.toLowerCase()));
  const shown = (roleTitle: string): string => (isHidden(actor, 'contact', 'roleTitle') ? '' : roleTitle);
  return granted({
    rows: [
      ...members.map(({ id, name, roleTitle }) => ({ choice: { kind: 'member' as const, id }, side: 'provider' as const, name, roleTitle })),
      ...contacts.map(({ id, name, roleTitle }) => ({ choice: { kind: 'contact' as const, id }, side: 'client' as const, name, roleTitle: shown(roleTitle) })),
      ...people.filter(({ email }) => !known.has(email)).map(({ id, name, roleTitle }) => ({ choice: { kind: 'person' as const, id }, side: 'client' as const, name, roleTitle: shown(roleTitle) })),
    ],
  });
}

/** How the actor is reminded of what they promised. */
export async function ownLadder(tx: Tx, actor: ProviderActor): Promise<Answer<{ ladder: Ladder; chosen: boolean }>> {
  const person = await findPersonOfMember(tx, actor.memberId);
  return granted({ ladder: (person?.ladder ?? DEFAULT_LADDER) as Ladder, chosen: (person?.ladder ?? null) !== null });
}

/** Chooses it. Nobody chooses for somebody else. */
export async function chooseOwnLadder(tx: Tx, actor: ProviderActor, ladder: Ladder): Promise<Answer<Record<string, never>>> {
  const person = await ensureMemberPerson(tx, actor.memberId);
  if (person === null) return refused('not-found');
  await chooseLadder(tx, person.id, ladder);
  return granted({});
}

/** What the actor chose for themselves besides: when they are reminded, when they are left alone, when they are away. */
export async function ownTimesOf(tx: Tx, actor: ProviderActor): Promise<Answer<StandingTimes>> {
  const person = await findPersonOfMember(tx, actor.memberId);
  return granted(person === undefined ? { ...GIVEN_TIMES, quiet: null, daysOff: [] } : await timesOf(tx, person));
}

/** The times of a person as they stand. */
export async function timesOf(tx: Tx, { email, remindAt, daysOff, timeZone, country }: StoredPerson): Promise<StandingTimes> {
  const hours = await loadQuietHours(tx, email, 'own');
  const quiet = hours === null ? null : { from: hours.from, until: hours.until, days: [...hours.days], other: [...(hours.other ?? [])] };
  return { remindAt: remindAt as RemindTime, quiet, daysOff: daysOff as Away[], timeZone, country };
}

type Writable<List> = List extends readonly (infer One)[] ? One[] : List;
type StandingTimes = Omit<OwnTimes, 'daysOff' | 'quiet'> & { daysOff: Away[]; quiet: { [Key in keyof OwnQuiet]: Writable<OwnQuiet[Key]> } | null };

/** Chooses them. Nobody chooses for somebody else. */
export async function chooseOwnTimes(tx: Tx, actor: ProviderActor, times: OwnTimes): Promise<Answer<Record<string, never>>> {
  const person = await ensureMemberPerson(tx, actor.memberId);
  return person === null ? refused('not-found') : chooseTimes(tx, person, times);
}

/** The same for a person known by a link. */
export async function chooseTimes(tx: Tx, { id, email, clientId }: StoredPerson, wanted: OwnTimes): Promise<Answer<Record<string, never>>> {
  const times = ownTimes(wanted);
  if (!times.ok) return times;
  const { remindAt, quiet, daysOff, timeZone, country } = times.value;
  await updatePerson(tx, id, { remindAt, timeZone });
  await keepDaysOff(tx, id, { daysOff, country });
  const clocks = timeZone === '' ? await zoneOfWorkspace(tx) : timeZone;
  if (quiet === null) await forgetQuietHours(tx, email, 'own');
  else await keepQuietHours(tx, { email, clientId, hours: { timeZone: clocks, from: quiet.from, until: quiet.until, days: [...quiet.days], other: [...quiet.other] }, sourceId: id }, 'own');
  // What both sides agreed on goes by the same clocks from now on.
  await setClocks(tx, email, clocks);
  await enqueue(tx, { task: RECKON_PERSON_TASK, payload: { personId: id }, key: `reckon:${id}` });
  return granted({});
}

/** The ladder for a person known by a link. */
export async function chooseLadder(tx: Tx, personId: string, ladder: Ladder): Promise<void> {
  await updatePerson(tx, personId, { ladder });
  await enqueue(tx, { task: RECKON_PERSON_TASK, payload: { personId }, key: `reckon:${personId}` });
}
