import { livingCode } from '../platform/auth/mailed-code.store.ts';
import { SIGN_IN_RULES } from '../platform/auth/rules.ts';
import { MASKED, type MailTemplate } from '../platform/outbox/mail.ts';

export const SIGN_IN_CODE_TOPIC = 'session.code-asked';

/**
 * The code, and a link that carries it to the page where it was asked for. The link alone signs nobody
 * in: the page wants a press in the browser that asked.
 */
export const signInCodeMail: MailTemplate = async ({ services, announcement, say, reveal }) => {
  const code = await livingCode(services.database, String(announcement.params['codeId']));
  if (code === null) return null;
  const digits = reveal ? services.secrets.code(code.id) : MASKED;
  const fragment = new URLSearchParams({ email: code.email, code: digits }).toString();
  return {
    subject: say('mail.signInCodeSubject'),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [say('mail.signInCodeBody', { minutes: SIGN_IN_RULES.codeMinutes }), say('mail.signInCodeLink')],
    code: digits,
    action: { label: say('mail.signInCodeAction'), url: `${services.config.baseUrl}/sign-in/code#${fragment}` },
    footer: say('mail.signInCodeFooter'),
  };
};
