import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { prepareJobs } from '../jobs/jobs.ts';
import { ensureDatabase, type ReadyDatabase } from '../postgres/ensure-database.ts';
import { withClient } from '../postgres/with-client.ts';
import { ArchiveWriter } from './archive/archive-writer.ts';
import { MANIFEST_ENTRY, type Manifest } from './archive/manifest.ts';
import { backup, writeBackup } from './backup.ts';
import { HouseProblem } from './house-problem.ts';
import { restore } from './restore.ts';
import { FILLED_BY_MIGRATIONS, placeOf, planTables } from './table-plan.ts';
import { verifyBackup } from './verify-backup.ts';

const NOW = new Date('2026-11-22T09:30:00Z');
const LIPKA = '01890000-0000-7000-8000-000000000001';

let home: string;
let source: string;
let database: ReadyDatabase;
let made = 0;

beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'house-backup-'));
  source = path.join(home, 'source');
  database = await ensureDatabase({ dataFolder: source, durable: false });
  await migrate(database.adminConfig);
  await prepareJobs(database.adminConfig, database.appConfig);
  await query(`INSERT INTO workspaces (workspace_id, name, locale) VALUES ('${LIPKA}', E'Studio Lipka\\n\\t\\\\N „żółć” Ёж', 'pl')`);
  await query(`INSERT INTO teams (workspace_id, id, name) SELECT '${LIPKA}', gen_random_uuid(), repeat('zespół ', 15) || i FROM generate_series(1, 60000) AS i`);
  await query(`SELECT graphile_worker.add_job('remind', '{"to":"Maeve"}')`);
  mkdirSync(path.join(source, 'files', LIPKA, 'ab'), { recursive: true });
  writeFileSync(path.join(source, 'files', LIPKA, 'ab', 'ab'.repeat(32)), 'a sealed file');
  writeFileSync(path.join(source, 'files', LIPKA, '.incoming-1'), 'half an upload');
  writeFileSync(path.join(source, 'secrets', 'master.key'), 'not a real key', { mode: 0o600 });
});

