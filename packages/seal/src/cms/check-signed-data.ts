import { DerCursor } from '../der/der-cursor.ts';
import { contextTag, DerError } from '../der/der-node.ts';
import { octetsOf, oidOf } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import { type CertificateFacts, isIssuedBy } from '../x509/certificate-facts.ts';
import { type HashName, isSignatureRight } from '../x509/signature-algorithm.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';
import { type CertificatePin, isPinned, readCertificatePins } from './signing-certificate.ts';

/** What can be wrong with a SignedData; each is a reason not to believe it. */
export type SignedDataFault =
  | 'signer-certificate-missing'
  | 'content-type-mismatch'
  | 'content-digest-mismatch'
  | 'signature-wrong'
  | 'weak-hash'
  | 'signing-certificate-missing'
  | 'signing-certificate-mismatch'
  | 'algorithm-protection-mismatch'
  | 'certificate-broken'
  | 'attributes-unreadable';

export type SignedDataCheck = {
  readonly faults: readonly SignedDataFault[];
  readonly signerCertificate: CertificateFacts | null;
  /** Certificates that come along, but that nothing at hand vouches for. */
  readonly unverifiedCertificates: readonly CertificateFacts[];
};

/**
 * Checks digest, signature, the certificate named by the signed attributes and every certificate
 * that comes along. Whether the signer is *trusted* is another question.
 * @param digestOf the digest of the content, by hash algorithm
 */
export function checkSignedData(data: SignedData, digestOf: (hash: HashName) => Uint8Array): SignedDataCheck {
  try {
    return check(data, digestOf);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { faults: ['attributes-unreadable'], signerCertificate: null, unverifiedCertificates: [] };
  }
}

function check(data: SignedData, digestOf: (hash: HashName) => Uint8Array): SignedDataCheck {
  const { signer, certificates } = data;
  const signerCertificate = certificates.find((each) => isNamedBy(each, signer)) ?? null;
  const pins = readCertificatePins(signer.signedAttributes);
  const others = checkOtherCertificates(certificates, { signerCertificate, pins });
  const faults: SignedDataFault[] = [
    ...(signer.hash === 'sha1' ? (['weak-hash'] as const) : []),
    ...attributeFaults(data, digestOf),
    ...(signerCertificate === null ? (['signer-certificate-missing'] as const) : signerFaults(signer, signerCertificate, pins)),
    ...(others.isBroken ? (['certificate-broken'] as const) : []),
  ];
  return { faults, signerCertificate, unverifiedCertificates: others.unverified };
}

function isNamedBy(certificate: CertificateFacts, signer: SignerInfo): boolean {
  return certificate.serial === signer.serial && Buffer.compare(certificate.issuerDer, signer.issuerDer) === 0;
}

function attributeFaults({ contentType, signer }: SignedData, digestOf: (hash: HashName) => Uint8Array): SignedDataFault[] {
  const faults: SignedDataFault[] = [];
  const type = signer.signedAttributes.get(OID.contentType)?.[0];
  if (type === undefined || oidOf(type) !== contentType) faults.push('content-type-mismatch');
  const digest = signer.signedAttributes.get(OID.messageDigest)?.[0];
  if (digest === undefined || Buffer.compare(octetsOf(digest), digestOf(signer.hash)) !== 0) faults.push('content-digest-mismatch');
  if (!isAlgorithmProtectionRight(signer)) faults.push('algorithm-protection-mismatch');
  return faults;
}

/** RFC 6211: where the signed attributes repeat the algorithms, they must be the ones used. */
function isAlgorithmProtectionRight(signer: SignerInfo): boolean {
  const value = signer.signedAttributes.get(OID.algorithmProtection)?.[0];
  if (value === undefined) return true;
  const cursor = new DerCursor(value);
  const hashAlgorithm = cursor.next().encoding;
  const algorithm = cursor.next(contextTag(1)).content;
  cursor.end();
  return Buffer.compare(hashAlgorithm, signer.hashAlgorithmDer) === 0 && Buffer.compare(algorithm, signer.algorithmContent) === 0;
}

function signerFaults(signer: SignerInfo, certificate: CertificateFacts, pins: readonly CertificatePin[]): SignedDataFault[] {
  const faults: SignedDataFault[] = [];
  const isRight = isSignatureRight(certificate.publicKey, {
    algorithm: signer.algorithm,
    hash: signer.hash,
    signed: signer.signedAttributesDer,
    signature: signer.signature,
  });
  if (!isRight) faults.push('signature-wrong');
  const [first] = pins;
  if (first === undefined) faults.push('signing-certificate-missing');
  else if (!isPinned(certificate, first)) faults.push('signing-certificate-mismatch');
  return faults;
}

type Binding = { readonly signerCertificate: CertificateFacts | null; readonly pins: readonly CertificatePin[] };

/**
 * The certificates in a container are not covered by its signature. Each must therefore be named by
 * a pin or be signed by another one; one that claims to sign itself must do so.
 */
function checkOtherCertificates(certificates: readonly CertificateFacts[], { signerCertificate, pins }: Binding) {
  const loose = certificates.filter((each) => each !== signerCertificate && !pins.some((pin) => isPinned(each, pin)));
  const unverified = loose.filter((each) => !certificates.some((issuer) => isIssuedBy(each, issuer)));
  const isPinLost = pins.some((pin) => !certificates.some((each) => isPinned(each, pin)));
  const isBroken = unverified.some((each) => each.claimsSelfSigned || isPinLost);
  return { isBroken, unverified: isBroken ? [] : unverified };
}
