import { DocumentContent } from '@entente/core/document/content';
import { Edits, type Edit } from '@entente/core/document/edit';
import type { Act } from '@entente/core/document/edit-history';
import type { Purpose } from '@entente/core/document/finding';
import { framesGlance } from '@entente/core/document/frames-glance';
import type { FrameworkSays } from '@entente/core/document/terms/framework-terms';
import type { EngagementKind } from '@entente/core/engagement/engagement-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { grantCreated, type DocumentGrant, type GrantedDocumentId } from './document.access.ts';
import { insertItems, itemsAsJson, saveItems } from './items/document.store.ts';

export type LoadedDocument = { readonly revision: number; readonly content: DocumentContent };

/** How far back a person's own acts are looked through for undo, and acts for the author of a conflict. */
const MOST_ACTS = 200;

/** A document with all its records, in one statement. */
export async function loadDocument(tx: Tx, documentId: GrantedDocumentId): Promise<LoadedDocument> {
  const { rows } = await sql<{ head: unknown; revision: number; items: object }>`
    select json_build_object('title', d.title, 'locale', d.locale, 'currency', d.currency, 'country', d.country) as head,
      d.revision, ${itemsAsJson(sql`d.id`, sql`d.workspace_id`)} as items
    from documents d where d.workspace_id = ${tx.workspaceId} and d.id = ${documentId}`.execute(tx.kysely);
  const [row] = rows;
  if (row === undefined) throw new Error(`document ${documentId} was granted but is not there`);
  return { revision: row.revision, content: DocumentContent.parse({ head: row.head, ...row.items }) };
}

/** Locks a document for a change, then loads it: whoever waited sees what the other one wrote. */
export async function lockDocument(tx: Tx, documentId: GrantedDocumentId): Promise<LoadedDocument> {
  await tx.kysely.selectFrom('documents').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', documentId).forUpdate().executeTakeFirstOrThrow();
  return loadDocument(tx, documentId);
}

/**
 * Writes a new document.
 * @param clientId the client of an agreement's document; null for a template's.
 * @param kind of engagement it is for; null where it is no agreement of its own. @param content with ids of its own (see `withFreshIds`).
 * @param under what the framework agreement of an order says.
 */
export async function createDocument(tx: Tx, { clientId, kind, content, under = null }: { clientId: string | null; kind: EngagementKind | null; content: DocumentContent; under?: FrameworkSays | null }): Promise<GrantedDocumentId> {
  const id = newId();
  const purpose: Purpose = clientId === null ? 'template' : 'agreement';
  await tx.kysely.insertInto('documents').values({ workspaceId: tx.workspaceId, id, clientId, purpose, ...content.head, frames: JSON.stringify(framesGlance(content, { purpose, kind, under })) }).execute();
  const documentId = grantCreated(id);
  await insertItems(tx, documentId, content);
  return documentId;
}

/** Saves the difference of two states, with how full its frames now are, of an order under what its framework agreement says; the revision counts up by one. @returns the new revision. */
export async function saveDocument(tx: Tx, { documentId, purpose, kind }: DocumentGrant, change: { before: DocumentContent; after: DocumentContent; under: FrameworkSays | null }): Promise<number> {
  await saveItems(tx, documentId, change);
  tx.touched?.add(documentId);
  const { revision } = await tx.kysely
    .updateTable('documents')
    .set({ ...change.after.head, frames: JSON.stringify(framesGlance(change.after, { purpose, kind, under: change.under })) })
    .set((eb) => ({ revision: eb('revision', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', documentId)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

export type StoredAct = { readonly revision: number; readonly id: string; readonly memberId: string; readonly memberName: string; readonly at: string; readonly edits: Edit[]; readonly undoes: string | null };

/** Writes down an act; its number is the revision it led to. */
export async function insertAct(tx: Tx, documentId: GrantedDocumentId, act: { revision: number; actor: ProviderActor; edits: readonly Edit[]; undoes: string | null }): Promise<void> {
  const { revision, actor, edits, undoes } = act;
  await tx.kysely
    .insertInto('documentEdits')
    .values({ workspaceId: tx.workspaceId, documentId, seq: revision, id: newId(), memberId: actor.memberId, memberName: actor.name, edit: JSON.stringify(edits), undoes })
    .execute();
}

/** Acts after a revision, oldest first; one more than `limit` shows that there are more. */
export async function actsSince(tx: Tx, documentId: GrantedDocumentId, { since, limit }: { since: number; limit: number }): Promise<StoredAct[]> {
  const rows = await acts(tx, documentId).where('seq', '>', since).orderBy('seq').limit(limit + 1).execute();
  return rows.map(storedAct);
}

/** The newest acts, newest first: for who changed a field, and when. */
export async function newestActs(tx: Tx, documentId: GrantedDocumentId): Promise<StoredAct[]> {
  const rows = await acts(tx, documentId).orderBy('seq', 'desc').limit(MOST_ACTS).execute();
  return rows.map(storedAct);
}

/** A member's own newest acts, oldest first, without their edits: for undo and redo. */
export async function ownActs(tx: Tx, documentId: GrantedDocumentId, memberId: string): Promise<Act[]> {
  const rows = await tx.kysely.selectFrom('documentEdits').select(['id', 'undoes']).where('workspaceId', '=', tx.workspaceId).where('documentId', '=', documentId).where('memberId', '=', memberId).orderBy('seq', 'desc').limit(MOST_ACTS).execute();
  return rows.reverse();
}

/** One act of a document. */
export async function loadAct(tx: Tx, documentId: GrantedDocumentId, id: string): Promise<StoredAct> {
  return storedAct(await acts(tx, documentId).where('id', '=', id).executeTakeFirstOrThrow());
}

function acts(tx: Tx, documentId: GrantedDocumentId) {
  return tx.kysely.selectFrom('documentEdits').select(['seq as revision', 'id', 'memberId', 'memberName', 'at', 'edit', 'undoes']).where('workspaceId', '=', tx.workspaceId).where('documentId', '=', documentId);
}

function storedAct({ edit, ...row }: { revision: number; id: string; memberId: string; memberName: string; at: string; edit: unknown; undoes: string | null }): StoredAct {
  return { ...row, edits: Edits.parse(edit) };
}
