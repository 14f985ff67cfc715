import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { makeApp } from '@entente/server/shell/app';
import { makeDoors } from '@entente/server/shell/doors';
import { openServices } from '@entente/server/shell/services';
import { readConfig } from '@entente/server/platform/config';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import { startEntente } from '../e2e/entente-process.ts';
import { cpuOf, cpuOfDatabase } from './cpu.ts';
import { captureSql } from './captured-sql.ts';
import { asksOf, crowdsOf, type Ask, type CrowdSize } from './crowd.ts';
import { load, type Request as Asked } from './http-load.ts';
import { memoryOf } from './memory.ts';
import { findPgbench, floor } from './pgbench.ts';
import { twoProcesses } from './processes.ts';
import type { Results } from './results.ts';
import { sellersOf } from './sellers.ts';
import { signIn } from './sign-in.ts';

/** `only`: no other asks than those whose name holds this. `share`: only what a second process adds, each held to this share of a processor. */
type Size = CrowdSize & { readonly seconds: number; readonly only?: string | undefined; readonly share: number | null };

/** Requests are counted and limited otherwise; a load of one person's is none of a person's. */
const UNLIMITED = { RATE_LIMIT: '0', ENTENTE_SAMPLE: 'no' };

/**
 * Lists, board, record and search over a crowd, as ratios against the very statements that the program sends,
 * run by pgbench on the same rows under the same role with row security on. Of several workspaces each request
 * asks another one.
 * @param keep a data folder that holds such a crowd already, or will from now on; a temporary one otherwise.
 */
export async function crmBench(results: Results, size: Size, keep: string | undefined): Promise<void> {
  const dataFolder = keep ?? (await mkdtemp(join(tmpdir(), 'entente-crm-')));
  try {
    const crowds = await crowdsOf(dataFolder, size);
    const asks = (await asksOf(dataFolder, crowds)).filter(({ name }) => name.includes(size.only ?? ''));
    const started = performance.now();
    const entente = await startEntente({ dataFolder, env: UNLIMITED });
    results.add({ name: 'start with the crowd', value: performance.now() - started, unit: 'ms', size: size.name });
    const [cookies, ownCookies]: [string[], string[]] = [[], []];
    for (const crowd of crowds) cookies.push(await signIn(entente.url, crowd));
    const { adminConfig, appConfig, stop } = await reachDatabase({ dataFolder });
    if (asks.some(({ isOwnOnly }) => isOwnOnly)) for (const seller of await sellersOf(adminConfig, crowds)) ownCookies.push(await signIn(entente.url, seller));
    const cookiesFor = ({ isOwnOnly }: Ask): readonly string[] => (isOwnOnly ? ownCookies : cookies);
    if (size.share === null) for (const ask of asks) await measure(results, { dataFolder, ask, size, base: entente.url, pid: entente.pid, cookies: cookiesFor(ask), appConfig });
    results.add({ name: 'memory of the program', value: await memoryOf(entente.pid), unit: 'MB', size: size.name });
    await stop();
    await entente.stop();
    await twoProcesses(results, { dataFolder, share: size.share, asks: asks.filter(({ isOwnOnly, makes }) => !isOwnOnly && makes === undefined), size, next: (ask) => inTurn(ask, cookies), env: UNLIMITED });
  } finally {
    if (keep === undefined) await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The requests of an ask, workspace after workspace. */
function inTurn({ paths, makes }: Ask, cookies: readonly string[]): () => Asked {
  let count = 0;
  return () => {
    count += 1;
    const at = count % cookies.length;
    return { path: `/api/v1${paths[at]}`, headers: { cookie: cookies[at] ?? '' }, ...(makes === undefined ? {} : { body: makes(made += 1) }) };
  };
}
/** How much was made so far; nothing is made twice under one name. */
let made = 0;

type Measuring = { readonly dataFolder: string; readonly ask: Ask; readonly size: Size; readonly base: string; readonly pid: number; readonly cookies: readonly string[]; readonly appConfig: pg.ClientConfig };

async function measure(results: Results, { dataFolder, ask, size, base, pid, cookies, appConfig }: Measuring): Promise<void> {
  // What is made has ids of its own: its statements cannot run a second time.
  const pgbench = ask.makes === undefined ? findPgbench() : null;
  const scripts = pgbench === null ? [] : await sqlOf(appConfig, { ask, cookies, dataFolder });
  for (const concurrency of [1, 16]) {
    const before = await cpus(pid, dataFolder);
    const http = await load({ bases: [base], next: inTurn(ask, cookies) }, { concurrency, seconds: size.seconds });
    const between = await cpus(pid, dataFolder);
    const least = pgbench === null ? null : await floor(pgbench, appConfig, { scripts, concurrency, seconds: size.seconds });
    const after = await cpus(pid, dataFolder);
    const shared = { concurrency, size: size.name };
    const beside = (value: number, of: number | undefined) => (of === undefined ? {} : { floor: of, ratio: value / of });
    results.add({ name: `${ask.name}, undisturbed (10th)`, value: http.p10, unit: 'ms', ...shared, ...beside(http.p10, least?.p10) });
    results.add({ name: `${ask.name}, median`, value: http.p50, unit: 'ms', ...shared, ...beside(http.p50, least?.p50) });
    results.add({ name: `${ask.name}, 99th`, value: http.p99, unit: 'ms', ...shared, ...beside(http.p99, http.p50) });
    results.add({ name: `${ask.name}, throughput`, value: http.perSecond, unit: '/s', ...shared, ...beside(http.perSecond, least?.perSecond) });
    // Of a machine that is shared, processor time says more than the clock: others make it little longer.
    const each = (seconds: number, count: number): number => (seconds * 1000) / count;
    results.add({ name: `${ask.name}, processor time of the program`, value: each(between.program - before.program, http.countAll), unit: 'ms', ...shared });
    const database = each(between.database - before.database, http.countAll);
    results.add({ name: `${ask.name}, processor time of PostgreSQL`, value: database, unit: 'ms', ...shared, ...beside(database, least === null ? undefined : each(after.database - between.database, least.count)) });
  }
}

async function cpus(pid: number, dataFolder: string): Promise<{ readonly program: number; readonly database: number }> {
  const [program, database] = await Promise.all([cpuOf(pid), cpuOfDatabase(dataFolder)]);
  return { program, database };
}

/** The statements of one request, as a script of pgbench for each workspace. */
async function sqlOf(appConfig: pg.ClientConfig, { ask: { paths }, cookies, dataFolder }: { ask: Ask; cookies: readonly string[]; dataFolder: string }): Promise<readonly string[]> {
  const services = await openServices(readConfig({ ...process.env, ENTENTE_DATA: dataFolder, ENTENTE_URL: 'http://localhost:4700', ...UNLIMITED }), appConfig);
  try {
    const { doors } = await makeDoors(services, () => undefined);
    const { fetch } = makeApp(doors);
    const ask = async (at: number): Promise<void> => {
      const answer = await fetch(new Request(`http://localhost:4700/api/v1${paths[at]}`, { headers: { cookie: cookies[at] ?? '' } }));
      if (!answer.ok) throw new Error(`${paths[at]} answered ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    };
    const scripts: string[] = [];
    for (const at of paths.keys()) {
      await ask(at);
      scripts.push((await captureSql(() => ask(at))).join('\n'));
    }
    return scripts;
  } finally {
    await services.database.close();
  }
}
