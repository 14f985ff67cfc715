import { DerCursor } from '../der/der-cursor.ts';
import { childrenOf, contextTag, DerError, type DerNode, readDer, TAG } from '../der/der-node.ts';
import { element } from '../der/der-write.ts';
import { integerHex, octetsOf, oidOf, smallInteger } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import { type CertificateFacts, readCertificate } from '../x509/certificate-facts.ts';
import { type HashName, readHashAlgorithm, readSignatureAlgorithm, type SignatureAlgorithm } from '../x509/signature-algorithm.ts';

/** The values of an attribute, by its object identifier. */
export type Attributes = ReadonlyMap<string, readonly DerNode[]>;

/** A CMS SignedData with exactly one signer, as seals and time-stamp tokens are. */
export type SignedData = {
  readonly contentType: string;
  /** null when the content is kept elsewhere (detached). */
  readonly content: Uint8Array | null;
  readonly certificates: readonly CertificateFacts[];
  readonly signer: SignerInfo;
};

export type SignerInfo = {
  readonly issuerDer: Uint8Array;
  readonly serial: string;
  readonly hash: HashName;
  readonly hashAlgorithmDer: Uint8Array;
  readonly signedAttributes: Attributes;
  /** The signed attributes as the SET OF that the signature covers. */
  readonly signedAttributesDer: Uint8Array;
  readonly algorithm: SignatureAlgorithm;
  /** Identifier and parameters of the signature algorithm, without their wrapping. */
  readonly algorithmContent: Uint8Array;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: Attributes;
};

const MOST_CERTIFICATES = 12;

/**
 * Reads a ContentInfo that holds SignedData (RFC 5652). Strict where other readers are lenient:
 * versions must follow the rules of the standard, one hash is announced, nothing may be left over.
 * @throws DerError when it is anything else.
 */
export function readSignedData(der: Uint8Array): SignedData {
  const info = new DerCursor(readDer(der));
  if (oidOf(info.next()) !== OID.signedData) throw new DerError('not a SignedData');
  const wrapper = info.enter(contextTag(0));
  info.end();
  const body = wrapper.enter();
  wrapper.end();

  const version = smallInteger(body.next());
  const hashes = body.enter(TAG.set).rest().map(readHashAlgorithm);
  const { contentType, content } = readContent(body.next());
  const certificates = readCertificates(body.optional(contextTag(0)));
  const signers = body.enter(TAG.set);
  body.end();
  const signer = readSigner(signers.next());
  signers.end();

  if (version !== (contentType === OID.data ? 1 : 3)) throw new DerError('the version does not fit the content');
  if (hashes.length !== 1 || hashes[0] !== signer.hash) throw new DerError('the hash is not the one announced');
  return { contentType, content, certificates, signer };
}

function readContent(node: DerNode): { contentType: string; content: Uint8Array | null } {
  const cursor = new DerCursor(node);
  const contentType = oidOf(cursor.next());
  const wrapper = cursor.optional(contextTag(0));
  cursor.end();
  if (wrapper === undefined) return { contentType, content: null };
  const [inner, ...more] = childrenOf(wrapper);
  if (inner === undefined || more.length > 0) throw new DerError('the content is not one element');
  return { contentType, content: octetsOf(inner) };
}

function readCertificates(node: DerNode | undefined): CertificateFacts[] {
  const encodings = node === undefined ? [] : childrenOf(node).map((child) => child.encoding);
  if (encodings.length > MOST_CERTIFICATES) throw new DerError('too many certificates');
  return encodings.map(readCertificate);
}

function readSigner(node: DerNode): SignerInfo {
  const cursor = new DerCursor(node);
  if (smallInteger(cursor.next()) !== 1) throw new DerError('the signer is not named by issuer and serial number');
  const name = cursor.enter();
  const issuerDer = name.next(TAG.sequence).encoding;
  const serial = integerHex(name.next());
  name.end();
  const hashAlgorithm = cursor.next();
  const signedAttributes = cursor.next(contextTag(0));
  const algorithm = cursor.next();
  const signature = octetsOf(cursor.next());
  const unsignedAttributes = cursor.optional(contextTag(1));
  cursor.end();
  return {
    issuerDer,
    serial,
    hash: readHashAlgorithm(hashAlgorithm),
    hashAlgorithmDer: hashAlgorithm.encoding,
    signedAttributes: readAttributes(signedAttributes),
    signedAttributesDer: element(TAG.set, signedAttributes.content),
    algorithm: readSignatureAlgorithm(algorithm),
    algorithmContent: algorithm.content,
    signature,
    unsignedAttributes: unsignedAttributes === undefined ? new Map() : readAttributes(unsignedAttributes),
  };
}

function readAttributes(node: DerNode): Attributes {
  const attributes = new Map<string, readonly DerNode[]>();
  for (const child of childrenOf(node)) {
    const cursor = new DerCursor(child);
    const oid = oidOf(cursor.next());
    const values = cursor.enter(TAG.set).rest();
    cursor.end();
    if (attributes.has(oid) || values.length === 0) throw new DerError('an attribute is doubled or empty');
    attributes.set(oid, values);
  }
  return attributes;
}
