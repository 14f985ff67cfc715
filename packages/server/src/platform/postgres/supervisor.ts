import { setTimeout as pause } from 'node:timers/promises';
import { HouseProblem } from '../operations/house-problem.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';
import { makeDataFolder, type DataFolder } from './data-folder.ts';
import { deadHolder, recordSocketFolder, releaseFolder, takeFolder } from './holder.ts';
import { clearPidFile } from './pid-file.ts';
import { startPostmaster, type Postmaster, type PostmasterPlan } from './postmaster.ts';
import { answersOn, chooseSocketFolder, removeSocketFolder, SOCKET_PORT } from './socket-folder.ts';
import { chooseRunAs } from './system-user.ts';

/** What `pg` needs to connect; `host` is the folder of the socket. */
export type DatabaseConnection = { readonly host: string; readonly port: number; readonly user: string; readonly password: string; readonly database: string };

export type EmbeddedPostgres = {
  /** The administrator's connection. */
  readonly connection: DatabaseConnection;
  /** The server's process; a new one after the server had to be brought back. */
  readonly pid: number;
  /** A fast, clean shutdown; safe to call twice. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataFolder: string;
  /** False only where data may be lost (tests): no fsync. */
  readonly durable?: boolean;
  /** Called when the server ended by itself and could not be brought back. */
  readonly onLost?: (problem: HouseProblem) => void;
};

const REVIVALS_IN_A_ROW = 5;
const STEADY_AFTER_MS = 60_000;

/**
 * Starts the embedded PostgreSQL of a data folder, making it first if need be, and keeps it running.
 * It is reached through a socket only, and it stops by itself when this process ends, even by kill -9.
 * @throws HouseProblem with the reason in a code; `data-folder-in-use` when another Entente has the folder open
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = makeDataFolder(options.dataFolder);
  const abandoned = deadHolder(folder);
  takeFolder(folder);
  try {
    const binaries = findBinaries(folder);
    const runAs = chooseRunAs(folder, binaries);
    const password = ensureCluster(folder, binaries, runAs);
    if (abandoned !== null) removeSocketFolder(abandoned.socketFolder, folder);
    await clearPidFile(folder);
    if (await answersOn(folder.postgres)) throw new HouseProblem('data-folder-in-use', { folder: folder.root, pid: 0 });
    const socketFolder = chooseSocketFolder(folder, runAs);
    recordSocketFolder(folder, socketFolder);
    const plan: PostmasterPlan = { folder, binaries, runAs, socketFolder, durable: options.durable ?? true };
    return await keepRunning(plan, password, options.onLost);
  } catch (error) {
    releaseFolder(folder);
    throw error;
  }
}

async function keepRunning(plan: PostmasterPlan, password: string, onLost: EmbeddedPostgresOptions['onLost']): Promise<EmbeddedPostgres> {
  let current = await startPostmaster(plan);
  let stopping = false;
  const watch = async (): Promise<void> => {
    let revivals = 0;
    for (;;) {
      const since = Date.now();
      await current.ended;
      if (stopping) return;
      const before = Date.now() - since > STEADY_AFTER_MS ? 0 : revivals;
      ({ postmaster: current, revivals } = await revived(plan, before));
      if (stopping) await current.stop();
    }
  };
  const watching = watch().catch((problem: unknown) => {
    close(plan);
    onLost?.(problem instanceof HouseProblem ? problem : new HouseProblem('database-does-not-start', { folder: plan.folder.postgres, reason: String(problem) }));
  });
  return {
    connection: { host: plan.socketFolder, port: SOCKET_PORT, user: SUPERUSER, password, database: 'postgres' },
    get pid() {
      return current.pid;
    },
    async stop() {
      stopping = true;
      await current.stop();
      await watching;
      close(plan);
    },
  };
}

/** A server may be killed while it is being brought back, too: such a start counts like any other death of it. */
async function revived(plan: PostmasterPlan, before: number): Promise<{ postmaster: Postmaster; revivals: number }> {
  let reason: unknown = new HouseProblem('database-does-not-start', { folder: plan.folder.postgres, reason: 'it ends again and again' });
  for (let revivals = before + 1; revivals <= REVIVALS_IN_A_ROW; revivals += 1) {
    await pause(100);
    await clearPidFile(plan.folder);
    try {
      return { postmaster: await startPostmaster(plan), revivals };
    } catch (problem) {
      reason = problem;
    }
  }
  throw reason;
}

function close({ folder, socketFolder }: { folder: DataFolder; socketFolder: string }): void {
  removeSocketFolder(socketFolder, folder);
  releaseFolder(folder);
}
