import { createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';
import { DEVICE_ALGORITHMS, documentChallenge, ENROL_MINUTES } from '@entente/core/signing/device-key';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { appendEvent } from '../agreement/agreement-event.actions.ts';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import { lockAgreement } from '../agreement/agreement.store.ts';
import type { Config } from '../platform/config.ts';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { tryCode, type RightCode } from './code.actions.ts';
import { useCode } from './code.store.ts';
import { findEnrolment, insertDeviceKey, loadDeviceKeys, type DeviceKeyRow, type KeyHolder } from './device-key.store.ts';
import { loadFirm } from './sending.store.ts';
import { eventOrigin, type Signatory, type SigningCall } from './signing.actions.ts';

/** Where keys of devices are made for: the host, which must stay the same, and the whole origin. */
export type KeyPlace = { readonly rpId: string; readonly origin: string };

/** The place of this instance; null where browsers keep no keys for its address: they want a name, and https unless it is this machine. */
export function keyPlace({ baseUrl }: Pick<Config, 'baseUrl'>): KeyPlace | null {
  const { protocol, hostname, origin } = new URL(baseUrl);
  const isName = isIP(hostname.replaceAll(/[[\]]/g, '')) === 0;
  return isName && (protocol === 'https:' || hostname === 'localhost') ? { rpId: hostname, origin } : null;
}

/** One showing to a person: which text, and the id that its signature will bear. */
export type Showing = { readonly askId: string; readonly person: Pick<Signatory, 'id' | 'email' | 'name' | 'side' | 'clientId'>; readonly versionNumber: number; readonly sha256: string; /** Known where pages remember it; null where none was told yet. */ readonly browser: string | null };

/** What a page asks the reader's device for. Reads only: what comes back is bound to this showing by its proof. */
export async function deviceAsk(tx: Tx, call: Pick<SigningCall, 'services' | 'now'>, { askId, person, versionNumber, browser, ...text }: Showing): Promise<DeviceAsk | null> {
  const { services: { config, secrets }, now } = call;
  const place = keyPlace(config);
  if (place === null) return null;
  const holder = holderOf(person);
  const keys = await loadDeviceKeys(tx, holder, place.rpId);
  const bound = { askId, signatoryId: person.id, versionNumber };
  return {
    id: askId,
    proof: secrets.formSignature(askText('ask', bound)),
    challenge: documentChallenge(text.sha256),
    rpId: place.rpId,
    keys: keys.map(({ credentialId: id, transports }) => ({ id, transports: transports.split(',').filter((one) => one !== '') })),
    enrol: browser === null || (await enrolmentOf(tx, { signatoryId: person.id, browser, now })) === undefined ? null : {
      challenge: secrets.formSignature(askText('enrol', bound)),
      rpName: `Entente · ${(await loadFirm(tx)).name}`,
      userId: Buffer.from(sha256(`${tx.workspaceId}\n${holder.side}\n${holder.clientId ?? ''}\n${holder.email}`), 'hex').toString('base64url'),
      userName: person.email,
      displayName: person.name,
      algorithms: [...DEVICE_ALGORITHMS],
    },
  };
}

/** What the proof of an ask, and the challenge for making a key, are derived from: neither is kept anywhere. */
export function askText(what: 'ask' | 'enrol', { askId, signatoryId, versionNumber }: { askId: string; signatoryId: string; versionNumber: number }): string {
  return `device-key\n${what}\n${signatoryId}\n${versionNumber}\n${askId}`;
}

/** Whose keys a person may sign with. One of our own people has theirs for every client. */
export function holderOf({ email, side, clientId }: Pick<Signatory, 'email' | 'side' | 'clientId'>): KeyHolder {
  return { email: email.toLowerCase(), side: side as Side, clientId: side === 'client' ? clientId : null };
}

function enrolmentOf(tx: Tx, { signatoryId, browser, now }: { signatoryId: string; browser: string; now: Date }) {
  return findEnrolment(tx, { signatoryId, browserHash: sha256(browser), since: new Date(now.getTime() - ENROL_MINUTES * 60_000) });
}

/** Whether this browser may set up a key for a person now. */
export async function mayEnrol(tx: Tx, place: { signatoryId: string; browser: string; now: Date }): Promise<boolean> {
  return (await enrolmentOf(tx, place)) !== undefined;
}

type Typing = { readonly grant: AgreementGrant; readonly signatoryId: string; readonly versionNumber: number; readonly browser: string };

/** Compares the code for setting up a key. Run it in a transaction of its own: a wrong try has been counted. */
export function checkEnrolmentCode(tx: Tx, call: SigningCall, { typed, signatoryId, versionNumber, browser }: Typing & { readonly typed: string }): Promise<Answer<RightCode>> {
  return tryCode(tx, call, { signatoryId, purpose: 'enrol', versionNumber, browser, typed });
}

/** Uses the code up: from now on, and for a quarter of an hour, this browser may set up one key for the person. */
export async function acceptEnrolmentCode(tx: Tx, call: SigningCall, { code, grant, versionNumber }: Typing & { readonly code: RightCode }): Promise<Answer<Record<string, never>>> {
  await lockAgreement(tx, grant.agreementId);
  if (!(await useCode(tx, code.codeId, call.now))) return refused('code-was-used');
  const minutes = Math.round((call.now.getTime() - Date.parse(code.sentAt)) / 60_000);
  await appendEvent(tx, grant.agreementId, { type: 'code.accepted', actor: call.actor, at: call.now.toISOString(), versionNumber, ...eventOrigin(call), body: { ...code, minutes } });
  return granted({});
}

type Enrolling = { readonly askId: string; readonly versionNumber: number; readonly person: Signatory; readonly place: KeyPlace; readonly browser: string; readonly registration: NonNullable<DeviceAnswer['registration']> };

/** Sets up a key that a device made for this ask, in the browser in which the code was typed. What it vouches for itself is not asked. */
export async function enrolDeviceKey(tx: Tx, call: SigningCall, { askId, versionNumber, person, place, browser, registration }: Enrolling): Promise<Answer<DeviceKeyRow>> {
  const code = await enrolmentOf(tx, { signatoryId: person.id, browser, now: call.now });
  if (code === undefined) return refused('device-key-needs-code');
  const expectedChallenge = call.services.secrets.formSignature(askText('enrol', { askId, signatoryId: person.id, versionNumber }));
  const made = await readRegistration(registration, { expectedChallenge, place });
  if (made === null) return refused('device-key-was-not-made');
  const holder = holderOf(person);
  const key = {
    workspaceId: tx.workspaceId, id: newId(), clientId: holder.clientId, side: holder.side, holder: holder.email, holderName: person.name, ...made, transports: registration.transports.join(','), rpId: place.rpId, signatoryId: person.id, codeId: code.id, createdAt: call.now.toISOString(),
  };
  return (await insertDeviceKey(tx, key)) ? granted(key) : refused('device-key-was-not-made');
}

type Made = Pick<DeviceKeyRow, 'credentialId' | 'publicKey' | 'algorithm' | 'backedUp' | 'signCount'>;

/** What a device made, once the library has found it in order; null otherwise. */
async function readRegistration({ id, clientDataJSON, attestationObject }: Enrolling['registration'], { expectedChallenge, place: { rpId, origin } }: { expectedChallenge: string; place: KeyPlace }): Promise<Made | null> {
  // Loaded where it is needed: a start need not wait for it.
  const [{ verifyRegistrationResponse }, { cose, decodeCredentialPublicKey }] = [await import('@simplewebauthn/server'), await import('@simplewebauthn/server/helpers')];
  const response = { id, rawId: id, type: 'public-key', response: { clientDataJSON, attestationObject }, clientExtensionResults: {} } as const;
  const verified = await verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin: origin, expectedRPID: rpId, requireUserVerification: true, supportedAlgorithmIDs: [...DEVICE_ALGORITHMS] }).catch(() => null);
  if (verified?.registrationInfo === undefined) return null;
  const { credential, credentialBackedUp: backedUp } = verified.registrationInfo;
  const algorithm = decodeCredentialPublicKey(credential.publicKey).get(cose.COSEKEYS.alg);
  const [known] = DEVICE_ALGORITHMS.filter((one) => one === algorithm);
  return known === undefined ? null : { credentialId: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), algorithm: known, backedUp, signCount: credential.counter };
}

/** A key as OpenSSL reads it (SubjectPublicKeyInfo, DER, base64url), out of the COSE that the device wrote. */
export async function publicKeyOf({ publicKey, algorithm }: Pick<DeviceKeyRow, 'publicKey' | 'algorithm'>): Promise<string> {
  const { cose, decodeCredentialPublicKey } = await import('@simplewebauthn/server/helpers');
  const key = decodeCredentialPublicKey(Uint8Array.from(Buffer.from(publicKey, 'base64url')));
  const part = (label: number): string => Buffer.from((key as unknown as ReadonlyMap<number, Uint8Array>).get(label) ?? []).toString('base64url');
  const jwk = algorithm === -257 ? { kty: 'RSA', n: part(cose.COSEKEYS.n), e: part(cose.COSEKEYS.e) } : algorithm === -8 ? { kty: 'OKP', crv: 'Ed25519', x: part(cose.COSEKEYS.x) } : { kty: 'EC', crv: 'P-256', x: part(cose.COSEKEYS.x), y: part(cose.COSEKEYS.y) };
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'der', type: 'spki' }).toString('base64url');
}

