import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { HouseProblem } from '../operations/house-problem.ts';
import type { Binaries } from './binaries.ts';
import { holdsCluster, type DataFolder } from './data-folder.ts';
import { readOrMakeSecret, readSecret } from './secret-file.ts';
import { runAsUser, type RunAs } from './system-user.ts';

/** The administrator of the embedded cluster; only this machine's socket reaches it. */
export const SUPERUSER = 'postgres';

const MAJOR_VERSION = '18';

/**
 * Text is UTF-8 whatever LANG says: a cluster made under LANG=C cannot tell Polish or Cyrillic
 * letters apart in trigram search. The built-in provider gives the same order on every machine.
 */
const INITDB_OPTIONS = [
  `--username=${SUPERUSER}`,
  '--auth=scram-sha-256',
  '--pwfile=/dev/stdin',
  '--data-checksums',
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/**
 * Makes the cluster if the data folder has none; an interrupted attempt leaves nothing behind.
 * @returns the administrator's password
 * @throws HouseProblem when the folder holds something else, or making it fails
 */
export function ensureCluster(folder: DataFolder, binaries: Binaries, runAs: RunAs): string {
  const secret = superuserSecretFile(folder);
  if (!holdsCluster(folder)) {
    refuseOccupiedPlace(folder);
    const draft = makeDraftFolder(folder, runAs);
    fillCluster(draft, { folder, binaries, runAs, password: readOrMakeSecret(secret) });
    rmSync(folder.postgres, { recursive: true, force: true });
    renameSync(draft, folder.postgres);
  }
  const version = readFileSync(path.join(folder.postgres, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR_VERSION) throw new HouseProblem('database-version-differs', { folder: folder.postgres, found: version, expected: MAJOR_VERSION });
  const password = readSecret(secret);
  if (password === null) throw new HouseProblem('database-secret-missing', { file: secret });
  return password;
}

/** Where the administrator's password is kept. */
export function superuserSecretFile(folder: DataFolder): string {
  return path.join(folder.databaseSecrets, 'superuser');
}

function refuseOccupiedPlace(folder: DataFolder): void {
  const occupied = existsSync(folder.postgres) && readdirSync(folder.postgres).length > 0;
  if (occupied) throw new HouseProblem('data-folder-damaged', { folder: folder.postgres });
}

function makeDraftFolder(folder: DataFolder, { user }: RunAs): string {
  const draft = `${folder.postgres}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  chmodSync(draft, 0o700);
  if (user !== null) chownSync(draft, user.uid, user.gid);
  return draft;
}

type Filling = { readonly folder: DataFolder; readonly binaries: Binaries; readonly runAs: RunAs; readonly password: string };

function fillCluster(draft: string, { folder, binaries, runAs, password }: Filling): void {
  // The password goes through a pipe that the user owns itself, never through a file.
  const script = 'export LD_LIBRARY_PATH="$1" DYLD_LIBRARY_PATH="$1"; shift; cat | "$@"';
  const made = runAsUser(runAs, ['/bin/sh', '-c', script, 'initdb', binaries.libraryPath, binaries.initdb, `--pgdata=${draft}`, ...INITDB_OPTIONS], { input: `${password}\n` });
  if (made.status === 0) return;
  rmSync(draft, { recursive: true, force: true });
  throw initProblem(folder, made.stderr || (made.error?.message ?? ''));
}

function initProblem(folder: DataFolder, said: string): HouseProblem {
  if (said.includes('could not look up effective user ID')) return new HouseProblem('user-without-name', { uid: process.getuid?.() ?? 0 });
  return new HouseProblem('database-does-not-start', { folder: folder.postgres, reason: lastLine(said) });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
