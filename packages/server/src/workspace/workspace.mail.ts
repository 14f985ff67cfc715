import type { MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { INVITATION_TOPIC, invitationMail } from './invitation.mail.ts';
import { SIGN_IN_CODE_TOPIC, signInCodeMail } from './session.mail.ts';

export const TEST_MAIL_TOPIC = 'workspace.mail-tested';

/** Shows that the mail server takes our messages. */
const testMail: MailTemplate = async ({ announcement, say }) => ({
  subject: say('mail.testSubject'),
  greeting: say('mail.greeting', { name: announcement.recipientName }),
  paragraphs: [say('mail.testBody')],
  footer: say('mail.testFooter'),
});

/** What this area writes. */
export const workspaceMails: MailTemplates = { [INVITATION_TOPIC]: invitationMail, [SIGN_IN_CODE_TOPIC]: signInCodeMail, [TEST_MAIL_TOPIC]: testMail };
