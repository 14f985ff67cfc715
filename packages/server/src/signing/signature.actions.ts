import { maySign } from '@entente/core/agreement/agreement-rules';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { isOnFile, type SigningLevel } from '@entente/core/kernel/signing-level';
import type { Actor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { missingConsents } from '@entente/core/signing/consent';
import { finalAt, signatureState } from '@entente/core/signing/take-back';
import { translator } from '@entente/phrases/translators';
import { grantAgreement, type AgreementGrant } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import { loadVersion, type StoredVersion } from '../agreement/agreement-version.store.ts';
import { lockRoot } from '../agreement/amendment/agreement.access.ts';
import { maySignAmendment } from '../agreement/amendment/agreement-version.actions.ts';
import { maySignOrder } from '../agreement/order/agreement-version.actions.ts';
import { lockFramework } from '../agreement/order/agreement.store.ts';
import { loadAgreement, lockAgreement, touchAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { tryCode, type RightCode } from './code.actions.ts';
import { useCode } from './code.store.ts';
import type { ProvenByDevice } from './device-signature.schema.ts';
import { proveByDevice, type ByDevice } from './device-signature.actions.ts';
import { insertDeviceSignature } from './device-signature.store.ts';
import type { Returned } from './returned-file.schema.ts';
import { insertReturnedFile, keepScan } from './returned-file.store.ts';
import { findSignature, findStandingSignature, insertSignature, takeSignatureBack } from './signature.store.ts';
import { bindingWords, type BindingWords } from './signature.view.ts';
import { eventOrigin, ownSignatory, type Signatory, type SigningCall } from './signing.actions.ts';

/** Who signs: proof that they may act on the agreement, and the person it is about. */
export type Signer = { readonly grant: AgreementGrant; readonly signatoryId: string };

/** What a signer sends: what they saw, and who they say they are. */
export type SignatureWish = {
  readonly signatureId: string;
  readonly versionNumber: number;
  readonly sha256: string;
  readonly shown: string;
  readonly typedName: string;
  readonly roleTitle: string;
  readonly onBehalfOf: string;
  readonly consents: readonly string[];
  /** The language in which the words that bind were shown. */
  readonly locale: Locale;
};

export type Given = { readonly signatureId: string; readonly finalAt: string };

/** What shows that it was this person: the code that was right, what their device answered, the file that they signed elsewhere, the paper that the other side confirmed; nothing more where the link is enough. */
export type Proof = { readonly code: RightCode | null } | { readonly device: ByDevice } | { readonly returned: Returned } | { readonly scan: ConfirmedScan };

/** A scan of a paper that the other side confirmed, with the file that was printed. */
export type ConfirmedScan = { /** When it was handed in: in time is what was in hand before the last day was over, whenever it is confirmed. */ readonly handedInAt: string; readonly id: string; readonly fileId: string; readonly sha256: string; readonly copySha256: string };

/** A signature that was given before, or everything that it needs but its proof. */
export type Ready = { readonly given: Given } | { readonly given: null; readonly person: Signatory; readonly version: StoredVersion; readonly words: BindingWords; readonly level: SigningLevel };

/** Whether it is this person's turn on this version; where it is an amendment, its own among the others; where it is an order, whether what it names is in force. */
async function maySignText(tx: Tx, grant: AgreementGrant, { now, handedInAt = now, ...who }: Parameters<typeof maySign>[1] & { readonly handedInAt?: string | undefined }): Promise<Answer<null>> {
  const may = maySign(await loadAgreementFacts(tx, grant.agreementId), { ...who, now: handedInAt });
  if (!may.ok) return may;
  const under = await maySignOrder(tx, grant, now);
  return under.ok ? maySignAmendment(tx, grant, now) : under;
}

/**
 * Everything that has to be right before a code or a file is even looked at. Writes nothing.
 * @param handedInAt when a paper came in that is confirmed only now: it had to be in time then.
 */
export async function readySignature(tx: Tx, { now }: SigningCall, { signer: { grant, signatoryId }, wish, handedInAt }: { signer: Signer; wish: SignatureWish; handedInAt?: string | undefined }): Promise<Answer<Ready>> {
  const before = await findSignature(tx, wish.signatureId);
  if (before !== undefined) return before.signatoryId === signatoryId ? granted({ given: { signatureId: before.id, finalAt: before.finalAt } }) : refused('not-found');
  const may = await maySignText(tx, grant, { signerId: signatoryId, versionNumber: wish.versionNumber, now: now.toISOString(), handedInAt });
  if (!may.ok) return may;
  const version = await loadVersion(tx, grant.agreementId, wish.versionNumber);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ id }) => id === signatoryId);
  if (version === null || person === undefined) return refused('not-found');
  if (version.sha256 !== wish.sha256) return refused('other-text-was-shown');
  const level = (await loadAgreement(tx, grant.agreementId)).signingLevel as SigningLevel;
  const words = bindingWords(translator(wish.locale), { content: version.content, side: person.side as 'provider' | 'client', level });
  if (words.shown !== wish.shown) return refused('other-words-were-shown');
  if (wish.typedName === '') return refused('name-is-missing');
  if (words.organisation && wish.onBehalfOf === '') return refused('firm-is-missing');
  const missing = missingConsents(words.consents, new Set(wish.consents));
  if (missing.length > 0) return refused('consent-is-missing', { boxes: missing });
  return granted({ given: null, person, version, words, level });
}

