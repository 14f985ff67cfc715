import type { TemplateDifference } from '@entente/contract/template/template.contract';
import type { DocumentContent } from '@entente/core/document/content';
import { diffDocuments, type DocumentChange } from '@entente/core/document/diff-documents';
import { renderDocument } from '@entente/core/document/render-document';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { alignedTo, withKnownFrom } from '@entente/core/template/align-documents';
import { frameWords } from '@entente/phrases/all-frame-words';
import { grantDocument, type GrantedDocumentId } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantTemplate } from '../template.access.ts';
import { templateContent } from '../template.actions.ts';
import { listAgreementsFrom, loadTemplate } from '../template.store.ts';

/**
 * How a template differs from the ready-made one it was copied from, or from the draft of an agreement
 * made from it. Only read: an agreement keeps its words, whatever becomes of its template.
 */
export async function showTemplateDifference(tx: Tx, actor: ProviderActor, { id, documentId }: { id: string; documentId: string | null }): Promise<Answer<TemplateDifference>> {
  const grant = await grantTemplate(tx, id);
  if (grant === null) return refused('not-found');
  const other = documentId === null ? await originContent(tx, (await loadTemplate(tx, grant.templateId)).origin) : await draftOf(tx, actor, documentId);
  if (other === null && documentId !== null) return refused('not-found');
  const agreements = await listAgreementsFrom(tx, actor, grant.templateId);
  if (other === null) return granted({ change: null, agreements });
  const template = alignedTo(other, await contentOf(tx, grant.documentId));
  const after = documentId === null ? template : withKnownFrom(other, template);
  return granted({ change: changeView(diffDocuments(writtenOut(other), writtenOut(after))), agreements });
}

async function originContent(tx: Tx, origin: string): Promise<DocumentContent | null> {
  return (await templateContent(tx, { builtin: origin }))?.content ?? null;
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
