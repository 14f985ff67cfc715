import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEntente } from '../e2e/entente-process.ts';
import { agreementTimes } from './agreement.ts';
import { crmBench } from './crm.ts';
import { importSpeed } from './import-speed.ts';
import { Results } from './results.ts';
import { sealTimes } from './seal-times.ts';

/**
 * What the program costs, as ratios within one run: HTTP against the same SQL in pgbench on the same
 * rows; starts; one seal and one check; the weight of the first views. The machine may be shared and
 * noisy: read the ratios, not the milliseconds.
 *
 *   npm run bench                               2 000 clients, 20 000 contacts, a few minutes
 *   npm run bench -- --size full                100 000 clients, 1 000 000 contacts, 300 000 deals, 5 000 000 activities
 *   npm run bench -- --size full --keep FOLDER  the same, on a crowd that is kept for the next run
 *   npm run bench -- --workspaces 50            the same rows spread evenly over so many workspaces
 *   npm run bench -- --ask TEXT                 only lists, boards, pages and searches whose name holds the text
 *   npm run bench -- --share 0.2                only what a second process adds, each held to so much of a processor
 *   npm run bench -- --import 1000000           only an import of so many rows, and its undo
 */
const SIZES = { small: { clients: 2_000, seconds: 3, imported: 20_000 }, full: { clients: 100_000, seconds: 6, imported: 1_000_000 } } as const;
type Size = keyof typeof SIZES;

const size: Size = process.argv.includes('full') ? 'full' : 'small';
const { clients, seconds, imported } = SIZES[size];
const kept = argument('--keep');
const only = argument('--ask');
const rows = argument('--import');
const share = argument('--share');
const workspaces = Number(argument('--workspaces') ?? 1);
const results = new Results();
const dataFolder = await mkdtemp(join(tmpdir(), 'entente-bench-'));

/** The load is one login's; how fast the program answers is asked here, not how often it lets somebody ask. */
const UNLIMITED = { RATE_LIMIT: '0' };

try {
  if (rows !== undefined) await onlyImport(Number(rows));
  else await everything();
} finally {
  await rm(dataFolder, { recursive: true, force: true });
}

async function onlyImport(rows: number): Promise<void> {
  const entente = await startEntente({ dataFolder, env: UNLIMITED });
  await importSpeed(results, { url: entente.url, pid: entente.pid, dataFolder, size: `${rows}`, rows });
  await entente.stop();
}

async function everything(): Promise<void> {
  if (only === undefined && share === undefined) await starts();
  await crmBench(results, { name: workspaces === 1 ? size : `${size}, ${workspaces} workspaces`, clients, workspaces, seconds, only, share: share === undefined ? null : Number(share) }, kept);
  if (only === undefined && share === undefined) {
    await sealTimes(results);
    await weights();
    await results.write();
  }
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? undefined : process.argv[at + 1];
}

async function starts(): Promise<void> {
  const cold = performance.now();
  let entente = await startEntente({ dataFolder, env: UNLIMITED });
  results.add({ name: 'first start with sample', value: performance.now() - cold, unit: 'ms', size });
  await entente.stop();
  const warm = performance.now();
  entente = await startEntente({ dataFolder, env: UNLIMITED });
  results.add({ name: 'warm start to first answer', value: performance.now() - warm, unit: 'ms', size });
  await agreementTimes(results, { url: entente.url, dataFolder, size, seconds });
  await importSpeed(results, { url: entente.url, pid: entente.pid, dataFolder, size, rows: imported });
  await entente.stop();
}

async function weights(): Promise<void> {
  const file = fileURLToPath(new URL('../packages/web/dist/sizes.json', import.meta.url));
  const sizes = JSON.parse(await readFile(file, 'utf8')) as Record<string, Record<string, number>>;
  for (const [app, parts] of Object.entries(sizes)) for (const [part, value] of Object.entries(parts)) if (typeof value === 'number') results.add({ name: `${app}, ${part}`, value, unit: 'kB' });
}
