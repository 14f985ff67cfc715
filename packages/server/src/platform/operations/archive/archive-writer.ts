import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { HouseProblem } from '../house-problem.ts';
import { CHECKSUM_ENTRY } from './manifest.ts';
import { PassphraseLock } from './passphrase-lock.ts';
import { BLOCK, paddingAfter, writeTarHeader } from './tar-header.ts';

/**
 * Writes an archive beside its final name; it gets that name only by `keep`, after it was checked.
 * Every byte is covered by the hash in the last entry.
 */
export class ArchiveWriter {
  readonly draft: string;
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #seconds: number;
  readonly #hash = createHash('sha256');
  #lock: PassphraseLock | null = null;

  private constructor(file: string, handle: FileHandle, madeAt: Date) {
    this.#file = file;
    this.draft = `${file}.part`;
    this.#handle = handle;
    this.#seconds = Math.floor(madeAt.getTime() / 1000);
  }

  /** @throws HouseProblem `data-folder-not-writable` */
  static async create(file: string, madeAt: Date, passphrase: string | undefined): Promise<ArchiveWriter> {
    await rm(`${file}.part`, { force: true });
    const handle = await open(`${file}.part`, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      throw new HouseProblem('data-folder-not-writable', { folder: file, reason: error.code ?? '' });
    });
    const writer = new ArchiveWriter(file, handle, madeAt);
    if (passphrase !== undefined) writer.#lock = await PassphraseLock.open(passphrase, (bytes) => writer.#raw(bytes));
    return writer;
  }

  async entry(name: string, content: Buffer): Promise<void> {
    await this.entryFrom(name, content.length, [content]);
  }

  /** @throws RangeError when the source does not give exactly `size` bytes (a file that changes meanwhile) */
  async entryFrom(name: string, size: number, source: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    await this.#put(writeTarHeader({ name, size, seconds: this.#seconds }));
    let written = 0;
    for await (const chunk of source) {
      await this.#put(chunk);
      written += chunk.length;
    }
    if (written !== size) throw new RangeError(`${name} has ${written} bytes, expected ${size}`);
    await this.#put(Buffer.alloc(paddingAfter(size)));
  }

  /** Writes the checksum and the closing blocks, and waits until the disk has them. */
  async end(): Promise<void> {
    const checksum = Buffer.from(`${this.#hash.copy().digest('hex')}\n`);
    await this.entry(CHECKSUM_ENTRY, checksum);
    await this.#put(Buffer.alloc(2 * BLOCK));
    await this.#lock?.end();
    await this.#handle.sync();
    await this.#handle.close();
  }

  /** Gives the finished archive its name. */
  async keep(): Promise<void> {
    await rename(this.draft, this.#file);
  }

  /** Removes what was written; for a backup that failed. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.draft, { force: true });
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    await (this.#lock === null ? this.#raw(bytes) : this.#lock.write(bytes));
  }

  async #raw(bytes: Buffer): Promise<void> {
    if (bytes.length > 0) await this.#handle.writeFile(bytes);
  }
}
