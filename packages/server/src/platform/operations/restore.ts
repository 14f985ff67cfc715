import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { listMigrations, migrate } from '../database/migrate.ts';
import { prepareJobs } from '../jobs/jobs.ts';
import { makeDataFolder, type DataFolder } from '../postgres/data-folder.ts';
import { ensureDatabase, type DatabasePlace } from '../postgres/ensure-database.ts';
import { DATABASE_ROLES } from '../postgres/roles.ts';
import { withClient } from '../postgres/with-client.ts';
import { readArchive, type ArchiveEntry } from './archive/archive-reader.ts';
import type { Manifest } from './archive/manifest.ts';
import { copyIn, copyOut, type TableFilling } from './copy-table.ts';
import { dropForeignKeys } from './foreign-keys.ts';
import { HouseProblem } from './house-problem.ts';
import { EXACT_TEXT, FILLED_BY_MIGRATIONS, placeOf, planTables } from './table-plan.ts';
import { tableOf, tablePiece, verifyBackup } from './verify-backup.ts';

export type RestoreOptions = DatabasePlace & { readonly file: string; readonly passphrase?: string | undefined };
export type RestoreReport = { readonly manifest: Manifest };

/**
 * Fills an empty instance with a backup. The whole file is checked before anything is touched; the rows go in
 * in one transaction, are read back and compared with the manifest, and only then everything is kept.
 * @throws HouseProblem; nothing is left half restored
 */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const manifest = await verifyBackup(options.file, options.passphrase);
  const latest = await newestMigration(manifest);
  const folder = makeDataFolder(options.dataFolder);
  await refuseOccupiedFolder(folder);
  const database = await ensureDatabase(options);
  try {
    await migrate(database.adminConfig, { upTo: latest });
    await prepareJobs(database.adminConfig, database.appConfig);
    await withClient(database.adminConfig, (admin) => fill(admin, { ...options, manifest, folder }));
    await migrate(database.adminConfig);
    return { manifest };
  } finally {
    await database.stop();
  }
}

/** The backup's schema must be this program's, or one this program can still make. */
async function newestMigration({ migrations }: Manifest): Promise<string> {
  const known = new Map((await listMigrations()).map(({ name, sha256 }) => [name, sha256]));
  const strange = migrations.find(({ name, sha256 }) => known.get(name) !== sha256);
  if (strange !== undefined) throw new HouseProblem('backup-of-newer-version', { place: strange.name });
  return migrations.at(-1)?.name ?? '';
}

async function refuseOccupiedFolder(folder: DataFolder): Promise<void> {
  const kept = [...(await readdir(folder.files)), ...(await readdir(folder.secrets)).filter((name) => name !== path.basename(folder.databaseSecrets))];
  if (kept.length > 0) throw new HouseProblem('restore-target-not-empty', { place: folder.root, found: kept.length });
}

type Filling = RestoreOptions & { readonly manifest: Manifest; readonly folder: DataFolder };

async function fill(admin: pg.Client, { file, passphrase, manifest, folder }: Filling): Promise<void> {
  const draft = path.join(folder.root, 'restore.draft');
  await rm(draft, { recursive: true, force: true });
  await admin.query(`BEGIN; ${EXACT_TEXT}`);
  try {
    await refuseOccupiedTables(admin);
    const makeForeignKeysAgain = await dropForeignKeys(admin);
    await admin.query(`SET LOCAL ROLE ${DATABASE_ROLES.data}`);
    for (const place of FILLED_BY_MIGRATIONS) await admin.query(`DELETE FROM ${place}`);
    await loadEntries(admin, { entries: readArchive(file, passphrase), manifest, draft });
    await setSequences(admin, manifest);
    await compareTables(admin, manifest);
    await admin.query('RESET ROLE');
    await makeForeignKeysAgain();
    await placeFiles(draft, folder);
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK').catch(() => undefined);
    await emptyFolder(folder);
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function refuseOccupiedTables(admin: pg.Client): Promise<void> {
  for (const plan of await planTables(admin)) {
    const place = `${plan.schema}.${plan.name}`;
    if (FILLED_BY_MIGRATIONS.includes(place)) continue;
    const { rowCount } = await admin.query(`SELECT 1 FROM ${placeOf(plan)} LIMIT 1`);
    if (rowCount !== 0) throw new HouseProblem('restore-target-not-empty', { place, found: 1 });
  }
}

async function loadEntries(admin: pg.Client, { entries, manifest, draft }: { entries: AsyncGenerator<ArchiveEntry>; manifest: Manifest; draft: string }): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [`tables/${table.schema}.${table.name}`, table]));
  const open: { place: string; filling: TableFilling | null } = { place: '', filling: null };
  const closeOpen = async (): Promise<void> => {
    await open.filling?.close();
    open.filling = null;
  };
  for await (const entry of entries) {
    const place = tableOf(entry.name);
    const table = tables.get(place);
    if (open.place !== place || table === undefined) await closeOpen();
    if (table === undefined) {
      await extract(entry, draft);
      continue;
    }
    open.place = place;
    open.filling ??= copyIn(admin, table);
    await open.filling.write(await tablePiece(entry));
  }
  await closeOpen();
}

/** Writes a file of the backup below the draft folder; the manifest itself is only read over. */
async function extract({ name, content }: ArchiveEntry, draft: string): Promise<void> {
  const target = path.join(draft, name);
  const wanted = /^(files|secrets)\//.test(name);
  if (wanted && !target.startsWith(`${draft}${path.sep}`)) throw new HouseProblem('backup-file-damaged', { place: name });
  if (wanted) await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const handle = wanted ? await open(target, 'wx', 0o600) : null;
  try {
    for await (const chunk of content) await handle?.writeFile(chunk);
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}

async function setSequences(admin: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const { schema, name, last, called } of sequences) await admin.query('SELECT setval($1::regclass, $2::bigint, $3)', [placeOf({ schema, name }), last, called]);
}

/** The rows as they now stand must give the bytes of the backup. */
async function compareTables(admin: pg.Client, manifest: Manifest): Promise<void> {
  const plans = await planTables(admin);
  for (const table of manifest.tables) {
    const plan = plans.find(({ schema, name }) => schema === table.schema && name === table.name);
    if (plan === undefined) throw new HouseProblem('restore-differs', { place: `${table.schema}.${table.name}` });
    const found = await copyOut(admin, { ...plan, columns: table.columns }, async () => undefined);
    if (found.sha256 !== table.sha256 || found.rows !== table.rows) throw new HouseProblem('restore-differs', { place: `${table.schema}.${table.name}` });
  }
}

async function placeFiles(draft: string, folder: DataFolder): Promise<void> {
  for (const [kind, target] of [['files', folder.files], ['secrets', folder.secrets]] as const) {
    for (const name of await readdir(path.join(draft, kind)).catch(() => [])) await rename(path.join(draft, kind, name), path.join(target, name));
  }
}

/** The folder was empty before; after a failure it is empty again. */
async function emptyFolder(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.files)) await rm(path.join(folder.files, name), { recursive: true });
  for (const name of await readdir(folder.secrets)) {
    if (name !== path.basename(folder.databaseSecrets)) await rm(path.join(folder.secrets, name), { recursive: true });
  }
}
