import { intlTag } from '@entente/core/kernel/locale-list';
import { MASKED, type MailTemplate } from '../platform/outbox/mail.ts';
import { grantInvitation } from './invitation.access.ts';
import { loadInvitation } from './invitation.store.ts';
import { loadWorkspace } from './workspace.store.ts';

export const INVITATION_TOPIC = 'invitation.sent';

/** The link to join. Its token is made here, from a key outside the database; it stands in the fragment, which no server logs. */
export const invitationMail: MailTemplate = async ({ tx, services, announcement, say, reveal }) => {
  const granting = await grantInvitation(tx, announcement.subjectId);
  if (granting === null) return null;
  const { tokenNonce, expiresAt, invitedByName } = await loadInvitation(tx, granting);
  const workspace = await loadWorkspace(tx);
  const day = new Intl.DateTimeFormat(intlTag(announcement.locale), { dateStyle: 'long', timeZone: workspace.timeZone }).format(new Date(expiresAt));
  return {
    subject: say('mail.invitationSubject', { workspace: workspace.name }),
    greeting: say('mail.greeting', { name: announcement.recipientName }),
    paragraphs: [say('mail.invitationBody', { inviter: invitedByName, workspace: workspace.name }), say('mail.invitationUntil', { day })],
    action: { label: say('mail.invitationAction'), url: `${services.config.baseUrl}/invitation#${reveal ? services.secrets.linkToken(tokenNonce) : MASKED}` },
    footer: say('mail.invitationFooter', { workspace: workspace.name }),
  };
};
