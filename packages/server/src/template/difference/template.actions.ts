import type { TemplateDifference } from '@entente/contract/template/template.contract';
import type { DocumentContent } from '@entente/core/document/content';
import { diffDocuments, type DocumentChange } from '@entente/core/document/diff-documents';
import { renderDocument } from '@entente/core/document/render-document';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { alignedTo, withKnownFrom } from '@entente/core/template/align-documents';
import { loneClause } from '@entente/core/template/lone-clause';
import { frameWords } from '@entente/phrases/all-frame-words';
import { grantDocument, type GrantedDocumentId } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantTemplate, type TemplateGrant } from '../template.access.ts';
import { templateContent } from '../template.actions.ts';
import { loadVersionContent } from '../template-version.store.ts';
import { listAgreementsFrom, listAgreementsWith, loadTemplate } from '../template.store.ts';

type Against = { readonly id: string; readonly documentId: string | null; readonly version: number | null };

/**
 * How a template or clause differs from the ready-made one it was copied from, from a state that was kept, or
 * from the draft of an agreement that has it. Only read: an agreement keeps its words, whatever becomes of
 * its template.
 */
export async function showTemplateDifference(tx: Tx, actor: ProviderActor, { id, documentId, version }: Against): Promise<Answer<TemplateDifference>> {
  const grant = await grantTemplate(tx, actor, id);
  if (grant === null) return refused('not-found');
  const own = await contentOf(tx, grant.documentId);
  const other = await otherContent(tx, actor, { grant, own, documentId, version });
  if (other === null && (documentId !== null || version !== null)) return refused('not-found');
  const key = own.clauses[0]?.key ?? '';
  const agreements = grant.scope === 'clause' ? await listAgreementsWith(tx, actor, key) : await listAgreementsFrom(tx, actor, grant.templateId);
  if (other === null) return granted({ change: null, agreements });
  const template = alignedTo(other, own);
  const after = documentId === null ? template : withKnownFrom(other, template);
  return granted({ change: changeView(diffDocuments(writtenOut(other), writtenOut(after))), agreements });
}

type Comparing = Omit<Against, 'id'> & { readonly grant: TemplateGrant; readonly own: DocumentContent };

async function otherContent(tx: Tx, actor: ProviderActor, { grant, own, documentId, version }: Comparing): Promise<DocumentContent | null> {
  if (version !== null) return loadVersionContent(tx, grant.templateId, version);
  if (documentId === null) return originContent(tx, actor, (await loadTemplate(tx, grant.templateId)).origin);
  const draft = await draftOf(tx, actor, documentId);
  return draft === null || grant.scope === 'whole' ? draft : loneFrom(draft, own.clauses[0]?.key ?? '');
}

/** The clause of an agreement with what it says there, its parties and values included. */
function loneFrom(draft: DocumentContent, key: string): DocumentContent | null {
  const lone = loneClause(draft, { key }, key);
  return lone === null ? null : { ...lone, variables: draft.variables };
}

async function originContent(tx: Tx, actor: ProviderActor, origin: string): Promise<DocumentContent | null> {
  const [builtin = '', clauseKey] = origin.split('#');
  const content = (await templateContent(tx, actor, { builtin }))?.content ?? null;
  return content === null || clauseKey === undefined ? content : loneClause(content, { key: clauseKey }, clauseKey);
}

async function draftOf(tx: Tx, actor: ProviderActor, documentId: string): Promise<DocumentContent | null> {
  const grant = await grantDocument(tx, actor, documentId);
  return grant?.purpose === 'agreement' ? contentOf(tx, grant.documentId) : null;
}

async function contentOf(tx: Tx, documentId: GrantedDocumentId): Promise<DocumentContent> {
  return (await loadDocument(tx, documentId)).content;
}

function writtenOut(content: DocumentContent) {
  return renderDocument(content, frameWords(content.head.locale));
}

function changeView(change: DocumentChange): TemplateDifference['change'] {
  const sections = change.sections.map((section) => ({ ...section, title: [...section.title], clauses: section.clauses.map((clause) => ({ ...clause, pieces: [...clause.pieces] })) }));
  return { title: [...change.title], parties: [...change.parties], sections, changes: change.changes };
}
