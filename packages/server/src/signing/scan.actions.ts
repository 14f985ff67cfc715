import { fileTypeFromBuffer } from 'file-type';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { translator } from '@entente/phrases/translators';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadVersion } from '../agreement/agreement-version.store.ts';
import { loadAgreement, lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import type { Services } from '../platform/services.ts';
import { ensureLink } from './link.actions.ts';
import { findScanPlace, insertScan, insertScanReview, loadScans, type ScanRow } from './scan.store.ts';
import { insertFile } from './seal.store.ts';
import { giveSignature, type SignatureWish, type Signer } from './signature.actions.ts';
import { bindingWords } from './signature.view.ts';
import { loadSigningCopies } from './signing-copy.store.ts';
import { wholeFile } from './signing-copy.actions.ts';
import { eventOrigin, tellPerson, tellProvider, type SigningCall } from './signing.actions.ts';

/** What a scan may be, told by its bytes; its name says nothing. */
const TYPES: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** The type of a scan's bytes; null where it is none that everybody can open. */
export async function scanType(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found !== undefined && TYPES.has(found.mime) ? found.mime : null;
}

type Scanned = { readonly name: string; readonly mediaType: string; readonly bytes: number; readonly sha256: string };

/** Hands in a scan of what somebody signed by hand. It counts for nothing until the other side says that it is the copy they know. */
export async function handInScan(tx: Tx, call: SigningCall, { signer, wish, file }: { signer: Signer; wish: SignatureWish; file: Scanned }): Promise<Answer<{ scanId: string }>> {
  const { grant, signatoryId } = signer;
  const { agreementId, clientId, engagementId } = grant;
  await lockAgreement(tx, agreementId);
  const scans = await loadScans(tx, agreementId);
  if (scans.some(({ id }) => id === wish.signatureId)) return granted({ scanId: wish.signatureId });
  if (scans.some((scan) => scan.signatoryId === signatoryId && scan.versionNumber === wish.versionNumber && scan.review === null)) return refused('scan-waits-already');
  const side: Side = call.actor.side === 'client' ? 'client' : 'provider';
  const [fileId, at] = [newId(), call.now.toISOString()];
  const { versionNumber, typedName, roleTitle, onBehalfOf, locale } = wish;
  await insertFile(tx, { workspaceId: tx.workspaceId, id: fileId, clientId, ...file, subjectKind: 'scan', subjectId: agreementId, createdAt: at });
  await insertScan(tx, { workspaceId: tx.workspaceId, id: wish.signatureId, agreementId, clientId, versionNumber, signatoryId, typedName, roleTitle, onBehalfOf, locale, fileId, side, handedInBy: call.actor.name, createdAt: at });
  await appendEvent(tx, agreementId, { type: 'scan.handed_in', actor: call.actor, at, versionNumber, onBehalfOf, ...eventOrigin(call), body: { scanId: wish.signatureId, signatoryId, typedName, roleTitle, onBehalfOf, ...file } });
  await touchAgreement(tx, agreementId);
  await record(tx, call.actor, { topic: 'agreement.scan_handed_in', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { name: typedName }, happenedAt: at });
  await tellSide(tx, call, { grant, side: side === 'client' ? 'provider' : 'client', topic: 'signing.scan_handed_in', params: { name: typedName } });
  return granted({ scanId: wish.signatureId });
}

/** Tells everybody of a side of what became of a scan; the client's people by their own links. */
async function tellSide(tx: Tx, { services, now }: SigningCall, { grant, side, topic, params }: { grant: AgreementGrant; side: Side; topic: string; params: Readonly<Record<string, string>> }): Promise<void> {
  if (side === 'provider') return tellProvider(tx, grant, { topic, params });
  const { expiresAt } = await loadAgreement(tx, grant.agreementId);
  for (const person of (await loadSignatories(tx, [grant.agreementId])).filter((one) => one.side === 'client')) {
    const linkId = await ensureLink(tx, services, { holder: person, purpose: 'sign', termEndsAt: expiresAt === null ? null : new Date(expiresAt), now });
    await tellPerson(tx, person, { topic, params: { ...params, linkId } });
  }
}

export type ScanReviewWish = { readonly id: string; readonly outcome: 'confirmed' | 'refused'; readonly body: string };

/**
 * The other side says whether a scan is the copy they know. Confirmed, the signature on it is given and stands at once:
 * the paper exists, so there is nothing to take back. What was handed in before the last day was over counts, also where
 * it is confirmed later. Refused, it counts for nothing and another can be handed in.
 */
export async function reviewScan(tx: Tx, call: SigningCall, { id, outcome, body }: ScanReviewWish): Promise<Answer<Record<string, never>>> {
  const place = await findScanPlace(tx, id);
  const grant = place === undefined ? null : await grantAgreement(tx, call.actor, place.agreementId);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  const scan = (await loadScans(tx, grant.agreementId)).find((one) => one.id === id);
  if (scan === undefined) return refused('not-found');
  if (scan.side === call.actor.side) return refused('scan-is-your-own');
  if (scan.review !== null) return scan.review.outcome === outcome ? granted({}) : refused('scan-is-settled');
  const at = call.now.toISOString();
  await insertScanReview(tx, { workspaceId: tx.workspaceId, scanId: id, clientId: grant.clientId, outcome, body, reviewedBy: call.actor.name, createdAt: at });
  await appendEvent(tx, grant.agreementId, { type: `scan.${outcome}`, actor: call.actor, at, versionNumber: scan.versionNumber, ...eventOrigin(call), body: { scanId: id, sha256: scan.sha256, words: body } });
  if (outcome === 'confirmed') return signOnPaper(tx, call, { grant, scan });
  await touchAgreement(tx, grant.agreementId);
  await record(tx, call.actor, { topic: 'agreement.scan_refused', subjectKind: 'agreement', subjectId: grant.agreementId, clientId: grant.clientId, engagementId: grant.engagementId, payload: { name: scan.typedName }, happenedAt: at });
  await tellSide(tx, call, { grant, side: scan.side, topic: 'signing.scan_refused', params: { name: scan.typedName, words: body } });
  return granted({});
}

async function signOnPaper(tx: Tx, call: SigningCall, { grant, scan }: { grant: AgreementGrant; scan: ScanRow }): Promise<Answer<Record<string, never>>> {
  const version = await loadVersion(tx, grant.agreementId, scan.versionNumber);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === scan.signatoryId);
  const copy = (await loadSigningCopies(tx, grant.agreementId)).find(({ versionNumber }) => versionNumber === scan.versionNumber);
  if (version === null || person === undefined || copy === undefined) return refused('not-found');
  const { typedName, roleTitle, onBehalfOf, locale, versionNumber } = scan;
  const level = (await loadAgreement(tx, grant.agreementId)).signingLevel as SigningLevel;
  const { shown } = bindingWords(translator(locale), { content: version.content, side: person.side as Side, level });
  const wish = { signatureId: scan.id, versionNumber, sha256: version.sha256, shown, typedName, roleTitle, onBehalfOf, consents: [], locale };
  const given = await giveSignature(tx, call, { signer: { grant, signatoryId: scan.signatoryId }, wish, proof: { scan: { handedInAt: scan.createdAt, id: scan.id, fileId: scan.fileId, sha256: scan.sha256, copySha256: copy.sha256 } } });
  return given.ok ? granted({}) : given;
}

/** A scan's bytes, for a member who sees its agreement. */
export async function downloadScan(tx: Tx, { actor, services }: { actor: ProviderActor; services: Services }, id: string): Promise<Answer<File>> {
  const place = await findScanPlace(tx, id);
  const grant = place === undefined ? null : await grantAgreement(tx, actor, place.agreementId);
  const scan = grant === null ? undefined : (await loadScans(tx, grant.agreementId)).find((one) => one.id === id);
  return scan === undefined ? refused('not-found') : granted(new File([await wholeFile(services, tx.workspaceId, scan.sha256)], scan.name, { type: scan.mediaType }));
}
