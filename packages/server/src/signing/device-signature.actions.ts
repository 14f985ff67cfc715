import type { DeviceAnswer } from '@entente/contract/signing/device-views';
import { counterFollows, isAskOpen, documentChallenge, readAuthenticatorData, type DeviceAlgorithm, type DeviceFault, type DeviceSignature } from '@entente/core/signing/device-key';
import { granted, refused, type Refusal } from '@entente/core/kernel/outcome';
import { checkDeviceSignature, sameDeviceAnswer } from '@entente/seal/device-signature';
import { sameText } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Answer } from '../platform/http/operation.ts';
import { askText, enrolDeviceKey, holderOf, keyPlace, publicKeyOf, type KeyPlace } from './device-key.actions.ts';
import { isCalledOff, loadHeldKeys } from './device-key-end.store.ts';
import { loadDeviceKeys, lockDeviceKey, newestCount, type DeviceKeyRow } from './device-key.store.ts';
import type { ProvenByDevice } from './device-signature.schema.ts';
import { usedAnswers } from './device-signature.store.ts';
import type { Signatory, SigningCall } from './signing.actions.ts';

/** What a device answered, and the browser that sends it. */
export type ByDevice = { readonly answer: DeviceAnswer; readonly browser: string };
type Text = { readonly askId: string; readonly person: Signatory; readonly versionNumber: number; readonly sha256: string };

/**
 * Finds out whether a key of this very person signed this very text, now: first sets the key up, where it was just made.
 * Everything is undone with the transaction when it is refused.
 */
export async function proveByDevice(tx: Tx, call: SigningCall, { by: { answer, browser }, text }: { by: ByDevice; text: Text }): Promise<Answer<ProvenByDevice>> {
  const { services: { config, secrets }, now } = call;
  const { askId, person, versionNumber } = text;
  const place = keyPlace(config);
  if (place === null) return refused('device-keys-need-address');
  const isOurs = sameText(answer.proof, secrets.formSignature(askText('ask', { askId, signatoryId: person.id, versionNumber })));
  if (!isOurs || !isAskOpen(askId, now)) return refused('device-ask-is-over');
  const { registration, assertion } = answer;
  const enrolled = registration === null ? null : await enrolDeviceKey(tx, call, { askId, versionNumber, person, place, browser, registration });
  if (enrolled !== null && !enrolled.ok) return enrolled;
  const key = enrolled?.value ?? (await loadDeviceKeys(tx, holderOf(person), place.rpId)).find(({ credentialId }) => credentialId === assertion.id);
  if (key === undefined || key.credentialId !== assertion.id) return refused((await wasCalledOff(tx, person, assertion.id)) ? 'device-key-was-called-off' : 'device-key-is-unknown');
  return judge(tx, { key, place, assertion, sha256: text.sha256 });
}

/** Whether it is a key that this very person had and called off; of nobody else's is anything said. */
async function wasCalledOff(tx: Tx, person: Signatory, credentialId: string): Promise<boolean> {
  return (await loadHeldKeys(tx, holderOf(person))).some((key) => key.credentialId === credentialId && key.endedAt !== null);
}

type Judged = { readonly key: DeviceKeyRow; readonly place: KeyPlace; readonly assertion: DeviceAnswer['assertion']; readonly sha256: string };

/** Two readers have to agree: our own check, which anybody can repeat on the sealed file, and the library. */
async function judge(tx: Tx, { key, place, assertion, sha256 }: Judged): Promise<Answer<ProvenByDevice>> {
  const { authenticatorData, clientDataJSON, signature } = assertion;
  const record: DeviceSignature = { credentialId: key.credentialId, publicKey: await publicKeyOf(key), algorithm: key.algorithm as DeviceAlgorithm, ...place, authenticatorData, clientDataJSON, signature, enrolledAt: key.createdAt, enrolledBy: key.holder };
  const fault = checkDeviceSignature(record, sha256) ?? ((await libraryAgrees({ key, place, assertion, sha256 })) ? null : 'signature-wrong');
  if (fault !== null) return { ok: false, refusal: refusalOf(fault) };
  const { signCount } = readAuthenticatorData(Buffer.from(authenticatorData, 'base64url')) ?? { signCount: 0 };
  await lockDeviceKey(tx, key);
  // Called off while this was judged: seen behind the lock, which whoever calls off takes too.
  if (await isCalledOff(tx, key.id)) return refused('device-key-was-called-off');
  const wasUsed = (await usedAnswers(tx, key.id)).some((used) => sameDeviceAnswer(record.algorithm, used, signature));
  if (wasUsed || !counterFollows(await newestCount(tx, key), signCount)) return refused('device-answer-was-used');
  return granted({ keyId: key.id, signCount, record });
}

/** The counter is compared by us, with the newest of all answers that were kept; so the library is told the lowest. */
async function libraryAgrees({ key, place: { rpId, origin }, assertion: { id, ...response }, sha256 }: Judged): Promise<boolean> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const credential = { id: key.credentialId, publicKey: Uint8Array.from(Buffer.from(key.publicKey, 'base64url')), counter: 0 };
  const answered = { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} } as const;
  const verified = await verifyAuthenticationResponse({ response: answered, expectedChallenge: documentChallenge(sha256), expectedOrigin: origin, expectedRPID: rpId, credential, requireUserVerification: true }).catch(() => null);
  return verified?.verified === true;
}

function refusalOf(fault: DeviceFault): Refusal<'device-signed-other-text' | 'device-did-not-verify' | 'device-signature-is-wrong'> {
  if (fault === 'other-text') return { code: 'device-signed-other-text' };
  return { code: fault === 'user-not-verified' ? 'device-did-not-verify' : 'device-signature-is-wrong' };
}
