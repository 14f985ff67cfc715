import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { HouseProblem } from '../operations/house-problem.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';

/** As whom the database's programs run: PostgreSQL refuses to run as root. */
export type RunAs = {
  /** Null when the programs run as whoever runs Node. */
  readonly user: { readonly uid: number; readonly gid: number } | null;
  /** Written before the command; empty when Node itself can change the user. */
  readonly prefix: readonly string[];
};

const PREFERRED_NAMES = ['entente', 'postgres', 'nobody'];
const PLAIN: RunAs = { user: null, prefix: [] };

/**
 * Chooses the user for the database's programs and proves that this user reaches programs and data.
 * Under root, where the checkout stands in a folder closed to others (a home folder, a temporary one),
 * the programs get one right beside their user: to pass through folders.
 * @throws HouseProblem `database-user-missing`, `data-folder-not-reachable`, `data-folder-of-another-user`
 */
export function chooseRunAs(folder: DataFolder, binaries: Binaries): RunAs {
  if (process.getuid?.() !== 0) {
    refuseForeignCluster(folder);
    return PLAIN;
  }
  const user = clusterOwner(folder) ?? preferredUser();
  const reaching = [plainDrop(user), dropKeeping(user, 'dac_read_search'), dropKeeping(user, 'dac_override')].find((runAs) => reaches(runAs, folder, binaries));
  if (reaching === undefined) throw new HouseProblem('data-folder-not-reachable', { folder: folder.root, uid: user.uid });
  return reaching;
}

/** Runs a short command as that user, in a neutral folder and environment. */
export function runAsUser(runAs: RunAs, command: readonly string[], options: { input?: string } = {}): SpawnSyncReturns<string> {
  const [program = '', ...args] = [...runAs.prefix, ...command];
  return spawnSync(program, args, { ...processOptions(runAs), encoding: 'utf8', input: options.input ?? '' });
}

/** Options for starting a process as that user: no inherited locale, no inherited library path. */
export function processOptions(runAs: RunAs): { cwd: string; env: Record<string, string>; uid?: number; gid?: number } {
  const base = { cwd: '/', env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
  return runAs.user === null || runAs.prefix.length > 0 ? base : { ...base, ...runAs.user };
}

function refuseForeignCluster(folder: DataFolder): void {
  if (!existsSync(folder.postgres)) return;
  const { uid } = statSync(folder.postgres);
  if (uid !== process.getuid?.()) throw new HouseProblem('data-folder-of-another-user', { folder: folder.postgres, uid });
}

function clusterOwner(folder: DataFolder): { uid: number; gid: number } | null {
  if (!existsSync(folder.postgres)) return null;
  const { uid, gid } = statSync(folder.postgres);
  return uid === 0 ? null : { uid, gid };
}

function preferredUser(): { uid: number; gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of PREFERRED_NAMES) {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new HouseProblem('database-user-missing', { names: PREFERRED_NAMES.join(', ') });
}

function plainDrop(user: { uid: number; gid: number }): RunAs {
  return { user, prefix: [] };
}

/**
 * The right is given to these processes alone. Without the secure bit, the kernel sets it aside when a
 * program asks whether a file may be executed, and the server does not find itself.
 */
function dropKeeping(user: { uid: number; gid: number }, right: string): RunAs {
  const prefix = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', `--inh-caps=+${right}`, `--ambient-caps=+${right}`, '--securebits=+no_setuid_fixup', '--'];
  return { user, prefix };
}

/** Reached is reached when the server finds its own program, as it will when it starts, and may enter the data folder. */
function reaches(runAs: RunAs, folder: DataFolder, { postgres, libraryPath }: Binaries): boolean {
  const script = 'export LD_LIBRARY_PATH="$1" DYLD_LIBRARY_PATH="$1"; cd "$2" && test -x "$3" && "$3" --version';
  const tried = runAsUser(runAs, ['/bin/sh', '-c', script, 'reach', libraryPath, folder.root, postgres]);
  return tried.status === 0 && !tried.stderr.includes('invalid binary');
}
