import type { Locale } from '@entente/core/kernel/locale';
import { translator } from '@entente/phrases/translators';
import nodemailer, { type Transporter } from 'nodemailer';
import type { SmtpConfig } from '../config.ts';
import { inWorkspace, type Tx } from '../database/in-workspace.ts';
import type { FileStore } from '../files/file-store.ts';
import { enqueue, type JobHandler } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { DELIVER_TASK, heldBack } from './announce.ts';
import { holdAnnouncement, loadAnnouncement, loadManner, lockQueuedAnnouncement, settleAnnouncement } from './announcement.store.ts';
import { mailHtml, mailText, type Mail, type MailTemplates, type QueuedAnnouncement } from './mail.ts';

/** SMTP answers from 500 on are final (RFC 5321, 4.2.1). */
const PERMANENT = 500;

/**
 * Makes the job that sends an announcement. Without a mail server the message stays in the outbox,
 * which then is the mailbox. A temporary failure is thrown, so that the queue tries again; the same
 * Message-ID goes out each time, so that a repeat is recognised.
 */
export function deliverJob(services: Services, templates: MailTemplates): JobHandler {
  const transport = services.config.smtp === null ? null : openTransport(services.config.smtp);
  return async ({ workspaceId, announcementId }) => {
    const failure = await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => deliverOne(tx, { services, templates, transport, id: String(announcementId) }));
    if (failure !== null) throw failure;
  };
}

type Delivering = { services: Services; templates: MailTemplates; transport: Transporter | null; id: string };

async function deliverOne(tx: Tx, { services, templates, transport, id }: Delivering): Promise<Error | null> {
  const row = await lockQueuedAnnouncement(tx, id);
  if (row === undefined) return null;
  // Said while a client was at the door, or tried again after a failure: the reader's quiet hours are looked at once more.
  const waits = await heldBack(tx, { topic: row.topic, email: row.recipientEmail });
  if (waits !== null) {
    await holdAnnouncement(tx, id, waits);
    await enqueue(tx, { task: DELIVER_TASK, payload: { announcementId: id }, runAt: waits });
    return null;
  }
  if (transport === null || services.config.smtp === null) {
    await settleAnnouncement(tx, id, { state: 'outbox_only', smtpReply: '' });
    return null;
  }
  const announcement = queued(row);
  const mail = await renderMail(tx, { services, templates, announcement, reveal: true });
  if (mail === null) {
    await settleAnnouncement(tx, id, { state: 'failed', smtpReply: 'nothing to say any more' });
    return null;
  }
  try {
    const { response } = await transport.sendMail(envelope(services.config.smtp.from, services.files, { row, announcement, mail }));
    await settleAnnouncement(tx, id, { state: 'accepted', smtpReply: response ?? '' });
    return null;
  } catch (error) {
    const { responseCode = 0, message } = error as Error & { responseCode?: number };
    const final = responseCode >= PERMANENT;
    await settleAnnouncement(tx, id, { state: final ? 'bounced' : 'queued', smtpReply: message });
    return final ? null : (error as Error);
  }
}

/** Structured fields only: no header and no recipient is ever built from text (SMTP injection). */
function envelope(from: string, files: FileStore, { row, announcement, mail }: { row: { messageId: string; workspaceId: string }; announcement: QueuedAnnouncement; mail: Mail }) {
  return {
    from,
    to: { name: announcement.recipientName.replaceAll(/[\r\n]/g, ' '), address: announcement.recipientEmail },
    subject: mail.subject.replaceAll(/[\r\n]/g, ' '),
    messageId: row.messageId,
    text: mailText(mail),
    html: mailHtml(mail, announcement.locale),
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: (mail.attachments ?? []).map(({ name, mediaType, ...file }) => ({ filename: name, contentType: mediaType, content: 'text' in file ? file.text : files.read(row.workspaceId, file.sha256) })),
  };
}

function openTransport({ host, port, secure, user, password }: SmtpConfig): Transporter {
  return nodemailer.createTransport({
    host, port, secure,
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: 3_000, greetingTimeout: 3_000, socketTimeout: 8_000,
    disableFileAccess: true, disableUrlAccess: true,
  });
}

/** Writes an announcement's mail in its reader's language; null when its topic has nothing to say any more. */
export async function renderMail(tx: Tx, { services, templates, announcement, reveal }: { services: Services; templates: MailTemplates; announcement: QueuedAnnouncement; reveal: boolean }): Promise<Mail | null> {
  const template = templates[announcement.topic];
  if (template === undefined) throw new RangeError(`no mail template for "${announcement.topic}"`);
  return template({ tx, services, announcement, say: translator(announcement.locale, await loadManner(tx)), reveal });
}

/** An announcement as its template sees it. */
export async function announcementForView(tx: Tx, id: string): Promise<(QueuedAnnouncement & { state: string }) | null> {
  const row = await loadAnnouncement(tx, id);
  return row === undefined ? null : { ...queued(row), state: row.state };
}

function queued(row: { id: string; topic: string; recipientEmail: string; recipientName: string; locale: string; params: unknown; subjectKind: string; subjectId: string; createdAt: string }): QueuedAnnouncement {
  const { id, topic, recipientEmail, recipientName, subjectKind, subjectId, createdAt } = row;
  return { id, topic, recipientEmail, recipientName, subjectKind, subjectId, createdAt, locale: row.locale as Locale, params: row.params as Record<string, unknown> };
}
