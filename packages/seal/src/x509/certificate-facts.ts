import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { DerCursor } from '../der/der-cursor.ts';
import { contextTag, DerError, type DerNode, readDer, TAG } from '../der/der-node.ts';
import { bitsOf, booleanOf, integerHex, octetsOf, oidOf, textOf, timeOf } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import { isSignatureRight, readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithm.ts';

/** What a distinguished name says; absent parts are null. */
export type NameFacts = { readonly commonName: string | null; readonly organisation: string | null; readonly country: string | null };

/** What a certificate says about itself, and what is needed to check it. */
export type CertificateFacts = {
  readonly der: Uint8Array;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  /** Lower-case hex of the serial number's octets. */
  readonly serial: string;
  readonly issuerDer: Uint8Array;
  readonly subjectDer: Uint8Array;
  readonly issuer: NameFacts;
  readonly subject: NameFacts;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly publicKey: KeyObject;
  readonly isAuthority: boolean;
  /** null when the certificate does not limit its use. */
  readonly extendedKeyUsage: { readonly isCritical: boolean; readonly purposes: readonly string[] } | null;
  /** The issuer's name is its own, or its authority key is its own: it claims to have signed itself. */
  readonly claimsSelfSigned: boolean;
  /** It says of itself that it is a qualified certificate of the European Union. Whether that is so, only a trust list tells. */
  readonly claimsQualified: boolean;
  readonly signed: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
};

type Extension = { readonly isCritical: boolean; readonly value: Uint8Array };

/** Reads an X.509 certificate. @throws DerError when it is not one, or not strict DER. */
export function readCertificate(der: Uint8Array): CertificateFacts {
  const outer = new DerCursor(readDer(der));
  const body = outer.next(TAG.sequence);
  const outerAlgorithm = outer.next();
  const signature = bitsOf(outer.next());
  outer.end();
  const facts = readBody(body);
  if (Buffer.compare(facts.algorithmDer, outerAlgorithm.encoding) !== 0) throw new DerError('the two signature algorithms differ');
  const { algorithmDer: _checked, ...rest } = facts;
  const fingerprint = createHash('sha256').update(der).digest('hex');
  return { der, fingerprint, ...rest, signed: body.encoding, algorithm: readSignatureAlgorithm(outerAlgorithm), signature };
}

function readBody(node: DerNode) {
  const body = new DerCursor(node);
  body.optional(contextTag(0)); // version; v1 certificates have none
  const serial = integerHex(body.next());
  const algorithmDer = body.next().encoding;
  const issuer = body.next(TAG.sequence);
  const validity = body.enter();
  const validFrom = timeOf(validity.next());
  const validTo = timeOf(validity.next());
  validity.end();
  const subject = body.next(TAG.sequence);
  const publicKey = readPublicKey(body.next(TAG.sequence));
  body.optional(contextTag(1, 'primitive'));
  body.optional(contextTag(2, 'primitive'));
  const extensions = readExtensions(body.optional(contextTag(3)));
  body.end();
  const isSameName = Buffer.compare(issuer.encoding, subject.encoding) === 0;
  return {
    serial,
    algorithmDer,
    issuerDer: issuer.encoding,
    subjectDer: subject.encoding,
    issuer: readName(issuer),
    subject: readName(subject),
    validFrom,
    validTo,
    publicKey,
    isAuthority: readIsAuthority(extensions.get(OID.basicConstraints)),
    extendedKeyUsage: readExtendedKeyUsage(extensions.get(OID.extendedKeyUsage)),
    claimsSelfSigned: isSameName || isOwnAuthority(extensions),
    claimsQualified: readClaimsQualified(extensions.get(OID.qualifiedStatements)),
  };
}

function readPublicKey(node: DerNode): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(node.encoding), format: 'der', type: 'spki' });
  } catch {
    throw new DerError('the public key cannot be read');
  }
}

function readName(node: DerNode): NameFacts {
  const values = new Map<string, string>();
  for (const part of new DerCursor(node).rest()) {
    for (const attribute of new DerCursor(part, TAG.set).rest()) {
      const cursor = new DerCursor(attribute);
      const oid = oidOf(cursor.next());
      if (oid === OID.commonName || oid === OID.organisation || oid === OID.country) values.set(oid, textOf(cursor.next()));
    }
  }
  const value = (oid: string): string | null => values.get(oid) ?? null;
  return { commonName: value(OID.commonName), organisation: value(OID.organisation), country: value(OID.country) };
}

function readExtensions(node: DerNode | undefined): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  if (node === undefined) return extensions;
  const wrapper = new DerCursor(node, node.tag);
  for (const each of wrapper.enter().rest()) {
    const cursor = new DerCursor(each);
    const oid = oidOf(cursor.next());
    const critical = cursor.optional(TAG.boolean);
    extensions.set(oid, { isCritical: critical !== undefined && booleanOf(critical), value: octetsOf(cursor.next()) });
    cursor.end();
  }
  wrapper.end();
  return extensions;
}

function readIsAuthority(extension: Extension | undefined): boolean {
  const flag = extension && new DerCursor(readDer(extension.value)).optional(TAG.boolean);
  return flag !== undefined && booleanOf(flag);
}

function readExtendedKeyUsage(extension: Extension | undefined): CertificateFacts['extendedKeyUsage'] {
  if (extension === undefined) return null;
  return { isCritical: extension.isCritical, purposes: new DerCursor(readDer(extension.value)).rest().map(oidOf) };
}

/** EN 319 412-5, 4.2.1: the statement stands among others whose content is of no interest here. */
function readClaimsQualified(extension: Extension | undefined): boolean {
  if (extension === undefined) return false;
  return new DerCursor(readDer(extension.value)).rest().some((statement) => oidOf(new DerCursor(statement).next(TAG.oid)) === OID.qualifiedCompliance);
}

function isOwnAuthority(extensions: ReadonlyMap<string, Extension>): boolean {
  const own = extensions.get(OID.subjectKeyIdentifier);
  const authority = extensions.get(OID.authorityKeyIdentifier);
  if (own === undefined || authority === undefined) return false;
  const authorityKey = new DerCursor(readDer(authority.value)).optional(contextTag(0, 'primitive'));
  return authorityKey !== undefined && Buffer.compare(octetsOf(readDer(own.value)), authorityKey.content) === 0;
}

/** Whether `issuer` is named as the issuer and its key made the signature. SHA-1 counts only where a root signs itself. */
export function isIssuedBy(certificate: CertificateFacts, issuer: CertificateFacts): boolean {
  const { algorithm, signed, signature } = certificate;
  const isSelf = certificate.fingerprint === issuer.fingerprint;
  if (algorithm.hash === null || (algorithm.hash === 'sha1' && !isSelf)) return false;
  if (Buffer.compare(certificate.issuerDer, issuer.subjectDer) !== 0) return false;
  return isSignatureRight(issuer.publicKey, { algorithm, hash: algorithm.hash, signed, signature });
}

/** The name a person would call the owner by: common name, otherwise organisation, otherwise the serial number. */
export function ownerOf(certificate: CertificateFacts): string {
  return certificate.subject.commonName ?? certificate.subject.organisation ?? certificate.serial;
}
