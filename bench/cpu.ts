import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process has taken so far, with its children that ended; Linux only. */
export async function cpuOf(pid: number): Promise<number> {
  return (await statOf(pid))?.seconds ?? Number.NaN;
}

/** The same of a database: its postmaster and everything that it has started. */
export async function cpuOfDatabase(dataFolder: string): Promise<number> {
  const postmaster = Number((await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger);
  const stats = await Promise.all(pids.map(statOf));
  return stats.reduce((sum, stat, at) => (stat !== null && (stat.parent === postmaster || pids[at] === postmaster) ? sum + stat.seconds : sum), 0);
}

async function statOf(pid: number): Promise<{ parent: number; seconds: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name of the program may hold spaces; what follows it is numbered from the third field on.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
  const [parent = 0] = fields.slice(1);
  return { parent, seconds: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND };
}
