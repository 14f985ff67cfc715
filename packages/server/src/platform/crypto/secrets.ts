import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
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
  /** What sets up an instance that others can reach: 60 bits, printed at its start. The same until the keys change. */
  readonly setUpCode: string;
  /** Signs what a portal form carries back. */
  formSignature(text: string): string;
  /** Keyed hash under which an erased person's address or number is remembered. */
  erasureHash(key: string): string;
  /** Encrypts a text for one place ("webhooks/<workspace>/<id>/secret"): it cannot be opened at another. */
  sealText(place: string, text: string): string;
  /** Opens what `sealText` made. @throws Error when it was changed or stands at another place. */
  openText(place: string, sealed: string): string;
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
    const k = createSecretKey(key(purpose));
    return (text) => createHmac('sha256', k).update(text).digest();
  };
  const [link, code, codeHash, form, erasure] = [mac('link'), mac('code'), mac('code-hash'), mac('form'), mac('erasure')];
  return {
    linkToken: (nonce) => link(nonce).toString('base64url'),
    code: (codeId) => String(Number(code(codeId).readBigUInt64BE() % 1_000_000n)).padStart(6, '0'),
    codeHash: (codeId, digits) => codeHash(`${codeId}:${digits}`).toString('hex'),
    sealKey: key('seal'),
    sessionSecret: key('session').toString('base64url'),
    setUpCode: readable(mac('set-up')('')),
    formSignature: (text) => form(text).toString('base64url'),
    erasureHash: (text) => erasure(text).toString('hex'),
    sealText: (place, text) => sealText(key('text'), place, text),
    openText: (place, sealed) => openText(key('text'), place, sealed),
  };
}

/** Without letters that look like others. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = [0, 4, 8];

/** Twelve letters in groups of four, "K7QM-2DXA-9FTE". */
function readable(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, 12)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return GROUPS.map((at) => letters.slice(at, at + 4)).join('-');
}

const SEALED_MARK = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with the place as associated data; nonce, tag and text together. */
function sealText(key: Buffer, place: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return SEALED_MARK + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

function openText(key: Buffer, place: string, sealed: string): string {
  if (!sealed.startsWith(SEALED_MARK)) throw new Error('this is no sealed text');
  const bytes = Buffer.from(sealed.slice(SEALED_MARK.length), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
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
