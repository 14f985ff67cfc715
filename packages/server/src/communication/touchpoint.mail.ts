import type { Mail, MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { loadWorkTime } from '../commitment/commitment.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { ANSWER_TOPICS } from './heard/notice.actions.ts';
import { loadAnswerOfHappening } from './raised/happening.store.ts';
import { NOTICE_TOPIC } from './told/notice.actions.ts';
import { loadAnswerOfNotice, loadNotice } from './told/notice.store.ts';

export const touchpointMails: MailTemplates = {
  [NOTICE_TOPIC]: written(loadNotice, 'touchpoint.mailFooter'),
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
