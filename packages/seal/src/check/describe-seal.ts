import { nameOf, type PdfValue, textOfPdf } from '../pdf/pdf-value.ts';
import type { CertificateReport, NoteFinding, SealDescription, TimestampReport, Trust } from '../seal-report.ts';
import { type CertificateFacts, isIssuedBy, ownerOf } from '../x509/certificate-facts.ts';
import { isTrusted, isValidAt } from '../x509/trust.ts';
import type { CheckedSignature } from './check-signature.ts';

/** The certificates the caller believes, or null when it named none. */
export type Trusted = readonly CertificateFacts[] | null;

/** Foreign files may state whole books; a report quotes no more than this. */
const LONGEST_TEXT = 500;

/** The seal in plain data, with what its certificates are worth to the caller. */
export function describeSeal(seal: CheckedSignature, trusted: Trusted): SealDescription {
  const entries = seal.place.dictionary?.entries ?? new Map<string, PdfValue>();
  const text = (key: string): string | null => textOfPdf(entries.get(key))?.slice(0, LONGEST_TEXT) ?? null;
  const at = sealTime(seal) ?? seal.certificate?.validFrom ?? new Date(0);
  return {
    level: seal.timestamp === null ? 'B-B' : 'B-T',
    subFilter: nameOf(entries.get('SubFilter')),
    claimedTime: claimedTime(seal)?.toISOString() ?? null,
    name: text('Name'),
    reason: text('Reason'),
    location: text('Location'),
    contact: text('ContactInfo'),
    coversTo: seal.end,
    certificate: seal.certificate && describeCertificate(seal.certificate, trustIn(seal.certificate, { certificates: seal.certificates, trusted, at })),
    timestamp: describeTimestamp(seal, trusted),
  };
}

function describeTimestamp({ timestamp }: CheckedSignature, trusted: Trusted): TimestampReport | null {
  if (timestamp === null) return null;
  const { time, serial, certificate, certificates } = timestamp;
  return { time: time.toISOString(), serial, certificate: describeCertificate(certificate, trustIn(certificate, { certificates, trusted, at: time })) };
}

function trustIn(certificate: CertificateFacts, { certificates, trusted, at }: { certificates: readonly CertificateFacts[]; trusted: Trusted; at: Date }): Trust {
  if (trusted === null) return 'not-asked';
  return isTrusted(certificate, { certificates, trusted, at }) ? 'trusted' : 'unknown';
}

function describeCertificate(certificate: CertificateFacts, trust: Trust): CertificateReport {
  const { subject, issuer, serial, fingerprint, validFrom, validTo } = certificate;
  return {
    owner: ownerOf(certificate).slice(0, LONGEST_TEXT),
    organisation: subject.organisation?.slice(0, LONGEST_TEXT) ?? null,
    country: subject.country?.slice(0, LONGEST_TEXT) ?? null,
    issuer: (issuer.commonName ?? issuer.organisation ?? '').slice(0, LONGEST_TEXT),
    serial,
    fingerprint,
    isSelfSigned: isIssuedBy(certificate, certificate),
    validFrom: validFrom.toISOString(),
    validTo: validTo.toISOString(),
    trust,
  };
}

/** What a reader should know besides. */
export function notesOn(seal: CheckedSignature, trusted: Trusted): NoteFinding[] {
  const notes: NoteFinding[] = seal.timestamp === null ? [{ code: 'seal-not-time-stamped' }] : [];
  const { certificate } = seal;
  const at = sealTime(seal);
  if (certificate !== null && at !== null && !isValidAt(certificate, at)) notes.push({ code: 'seal-time-outside-certificate', time: at.toISOString() });
  if (certificate !== null && describeSeal(seal, trusted).certificate?.trust === 'unknown') {
    notes.push({ code: 'seal-certificate-unknown', fingerprint: certificate.fingerprint });
  }
  if (seal.hasSigningTime) notes.push({ code: 'signing-time-attribute-present' });
  return [...notes, ...seal.unverifiedCertificates.map((each) => ({ code: 'certificate-unverified', owner: ownerOf(each) }) as const)];
}

/** The authority's time where there is one, otherwise the claimed one. */
function sealTime(seal: CheckedSignature): Date | null {
  return seal.timestamp?.time ?? claimedTime(seal);
}

const PDF_DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z(?:00'00'?)?|([+-])(\d\d)'(\d\d)'?)?$/;

function claimedTime({ place }: CheckedSignature): Date | null {
  const parts = PDF_DATE.exec(textOfPdf(place.dictionary?.entries.get('M')) ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, sign, offsetHours = '00', offsetMinutes = '00'] = parts;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${sign ?? '+'}${offsetHours}:${offsetMinutes}`);
  return Number.isNaN(time.getTime()) ? null : time;
}
