import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { migrationsRun } from '../database/migrate.ts';
import { dataFolderAt, holdsCluster, makeDataFolder } from '../postgres/data-folder.ts';
import { reachDatabase, type DatabasePlace } from '../postgres/ensure-database.ts';
import { withClient } from '../postgres/with-client.ts';
import { ArchiveWriter } from './archive/archive-writer.ts';
import { MANIFEST_ENTRY, Manifest, PIECE_BYTES, type StoredFile, type StoredTable } from './archive/manifest.ts';
import { copyOut } from './copy-table.ts';
import { HouseProblem } from './house-problem.ts';
import { EXACT_TEXT, placeOf, planSequences, planTables, type TablePlan } from './table-plan.ts';
import { verifyBackup } from './verify-backup.ts';

export type BackupOptions = DatabasePlace & {
  /** Where to write; by default a dated file in the data folder. */
  readonly file?: string | undefined;
  readonly passphrase?: string | undefined;
  readonly now: Date;
};

export type BackupReport = { readonly file: string; readonly bytes: number; readonly manifest: Manifest };

/**
 * Writes one file with the database, the files and the instance's keys, while the program may go on working:
 * the database is read in one snapshot, and files are never changed once written. The file is read back and
 * compared before it gets its name.
 * @throws HouseProblem; a role that cannot read everything is refused, never partially copied
 */
export async function backup(options: BackupOptions): Promise<BackupReport> {
  const folder = dataFolderAt(options.dataFolder);
  if (options.databaseUrl === undefined && !holdsCluster(folder)) throw new HouseProblem('nothing-to-back-up', { place: folder.root });
  makeDataFolder(options.dataFolder);
  const file = path.resolve(options.file ?? path.join(folder.backups, `entente-${options.now.toISOString().replaceAll(/[:.]/g, '-')}.tar`));
  if (await exists(file)) throw new HouseProblem('backup-file-exists', { file });
  const database = await reachDatabase(options);
  try {
    return await writeBackup(file, { ...options, backupConfig: database.backupConfig });
  } finally {
    await database.stop();
  }
}

/** Writes the file itself, read as the given role. */
export async function writeBackup(file: string, { dataFolder, passphrase, now, backupConfig }: BackupOptions & { backupConfig: pg.ClientConfig }): Promise<BackupReport> {
  const folder = dataFolderAt(dataFolder);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const archive = await ArchiveWriter.create(file, now, passphrase);
  try {
    const fromDatabase = await withClient(backupConfig, (client) => readDatabase(client, archive));
    const manifest = Manifest.parse({
      format: 'entente-backup',
      version: 1,
      madeAt: now.toISOString(),
      ...fromDatabase,
      files: await addFolder(archive, { kind: 'files', folder: folder.files }),
      // The passwords of the database's roles belong to one database server and stay with it.
      secrets: await addFolder(archive, { kind: 'secrets', folder: folder.secrets, leftOut: path.basename(folder.databaseSecrets) }),
    });
    await archive.entry(MANIFEST_ENTRY, Buffer.from(JSON.stringify(manifest, null, 1)));
    await archive.end();
    await verifyBackup(archive.draft, passphrase);
    const { size } = await stat(archive.draft);
    await archive.keep();
    return { file, bytes: size, manifest };
  } catch (error) {
    await archive.discard();
    throw error;
  }
}

type DatabaseContent = Pick<Manifest, 'migrations' | 'tables' | 'sequences'>;

async function readDatabase(client: pg.Client, archive: ArchiveWriter): Promise<DatabaseContent> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${EXACT_TEXT}`);
  if (!(await wasEverStarted(client))) throw new HouseProblem('nothing-to-back-up', { place: client.database ?? '' });
  const plans = await planTables(client);
  await refuseWeakRole(client, plans);
  const tables: StoredTable[] = [];
  for (const plan of plans) tables.push(await addTable(client, archive, plan));
  const content = { migrations: [...(await migrationsRun(client))], tables, sequences: await readSequences(client) };
  await client.query('COMMIT');
  return content;
}

async function wasEverStarted(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ started: boolean }>("SELECT to_regclass('migration.done') IS NOT NULL AS started");
  return rows[0]?.started === true;
}

/** Asked beforehand, so that the answer names every table and not only the first. */
async function refuseWeakRole(client: pg.Client, plans: readonly TablePlan[]): Promise<void> {
  const { rows } = await client.query<{ role: string; bypasses: boolean }>('SELECT rolname AS role, rolbypassrls OR rolsuper AS bypasses FROM pg_roles WHERE rolname = current_user');
  const { rows: closed } = await client.query<{ place: string }>(
    `SELECT place FROM unnest($1::text[], $2::text[]) AS t (schema, place) WHERE NOT has_schema_privilege(schema, 'USAGE') OR NOT has_table_privilege(place, 'SELECT')`,
    [plans.map(({ schema }) => schema), plans.map(placeOf)],
  );
  const role = rows[0]?.role ?? '';
  if (rows[0]?.bypasses !== true) throw new HouseProblem('backup-role-too-weak', { role, tables: plans.length });
  if (closed.length > 0) throw new HouseProblem('backup-role-too-weak', { role, tables: closed.length, places: closed.map(({ place }) => place).join(', ') });
}

async function addTable(client: pg.Client, archive: ArchiveWriter, plan: TablePlan): Promise<StoredTable> {
  let piece: Buffer[] = [];
  let bytes = 0;
  let count = 0;
  const flush = async (): Promise<void> => {
    if (bytes === 0) return;
    count += 1;
    await archive.entry(`tables/${plan.schema}.${plan.name}/${String(count).padStart(6, '0')}.copy.gz`, gzipSync(Buffer.concat(piece)));
    piece = [];
    bytes = 0;
  };
  const stored = await copyOut(client, plan, async (chunk) => {
    piece.push(chunk);
    bytes += chunk.length;
    if (bytes >= PIECE_BYTES) await flush();
  });
  await flush();
  return stored;
}

async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const read: Manifest['sequences'] = [];
  for (const { schema, name } of await planSequences(client)) {
    const { rows } = await client.query<{ last: string; called: boolean }>(`SELECT last_value::text AS last, is_called AS called FROM ${placeOf({ schema, name })}`);
    const [row] = rows;
    if (row !== undefined) read.push({ schema, name, ...row });
  }
  return read;
}

type FolderPart = { readonly kind: 'files' | 'secrets'; readonly folder: string; readonly leftOut?: string };

/** Adds every plain file below a folder, in the order of their names. */
async function addFolder(archive: ArchiveWriter, { kind, folder, leftOut }: FolderPart): Promise<StoredFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const places = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.')) // a dot marks an upload that is not finished
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((place) => leftOut === undefined || !place.startsWith(`${leftOut}/`))
    .sort();
  const stored: StoredFile[] = [];
  for (const place of places) stored.push({ path: place, ...(await addFile(archive, `${kind}/${place}`, path.join(folder, place))) });
  return stored;
}

async function addFile(archive: ArchiveWriter, name: string, file: string): Promise<Omit<StoredFile, 'path'>> {
  const { size } = await stat(file);
  const hash = createHash('sha256');
  await archive.entryFrom(name, size, hashing(createReadStream(file), hash));
  return { bytes: size, sha256: hash.digest('hex') };
}

async function* hashing(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}
