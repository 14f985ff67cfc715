import { vi } from 'vitest';
import type { AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import { readAll, type ApiClient } from './api-client.ts';

/** What a mail says. */
export type Mail = { readonly text: string; readonly link: string; readonly code: string };

/** Link and code in the text of a mail; empty where there is none. */
export function mailFrom(text: string): Mail {
  return { text, link: /https?:\/\/\S+\/l\/\S+/.exec(text)?.[0] ?? '', code: /^\s*(\d{3} ?\d{3})\s*$/m.exec(text)?.[1]?.replace(' ', '') ?? '' };
}

/** Mails are made by jobs, a moment later. */
const MOMENT = { timeout: 30_000, interval: 100 };

/** The newest mail to somebody about something, read over the API: without a mail server, the Outbox is the mailbox. */
export async function readMail(api: ApiClient, { to, about }: { to: string; about: string }): Promise<Mail> {
  const id = await vi.waitUntil(async () => {
    const mails = await readAll<AnnouncementView>(api, '/outbox');
    return mails.find(({ recipientEmail, subject }) => recipientEmail === to && subject?.includes(about))?.id;
  }, MOMENT);
  const { body } = await api.call('GET', `/outbox/${id}`);
  return mailFrom((body as AnnouncementView).text ?? '');
}
