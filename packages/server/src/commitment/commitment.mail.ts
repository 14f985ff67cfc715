import { commitmentStanding } from '@entente/core/commitment/commitment-state';
import type { Side } from '@entente/core/kernel/values';
import { MASKED, type Mail, type MailTemplate, type MailTemplates } from '../platform/outbox/mail.ts';
import { linkAddress } from '../signing/link.actions.ts';
import { loadLink } from '../signing/link.store.ts';
import { LINK_AGAIN_TOPIC } from './again/commitment-person.actions.ts';
import { hasLeft, loadPeople } from './commitment-person.store.ts';
import { loadHeard } from './heard/commitment-person.store.ts';
import { heardWords } from './heard/commitment-person.view.ts';
import { calendarOf, loadWorkTime, type WorkTime } from './commitment.store.ts';
import { wordedDay } from './commitment.view.ts';
import { DIGEST_TOPIC, dueDuties, expectationLines, hoursOf } from './told/commitment-person.actions.ts';
import { loadDuties, loadNews } from './told/commitment-person.store.ts';

type Context = Parameters<MailTemplate>[0];
type News = Awaited<ReturnType<typeof loadNews>>[number];

/** At most this many things are named in one message; the page shows them all. */
const MOST_NAMED = 8;

export const commitmentMails: MailTemplates = { [DIGEST_TOPIC]: digestMail, [LINK_AGAIN_TOPIC]: linkAgainMail };

