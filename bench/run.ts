import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import { startEntente, type EntenteProcess } from '../e2e/entente-process.ts';
import { load } from './http-load.ts';
import { findPgbench, floor } from './pgbench.ts';
import { Results } from './results.ts';
import { sealTimes } from './seal-times.ts';

/**
 * What the program costs, as ratios within one run: HTTP against the same SQL in pgbench on the same
 * rows; starts; one seal and one check; the weight of the first views. The machine may be shared and
 * noisy: read the ratios, not the milliseconds.
 *
 *   npm run bench                   20 000 clients, a few minutes
 *   npm run bench -- --size full    1 000 000 clients
 */
const SIZES = { small: { clients: 20_000, seconds: 4 }, full: { clients: 1_000_000, seconds: 10 } } as const;
type Size = keyof typeof SIZES;

const size: Size = process.argv.includes('full') ? 'full' : 'small';
const { clients, seconds } = SIZES[size];
const results = new Results();
const dataFolder = await mkdtemp(join(tmpdir(), 'entente-bench-'));

/** The load is one login's; how fast the program answers is asked here, not how often it lets somebody ask. */
const UNLIMITED = { RATE_LIMIT: '0' };

try {
  const cold = performance.now();
  let entente = await startEntente({ dataFolder, env: UNLIMITED });
  results.add({ name: 'first start with sample', value: performance.now() - cold, unit: 'ms', size });
  await entente.stop();
  const warm = performance.now();
  entente = await startEntente({ dataFolder, env: UNLIMITED });
  results.add({ name: 'warm start to first answer', value: performance.now() - warm, unit: 'ms', size });
  await measureHttp(entente);
  await entente.stop();
  await sealTimes(results);
  await weights();
  await results.write();
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}

async function measureHttp(entente: EntenteProcess): Promise<void> {
  const cookie = await signIn(entente.url);
  const { adminConfig, appConfig, stop } = await reachDatabase({ dataFolder });
  const { workspaceId, ids } = await fill(adminConfig);
  const pgbench = findPgbench();
  if (pgbench === null) console.log('pgbench is not here: no floors, no ratios');
  const pick = (): string => ids[Math.floor(Math.random() * ids.length)] ?? '';
  const asks = [
    { name: 'list of 50 clients', path: () => '/api/v1/clients?limit=50', sql: [listSql(workspaceId)] },
    { name: 'one client with timeline', path: () => `/api/v1/clients/${pick()}`, sql: ids.slice(0, 40).map((id) => readSql(workspaceId, id)) },
  ];
  for (const { name, path, sql } of asks) {
    for (const concurrency of [1, 16]) {
      const http = await load({ base: entente.url, headers: { cookie }, path }, { concurrency, seconds });
      const least = pgbench === null ? null : await floor(pgbench, appConfig, { scripts: sql, concurrency, seconds });
      const shared = { concurrency, size };
      results.add({ name: `${name}, median`, value: http.p50, unit: 'ms', ...shared, ...(least === null ? {} : { floor: least.p50, ratio: http.p50 / least.p50 }) });
      results.add({ name: `${name}, 99th`, value: http.p99, unit: 'ms', ...shared, ...(least === null ? {} : { floor: least.p99, ratio: http.p99 / least.p99 }) });
      results.add({ name: `${name}, throughput`, value: http.perSecond, unit: '/s', ...shared, ...(least === null ? {} : { floor: least.perSecond, ratio: http.perSecond / least.perSecond }) });
    }
  }
  results.add({ name: 'memory of the program', value: await memoryOf(entente.pid), unit: 'MB', size });
  await stop();
}

/** Resident memory of a process in MB; Linux only. */
async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD }) });
  if (!answer.ok) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Rows with the skew of real lists: a few owners, three timeline entries each, names that sort. */
async function fill(admin: pg.ClientConfig): Promise<{ workspaceId: string; ids: string[] }> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    const { rows: [member] } = await client.query<{ workspace_id: string; id: string }>("select workspace_id, id from members where role = 'owner' limit 1");
    if (member === undefined) throw new Error('the sample has no owner');
    await client.query(`insert into clients (workspace_id, id, kind, name, locale, lifecycle, owner_id, updated_at)
      select $1, gen_random_uuid(), 'organisation', 'Client ' || md5(n::text), 'en', (array['lead', 'qualified', 'active', 'former'])[1 + n % 4], $2, date_trunc('milliseconds', now() - n * interval '37 seconds') from generate_series(1, $3::int) n`, [member.workspace_id, member.id, clients]);
    await client.query(`insert into activities (workspace_id, id, topic, happened_at, recorded_at, actor_side, actor_id, actor_name, subject_kind, subject_id, client_id)
      select workspace_id, gen_random_uuid(), 'client.changed', updated_at, updated_at, 'provider', owner_id, 'Ola Lipska', 'client', id, id from clients cross join generate_series(1, 3) where workspace_id = $1`, [member.workspace_id]);
    await client.query('vacuum analyze clients');
    await client.query('vacuum analyze activities');
    const { rows } = await client.query<{ id: string }>('select id from clients where workspace_id = $1 limit 2000', [member.workspace_id]);
    return { workspaceId: member.workspace_id, ids: rows.map(({ id }) => id) };
  } finally {
    await client.end();
  }
}

/** A transaction as the program opens it. */
function inside(workspaceId: string, queries: string): string {
  return `begin;\nset local app.ws to '${workspaceId}';\nset local app.party to '';\n${queries}\ncommit;\n`;
}

/** What `listClients` asks, as plain SQL. */
function listSql(workspaceId: string): string {
  return inside(workspaceId, `select c.id, c.kind, c.name, c.lifecycle, c.owner_id, m.name, c.next_step, c.next_step_on, c.is_sample, c.updated_at, (select count(*) from engagements e where e.workspace_id = c.workspace_id and e.client_id = c.id and e.deleted_at is null) from clients c join members m on m.workspace_id = c.workspace_id and m.id = c.owner_id where c.workspace_id = '${workspaceId}' and c.deleted_at is null order by c.updated_at desc, c.id desc limit 51;`);
}

/** What `showClient` asks, as plain SQL. */
function readSql(workspaceId: string, id: string): string {
  const at = `workspace_id = '${workspaceId}' and`;
  return inside(workspaceId, [
    `select id from clients where ${at} id = '${id}' and deleted_at is null;`,
    `select c.*, m.name from clients c join members m on m.workspace_id = c.workspace_id and m.id = c.owner_id where c.${at} c.id = '${id}';`,
    `select * from contacts where ${at} client_id = '${id}' and deleted_at is null order by name limit 500;`,
    `select id, name, kind, state from engagements where ${at} client_id = '${id}' and deleted_at is null order by created_at desc limit 200;`,
    `select * from activities where ${at} client_id = '${id}' order by recorded_at desc, id desc limit 50;`,
  ].join('\n'));
}

async function weights(): Promise<void> {
  const file = fileURLToPath(new URL('../packages/web/dist/sizes.json', import.meta.url));
  const sizes = JSON.parse(await readFile(file, 'utf8')) as Record<string, Record<string, number>>;
  for (const [app, parts] of Object.entries(sizes)) for (const [part, value] of Object.entries(parts)) if (typeof value === 'number') results.add({ name: `${app}, ${part}`, value, unit: 'kB' });
}
