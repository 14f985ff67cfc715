import { mannerOf } from '@entente/phrases/manner';
import type { Manner } from '@entente/phrases/shape';
import { sql, type Expression, type Insertable, type SqlBool } from 'kysely';
import type { Tx } from '../database/in-workspace.ts';
import type { Announcements } from '../database/tables.ts';

export type DeliveryState = 'queued' | 'outbox_only' | 'accepted' | 'bounced' | 'failed';

export async function insertAnnouncement(tx: Tx, row: Insertable<Announcements>): Promise<void> {
  await tx.kysely.insertInto('announcements').values(row).execute();
}

/** How the workspace's mails speak to their readers. */
export async function loadManner(tx: Tx): Promise<Manner> {
  return mannerOf(await tx.kysely.selectFrom('workspaces').select('formalAddress').where('workspaceId', '=', tx.workspaceId).executeTakeFirstOrThrow());
}

/** One announcement, locked so that two workers do not send it at once; null when another holds it or it is gone. */
export async function lockQueuedAnnouncement(tx: Tx, id: string) {
  return tx.kysely.selectFrom('announcements').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('state', '=', 'queued').forUpdate().skipLocked().executeTakeFirst();
}

/** Lets it wait until a moment. */
export async function holdAnnouncement(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.kysely.updateTable('announcements').set({ heldUntil: until.toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Writes what became of one attempt. */
export async function settleAnnouncement(tx: Tx, id: string, { state, smtpReply }: { state: DeliveryState; smtpReply: string }): Promise<void> {
  await tx.kysely
    .updateTable('announcements')
    .set({ state, smtpReply: smtpReply.slice(0, 500), ...(state === 'queued' ? {} : { settledAt: new Date().toISOString() }) })
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** One row more than a page of the workspace's announcements, newest first. `seen` narrows it to those that the reader may see. */
export async function listAnnouncements(tx: Tx, { limit, after, seen }: { limit: number; after: readonly (string | number)[] | null; seen: Expression<SqlBool> }) {
  let query = tx.kysely.selectFrom('announcements').selectAll().where('workspaceId', '=', tx.workspaceId).where(seen);
  if (after !== null) query = query.where(sql<boolean>`(created_at, id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`);
  return query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
}

/** One announcement, if the reader may see it. */
export async function loadSeenAnnouncement(tx: Tx, id: string, seen: Expression<SqlBool>) {
  return tx.kysely.selectFrom('announcements').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where(seen).executeTakeFirst();
}

/** One announcement. */
export async function loadAnnouncement(tx: Tx, id: string) {
  return tx.kysely.selectFrom('announcements').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}
