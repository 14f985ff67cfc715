import type { ProviderActor } from '@entente/core/kernel/actor';
import { mayUse, type Sharing } from '@entente/core/workspace/sharing';
import type { Tx } from '../platform/database/in-workspace.ts';
import { grantCreated, holdersAsJson, sharingOf, type GrantedDocumentId } from '../document/document.access.ts';

declare const proof: unique symbol;
/** The id of a template that this actor may use; made only here. */
export type GrantedTemplateId = string & { readonly [proof]: 'template' };
export type TemplateGrant = { readonly templateId: GrantedTemplateId; readonly documentId: GrantedDocumentId; readonly scope: 'whole' | 'clause'; readonly sharing: Sharing };

/** Proof that the template is this workspace's and shared with the actor, with its document. */
export async function grantTemplate(tx: Tx, actor: ProviderActor, id: string): Promise<TemplateGrant | null> {
  const row = await tx.kysely.selectFrom('templates').select(['id', 'documentId', 'scope', 'useBy', 'editBy']).select(holdersAsJson().as('holders')).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const sharing = sharingOf(row);
  return mayUse(actor, sharing) ? { templateId: row.id as GrantedTemplateId, documentId: grantCreated(row.documentId), scope: row.scope === 'clause' ? 'clause' : 'whole', sharing } : null;
}
