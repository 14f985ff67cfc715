import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { withClient } from '@entente/server/platform/postgres/with-client';
import { crowdOf, growSampleOf, type GrownSample } from '@entente/server/shell/grow-sample';
import { makeApp } from '@entente/server/shell/app';
import { makeDoors } from '@entente/server/shell/doors';
import { openServices } from '@entente/server/shell/services';
import { readConfig } from '@entente/server/platform/config';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import { startEntente } from '../e2e/entente-process.ts';
import { cpuOf, cpuOfDatabase } from './cpu.ts';
import { captureSql } from './captured-sql.ts';
import { load } from './http-load.ts';
import { memoryOf } from './memory.ts';
import { findPgbench, floor } from './pgbench.ts';
import type { Results } from './results.ts';
import { signIn } from './sign-in.ts';

type Ask = { readonly name: string; readonly path: string };
/** `only`: no other asks than those whose name holds this. */
type Size = { readonly name: string; readonly clients: number; readonly seconds: number; readonly only?: string | undefined };

/** Requests are counted and limited otherwise; a load of one person's is none of a person's. */
const UNLIMITED = { RATE_LIMIT: '0' };

/**
 * Lists, board, record and search over a crowd, as ratios against the very statements that the program sends,
 * run by pgbench on the same rows under the same role with row security on.
 * @param keep a data folder that holds such a crowd already, or will from now on; a temporary one otherwise.
 */
export async function crmBench(results: Results, size: Size, keep: string | undefined): Promise<void> {
  const dataFolder = keep ?? (await mkdtemp(join(tmpdir(), 'entente-crm-')));
  try {
    const sample = await crowd(dataFolder, size);
    const asks = await asksOf(dataFolder, sample);
    const started = performance.now();
    const entente = await startEntente({ dataFolder, env: { ...UNLIMITED, ENTENTE_SAMPLE: 'no' } });
    results.add({ name: 'start with the crowd', value: performance.now() - started, unit: 'ms', size: size.name });
    const cookie = await signIn(entente.url, sample);
    const { appConfig, stop } = await reachDatabase({ dataFolder });
    for (const ask of asks.filter(({ name }) => name.includes(size.only ?? ''))) await measure(results, { dataFolder, ask, size, base: entente.url, pid: entente.pid, cookie, appConfig });
    results.add({ name: 'memory of the program', value: await memoryOf(entente.pid), unit: 'MB', size: size.name });
    await stop();
    await entente.stop();
  } finally {
    if (keep === undefined) await rm(dataFolder, { recursive: true, force: true });
  }
}

async function crowd(dataFolder: string, { clients, name }: Size): Promise<GrownSample> {
  const { adminConfig, stop } = await reachDatabase({ dataFolder }).catch(() => ({ adminConfig: null, stop: async () => undefined }));
  const found = adminConfig === null ? null : await findCrowd(adminConfig, clients);
  await stop();
  if (found !== null) return found;
  const started = performance.now();
  const grown = await growSampleOf({ ...process.env, ENTENTE_DATA: dataFolder }, { clients, onProgress: (step, count) => (count % 10_000 === 0 ? console.log(`  ${name}: ${step} ${count}`) : undefined) });
  console.log(`  ${name}: grown in ${Math.round((performance.now() - started) / 1000)} s`);
  return grown;
}

async function findCrowd(admin: pg.ClientConfig, clients: number): Promise<GrownSample | null> {
  return withClient(admin, async (client) => {
    const { rows: [made] } = await client.query<{ made: boolean }>("select to_regclass('public.workspaces') is not null as made");
    if (made?.made !== true) return null;
    const { rows } = await client.query<{ workspace_id: string; email: string }>("select w.workspace_id, m.email from workspaces w join members m on m.workspace_id = w.workspace_id and m.email like 'crowd-%' where w.name like $1 limit 1", [`${clients} %`]);
    return rows[0] === undefined ? null : { workspaceId: rows[0].workspace_id, email: rows[0].email, password: SAMPLE_PASSWORD, size: crowdOf(clients) };
  });
}

