import { sql, type Insertable } from 'kysely';
import type { GrantedAgreementId } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Sendings } from '../platform/database/tables.ts';

export async function insertSending(tx: Tx, row: Insertable<Sendings>): Promise<void> {
  await tx.kysely.insertInto('sendings').values(row).execute();
}

/** All sendings of an agreement, newest first. */
export async function loadSendings(tx: Tx, agreementId: GrantedAgreementId) {
  return tx.kysely.selectFrom('sendings').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', agreementId).orderBy('createdAt', 'desc').orderBy('id', 'desc').execute();
}

/** The newest sending: who asks, and with which words. */
export async function findNewestSending(tx: Tx, agreementId: GrantedAgreementId) {
  return (await loadSendings(tx, agreementId))[0];
}

/** One sending. */
export async function loadSending(tx: Tx, id: string) {
  return tx.kysely.selectFrom('sendings').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** A member as the sender of an agreement. */
export async function loadSender(tx: Tx, memberId: string) {
  return tx.kysely.selectFrom('members').select(['id', 'name', 'email', 'locale']).where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).executeTakeFirstOrThrow();
}

/** What the portal shows of the firm that asks. */
export async function loadFirm(tx: Tx) {
  return tx.kysely.selectFrom('workspaces').select(['name', 'timeZone', 'country', 'locale', 'formalAddress', 'daysOff']).where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow();
}

/** The newest message about signing to each address, and how many reminders went there; only the team and the system see them. */
export async function loadMessages(tx: Tx, agreementId: string) {
  return tx.kysely
    .selectFrom('announcements')
    .select(['id', 'topic', 'recipientEmail', 'state', 'smtpReply', 'createdAt', 'settledAt', 'heldUntil', 'params'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('subjectKind', '=', 'agreement')
    .where('subjectId', '=', agreementId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** One person who is or was to sign. */
export async function loadPerson(tx: Tx, signatoryId: string) {
  return personQuery(tx, signatoryId).executeTakeFirst();
}

/** The same, locked: what is counted for one person is counted one by one. */
export async function lockPerson(tx: Tx, signatoryId: string) {
  return personQuery(tx, signatoryId).forUpdate().executeTakeFirst();
}

function personQuery(tx: Tx, signatoryId: string) {
  return tx.kysely.selectFrom('signatories').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', signatoryId);
}

/** Messages that count towards one a day for a person: what asks them for something or brings them news. Codes and awaited answers do not. */
export const PACED_TOPICS: ReadonlySet<string> = new Set(['signing.requested', 'signing.changed', 'signing.reminder', 'signing.passed_on', 'ground_rule.asked', 'ground_rule.review', 'commitment.digest', 'meeting.told', 'touchpoint.pressing', 'touchpoint.told', 'touchpoint.told_at_once']);

/** When the paced messages to an address left, or are to leave, since a moment, whatever they were about: what waits for the morning is a message of that morning. */
export async function loadPacedMessages(tx: Tx, { email, since }: { email: string; since: Date }): Promise<readonly Date[]> {
  const leavesAt = sql<string>`greatest(created_at, held_until)`;
  const rows = await tx.kysely.selectFrom('announcements').select(leavesAt.as('at')).where('workspaceId', '=', tx.workspaceId).where('recipientEmail', '=', email).where(leavesAt, '>', since.toISOString()).where('topic', 'in', [...PACED_TOPICS]).execute();
  return rows.map(({ at }) => new Date(at));
}

/** What a message that waits and has not left yet says from now on. */
export async function sayInstead(tx: Tx, id: string, params: Readonly<Record<string, string | number | boolean | null>>): Promise<void> {
  await tx.kysely.updateTable('announcements').set({ params: JSON.stringify(params) }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('state', '=', 'queued').execute();
}
