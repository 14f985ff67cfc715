import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { SHEET_TABLES } from '@entente/core/export/archive-sheet';
import { columnsOf, NOT_IN_ARCHIVE } from '@entente/core/export/data-map';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { listMigrations } from '../../platform/database/migrate.ts';
import { removeLater } from '../../platform/files/file-removal.ts';
import { ArchiveWriter } from '../../platform/operations/archive/archive-writer.ts';
import type { Services } from '../../platform/services.ts';
import { archivedTables, countErased, countRows, listFiles, lockUnfinished, openSnapshot, readRows, updateExport, type ArchivedTable } from '../export.store.ts';
import { openSheet } from '../sheet/export.actions.ts';
import { hasSheet } from '../sheet/export.view.ts';
import { archiveReadme } from './export.view.ts';

const PIECE_BYTES = 4 * 1024 * 1024;

type Making = { readonly services: Services; readonly exportId: string; readonly folder: string };

type Made = { readonly workspaceId: string; readonly exportId: string };

/**
 * Makes an archive of the workspace and keeps its file; anew where somebody was erased meanwhile, because it would hold
 * them. What it needs of memory does not grow with the rows.
 */
export async function makeArchive(services: Services, made: Made): Promise<void> {
  let isKept = false;
  while (!isKept) isKept = await tryArchive(services, made);
}

/** @returns whether the archive is kept. */
async function tryArchive(services: Services, { workspaceId, exportId }: Made): Promise<boolean> {
  const place = { workspaceId, partyId: null };
  const folder = await mkdtemp(join(tmpdir(), 'entente-archive-'));
  try {
    await inWorkspace(services.database, place, (tx) => updateExport(tx, exportId, { state: 'running' }));
    const file = join(folder, 'archive.tar');
    const { rowsDone, erased } = await inWorkspace(services.database, place, (tx) => writeArchive(tx, file, { services, exportId, folder }));
    const { sha256, bytes } = await services.files.put(workspaceId, createReadStream(file).pipe(createGzip({ level: 6 })));
    return await inWorkspace(services.database, place, async (tx) => {
      await lockUnfinished(tx);
      const isWithoutErased = (await countErased(tx)) === erased;
      if (isWithoutErased) await updateExport(tx, exportId, { state: 'done', rowsDone, bytes, sha256, finishedAt: services.clock().toISOString() });
      else await removeLater(tx, [sha256]);
      return isWithoutErased;
    });
  } catch (error) {
    await inWorkspace(services.database, place, (tx) => updateExport(tx, exportId, { state: 'failed', finishedAt: services.clock().toISOString() }));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns how many rows it holds, and how many persons were erased before. */
async function writeArchive(tx: Tx, file: string, making: Making): Promise<{ readonly rowsDone: number; readonly erased: number }> {
  await openSnapshot(tx);
  const erased = await countErased(tx);
  const now = making.services.clock();
  const tables = await archivedTables(tx, NOT_IN_ARCHIVE);
  const archive = await ArchiveWriter.create(file, now, undefined);
  try {
    const manifest = { format: 'entente-archive', version: 1, madeAt: now.toISOString(), workspaceId: tx.workspaceId, migrations: await listMigrations(), tables };
    await archive.entry('manifest.json', Buffer.from(JSON.stringify(manifest, null, 1)));
    await archive.entry('README.md', Buffer.from(archiveReadme(tables)));
    const progress = await openProgress(tx, tables, making);
    for (const table of tables) await writeTable(tx, archive, { table, folder: making.folder, progress });
    for (const name of SHEET_TABLES) await writeCsv(archive, making.folder, name);
    await writeFiles(tx, archive, making.services);
    await archive.end();
    await archive.keep();
    return { rowsDone: progress.done, erased };
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

type Progress = { done: number; say(rows: number): Promise<void> };

/** Progress is told in transactions of its own: nobody waits for the end to see it. */
async function openProgress(tx: Tx, tables: readonly ArchivedTable[], { services, exportId }: Making): Promise<Progress> {
  let rowsTotal = 0;
  for (const { name } of tables) rowsTotal += await countRows(tx, name);
  const tell = (rowsDone: number): Promise<void> => inWorkspace(services.database, { workspaceId: tx.workspaceId, partyId: null }, (other) => updateExport(other, exportId, { rowsDone, rowsTotal }));
  await tell(0);
  const progress: Progress = {
    done: 0,
    async say(rows) {
      const before = Math.floor(progress.done / 20_000);
      progress.done += rows;
      if (Math.floor(progress.done / 20_000) > before) await tell(progress.done);
    },
  };
  return progress;
}

type Writing = { readonly table: ArchivedTable; readonly folder: string; readonly progress: Progress };

/** A table as JSON lines, in pieces of a few megabytes; the records also as CSV beside it. */
async function writeTable(tx: Tx, archive: ArchiveWriter, { table, folder, progress }: Writing): Promise<void> {
  const columns = table.columns.filter((column) => column !== 'workspace_id' && !columnsOf(table.name, 'secret').includes(column));
  const sheet = hasSheet(table.name) ? await openSheet(tx, { table, columns, file: join(folder, `${table.name}.csv`) }) : null;
  let pieces = 0;
  let piece: string[] = [];
  let size = 0;
  const close = async (): Promise<void> => {
    pieces += 1;
    await archive.entry(`tables/${table.name}/${String(pieces).padStart(4, '0')}.jsonl`, Buffer.from(piece.map((line) => `${line}\n`).join('')));
    piece = [];
    size = 0;
  };
  for await (const rows of readRows(tx, table)) {
    for (const row of rows) {
      piece.push(row);
      size += row.length;
      if (size > PIECE_BYTES) await close();
    }
    await sheet?.add(rows);
    await progress.say(rows.length);
  }
  if (piece.length > 0 || pieces === 0) await close();
  await sheet?.close();
}

async function writeCsv(archive: ArchiveWriter, folder: string, name: string): Promise<void> {
  const file = join(folder, `${name}.csv`);
  await archive.entryFrom(`csv/${name}.csv`, (await stat(file)).size, createReadStream(file) as AsyncIterable<Buffer>);
}

async function writeFiles(tx: Tx, archive: ArchiveWriter, { files }: Services): Promise<void> {
  const rows = await listFiles(tx);
  for (const { sha256, bytes } of rows) {
    if (await files.has(tx.workspaceId, sha256)) await archive.entryFrom(`files/${sha256}`, bytes, files.read(tx.workspaceId, sha256) as AsyncIterable<Buffer>);
  }
}
