import { createHash, type Hash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readArchive, wholeContent, type ArchiveEntry } from './archive/archive-reader.ts';
import { MANIFEST_ENTRY, Manifest, PIECE_BYTES } from './archive/manifest.ts';
import { HouseProblem } from './house-problem.ts';

/** A piece is cut after the chunk that fills it, and one row may be large. */
export const LARGEST_PIECE = PIECE_BYTES + 64 * 1024 * 1024;
const LARGEST_MANIFEST = 256 * 1024 * 1024;

type Sum = { readonly hash: Hash; bytes: number; rows: number };

/**
 * Reads a whole backup and compares every part with its manifest, every byte with its checksum.
 * @throws HouseProblem `backup-file-damaged` naming the first place that differs, or why it cannot be read
 */
export async function verifyBackup(file: string, passphrase: string | undefined): Promise<Manifest> {
  const sums = new Map<string, Sum>();
  let manifest: Manifest | null = null;
  for await (const entry of readArchive(file, passphrase)) {
    if (entry.name === MANIFEST_ENTRY) manifest = await readManifest(entry);
    else if (entry.name.startsWith('tables/')) addTo(sums, tableOf(entry.name), await tablePiece(entry));
    else for await (const chunk of emptyIsSomething(entry)) addTo(sums, entry.name, chunk);
  }
  if (manifest === null) throw new HouseProblem('backup-file-damaged', { place: MANIFEST_ENTRY });
  compare(manifest, sums);
  return manifest;
}

/** One piece of a table, as COPY wrote it. */
export async function tablePiece(entry: ArchiveEntry): Promise<Buffer> {
  try {
    return gunzipSync(await wholeContent(entry, LARGEST_PIECE), { maxOutputLength: LARGEST_PIECE });
  } catch (error) {
    throw error instanceof HouseProblem ? error : new HouseProblem('backup-file-damaged', { place: entry.name });
  }
}

/** "tables/public.clients/000001.copy.gz" belongs to "tables/public.clients". */
export function tableOf(entryName: string): string {
  return entryName.slice(0, entryName.lastIndexOf('/'));
}

async function readManifest(entry: ArchiveEntry): Promise<Manifest> {
  const text = (await wholeContent(entry, LARGEST_MANIFEST)).toString();
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    throw new HouseProblem('backup-of-newer-version', { place: MANIFEST_ENTRY });
  }
}

/** An empty file has no chunk and is there all the same. */
async function* emptyIsSomething({ content }: ArchiveEntry): AsyncGenerator<Buffer> {
  yield Buffer.alloc(0);
  yield* content;
}

function addTo(sums: Map<string, Sum>, name: string, chunk: Buffer): void {
  const sum = sums.get(name) ?? { hash: createHash('sha256'), bytes: 0, rows: 0 };
  sum.hash.update(chunk);
  sum.bytes += chunk.length;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) sum.rows += 1; // COPY writes line ends within values as "\n"
  sums.set(name, sum);
}

function compare(manifest: Manifest, sums: Map<string, Sum>): void {
  const expected = [
    ...manifest.tables.map((table) => ({ ...table, place: `tables/${table.schema}.${table.name}`, rows: table.rows as number | null })),
    ...manifest.files.map((file) => ({ ...file, place: `files/${file.path}`, rows: null })),
    ...manifest.secrets.map((file) => ({ ...file, place: `secrets/${file.path}`, rows: null })),
  ];
  const empty: Sum = { hash: createHash('sha256'), bytes: 0, rows: 0 };
  for (const { place, bytes, rows, sha256 } of expected) {
    const sum = sums.get(place) ?? empty;
    const same = sum.bytes === bytes && (rows === null || sum.rows === rows) && sum.hash.copy().digest('hex') === sha256;
    if (!same) throw new HouseProblem('backup-file-damaged', { place });
    sums.delete(place);
  }
  const [stray] = sums.keys();
  if (stray !== undefined) throw new HouseProblem('backup-file-damaged', { place: stray });
}
