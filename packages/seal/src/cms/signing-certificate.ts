import { createHash } from 'node:crypto';
import { DerCursor } from '../der/der-cursor.ts';
import { DerError, type DerNode, TAG } from '../der/der-node.ts';
import { octetsOf } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import type { CertificateFacts } from '../x509/certificate-facts.ts';
import { type HashName, readHashAlgorithm } from '../x509/signature-algorithm.ts';
import type { Attributes } from './signed-data.ts';

/** A certificate named by its hash inside the signed attributes (RFC 5035); the first one is the signer's. */
export type CertificatePin = { readonly hash: HashName; readonly digest: Uint8Array };

/**
 * The certificates that the signed attributes name: signing-certificate-v2, or the older one with
 * SHA-1 that some time-stamp authorities still send. Empty when there is neither.
 * @throws DerError when the attribute is malformed.
 */
export function readCertificatePins(attributes: Attributes): CertificatePin[] {
  const current = attributes.get(OID.signingCertificateV2);
  if (current !== undefined) return pinsOf(current, readPin);
  const older = attributes.get(OID.signingCertificate);
  return older === undefined ? [] : pinsOf(older, readOlderPin);
}

function pinsOf(values: readonly DerNode[], read: (node: DerNode) => CertificatePin): CertificatePin[] {
  const [value, ...more] = values;
  if (value === undefined || more.length > 0) throw new DerError('expected one signing-certificate value');
  return new DerCursor(new DerCursor(value).next()).rest().map(read);
}

function readPin(node: DerNode): CertificatePin {
  const cursor = new DerCursor(node);
  const algorithm = cursor.optional(TAG.sequence);
  return { hash: algorithm === undefined ? 'sha256' : readHashAlgorithm(algorithm), digest: octetsOf(cursor.next()) };
}

function readOlderPin(node: DerNode): CertificatePin {
  return { hash: 'sha1', digest: octetsOf(new DerCursor(node).next()) };
}

/** Whether the pin names this certificate. */
export function isPinned(certificate: CertificateFacts, pin: CertificatePin): boolean {
  return Buffer.compare(createHash(pin.hash).update(certificate.der).digest(), pin.digest) === 0;
}
