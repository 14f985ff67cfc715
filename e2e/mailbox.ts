import { vi } from 'vitest';
import type { ApiClient } from './api-client.ts';
import { findMail, type Mail } from './mail-text.ts';

/** Mails are made by jobs, a moment later. */
const MOMENT = { timeout: 30_000, interval: 100 };

/** The newest mail to somebody about something, once it is there. */
export async function readMail(api: ApiClient, asked: { to: string; about: string }): Promise<Mail> {
  return vi.waitUntil(() => findMail(api, asked), MOMENT);
}
