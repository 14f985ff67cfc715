import type { MailTemplate, MailTemplates } from '../platform/outbox/mail.ts';
import { grantWebhook } from './webhook.access.ts';
import { loadWebhook } from './webhook.store.ts';

export const WEBHOOK_OFF_TOPIC = 'webhook.disabled';

/** Tells whoever made a webhook that it was switched off, and why. Says nothing once it is on again or gone. */
const webhookOff: MailTemplate = async ({ tx, services, announcement, say }) => {
  const webhook = await grantWebhook(tx, announcement.subjectId);
  const row = webhook === null ? null : await loadWebhook(tx, webhook);
  if (row === null || row.disabledAt === null) return null;
  const { name, url } = row;
  return {
    subject: say('mail.webhookOffSubject', { name }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [say(row.disabledBecause === 'gone' ? 'mail.webhookGone' : 'mail.webhookFailing', { name, host: new URL(url).host }), say('mail.webhookOffHelp')],
    action: { label: say('mail.webhookOffAction'), url: `${services.config.baseUrl}/settings/integrations#webhooks` },
    footer: say('mail.webhookOffFooter'),
  };
};

/** What this area writes. */
export const integrationMails: MailTemplates = { [WEBHOOK_OFF_TOPIC]: webhookOff };
