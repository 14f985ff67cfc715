import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dataFolderAt } from '@entente/server/platform/postgres/data-folder';
import { pidInFile } from '@entente/server/platform/postgres/pid-file';

/**
 * Ends the database server of a data folder and all its workers at once, as a crash of the machine would.
 * @returns how many processes there were
 * @throws Error when none runs
 */
export function killDatabase(dataFolder: string): number {
  const postmaster = pidInFile(dataFolderAt(dataFolder));
  if (postmaster === null) throw new Error(`no database server runs on ${dataFolder}`);
  const processes = [postmaster, ...childrenOf(postmaster)];
  for (const pid of processes) killIfThere(pid);
  return processes.length;
}

function childrenOf(parent: number): number[] {
  const pairs = process.platform === 'linux' ? pairsFromProc() : pairsFromPs();
  return pairs.filter(([, of]) => of === parent).map(([pid]) => pid);
}

type ChildAndParent = readonly [pid: number, parent: number];

function pairsFromProc(): ChildAndParent[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(/^PPid:\s+(\d+)$/m.exec(statusOf(name))?.[1])]);
}

function pairsFromPs(): ChildAndParent[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number)).map(([pid = 0, parent = 0]) => [pid, parent]);
}

/** A process may end while the list is read. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