/**
 * Looks at everything a signature needs, the code included. Run it in a transaction of its own and
 * commit it even when it refuses: a wrong code has been counted.
 * @returns the code that was right, or null where none is needed or the signature stands already.
 */
export async function checkSignature(tx: Tx, call: SigningCall, { signer, wish, typed, browser }: { signer: Signer; wish: SignatureWish; typed: string; browser: string }): Promise<Answer<RightCode | null>> {
  const ready = await readySignature(tx, call, { signer, wish });
  if (!ready.ok) return ready;
  if (ready.value.given !== null || ready.value.level !== 'code') return granted(null);
  return tryCode(tx, call, { signatoryId: signer.signatoryId, purpose: 'sign', versionNumber: wish.versionNumber, browser, typed });
}

/**
 * Gives a signature: the row, its evidence and what follows from it, in one transaction. The same
 * signature sent again is given once; of many tries with one code exactly one succeeds.
 * @param proof the code that `checkSignature` found right, or the file that was read.
 */
export async function giveSignature(tx: Tx, call: SigningCall, { signer, wish, proof }: { signer: Signer; wish: SignatureWish; proof: Proof }): Promise<Answer<Given>> {
  await lockAgreement(tx, signer.grant.agreementId);
  await lockRoot(tx, signer.grant);
  await lockFramework(tx, signer.grant.agreementId);
  const ready = await readySignature(tx, call, { signer, wish, handedInAt: 'scan' in proof ? proof.scan.handedInAt : undefined });
  if (!ready.ok) return ready;
  if (ready.value.given !== null) return granted(ready.value.given);
  const proven = await proveSigner(tx, call, { proof, ready: ready.value, askId: wish.signatureId });
  if (!proven.ok) return proven;
  // Paper cannot be taken back: who confirmed it holds it.
  const until = 'scan' in proof ? call.now : finalAt(call.now);
  await keepSignature(tx, call, { signer, wish, proof, device: proven.value, ready: ready.value, until });
  await enqueue(tx, { task: 'settle_signature', payload: { agreementId: signer.grant.agreementId, signatureId: wish.signatureId }, runAt: until, key: `settle:${wish.signatureId}` });
  return granted({ signatureId: wish.signatureId, finalAt: until.toISOString() });
}

type Open = Extract<Ready, { given: null }>;
const LEVEL_OF = { device: 'device', returned: 'elsewhere', scan: 'paper' } as const satisfies Readonly<Record<string, SigningLevel>>;

/** Whether the proof is the one that the way of signing asks for. A code is used up, and a device's answer is read here. */
async function proveSigner(tx: Tx, call: SigningCall, { proof, ready, askId }: { proof: Proof; ready: Open; askId: string }): Promise<Answer<ProvenByDevice | null>> {
  const { level, person, version: { number: versionNumber, sha256 } } = ready;
  if (!('code' in proof)) {
    const [kind] = (['device', 'returned', 'scan'] as const).filter((one) => one in proof);
    if (kind === undefined || LEVEL_OF[kind] !== level) return refused('other-words-were-shown');
    return 'device' in proof ? proveByDevice(tx, call, { by: proof.device, text: { askId, person, versionNumber, sha256 } }) : granted(null);
  }
  if (isOnFile(level)) return refused('signed-file-is-missing');
  if (level === 'device') return refused('device-key-is-missing');
  const isRight = level !== 'code' || (proof.code !== null && (await useCode(tx, proof.code.codeId, call.now)));
  return isRight ? granted(null) : refused('code-was-used');
}

type Keeping = { readonly signer: Signer; readonly wish: SignatureWish; readonly proof: Proof; readonly device: ProvenByDevice | null; readonly ready: Open; readonly until: Date };

/** What the event says of the way in which it was shown who signed: the file, the scan, or everything that proves a device's signature. */
function shownBy({ returned, scan, device }: { returned: Returned | null; scan: ConfirmedScan | null; device: ProvenByDevice | null }): Readonly<Record<string, unknown>> {
  return { ...(returned === null ? {} : { returnedFile: returned }), ...(scan === null ? {} : { scan: { id: scan.id, sha256: scan.sha256 } }), ...(device === null ? {} : { device: device.record }) };
}

