import { agreementMails } from '../agreement/agreement.mail.ts';
import { automationMails } from '../automation/automation.mail.ts';
import { commitmentMails } from '../commitment/commitment.mail.ts';
import { touchpointMails } from '../communication/touchpoint.mail.ts';
import { groundRuleMails } from '../ground-rule/ground-rule.mail.ts';
import { integrationMails } from '../integration/webhook.mail.ts';
import { meetingMails } from '../meeting/meeting.mail.ts';
import type { MailTemplates } from '../platform/outbox/mail.ts';
import { linkFor, signingMails } from '../signing/signing.mail.ts';
import { workspaceMails } from '../workspace/workspace.mail.ts';

/** Every topic that is announced, with who writes its mail. */
export const mailTemplates: MailTemplates = { ...workspaceMails, ...automationMails, ...agreementMails(linkFor), ...signingMails, ...groundRuleMails, ...commitmentMails, ...touchpointMails, ...meetingMails, ...integrationMails };
