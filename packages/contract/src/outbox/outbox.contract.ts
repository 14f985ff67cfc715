import { z } from 'zod';
import { Locale } from '@entente/core/kernel/locale';
import { Id, Instant } from '@entente/core/kernel/values';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

/** What became of a message: waiting, kept here because no mail server is set, taken by the server, refused for good, nothing to say. */
export const DELIVERY_STATES = ['queued', 'outbox_only', 'accepted', 'bounced', 'failed'] as const;

export const AnnouncementRow = z.object({
  id: Id,
  topic: z.string(),
  recipientName: z.string(),
  recipientEmail: z.string(),
  locale: Locale,
  /** Null once there is nothing to say any more. */
  subject: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  smtpReply: z.string(),
  createdAt: Instant,
  settledAt: Instant.nullable(),
  /** Waits for this moment: the reader's quiet hours end, or they were written to today. */
  heldUntil: Instant.nullable(),
});
export type AnnouncementRow = z.infer<typeof AnnouncementRow>;

export const AnnouncementView = AnnouncementRow.extend({
  /** The mail as its reader sees it; links and codes are masked unless this Outbox is the mailbox. */
  text: z.string().nullable(),
  html: z.string().nullable(),
  masked: z.boolean(),
});
export type AnnouncementView = z.infer<typeof AnnouncementView>;

export const outboxContract = {
  list: procedure
    .route({ method: 'GET', path: '/outbox', operationId: 'listAnnouncements', tags: ['outbox'], summary: 'Messages sent or waiting, newest first' })
    .input(PageQuery)
    .output(Page(AnnouncementRow).extend({ isMailbox: z.boolean() })),
  get: procedure.route({ method: 'GET', path: '/outbox/{id}', operationId: 'getAnnouncement', tags: ['outbox'], summary: 'One message as its reader sees it' }).input(z.object({ id: Id })).output(AnnouncementView),
};
