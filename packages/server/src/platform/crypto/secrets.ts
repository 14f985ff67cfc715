import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What the instance knows and the database does not. Links and codes are derived from these keys and
 * a random nonce that stands in the row, so that a mail can be rendered without any secret at rest:
 * a dump of the database holds hashes and nonces only.
 */
export type Secrets = {
  /** The token of a link: 256 bits, base64url. */
  linkToken(nonce: string): string;
  /** The six digits of a one-time code. */
  code(codeId: string): string;
  /** Keyed hash of a code, so that a dump cannot be searched through a million codes. */
  codeHash(codeId: string, code: string): string;
  /** Encrypts the seal's private key at rest. */
  readonly sealKey: Buffer;
  /** Signs the cookies of sessions. */
  readonly sessionSecret: string;
  /** Signs what a portal form carries back. */
  formSignature(text: string): string;
};

const KEY_BYTES = 32;

/**
 * Reads the instance's master key, making it at first start (mode 0600). `ENTENTE_SECRET_KEY`
 * (64 hex digits) takes its place where several processes share one database.
 * @throws Error when the given key has the wrong shape.
 */
export async function openSecrets(folder: string, given = process.env.ENTENTE_SECRET_KEY): Promise<Secrets> {
  if (given !== undefined && given !== '') {
    if (!/^[0-9a-f]{64}$/i.test(given)) throw new Error('ENTENTE_SECRET_KEY must be 64 hexadecimal digits');
    return secretsFrom(Buffer.from(given, 'hex'));
  }
  const path = join(folder, 'master.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, randomBytes(KEY_BYTES).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await chmod(path, 0o600);
  }
  return secretsFrom(Buffer.from((await readFile(path, 'utf8')).trim(), 'hex'));
}

/** Derives every key from one master key (HKDF, RFC 5869). */
export function secretsFrom(master: Buffer): Secrets {
  if (master.length !== KEY_BYTES) throw new Error('the master key must be 32 bytes');
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', `entente/${purpose}`, KEY_BYTES));
  const mac = (purpose: string): ((text: string) => Buffer) => {
    const k = key(purpose);
    return (text) => createHmac('sha256', k).update(text).digest();
  };
  const [link, code, codeHash, form] = [mac('link'), mac('code'), mac('code-hash'), mac('form')];
  return {
    linkToken: (nonce) => link(nonce).toString('base64url'),
    code: (codeId) => String(Number(code(codeId).readBigUInt64BE() % 1_000_000n)).padStart(6, '0'),
    codeHash: (codeId, digits) => codeHash(`${codeId}:${digits}`).toString('hex'),
    sealKey: key('seal'),
    sessionSecret: key('session').toString('base64url'),
    formSignature: (text) => form(text).toString('base64url'),
  };
}

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A random nonce of 128 bits, base64url. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** Compares two texts in time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [x, y] = [createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest()];
  return timingSafeEqual(x, y);
}
