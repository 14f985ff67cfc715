import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { listMigrations } from '../../platform/database/migrate.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { readArchive, wholeContent, type ArchiveEntry } from '../../platform/operations/archive/archive-reader.ts';
import { HouseProblem } from '../../platform/operations/house-problem.ts';
import type { Services } from '../../platform/services.ts';
import { KEEP_KEYS_TASK } from '../../duplicate/duplicate.jobs.ts';
import { INDEX_TASK } from '../../search/search.jobs.ts';
import { UNDO_TASK as UNDO_IMPORT_TASK } from '../../import/import.actions.ts';
import { BULK_TASK } from '../../record/bulk/record.actions.ts';
import { UNDO_TASK } from '../../record/change-set.actions.ts';
import { ERASE_TASK } from '../erasure.actions.ts';
import { takeTime } from '../erasure.store.ts';
import { giveLogins, insertRows, isHere, type ArchivedTable } from '../export.store.ts';
import { listPending, settleImports } from './export.store.ts';

const Manifest = z.object({ format: z.literal('entente-archive'), version: z.literal(1), madeAt: z.string(), workspaceId: z.uuid(), migrations: z.array(z.object({ name: z.string(), sha256: z.string() })), tables: z.array(z.object({ name: z.string().regex(/^[a-z_]{1,63}$/), columns: z.array(z.string().regex(/^[a-z_0-9]{1,63}$/)) })) });
type Manifest = z.infer<typeof Manifest>;

const MOST_MANIFEST = 4 * 1024 * 1024;
const MOST_PIECE = 256 * 1024 * 1024;
const AT_ONCE = 1_000;

export type ArchiveReport = { readonly workspaceId: string; readonly rows: number; readonly files: number };

/**
 * Fills an instance with a workspace from its archive: all of it or nothing. The archive must come from this
 * version of the program, and the workspace must not be here.
 * @throws HouseProblem with what is wrong
 */
export async function importArchive(services: Services, file: string): Promise<ArchiveReport> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-archive-'));
  try {
    const tar = join(folder, 'archive.tar');
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(tar)).catch((error: NodeJS.ErrnoException) => {
      throw new HouseProblem(error.code === 'ENOENT' ? 'backup-file-unreadable' : 'backup-not-ours', { file, reason: error.code ?? '' });
    });
    const manifest = await manifestOf(tar);
    if (await isHere(services.database, manifest.workspaceId)) throw new HouseProblem('restore-target-not-empty', { place: manifest.workspaceId, found: 1 });
    return await inWorkspace(services.database, { workspaceId: manifest.workspaceId, partyId: null }, (tx) => fill(tx, services, { tar, manifest }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function manifestOf(tar: string): Promise<Manifest> {
  const entries = readArchive(tar, undefined);
  const first = await entries.next();
  if (first.done === true || first.value.name !== 'manifest.json') throw new HouseProblem('backup-not-ours', { file: tar });
  const parsed = Manifest.safeParse(JSON.parse((await wholeContent(first.value, MOST_MANIFEST)).toString('utf8')));
  await entries.return(undefined);
  if (!parsed.success) throw new HouseProblem('backup-not-ours', { file: tar });
  const known = new Map((await listMigrations()).map(({ name, sha256 }) => [name, sha256]));
  const strange = parsed.data.migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange !== undefined || parsed.data.migrations.length !== known.size) throw new HouseProblem('backup-of-newer-version', { place: strange?.name ?? '' });
  return parsed.data;
}

async function fill(tx: Tx, services: Services, { tar, manifest }: { tar: string; manifest: Manifest }): Promise<ArchiveReport> {
  await takeTime(tx);
  const tables = new Map(manifest.tables.map((table): [string, ArchivedTable] => [table.name, table]));
  let [rows, files] = [0, 0];
  for await (const entry of readArchive(tar, undefined)) {
    const table = tables.get(/^tables\/([a-z_]+)\/\d{4}\.jsonl$/.exec(entry.name)?.[1] ?? '');
    if (table !== undefined) rows += await fillTable(tx, table, entry);
    else if (entry.name.startsWith('files/')) files += await keepFile(services, manifest.workspaceId, entry);
    else for await (const piece of entry.content) void piece;
  }
  await giveLogins(tx);
  await goOn(tx);
  await enqueue(tx, { task: INDEX_TASK, payload: {}, key: `${INDEX_TASK}:${manifest.workspaceId}` });
  await enqueue(tx, { task: KEEP_KEYS_TASK, payload: {}, key: `${KEEP_KEYS_TASK}:${manifest.workspaceId}` });
  return { workspaceId: manifest.workspaceId, rows, files };
}

/** What was under way in the workspace goes on here: the queue of the instance that it comes from is not in the archive. */
async function goOn(tx: Tx): Promise<void> {
  await settleImports(tx);
  const { erasures, bulk, undoing, imports } = await listPending(tx);
  for (const erasureId of erasures) await enqueue(tx, { task: ERASE_TASK, payload: { erasureId } });
  for (const changeSetId of bulk) await enqueue(tx, { task: BULK_TASK, payload: { changeSetId }, key: `${BULK_TASK}:${changeSetId}` });
  for (const changeSetId of undoing) await enqueue(tx, { task: UNDO_TASK, payload: { changeSetId }, key: `${UNDO_TASK}:${changeSetId}` });
  for (const { id, undoneBy } of imports) await enqueue(tx, { task: UNDO_IMPORT_TASK, payload: { importId: id, memberId: undoneBy }, key: `import:${id}` });
}

async function fillTable(tx: Tx, table: ArchivedTable, entry: ArchiveEntry): Promise<number> {
  const lines = (await wholeContent(entry, MOST_PIECE)).toString('utf8').split('\n').filter((line) => line !== '');
  for (let at = 0; at < lines.length; at += AT_ONCE) await insertRows(tx, table, lines.slice(at, at + AT_ONCE));
  return lines.length;
}

/** A file stands under its own hash, so a changed one is noticed. */
async function keepFile({ files }: Services, workspaceId: string, { name, content }: ArchiveEntry): Promise<number> {
  const { sha256 } = await files.put(workspaceId, Readable.from(content));
  if (`files/${sha256}` !== name) throw new HouseProblem('backup-file-damaged', { place: name });
  return 1;
}
