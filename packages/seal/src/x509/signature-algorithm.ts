import { constants, type KeyObject, verify } from 'node:crypto';
import { DerCursor } from '../der/der-cursor.ts';
import { DerError, type DerNode, contextTag, TAG } from '../der/der-node.ts';
import { oidOf, smallInteger } from '../der/der-values.ts';
import { OID } from '../der/object-identifiers.ts';

export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** How a signature was made. `hash` is null for the bare RSA identifier, where the surroundings name the hash. */
export type SignatureAlgorithm =
  | { readonly scheme: 'rsa'; readonly hash: HashName | null }
  | { readonly scheme: 'rsa-pss'; readonly hash: HashName; readonly saltLength: number }
  | { readonly scheme: 'ecdsa'; readonly hash: HashName };

const HASHES: ReadonlyMap<string, HashName> = new Map([
  [OID.sha1, 'sha1'],
  [OID.sha256, 'sha256'],
  [OID.sha384, 'sha384'],
  [OID.sha512, 'sha512'],
]);

const RSA_WITH: ReadonlyMap<string, HashName | null> = new Map<string, HashName | null>([
  [OID.rsaEncryption, null],
  [OID.rsaSha1, 'sha1'],
  [OID.rsaSha256, 'sha256'],
  [OID.rsaSha384, 'sha384'],
  [OID.rsaSha512, 'sha512'],
]);

const ECDSA_WITH: ReadonlyMap<string, HashName> = new Map([
  [OID.ecdsaSha256, 'sha256'],
  [OID.ecdsaSha384, 'sha384'],
  [OID.ecdsaSha512, 'sha512'],
]);

/** Reads a hash AlgorithmIdentifier (parameters absent or NULL). @throws DerError on an unknown one. */
export function readHashAlgorithm(node: DerNode): HashName {
  const cursor = new DerCursor(node);
  const hash = HASHES.get(oidOf(cursor.next(TAG.oid)));
  refuseParameters(cursor);
  if (hash === undefined) throw new DerError('an unknown hash algorithm');
  return hash;
}

/** Reads a signature AlgorithmIdentifier. @throws DerError on one that seals and time stamps do not use. */
export function readSignatureAlgorithm(node: DerNode): SignatureAlgorithm {
  const cursor = new DerCursor(node);
  const oid = oidOf(cursor.next(TAG.oid));
  if (oid === OID.rsaPss) return readPssParameters(cursor);
  refuseParameters(cursor);
  const rsaHash = RSA_WITH.get(oid);
  if (rsaHash !== undefined) return { scheme: 'rsa', hash: rsaHash };
  const ecdsaHash = ECDSA_WITH.get(oid);
  if (ecdsaHash !== undefined) return { scheme: 'ecdsa', hash: ecdsaHash };
  throw new DerError('an unknown signature algorithm');
}

function refuseParameters(cursor: DerCursor): void {
  const parameters = cursor.optional(TAG.null);
  if (parameters !== undefined && parameters.content.length > 0) throw new DerError('NULL is never filled');
  cursor.end();
}

/** RFC 4055: hash [0], mask generation [1], salt length [2]; the defaults speak of SHA-1 and are refused. */
function readPssParameters(cursor: DerCursor): SignatureAlgorithm {
  const parameters = cursor.enter();
  cursor.end();
  const hash = readHashAlgorithm(new DerCursor(parameters.next(contextTag(0)), contextTag(0)).next());
  const mask = new DerCursor(parameters.next(contextTag(1)), contextTag(1)).enter();
  const saltLength = smallInteger(new DerCursor(parameters.next(contextTag(2)), contextTag(2)).next());
  parameters.end();
  if (oidOf(mask.next(TAG.oid)) !== OID.mgf1 || readHashAlgorithm(mask.next()) !== hash) throw new DerError('an unusual mask generation');
  mask.end();
  return { scheme: 'rsa-pss', hash, saltLength };
}

export type SignatureToCheck = {
  readonly algorithm: SignatureAlgorithm;
  /** Used where the algorithm itself names no hash. */
  readonly hash: HashName;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
};

/** Whether the signature is right for the key. A key of another kind, or one that refuses the algorithm, answers no. */
export function isSignatureRight(key: KeyObject, { algorithm, hash, signed, signature }: SignatureToCheck): boolean {
  const kinds = algorithm.scheme === 'ecdsa' ? ['ec'] : algorithm.scheme === 'rsa' ? ['rsa'] : ['rsa', 'rsa-pss'];
  if (!kinds.includes(key.asymmetricKeyType ?? '')) return false;
  try {
    return verify(algorithm.hash ?? hash, signed, { key, ...paddingOf(algorithm) }, signature);
  } catch {
    return false; // OpenSSL throws where a key limits what it may be used with
  }
}

function paddingOf(algorithm: SignatureAlgorithm): { padding?: number; saltLength?: number } {
  if (algorithm.scheme === 'rsa-pss') return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength };
  return algorithm.scheme === 'rsa' ? { padding: constants.RSA_PKCS1_PADDING } : {};
}
