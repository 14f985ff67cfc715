import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { deviceFault, DeviceSignature, type DeviceAlgorithm, type DeviceFault } from '@entente/core/signing/device-key';

const LEAST_RSA_BITS = 2048;

/**
 * Whether a key of somebody's device signed a text: the answer is a signature of this very hash, made on the site that
 * the record names and that its key is for, after the device had made sure of its owner; and the key signed it. Needs nothing but the record.
 * @param record as it stands in the evidence; anything else is `unreadable`
 * @param documentSha256 of the text, 64 hexadecimal digits
 */
export function checkDeviceSignature(record: unknown, documentSha256: string): DeviceFault | null {
  const parsed = DeviceSignature.safeParse(record);
  if (!parsed.success) return 'unreadable';
  const { rpId, origin, publicKey, algorithm, ...answer } = parsed.data;
  const [authenticatorData, clientData, signature] = [fromBase64Url(answer.authenticatorData), fromBase64Url(answer.clientDataJSON), fromBase64Url(answer.signature)];
  const fault = deviceFault({ clientDataJSON: clientData.toString('utf8'), authenticatorData }, { documentSha256, origin, rpIdSha256: sha256(rpId).toString('hex') });
  if (fault !== null) return fault;
  if (!isAt(origin, rpId)) return 'other-place';
  const key = keyOrNull(fromBase64Url(publicKey));
  if (key === null || !fits(key, algorithm)) return 'unreadable';
  const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
  return isSignedBy(key, { algorithm, signed, signature }) ? null : 'signature-wrong';
}

/** The fingerprint of a key that a device holds: the SHA-256 of its SubjectPublicKeyInfo, in hex. */
export function deviceKeyFingerprint(publicKey: string): string {
  return sha256(fromBase64Url(publicKey)).toString('hex');
}

/**
 * Whether two answers of one key are the same one, by their bytes and not by how they are written. Of a signature by ECDSA anybody can write a second that holds as
 * well (n - s in the place of s), so there its first half decides: a device makes a fresh one each time.
 */
export function sameDeviceAnswer(algorithm: DeviceAlgorithm, one: string, other: string): boolean {
  const [first, second] = [fromBase64Url(one), fromBase64Url(other)];
  return algorithm === -7 ? firstHalf(first).equals(firstHalf(second)) : first.equals(second);
}

/** r of SEQUENCE { r INTEGER, s INTEGER } in DER; both are too short for long lengths. */
function firstHalf(signature: Buffer): Buffer {
  return signature.subarray(4, 4 + (signature[3] ?? 0));
}

/** Whether a page of an origin may use the keys of a host: its own, or one above it (Web Authentication, 5.1.3). */
function isAt(origin: string, rpId: string): boolean {
  const hostname = URL.parse(origin)?.hostname ?? '';
  return rpId !== '' && (hostname === rpId || hostname.endsWith(`.${rpId}`));
}

function isSignedBy(key: KeyObject, { algorithm, signed, signature }: { algorithm: DeviceAlgorithm; signed: Buffer; signature: Buffer }): boolean {
  try {
    return verify(algorithm === -8 ? null : 'sha256', signed, key, signature);
  } catch {
    return false;
  }
}

function fits(key: KeyObject, algorithm: DeviceAlgorithm): boolean {
  if (algorithm === -7) return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  if (algorithm === -8) return key.asymmetricKeyType === 'ed25519';
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
}

/** The key, where it is written in its one canonical form: another way of writing the same key would have another fingerprint. */
function keyOrNull(der: Buffer): KeyObject | null {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const written = createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' }).export({ format: 'der', type: 'spki' });
    return written.equals(der) ? key : null;
  } catch {
    return null;
  }
}

function fromBase64Url(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
