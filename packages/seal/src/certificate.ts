import { type KeyObject, generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { ownerOf, readCertificate } from './x509/certificate-facts.ts';
import { type KeyPair, writeCertificate } from './x509/write-certificate.ts';

/** What an instance seals with: the private key and its certificates as DER, its own first. */
export type SealIdentity = { readonly key: KeyObject; readonly certificateChain: readonly Uint8Array[] };

export const SEAL_KEY_KINDS = ['rsa-3072', 'p-256'] as const;
export type SealKeyKind = (typeof SEAL_KEY_KINDS)[number];

export type SealCertificateRequest = {
  /** The firm as it writes itself, in any script. */
  readonly firmName: string;
  /** ISO 3166 alpha-2, where it is known. */
  readonly country?: string;
  /** RSA unless told otherwise: every reader knows it. */
  readonly keyKind?: SealKeyKind;
  readonly at: Date;
};

const YEARS_VALID = 10;
/** The upper bound of X.520 for common and organisation names, in characters. */
const LONGEST_NAME = 64;
const AUTHORITY_MARK = ' (Entente)';

/**
 * Makes what an instance seals with: a certificate in the firm's name, and above it an authority of its
 * own whose key is used once and thrown away. Whoever puts the authority into a trust store thereby
 * trusts this one seal, and nothing that anybody could issue later. Both are valid for ten years from `at`.
 * The name keeps its script; one longer than X.520 allows is shortened with an ellipsis.
 * @throws RangeError when the name is blank or the country is not two capital letters.
 */
export async function createSealIdentity({ firmName, country, keyKind = 'rsa-3072', at }: SealCertificateRequest): Promise<SealIdentity> {
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) throw new RangeError('a country is two capital letters');
  const name = firmName.normalize('NFC').replace(/\p{Cc}/gu, ' ').trim().replace(/\s+/gu, ' ');
  if (name === '') throw new RangeError('a certificate needs a name');
  const organisation = shortened(name, LONGEST_NAME);
  const subject = { commonName: organisation, organisation, country: country ?? null };
  const issuer = { ...subject, commonName: `${shortened(name, LONGEST_NAME - AUTHORITY_MARK.length)}${AUTHORITY_MARK}` };
  const [own, issuerKeys] = await Promise.all([newKeyPair(keyKind), newKeyPair(keyKind)]);
  const validTo = new Date(at);
  validTo.setUTCFullYear(at.getUTCFullYear() + YEARS_VALID);
  const common = { issuer, issuerKeys, validFrom: at, validTo };
  const authority = writeCertificate({ ...common, role: 'authority', subject: issuer, publicKey: issuerKeys.publicKey, serial: newSerial() });
  const seal = writeCertificate({ ...common, role: 'seal', subject, publicKey: own.publicKey, serial: newSerial() });
  return { key: own.privateKey, certificateChain: [seal, authority] };
}

function shortened(name: string, most: number): string {
  const signs = [...name];
  return signs.length <= most ? name : `${signs.slice(0, most - 1).join('').trimEnd()}…`;
}

/** 16 random octets, positive and of full length. */
function newSerial(): Uint8Array {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

const generate = promisify(generateKeyPair);

function newKeyPair(kind: SealKeyKind): Promise<KeyPair> {
  return kind === 'p-256' ? generate('ec', { namedCurve: 'prime256v1' }) : generate('rsa', { modulusLength: 3072 });
}

/** What people compare and machines store about a seal certificate, the current one or one kept for checking. */
export type SealCertificate = {
  /** DER. */
  readonly certificate: Uint8Array;
  readonly owner: string;
  /** Lower-case hex. */
  readonly serial: string;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  readonly validFrom: Date;
  readonly validTo: Date;
};

/** A certificate in its place in time: after a rotation it seals no more, but its seals stay checkable. */
export type KeptSealCertificate = SealCertificate & { readonly usedFrom: Date; readonly retiredAt: Date | null };

/** Reads what a certificate says about itself. @throws DerError when the bytes are no certificate. */
export function describeSealCertificate(certificate: Uint8Array): SealCertificate {
  const facts = readCertificate(certificate);
  const { serial, fingerprint, validFrom, validTo } = facts;
  return { certificate, owner: ownerOf(facts), serial, fingerprint, validFrom, validTo };
}

/** The certificate in PEM, for a trust store or a mail. */
export function certificateToPem(certificate: Uint8Array): string {
  const lines = Buffer.from(certificate).toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const PEM_STARTS = '-----BEGIN CERTIFICATE-----';
const PEM_ENDS = '-----END CERTIFICATE-----';
const BASE64 = /^[A-Za-z0-9+/=\s]*$/;

/** The certificates of a PEM text as DER, in its order; empty when there are none. */
export function certificatesFromPem(pem: string): Uint8Array[] {
  const blocks = pem.split(PEM_STARTS).slice(1).flatMap((rest) => (rest.includes(PEM_ENDS) ? [rest.slice(0, rest.indexOf(PEM_ENDS))] : []));
  return blocks.filter((block) => BASE64.test(block)).map((block) => Uint8Array.from(Buffer.from(block, 'base64')));
}

/** Fingerprint as people read it aloud: pairs of capitals with colons between. */
export function readableFingerprint(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/../g) ?? []).join(':');
}