/** What people ask most, with ids of this crowd in them. */
async function asksOf(dataFolder: string, { workspaceId }: GrownSample): Promise<readonly Ask[]> {
  const { adminConfig, stop } = await reachDatabase({ dataFolder });
  const ids = await withClient(adminConfig, async (client) => {
    const one = async (sql: string): Promise<string> => (await client.query<{ id: string }>(sql, [workspaceId])).rows[0]?.id ?? '';
    return { busy: await one('select client_id as id from interactions where workspace_id = $1 group by client_id order by count(*) desc limit 1 offset 100'), pipeline: await one('select id from pipelines where workspace_id = $1 order by position limit 1') };
  });
  await stop();
  const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'custom.crowd_industry', is: 'any_of', value: ['health', 'finance'] }, { field: 'custom.crowd_headcount', is: 'at_least', value: 100 }, { field: 'custom.crowd_decides_on', is: 'after', value: { days: 30 } }] }));
  const contains = (field: string, value: string): string => encodeURIComponent(JSON.stringify({ all: [{ field, is: 'contains', value }] }));
  return [
    { name: 'list of 50 clients', path: '/records/client?limit=50' },
    { name: 'list of 50 contacts by name', path: '/records/contact?limit=50&sort=name' },
    { name: 'list of 50 deals by amount', path: '/records/deal?limit=50&sort=-amount' },
    { name: 'clients, three own fields filtered', path: `/records/client?limit=50&filter=${filter}` },
    { name: 'contacts, a name contains', path: `/records/contact?limit=50&filter=${contains('name', 'nowak')}` },
    { name: 'contacts, a mail contains a rare part', path: `/records/contact?limit=50&filter=${contains('email', 'person2000.77@')}` },
    { name: 'board of deals', path: `/records/deal/board?pipelineId=${ids.pipeline}` },
    { name: 'one client', path: `/clients/${ids.busy}` },
    { name: 'timeline of a busy client', path: `/timeline?clientId=${ids.busy}` },
    { name: 'search for a rare name', path: '/search?q=S%C3%B8ndergaard' },
    { name: 'search for a common name', path: '/search?q=anna%20nowak' },
    { name: 'search with a slip', path: '/search?q=lewandowsik' },
  ];
}

type Measuring = { readonly dataFolder: string; readonly ask: Ask; readonly size: Size; readonly base: string; readonly pid: number; readonly cookie: string; readonly appConfig: pg.ClientConfig };

async function measure(results: Results, { dataFolder, ask, size, base, pid, cookie, appConfig }: Measuring): Promise<void> {
  const pgbench = findPgbench();
  const scripts = pgbench === null ? [] : [await sqlOf(appConfig, { path: ask.path, cookie, dataFolder })];
  for (const concurrency of [1, 16]) {
    const before = await cpus(pid, dataFolder);
    const http = await load({ base, headers: { cookie }, path: () => `/api/v1${ask.path}` }, { concurrency, seconds: size.seconds });
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

/** The statements of one request, as a script of pgbench. */
async function sqlOf(appConfig: pg.ClientConfig, { path, cookie, dataFolder }: { path: string; cookie: string; dataFolder: string }): Promise<string> {
  const services = await openServices(readConfig({ ...process.env, ENTENTE_DATA: dataFolder, ENTENTE_URL: 'http://localhost:4700', ...UNLIMITED }), appConfig);
  try {
    const { doors } = await makeDoors(services, () => undefined);
    const { fetch } = makeApp(doors);
    const ask = async (): Promise<void> => {
      const answer = await fetch(new Request(`http://localhost:4700/api/v1${path}`, { headers: { cookie } }));
      if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    };
    await ask();
    return (await captureSql(ask)).join('\n');
  } finally {
    await services.database.close();
  }
}
