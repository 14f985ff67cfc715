import type { Locale } from '@entente/core/kernel/locale';
import { EmailAddress } from '@entente/core/kernel/values';
import type { Tx } from '../database/in-workspace.ts';
import { newId } from '../database/new-id.ts';
import { enqueue } from '../jobs/jobs.ts';
import { insertAnnouncement } from './announcement.store.ts';

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
};

export const DELIVER_TASK = 'deliver_announcement';

/**
 * Puts one message to one person into the outbox, in the transaction of what it tells about. It is
 * rendered and sent after the commit, by a job; if the transaction rolls back, nobody hears of it.
 * @returns the announcement's id.
 * @throws TypeError when the recipient is not one plain e-mail address.
 */
export async function announce(tx: Tx, { topic, recipient, subject, clientId = null, params = {}, at }: Announcing): Promise<string> {
  if (!EmailAddress.safeParse(recipient.email).success) throw new TypeError('an announcement goes to exactly one plain e-mail address');
  const id = newId();
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
  });
  await enqueue(tx, { task: DELIVER_TASK, payload: { announcementId: id } });
  return id;
}
