import type { PersonActor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, type Outcome } from '@entente/core/kernel/outcome';
import { addDays, momentIn } from '@entente/core/kernel/zoned-time';
import { isWeekend } from '@entente/core/ground-rule/acting-rules';
import { SAMPLE_MEETINGS } from '@entente/core/sample/meeting-words';
import { dayBefore, daysBefore } from '@entente/core/sample/sample-days';
import { closeMeeting } from '../../meeting/closing/meeting.actions.ts';
import { grantMeeting } from '../../meeting/meeting.access.ts';
import { planMeetings } from '../../meeting/meeting.actions.ts';
import { answerWish, wishMeeting } from '../../meeting/moving/meeting.actions.ts';
import { proposeMeetings } from '../../meeting/proposing/meeting.actions.ts';
import { updatePerson } from '../../commitment/commitment-person.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** One transaction of the sample, whose acts cannot be refused. */
type Inside = <Value>(work: (tx: Tx) => Promise<Outcome<Value>>) => Promise<Value>;
type Meeting = { readonly actor: ProviderActor; readonly client: PersonActor; readonly inside: Inside; readonly engagementId: string; readonly timeZone: string; readonly now: Date };

const TIME = '14:00';
const MINUTE = 60_000;
/** Whoever is mentored lives an hour behind, so that meetings show both clocks. */
const CLIENT_ZONE = 'Europe/London';

/**
 * The meetings of the mentoring by the signed rhythm: the first held, the second asked to be moved three hours ahead
 * and so counted as held, the last held; and of those ahead one that the client asks in time to move, to one of two days.
 */
export async function meetEachOther({ actor, client, inside, engagementId, timeZone, now }: Meeting): Promise<void> {
  const words = SAMPLE_MEETINGS[actor.locale];
  const first = dayBefore(now, 34);
  const { starts, people, minutes } = await inside((tx) => proposeMeetings(tx, { actor, now: daysBefore(now, 37, 11) }, { engagementId, first, time: TIME }));
  const { rows } = await inside((tx) => planMeetings(tx, { actor, now: daysBefore(now, 37, 11) }, { engagementId, title: words.title, minutes, place: words.place, people: people.map(({ choice }) => choice), starts: starts.map(({ day, time }) => ({ day, time })) }));
  const [held, late, ...rest] = rows;
  const end = (startsAt: string): Date => new Date(new Date(startsAt).getTime() + 70 * MINUTE);
  const close = async ({ id, startsAt }: (typeof rows)[number], said: string): Promise<void> => {
    await inside((tx) => closeMeeting(tx, { actor, now: end(startsAt) }, { id, outcome: 'held', words: said }));
  };
  const wish = (id: string, { at, times, why, isLate }: { at: Date; times: readonly string[]; why: string; isLate: boolean }) => inside<unknown>(async (tx) => {
    const grant = await grantMeeting(tx, actor, id);
    if (grant === null) throw new Error('no meeting of the sample can be moved');
    await wishMeeting(tx, { actor: client, now: at }, { grant, kind: 'move', side: 'client', times, words: why, knowsLate: isLate, fits: false });
    if (isLate) return answerWish(tx, { actor, now: new Date(at.getTime() + 20 * MINUTE) }, { grant, by: 'provider', agree: false, time: null, words: '', answers: null });
    return granted(null);
  });
  if (held !== undefined) await close(held, words.first);
  if (late !== undefined) {
    const start = new Date(late.startsAt);
    await wish(late.id, { at: new Date(start.getTime() - 180 * MINUTE), times: [new Date(start.getTime() + 2_880 * MINUTE).toISOString()], why: words.late, isLate: true });
  }
  const past = rest.filter(({ startsAt }) => end(startsAt) < now);
  for (const meeting of past) await close(meeting, '');
  const next = rest.filter(({ startsAt }) => new Date(startsAt) > new Date(now.getTime() + 2_880 * MINUTE))[0];
  if (next !== undefined) await wish(next.id, { at: daysBefore(now, 1, 13), times: daysAfter(next.startsAt.slice(0, 10)).map((day) => momentIn(timeZone, day, TIME).toISOString()), why: words.inTime, isLate: false });
  // What the sample did long ago is told to nobody.
  await inside(async (tx) => {
    for (const id of rows[0]?.people.map((person) => person.id) ?? []) await updatePerson(tx, id, { meetingsToldUntil: new Date().toISOString(), ...(id === client.personId ? { timeZone: CLIENT_ZONE } : {}) });
    return granted(null);
  });
}

/** The next two days on which people work. */
function daysAfter(day: string): readonly string[] {
  return [1, 2, 3, 4].map((ahead) => addDays(day, ahead)).filter((one) => !isWeekend(one)).slice(0, 2);
}