async function keepSignature(tx: Tx, call: SigningCall, { signer, wish, proof, device, ready, until }: Keeping): Promise<void> {
  const { agreementId, clientId, engagementId } = signer.grant;
  const { typedName, roleTitle, onBehalfOf, locale, versionNumber } = wish;
  const { words, version, level } = ready;
  const { code, returned, scan } = { code: null, returned: null, scan: null, ...proof };
  const ticked = words.consents.filter(({ box }) => wish.consents.includes(box));
  const consentText = ticked.map(({ text }) => text).join('\n');
  const at = call.now.toISOString();
  await insertSignature(tx, {
    workspaceId: tx.workspaceId, id: wish.signatureId, agreementId, clientId, versionNumber, signatoryId: signer.signatoryId,
    typedName, roleTitle, onBehalfOf, level, codeId: level === 'code' ? (code?.codeId ?? null) : null,
    consentText, buttonText: words.buttonText, locale, documentSha256: version.sha256,
    ...deviceOf(call, scan), signedAt: at, finalAt: until.toISOString(),
  });
  const event = { actor: call.actor, at, versionNumber, onBehalfOf, ...eventOrigin(call) };
  if (code !== null) await appendEvent(tx, agreementId, { ...event, type: 'code.accepted', body: { ...code, minutes: Math.round((call.now.getTime() - Date.parse(code.sentAt)) / 60_000) } });
  if (scan === null) await appendEvent(tx, agreementId, { ...event, type: 'consent.given', body: { locale, boxes: ticked.map(({ box, text }) => ({ box, text })) } });
  if (words.organisation && scan === null) await appendEvent(tx, agreementId, { ...event, type: 'authority.declared', body: { onBehalfOf, roleTitle } });
  await appendEvent(tx, agreementId, { ...event, type: 'signature.given', body: { signatureId: wish.signatureId, signatoryId: signer.signatoryId, typedName, roleTitle, onBehalfOf, level, buttonText: words.buttonText, documentSha256: version.sha256, finalAt: until.toISOString(), ...shownBy({ returned, scan, device }) } });
  if (device !== null) await insertDeviceSignature(tx, { signatureId: wish.signatureId, agreementId, clientId, versionNumber, at }, device);
  if (scan !== null) await keepScan(tx, { signatureId: wish.signatureId, agreementId, clientId, versionNumber, fileId: scan.fileId, beginsWith: scan.copySha256, at });
  if (returned !== null) await insertReturnedFile(tx, { signatureId: wish.signatureId, agreementId, clientId, versionNumber, fileId: newId(), at }, returned);
  await touchAgreement(tx, agreementId);
  await record(tx, call.actor, { topic: 'agreement.signed', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { versionNumber, name: typedName }, happenedAt: at });
}

/** From where it was given; what is signed on paper is given from nowhere. */
function deviceOf({ origin }: SigningCall, scan: ConfirmedScan | null): { ip: string; userAgent: string } {
  return scan === null ? { ip: origin?.ip ?? '', userAgent: (origin?.userAgent ?? '').slice(0, 400) } : { ip: '', userAgent: '' };
}

/** Takes one's own signature back while its five minutes last; twice is once. */
export async function takeBack(tx: Tx, call: SigningCall, { grant, signatoryId }: Signer): Promise<Answer<Record<string, never>>> {
  const { agreementId, clientId, engagementId } = grant;
  await lockAgreement(tx, agreementId);
  const { currentVersion } = agreementStanding(await loadAgreementFacts(tx, agreementId), call.now.toISOString());
  const signature = currentVersion === null ? undefined : await findStandingSignature(tx, { signatoryId, versionNumber: currentVersion });
  if (signature === undefined) return granted({});
  if (signatureState(signature, call.now) !== 'open' || !(await takeSignatureBack(tx, signature.id, call.now))) return refused('too-late-to-take-back', { finalAt: signature.finalAt });
  const at = call.now.toISOString();
  await appendEvent(tx, agreementId, { type: 'signature.taken_back', actor: call.actor, at, versionNumber: signature.versionNumber, onBehalfOf: signature.onBehalfOf, ...eventOrigin(call), body: { signatureId: signature.id } });
  await touchAgreement(tx, agreementId);
  await record(tx, call.actor, { topic: 'agreement.signature_taken_back', subjectKind: 'agreement', subjectId: agreementId, clientId, engagementId, payload: { name: signature.typedName }, happenedAt: at });
  return granted({});
}

/** The signer that a signature belongs to, for its own author; null for anybody else. */
export async function signerOfSignature(tx: Tx, actor: Actor, signatureId: string): Promise<Signer | null> {
  const signature = await findSignature(tx, signatureId);
  const grant = signature === undefined ? null : await grantAgreement(tx, actor, signature.agreementId);
  if (signature === undefined || grant === null) return null;
  const own = await ownSignatory(tx, actor, grant);
  return own?.id === signature.signatoryId ? { grant, signatoryId: own.id } : null;
}
