import type pg from 'pg';
import { ensureDatabase } from '@entente/server/platform/postgres/ensure-database';
import { startEntente, type EntenteProcess } from '../e2e/entente-process.ts';
import { cpuOf } from './cpu.ts';
import type { Ask } from './crowd.ts';
import { holdTo } from './held-share.ts';
import { load, type Request } from './http-load.ts';
import type { Results } from './results.ts';

/** `share`: the part of a processor that each process may take at most; null lets each take what it gets. */
type Given = { readonly dataFolder: string; readonly share: number | null; readonly asks: readonly Ask[]; readonly size: { readonly name: string; readonly seconds: number }; readonly next: (ask: Ask) => () => Request; readonly env: Readonly<Record<string, string>> };

const CONCURRENCY = 16;

/**
 * What a second process of the program adds: requests a second with two, over those with one, of the same database.
 * On two cores the second one takes its time from the database and the load. Held to a small share of a processor
 * each, it brings that share with it, as one on a core of its own would.
 */
export async function twoProcesses(results: Results, { dataFolder, share, asks, size, next, env }: Given): Promise<void> {
  const { adminConfig, stop } = await ensureDatabase({ dataFolder });
  const running: EntenteProcess[] = [];
  const free: (() => Promise<void>)[] = [];
  try {
    for (let at = 0; at < 2; at += 1) running.push(await startEntente({ dataFolder, env: { ...env, DATABASE_URL: addressOf(adminConfig) } }));
    if (share !== null) for (const { pid } of running) free.push(await holdTo(pid, share));
    const held = share === null ? '' : `, held to ${share} of a processor each`;
    for (const ask of asks) {
      const [one, two] = [await once(running.slice(0, 1)), await once(running)];
      results.add({ name: `${ask.name}, two processes over one${held}`, value: two.perSecond, unit: '/s', concurrency: CONCURRENCY, size: size.name, floor: one.perSecond, ratio: two.perSecond / one.perSecond });
      results.add({ name: `${ask.name}, processor time of two programs${held}`, value: two.each, unit: 'ms', concurrency: CONCURRENCY, size: size.name, floor: one.each, ratio: two.each / one.each });
      async function once(processes: readonly EntenteProcess[]): Promise<{ readonly perSecond: number; readonly each: number }> {
        const before = await cpus(processes);
        const { perSecond, countAll } = await load({ bases: processes.map(({ url }) => url), next: next(ask) }, { concurrency: CONCURRENCY, seconds: size.seconds });
        return { perSecond, each: ((await cpus(processes)) - before) * 1000 / countAll };
      }
    }
  } finally {
    for (const release of free) await release();
    for (const entente of running) await entente.stop();
    await stop();
  }
}

async function cpus(processes: readonly EntenteProcess[]): Promise<number> {
  return (await Promise.all(processes.map(({ pid }) => cpuOf(pid)))).reduce((sum, seconds) => sum + seconds, 0);
}

/** The embedded database's address, as an external one's is given. */
function addressOf({ host = '', port, user, password, database }: pg.ClientConfig): string {
  return `postgresql://${user}:${encodeURIComponent(String(password))}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
