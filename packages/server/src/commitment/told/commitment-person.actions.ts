import { allowedMoment, DEFAULT_LADDER, ladderReminders, type Hours, type Ladder } from '@entente/core/commitment/reminder-ladder';
import type { Locale } from '@entente/core/kernel/locale';
import { addDays, dayIn, momentIn } from '@entente/core/kernel/zoned-time';
import { linkExpiresAt, linkState } from '@entente/core/signing/link-terms';
import { mayWriteToday } from '@entente/core/signing/reminder-times';
import { newNonce, sha256 } from '../../platform/crypto/secrets.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { announce } from '../../platform/outbox/announce.ts';
import { loadQuietHours } from '../../platform/outbox/quiet-hours.store.ts';
import type { Services } from '../../platform/services.ts';
import { extendLink, insertLink } from '../../signing/link.store.ts';
import { loadPacedMessages } from '../../signing/sending.store.ts';
import { calendarOf, calendarOfPerson, loadWorkTime, type WorkTime } from '../commitment.store.ts';
import { ownerOfEngagement } from '../agreed/commitment.store.ts';
import { ensureMemberPerson, findPersonOfMember, hasLeft, lockPerson, updatePerson, type StoredPerson } from '../commitment-person.store.ts';
import { loadHeard } from '../heard/commitment-person.store.ts';
import { findPersonLink, loadDuties, loadNews } from './commitment-person.store.ts';
import { loadExpectationNews, loadReviews } from './expectation.store.ts';

/** The one message a day about promises. */
export const DIGEST_TOPIC = 'commitment.digest';

export type Telling = { readonly services: Services; readonly now: Date };
type Duty = Awaited<ReturnType<typeof loadDuties>>[number];

/** When one person may be written to, by their own clocks: at the time they wish, on days they work, outside the hours they chose or else the evening and the night. */
export async function hoursOf(tx: Tx, work: WorkTime, person: StoredPerson): Promise<OwnHours> {
  const timeZone = person.timeZone === '' ? work.timeZone : person.timeZone;
  const quiet = (await loadQuietHours(tx, person.email, 'own')) ?? { ...work.quiet, timeZone };
  return { timeZone, remindAt: person.remindAt, calendar: calendarOfPerson(work, person), quiet, work };
}

type OwnHours = Hours & { readonly remindAt: string; readonly work: WorkTime };

/** The moments at which the ladder of whose it is writes to this person about it. Who is stuck waits for the other side and is not reminded. */
function momentsOf(duty: Duty, person: StoredPerson, { work, ...hours }: OwnHours): readonly Date[] {
  const dueOn = duty.expectedOn ?? duty.dueOn;
  if (dueOn === null || duty.stuckAt !== null) return [];
  const to = duty.ownerId === person.id ? 'owner' : 'backup';
  return ladderReminders({ ladder: (duty.ladder ?? DEFAULT_LADDER) as Ladder, dueOn, ...hours, counted: calendarOf(work, duty) }).filter((reminder) => reminder.to === to).map(({ at }) => at);
}

/** What of a person's duties the ladder brings up between two moments. */
export function dueDuties(duties: readonly Duty[], { person, hours, since, until }: { person: StoredPerson; hours: OwnHours; since: Date; until: Date }): readonly Duty[] {
  return duties.filter((duty) => momentsOf(duty, person, hours).some((at) => at > since && at <= until));
}

type Span = { readonly person: StoredPerson; readonly hours: OwnHours; readonly since: Date; readonly until: Date };

/** When a person is asked to look at an expectation again: on its day, at the time they wish. */
function reviewMoment(reviewOn: string, hours: OwnHours): Date {
  return allowedMoment(momentIn(hours.timeZone, reviewOn, hours.remindAt), hours);
}

/** What there is to say of expectations between two moments: what the other side said, and whose day of review has come. */
export async function expectationLines(tx: Tx, { person, hours, since, until }: Span) {
  const news = await loadExpectationNews(tx, person, { since: since.toISOString(), until: until.toISOString() });
  const reviews = (await loadReviews(tx, person)).filter(({ reviewOn }) => {
    const at = reviewMoment(reviewOn, hours);
    return at > since && at <= until;
  });
  return { news, reviews, count: news.length + reviews.length };
}

/** How far back somebody hears of who was never told anything here. */
const FIRST_HEARD_MS = 86_400_000;

/** Makes whoever leads an engagement somebody who can be told what is said in it, where they never promised anything. */
export async function ensureLeader(tx: Tx, engagementId: string, now: Date): Promise<void> {
  const { ownerId } = await ownerOfEngagement(tx, engagementId);
  if ((await findPersonOfMember(tx, ownerId)) !== undefined) return;
  const leader = await ensureMemberPerson(tx, ownerId);
  const from = new Date(now.getTime() - FIRST_HEARD_MS).toISOString();
  if (leader !== null) await updatePerson(tx, leader.id, { toldUntil: from, heardFrom: from });
}

