import { createHash } from 'node:crypto';
import { DerCursor } from '../der/der-cursor.ts';
import { DerError, readDer, TAG } from '../der/der-node.ts';
import { integerHex, octetsOf, oidOf, smallInteger, timeOf } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import { type CertificateFacts, ownerOf } from '../x509/certificate-facts.ts';
import { type HashName, readHashAlgorithm } from '../x509/signature-algorithm.ts';
import { isValidAt } from '../x509/trust.ts';
import { checkSignedData, type SignedDataFault } from './check-signed-data.ts';
import { readSignedData } from './signed-data.ts';

/** What can be wrong with a time-stamp token. */
export type TimestampFault = SignedDataFault | 'timestamp-unreadable' | 'timestamp-imprint-mismatch' | 'timestamp-certificate-unfit';

/** What a time-stamp token says. */
export type TimestampFacts = {
  readonly time: Date;
  /** Lower-case hex of the token's serial number. */
  readonly serial: string;
  /** The authority as its certificate names it. */
  readonly authority: string;
  /** Lower-case hex, or null when the token carries none. */
  readonly nonce: string | null;
  readonly certificate: CertificateFacts;
  readonly certificates: readonly CertificateFacts[];
  readonly unverifiedCertificates: readonly CertificateFacts[];
};

export type TimestampCheck = { readonly faults: readonly TimestampFault[]; readonly facts: TimestampFacts | null };

/**
 * Checks an RFC 3161 token: what it was made for, its signature, and that its certificate may do so.
 * @param digestOf the digest of the stamped data, by hash algorithm
 */
export function checkTimestampToken(token: Uint8Array, digestOf: (hash: HashName) => Uint8Array): TimestampCheck {
  try {
    return check(token, digestOf);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { faults: ['timestamp-unreadable'], facts: null };
  }
}

function check(token: Uint8Array, digestOf: (hash: HashName) => Uint8Array): TimestampCheck {
  const data = readSignedData(token);
  const { content } = data;
  if (data.contentType !== OID.timeStampInfo || content === null) throw new DerError('not a time-stamp token');
  const info = readInfo(content);
  const signed = checkSignedData(data, (hash) => createHash(hash).update(content).digest());
  const certificate = signed.signerCertificate;
  if (certificate === null) return { faults: signed.faults, facts: null };

  const faults: TimestampFault[] = [...signed.faults];
  const isImprintRight = info.hash !== 'sha1' && Buffer.compare(info.imprint, digestOf(info.hash)) === 0;
  if (!isImprintRight) faults.push('timestamp-imprint-mismatch');
  if (!mayStampTime(certificate, info.time)) faults.push('timestamp-certificate-unfit');
  const { time, serial, nonce } = info;
  const { unverifiedCertificates } = signed;
  const facts = { time, serial, nonce, authority: ownerOf(certificate), certificate, certificates: data.certificates, unverifiedCertificates };
  return { faults, facts };
}

function readInfo(content: Uint8Array) {
  const cursor = new DerCursor(readDer(content));
  if (smallInteger(cursor.next()) !== 1) throw new DerError('an unknown version of time-stamp information');
  oidOf(cursor.next()); // the authority's policy
  const stamped = cursor.enter();
  const hash = readHashAlgorithm(stamped.next());
  const imprint = octetsOf(stamped.next());
  const serial = integerHex(cursor.next());
  const time = timeOf(cursor.next(TAG.generalizedTime));
  cursor.optional(TAG.sequence); // accuracy
  cursor.optional(TAG.boolean); // ordering
  const nonce = cursor.optional(TAG.integer);
  return { hash, imprint, serial, time, nonce: nonce === undefined ? null : integerHex(nonce) };
}

/** RFC 3161 2.3: the certificate is for time stamps, critically so, and for nothing else. */
function mayStampTime(certificate: CertificateFacts, time: Date): boolean {
  const usage = certificate.extendedKeyUsage;
  const isMadeForIt = usage !== null && usage.isCritical && usage.purposes.length === 1 && usage.purposes[0] === OID.timeStamping;
  return isMadeForIt && isValidAt(certificate, time);
}
