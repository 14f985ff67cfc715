import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { HouseProblem } from '../house-problem.ts';
import { ByteSource } from './byte-source.ts';
import { CHECKSUM_ENTRY } from './manifest.ts';
import { LOCK_MARK, unlocked } from './passphrase-lock.ts';
import { BLOCK, paddingAfter, readTarHeader } from './tar-header.ts';

/** An entry while the archive is being read; `content` must be read to its end before the next entry. */
export type ArchiveEntry = { readonly name: string; readonly size: number; readonly content: AsyncGenerator<Buffer> };

const SLICE = 1024 * 1024;
const FIRST_ENTRY = /^(tables|files|secrets)\/|^manifest\.json$/;

/**
 * Reads an archive strictly: a byte that this program would not have written is damage, wherever it stands.
 * @throws HouseProblem `backup-file-unreadable`, `backup-not-ours`, `backup-needs-passphrase`,
 *   `backup-passphrase-wrong`, `backup-file-damaged`
 */
export async function* readArchive(file: string, passphrase: string | undefined): AsyncGenerator<ArchiveEntry> {
  const source = await openSource(file, passphrase);
  const hash = createHash('sha256');
  let position = 0;
  for (;;) {
    const header = await source.exactly(BLOCK);
    const entry = readTarHeader(header);
    if (entry === null) throw position === 0 ? new HouseProblem('backup-not-ours', { file }) : damagedAt(`header ${position}`);
    if (position === 0 && !FIRST_ENTRY.test(entry.name)) throw new HouseProblem('backup-not-ours', { file });
    position += 1;
    if (entry.name === CHECKSUM_ENTRY) return await readEnd(source, hash, entry.size);
    hash.update(header);
    const content = contentOf(source, hash, entry);
    yield { ...entry, content };
    if (!(await content.next()).done) throw new Error(`${entry.name} was not read to its end`);
  }
}

async function openSource(file: string, passphrase: string | undefined): Promise<ByteSource> {
  const raw = new ByteSource(fileChunks(file));
  const start = await raw.upTo(LOCK_MARK.length);
  if (!start.equals(LOCK_MARK)) return new ByteSource(chained(start, raw));
  if (passphrase === undefined) throw new HouseProblem('backup-needs-passphrase', { file });
  return new ByteSource(unlocked(raw, passphrase));
}

async function* fileChunks(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: SLICE })) yield chunk as Buffer;
  } catch (error) {
    throw new HouseProblem('backup-file-unreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
}

async function* chained(start: Buffer, rest: ByteSource): AsyncGenerator<Buffer> {
  yield start;
  for (let piece = await rest.some(SLICE); piece.length > 0; piece = await rest.some(SLICE)) yield piece;
}

async function* contentOf(source: ByteSource, hash: Hash, { name, size }: { name: string; size: number }): AsyncGenerator<Buffer> {
  for (let missing = size; missing > 0; ) {
    const piece = await source.some(Math.min(missing, SLICE));
    if (piece.length === 0) throw damagedAt(name);
    hash.update(piece);
    missing -= piece.length;
    yield piece;
  }
  const padding = await source.exactly(paddingAfter(size));
  if (padding.some((byte) => byte !== 0)) throw damagedAt(name);
  hash.update(padding);
}

async function readEnd(source: ByteSource, hash: Hash, size: number): Promise<void> {
  const expected = Buffer.from(`${hash.digest('hex')}\n`);
  if (size !== expected.length || !(await source.exactly(size)).equals(expected)) throw damagedAt(CHECKSUM_ENTRY);
  const rest = await source.upTo(paddingAfter(size) + 2 * BLOCK + 1);
  if (rest.length !== paddingAfter(size) + 2 * BLOCK || rest.some((byte) => byte !== 0)) throw damagedAt('end');
}

function damagedAt(place: string): HouseProblem {
  return new HouseProblem('backup-file-damaged', { place });
}

/** Collects an entry that is known to be small. */
export async function wholeContent({ name, size, content }: ArchiveEntry, most: number): Promise<Buffer> {
  if (size > most) throw damagedAt(name);
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}
