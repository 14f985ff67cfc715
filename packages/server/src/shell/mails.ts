import type { MailTemplates } from '../platform/outbox/mail.ts';

/** Every topic that is announced, with who writes its mail. */
export const mailTemplates: MailTemplates = {};
