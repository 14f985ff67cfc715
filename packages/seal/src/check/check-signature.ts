import { createHash } from 'node:crypto';
import { checkSignedData } from '../cms/check-signed-data.ts';
import { readSignedData, type SignedData } from '../cms/signed-data.ts';
import { checkTimestampToken, type TimestampFacts } from '../cms/timestamp-token.ts';
import { DerError } from '../der/der-node.ts';
import { OID } from '../der/object-identifiers.ts';
import { nameOf } from '../pdf/pdf-value.ts';
import type { FaultFinding } from '../seal-report.ts';
import type { CertificateFacts } from '../x509/certificate-facts.ts';
import type { HashName } from '../x509/signature-algorithm.ts';
import { openContainer } from './container.ts';
import { type ByteRange, gapOf, isOwnGap, type SignaturePlace } from './signature-places.ts';

/** What the check of one signature found, before anything is said about trust or about what follows it. */
export type CheckedSignature = {
  readonly place: SignaturePlace;
  readonly isDocumentTimestamp: boolean;
  /** Where the signed bytes end. */
  readonly end: number;
  /** The signed bytes are not those that were signed. */
  readonly isContentChanged: boolean;
  readonly faults: readonly FaultFinding[];
  readonly certificate: CertificateFacts | null;
  readonly certificates: readonly CertificateFacts[];
  readonly unverifiedCertificates: readonly CertificateFacts[];
  /** The signature's own time stamp; of a document time stamp, itself. */
  readonly timestamp: TimestampFacts | null;
  readonly hasSigningTime: boolean;
};

type Digests = (hash: HashName) => Uint8Array;

const NOTHING_READ = {
  isDocumentTimestamp: false,
  isContentChanged: false,
  certificate: null,
  certificates: [],
  unverifiedCertificates: [],
  timestamp: null,
  hasSigningTime: false,
} as const;

/** Checks range, container, digest, signature, certificates and time stamp of one signature. Never throws for what the file holds. */
export function checkSignature(bytes: Uint8Array, place: SignaturePlace): CheckedSignature {
  const { byteRange, dictionary, offset } = place;
  if (byteRange === null) return { ...NOTHING_READ, place, end: bytes.length, faults: [{ code: 'seal-damaged', offset }] };
  const [start, length, next, rest] = byteRange;
  const end = next + rest;
  const failed = (fault: FaultFinding): CheckedSignature => ({ ...NOTHING_READ, place, end, faults: [fault] });
  if (end > bytes.length) return failed({ code: 'file-cut-off', expectedBytes: end, actualBytes: bytes.length });
  const isFull = start === 0 && next >= length && (dictionary === null || isOwnGap(dictionary, byteRange));
  if (!isFull) return failed({ code: 'byte-range-wrong', offset });
  const opened = openContainer(bytes, gapOf(byteRange));
  if (opened.der === null) return failed({ code: 'container-changed', ...opened.damage });
  if (dictionary === null) return failed({ code: 'seal-damaged', offset });

  const digests = digestsOf(bytes, byteRange);
  const isDocumentTimestamp = nameOf(dictionary.entries.get('SubFilter')) === 'ETSI.RFC3161';
  const checked = isDocumentTimestamp ? checkDocumentTimestamp(opened.der, digests) : checkContainer(opened.der, digests);
  if (checked === null) return failed({ code: 'container-changed', ...gapOf(byteRange) });
  return { ...NOTHING_READ, place, end, isDocumentTimestamp, ...checked };
}

/** Digests of the two spans together; each algorithm is computed once. */
function digestsOf(bytes: Uint8Array, [start, length, next, rest]: ByteRange): Digests {
  const known = new Map<HashName, Uint8Array>();
  return (hash) => {
    const digest =
      known.get(hash) ??
      createHash(hash)
        .update(bytes.subarray(start, start + length))
        .update(bytes.subarray(next, next + rest))
        .digest();
    known.set(hash, digest);
    return digest;
  };
}

type Checked = Omit<CheckedSignature, 'place' | 'end' | 'isDocumentTimestamp'>;

function checkDocumentTimestamp(der: Uint8Array, digests: Digests): Checked {
  const { faults, facts } = checkTimestampToken(der, digests);
  return {
    isContentChanged: faults.includes('timestamp-imprint-mismatch'),
    faults: faults.map((because) => ({ code: 'timestamp-invalid', because })),
    certificate: facts?.certificate ?? null,
    certificates: facts?.certificates ?? [],
    unverifiedCertificates: facts?.unverifiedCertificates ?? [],
    timestamp: facts,
    hasSigningTime: false,
  };
}

function checkContainer(der: Uint8Array, digests: Digests): Checked | null {
  const data = readContainer(der);
  if (data === null) return null;
  const signed = checkSignedData(data, digests);
  const stamped = checkSignatureTimestamp(data);
  const isContentChanged = signed.faults.includes('content-digest-mismatch');
  const faults = signed.faults.filter((fault) => fault !== 'content-digest-mismatch').map((because) => ({ code: 'signature-invalid', because }) as const);
  return {
    isContentChanged,
    faults: [...faults, ...stamped.faults],
    certificate: signed.signerCertificate,
    certificates: data.certificates,
    unverifiedCertificates: [...signed.unverifiedCertificates, ...(stamped.timestamp?.unverifiedCertificates ?? [])],
    timestamp: stamped.timestamp,
    hasSigningTime: data.signer.signedAttributes.has(OID.signingTime),
  };
}

/** A detached SignedData about plain data; anything else is no signature of a PDF. */
function readContainer(der: Uint8Array): SignedData | null {
  try {
    const data = readSignedData(der);
    return data.content === null && data.contentType === OID.data ? data : null;
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return null;
  }
}

function checkSignatureTimestamp({ signer }: SignedData): { faults: FaultFinding[]; timestamp: TimestampFacts | null } {
  const tokens = signer.unsignedAttributes.get(OID.timeStampToken) ?? [];
  const [token] = tokens;
  const isForeign = signer.unsignedAttributes.size > (token === undefined ? 0 : 1) || tokens.length > 1;
  const unknown: FaultFinding[] = isForeign ? [{ code: 'signature-invalid', because: 'unsigned-attribute-unknown' }] : [];
  if (token === undefined) return { faults: unknown, timestamp: null };
  const { faults, facts } = checkTimestampToken(token.encoding, (hash) => createHash(hash).update(signer.signature).digest());
  return { faults: [...unknown, ...faults.map((because) => ({ code: 'timestamp-invalid', because }) as const)], timestamp: facts };
}
