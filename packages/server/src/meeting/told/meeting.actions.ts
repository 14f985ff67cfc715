import type { Locale } from '@entente/core/kernel/locale';
import { meetingNews } from '@entente/core/meeting/meeting-news';
import { hasLeft, lockPerson, updatePerson, type StoredPerson } from '../../commitment/commitment-person.store.ts';
import { loadWorkTime } from '../../commitment/commitment.store.ts';
import { allowedToday, ensurePersonLink, hoursOf, type Telling } from '../../commitment/told/commitment-person.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { loadActsFor } from '../meeting-act.store.ts';

/** What was done about meetings, in the one message a day. */
export const TOLD_TOPIC = 'meeting.told';
/** The same where waiting would bring it after the meeting: it goes out at once. */
export const SOON_TOPIC = 'meeting.soon';
/** So long before a meeting its message has to be there. */
const AHEAD_MS = 60 * 60_000;

/** What there is to tell a person of, up to a moment. */
export async function newsFor(tx: Tx, { id, memberId }: Pick<StoredPerson, 'id' | 'memberId'>, { since, until }: { since: string | null; until: string }) {
  const news = meetingNews(await loadActsFor(tx, { personId: id, memberId }, { since, until }));
  return news.filter(({ act, toAt }) => act !== 'planned' || (toAt !== null && toAt > until));
}

/**
 * Tells a person what others did about their meetings: at most one message a day and not in their quiet hours,
 * unless it would come too late for the meeting itself. Whoever was let go is told nothing, and what was done meanwhile
 * is over for them. @returns when to try again; null where all is told.
 */
export async function tellOfMeetings(tx: Tx, { services, now }: Telling, personId: string): Promise<Date | null> {
  const person = await lockPerson(tx, personId);
  if (person === undefined) return null;
  const span = { since: person.meetingsToldUntil, until: now.toISOString() };
  const news = await newsFor(tx, person, span);
  if (news.length === 0 || (await hasLeft(tx, person.memberId))) {
    await updatePerson(tx, personId, { meetingsToldUntil: span.until });
    return null;
  }
  const hours = await hoursOf(tx, await loadWorkTime(tx, now), person);
  const allowed = await allowedToday(tx, { person, hours, now });
  const soonest = Math.min(...news.flatMap(({ fromAt, toAt }) => [fromAt, toAt]).flatMap((at) => (at === null || new Date(at) <= now ? [] : [new Date(at).getTime()])));
  const presses = allowed > now && allowed.getTime() > soonest - AHEAD_MS;
  if (allowed > now && !presses) return allowed;
  const linkId = person.clientId === null ? null : await ensurePersonLink(tx, { services, now }, { personId, clientId: person.clientId });
  await announce(tx, { topic: presses ? SOON_TOPIC : TOLD_TOPIC, recipient: { email: person.email, name: person.name, locale: person.locale as Locale }, subject: { kind: 'commitment_person', id: personId }, clientId: person.clientId, params: { personId, linkId, ...span }, at: now });
  await updatePerson(tx, personId, { meetingsToldUntil: span.until });
  return null;
}
