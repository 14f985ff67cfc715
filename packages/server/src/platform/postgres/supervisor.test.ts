import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HouseProblem } from '../operations/house-problem.ts';
import { endOrderly, holdDataFolder, killAtOnce } from '../test/held-data-folder.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { makeDataFolder } from './data-folder.ts';
import { birthOf } from './process-identity.ts';
import { withClient } from './with-client.ts';
import { chooseRunAs } from './system-user.ts';
import { startEmbeddedPostgres, type DatabaseConnection } from './supervisor.ts';

const IS_ROOT = process.getuid?.() === 0;
const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
/** Only where this checkout can be read by others at all. */
const NOBODY_CAN_RUN = IS_ROOT && spawnSync('setpriv', [...AS_NOBODY.slice(1), process.execPath, '--version'], { cwd: import.meta.dirname }).status === 0 && spawnSync('setpriv', [...AS_NOBODY.slice(1), 'test', '-r', import.meta.filename]).status === 0;

let home: string;
let dataFolder: string;

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'house-'));
  dataFolder = path.join(home, 'data');
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

async function ask(connection: DatabaseConnection | { user?: string | undefined }, sql: string): Promise<unknown> {
  const rows = await withClient(connection, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  return Object.values(rows[0] ?? {})[0];
}

async function goneWithin(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await pause(20)) if (birthOf(pid) === null) return true;
  return false;
}

/** The server that has taken the place of another one, perhaps not ready yet. */
async function successorOf(pid: number): Promise<number> {
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(1)) {
    const file = path.join(dataFolder, 'postgres/postmaster.pid');
    const next = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    if (next > 0 && next !== pid && birthOf(next) !== null) return next;
  }
  throw new Error('no other server came');
}

async function problemOf(work: Promise<unknown>): Promise<HouseProblem> {
  const error = await work.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof HouseProblem)) throw new Error(`expected a HouseProblem, got ${String(error)}`);
  return error;
}

const modeOf = (place: string): string => (statSync(place).mode & 0o777).toString(8);

describe('the embedded database', () => {
  it('is made on the first start: UTF-8 whatever the locale, checksums, socket only, closed to others', async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    try {
      expect(await ask(server.connection, "select current_setting('server_encoding') || current_setting('data_checksums') || current_setting('listen_addresses')")).toBe('UTF8on');
      expect(await ask(server.connection, "select current_setting('fsync') || current_setting('full_page_writes') || current_setting('synchronous_commit')")).toBe('ononon');
      await ask(server.connection, 'create extension pg_trgm');
      expect(await ask(server.connection, "select cardinality(show_trgm('Żółw')) || ' ' || (similarity('ЁЖИК', 'ёжик') = 1)")).toBe('5 true'); // under LANG=C: 2 and false
      expect(modeOf(path.join(dataFolder, 'postgres'))).toBe('700');
      expect(modeOf(path.join(dataFolder, 'secrets'))).toBe('700');
      expect(modeOf(path.join(dataFolder, 'secrets/database/superuser'))).toBe('600');
    } finally {
      await server.stop();
    }
    expect(birthOf(server.pid)).toBeNull();
  });

  it('refuses a wrong password', async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    await expect(ask({ ...server.connection, password: 'password' }, 'select 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  it('writes nothing that people wrote into its log', async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    await ask(server.connection, 'create table people (name text unique)');
    await ask(server.connection, "insert into people values ('Halszka Ostrogska')");
    await expect(ask(server.connection, "insert into people values ('Halszka Ostrogska')")).rejects.toThrow('duplicate key');
    await server.stop();
    const log = spawnSync('sh', ['-c', `cat ${dataFolder}/postgres/log/*`], { encoding: 'utf8' }).stdout;
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('Halszka');
  });

  it('is brought back when its process is killed, with all that was committed', async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    await ask(server.connection, 'create table kept as select 1 as one');
    const first = server.pid;
    process.kill(first, 'SIGKILL');
    for (const until = Date.now() + 20_000; server.pid === first && Date.now() < until; ) await pause(20);
    expect(server.pid).not.toBe(first);
    expect(await ask(server.connection, 'select one from kept')).toBe(1);
    await server.stop();
  });

  it('is brought back also when it is killed in the midst of that', async () => {
    const server = await startEmbeddedPostgres({ dataFolder });
    await ask(server.connection, 'create table kept as select 1 as one');
    const first = server.pid;
    process.kill(first, 'SIGKILL');
    const inTheMidst = await successorOf(first);
    process.kill(inTheMidst, 'SIGKILL');
    for (const until = Date.now() + 20_000; server.pid === first && Date.now() < until; ) await pause(20);
    expect([first, inTheMidst]).not.toContain(server.pid);
    expect(await ask(server.connection, 'select one from kept')).toBe(1);
    await server.stop();
  });

  it('is told lost when it cannot be brought back', async () => {
    const lost = Promise.withResolvers<HouseProblem>();
    const server = await startEmbeddedPostgres({ dataFolder, onLost: lost.resolve });
    // In this order and in one go: a server that still runs ends by itself once it misses its files, and this program looks again only afterwards.
    process.kill(server.pid, 'SIGKILL');
    rmSync(path.join(dataFolder, 'postgres', 'global'), { recursive: true });
    expect((await lost.promise).code).toBe('database-does-not-start');
    await server.stop();
  });

  it('finds a short place for its socket when the data folder lies deep', async () => {
    const deep = path.join(home, 'a-folder-with-quite-a-long-name'.repeat(4), 'data');
    mkdirSync(path.dirname(deep), { recursive: true });
    const server = await startEmbeddedPostgres({ dataFolder: deep });
    expect(server.connection.host.length).toBeLessThan(90);
    expect(modeOf(server.connection.host)).toBe('700');
    expect(await ask(server.connection, 'select 1')).toBe(1);
    await server.stop();
    expect(() => statSync(server.connection.host)).toThrow('ENOENT');
  });
});

