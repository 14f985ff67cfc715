import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { DerCursor } from '../der/der-cursor.ts';
import { DerError, type DerNode, TAG } from '../der/der-node.ts';
import { octetsOf, oidOf, smallInteger } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';
import { decryptRc2 } from './rc2.ts';
import type { HashName } from './signature-algorithm.ts';

/** The file asks for an algorithm, or for an amount of work, that is not served here. */
export class UnsupportedEncryptionError extends Error {
  override readonly name = 'UnsupportedEncryptionError';
}

/** Enough for every tool at work; more would only keep the processor busy. */
const MOST_ITERATIONS = 2_000_000;

const CIPHERS: ReadonlyMap<string, { name: string; keyBytes: number }> = new Map([
  [OID.aes128Cbc, { name: 'aes-128-cbc', keyBytes: 16 }],
  [OID.aes192Cbc, { name: 'aes-192-cbc', keyBytes: 24 }],
  [OID.aes256Cbc, { name: 'aes-256-cbc', keyBytes: 32 }],
  [OID.tripleDesCbc, { name: 'des-ede3-cbc', keyBytes: 24 }],
]);

const PRFS: ReadonlyMap<string, HashName> = new Map([
  [OID.hmacSha1, 'sha1'],
  [OID.hmacSha256, 'sha256'],
  [OID.hmacSha384, 'sha384'],
  [OID.hmacSha512, 'sha512'],
]);

/**
 * Decrypts what an AlgorithmIdentifier of PKCS#5 or PKCS#12 hides; null when the password is wrong.
 * @throws UnsupportedEncryptionError, DerError
 */
export function decryptWithPassword(algorithm: DerNode, data: Uint8Array, password: string): Uint8Array | null {
  const cursor = new DerCursor(algorithm);
  const oid = oidOf(cursor.next());
  const parameters = cursor.enter();
  if (oid === OID.pbes2) return decryptPbes2(parameters, data, password);
  const salt = octetsOf(parameters.next());
  const iterations = checkedIterations(smallInteger(parameters.next()));
  const derive = (id: number, length: number): Uint8Array => pkcs12Key('sha1', { password, salt, iterations, id, length });
  const [KEY, IV] = [1, 2];
  if (oid === OID.pbeSha1TripleDes) return decipher(data, { name: 'des-ede3-cbc', key: derive(KEY, 24), iv: derive(IV, 8) });
  if (oid === OID.pbeSha1Rc2With40) return decryptRc2(data, { key: derive(KEY, 5), effectiveBits: 40, iv: derive(IV, 8) });
  if (oid === OID.pbeSha1Rc2With128) return decryptRc2(data, { key: derive(KEY, 16), effectiveBits: 128, iv: derive(IV, 8) });
  throw new UnsupportedEncryptionError('an unknown password encryption');
}

function decryptPbes2(parameters: DerCursor, data: Uint8Array, password: string): Uint8Array | null {
  const derivation = parameters.enter();
  const scheme = parameters.enter();
  const cipher = CIPHERS.get(oidOf(scheme.next()));
  if (oidOf(derivation.next()) !== OID.pbkdf2 || cipher === undefined) throw new UnsupportedEncryptionError('an unknown cipher or derivation');
  const iv = octetsOf(scheme.next());
  const inputs = derivation.enter();
  const salt = octetsOf(inputs.next());
  const iterations = checkedIterations(smallInteger(inputs.next()));
  inputs.optional(TAG.integer); // the key length follows from the cipher
  const named = inputs.optional(TAG.sequence);
  const prf = named === undefined ? 'sha1' : PRFS.get(oidOf(new DerCursor(named).next()));
  if (prf === undefined) throw new UnsupportedEncryptionError('an unknown pseudo-random function');
  return decipher(data, { name: cipher.name, key: pbkdf2Sync(password, salt, iterations, cipher.keyBytes, prf), iv });
}

function checkedIterations(iterations: number): number {
  if (iterations < 1 || iterations > MOST_ITERATIONS) throw new UnsupportedEncryptionError('an unusual number of iterations');
  return iterations;
}

function decipher(data: Uint8Array, { name, key, iv }: { name: string; key: Uint8Array; iv: Uint8Array }): Uint8Array | null {
  if (iv.length !== (name === 'des-ede3-cbc' ? 8 : 16)) throw new DerError('an initialisation vector of the wrong size');
  try {
    const cipher = createDecipheriv(name, key, iv);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  } catch {
    return null; // the padding tells that the key is not the right one
  }
}

export type Pkcs12KeyInput = {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** 1 for keys, 2 for initialisation vectors, 3 for integrity. */
  readonly id: number;
  readonly length: number;
};

/** The key derivation of RFC 7292, appendix B.2. @throws UnsupportedEncryptionError for too much work. */
export function pkcs12Key(hash: HashName, { password, salt, iterations, id, length }: Pkcs12KeyInput): Uint8Array {
  const rounds = checkedIterations(iterations);
  const blockBytes = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const diversifier = Buffer.alloc(blockBytes, id);
  const secret = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([filled(salt, blockBytes), filled(secret, blockBytes)]);
  const parts: Uint8Array[] = [];
  for (let size = 0; size < length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest();
    for (let round = 1; round < rounds; round += 1) digest = createHash(hash).update(digest).digest();
    parts.push(digest);
    size += digest.length;
    addToBlocks(input, filled(digest, blockBytes).subarray(0, blockBytes));
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** The bytes repeated until they fill whole blocks. */
function filled(bytes: Uint8Array, blockBytes: number): Buffer {
  return bytes.length === 0 ? Buffer.alloc(0) : Buffer.alloc(Math.ceil(bytes.length / blockBytes) * blockBytes, bytes);
}

/** Adds the number `addend + 1` to every block of `blocks`, modulo the size of a block. */
function addToBlocks(blocks: Buffer, addend: Uint8Array): void {
  for (let start = 0; start < blocks.length; start += addend.length) {
    let carry = 1;
    for (let index = addend.length - 1; index >= 0; index -= 1) {
      carry += (blocks[start + index] ?? 0) + (addend[index] ?? 0);
      blocks[start + index] = carry & 0xff;
      carry >>= 8;
    }
  }
}
