import { RECORD_TABLES, type RecordKind } from '@entente/core/record/record-kind';
import type { MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { loadWorkspace } from '../workspace/workspace.store.ts';
import { loadTarget } from './automation-run.store.ts';

/** A member is told of a record by an automation. */
export const NOTICE_TOPIC = 'automation.notice';

const noticeMail: MailTemplate = async ({ tx, services, announcement, say }) => {
  const kind = announcement.subjectKind as RecordKind;
  const record = await loadTarget(tx, kind, announcement.subjectId);
  if (record === null) return null;
  const { name: workspace } = await loadWorkspace(tx);
  const message = String(announcement.params['message'] ?? '');
  return {
    subject: say('automation.mailSubject', { record: record.name }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [message === '' ? say('automation.mailBody', { record: record.name }) : message],
    action: { label: say('automation.mailAction'), url: `${services.config.baseUrl}/${RECORD_TABLES[kind]}/${announcement.subjectId}` },
    footer: say('automation.mailFooter', { workspace }),
  };
};

/** What this area writes. */
export const automationMails: MailTemplates = { [NOTICE_TOPIC]: noticeMail };
