import { sql, type Insertable, type Updateable } from 'kysely';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Templates } from '../platform/database/tables.ts';
import { holdersAsJson } from '../document/document.access.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedTemplateId } from './template.access.ts';

/** Templates or clauses with the language and size of their text, how often they were used and who may use them; a library is short. */
export async function listTemplates(tx: Tx, { show, scope }: { readonly show: 'in_use' | 'retired'; readonly scope: 'whole' | 'clause' }) {
  return described(tx).where('templates.scope', '=', scope).where('templates.retiredAt', show === 'retired' ? 'is not' : 'is', null).orderBy('templates.name').orderBy('templates.id').execute();
}

/** One template as the library shows it, with its version. */
export async function loadTemplate(tx: Tx, id: GrantedTemplateId) {
  return described(tx).select('templates.version').where('templates.id', '=', id).executeTakeFirstOrThrow();
}

function described(tx: Tx) {
  return tx.kysely
    .selectFrom('templates')
    .innerJoin('documents', (join) => join.onRef('documents.workspaceId', '=', 'templates.workspaceId').onRef('documents.id', '=', 'templates.documentId'))
    .select(['templates.id', 'templates.documentId', 'templates.name', 'templates.description', 'templates.kind', 'documents.locale', 'templates.origin', 'templates.retiredAt', 'templates.scope', 'templates.useBy', 'templates.editBy'])
    .select(holdersAsJson().as('holders'))
    .select(() => [
      sql<string>`greatest(templates.updated_at, documents.updated_at)`.as('updatedAt'),
      sql<number>`(select count(*) from document_clauses c where c.workspace_id = templates.workspace_id and c.document_id = templates.document_id)`.as('clauses'),
      sql<number>`(select count(*) from agreements a where a.workspace_id = templates.workspace_id and a.template_id = templates.id and a.deleted_at is null)`.as('uses'),
    ])
    .where('templates.workspaceId', '=', tx.workspaceId);
}

/** Agreements made from a template that the actor may see, newest first. */
export async function listAgreementsFrom(tx: Tx, actor: ProviderActor, id: GrantedTemplateId) {
  return seenAgreements(tx, actor).where('agreements.templateId', '=', id).execute();
}

/** Agreements whose draft holds a clause of this name and that the actor may see, newest first. */
export async function listAgreementsWith(tx: Tx, actor: ProviderActor, key: string) {
  if (key === '') return [];
  return seenAgreements(tx, actor)
    .where(({ exists, selectFrom }) => exists(selectFrom('documentClauses').select('documentClauses.id').whereRef('documentClauses.workspaceId', '=', 'agreements.workspaceId').whereRef('documentClauses.documentId', '=', 'agreements.documentId').where('documentClauses.key', '=', key)))
    .execute();
}

function seenAgreements(tx: Tx, actor: ProviderActor) {
  return tx.kysely
    .selectFrom('agreements')
    .innerJoin('engagements', (join) => join.onRef('engagements.workspaceId', '=', 'agreements.workspaceId').onRef('engagements.id', '=', 'agreements.engagementId').on('engagements.deletedAt', 'is', null))
    .select(['agreements.documentId', 'agreements.number', 'agreements.title'])
    .where('agreements.workspaceId', '=', tx.workspaceId)
    .where('agreements.deletedAt', 'is', null)
    .where(withinScope(actor, 'engagement', 'engagements.owner_id'))
    .orderBy('agreements.createdAt', 'desc')
    .orderBy('agreements.id')
    .limit(50);
}

export async function insertTemplate(tx: Tx, row: Insertable<Templates>): Promise<void> {
  await tx.kysely.insertInto('templates').values(row).execute();
}

/** The template's own fields, locked for a change. */
export async function lockTemplate(tx: Tx, id: GrantedTemplateId) {
  return tx.kysely.selectFrom('templates').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Writes changed fields; the version counts up. */
export async function updateTemplate(tx: Tx, id: GrantedTemplateId, set: Updateable<Templates>): Promise<number> {
  const { version } = await tx.kysely
    .updateTable('templates')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1), updatedAt: new Date().toISOString() }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}
