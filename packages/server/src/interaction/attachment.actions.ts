import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { AttachmentView } from '@entente/contract/interaction/interaction.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { insertAttachment, listAttachments, loadAttachment, markAttachment } from './attachment.store.ts';
import { grantAttachment, grantLinks, oneLink, type Links } from './interaction.access.ts';

type Inputs = InferContractRouterInputs<typeof contract>['interaction'];

export type KeptFile = { readonly name: string; readonly mediaType: string; readonly bytes: number; readonly sha256: string };

/** A page of the files kept with one record. */
export async function pageOfAttachments(tx: Tx, actor: ProviderActor, input: Inputs['attachments']): Promise<Answer<{ rows: AttachmentView[]; nextCursor: string | null }>> {
  const about = oneLink(input);
  if (about === null) return refused('input-is-wrong', { fields: [{ field: 'clientId', message: 'exactly-one-record' }] });
  if ((await grantLinks(tx, actor, about.links)) === null) return refused('not-found');
  const limit = Number(input.limit ?? 50);
  const rows = await listAttachments(tx, actor, { about: about.link, id: about.id, limit, after: readCursor(input.cursor, ['instant', 'id']) });
  return granted(cutPage(rows.map((row): AttachmentView => ({ ...row, bytes: Number(row.bytes) })), limit, ({ createdAt, id }) => [createdAt, id]));
}

/** The records that a file is to be kept with, before its bytes are taken. */
export async function mayAttach(tx: Tx, actor: ProviderActor, links: Links): Promise<Answer<Links>> {
  const seen = await grantLinks(tx, actor, links);
  return seen === null ? refused('not-found') : granted(seen);
}

/** Keeps a file whose bytes are in the store. */
export async function attach(tx: Tx, actor: ProviderActor, { links, file }: { links: Links; file: KeptFile }): Promise<Answer<{ id: string }>> {
  const seen = await grantLinks(tx, actor, links);
  if (seen === null) return refused('not-found');
  const id = newId();
  await insertAttachment(tx, { id, ...seen, ...file, memberId: actor.memberId });
  await record(tx, actor, { topic: 'file.added', subjectKind: 'attachment', subjectId: id, ...seen, payload: { name: file.name } });
  return granted({ id });
}

/** A file's name and where its bytes are, for whoever sees its records. */
export async function findAttachment(tx: Tx, actor: ProviderActor, id: string): Promise<KeptFile | null> {
  const grant = await grantAttachment(tx, actor, { id, deleted: false });
  if (grant === null) return null;
  const { name, mediaType, bytes, sha256 } = await loadAttachment(tx, grant.attachmentId);
  return { name, mediaType, bytes: Number(bytes), sha256 };
}

/** Puts a file into the bin, or takes it out. */
export async function setAttachmentDeleted(tx: Tx, actor: ProviderActor, { id, deletedAt }: { id: string; deletedAt: string | null }): Promise<Answer<Record<string, never>>> {
  const grant = await grantAttachment(tx, actor, { id, deleted: deletedAt === null });
  if (grant === null) return refused('not-found');
  const { attachmentId, ...links } = grant;
  await markAttachment(tx, attachmentId, { deletedAt, deletedBy: deletedAt === null ? null : actor.memberId });
  await record(tx, actor, { topic: deletedAt === null ? 'file.restored' : 'file.deleted', subjectKind: 'attachment', subjectId: id, ...links });
  return granted({});
}
