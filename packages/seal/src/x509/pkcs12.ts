import { createHmac, timingSafeEqual } from 'node:crypto';
import { berToDer } from '../der/ber-to-der.ts';
import { DerCursor } from '../der/der-cursor.ts';
import { childrenOf, contextTag, DerError, type DerNode, readDer, TAG } from '../der/der-node.ts';
import { octetsOf, oidOf, smallInteger } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import { decryptWithPassword, pkcs12Key } from './password-encryption.ts';
import { readHashAlgorithm } from './signature-algorithm.ts';

/** What a PKCS#12 file holds: private keys as PKCS#8, certificates as DER, in the order of the file. */
export type Pkcs12Contents = { readonly keys: readonly Uint8Array[]; readonly certificates: readonly Uint8Array[] };

const MOST_BAGS = 100;

/**
 * Opens a PKCS#12 file (RFC 7292), modern or old; null when the password is wrong.
 * @throws DerError when it is no such file, UnsupportedEncryptionError when it uses what is not served.
 */
export function openPkcs12(file: Uint8Array, password: string): Pkcs12Contents | null {
  const outer = new DerCursor(readDer(berToDer(file)));
  if (smallInteger(outer.next()) !== 3) throw new DerError('an unknown version');
  const safe = dataOf(outer.next());
  const integrity = outer.optional(TAG.sequence);
  if (integrity !== undefined && !isIntegrityRight(integrity, safe, password)) return null;

  const keys: Uint8Array[] = [];
  const certificates: Uint8Array[] = [];
  for (const part of new DerCursor(readDer(berToDer(safe))).rest()) {
    const bags = openPart(part, password);
    if (bags === null) return null;
    for (const bag of bags) {
      const content = openBag(bag, password);
      if (content === null) return null;
      if (content.kind === 'key') keys.push(content.bytes);
      if (content.kind === 'certificate') certificates.push(content.bytes);
    }
  }
  return { keys, certificates };
}

/** The octets of a ContentInfo of type data, as they stand: the integrity check covers just these. */
function dataOf(node: DerNode): Uint8Array {
  const cursor = new DerCursor(node);
  if (oidOf(cursor.next()) !== OID.data) throw new DerError('expected plain data');
  return octetsOf(cursor.enter(contextTag(0)).next());
}

function isIntegrityRight(node: DerNode, safe: Uint8Array, password: string): boolean {
  const cursor = new DerCursor(node);
  const digestInfo = cursor.enter();
  const hash = readHashAlgorithm(digestInfo.next());
  const expected = octetsOf(digestInfo.next());
  const salt = octetsOf(cursor.next());
  const count = cursor.optional(TAG.integer);
  const iterations = count === undefined ? 1 : smallInteger(count);
  const key = pkcs12Key(hash, { password, salt, iterations, id: 3, length: expected.length });
  const computed = createHmac(hash, key).update(safe).digest();
  return computed.length === expected.length && timingSafeEqual(computed, expected);
}

function openPart(part: DerNode, password: string): DerNode[] | null {
  const type = oidOf(new DerCursor(part).next());
  const content = type === OID.encryptedData ? decryptPart(part, password) : berToDer(dataOf(part));
  const bags = content === null ? null : new DerCursor(readDer(content)).rest();
  if (bags !== null && bags.length > MOST_BAGS) throw new DerError('too many bags');
  return bags;
}

function decryptPart(part: DerNode, password: string): Uint8Array | null {
  const cursor = new DerCursor(part);
  cursor.next();
  const body = cursor.enter(contextTag(0)).enter();
  body.next(); // version
  const info = body.enter();
  info.next(); // content type
  const algorithm = info.next(TAG.sequence);
  const content = decryptWithPassword(algorithm, splitOctets(info.next()), password);
  return content === null ? null : berOrNull(content);
}

/** [0] IMPLICIT OCTET STRING, in one piece or in several. */
function splitOctets(node: DerNode): Uint8Array {
  if (node.tag === contextTag(0, 'primitive')) return node.content;
  if (node.tag !== contextTag(0)) throw new DerError('expected encrypted octets');
  return Buffer.concat(childrenOf(node).map(octetsOf));
}

/** Decrypted bytes that are no BER come from a wrong password whose padding looked right by chance. */
function berOrNull(content: Uint8Array): Uint8Array | null {
  try {
    return berToDer(content);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return null;
  }
}

type BagContent = { readonly kind: 'key' | 'certificate'; readonly bytes: Uint8Array } | { readonly kind: 'other' };

function openBag(bag: DerNode, password: string): BagContent | null {
  const cursor = new DerCursor(bag);
  const type = oidOf(cursor.next());
  const value = cursor.enter(contextTag(0)).next();
  if (type === OID.keyBag) return { kind: 'key', bytes: value.encoding };
  if (type === OID.shroudedKeyBag) {
    const inner = new DerCursor(value);
    const key = decryptWithPassword(inner.next(TAG.sequence), octetsOf(inner.next()), password);
    return key === null ? null : { kind: 'key', bytes: key };
  }
  if (type !== OID.certificateBag) return { kind: 'other' };
  const certificate = new DerCursor(value);
  if (oidOf(certificate.next()) !== OID.x509Certificate) return { kind: 'other' };
  return { kind: 'certificate', bytes: octetsOf(certificate.enter(contextTag(0)).next()) };
}
