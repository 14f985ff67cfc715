import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import type { MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { loadWorkspace } from '../workspace/workspace.store.ts';
import { loadTarget } from './automation-run.store.ts';

/** A member is told of a record by an automation. */
export const NOTICE_TOPIC = 'automation.notice';

const noticeMail: MailTemplate = async ({ tx, services, announcement, say }) => {
  const kind = announcement.subjectKind as ListKind;
  const record = await loadTarget(tx, kind, announcement.subjectId);
  if (record === null) return null;
  const { name: workspace } = await loadWorkspace(tx);
  const { message = '', about = '' } = announcement.params as { readonly message?: string; readonly about?: string };
  return {
    subject: say('automation.mailSubject', { record: record.name }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [message === '' ? say('automation.mailBody', { record: record.name }) : message, ...(about === '' ? [] : [say('automation.mailAbout', { about })])],
    action: { label: say('automation.mailAction'), url: `${services.config.baseUrl}/${LIST_TABLES[kind]}/${announcement.subjectId}` },
    footer: say('automation.mailFooter', { workspace }),
  };
};

/** What this area writes. */
export const automationMails: MailTemplates = { [NOTICE_TOPIC]: noticeMail };
