import { readFile } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import type { ImportView } from '@entente/contract/import/import.contract';
import type { Results } from './results.ts';

type Given = { readonly url: string; readonly pid: number; readonly dataFolder: string; readonly size: string; readonly rows: number };
type Target = Given & { readonly cookie: string; readonly adminConfig: pg.ClientConfig };

const PIECE = 1024 * 1024;
/** What an import of contacts writes: the floor is a raw COPY of the very same rows into tables with the same indexes. */
const WRITTEN = ['clients', 'contacts', 'contact_points', 'lifecycle_changes', 'activities', 'change_set_rows', 'import_rows', 'search_entries', 'search_words', 'duplicate_keys', 'duplicates'] as const;

/** Imports contacts with matching by e-mail into the sample, measures the program's memory meanwhile, then the undo. */
export async function importSpeed(results: Results, given: Given): Promise<void> {
  const { adminConfig, stop } = await reachDatabase({ dataFolder: given.dataFolder });
  try {
    await measured(results, { ...given, adminConfig, cookie: await signIn(given.url) });
  } finally {
    await stop();
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD }) });
  if (!answer.ok) throw new Error(`signing in was answered with ${answer.status}`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

async function measured(results: Results, target: Target): Promise<void> {
  const { rows, size } = target;
  const call = caller(target);
  const since = new Date(Date.now() - 1000).toISOString();
  const { id } = (await call('POST', '/imports', { fileName: 'bench.csv', kind: 'contact' })) as { id: string };
  await send(target, id);
  await call('POST', `/imports/${id}/look`, {});
  const { plan } = (await call('GET', `/imports/${id}`)) as ImportView;
  const checking = watchMemory(target.pid);
  const checkedAt = performance.now();
  await call('PUT', `/imports/${id}/plan`, { plan });
  await reached(call, { id, state: 'ready' });
  results.add({ name: 'import: check', value: rows / ((performance.now() - checkedAt) / 1000), unit: 'rows/s', size });
  results.add({ name: 'import: most memory of the check', value: await checking.stop(), unit: 'MB', size });
  const memory = watchMemory(target.pid);
  const ranAt = performance.now();
  await call('POST', `/imports/${id}/run`, {});
  const done = await reached(call, { id, state: 'done' });
  const seconds = (performance.now() - ranAt) / 1000;
  if (done.counts.created !== rows) throw new Error(`${done.counts.created} of ${rows} rows came in`);
  const most = await memory.stop();
  const floor = await copySpeed(target, { since, rows });
  results.add({ name: 'import: run, floor is COPY of all it writes', value: rows / seconds, unit: 'rows/s', size, floor: floor.all, ratio: rows / seconds / floor.all });
  results.add({ name: 'import: run, floor is COPY of contacts only', value: rows / seconds, unit: 'rows/s', size, floor: floor.contacts, ratio: rows / seconds / floor.contacts });
  results.add({ name: 'import: most memory of the run', value: most, unit: 'MB', size });
  const undoing = watchMemory(target.pid);
  const undoneAt = performance.now();
  await call('POST', `/imports/${id}/undo`, {});
  await reached(call, { id, state: 'undone' });
  results.add({ name: 'import: undo', value: rows / ((performance.now() - undoneAt) / 1000), unit: 'rows/s', size });
  results.add({ name: 'import: most memory of the undo', value: await undoing.stop(), unit: 'MB', size });
}

type Caller = (method: string, path: string, body?: unknown) => Promise<unknown>;

function caller({ url, cookie }: Target): Caller {
  return async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, { method, headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
}

const SYLLABLES = ['ko', 'wa', 'no', 'wak', 'li', 'pie', 'mar', 'ta', 'zie', 'lin', 'ska', 'ber', 'gor', 'dan', 'sto', 'cki'];
const GIVEN = ['Anna', 'Jan', 'Olga', 'Piotr', 'Maria', 'Iwan', 'Sean', 'Nadia', 'Tomasz', 'Zofia', 'Pavel', 'Ewa', 'Igor', 'Maeve', 'Adam', 'Irina'];
const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? '';
/** One of 4 096 names, as people's names repeat. */
const family = (at: number): string => { const name = pick(SYLLABLES, at) + pick(SYLLABLES, at >> 4) + pick(SYLLABLES, at >> 8); return name.charAt(0).toUpperCase() + name.slice(1); };

/** People whose names repeat as real ones do, one firm to ten of them; sent as they are made. */
async function send({ url, cookie, rows }: Target, id: string): Promise<void> {
  let [part, text] = [0, 'Name,E-mail,Phone,Company,Job title,Notes\n'];
  const put = async (): Promise<void> => {
    for (let bytes = Buffer.from(text); bytes.length > 0; bytes = bytes.subarray(PIECE)) {
      const answer = await fetch(`${url}/api/v1/imports/${id}/file?part=${part}`, { method: 'PUT', headers: { cookie }, body: bytes.subarray(0, PIECE) });
      if (!answer.ok) throw new Error(`piece ${part} was answered with ${answer.status}`);
      part += 1;
    }
    text = '';
  };
  for (let row = 0; row < rows; row += 1) {
    const firm = Math.floor(row / 10);
    text += `${pick(GIVEN, row * 5)} ${family(Math.floor(row / 16) * 7 + row)},anna.${row}@firm${firm}.example,+48 6${String(row).padStart(8, '0')},${family(firm)} ${family(firm >> 12)},Trainer,Met at the fair of ${2000 + (row % 25)}\n`;
    if (text.length > PIECE * 0.9) await put();
  }
  await put();
}

async function reached(call: Caller, { id, state }: { id: string; state: ImportView['state'] }): Promise<ImportView> {
  for (;;) {
    const view = (await call('GET', `/imports/${id}`)) as ImportView;
    if (view.state === state) return view;
    if (view.state === 'failed') throw new Error('the import failed');
    await new Promise((resume) => setTimeout(resume, 250));
  }
}

function watchMemory(pid: number): { stop(): Promise<number> } {
  let most = 0;
  const look = async (): Promise<void> => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  };
  const timer = setInterval(() => void look(), 500);
  return { stop: async () => { clearInterval(timer); await look(); return most; } };
}

/** Rows of the import a second, when their rows in each table are copied in as text by the owner, past row security. */
async function copySpeed({ adminConfig, rows }: Target, { since }: { since: string; rows: number }): Promise<{ all: number; contacts: number }> {
  const client = new pg.Client(adminConfig);
  await client.connect();
  try {
    await client.query('create schema bench_copy');
    const times: Record<string, number> = {};
    for (const table of WRITTEN) {
      await client.query(`create table bench_copy.${table} (like public.${table} including all)`);
      const columns = await writtenColumns(client, table);
      const text: Buffer[] = [];
      await pipeline(client.query(copyTo(`copy (select ${columns} from public.${table} ${await fresh(client, table)} ) to stdout`.replace('$since', `'${since}'`))), new Writable({ write: (chunk: Buffer, _, done) => { text.push(chunk); done(); } }));
      const at = performance.now();
      await pipeline(Readable.from(text), client.query(copyFrom(`copy bench_copy.${table} (${columns}) from stdin`)));
      times[table] = (performance.now() - at) / 1000;
    }
    const all = Object.values(times).reduce((sum, each) => sum + each, 0);
    return { all: rows / all, contacts: rows / (times['contacts'] ?? Number.NaN) };
  } finally {
    await client.query('drop schema if exists bench_copy cascade');
    await client.end();
  }
}

/** The columns of a table but for those that the database works out by itself. */
async function writtenColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>("select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped and attgenerated = ''", [table]);
  return rows[0]?.columns ?? '';
}

/** The rows that came since the import began, where a table says when. */
async function fresh(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name in ('created_at', 'recorded_at', 'touched_at')", [table]);
  const [column] = rows;
  return column === undefined ? '' : `where ${column.name} >= $since`;
}
