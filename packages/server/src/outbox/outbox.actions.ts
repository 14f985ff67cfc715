import type { AnnouncementRow, AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Tx } from '../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { listAnnouncements, loadSeenAnnouncement } from '../platform/outbox/announcement.store.ts';
import { announcementForView, renderMail } from '../platform/outbox/deliver.ts';
import { mailHtml, mailText, type Mail, type MailTemplates } from '../platform/outbox/mail.ts';
import type { Services } from '../platform/services.ts';
import { announcementIsSeen, ownAddress } from './outbox.access.ts';

type Reading = { readonly actor: ProviderActor; readonly services: Services; readonly templates: MailTemplates };
type Row = NonNullable<Awaited<ReturnType<typeof loadSeenAnnouncement>>>;
/** A reading by somebody whose own address is known. */
type OwnReading = Reading & { readonly own: string };

/** A page of the messages the actor may see. Owners and managers read the Outbox; what they see of it follows from what each message is about. */
export async function pageOfAnnouncements(tx: Tx, reading: Reading, input: { limit: number; cursor: string | undefined }): Promise<Answer<{ rows: AnnouncementRow[]; nextCursor: string | null; isMailbox: boolean }>> {
  if (reading.actor.role === 'member') return refused('not-allowed');
  const own = await ownAddress(tx, reading.actor);
  const found = await listAnnouncements(tx, { limit: input.limit, after: readCursor(input.cursor, ['instant', 'id']), seen: announcementIsSeen(reading.actor, own) });
  const { rows, nextCursor } = cutPage(found, input.limit, (row) => [row.createdAt, row.id]);
  const views: AnnouncementRow[] = [];
  for (const row of rows) views.push(rowView(row, await mailOf(tx, { ...reading, own }, row.id)));
  return granted({ rows: views, nextCursor, isMailbox: isMailbox(reading.services) });
}

/** One message as its reader sees it. */
export async function showAnnouncement(tx: Tx, reading: Reading, id: string): Promise<Answer<AnnouncementView>> {
  if (reading.actor.role === 'member') return refused('not-allowed');
  const own = await ownAddress(tx, reading.actor);
  const row = await loadSeenAnnouncement(tx, id, announcementIsSeen(reading.actor, own));
  if (row === undefined) return refused('not-found');
  const mail = await mailOf(tx, { ...reading, own }, id);
  const view = rowView(row, mail);
  return granted({ ...view, text: mail === null ? null : mailText(mail), html: mail === null ? null : mailHtml(mail, view.locale), masked: !reveals({ ...reading, own }, row) });
}

/** Without a mail server this Outbox is the mailbox. */
function isMailbox(services: Services): boolean {
  return services.config.smtp === null;
}

/**
 * A link or code is shown only where the Outbox is the mailbox and the message never left it; and then to its
 * reader and to owners: whoever else read it could come in, or sign, as somebody else.
 */
function reveals({ actor, services, own }: OwnReading, { state, recipientEmail }: { state: string; recipientEmail: string }): boolean {
  return isMailbox(services) && (state === 'outbox_only' || state === 'queued') && (actor.role === 'owner' || recipientEmail.toLowerCase() === own);
}

async function mailOf(tx: Tx, reading: OwnReading, id: string): Promise<Mail | null> {
  const { services, templates } = reading;
  const announcement = await announcementForView(tx, id);
  if (announcement === null) return null;
  return renderMail(tx, { services, templates, announcement, reveal: reveals(reading, announcement) });
}

function rowView(row: Row, mail: Mail | null): AnnouncementRow {
  const { id, topic, recipientName, recipientEmail, attempts, smtpReply, createdAt, settledAt, heldUntil } = row;
  return { id, topic, recipientName, recipientEmail, locale: row.locale as Locale, subject: mail?.subject ?? null, state: row.state as AnnouncementRow['state'], attempts, smtpReply, createdAt, settledAt, heldUntil: row.state === 'queued' ? heldUntil : null };
}
