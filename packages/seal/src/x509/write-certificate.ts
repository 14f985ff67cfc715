import { createHash, type KeyObject, sign } from 'node:crypto';
import { bitString, booleanTrue, certificateTime, element, integer, nothing, objectIdentifier, octetString, sequence, setOf, tagged, utf8String } from '../der/der-write.ts';
import { TAG } from '../der/der-node.ts';
import { OID } from '../der/object-identifiers.ts';

export type CertificateInput = {
  readonly commonName: string;
  readonly organisation: string;
  /** ISO 3166 alpha-2, or null. */
  readonly country: string | null;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly serial: Uint8Array;
  readonly validFrom: Date;
  readonly validTo: Date;
};

/** digitalSignature and contentCommitment, as X.509 numbers the bits from the left. */
const KEY_USAGE_BITS = Uint8Array.of(0b1100_0000);
const UNUSED_BITS = 6;

/** A self-signed X.509 v3 certificate for sealing documents, as DER. */
export function selfSignedCertificate(input: CertificateInput): Uint8Array {
  const isElliptic = input.privateKey.asymmetricKeyType === 'ec';
  const algorithm = isElliptic ? sequence(objectIdentifier(OID.ecdsaSha256)) : sequence(objectIdentifier(OID.rsaSha256), nothing());
  const name = distinguishedName(input);
  const publicKey = input.publicKey.export({ format: 'der', type: 'spki' });
  const body = sequence(
    tagged(0, integer(2)), // version 3
    integer(input.serial),
    algorithm,
    name,
    sequence(certificateTime(input.validFrom), certificateTime(input.validTo)),
    name,
    publicKey,
    tagged(3, sequence(...extensions(publicKey))),
  );
  return Uint8Array.from(sequence(body, algorithm, bitString(sign('sha256', body, input.privateKey))));
}

function distinguishedName({ commonName, organisation, country }: CertificateInput): Uint8Array {
  const part = (oid: string, value: Uint8Array): Uint8Array => setOf(sequence(objectIdentifier(oid), value));
  const countryPart = country === null ? [] : [part(OID.country, element(TAG.printable, Buffer.from(country, 'latin1')))];
  return sequence(...countryPart, part(OID.organisation, utf8String(organisation)), part(OID.commonName, utf8String(commonName)));
}

/** It ends every chain itself, signs documents, and names its key so that a reader can find it. */
function extensions(publicKey: Uint8Array): Uint8Array[] {
  const keyIdentifier = createHash('sha256').update(publicKey).digest().subarray(0, 20);
  return [
    extension(OID.basicConstraints, sequence(), true),
    extension(OID.keyUsage, bitString(KEY_USAGE_BITS, UNUSED_BITS), true),
    // Document signing is what it is for; poppler and NSS only trust certificates that may protect mail.
    extension(OID.extendedKeyUsage, sequence(objectIdentifier(OID.documentSigning), objectIdentifier(OID.emailProtection))),
    extension(OID.subjectKeyIdentifier, octetString(keyIdentifier)),
    extension(OID.authorityKeyIdentifier, sequence(element(0x80, keyIdentifier))),
  ];
}

function extension(oid: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(objectIdentifier(oid), ...(isCritical ? [booleanTrue()] : []), octetString(value));
}
