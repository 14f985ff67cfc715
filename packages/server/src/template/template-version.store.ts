import { DocumentContent } from '@entente/core/document/content';
import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { TemplateVersions } from '../platform/database/tables.ts';
import type { GrantedTemplateId } from './template.access.ts';

/** The kept states of a template, newest first, without their text. */
export async function listVersions(tx: Tx, templateId: GrantedTemplateId) {
  return tx.kysely.selectFrom('templateVersions').select(['number', 'note', 'keptByName', 'keptAt', 'documentRevision']).where('workspaceId', '=', tx.workspaceId).where('templateId', '=', templateId).orderBy('number', 'desc').limit(200).execute();
}

/** The text of one kept state; null where there is none of that number. */
export async function loadVersionContent(tx: Tx, templateId: GrantedTemplateId, number: number): Promise<DocumentContent | null> {
  const row = await tx.kysely.selectFrom('templateVersions').select('content').where('workspaceId', '=', tx.workspaceId).where('templateId', '=', templateId).where('number', '=', number).executeTakeFirst();
  return row === undefined ? null : DocumentContent.parse(row.content);
}

export async function insertVersion(tx: Tx, row: Insertable<TemplateVersions>): Promise<void> {
  await tx.kysely.insertInto('templateVersions').values(row).execute();
}
