import { amendmentBeingSigned, isRevokedWhole, openAmendments, textInForce } from '@entente/core/agreement/amendment-chain';
import { sharedPlaces, type ListPlace } from '@entente/core/agreement/amendment-place';
import { amendmentPatch, applyPatch, asEdits, patchConflicts, targetNames, type AmendmentPatch, type PatchTarget } from '@entente/core/agreement/amendment-patch';
import { frozenContent } from '@entente/core/agreement/draft-content';
import type { DocumentContent } from '@entente/core/document/content';
import { MOST_EDITS, type Edit } from '@entente/core/document/edit';
import { renderDocument } from '@entente/core/document/render-document';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Locale } from '@entente/core/kernel/locale';
import { frameWords } from '@entente/phrases/all-frame-words';
import { translator } from '@entente/phrases/translators';
import { grantDocument } from '../../document/document.access.ts';
import { editDocument } from '../../document/document.actions.ts';
import { loadDocument } from '../../document/document.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { AgreementGrant } from '../agreement.access.ts';
import { agreementLock, type AgreementCall } from '../agreement.actions.ts';
import { frameworkWords } from '../order/agreement-version.store.ts';
import { loadVersion } from '../agreement-version.store.ts';
import { updateAgreement } from '../agreement.store.ts';
import { grantChain, lockRoot, type ChainRow } from './agreement.access.ts';

/** An amendment with the text that it changes. */
export type AmendmentRow = ChainRow & { readonly amendmentNumber: number; readonly baseId: ChainRow['id']; readonly baseVersion: number };

/** The amendment among the texts that this agreement is; null where it is none. */
export function ownAmendment(chain: readonly ChainRow[], id: string): AmendmentRow | null {
  const own = chain.find((link) => link.id === id);
  return own === undefined || own.amendmentNumber === null || own.baseId === null || own.baseVersion === null ? null : (own as AmendmentRow);
}

/** The amendment that this one stands on, where a consumer went back on it; null where what it stands on was not gone back on. */
export function revokedBase(chain: readonly ChainRow[], { baseId }: Pick<AmendmentRow, 'baseId'>): ChainRow | null {
  return chain.find(({ id, revokedAt }) => id === baseId && revokedAt !== null) ?? null;
}

/** The text that an amendment changes. */
export async function baseContent(tx: Tx, { baseId, baseVersion }: Pick<AmendmentRow, 'baseId' | 'baseVersion'>): Promise<DocumentContent> {
  const version = await loadVersion(tx, baseId, baseVersion);
  if (version === null) throw new Error(`the base of an amendment is not there: ${baseId}, version ${baseVersion}`);
  return version.content;
}

/** The text that an agreement amends, where it is an amendment; null where it is none. */
export async function amendedText(tx: Tx, grant: AgreementGrant, now: string): Promise<{ readonly amendmentNumber: number; readonly agreementNumber: string; readonly content: DocumentContent } | null> {
  const chain = await grantChain(tx, grant, now);
  const own = ownAmendment(chain, grant.agreementId);
  return own === null ? null : { amendmentNumber: own.amendmentNumber, agreementNumber: chain[0]?.number ?? '', content: await baseContent(tx, own) };
}

/**
 * What has to be right before an amendment is frozen: it stands on the text in force (what was signed
 * meanwhile is taken into its draft, and what a consumer went back on is taken out of it), changes something, and no other amendment that is out changes the same.
 * Everything else is not its business: an agreement that is no amendment is always ready.
 */
export async function readyAmendment(tx: Tx, call: AgreementCall, grant: AgreementGrant): Promise<Answer<null>> {
  await lockRoot(tx, grant);
  const chain = await grantChain(tx, grant, call.now);
  const own = ownAmendment(chain, grant.agreementId);
  if (own === null) return granted(null);
  if (isRevokedWhole(chain)) return refused('agreement-was-revoked');
  const taken = await takeInForce(tx, call, { grant, chain, own });
  if (!taken.ok) return taken;
  const base = await baseContent(tx, taken.value);
  const patch = amendmentPatch(base, await draftOf(tx, call.actor, grant));
  if (patch.length === 0) return refused('amendment-changes-nothing');
  const [conflict] = await conflictsOf(tx, { chain, own: taken.value, base, patch, locale: call.actor.locale });
  return conflict === undefined ? granted(null) : refused('amendment-conflicts', { number: conflict.amendmentNumber, places: conflict.places.join(', ') });
}

type Meeting = { readonly chain: readonly ChainRow[]; readonly own: AmendmentRow; readonly base: DocumentContent; readonly patch: AmendmentPatch; readonly locale: Locale };

