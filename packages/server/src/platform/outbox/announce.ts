import type { Locale } from '@entente/core/kernel/locale';
import { nextOpenMoment } from '@entente/core/kernel/quiet-hours';
import { EmailAddress } from '@entente/core/kernel/values';
import type { Tx } from '../database/in-workspace.ts';
import { newId } from '../database/new-id.ts';
import { enqueue } from '../jobs/jobs.ts';
import { insertAnnouncement } from './announcement.store.ts';
import { loadQuietHours } from './quiet-hours.store.ts';

export type Announcing = {
  /** Which mail template writes it, for example "signing.requested". */
  readonly topic: string;
  readonly recipient: { readonly email: string; readonly name: string; readonly locale: Locale };
  readonly subject: { readonly kind: string; readonly id: string };
  readonly clientId?: string | null;
  /** Ids and plain values only; never a link, a token or a code. */
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  /** When it is said, where that is counted; the database's own clock unless given. */
  readonly at?: Date;
  /** Not to be sent before this moment. */
  readonly notBefore?: Date;
};

/** What its reader waits for this minute, or the law wants at once: it does not wait for the end of quiet hours. */
const PRESSING: ReadonlySet<string> = new Set([
  'signing.code', 'signing.link_again', 'signing.receipt', 'signing.revoked', 'signing.revoked_receipt', 'signing.withdrawn', 'signing.called_off', 'signing.device_called_off',
  'meeting.soon', 'touchpoint.told_at_once', 'touchpoint.prompted', 'touchpoint.overdue', 'session.code-asked', 'invitation.sent', 'workspace.mail-tested',
]);

export const DELIVER_TASK = 'deliver_announcement';

/**
 * Puts one message to one person into the outbox, in the transaction of what it tells about. It is
 * rendered and sent after the commit, by a job; if the transaction rolls back, nobody hears of it. In the quiet
 * hours of its reader it waits for their end, unless it is one of those that cannot.
 * @returns the announcement's id.
 * @throws TypeError when the recipient is not one plain e-mail address.
 */
export async function announce(tx: Tx, { topic, recipient, subject, clientId = null, params = {}, at, notBefore }: Announcing): Promise<string> {
  if (!EmailAddress.safeParse(recipient.email).success) throw new TypeError('an announcement goes to exactly one plain e-mail address');
  const id = newId();
  const heldUntil = await heldBack(tx, { topic, email: recipient.email, notBefore });
  await insertAnnouncement(tx, {
    workspaceId: tx.workspaceId,
    id,
    topic,
    recipientEmail: recipient.email,
    recipientName: recipient.name,
    locale: recipient.locale,
    params: JSON.stringify(params),
    subjectKind: subject.kind,
    subjectId: subject.id,
    clientId,
    messageId: `<${id}@entente>`,
    ...(at === undefined ? {} : { createdAt: at.toISOString() }),
    heldUntil: heldUntil?.toISOString() ?? null,
  });
  await enqueue(tx, { task: DELIVER_TASK, payload: { announcementId: id }, ...(heldUntil === null ? {} : { runAt: heldUntil }) });
  return id;
}

/** Until when a message waits; null where it goes out at once. */
export async function heldBack(tx: Tx, { topic, email, notBefore }: { topic: string; email: string; notBefore?: Date | undefined }): Promise<Date | null> {
  const now = new Date();
  const wanted = notBefore !== undefined && notBefore > now ? notBefore : now;
  const hours = PRESSING.has(topic) ? null : await loadQuietHours(tx, email);
  const open = hours === null ? wanted : nextOpenMoment(hours, wanted);
  return open > now ? open : null;
}
