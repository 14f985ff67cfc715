import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HouseProblem } from '../operations/house-problem.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { CLUSTER_NAME, saysReady, WATCHDOG_NAME } from './pid-file.ts';
import { SOCKET_PORT } from './socket-folder.ts';
import { processOptions, type RunAs } from './system-user.ts';

export type PostmasterPlan = {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  readonly socketFolder: string;
  /** False only for tests that may lose their data: no fsync. */
  readonly durable: boolean;
};

export type Postmaster = {
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 120_000;
const LOCK_RETRY_MS = 10_000;
const FAST_STOP_MS = 30_000;
/** Just after a kill the old process may be a zombie, or its workers may still end. */
const OLD_ONE_STILL_ENDS = /lock file "postmaster.pid" already exists|pre-existing shared memory block/;

/**
 * The shell between Node and the server is the watchdog. It holds the read end of a pipe whose only
 * writer is Node; when Node ends, however it ends, the pipe closes and the server is asked for a fast
 * shutdown. Node stops the server in the same way, by closing the pipe.
 */
const WATCHDOG = `
  umask 077
  exec 3<&0
  export LD_LIBRARY_PATH="$1" DYLD_LIBRARY_PATH="$1"; shift
  trap : INT TERM HUP
  "$@" </dev/null 3<&- &
  server=$!
  echo "$server"
  ( trap '' INT TERM HUP; cat <&3 >/dev/null; kill -INT "$server" 2>/dev/null ) >/dev/null 2>&1 &
  exec 3<&-
  while kill -0 "$server" 2>/dev/null; do wait "$server"; status=$?; done
  exit "$status"
`;

/**
 * Starts the server and waits until it takes connections.
 * @throws HouseProblem `database-does-not-start` with the server's own last words
 */
export async function startPostmaster(plan: PostmasterPlan): Promise<Postmaster> {
  const until = Date.now() + LOCK_RETRY_MS;
  for (;;) {
    const attempt = await tryToStart(plan);
    if (typeof attempt !== 'string') return attempt;
    if (!OLD_ONE_STILL_ENDS.test(attempt) || Date.now() > until) {
      throw new HouseProblem('database-does-not-start', { folder: plan.folder.postgres, reason: lastWords(attempt, plan.folder) });
    }
    await pause(200);
  }
}

async function tryToStart(plan: PostmasterPlan): Promise<Postmaster | string> {
  const shell = spawnShell(plan);
  let said = '';
  let pid = 0;
  let running = true;
  shell.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000);
  });
  shell.stdout?.once('data', (chunk: Buffer) => {
    pid = Number(chunk.toString().trim());
  });
  const ended = new Promise<void>((resolve) => {
    const settle = (): void => {
      running = false;
      resolve();
    };
    shell.once('close', settle);
    shell.once('error', (error) => {
      said += error.message;
      settle();
    });
  });
  const until = Date.now() + READY_WITHIN_MS;
  while (running && Date.now() < until) {
    if (pid > 0 && saysReady(plan.folder, pid)) return { pid, ended, stop: () => stopShell(shell, pid, ended) };
    await pause(10);
  }
  await stopShell(shell, pid, ended);
  return said || 'no answer in time';
}

function spawnShell({ folder, binaries, runAs, socketFolder, durable }: PostmasterPlan): ChildProcess {
  const command = [...runAs.prefix, '/bin/sh', '-c', WATCHDOG, WATCHDOG_NAME, binaries.libraryPath, binaries.postgres, '-D', folder.postgres, ...settings(socketFolder, durable)];
  const [program = '', ...args] = command;
  // Detached: Ctrl-C in a terminal reaches Node alone, which closes its work first.
  const shell = spawn(program, args, { ...processOptions(runAs), detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  shell.stdin?.on('error', () => undefined); // the shell may end first
  return shell;
}

async function stopShell(shell: ChildProcess, pid: number, ended: Promise<void>): Promise<void> {
  shell.stdin?.end();
  const hurry = setTimeout(() => {
    if (pid > 0) process.kill(pid, 'SIGQUIT'); // the next start recovers from the log; nothing acknowledged is lost
  }, FAST_STOP_MS);
  await ended;
  clearTimeout(hurry);
}

/** Written on the command line, so that every start of a newer Entente brings its own. */
function settings(socketFolder: string, durable: boolean): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: SOCKET_PORT,
    cluster_name: CLUSTER_NAME,
    max_connections: 60,
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'entente-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    // What people write never enters the log: no statements, no parameters, no row contents in errors.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** What the server said on its way out; its log only where it said nothing, for that may tell of an older end. */
function lastWords(said: string, folder: DataFolder): string {
  const own = said.split('\n').filter((line) => line.trim() !== '' && !/ (LOG|HINT): /.test(line));
  const lines = own.length > 0 ? own : newestLog(folder).trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|error while loading/.test(line)).at(-1) ?? lines[0] ?? '';
  return telling.slice(0, 400);
}

function newestLog(folder: DataFolder): string {
  const place = path.join(folder.postgres, 'log');
  if (!existsSync(place)) return '';
  const files = readdirSync(place).map((name) => path.join(place, name));
  const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  return newest === undefined ? '' : readFileSync(newest, 'utf8').slice(-4_000);
}
