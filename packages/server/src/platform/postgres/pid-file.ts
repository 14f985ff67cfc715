import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HouseProblem } from '../operations/house-problem.ts';
import type { DataFolder } from './data-folder.ts';
import { birthOf, commandLineOf, DEAD_PID } from './process-identity.ts';

/** What an own server and its watchdog can be told by in a list of processes. */
export const CLUSTER_NAME = 'entente';
export const WATCHDOG_NAME = 'entente-database';

const STOPPED_WITHIN_MS = 30_000;

/**
 * Makes way for a new server after a crash.
 * - A server whose Entente was killed is being stopped by its watchdog and is waited for; one whose watchdog
 *   was killed too is asked to stop.
 * - A number that now belongs to another program ("recycled", common in containers) is replaced by one
 *   that cannot exist. The file itself stays: it leads PostgreSQL to its shared memory, which is how
 *   the server notices that old workers still write.
 * @throws HouseProblem `data-folder-in-use` when a server keeps running on the folder
 */
export async function clearPidFile(folder: DataFolder): Promise<void> {
  const pid = pidInFile(folder);
  if (pid === null || birthOf(pid) === null) return;
  if (!runsOurCluster(pid, folder)) {
    replacePid(folder);
    return;
  }
  if (isOrphan(pid)) process.kill(pid, 'SIGINT');
  if (!(await gone(pid, STOPPED_WITHIN_MS))) throw new HouseProblem('data-folder-in-use', { folder: folder.root, pid });
}

/** @returns the pid in the server's own file, or null. */
export function pidInFile(folder: DataFolder): number | null {
  const [first = ''] = pidFileLines(folder);
  const pid = Number(first);
  return Number.isInteger(pid) && pid > 0 ? pid : null;
}

/** @returns whether the server with this pid says that it takes connections. */
export function saysReady(folder: DataFolder, pid: number): boolean {
  const lines = pidFileLines(folder);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function runsOurCluster(pid: number, folder: DataFolder): boolean {
  const command = commandLineOf(pid);
  if (command === null) return false;
  return path.basename(command[0] ?? '') === 'postgres' && command.includes(folder.postgres);
}

/** Started by a supervisor like this one, and its watchdog is gone: nobody is left who would stop it. */
function isOrphan(pid: number): boolean {
  const parent = /^PPid:\s+(\d+)$/m.exec(readIfThere(`/proc/${pid}/status`))?.[1];
  if (parent === undefined || !(commandLineOf(pid) ?? []).includes(`cluster_name=${CLUSTER_NAME}`)) return false;
  return !(commandLineOf(Number(parent)) ?? []).includes(WATCHDOG_NAME);
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (birthOf(pid) !== null) {
    if (Date.now() > until) return false;
    await pause(50);
  }
  return true;
}

function replacePid(folder: DataFolder): void {
  const [, ...rest] = pidFileLines(folder);
  writeFileSync(pidFile(folder), [DEAD_PID, ...rest].join('\n'));
}

function pidFileLines(folder: DataFolder): string[] {
  return readIfThere(pidFile(folder)).split('\n');
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function pidFile(folder: DataFolder): string {
  return path.join(folder.postgres, 'postmaster.pid');
}
