import { createHash, type KeyObject, sign } from 'node:crypto';
import { DerCursor } from '../der/der-cursor.ts';
import { readDer, TAG } from '../der/der-node.ts';
import { element, integer, nothing, objectIdentifier, octetString, sequence, setOf, sortedForSet, tagged } from '../der/der-write.ts';
import { OID } from '../der/object-identifiers.ts';
import { readCertificate } from '../x509/certificate-facts.ts';

export type SignedDataInput = {
  /** SHA-256 of the detached content. */
  readonly contentDigest: Uint8Array;
  /** RSA or P-256 private key. */
  readonly key: KeyObject;
  /** DER, the signer's first. */
  readonly certificateChain: readonly Uint8Array[];
};

/** A signed container without unsigned attributes, and the signature value that a time stamp would be about. */
export type DetachedSignature = { readonly container: Uint8Array; readonly signature: Uint8Array };

const SHA256 = sequence(objectIdentifier(OID.sha256));

/**
 * Builds the detached CMS of a PAdES baseline signature: content type, message digest and
 * signing-certificate-v2 are signed, and the algorithms with them (RFC 6211). There is no signing
 * time: EN 319 142-1 keeps the claimed time in the signature dictionary.
 * @throws RangeError when the chain is empty.
 */
export function signDetached({ contentDigest, key, certificateChain }: SignedDataInput): DetachedSignature {
  const [own] = certificateChain;
  if (own === undefined) throw new RangeError('a seal needs its certificate');
  const algorithm = signatureAlgorithmFor(key);
  const attributes = sortedForSet([
    attribute(OID.contentType, objectIdentifier(OID.data)),
    attribute(OID.messageDigest, octetString(contentDigest)),
    attribute(OID.signingCertificateV2, sequence(sequence(...certificateChain.map(certificatePin)))),
    attribute(OID.algorithmProtection, sequence(SHA256, tagged(1, readDer(algorithm).content))),
  ]);
  const signature = sign('sha256', setOf(...attributes), key);
  const signer = sequence(integer(1), issuerAndSerial(own), SHA256, tagged(0, ...attributes), algorithm, octetString(signature));
  return { container: contentInfo(signer, certificateChain), signature };
}

function contentInfo(signer: Uint8Array, certificates: readonly Uint8Array[]): Uint8Array {
  const content = sequence(objectIdentifier(OID.data));
  const signedData = sequence(integer(1), setOf(SHA256), content, tagged(0, ...sortedForSet(certificates)), setOf(signer));
  return sequence(objectIdentifier(OID.signedData), tagged(0, signedData));
}

function signatureAlgorithmFor(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === 'ec') return sequence(objectIdentifier(OID.ecdsaSha256));
  return sequence(objectIdentifier(OID.rsaSha256), nothing());
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(oid), setOf(value));
}

/** ESSCertIDv2 with the default hash, SHA-256, which DER leaves out. */
function certificatePin(certificate: Uint8Array): Uint8Array {
  return sequence(octetString(createHash('sha256').update(certificate).digest()));
}

function issuerAndSerial(certificate: Uint8Array): Uint8Array {
  const { issuerDer, serial } = readCertificate(certificate);
  return sequence(issuerDer, element(TAG.integer, Buffer.from(serial, 'hex')));
}

/**
 * Puts a time-stamp token into a container that has none yet; everything else stays byte for byte.
 * @throws DerError when the container is not one, RangeError when it has unsigned attributes already.
 */
export function withTimeStamp(container: Uint8Array, timeStampToken: Uint8Array): Uint8Array {
  const [type, wrapper] = new DerCursor(readDer(container)).rest();
  if (type === undefined || wrapper === undefined) throw new RangeError('not a signed container');
  const body = new DerCursor(wrapper, wrapper.tag).enter().rest();
  const signers = body.at(-1);
  if (signers === undefined) throw new RangeError('not a signed container');
  const parts = new DerCursor(new DerCursor(signers, signers.tag).next()).rest();
  if (parts.length !== 6) throw new RangeError('the container has unsigned attributes already');
  const signer = sequence(...parts.map((part) => part.encoding), tagged(1, attribute(OID.timeStampToken, timeStampToken)));
  const kept = body.slice(0, -1).map((part) => part.encoding);
  return sequence(type.encoding, tagged(0, sequence(...kept, setOf(signer))));
}
