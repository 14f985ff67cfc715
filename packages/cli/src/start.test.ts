import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { backup } from '@entente/server/platform/operations/backup';
import { restore } from '@entente/server/platform/operations/restore';
import { configFromUrl, reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import { withClient } from '@entente/server/platform/postgres/with-client';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';

/** As `npm start` runs it. */
const MAIN = path.join(import.meta.dirname, '../../server/dist/main.mjs');

/** The first start with the sample leaves its folder here; later ones go on with a copy, and where it was left out, each makes its own. */
const firstFolder = mkdtempSync(path.join(os.tmpdir(), 'house-first-'));
let home: string;
let dataFolder: string;
/** It makes the database and the sample, beside whatever else a machine does. */
const FIRST_START_MS = 300_000;
const started: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'house-start-'));
  dataFolder = path.join(home, 'data');
});

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM'); // an orderly end, so that nothing writes into the folder any more
    await once(child, 'exit');
  }
  rmSync(home, { recursive: true, force: true });
});

afterAll(() => rmSync(firstFolder, { recursive: true, force: true }));

/** With its owners and rights: as root, the database's files belong to somebody else. */
const copySample = (): unknown => execFileSync('cp', ['-a', firstFolder, dataFolder]);

type Started = { readonly process: ChildProcess; readonly url: string | null; said(): string; ended(): Promise<number | null> };

/** Starts the program and waits until it says its address, or ends. */
async function start(env: NodeJS.ProcessEnv = {}, args: readonly string[] = []): Promise<Started> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [MAIN, 'start', ...args], { env: { PATH, NODE_COMPILE_CACHE, ENTENTE_DATA: dataFolder, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const found = /http:\/\/localhost:\d+/.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      });
    }
  });
  const url = await Promise.race([address, exit.then(() => null)]);
  return { process: child, url, said: () => text, ended: () => exit };
}

it('says where it runs, answers there, and stops cleanly on Ctrl-C', async () => {
  const entente = await start({ ENTENTE_DATA: firstFolder });
  expect(entente.said()).toMatch(/Entente is running: http:\/\/localhost:\d+\n/);
  expect((await fetch(`${entente.url}/api/v1/openapi.json`)).status).toBe(200);
  entente.process.kill('SIGINT');
  entente.process.kill('SIGINT'); // npm passes the terminal's signal on once more
  expect(await entente.ended()).toBe(0);
  expect(entente.said()).toContain('Stopped. Everything is saved.');
}, FIRST_START_MS);

it('refuses a data folder that another one has open, in words and with its process', async () => {
  copySample();
  const first = await start();
  const second = await start({}, ['--language', 'pl']);
  expect(second.url).toBeNull();
  expect(await second.ended()).toBe(1);
  expect(second.said()).toContain(`Folder ${dataFolder} jest już otwarty w innym Entente (proces ${first.process.pid}).`);
});

it('says which port is taken, and leaves the data folder free', async () => {
  copySample();
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const refused = await start({ PORT: String(port) });
  expect(await refused.ended()).toBe(1);
  expect(refused.said()).toContain(`The port ${port} is already taken by another program.`);
  taken.close();
  expect((await start()).url).not.toBeNull();
});

it('starts again after kill -9 with everything that was acknowledged', async () => {
  copySample();
  const first = await start();
  const { appConfig } = await reachDatabase({ dataFolder });
  const count = async (): Promise<unknown> => withClient(appConfig, async (client) => (await client.query('SELECT count(*)::int AS workspaces FROM auth.all_workspaces()')).rows);
  const before = await count();
  first.process.kill('SIGKILL');
  await first.ended();
  const second = await start();
  expect(second.url).not.toBeNull();
  expect(await count()).toEqual(before);
});

it('ends with the reason when the database is lost for good', async () => {
  copySample();
  const entente = await start();
  rmSync(path.join(dataFolder, 'postgres', 'global'), { recursive: true });
  process.kill(Number(readFileSync(path.join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  expect(await entente.ended()).toBe(1);
  expect(entente.said()).toContain(`The database in ${dataFolder}/postgres does not start. It says:`);
});

it('is backed up while it runs, and the restored instance holds the same bytes and runs', async () => {
  copySample();
  await start();
  const first = await backup({ dataFolder, file: path.join(home, 'first.tar'), now: new Date() });
  const elsewhere = path.join(home, 'elsewhere');
  await restore({ dataFolder: elsewhere, file: first.file });
  const second = await backup({ dataFolder: elsewhere, file: path.join(home, 'second.tar'), now: new Date() });
  expect({ ...second.manifest, madeAt: '' }).toEqual({ ...first.manifest, madeAt: '' });
  expect(first.manifest.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(15);
  expect((await start({ ENTENTE_DATA: elsewhere })).url).not.toBeNull();
});

it.runIf(process.env.TEST_DATABASE_URL !== undefined)('runs on an external PostgreSQL just as well', async () => {
  const external = process.env.TEST_DATABASE_URL ?? '';
  const name = `entente_start_${process.pid}`;
  await withClient(configFromUrl(external), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`));
  const url = new URL(external);
  url.pathname = `/${name}`;
  const entente = await start({ DATABASE_URL: url.href });
  expect(entente.url).not.toBeNull();
  entente.process.kill('SIGTERM');
  expect(await entente.ended()).toBe(0);
  await withClient(configFromUrl(external), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});