/** Amendments that are out and change the same records, or put something in the same place of a list, with how both are called. */
export async function conflictsOf(tx: Tx, { chain, own, base, patch, locale }: Meeting): Promise<{ amendmentNumber: number; places: readonly string[] }[]> {
  const conflicts = [];
  for (const other of openAmendments(chain, own.id)) {
    // One that stands on an older text cannot be signed as it is; it is looked at when it is sent again.
    const version = other.baseId === own.baseId && other.currentVersion !== null ? await loadVersion(tx, other.id, other.currentVersion) : null;
    if (version === null) continue;
    const theirs = amendmentPatch(base, version.content);
    const met = patchConflicts(base, patch, theirs);
    const places = met.length > 0 ? namesOf(base, met) : sharedPlaces(base, patch, theirs).map((place) => placeName(base, place, locale));
    if (met.length > 0 || places.length > 0) conflicts.push({ amendmentNumber: other.amendmentNumber ?? 0, places });
  }
  return conflicts;
}

/** The draft of an amendment as it would be frozen. */
export async function draftOf(tx: Tx, actor: ProviderActor, grant: AgreementGrant): Promise<DocumentContent> {
  const document = await grantDocument(tx, actor, grant.documentId);
  if (document === null) throw new Error(`amendment ${grant.agreementId} was granted and its document is not`);
  return frozenContent((await loadDocument(tx, document.documentId)).content);
}

/** Puts what is in force by now into the draft, as edits like any other: what was signed meanwhile, or what stood before words that a consumer went back on. Refused where both changed the same. */
async function takeInForce(tx: Tx, call: AgreementCall, { grant, chain, own }: { grant: AgreementGrant; chain: readonly ChainRow[]; own: AmendmentRow }): Promise<Answer<AmendmentRow>> {
  const inForce = textInForce(chain);
  if (inForce === null || inForce.currentVersion === null || inForce.id === own.baseId) return granted(own);
  const fresh = { ...own, baseId: inForce.id, baseVersion: inForce.currentVersion };
  const [before, after] = [await baseContent(tx, own), await baseContent(tx, fresh)];
  const [inBetween, written] = [amendmentPatch(before, after), amendmentPatch(before, await draftOf(tx, call.actor, grant))];
  const met = patchConflicts(before, inBetween, written);
  if (met.length > 0 || !applyPatch(after, written).ok) {
    const [places, revoked] = [namesOf(before, met).join(', '), revokedBase(chain, own)];
    return revoked === null ? refused('amendment-does-not-fit', { places }) : refused('amendment-keeps-revoked-words', { number: revoked.amendmentNumber, places });
  }
  const put = await putEdits(tx, call, { documentId: grant.documentId, edits: asEdits(inBetween) });
  if (!put.ok) return put;
  await updateAgreement(tx, grant.agreementId, { baseId: fresh.baseId, baseVersion: fresh.baseVersion });
  return granted(fresh);
}

/** Puts edits into a draft, as many at a time as one act may hold. */
export async function putEdits(tx: Tx, { actor }: AgreementCall, { documentId, edits }: { documentId: string; edits: readonly Edit[] }): Promise<Answer<null>> {
  for (let from = 0; from < edits.length; from += MOST_EDITS) {
    const edited = await editDocument(tx, { actor, agreementLock, frameworkWords }, { id: documentId, edits: edits.slice(from, from + MOST_EDITS) });
    if (!edited.ok) return edited;
  }
  return granted(null);
}

function namesOf(content: DocumentContent, targets: readonly PatchTarget[]): readonly string[] {
  const clauses = renderDocument(content, frameWords(content.head.locale)).sections.flatMap((section) => section.clauses);
  return targetNames(content, targets, new Map(clauses.map(({ id, number }) => [id, number])));
}

/** A place in a list, as it is told: after what it comes, or which list it begins. */
function placeName(content: DocumentContent, { kind, sectionId, after }: ListPlace, locale: Locale): string {
  const say = translator(locale);
  const [name] = after === null ? [] : namesOf(content, [{ kind, id: after }]);
  const list = content.sections.find(({ id }) => id === sectionId)?.title ?? say(`document.kind.${kind}`);
  return name === undefined ? say('amendment.placeFirst', { list }) : say('amendment.placeAfter', { name });
}

/**
 * Whether an amendment can be signed: its text is the one in force with its changes, and no other amendment
 * is half signed. So each signed text contains everything that was signed before it.
 */
export async function maySignAmendment(tx: Tx, grant: AgreementGrant, now: string): Promise<Answer<null>> {
  const chain = await grantChain(tx, grant, now);
  const own = ownAmendment(chain, grant.agreementId);
  if (own === null) return granted(null);
  if (isRevokedWhole(chain)) return refused('agreement-was-revoked');
  if (textInForce(chain)?.id !== own.baseId) return refused(revokedBase(chain, own) === null ? 'amendment-base-is-old' : 'amendment-base-was-revoked');
  const other = amendmentBeingSigned(chain, own.id);
  return other === null ? granted(null) : refused('amendment-is-being-signed', { number: other.amendmentNumber });
}
