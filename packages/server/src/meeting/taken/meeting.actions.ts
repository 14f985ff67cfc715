import type { TakenTime } from '@entente/contract/meeting/meeting.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { refused, type Refusal } from '@entente/core/kernel/outcome';
import type { Instant } from '@entente/core/kernel/values';
import { overlap } from '@entente/core/meeting/moving-rule';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { MeetingGrant } from '../meeting.access.ts';
import { loadMeetingsById } from '../meeting.store.ts';
import { loadBusy, loadSamePeople, type Attending } from './meeting.store.ts';

type Named = Attending & { readonly name: string };
type Asked = { readonly people: readonly Named[]; readonly from: Date; readonly until: Date; /** A meeting that is moved is not in its own way. */ readonly except?: string | null | undefined };

/**
 * When these people have other meetings, with whom it concerns. What the actor may not see is told without its title
 * and client; nobody's calendar is told to whoever has no actor of ours.
 */
export async function takenTimes(tx: Tx, actor: ProviderActor | null, { people, from, until, except = null }: Asked): Promise<readonly TakenTime[]> {
  if (people.length === 0) return [];
  const same = await loadSamePeople(tx, people);
  const rows = same.length === 0 ? [] : await loadBusy(tx, actor, { people: same.map(({ id }) => id), from, until, except });
  return rows.map(({ startsAt, minutes, title, clientName, isSeen, people: ids }) => {
    const there = same.filter(({ id }) => ids.includes(id));
    const names = people.filter(({ id, email }) => there.some((one) => one.id === id || (email !== '' && one.email === email.toLowerCase()))).map(({ name }) => name);
    return { startsAt: new Date(startsAt).toISOString(), minutes, names, title: isSeen ? title : '', clientName: isSeen ? clientName : '' };
  });
}

/** What of it lies in the way of a meeting. */
export function inTheWay(taken: readonly TakenTime[], stretch: { readonly startsAt: Instant; readonly minutes: number }): readonly TakenTime[] {
  return taken.filter((other) => overlap(stretch, other));
}

type Times = { readonly people: readonly Named[]; readonly starts: readonly Instant[]; readonly minutes: number; readonly except?: string; /** Whoever keeps these times was told that they are taken. */ readonly known: boolean };
const DAY_MS = 86_400_000;

/** The refusal of times at which somebody has another meeting, with what is in the way; null where nothing is, or where it is known. */
export async function takenFault(tx: Tx, actor: ProviderActor, { people, starts, minutes, except, known }: Times): Promise<{ readonly ok: false; readonly refusal: Refusal<'meeting-time-is-taken'> } | null> {
  const moments = starts.map((at) => new Date(at).getTime());
  if (known || moments.length === 0) return null;
  const taken = await takenTimes(tx, actor, { people, except, from: new Date(Math.min(...moments)), until: new Date(Math.max(...moments) + DAY_MS) });
  const met = taken.filter((other) => starts.some((startsAt) => overlap({ startsAt, minutes }, other)));
  return met.length === 0 ? null : refused('meeting-time-is-taken', { count: met.length, taken: met });
}

/** The same of a meeting that is moved. */
export async function movingFault(tx: Tx, actor: ProviderActor, { grant: { meetingId }, starts, known }: Pick<Times, 'starts' | 'known'> & { readonly grant: MeetingGrant }): ReturnType<typeof takenFault> {
  const [row] = known || starts.length === 0 ? [] : await loadMeetingsById(tx, [meetingId]);
  return row === undefined ? null : takenFault(tx, actor, { people: await loadPeople(tx, row.people), starts, minutes: row.minutes, except: meetingId, known });
}
