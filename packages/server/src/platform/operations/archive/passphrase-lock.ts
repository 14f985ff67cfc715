import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { HouseProblem } from '../house-problem.ts';
import type { ByteSource } from './byte-source.ts';

/**
 * A backup under a passphrase: scrypt makes the key, and the archive is sealed in frames by AES-256-GCM.
 * Each frame's nonce holds a counter and a mark on the last one (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár), so that frames cannot be dropped, doubled, swapped or cut off.
 */
export const LOCK_MARK = Buffer.from('entente backup under a passphrase 1\n');

const FRAME = 64 * 1024;
const TAG = 16;
const SALT = 16;
const CHECK = 16;
/** 128 MB and about half a second a try; OWASP's figure for scrypt. */
const COST: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

type Keys = { readonly key: Buffer; readonly check: Buffer; readonly nonce: Buffer };

/** Seals what is written and hands it on; call `end` once, it writes the last frame. */
export class PassphraseLock {
  readonly #keys: Keys;
  readonly #out: (bytes: Buffer) => Promise<void>;
  #pending: Buffer = Buffer.alloc(0);
  #frames = 0;

  private constructor(keys: Keys, out: (bytes: Buffer) => Promise<void>) {
    this.#keys = keys;
    this.#out = out;
  }

  static async open(passphrase: string, out: (bytes: Buffer) => Promise<void>): Promise<PassphraseLock> {
    const salt = randomBytes(SALT);
    const keys = await keysFrom(passphrase, salt);
    await out(Buffer.concat([LOCK_MARK, salt, keys.check]));
    return new PassphraseLock(keys, out);
  }

  async write(bytes: Buffer): Promise<void> {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    while (this.#pending.length > FRAME) {
      await this.#seal(this.#pending.subarray(0, FRAME), false);
      this.#pending = this.#pending.subarray(FRAME);
    }
  }

  async end(): Promise<void> {
    await this.#seal(this.#pending, true);
  }

  async #seal(plain: Buffer, last: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#keys.key, frameNonce(this.#keys.nonce, this.#frames, last));
    this.#frames += 1;
    await this.#out(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  }
}

/**
 * Opens a locked archive whose mark was already read.
 * @throws HouseProblem `backup-passphrase-wrong`, `backup-file-damaged`
 */
export async function* unlocked(source: ByteSource, passphrase: string): AsyncGenerator<Buffer> {
  const keys = await keysFrom(passphrase, await source.exactly(SALT));
  if (!timingSafeEqual(keys.check, await source.exactly(CHECK))) throw new HouseProblem('backup-passphrase-wrong');
  let frame = await source.upTo(FRAME + TAG);
  for (let count = 0; ; count += 1) {
    const next = await source.upTo(FRAME + TAG);
    yield openFrame(frame, keys, { count, last: next.length === 0 });
    if (next.length === 0) return;
    frame = next;
  }
}

function openFrame(frame: Buffer, keys: Keys, { count, last }: { count: number; last: boolean }): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.key, frameNonce(keys.nonce, count, last));
    decipher.setAuthTag(frame.subarray(-TAG));
    return Buffer.concat([decipher.update(frame.subarray(0, -TAG)), decipher.final()]);
  } catch {
    throw new HouseProblem('backup-file-damaged', { place: `frame ${count + 1}` });
  }
}

function frameNonce(prefix: Buffer, count: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(count, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** The salt is new for each backup, so key and nonce prefix are too. */
async function keysFrom(passphrase: string, salt: Buffer): Promise<Keys> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32 + CHECK + 7, COST, (error, derived) => (error === null ? resolve(derived) : reject(error)));
  });
  return { key: bytes.subarray(0, 32), check: bytes.subarray(32, 32 + CHECK), nonce: bytes.subarray(32 + CHECK) };
}
