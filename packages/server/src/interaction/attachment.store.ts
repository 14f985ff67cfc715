import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Attachments } from '../platform/database/tables.ts';
import { linksAreSeen } from '../workspace/member.access.ts';
import type { GrantedAttachmentId, Links } from './interaction.access.ts';

export type AttachmentQuery = { readonly about: keyof Links; readonly id: string; readonly limit: number; readonly after: readonly (string | number)[] | null };

/** One row more than a page of the files kept with a record, newest first. */
export async function listAttachments(tx: Tx, actor: ProviderActor, { about, id, limit, after }: AttachmentQuery) {
  let query = tx.kysely
    .selectFrom('attachments')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'attachments.workspaceId').onRef('members.id', '=', 'attachments.memberId'))
    .select(['attachments.id', 'attachments.name', 'attachments.mediaType', 'attachments.bytes', 'attachments.createdAt', 'members.name as memberName'])
    .where('attachments.workspaceId', '=', tx.workspaceId)
    .where(`attachments.${about}`, '=', id)
    .where('attachments.deletedAt', 'is', null)
    .where(linksAreSeen(actor, 'attachments'));
  if (after !== null) query = query.where(sql<boolean>`(attachments.created_at, attachments.id) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`);
  return query.orderBy('attachments.createdAt', 'desc').orderBy('attachments.id', 'desc').limit(limit + 1).execute();
}

export async function insertAttachment(tx: Tx, row: Omit<Insertable<Attachments>, 'workspaceId'>): Promise<void> {
  await tx.kysely.insertInto('attachments').values({ ...row, workspaceId: tx.workspaceId }).execute();
}

export async function loadAttachment(tx: Tx, id: GrantedAttachmentId) {
  return tx.kysely.selectFrom('attachments').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Puts a file into the bin or takes it out. */
export async function markAttachment(tx: Tx, id: GrantedAttachmentId, set: { deletedAt: string | null; deletedBy: string | null }): Promise<void> {
  await tx.kysely.updateTable('attachments').set(set).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
