import type { Sharing } from '@entente/core/workspace/sharing';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { GrantedTemplateId } from './template.access.ts';

/** Says anew who may use and edit a template. */
export async function replaceHolders(tx: Tx, templateId: GrantedTemplateId, holders: Sharing['holders']): Promise<void> {
  await tx.kysely.deleteFrom('templateShares').where('workspaceId', '=', tx.workspaceId).where('templateId', '=', templateId).execute();
  if (holders.length === 0) return;
  await tx.kysely.insertInto('templateShares').values(holders.map((holder) => ({ workspaceId: tx.workspaceId, id: newId(), templateId, ...holder }))).execute();
}
