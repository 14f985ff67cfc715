import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { DocumentReading, DocumentView, EditAct, EditResult } from '@entente/contract/document/document.contract';
import { applyEdits, type EditRefusal } from '@entente/core/document/apply-edit';
import { canonicalText, hashDocument } from '@entente/core/document/canonical-text';
import { editsMeet, inverseEdits, type Edit } from '@entente/core/document/edit';
import { whatToTakeBack } from '@entente/core/document/edit-history';
import { findingsUnder, isSetAside } from '@entente/core/document/findings';
import type { DocumentContent } from '@entente/core/document/content';
import type { FrameworkSays } from '@entente/core/document/terms/framework-terms';
import { inShort } from '@entente/core/document/in-short';
import { readingLength } from '@entente/core/document/reading-length';
import { renderDocument } from '@entente/core/document/render-document';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { frameWords } from '@entente/phrases/all-frame-words';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { documentLock, grantDocument, type AgreementLock, type DocumentGrant, type FrameworkWords, type GrantedDocumentId } from './document.access.ts';
import { actsSince, insertAct, loadAct, loadDocument, lockDocument, newestActs, ownActs, saveDocument } from './document.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['document'];
/** Who asks, for which document, and who knows whether its agreement stands still and what its framework agreement says. */
export type DocumentCall = { readonly actor: ProviderActor; readonly agreementLock: AgreementLock; readonly frameworkWords: FrameworkWords };

/** The most acts told at once to somebody who edits along. */
const MOST_TOLD = 200;

