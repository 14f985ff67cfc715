import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A number no process can carry: above the highest pid of Linux (2^22) and of macOS (99 999). */
export const DEAD_PID = 2_147_483_646;

/**
 * What tells a process apart from a later one with the same number.
 * @returns an opaque text, or null when no such process runs (a zombie no longer runs).
 */
export function birthOf(pid: number): string | null {
  return process.platform === 'linux' ? birthOnLinux(pid) : birthElsewhere(pid);
}

/** The command line of a running process, or null when there is none or it may not be read. */
export function commandLineOf(pid: number): readonly string[] | null {
  if (process.platform === 'linux') {
    const text = readOrNull(`/proc/${pid}/cmdline`);
    return text === null || text === '' ? null : text.split('\0').filter((part) => part !== '');
  }
  const listed = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return listed.status === 0 ? listed.stdout.trim().split(' ') : null;
}

function birthOnLinux(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The name in parentheses may hold spaces and parentheses itself; the fields after it are plain.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return null;
  const bootId = readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${bootId}:${fields[19] ?? ''}`;
}

function birthElsewhere(pid: number): string | null {
  const listed = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = listed.stdout?.trim() ?? '';
  return listed.status !== 0 || line === '' || line.startsWith('Z') ? null : line.replace(/^\S{1,8} {1,8}/, '');
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
