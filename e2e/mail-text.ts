import type { AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import { readAll, type ApiClient } from './api-client.ts';

/** What a mail says. */
export type Mail = { readonly text: string; readonly link: string; readonly code: string };

/** Link and code in the text of a mail; empty where there is none. */
export function mailFrom(text: string): Mail {
  return { text, link: /https?:\/\/\S+\/l\/\S+/.exec(text)?.[0] ?? '', code: /^\s*(\d{3} ?\d{3})\s*$/m.exec(text)?.[1]?.replace(' ', '') ?? '' };
}

/** The newest mail to somebody about something, if it is there: without a mail server, the Outbox is the mailbox. */
export async function findMail(api: ApiClient, { to, about }: { to: string; about: string }): Promise<Mail | undefined> {
  const mails = await readAll<AnnouncementView>(api, '/outbox');
  const id = mails.find(({ recipientEmail, subject }) => recipientEmail === to && subject?.includes(about))?.id;
  if (id === undefined) return undefined;
  const { body } = await api.call('GET', `/outbox/${id}`);
  return mailFrom((body as AnnouncementView).text ?? '');
}