/** The document as the editor opens it. */
export async function showDocument(tx: Tx, { actor, agreementLock, frameworkWords }: DocumentCall, id: string): Promise<Answer<DocumentView>> {
  const grant = await grantDocument(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { revision, content } = await loadDocument(tx, grant.documentId);
  const lock = await documentLock(tx, actor, { grant, agreementLock });
  const framework = await frameworkOf(tx, frameworkWords, { grant, content });
  const found = findingsUnder(content, { purpose: grant.purpose, kind: grant.kind, under: framework }).filter((finding) => !isSetAside(content, finding));
  return granted({ id, purpose: grant.purpose, kind: grant.kind, revision, lock, content, findings: found, framework: framework === null ? null : { ...framework, terms: [...framework.terms] }, ...(await steps(tx, actor, grant.documentId)) });
}

async function frameworkOf(tx: Tx, frameworkWords: FrameworkWords, { grant, content }: { grant: DocumentGrant; content: DocumentContent }): Promise<FrameworkSays | null> {
  return grant.purpose === 'agreement' ? frameworkWords(tx, grant.ownerId, content) : null;
}

/** The document written out in its own language, with hashes and the eight lines. */
export async function readDocument(tx: Tx, { actor }: Pick<DocumentCall, 'actor'>, id: string): Promise<Answer<DocumentReading>> {
  const grant = await grantDocument(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { content } = await loadDocument(tx, grant.documentId);
  const words = frameWords(content.head.locale);
  const rendered = renderDocument(content, words);
  const hashes = hashDocument(rendered, sha256);
  return granted({ rendered, inShort: [...inShort(content, words)], canonicalText: canonicalText(rendered), sha256: hashes.sha256, clauses: [...hashes.clauses], ...readingLength(rendered) });
}

/** Applies edits, all or none, and writes them down as one act. */
export async function editDocument(tx: Tx, call: DocumentCall, { id, edits }: Pick<Inputs['edit'], 'id'> & { edits: readonly Edit[] }): Promise<Answer<EditResult>> {
  return changeDocument(tx, call, { id, choose: async () => granted({ edits, undoes: null }) });
}

/** Takes back the actor's own last act that still stands; refused where somebody changed the same field since. */
export async function undoEdit(tx: Tx, call: DocumentCall, id: string): Promise<Answer<EditResult>> {
  return changeDocument(tx, call, { id, choose: (documentId) => takeBack(tx, call.actor, { documentId, which: 'undo' }) });
}

/** Does again what the actor last took back. */
export async function redoEdit(tx: Tx, call: DocumentCall, id: string): Promise<Answer<EditResult>> {
  return changeDocument(tx, call, { id, choose: (documentId) => takeBack(tx, call.actor, { documentId, which: 'redo' }) });
}

/** What everybody did after a revision, for whoever edits along. */
export async function listEdits(tx: Tx, { actor }: Pick<DocumentCall, 'actor'>, { id, since }: { id: string; since: number }): Promise<Answer<{ acts: EditAct[]; complete: boolean }>> {
  const grant = await grantDocument(tx, actor, id);
  if (grant === null) return refused('not-found');
  const acts = await actsSince(tx, grant.documentId, { since, limit: MOST_TOLD });
  return granted({ acts: acts.slice(0, MOST_TOLD), complete: acts.length <= MOST_TOLD });
}

type Chosen = { readonly edits: readonly Edit[]; readonly undoes: string | null };

/** The one way a document changes: proof, lock, decide, save, write down. */
async function changeDocument(tx: Tx, { actor, agreementLock, frameworkWords }: DocumentCall, { id, choose }: { id: string; choose: (documentId: GrantedDocumentId) => Promise<Answer<Chosen>> }): Promise<Answer<EditResult>> {
  const grant = await grantDocument(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { revision, content } = await lockDocument(tx, grant.documentId);
  const lock = await documentLock(tx, actor, { grant, agreementLock });
  if (lock !== null) return refused(lock);
  const chosen = await choose(grant.documentId);
  if (!chosen.ok) return chosen;
  const applied = applyEdits(content, chosen.value.edits);
  if (!applied.ok) return { ok: false, refusal: await signedRefusal(tx, grant, { refusal: applied.refusal, edits: chosen.value.edits }) };
  const edits = [...chosen.value.edits];
  if (applied.value === content) return granted({ revision, edits, ...(await steps(tx, actor, grant.documentId)) });
  const next = await saveDocument(tx, grant, { before: content, after: applied.value, under: await frameworkOf(tx, frameworkWords, { grant, content: applied.value }) });
  await insertAct(tx, grant.documentId, { revision: next, actor, edits, undoes: chosen.value.undoes });
  return granted({ revision: next, edits, ...(await steps(tx, actor, grant.documentId)) });
}

async function takeBack(tx: Tx, actor: ProviderActor, { documentId, which }: { documentId: GrantedDocumentId; which: 'undo' | 'redo' }): Promise<Answer<Chosen>> {
  const act = whatToTakeBack(await ownActs(tx, documentId, actor.memberId))[which];
  if (act === null) return refused(which === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
  const { edits } = await loadAct(tx, documentId, act);
  return granted({ edits: inverseEdits(edits), undoes: act });
}

async function steps(tx: Tx, actor: ProviderActor, documentId: GrantedDocumentId): Promise<{ canUndo: boolean; canRedo: boolean }> {
  const { undo, redo } = whatToTakeBack(await ownActs(tx, documentId, actor.memberId));
  return { canUndo: undo !== null, canRedo: redo !== null };
}

/** A conflict says who changed the field, and when. */
async function signedRefusal(tx: Tx, { documentId }: DocumentGrant, { refusal, edits }: { refusal: EditRefusal; edits: readonly Edit[] }): Promise<EditRefusal> {
  const edit = edits[Number(refusal.detail?.['at'] ?? 0)];
  if (edit === undefined || (refusal.code !== 'field-changed-meanwhile' && refusal.code !== 'item-changed-meanwhile' && refusal.code !== 'item-is-gone')) return refusal;
  const act = (await newestActs(tx, documentId)).find((other) => other.edits.some((one) => editsMeet(one, edit)));
  return act === undefined ? refusal : { ...refusal, detail: { ...refusal.detail, who: act.memberName, when: act.at } };
}
