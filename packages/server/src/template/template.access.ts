import type { Tx } from '../platform/database/in-workspace.ts';
import { grantCreated, type GrantedDocumentId } from '../document/document.access.ts';

declare const proof: unique symbol;
/** The id of a template of this workspace; made only here. */
export type GrantedTemplateId = string & { readonly [proof]: 'template' };

/** Proof that the template is this workspace's, with its document; the library is open to every member. */
export async function grantTemplate(tx: Tx, id: string): Promise<{ templateId: GrantedTemplateId; documentId: GrantedDocumentId } | null> {
  const row = await tx.kysely.selectFrom('templates').select(['id', 'documentId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { templateId: row.id as GrantedTemplateId, documentId: grantCreated(row.documentId) };
}
