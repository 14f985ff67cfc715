import type { DifferenceView, VersionView } from '@entente/contract/agreement/agreement-views';
import { draftLock } from '@entente/core/agreement/agreement-rules';
import { frozenContent } from '@entente/core/agreement/draft-content';
import { gapRefusal, sendingGaps } from '@entente/core/agreement/sending-gaps';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import { canonicalText, hashDocument } from '@entente/core/document/canonical-text';
import type { DocumentContent } from '@entente/core/document/content';
import { diffDocuments, type DocumentChange } from '@entente/core/document/diff-documents';
import { renderDocument } from '@entente/core/document/render-document';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { CANONICAL_FORM } from '@entente/core/document/stored-content';
import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import { frameWords } from '@entente/phrases/all-frame-words';
import { grantDocument } from '../document/document.access.ts';
import { loadDocument, lockDocument } from '../document/document.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from './agreement.access.ts';
import { loadAgreementFacts, type AgreementCall } from './agreement.actions.ts';
import { appendEvent } from './agreement-event.actions.ts';
import { readyAmendment } from './amendment/agreement-version.actions.ts';
import { loadBeside } from './amendment/agreement-version.store.ts';
import { frameworkOfEvidence } from './order/agreement-version.view.ts';
import { namedFramework, readyOrder } from './order/agreement-version.actions.ts';
import { insertVersion, loadVersion, loadVersions, type StoredVersion } from './agreement-version.store.ts';
import { loadAgreement, lockAgreement, touchAgreement } from './agreement.store.ts';
import { versionRow } from './agreement.view.ts';

export type Frozen = { readonly number: number; readonly sha256: string; readonly isNew: boolean };

/**
 * Freezes the draft as the next version: what is sent, read and signed. Refused while something is
 * missing that blocks sending. A draft that says what the newest version says is not frozen again.
 */
export async function freezeVersion(tx: Tx, { actor, now }: AgreementCall, id: string): Promise<Answer<Frozen>> {
  const grant = await grantAgreement(tx, actor, id);
  const document = grant === null ? null : await grantDocument(tx, actor, grant.documentId);
  if (grant === null || document === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const lock = draftLock(await loadAgreementFacts(tx, grant.agreementId), now);
  if (lock !== null) return refused(lock);
  const ready = await readyAmendment(tx, { actor, now }, grant);
  if (!ready.ok) return ready;
  const named = await readyOrder(tx, { actor, now }, grant);
  if (!named.ok) return named;
  const { content: draft, revision } = await lockDocument(tx, document.documentId);
  const { signingLevel } = await loadAgreement(tx, grant.agreementId);
  const hindrance = gapRefusal(sendingGaps(draft, signingLevel as SigningLevel, await loadBeside(tx, grant, draft)));
  if (hindrance !== null) return { ok: false, refusal: hindrance };
  const content = frozenContent(draft);
  const newest = (await loadVersions(tx, grant.agreementId)).at(-1);
  if (newest !== undefined && sameValue(newest.content, content)) return granted({ number: newest.number, sha256: newest.sha256, isNew: false });
  return granted(await keepVersion(tx, { actor, now, grant }, { content, revision, number: (newest?.number ?? 0) + 1 }));
}

async function keepVersion(tx: Tx, { actor, now, grant }: { actor: ProviderActor; now: string; grant: AgreementGrant }, { content, revision, number }: { content: DocumentContent; revision: number; number: number }): Promise<Frozen> {
  const { agreementId, clientId, engagementId } = grant;
  const rendered = writtenOut(content);
  const hashes = hashDocument(rendered, sha256);
  await insertVersion(tx, {
    workspaceId: tx.workspaceId, agreementId, number, clientId, sha256: hashes.sha256,
    content: JSON.stringify(content),
    canonicalForm: CANONICAL_FORM,
    canonicalText: canonicalText(rendered),
    clauseHashes: JSON.stringify(hashes.clauses),
    documentRevision: revision, frozenAt: now, frozenBy: actor.memberId, frozenByName: actor.name,
  });
  await touchAgreement(tx, agreementId);
  const framework = await namedFramework(tx, grant, content);
  await appendEvent(tx, agreementId, { type: 'version.frozen', actor, at: now, versionNumber: number, body: { sha256: hashes.sha256, clauses: hashes.clauses, locale: content.head.locale, country: content.head.country, ...(framework === null ? {} : { framework: frameworkOfEvidence(framework) }) } });
  await record(tx, actor, { topic: 'agreement_version.frozen', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { number, sha256: hashes.sha256 } });
  return { number, sha256: hashes.sha256, isNew: true };
}

/** A frozen version as it is read; a client sees only their own agreement's, and of those only what was sent. */
export async function showVersion(tx: Tx, actor: Actor, { id, number }: { id: string; number: number }): Promise<Answer<VersionView>> {
  const grant = await grantAgreement(tx, actor, id);
  const version = grant === null ? null : await loadVersion(tx, grant.agreementId, number);
  if (grant === null || version === null) return refused('not-found');
  const row = versionRow(version, await loadAgreementFacts(tx, grant.agreementId));
  if (actor.side === 'client' && row.sentAt === null) return refused('not-found');
  return granted({ ...row, document: writtenOut(version.content), canonicalText: version.canonicalText, clauseHashes: [...version.clauseHashes] });
}

/** What changed from one version to another, or to the draft, word by word; a client sees no draft. */
export async function showDifference(tx: Tx, actor: Actor, { id, before, after }: { id: string; before: number; after: number | null }): Promise<Answer<DifferenceView>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const old = await sentVersion(tx, actor, { grant, number: before });
  const fresh = after === null ? await draftContent(tx, actor, grant) : ((await sentVersion(tx, actor, { grant, number: after }))?.content ?? null);
  return old === null || fresh === null ? refused('not-found') : granted(differenceView({ before, after }, diffDocuments(writtenOut(old.content), writtenOut(fresh))));
}

async function sentVersion(tx: Tx, actor: Actor, { grant, number }: { grant: AgreementGrant; number: number }): Promise<StoredVersion | null> {
  const version = await loadVersion(tx, grant.agreementId, number);
  if (version === null || actor.side !== 'client') return version;
  return versionRow(version, await loadAgreementFacts(tx, grant.agreementId)).sentAt === null ? null : version;
}

async function draftContent(tx: Tx, actor: Actor, grant: AgreementGrant): Promise<DocumentContent | null> {
  if (actor.side !== 'provider') return null;
  const document = await grantDocument(tx, actor, grant.documentId);
  return document === null ? null : (await loadDocument(tx, document.documentId)).content;
}

/** A document in its own language, as it is read. */
export function writtenOut(content: DocumentContent): RenderedDocument {
  return renderDocument(content, frameWords(content.head.locale));
}

/** A difference as it is told. */
export function differenceView({ before, after }: { before: number; after: number | null }, change: DocumentChange): DifferenceView {
  const sections = change.sections.map((section) => ({ ...section, title: [...section.title], clauses: section.clauses.map((clause) => ({ ...clause, pieces: [...clause.pieces] })) }));
  return { before, after, title: [...change.title], parties: [...change.parties], sections, changes: change.changes };
}
