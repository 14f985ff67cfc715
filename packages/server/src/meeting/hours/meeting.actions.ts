import type { QuietHours } from '@entente/core/kernel/quiet-hours';
import type { Side } from '@entente/core/kernel/values';
import type { MeetingHours } from '@entente/core/meeting/meeting-hours';
import { loadPeople } from '../../commitment/commitment-person.store.ts';
import { calendarOfPerson, type WorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadQuietHoursOf } from '../../platform/outbox/quiet-hours.store.ts';
import type { StoredMeeting } from '../meeting.store.ts';

/** Somebody who takes part, as far as their hours go. */
type Taking = { readonly name: string; readonly side: string; readonly email: string; readonly timeZone: string; readonly country: string; readonly daysOff: unknown };

/** When these people can meet. Whoever chose nothing keeps the workspace's clocks and holidays, and has no quiet hours. */
export async function hoursOfPeople(tx: Tx, work: WorkTime, people: readonly Taking[]): Promise<readonly MeetingHours[]> {
  const quiet = await loadQuietHoursOf(tx, people.map(({ email }) => email));
  return people.map((person) => hoursOfOne(work, person, quiet.get(person.email.toLowerCase()) ?? null));
}

function hoursOfOne(work: WorkTime, person: Taking, quiet: QuietHours | null): MeetingHours {
  return { name: person.name, side: person.side as Side, timeZone: zoneOf(work, person), quiet, calendar: calendarOfPerson(work, person) };
}

/** The clocks that a person lives by. */
export function zoneOf(work: Pick<WorkTime, 'timeZone'>, { timeZone }: Pick<Taking, 'timeZone'>): string {
  return timeZone === '' ? work.timeZone : timeZone;
}

/** The hours of everybody who takes part in some meetings, by the meeting. */
export async function hoursOfMeetings(tx: Tx, work: WorkTime, meetings: readonly Pick<StoredMeeting, 'id' | 'people'>[]): Promise<ReadonlyMap<string, readonly MeetingHours[]>> {
  const people = await loadPeople(tx, [...new Set(meetings.flatMap((meeting) => meeting.people))]);
  const hours = await hoursOfPeople(tx, work, people);
  const of = new Map(people.map(({ id }, at) => [id, hours[at]]));
  return new Map(meetings.map(({ id, people: ids }) => [id, ids.flatMap((one) => of.get(one) ?? [])]));
}