describe('a data folder', () => {
  it('already open in another Entente is refused with its process', async () => {
    const held = await holdDataFolder(dataFolder);
    expect(await problemOf(startEmbeddedPostgres({ dataFolder }))).toMatchObject({ code: 'data-folder-in-use', detail: { pid: held.process.pid } });
    await endOrderly(held);
    const server = await startEmbeddedPostgres({ dataFolder });
    await server.stop();
  });

  it('is free again after kill -9: the server stops by itself and nothing acknowledged is lost', async () => {
    const held = await holdDataFolder(dataFolder);
    await ask(held.adminConfig ?? {}, 'create table kept as select 7 as seven');
    const postmaster = Number(readFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    await killAtOnce(held);
    expect(await goneWithin(postmaster, 10_000)).toBe(true);
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(await ask({ ...server.connection, database: 'entente' }, 'select seven from kept')).toBe(7);
    await server.stop();
  });

  it('is taken over at once after kill -9, while the old server still stops', async () => {
    await killAtOnce(await holdDataFolder(dataFolder));
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(await ask(server.connection, 'select 1')).toBe(1);
    await server.stop();
  });

  it('is taken over from a server whose watchdog was killed too', async () => {
    const held = await holdDataFolder(dataFolder);
    const postmaster = Number(readFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    const shell = Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${postmaster}/status`, 'utf8'))?.[1]);
    for (const child of spawnSync('pgrep', ['-P', String(shell)], { encoding: 'utf8' }).stdout.trim().split('\n')) if (Number(child) !== postmaster) process.kill(Number(child), 'SIGKILL');
    process.kill(shell, 'SIGKILL');
    await killAtOnce(held);
    expect(birthOf(postmaster)).not.toBeNull();
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(birthOf(postmaster)).toBeNull();
    expect(await ask(server.connection, 'select 1')).toBe(1);
    await server.stop();
  });

  it.each([
    ['a process that is gone', async () => 2_147_483_000],
    ['a process that now is another program', async () => {
      const { uid, gid } = statSync(path.join(dataFolder, 'postgres'));
      const sleeper = spawn('sleep', ['60'], IS_ROOT ? { uid, gid } : {});
      await once(sleeper, 'spawn');
      sleeper.unref();
      return sleeper.pid ?? 0;
    }],
  ])('opens although its pid file names %s', async (_, somePid) => {
    await (await startEmbeddedPostgres({ dataFolder })).stop();
    const pid = await somePid();
    writeFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), `${pid}\n${dataFolder}/postgres\n0\n5432\n${dataFolder}/postgres\n\n  1   1\nready   \n`);
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(await ask(server.connection, 'select 1')).toBe(1);
    await server.stop();
    if (birthOf(pid) !== null) process.kill(pid);
  });

  it('is not taken for free when an unknown process holds it by the same number', async () => {
    await (await startEmbeddedPostgres({ dataFolder })).stop();
    writeFileSync(path.join(dataFolder, 'run/holder.json'), JSON.stringify({ pid: process.ppid, birth: 'another boot:1', socketFolder: path.join(dataFolder, 'postgres') }));
    const server = await startEmbeddedPostgres({ dataFolder }); // the number lives, the process is another: free
    await server.stop();
    writeFileSync(path.join(dataFolder, 'run/holder.json'), JSON.stringify({ pid: process.ppid, birth: birthOf(process.ppid), socketFolder: path.join(dataFolder, 'postgres') }));
    expect(await problemOf(startEmbeddedPostgres({ dataFolder }))).toMatchObject({ code: 'data-folder-in-use', detail: { pid: process.ppid } });
  });

  it('that holds something else is left alone', async () => {
    mkdirSync(path.join(dataFolder, 'postgres'), { recursive: true });
    writeFileSync(path.join(dataFolder, 'postgres/letter.txt'), 'dear Maeve');
    chmodSync(path.join(dataFolder, 'postgres'), 0o700);
    expect(await problemOf(startEmbeddedPostgres({ dataFolder }))).toMatchObject({ code: 'data-folder-damaged' });
    expect(readFileSync(path.join(dataFolder, 'postgres/letter.txt'), 'utf8')).toBe('dear Maeve');
  });

  it('of another version of the database is left alone', async () => {
    await (await startEmbeddedPostgres({ dataFolder })).stop();
    writeFileSync(path.join(dataFolder, 'postgres/PG_VERSION'), '17\n');
    expect(await problemOf(startEmbeddedPostgres({ dataFolder }))).toMatchObject({ code: 'database-version-differs', detail: { found: '17', expected: '18' } });
  });

  it('without its password says so', async () => {
    await (await startEmbeddedPostgres({ dataFolder })).stop();
    rmSync(path.join(dataFolder, 'secrets/database/superuser'));
    expect(await problemOf(startEmbeddedPostgres({ dataFolder }))).toMatchObject({ code: 'database-secret-missing' });
  });

  it('that is a file says so', async () => {
    writeFileSync(dataFolder, '');
    expect(await problemOf(startEmbeddedPostgres({ dataFolder }))).toMatchObject({ code: 'data-folder-not-writable' });
  });
});

describe('users', () => {
  it.runIf(IS_ROOT)('root: the server runs as another user, even below a folder closed to others', async () => {
    expect(modeOf(home)).toBe('700');
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
    await server.stop();
  });

  it.runIf(IS_ROOT)('root: programs that stand below a closed folder find each other', () => {
    const folder = makeDataFolder(dataFolder);
    const { postgres, libraryPath } = findBinaries(folder);
    const native = path.join(home, 'native'); // closed like the home folder of root
    cpSync(path.join(postgres, '..', '..'), native, { recursive: true });
    const binaries = { postgres: path.join(native, 'bin/postgres'), initdb: path.join(native, 'bin/initdb'), libraryPath };
    ensureCluster(folder, binaries, chooseRunAs(folder, binaries));
    expect(readFileSync(path.join(folder.postgres, 'PG_VERSION'), 'utf8').trim()).toBe('18');
  });

  it.runIf(NOBODY_CAN_RUN)('an ordinary user: the server runs as that user', async () => {
    chmodSync(home, 0o777);
    const held = await holdDataFolder(dataFolder, AS_NOBODY);
    expect(held.problem).toBeNull();
    const postmaster = Number(readFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    expect(statSync(`/proc/${postmaster}`).uid).toBe(NOBODY);
    await endOrderly(held);
    // And root opens the same folder later, as the user who owns it.
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(statSync(`/proc/${server.pid}`).uid).toBe(NOBODY);
    await server.stop();
  });

  it.runIf(NOBODY_CAN_RUN)('a folder of another user is refused in words', async () => {
    await (await startEmbeddedPostgres({ dataFolder })).stop();
    spawnSync('chown', ['-R', '1:1', dataFolder]);
    chmodSync(home, 0o755);
    const held = await holdDataFolder(dataFolder, AS_NOBODY);
    expect(['data-folder-of-another-user', 'data-folder-not-writable']).toContain(held.problem);
  });

  it.runIf(NOBODY_CAN_RUN)('a user without a name is refused in words', async () => {
    chmodSync(home, 0o777);
    const held = await holdDataFolder(dataFolder, ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups', '--']);
    expect(held).toMatchObject({ problem: 'user-without-name', detail: { uid: 54_321 } });
  });
});
