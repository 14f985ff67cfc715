import { type CertificateFacts, isIssuedBy } from './certificate-facts.ts';

const LONGEST_CHAIN = 8;

export type TrustQuestion = {
  /** What came along with the signature; order does not matter. */
  readonly certificates: readonly CertificateFacts[];
  readonly trusted: readonly CertificateFacts[];
  readonly at: Date;
};

/**
 * Whether the certificate is one of the trusted ones, or leads to one through authorities whose
 * certificates were valid at that time.
 */
export function isTrusted(certificate: CertificateFacts, { certificates, trusted, at }: TrustQuestion): boolean {
  let current = certificate;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    if (!isValidAt(current, at)) return false;
    if (trusted.some((each) => each.fingerprint === current.fingerprint)) return true;
    const issuer = issuerOf(current, [...trusted, ...certificates]);
    if (issuer === undefined || issuer.fingerprint === current.fingerprint) return false;
    current = issuer;
  }
  return false;
}

/** Whether the time lies within the certificate's validity. */
export function isValidAt(certificate: CertificateFacts, at: Date): boolean {
  return certificate.validFrom <= at && at <= certificate.validTo;
}

function issuerOf(certificate: CertificateFacts, candidates: readonly CertificateFacts[]): CertificateFacts | undefined {
  return candidates.find((each) => each.isAuthority && isIssuedBy(certificate, each));
}
