import type { Mail, MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { loadWorkTime } from '../commitment/commitment.store.ts';
import { NOTICE_TOPIC } from './told/notice.actions.ts';
import { loadNotice } from './touchpoint.store.ts';

export const touchpointMails: MailTemplates = { [NOTICE_TOPIC]: noticeMail };

/** What a person wrote, as they wrote it: the first paragraph greets. */
async function noticeMail({ tx, announcement, say, services }: Parameters<MailTemplate>[0]): Promise<Mail | null> {
  const notice = await loadNotice(tx, announcement.subjectId);
  if (notice === undefined || notice.body === '') return null;
  const [greeting = '', ...paragraphs] = notice.body.split(/\n\n/).map((part) => part.trim()).filter((part) => part !== '');
  const { firm } = await loadWorkTime(tx, services.clock());
  return { subject: notice.subject, greeting, paragraphs, footer: say('touchpoint.mailFooter', { firm }) };
}
