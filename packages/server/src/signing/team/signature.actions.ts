import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../../agreement/agreement.actions.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { DeviceAsk } from '@entente/contract/signing/device-views';
import { requestCode, type RightCode } from '../code.actions.ts';
import { acceptEnrolmentCode, checkEnrolmentCode, deviceAsk, mayEnrol } from '../device-key.actions.ts';
import { checkSignature, giveSignature, signerOfSignature, takeBack, type SignatureWish, type Signer } from '../signature.actions.ts';
import { ownSignatory, type SigningCall } from '../signing.actions.ts';

type Inputs = InferContractRouterInputs<typeof contract>['signing'];
type MemberCall = SigningCall<ProviderActor>;

/** Mails a code to the member's own address, for signing the version that is out. */
export async function requestOwnCode(tx: Tx, call: MemberCall, { id, codeId, browser }: Inputs['requestCode']): Promise<Answer<{ validUntil: string }>> {
  const signer = await ownSigner(tx, call, id);
  if (signer === null) return refused('not-found');
  const { currentVersion } = agreementStanding(await loadAgreementFacts(tx, signer.grant.agreementId), call.now.toISOString());
  if (currentVersion === null) return refused('not-found');
  const { signingLevel } = await loadAgreement(tx, signer.grant.agreementId);
  return requestCode(tx, call, { codeId, signatoryId: signer.signatoryId, purpose: signingLevel === 'device' ? 'enrol' : 'sign', versionNumber: currentVersion, browser });
}

/** Checks the member's code in a transaction of its own; see `checkSignature`. */
export function checkOwnCode(call: MemberCall, input: Inputs['sign']): Promise<Answer<RightCode | null>> {
  return inWorkspace(call.services.database, { workspaceId: call.actor.workspaceId, partyId: null }, async (tx) => {
    const signer = await ownSigner(tx, call, input.id);
    return signer === null ? refused('not-found') : checkSignature(tx, call, { signer, wish: wishOf(call, input), typed: input.code, browser: input.browser });
  });
}

/** Signs as the member, by the same action as the client's. */
export async function signAsMember(tx: Tx, call: MemberCall, { input, code }: { input: Inputs['sign']; code: RightCode | null }): Promise<Answer<{ signatureId: string; finalAt: string }>> {
  const signer = await ownSigner(tx, call, input.id);
  const proof = input.device === undefined ? { code } : { device: { answer: input.device, browser: input.browser } };
  return signer === null ? refused('not-found') : giveSignature(tx, call, { signer, wish: wishOf(call, input), proof });
}

/** The member's own place in setting up a key: what is out, and the code that they typed. */
async function enrolling(tx: Tx, call: MemberCall, { id, browser }: Pick<Inputs['confirmCode'], 'id' | 'browser'>) {
  const signer = await ownSigner(tx, call, id);
  const versionNumber = signer === null ? null : agreementStanding(await loadAgreementFacts(tx, signer.grant.agreementId), call.now.toISOString()).currentVersion;
  return signer === null || versionNumber === null ? null : { ...signer, versionNumber, browser };
}

/** Checks the code for the member's device in a transaction of its own; see `checkEnrolmentCode`. @returns null where it was right before, in this browser: the same command sent twice is one. */
export function checkDeviceCode(call: MemberCall, input: Inputs['confirmCode']): Promise<Answer<RightCode | null>> {
  return inWorkspace(call.services.database, { workspaceId: call.actor.workspaceId, partyId: null }, async (tx) => {
    const place = await enrolling(tx, call, input);
    if (place === null) return refused('not-found');
    const code = await checkEnrolmentCode(tx, call, { ...place, typed: input.code });
    return !code.ok && code.refusal.code === 'code-was-used' && (await mayEnrol(tx, { ...place, now: call.now })) ? granted(null) : code;
  });
}

/** Uses the code up and says what the member's device is asked for. */
export async function confirmDeviceCode(tx: Tx, call: MemberCall, { input, code }: { input: Inputs['confirmCode']; code: RightCode | null }): Promise<Answer<DeviceAsk>> {
  const place = await enrolling(tx, call, input);
  const version = place === null ? null : await loadVersion(tx, place.grant.agreementId, place.versionNumber);
  const person = place === null ? null : await ownSignatory(tx, call.actor, place.grant);
  if (place === null || version === null || person === null) return refused('not-found');
  const accepted = code === null ? granted({}) : await acceptEnrolmentCode(tx, call, { ...place, code });
  if (!accepted.ok) return accepted;
  const ask = await deviceAsk(tx, call, { askId: newId(call.now.getTime()), person, versionNumber: version.number, sha256: version.sha256, browser: input.browser });
  return ask === null ? refused('device-keys-need-address') : granted(ask);
}

/** Takes the member's own signature back while its five minutes last. */
export async function takeBackOwn(tx: Tx, call: MemberCall, signatureId: string): Promise<Answer<Record<string, never>>> {
  const signer = await signerOfSignature(tx, call.actor, signatureId);
  return signer === null ? refused('not-found') : takeBack(tx, call, signer);
}

/** The member as one who signs the agreement; null where they are not. */
export async function ownSigner(tx: Tx, { actor }: MemberCall, agreementId: string): Promise<Signer | null> {
  const grant = await grantAgreement(tx, actor, agreementId);
  const person = grant === null ? null : await ownSignatory(tx, actor, grant);
  return grant === null || person === null ? null : { grant, signatoryId: person.id };
}

/** A person of the client whose paper a member hands in; null where it is not signed on paper, or they are not one of them. */
export async function clientOnPaper(tx: Tx, { actor }: MemberCall, { id, signatoryId }: { id: string; signatoryId: string }): Promise<Signer | null> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null || (await loadAgreement(tx, grant.agreementId)).signingLevel !== 'paper') return null;
  const person = (await loadSignatories(tx, [grant.agreementId])).find((one) => one.id === signatoryId && one.side === 'client');
  return person === undefined ? null : { grant, signatoryId };
}

/** What a member sends with a signature, by code or by file. */
export function wishOf({ actor }: MemberCall, { signatureId, versionNumber, sha256, shown, typedName, roleTitle, onBehalfOf, consents }: Omit<SignatureWish, 'locale'>): SignatureWish {
  return { signatureId, versionNumber, sha256, shown, typedName: typedName.trim(), roleTitle: roleTitle.trim(), onBehalfOf: onBehalfOf.trim(), consents, locale: actor.locale };
}
