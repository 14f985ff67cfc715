import type { Locale } from '@entente/core/kernel/locale';
import type { Translator } from '@entente/phrases/translator';
import type { Tx } from '../database/in-workspace.ts';
import type { Services } from '../services.ts';

/** What a mail says. It is laid out once, here, as text and as HTML: short, plain, the same for all. */
export type Mail = {
  readonly subject: string;
  readonly greeting: string;
  /** Plain sentences; never HTML. */
  readonly paragraphs: readonly string[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly url: string };
  /** A one-time code, set large. */
  readonly code?: string;
  /** Who sends it and why it came. */
  readonly footer: string;
  /** Files of the workspace by their SHA-256, read only when the mail is really sent; or files that are made with the mail. */
  readonly attachments?: readonly ({ readonly name: string; readonly mediaType: string } & ({ readonly sha256: string } | { readonly text: string }))[];
};

export type QueuedAnnouncement = {
  readonly id: string;
  readonly topic: string;
  readonly recipientEmail: string;
  readonly recipientName: string;
  readonly locale: Locale;
  readonly params: Readonly<Record<string, unknown>>;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly createdAt: string;
};

/**
 * Writes one topic's mail. `reveal` is true only when the mail really goes to its reader (or stands in
 * the Outbox of an instance without a mail server, which then is the mailbox); otherwise links and codes
 * are left masked, see {@link MASKED}.
 * @returns null when there is nothing to say any more (the agreement was withdrawn, the code is used).
 */
export type MailTemplate = (context: { readonly tx: Tx; readonly services: Services; readonly announcement: QueuedAnnouncement; readonly say: Translator; readonly reveal: boolean }) => Promise<Mail | null>;
export type MailTemplates = Readonly<Record<string, MailTemplate>>;

/** Stands where a link or a code would be when the reader is not its owner. */
export const MASKED = '••••••';

/** The text part. */
export function mailText(mail: Mail): string {
  const parts = [mail.greeting, ...mail.paragraphs];
  if (mail.code !== undefined) parts.push(mail.code);
  if (mail.action !== undefined) parts.push(`${mail.action.label}:\n${mail.action.url}`);
  return `${parts.join('\n\n')}\n\n-- \n${mail.footer}\n`;
}

/** The HTML part: one column, system fonts, no images, no remote content. */
export function mailHtml(mail: Mail, locale: Locale): string {
  const paragraphs = [mail.greeting, ...mail.paragraphs].map((text) => `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll('\n', '<br>')}</p>`).join('');
  const code = mail.code === undefined ? '' : `<p style="margin:0 0 24px;font-size:28px;letter-spacing:6px;font-weight:600">${escapeHtml(mail.code)}</p>`;
  const action =
    mail.action === undefined
      ? ''
      : `<p style="margin:8px 0 24px"><a href="${escapeHtml(mail.action.url)}" style="display:inline-block;background:#1B459F;color:#FFFFFF;text-decoration:none;padding:12px 20px;border-radius:4px;font-weight:600">${escapeHtml(mail.action.label)}</a></p><p style="margin:0 0 24px;font-size:13px;color:#6B6358;word-break:break-all">${escapeHtml(mail.action.url)}</p>`;
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><base target="_blank"><title>${escapeHtml(mail.subject)}</title></head><body style="margin:0;background:#F7F3EA;color:#1F1B16;font:16px/24px -apple-system,'Segoe UI',Roboto,Arial,sans-serif"><div style="max-width:560px;margin:0 auto;padding:32px 20px">${paragraphs}${code}${action}<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #DBD3C3;font-size:13px;line-height:20px;color:#6B6358">${escapeHtml(mail.footer).replaceAll('\n', '<br>')}</p></div></body></html>`;
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
