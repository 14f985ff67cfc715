import { intlTag } from '@entente/core/kernel/locale-list';
import { channelWords, eventWords } from '@entente/phrases/touchpoint-words';
import type { Mail, MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { loadWorkTime } from '../commitment/commitment.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { PRESSING_TOPIC } from '../commitment/heard/commitment-person.store.ts';
import { heardWords } from '../commitment/heard/commitment-person.view.ts';
import { ANSWER_TOPICS } from './heard/notice.actions.ts';
import { loadSaidForMail } from './pressing/happening.store.ts';
import { loadPromptForMail } from './pressing/notice.store.ts';
import { PROMPT_TOPICS } from './pressing/notice.actions.ts';
import { loadAnswerOfHappening } from './raised/happening.store.ts';
import { NOTICE_TOPIC, SUDDEN_NOTICE_TOPIC } from './told/notice.actions.ts';
import { loadAnswerOfNotice, loadNotice } from './told/notice.store.ts';

export const touchpointMails: MailTemplates = {
  [PRESSING_TOPIC]: pressingMail,
  [NOTICE_TOPIC]: written(loadNotice, 'touchpoint.mailFooter'),
  [SUDDEN_NOTICE_TOPIC]: written(loadNotice, 'touchpoint.mailFooter'),
  [PROMPT_TOPICS.due]: promptMail({ subject: 'touchpoint.mailPromptSubject', lead: 'touchpoint.mailPromptLead' }),
  [PROMPT_TOPICS.missed]: promptMail({ subject: 'touchpoint.mailOverdueSubject', lead: 'touchpoint.mailOverdueLead' }),
  [ANSWER_TOPICS.happening]: written(loadAnswerOfHappening, 'touchpoint.replyFooter'),
  [ANSWER_TOPICS.notice]: written(loadAnswerOfNotice, 'touchpoint.replyFooter'),
};

type Load = (tx: Tx, id: string) => Promise<{ readonly subject: string; readonly body: string } | undefined>;

/** What a person wrote, as they wrote it: the first paragraph greets. */
function written(load: Load, foot: 'touchpoint.mailFooter' | 'touchpoint.replyFooter'): MailTemplate {
  return async ({ tx, announcement, say, services }): Promise<Mail | null> => {
    const words = await load(tx, announcement.subjectId);
    if (words === undefined || words.body === '') return null;
    const [greeting = '', ...paragraphs] = words.body.split(/\n\n/).map((part) => part.trim()).filter((part) => part !== '');
    const { firm } = await loadWorkTime(tx, services.clock());
    return { subject: words.subject, greeting, paragraphs, footer: say(foot, { firm }) };
  };
}

/** What a client said that cannot wait for the message of the day; nothing once it is answered or taken back. */
async function pressingMail({ tx, announcement, say, services }: Parameters<MailTemplate>[0]): Promise<Mail | null> {
  const said = await loadSaidForMail(tx, announcement.subjectId);
  if (said === null) return null;
  const { firm } = await loadWorkTime(tx, services.clock());
  return {
    subject: say('touchpoint.mailPressing', { client: said.clientName, what: say(EVENT_WORDS[said.what as keyof typeof EVENT_WORDS]) }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [heardWords(say, said)],
    action: { label: say('touchpoint.mailHeardAction'), url: `${services.config.baseUrl}/engagements/${said.engagementId}/communication` },
    footer: say('touchpoint.mailHeardFooter', { firm }),
  };
}

type PromptWords = { readonly subject: 'touchpoint.mailPromptSubject' | 'touchpoint.mailOverdueSubject'; readonly lead: 'touchpoint.mailPromptLead' | 'touchpoint.mailOverdueLead' };

/** That something is to be told by an hour, or was not; nothing once it was told or taken back. */
function promptMail({ subject, lead }: PromptWords): MailTemplate {
  return async ({ tx, announcement, say, services }): Promise<Mail | null> => {
    const { touchpointId, dueAt } = announcement.params as { touchpointId: string; dueAt: string };
    const due = await loadPromptForMail(tx, { happeningId: announcement.subjectId, touchpointId });
    if (due === null) return null;
    const { firm, timeZone } = await loadWorkTime(tx, services.clock());
    const moment = new Intl.DateTimeFormat(intlTag(say.locale), { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(dueAt));
    const { about, teller, told } = due;
    const values = { about, teller, told, moment, event: eventWords(say, due.event), channel: channelWords(say, due.channel) };
    return {
      subject: say(subject, values),
      greeting: say('mail.greeting', { name: announcement.recipientName }),
      paragraphs: [say(lead, values)],
      action: { label: say('touchpoint.mailPromptAction'), url: `${services.config.baseUrl}/engagements/${due.engagementId}/communication` },
      footer: say('touchpoint.mailPromptFooter', { firm }),
    };
  };
}

const EVENT_WORDS = { absence: 'touchpoint.event.absence', complaint: 'touchpoint.event.complaint', crisis: 'touchpoint.event.crisis' } as const;
