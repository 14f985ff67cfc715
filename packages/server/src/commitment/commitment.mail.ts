import { commitmentStanding } from '@entente/core/commitment/commitment-state';
import type { Side } from '@entente/core/kernel/values';
import { MASKED, type Mail, type MailTemplate, type MailTemplates } from '../platform/outbox/mail.ts';
import { linkAddress } from '../signing/link.actions.ts';
import { loadLink } from '../signing/link.store.ts';
import { LINK_AGAIN_TOPIC } from './again/commitment-person.actions.ts';
import { loadPeople } from './commitment-person.store.ts';
import { loadWorkTime } from './commitment.store.ts';
import { wordedDay } from './commitment.view.ts';
import { DIGEST_TOPIC, dueDuties, expectationLines } from './told/commitment-person.actions.ts';
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
  if (person === undefined) return null;
  const work = await loadWorkTime(tx, new Date(until));
  const due = dueDuties(await loadDuties(tx, personId), { person, hours: work, since: new Date(since), until: new Date(until) });
  const news = await loadNews(tx, person, { since, until });
  const lines = [
    ...due.map((duty) => {
      const { lateDays } = commitmentStanding({ ...duty, side: duty.side as Side }, work.today, work.calendar);
      const about = { title: duty.title, day: wordedDay(say.locale, duty.expectedOn ?? duty.dueOn ?? work.today), count: lateDays, name: duty.ownerName };
      return say(duty.ownerId !== personId ? 'commitment.mailBackup' : lateDays > 0 ? 'commitment.mailLate' : 'commitment.mailDue', about);
    }),
    ...news.map((one) => newsLine(context, one)),
  ];
  const promised = lines.length;
  const expected = await expectationLines(tx, { person, hours: work, since: new Date(since), until: new Date(until) });
  lines.push(...expected.news.map(({ act, side, title, words, actorName: name }) => withWords(context, say(act === 'said' && side === person.side ? 'expectation.mailNoted' : 'expectation.mailNews', { act, title, name }), act === 'said' ? '' : words)), ...expected.reviews.map(({ title }) => say('expectation.mailReview', { title })));
  const [first] = lines;
  if (first === undefined) return null;
  const url = await pageAddress(context, person.clientId, promised === 0 ? 'expectations' : 'promises');
  const more = lines.length - MOST_NAMED;
  return {
    subject: say('commitment.mailSubject', { count: lines.length, title: due[0]?.title ?? news[0]?.title ?? expected.news[0]?.title ?? expected.reviews[0]?.title ?? '' }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [say(promised === 0 ? 'expectation.mailLead' : 'commitment.mailLead', { firm: work.firm }), ...lines.slice(0, MOST_NAMED), ...(more > 0 ? [say('commitment.mailMore', { count: more })] : [])],
    ...(url === null ? {} : { action: { label: say(promised === 0 ? 'expectation.mailAction' : 'commitment.mailAction'), url } }),
    footer: say('commitment.mailFooter', { firm: work.firm, ladder: person.ladder ?? 'none' }),
  };
}

type NewsBody = { readonly from?: string | null; readonly to?: string | null; readonly words?: string; readonly person?: string; readonly causeTitle?: string };

function newsLine({ say }: Context, { type, title, actorName, body }: News): string {
  const { to = null, words = '', person = '', causeTitle = '' } = body as NewsBody;
  const told = { type, title, name: actorName, person, cause: causeTitle === title ? '' : causeTitle, day: to === null ? '' : wordedDay(say.locale, to) };
  return withWords({ say }, say('commitment.mailNews', told), words);
}

/** What was said, with the person's own words below it. */
function withWords({ say }: Pick<Context, 'say'>, line: string, words: string): string {
  return words === '' ? line : say('commitment.mailNewsWords', { line, words });
}

async function pageAddress({ tx, services, announcement, reveal }: Context, clientId: string | null, place: 'promises' | 'expectations' = 'promises'): Promise<string | null> {
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