/** Reckons when a person is told next: at the next rung of a ladder, or as soon as they may be written to where something happened. */
export async function reckonPerson(tx: Tx, { now }: Pick<Telling, 'now'>, personId: string): Promise<void> {
  const person = await lockPerson(tx, personId);
  if (person === undefined) return;
  const hours = await hoursOf(tx, await loadWorkTime(tx, now), person);
  const at = await nextMoment(tx, { person, hours, now });
  await updatePerson(tx, personId, { tellAt: at?.toISOString() ?? null });
}

async function nextMoment(tx: Tx, { person, hours, now }: { person: StoredPerson; hours: OwnHours; now: Date }): Promise<Date | null> {
  const since = new Date(person.toldUntil);
  const rungs = (await loadDuties(tx, person.id)).flatMap((duty) => momentsOf(duty, person, hours)).filter((at) => at > since);
  const news = await loadNews(tx, person, { since: person.toldUntil, until: now.toISOString() });
  const said = await expectationLines(tx, { person, hours, since, until: now });
  const heard = await loadHeard(tx, person, { since: person.toldUntil, until: now.toISOString() });
  const reviews = (await loadReviews(tx, person)).map(({ reviewOn }) => reviewMoment(reviewOn, hours)).filter((at) => at > since);
  const moments = [...rungs, ...reviews, ...(news.length + said.news.length + heard.length > 0 ? [allowedMoment(now, hours)] : [])].map((at) => at.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/**
 * Writes to a person what there is to say, all of it in one message, at most one a day with those about signing;
 * what happens after it waits for the next morning that is allowed. Whoever was let go is reckoned on and told nothing:
 * if they come back, they hear of what comes from then on.
 */
export async function tellPerson(tx: Tx, { services, now }: Telling, personId: string): Promise<void> {
  const person = await lockPerson(tx, personId);
  const tellAt = person?.tellAt ?? null;
  if (person === undefined || tellAt === null || tellAt > now.toISOString()) return;
  const hours = await hoursOf(tx, await loadWorkTime(tx, now), person);
  const allowed = await allowedToday(tx, { person, hours, now });
  if (allowed > now) return updatePerson(tx, personId, { tellAt: allowed.toISOString() });
  const since = new Date(person.toldUntil);
  const [duties, news] = [await loadDuties(tx, personId), await loadNews(tx, person, { since: person.toldUntil, until: now.toISOString() })];
  const due = dueDuties(duties, { person, hours, since, until: now });
  const expected = await expectationLines(tx, { person, hours, since, until: now });
  const heard = await loadHeard(tx, person, { since: person.toldUntil, until: now.toISOString() });
  if (due.length + news.length + expected.count + heard.length > 0 && !(await hasLeft(tx, person.memberId))) {
    const linkId = person.clientId === null ? null : await ensurePersonLink(tx, { services, now }, { personId, clientId: person.clientId });
    await announce(tx, { topic: DIGEST_TOPIC, recipient: { email: person.email, name: person.name, locale: person.locale as Locale }, subject: { kind: 'commitment_person', id: personId }, clientId: person.clientId, params: { personId, linkId, since: person.toldUntil, until: now.toISOString() }, at: now });
  }
  await updatePerson(tx, personId, { toldUntil: now.toISOString(), tellAt: (await nextMoment(tx, { person: { ...person, toldUntil: now.toISOString() }, hours, now }))?.toISOString() ?? null });
}

/** Now, or when a person may be written to again: after their quiet hours, and on another day where they were written to today. */
export async function allowedToday(tx: Tx, { person, hours, now }: { person: StoredPerson; hours: OwnHours; now: Date }): Promise<Date> {
  const written = await loadPacedMessages(tx, { email: person.email, since: new Date(now.getTime() - 2 * 86_400_000) });
  const free = mayWriteToday(written, now, hours.timeZone);
  return allowedMoment(free ? now : momentIn(hours.timeZone, addDays(dayIn(hours.timeZone, now), 1), hours.remindAt), hours);
}

/** The id of a link that leads a person of the client to what both sides promised. Its token stands nowhere. */
export async function ensurePersonLink(tx: Tx, { services, now }: Telling, { personId, clientId }: { personId: string; clientId: string }): Promise<string> {
  const expiresAt = linkExpiresAt('promises', { madeAt: now, termEndsAt: null });
  const standing = await findPersonLink(tx, personId);
  if (standing !== undefined && linkState(standing, now) === 'open') {
    await extendLink(tx, standing.id, expiresAt);
    return standing.id;
  }
  const [id, tokenNonce] = [newId(), newNonce()];
  await insertLink(tx, { workspaceId: tx.workspaceId, id, purpose: 'promises', tokenNonce, clientId, personId, tokenHash: sha256(services.secrets.linkToken(tokenNonce)), expiresAt: expiresAt.toISOString(), createdAt: now.toISOString() });
  return id;
}
