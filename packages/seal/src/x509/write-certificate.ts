import { createHash, type KeyObject, sign } from 'node:crypto';
import { TAG } from '../der/der-node.ts';
import { bitString, booleanTrue, certificateTime, element, integer, nothing, objectIdentifier, octetString, sequence, setOf, tagged, utf8String } from '../der/der-write.ts';
import { OID } from '../der/object-identifiers.ts';

/** Whom a certificate names. */
export type CertificateName = {
  readonly commonName: string;
  readonly organisation: string;
  /** ISO 3166 alpha-2, or null. */
  readonly country: string | null;
};

export type KeyPair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

export type CertificateInput = {
  /** `authority` vouches for the seal and for nothing else; `seal` signs documents. */
  readonly role: 'authority' | 'seal';
  readonly subject: CertificateName;
  readonly publicKey: KeyObject;
  readonly issuer: CertificateName;
  readonly issuerKeys: KeyPair;
  readonly serial: Uint8Array;
  readonly validFrom: Date;
  readonly validTo: Date;
};

/** An X.509 v3 certificate (RFC 5280), as DER. */
export function writeCertificate(input: CertificateInput): Uint8Array {
  const { issuerKeys, publicKey } = input;
  const isElliptic = issuerKeys.privateKey.asymmetricKeyType === 'ec';
  const algorithm = isElliptic ? sequence(objectIdentifier(OID.ecdsaSha256)) : sequence(objectIdentifier(OID.rsaSha256), nothing());
  const body = sequence(
    tagged(0, integer(2)), // version 3
    integer(input.serial),
    algorithm,
    distinguishedName(input.issuer),
    sequence(certificateTime(input.validFrom), certificateTime(input.validTo)),
    distinguishedName(input.subject),
    publicKey.export({ format: 'der', type: 'spki' }),
    tagged(3, sequence(...(input.role === 'authority' ? authorityExtensions() : sealExtensions()), ...keyIdentifiers(publicKey, issuerKeys.publicKey))),
  );
  return Uint8Array.from(sequence(body, algorithm, bitString(sign('sha256', body, issuerKeys.privateKey))));
}

function distinguishedName({ commonName, organisation, country }: CertificateName): Uint8Array {
  const part = (oid: string, value: Uint8Array): Uint8Array => setOf(sequence(objectIdentifier(oid), value));
  const countryPart = country === null ? [] : [part(OID.country, element(TAG.printable, Buffer.from(country, 'latin1')))];
  return sequence(...countryPart, part(OID.organisation, utf8String(organisation)), part(OID.commonName, utf8String(commonName)));
}

/** X.509 numbers the bits of key usage from the left: 0 digitalSignature, 1 contentCommitment, 5 keyCertSign. */
const MAY_SIGN_CERTIFICATES = bitString(Uint8Array.of(0b0000_0100), 2);
const MAY_SIGN_AND_COMMIT = bitString(Uint8Array.of(0b1100_0000), 6);

function authorityExtensions(): Uint8Array[] {
  const noAuthorityBelow = integer(0);
  return [extension(OID.basicConstraints, sequence(booleanTrue(), noAuthorityBelow), true), extension(OID.keyUsage, MAY_SIGN_CERTIFICATES, true)];
}

function sealExtensions(): Uint8Array[] {
  return [
    extension(OID.basicConstraints, sequence(), true),
    extension(OID.keyUsage, MAY_SIGN_AND_COMMIT, true),
    // Document signing is what it is for; readers built on NSS trust only certificates that may protect mail.
    extension(OID.extendedKeyUsage, sequence(objectIdentifier(OID.documentSigning), objectIdentifier(OID.emailProtection))),
  ];
}

function keyIdentifiers(own: KeyObject, issuer: KeyObject): Uint8Array[] {
  return [extension(OID.subjectKeyIdentifier, octetString(identifierOf(own))), extension(OID.authorityKeyIdentifier, sequence(element(0x80, identifierOf(issuer))))];
}

function identifierOf(publicKey: KeyObject): Uint8Array {
  return createHash('sha256').update(publicKey.export({ format: 'der', type: 'spki' })).digest().subarray(0, 20);
}

function extension(oid: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(objectIdentifier(oid), ...(isCritical ? [booleanTrue()] : []), octetString(value));
}