/** Everything there is to say to one person today. */
async function digestMail(context: Context): Promise<Mail | null> {
  const { tx, announcement, say } = context;
  const { personId, since, until } = announcement.params as { personId: string; since: string; until: string };
  const [person] = await loadPeople(tx, [personId]);
  if (person === undefined || (context.reveal && (await hasLeft(tx, person.memberId)))) return null;
  const work = await loadWorkTime(tx, new Date(until));
  const span = { person, hours: await hoursOf(tx, work, person), since: new Date(since), until: new Date(until) };
  const promised = await promiseLines(context, span, work);
  const heard = await saidLines(context, span);
  const lines = [...heard, ...promised, ...(await expectedLines(context, span))];
  const [first] = lines;
  if (first === undefined) return null;
  const about = heard.length > 0 ? ABOUT_CLIENTS : promised.length === 0 ? ABOUT_EXPECTATIONS : ABOUT_PROMISES;
  const url = await pageAddress(context, person.clientId, about.place);
  const more = lines.length - MOST_NAMED;
  return {
    subject: say('commitment.mailSubject', { count: lines.length, title: first.title }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [say(about.lead, { firm: work.firm }), ...lines.slice(0, MOST_NAMED).map(({ words }) => words), ...(more > 0 ? [say('commitment.mailMore', { count: more })] : [])],
    ...(url === null ? {} : { action: { label: say(about.action), url } }),
    footer: say(heard.length > 0 ? 'touchpoint.mailHeardFooter' : 'commitment.mailFooter', { firm: work.firm, ladder: person.ladder ?? 'none' }),
  };
}

const ABOUT_PROMISES = { place: 'promises', lead: 'commitment.mailLead', action: 'commitment.mailAction' } as const;
const ABOUT_CLIENTS = { place: 'today', lead: 'touchpoint.mailHeardLead', action: 'touchpoint.mailHeardAction' } as const;
const ABOUT_EXPECTATIONS = { place: 'expectations', lead: 'expectation.mailLead', action: 'expectation.mailAction' } as const;

type Span = Parameters<typeof expectationLines>[1];
type Line = { readonly title: string; readonly words: string };

/** What clients said on their pages, for ours. */
async function saidLines({ tx, say }: Context, { person, since, until }: Span): Promise<Line[]> {
  const heard = await loadHeard(tx, person, { since: since.toISOString(), until: until.toISOString() });
  return heard.map((one) => ({ title: one.about, words: heardWords(say, one) }));
}

/** What a person promised and is reminded of, and what others did about it. */
async function promiseLines(context: Context, { person, hours, since, until }: Span, work: WorkTime): Promise<Line[]> {
  const { tx, say } = context;
  const due = dueDuties(await loadDuties(tx, person.id), { person, hours, since, until });
  const news = await loadNews(tx, person, { since: since.toISOString(), until: until.toISOString() });
  return [
    ...due.map((duty) => {
      const { lateDays } = commitmentStanding({ ...duty, side: duty.side as Side }, work.today, calendarOf(work, duty));
      const about = { title: duty.title, day: wordedDay(say.locale, duty.expectedOn ?? duty.dueOn ?? work.today), count: lateDays, name: duty.ownerName };
      return { title: duty.title, words: say(duty.ownerId !== person.id ? 'commitment.mailBackup' : lateDays > 0 ? 'commitment.mailLate' : 'commitment.mailDue', about) };
    }),
    ...news.map((one) => ({ title: one.title, words: newsLine(context, one) })),
  ];
}

/** What was said of expectations, and what a person is asked to look at again. */
async function expectedLines(context: Context, span: Span): Promise<Line[]> {
  const { tx, say } = context;
  const { news, reviews } = await expectationLines(tx, span);
  const told = news.map(({ act, side, title, words, actorName: name }) => {
    const line = say(act === 'said' && side === span.person.side ? 'expectation.mailNoted' : 'expectation.mailNews', { act, title, name });
    return { title, words: withWords(context, line, act === 'said' ? '' : words) };
  });
  return [...told, ...reviews.map(({ title }) => ({ title, words: say('expectation.mailReview', { title }) }))];
}

type NewsBody = { readonly from?: string | null; readonly to?: string | null; readonly words?: string; readonly person?: string; readonly causeTitle?: string; readonly amendment?: number | null };

const BY_AMENDMENT: Readonly<Record<string, string>> = { excepted: 'taken_out', changed: 'reworded', handed_on: 'named' };

/** What an amendment moved or took out was agreed by both sides; it may also take the day alone. */
function agreedType({ type, body, sourceKind }: Pick<News, 'type' | 'body' | 'sourceKind'>): string {
  const { to = null, amendment = null } = body as NewsBody;
  if (type === 'made' && sourceKind === 'acceptance') return 'asked';
  if (amendment === null) return decidedType(type, to);
  if (type in BY_AMENDMENT) return BY_AMENDMENT[type] ?? type;
  return type !== 'moved' ? type : to === null ? 'no_day' : 'agreed';
}

/** A day alone may be taken; and what was kept late, and moves no date, is not gone on without. */
function decidedType(type: string, to: string | null): string {
  if (type === 'moved' && to === null) return 'no_day';
  return type === 'excepted' && to !== null ? 'left' : type;
}

function newsLine({ say }: Context, { type, title, actorName, body, sourceKind }: News): string {
  const { to = null, words = '', person = '', causeTitle = '', amendment = null } = body as NewsBody;
  const told = { type: agreedType({ type, body, sourceKind }), amendment: amendment ?? 0, title, name: actorName, person, cause: causeTitle === title ? '' : causeTitle, day: to === null ? '' : wordedDay(say.locale, to) };
  return withWords({ say }, say('commitment.mailNews', told), words);
}

/** What was said, with the person's own words below it. */
function withWords({ say }: Pick<Context, 'say'>, line: string, words: string): string {
  return words === '' ? line : say('commitment.mailNewsWords', { line, words });
}

async function pageAddress({ tx, services, announcement, reveal }: Context, clientId: string | null, place: 'promises' | 'expectations' | 'today' = 'promises'): Promise<string | null> {
  if (clientId === null) return place === 'promises' ? `${services.config.baseUrl}/engagements/promises?whose=mine` : `${services.config.baseUrl}/today`;
  const link = await loadLink(tx, String(announcement.params.linkId ?? ''));
  if (link === undefined || link.revokedAt !== null) return null;
  return reveal ? `${linkAddress(services, link.tokenNonce)}?to=${place}` : `${services.config.baseUrl}/l/${MASKED}`;
}

async function linkAgainMail(context: Context): Promise<Mail | null> {
  const { announcement, say, tx } = context;
  const url = await pageAddress(context, 'client');
  if (url === null) return null;
  const { firm } = await loadWorkTime(tx, new Date(announcement.createdAt));
  return { subject: say('commitment.againSubject', { firm }), greeting: say('mail.greeting', { name: announcement.recipientName }), paragraphs: [say('commitment.againLead', { firm })], action: { label: say('commitment.mailAction'), url }, footer: say('commitment.againFooter', { firm }) };
}
