import type { AnnouncementRow, AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Tx } from '../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { listAnnouncements, loadAnnouncement } from '../platform/outbox/announcement.store.ts';
import { announcementForView, renderMail } from '../platform/outbox/deliver.ts';
import { mailHtml, mailText, type Mail, type MailTemplates } from '../platform/outbox/mail.ts';
import type { Services } from '../platform/services.ts';
import { INVITATION_TOPIC } from '../workspace/invitation.mail.ts';
import { SIGN_IN_CODE_TOPIC } from '../workspace/session.mail.ts';

type Reading = { readonly actor: ProviderActor; readonly services: Services; readonly templates: MailTemplates };
type Row = NonNullable<Awaited<ReturnType<typeof loadAnnouncement>>>;

/** A page of the workspace's messages. Owners and managers read it: messages go to many people's clients. */
export async function pageOfAnnouncements(tx: Tx, reading: Reading, input: { limit: number; cursor: string | undefined }): Promise<Answer<{ rows: AnnouncementRow[]; nextCursor: string | null; isMailbox: boolean }>> {
  if (reading.actor.role === 'member') return refused('not-allowed');
  const found = await listAnnouncements(tx, { limit: input.limit, after: readCursor(input.cursor, ['instant', 'id']) });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.createdAt, row.id]);
  const views: AnnouncementRow[] = [];
  for (const row of rows) views.push(rowView(row, await mailOf(tx, reading, row.id)));
  return granted({ rows: views, nextCursor, isMailbox: isMailbox(reading.services) });
}

/** One message as its reader sees it. */
export async function showAnnouncement(tx: Tx, reading: Reading, id: string): Promise<Answer<AnnouncementView>> {
  if (reading.actor.role === 'member') return refused('not-allowed');
  const row = await loadAnnouncement(tx, id);
  if (row === undefined) return refused('not-found');
  const mail = await mailOf(tx, reading, id);
  const view = rowView(row, mail);
  return granted({ ...view, text: mail === null ? null : mailText(mail), html: mail === null ? null : mailHtml(mail, view.locale), masked: !reveals(reading, row) });
}

/** Without a mail server this Outbox is the mailbox. */
function isMailbox(services: Services): boolean {
  return services.config.smtp === null;
}

/** Whoever reads these could come in as somebody else. */
const LETS_IN: ReadonlySet<string> = new Set([INVITATION_TOPIC, SIGN_IN_CODE_TOPIC]);

/**
 * A link or code is shown only where the Outbox is the mailbox and the message never left it; and what
 * lets somebody in is shown to owners alone, or a manager would become one by reading.
 */
function reveals({ actor, services }: Reading, { state, topic }: { state: string; topic: string }): boolean {
  return isMailbox(services) && (state === 'outbox_only' || state === 'queued') && (actor.role === 'owner' || !LETS_IN.has(topic));
}

async function mailOf(tx: Tx, reading: Reading, id: string): Promise<Mail | null> {
  const { services, templates } = reading;
  const announcement = await announcementForView(tx, id);
  if (announcement === null) return null;
  return renderMail(tx, { services, templates, announcement, reveal: reveals(reading, announcement) });
}

function rowView(row: Row, mail: Mail | null): AnnouncementRow {
  const { id, topic, recipientName, recipientEmail, attempts, smtpReply, createdAt, settledAt } = row;
  return { id, topic, recipientName, recipientEmail, locale: row.locale as Locale, subject: mail?.subject ?? null, state: row.state as AnnouncementRow['state'], attempts, smtpReply, createdAt, settledAt };
}
