import type { Side } from '@entente/core/kernel/values';
import type { Mail, MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { grantAgreement } from './agreement.access.ts';
import { loadAgreement } from './agreement.store.ts';
import { NEWS_TOPIC, newsFor, readerOf, type News } from './news/remark.actions.ts';
import { loadRemarks } from './remark.store.ts';
import { loadSignatories } from './signatory.store.ts';

type MailContext = Parameters<MailTemplate>[0];
/** The address of a signatory's own page, masked where the reader is not that person; null where they have no link. */
export type LinkFor = (context: MailContext, signatoryId: string) => Promise<string | null>;

/** At most this many questions are quoted in one message; the page shows them all. */
const MOST_QUOTED = 5;

/** @param linkFor gives the client's link; the area "signing" holds links and stands below this one. */
export function agreementMails(linkFor: LinkFor): MailTemplates {
  return { [NEWS_TOPIC]: (context) => newsMail(context, linkFor) };
}

async function newsMail(context: MailContext, linkFor: LinkFor): Promise<Mail | null> {
  const { tx, services, announcement, say } = context;
  const { signatoryId, since } = announcement.params as { signatoryId: string; since: string };
  const grant = await grantAgreement(tx, { side: 'system', workspaceId: tx.workspaceId, name: 'Entente' }, announcement.subjectId);
  const person = grant === null ? undefined : (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === signatoryId);
  if (grant === null || person === undefined) return null;
  const side = person.side as Side;
  const news = newsFor(await loadRemarks(tx, [grant.agreementId], readerOf(person)), { side, since }).filter(({ remark, answer }) => (answer ?? remark).createdAt <= announcement.createdAt);
  const [first] = news;
  if (first === undefined) return null;
  const { title, number } = await loadAgreement(tx, grant.agreementId);
  const url = side === 'provider' ? `${services.config.baseUrl}/engagements/${grant.engagementId}` : await linkFor(context, signatoryId);
  const speakers = [...new Set(news.map(({ remark, answer }) => (answer ?? remark).authorName))].join(', ');
  return {
    subject: say(first.answer === null ? 'mail.newsAskedSubject' : 'mail.newsAnsweredSubject', { title }),
    greeting: say('mail.newsGreeting', { name: announcement.recipientName }),
    paragraphs: [say('mail.newsLead', { title, number, speakers }), ...news.slice(0, MOST_QUOTED).map((one) => newsWords(one, context)), ...(news.length > MOST_QUOTED ? [say('mail.newsMore', { count: news.length - MOST_QUOTED })] : [])],
    ...(url === null ? {} : { action: { label: say(side === 'provider' ? 'mail.newsToAgreement' : 'mail.newsToPage'), url } }),
    footer: say('mail.newsFooter', { title, number }),
  };
}

function newsWords(news: News, { say }: MailContext): string {
  const { remark, answer } = news;
  if (answer?.outcome === 'taken_back') return say('mail.newsTakenBack');
  if (remark.proposal !== null) return changeWords(news, say);
  const clause = remark.clauseNumber;
  if (answer === null) return say(remark.kind === 'question' ? 'mail.newsQuestion' : 'mail.newsProposal', { clause, words: remark.body, purpose: remark.purpose });
  const agreed = answer.authorSide === 'client' && answer.outcome === 'accepted';
  const said = say(agreed ? 'mail.newsAgreed' : `mail.newsOutcome_${answer.outcome}`, { words: answer.body });
  const lines = [say('mail.newsAbout', { clause, words: remark.body }), said, answer.wording === '' ? '' : say('mail.newsWording', { words: answer.wording })];
  return lines.filter((line) => line !== '').join('\n');
}

/** The same about a record: what is proposed and what it should achieve, or what became of it. */
function changeWords({ remark, answer }: News, say: MailContext['say']): string {
  const { clauseNumber: clause, body, purpose } = remark;
  if (answer === null) return say('mail.newsChange', { clause, words: body, purpose });
  const { outcome, amendmentNumber, wording } = answer;
  const values = { words: answer.body };
  const said = outcome === 'accepted' && amendmentNumber !== null ? say('mail.newsChange_amended', { ...values, number: amendmentNumber }) : say(CHANGED[outcome], values);
  const now = outcome === 'countered' && wording !== '' ? say('mail.newsChangeNow', { words: wording }) : '';
  return [say('mail.newsChangeAbout', { clause, words: body }), said, now].filter((line) => line !== '').join('\n');
}

const CHANGED = { answered: 'mail.newsOutcome_answered', accepted: 'mail.newsChange_accepted', countered: 'mail.newsChange_countered', kept: 'mail.newsChange_kept', taken_back: 'mail.newsTakenBack' } as const;
