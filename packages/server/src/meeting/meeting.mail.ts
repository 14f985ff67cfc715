import type { Locale } from '@entente/core/kernel/locale';
import { sameClock } from '@entente/core/kernel/zoned-time';
import { hasLeft, loadPeople } from '../commitment/commitment-person.store.ts';
import { loadWorkTime } from '../commitment/commitment.store.ts';
import { MASKED, type Mail, type MailTemplate, type MailTemplates } from '../platform/outbox/mail.ts';
import { linkAddress } from '../signing/link.actions.ts';
import { loadLink } from '../signing/link.store.ts';
import { loadMeetingsTold, type StoredMeeting } from './meeting.store.ts';
import { calendarOfMeetings } from './meeting.view.ts';
import { newsFor, SOON_TOPIC, TOLD_TOPIC } from './told/meeting.actions.ts';

type Context = Parameters<MailTemplate>[0];
type News = Awaited<ReturnType<typeof newsFor>>[number];
/** At most this many are named in one message; the page shows them all. */
const MOST_NAMED = 12;

export const meetingMails: MailTemplates = { [TOLD_TOPIC]: toldMail, [SOON_TOPIC]: toldMail };

/** What was done about a person's meetings, with the files that put it into their own calendar. */
async function toldMail(context: Context): Promise<Mail | null> {
  const { tx, announcement, say } = context;
  const { personId, since, until } = announcement.params as { personId: string; since: string | null; until: string };
  const [person] = await loadPeople(tx, [personId]);
  const news = person === undefined || (context.reveal && (await hasLeft(tx, person.memberId))) ? [] : await newsFor(tx, person, { since, until });
  const meetings = new Map((await loadMeetingsTold(tx, news.map(({ meetingId }) => meetingId))).map((row) => [row.id, row]));
  const [first] = news;
  const about = first === undefined ? undefined : meetings.get(first.meetingId);
  if (person === undefined || about === undefined) return null;
  const { firm } = await loadWorkTime(tx, new Date(until));
  const url = await pageAddress(context, person.clientId, about);
  // Whoever only leads the work hears of a wish, and has nothing to put into a calendar.
  const attachments = await filesOf(context, [...meetings.values()].filter(({ people }) => people.includes(personId)), new Date(until));
  const lines = news.flatMap((one) => lineOf(context, one, { meeting: meetings.get(one.meetingId), own: person.timeZone }));
  return {
    subject: say('meeting.mailSubject', { count: lines.length, title: about.title }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [...lines.slice(0, MOST_NAMED), ...(lines.length > MOST_NAMED ? [say('meeting.mailMore', { count: lines.length - MOST_NAMED })] : []), ...(attachments.length === 0 ? [] : [say('meeting.mailCalendar')])],
    ...(url === null ? {} : { action: { label: say('meeting.mailAction'), url } }),
    footer: say('meeting.mailFooter', { firm }),
    attachments,
  };
}

function lineOf({ say }: Context, { act, side, actorName: name, fromAt, late, words, meetingId }: News, { meeting, own }: { readonly meeting: StoredMeeting | undefined; readonly own: string }): string[] {
  if (meeting === undefined || meeting.id !== meetingId) return [];
  const { title, startsAt, timeZone, minutes, place, askTimes } = meeting;
  const when = (at: string): string => {
    const words = momentWords(say.locale, at, timeZone);
    return own === '' || sameClock(own, timeZone, new Date(at)) ? words : say('meeting.mailWhen', { when: words, yours: momentWords(say.locale, at, own) });
  };
  const times = askTimes.map((at) => when(new Date(at).toISOString())).join('; ');
  const line = say('meeting.mailNews', { act, side, name, title, when: when(startsAt), from: when(fromAt ?? startsAt), minutes, times, late: late ? 'yes' : 'no' });
  return [[line, ...((act === 'planned' || act === 'changed') && place !== '' ? [place] : []), ...(words === '' ? [] : [say('meeting.mailWords', { words })])].join('\n')];
}

/** "Tuesday, 3 March 2026, 14:00 (Central European Time)" */
export function momentWords(locale: Locale, at: string, timeZone: string): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(new Date(at));
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone, timeZoneName: 'longGeneric' }).formatToParts(new Date(at));
  const of = (wanted: string): string => clock.find(({ type }) => type === wanted)?.value ?? '';
  return `${day}, ${of('hour')}:${of('minute')} (${of('timeZoneName')})`;
}

/** What is put into calendars or changed there, and what is taken out, each in a file of its own. */
async function filesOf({ tx }: Context, meetings: readonly StoredMeeting[], now: Date): Promise<NonNullable<Mail['attachments']>> {
  const [leader] = await loadPeople(tx, meetings.flatMap(({ people }) => people.slice(0, 1)));
  const organizer = leader === undefined ? null : { name: leader.name, email: leader.email };
  const gone = meetings.filter(({ state }) => state === 'cancelled');
  const standing = meetings.filter(({ state }) => state !== 'cancelled');
  return [
    ...(standing.length === 0 ? [] : [{ name: 'meetings.ics', mediaType: 'text/calendar; charset=utf-8; method=PUBLISH', text: calendarOfMeetings(standing, { method: 'publish', now, organizer }) }]),
    ...(gone.length === 0 ? [] : [{ name: 'called-off.ics', mediaType: 'text/calendar; charset=utf-8; method=CANCEL', text: calendarOfMeetings(gone, { method: 'cancel', now, organizer }) }]),
  ];
}

async function pageAddress({ tx, services, announcement, reveal }: Context, clientId: string | null, { engagementId, isInBin }: StoredMeeting): Promise<string | null> {
  if (clientId === null) return isInBin ? null : `${services.config.baseUrl}/engagements/${engagementId}/meetings`;
  const link = await loadLink(tx, String(announcement.params.linkId ?? ''));
  if (link === undefined || link.revokedAt !== null) return null;
  return reveal ? `${linkAddress(services, link.tokenNonce)}?to=meetings` : `${services.config.baseUrl}/l/${MASKED}`;
}