afterAll(async () => {
  await database.stop();
  rmSync(home, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(sql: string, config: pg.ClientConfig = database.adminConfig): Promise<Row[]> {
  return withClient(config, async (client) => (await client.query<Row>(sql)).rows);
}

const newPlace = (name: string): string => path.join(home, `${(made += 1)}-${name}`);
const makeBackup = async (passphrase?: string): Promise<{ file: string; manifest: Manifest }> => backup({ dataFolder: source, file: newPlace('backup.tar'), now: NOW, passphrase });

/** What is the same in two backups of the same data. */
const content = ({ migrations, tables, sequences, files, secrets }: Manifest): unknown => ({ migrations, tables, sequences, files, secrets });

async function problemOf(work: Promise<unknown>): Promise<HouseProblem> {
  const error = await work.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof HouseProblem)) throw new Error(`expected a HouseProblem, got ${String(error)}`);
  return error;
}

describe('a backup', () => {
  it('restored elsewhere is byte for byte the same data: rows, files, keys', async () => {
    const first = await makeBackup();
    const elsewhere = newPlace('elsewhere');
    await restore({ dataFolder: elsewhere, file: first.file });
    const second = await backup({ dataFolder: elsewhere, file: newPlace('second.tar'), now: new Date(NOW.getTime() + 60_000) });
    expect(content(second.manifest)).toEqual(content(first.manifest));
    expect(first.manifest.tables.find(({ name }) => name === 'teams')?.rows).toBe(60_000);
    expect(readFileSync(path.join(elsewhere, 'files', LIPKA, 'ab', 'ab'.repeat(32)), 'utf8')).toBe('a sealed file');
    expect(readFileSync(path.join(elsewhere, 'secrets', 'master.key'), 'utf8')).toBe('not a real key');
    expect(first.manifest.files.map(({ path: place }) => place)).toEqual([`${LIPKA}/ab/${'ab'.repeat(32)}`]);
    expect(readdirSync(elsewhere).sort()).toEqual(['backups', 'files', 'postgres', 'run', 'secrets']);
  });

  it('brings back walls, keys between tables and running numbers, not only rows', async () => {
    const shape = `SELECT (SELECT count(*)::int FROM pg_class WHERE relforcerowsecurity) AS walled, (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND convalidated) AS keys, (SELECT count(*)::int FROM pg_policy) AS policies`;
    const { file } = await makeBackup();
    const elsewhere = newPlace('shape');
    await restore({ dataFolder: elsewhere, file });
    const restored = await ensureDatabase({ dataFolder: elsewhere, durable: false });
    try {
      expect(await query(shape, restored.adminConfig)).toEqual(await query(shape));
      await expect(query(`INSERT INTO teams (workspace_id, id, name) VALUES (gen_random_uuid(), gen_random_uuid(), 'of nobody')`, restored.adminConfig)).rejects.toThrow('foreign key');
      await expect(query('SELECT * FROM teams', restored.appConfig)).rejects.toThrow('app.ws');
      await query(`SELECT graphile_worker.add_job('after', '{}')`, restored.adminConfig); // a number used twice would clash
      expect(await query('SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs', restored.adminConfig)).toEqual([{ jobs: 2 }]);
    } finally {
      await restored.stop();
    }
  });

  it('is a tar file that opens without this program', async () => {
    const { file } = await makeBackup();
    const listed = spawnSync('tar', ['-tf', file], { encoding: 'utf8' }).stdout.split('\n');
    expect(listed).toContain('tables/public.teams/000002.copy.gz'); // cut into pieces
    expect(listed).toContain('secrets/master.key');
    expect(listed.filter((name) => name.startsWith('secrets/database'))).toEqual([]);
    const rows = spawnSync('sh', ['-c', `tar -xOf ${file} tables/public.workspaces/000001.copy.gz | gunzip`], { encoding: 'utf8' }).stdout;
    expect(rows).toContain('Studio Lipka\\n\\t\\\\N „żółć” Ёж');
  });

  it('taken while people write holds one moment', async () => {
    const written = { before: 0, all: 0, going: true };
    const writer = withClient(database.adminConfig, async (client) => {
      // Several statements in one query are one transaction.
      for (; written.going; written.all += 1) await client.query(`INSERT INTO workspaces (workspace_id, name, locale) VALUES (gen_random_uuid(), 'busy ${written.all}', 'en'); INSERT INTO counters (workspace_id, name) SELECT workspace_id, 'agreement' FROM workspaces WHERE name = 'busy ${written.all}'`);
    });
    while (written.all < 10) await pause(5);
    written.before = written.all;
    const { manifest } = await makeBackup();
    written.going = false;
    await writer;
    expect(written.all).toBeGreaterThan(written.before);
    const rows = (name: string): number => manifest.tables.find((table) => table.name === name)?.rows ?? 0;
    expect(rows('counters')).toBeGreaterThanOrEqual(10);
    expect(rows('workspaces') - 1).toBe(rows('counters'));
    await query(`DELETE FROM counters; DELETE FROM workspaces WHERE name LIKE 'busy%'`);
  });

  it('under a passphrase opens with it and only with it', async () => {
    const { file, manifest } = await makeBackup('zażółć gęślą jaźń');
    expect(readFileSync(file).includes('master.key')).toBe(false);
    expect(content(await verifyBackup(file, 'zażółć gęślą jaźń'.normalize('NFD')))).toEqual(content(manifest));
    expect((await problemOf(verifyBackup(file, undefined))).code).toBe('backup-needs-passphrase');
    expect((await problemOf(verifyBackup(file, 'Zażółć gęślą jaźń'))).code).toBe('backup-passphrase-wrong');
    const elsewhere = newPlace('locked');
    await restore({ dataFolder: elsewhere, file, passphrase: 'zażółć gęślą jaźń' });
    expect(readFileSync(path.join(elsewhere, 'secrets', 'master.key'), 'utf8')).toBe('not a real key');
  });

  it('of a role that cannot see every row is refused, not partly written', async () => {
    const file = newPlace('weak.tar');
    const problem = await problemOf(writeBackup(file, { dataFolder: source, now: NOW, backupConfig: database.appConfig }));
    expect(problem).toMatchObject({ code: 'backup-role-too-weak', detail: { role: 'entente_app' } });
    await query('REVOKE SELECT ON teams FROM entente_backup');
    expect(await problemOf(makeBackup())).toMatchObject({ code: 'backup-role-too-weak', detail: { role: 'entente_backup', tables: 1, places: '"public"."teams"' } });
    await query('GRANT SELECT ON teams TO entente_backup');
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('overwrites nothing', async () => {
    const { file } = await makeBackup();
    expect(await problemOf(backup({ dataFolder: source, file, now: NOW }))).toMatchObject({ code: 'backup-file-exists', detail: { file } });
  });

  it('of a folder that was never started is refused, and the folder not made', async () => {
    const nowhere = newPlace('nowhere');
    expect(await problemOf(backup({ dataFolder: nowhere, now: NOW }))).toMatchObject({ code: 'nothing-to-back-up' });
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('damage', () => {
  let file: string;
  let locked: string;
  beforeAll(async () => {
    file = (await makeBackup()).file;
    locked = (await makeBackup('secret')).file;
  });

  async function judged(of: string, change: (bytes: Buffer) => Buffer, passphrase?: string): Promise<string> {
    const copy = newPlace('damaged.tar');
    writeFileSync(copy, change(readFileSync(of)));
    const verdict = await verifyBackup(copy, passphrase).then(() => 'whole', (error: unknown) => (error instanceof HouseProblem ? error.code : String(error)));
    rmSync(copy);
    return verdict;
  }

  const flip = (place: number) => (bytes: Buffer): Buffer => {
    bytes[place] = (bytes[place] ?? 0) ^ (1 << place % 8);
    return bytes;
  };

  it('of one flipped bit is found wherever it is', async () => {
    const { length } = readFileSync(file);
    const headers = Array.from({ length: 60 }, (_, index) => index * 9); // within the first header
    const spread = Array.from({ length: 140 }, (_, index) => Math.floor((index + 0.37) * (length / 140)));
    const last = Array.from({ length: 20 }, (_, index) => length - 1 - index * 77);
    const missed: number[] = [];
    for (const place of [...headers, ...spread, ...last]) if ((await judged(file, flip(place))) === 'whole') missed.push(place);
    expect(missed).toEqual([]);
    expect(await judged(file, (bytes) => bytes)).toBe('whole');
  });

  it('of a locked backup is found too', async () => {
    const { length } = readFileSync(locked);
    const places = [0, 40, 60, 100, Math.floor(length / 2), length - 20, length - 1];
    const verdicts = await Promise.all(places.map((place) => judged(locked, flip(place), 'secret')));
    expect(verdicts.filter((verdict) => verdict === 'whole')).toEqual([]);
  });

  it.each([
    ['cut off in the middle', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['cut off by one byte', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['one byte longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from([0])])],
    ['without its last frame', (bytes: Buffer) => bytes.subarray(0, -(bytes.length % 65_552))],
  ])('%s is found', async (_, change) => {
    expect(await judged(file, change)).toBe('backup-file-damaged');
    expect(await judged(locked, change, 'secret')).toMatch(/backup-(file-damaged|passphrase-wrong)/);
  });

  it('keeps a restore from touching anything', async () => {
    const copy = newPlace('damaged.tar');
    const bytes = readFileSync(file);
    writeFileSync(copy, flip(bytes.length / 2)(bytes));
    const elsewhere = newPlace('untouched');
    expect((await problemOf(restore({ dataFolder: elsewhere, file: copy }))).code).toBe('backup-file-damaged');
    expect(existsSync(elsewhere)).toBe(false);
  });

  it.each([
    ['a letter', 'Dear Maeve,\n'.repeat(100)],
    ['an empty file', ''],
    ['somebody else\'s tar', null],
  ])('%s is no backup', async (_, text) => {
    const other = newPlace('other.tar');
    if (text === null) spawnSync('tar', ['-cf', other, '-C', source, 'files']);
    else writeFileSync(other, text);
    expect((await problemOf(verifyBackup(other, undefined))).code).toMatch(/backup-(not-ours|file-damaged)/);
  });

  it('a file that is not there is said so', async () => {
    expect(await problemOf(verifyBackup(newPlace('missing.tar'), undefined))).toMatchObject({ code: 'backup-file-unreadable', detail: { reason: 'ENOENT' } });
  });
});

describe('a restore', () => {
  it('into an instance that holds data is refused, and changes nothing', async () => {
    const { file } = await makeBackup();
    expect((await problemOf(restore({ dataFolder: source, file }))).code).toBe('restore-target-not-empty');
    const used = newPlace('used');
    await restore({ dataFolder: used, file });
    rmSync(path.join(used, 'files'), { recursive: true });
    rmSync(path.join(used, 'secrets', 'master.key'));
    expect(await problemOf(restore({ dataFolder: used, file }))).toMatchObject({ code: 'restore-target-not-empty' });
    expect(existsSync(path.join(used, 'secrets', 'master.key'))).toBe(false);
  });

  it('into a running instance is refused', async () => {
    const { file } = await makeBackup();
    const running = newPlace('running');
    const { stop } = await ensureDatabase({ dataFolder: running, durable: false });
    expect((await problemOf(restore({ dataFolder: running, file }))).code).toBe('data-folder-in-use');
    await stop();
  });

  it('that finds rows which contradict each other takes everything back, and can be tried again', async () => {
    await query(`SET session_replication_role = replica; INSERT INTO teams (workspace_id, id, name) VALUES ('01890000-0000-7000-8000-00000000ffff', gen_random_uuid(), 'of nobody')`);
    const { file: bad } = await makeBackup();
    await query(`DELETE FROM teams WHERE name = 'of nobody'`);
    const { file: good, manifest } = await makeBackup();
    const elsewhere = newPlace('twice');
    await expect(restore({ dataFolder: elsewhere, file: bad })).rejects.toThrow('foreign key');
    expect(readdirSync(path.join(elsewhere, 'files'))).toEqual([]);
    expect(readdirSync(path.join(elsewhere, 'secrets'))).toEqual(['database']);
    await restore({ dataFolder: elsewhere, file: good });
    const again = await backup({ dataFolder: elsewhere, file: newPlace('again.tar'), now: NOW });
    expect(content(again.manifest)).toEqual(content(manifest));
  });

  it('of a backup from a newer program is refused', async () => {
    const { manifest } = await makeBackup();
    const file = newPlace('newer.tar');
    const archive = await ArchiveWriter.create(file, NOW, undefined);
    const newer = { ...manifest, migrations: [...manifest.migrations, { name: '9999-tomorrow.sql', sha256: 'a'.repeat(64) }], tables: [], files: [], secrets: [] };
    await archive.entry(MANIFEST_ENTRY, Buffer.from(JSON.stringify(newer)));
    await archive.end();
    await archive.keep();
    expect(await problemOf(restore({ dataFolder: newPlace('old'), file }))).toMatchObject({ code: 'backup-of-newer-version', detail: { place: '9999-tomorrow.sql' } });
  });

  it('writes no file outside the data folder', async () => {
    const { manifest } = await makeBackup();
    const file = newPlace('hostile.tar');
    const archive = await ArchiveWriter.create(file, NOW, undefined);
    const evil = Buffer.from('evil');
    const sha256 = createHash('sha256').update(evil).digest('hex');
    await archive.entry('files/../../../escaped', evil);
    await archive.entry(MANIFEST_ENTRY, Buffer.from(JSON.stringify({ ...manifest, tables: [], secrets: [], files: [{ path: '../../../escaped', bytes: 4, sha256 }] })));
    await archive.end();
    await archive.keep();
    expect(await problemOf(restore({ dataFolder: newPlace('victim'), file }))).toMatchObject({ code: 'backup-file-damaged', detail: { place: 'files/../../../escaped' } });
    expect(existsSync(path.join(home, '..', 'escaped'))).toBe(false);
  });
});

it('only the named tables are filled by the migrations of an empty database', async () => {
  const empty = await ensureDatabase({ dataFolder: newPlace('empty'), durable: false });
  try {
    await migrate(empty.adminConfig);
    await prepareJobs(empty.adminConfig, empty.appConfig);
    const filled = await withClient(empty.adminConfig, async (client) => {
      const places: string[] = [];
      for (const plan of await planTables(client)) if ((await client.query(`SELECT 1 FROM ${placeOf(plan)} LIMIT 1`)).rowCount !== 0) places.push(`${plan.schema}.${plan.name}`);
      return places;
    });
    expect(filled).toEqual(FILLED_BY_MIGRATIONS);
  } finally {
    await empty.stop();
  }
});
