import { createHash, sign } from 'node:crypto';
import type { SealIdentity } from '../certificate.ts';
import { childrenOf, readDer, TAG } from '../der/der-node.ts';
import { booleanTrue, element, integer, objectIdentifier, octetString, sequence, setOf, sortedForSet, tagged } from '../der/der-write.ts';
import { OID } from '../der/object-identifiers.ts';
import { readCertificate } from '../x509/certificate-facts.ts';

const SHA256 = sequence(objectIdentifier(OID.sha256));

/** A token for a digest (SHA-256), out of the answer that an authority gives. @throws when it gives none. */
export function timestampTokenFor(digest: Uint8Array, ask: (query: Uint8Array) => Uint8Array): Uint8Array {
  const query = sequence(integer(1), sequence(SHA256, octetString(digest)), booleanTrue());
  const [, token] = childrenOf(readDer(ask(query)));
  if (token === undefined) throw new Error('the authority gave no token');
  return token.encoding;
}

/** A token that is right in everything but that its certificate (P-256) was never meant to stamp time. */
export function tokenBy({ key, certificateChain }: SealIdentity, digest: Uint8Array): Uint8Array {
  const [own = new Uint8Array()] = certificateChain;
  const { issuerDer, serial } = readCertificate(own);
  const time = element(TAG.generalizedTime, Buffer.from('20260303112233Z'));
  const info = sequence(integer(1), objectIdentifier('1.2.3.4.1'), sequence(SHA256, octetString(digest)), integer(7), time);
  const attribute = (oid: string, value: Uint8Array): Uint8Array => sequence(objectIdentifier(oid), setOf(value));
  const attributes = sortedForSet([
    attribute(OID.contentType, objectIdentifier(OID.timeStampInfo)),
    attribute(OID.messageDigest, octetString(sha256(info))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octetString(sha256(own)))))),
  ]);
  const name = sequence(issuerDer, element(TAG.integer, Buffer.from(serial, 'hex')));
  const signature = octetString(sign('sha256', setOf(...attributes), key));
  const signer = sequence(integer(1), name, SHA256, tagged(0, ...attributes), sequence(objectIdentifier(OID.ecdsaSha256)), signature);
  const content = sequence(objectIdentifier(OID.timeStampInfo), tagged(0, octetString(info)));
  return sequence(objectIdentifier(OID.signedData), tagged(0, sequence(integer(3), setOf(SHA256), content, tagged(0, own), setOf(signer))));
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
