import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

const SCRIPT = fileURLToPath(new URL('hold-data-folder.ts', import.meta.url));

/** What the other process said: it holds the folder, or why it does not. */
export type HeldFolder = {
  readonly process: ChildProcess;
  readonly adminConfig: pg.ClientConfig | null;
  readonly problem: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
};

/**
 * Opens a data folder in another process.
 * @param prefix a command that changes the user, for example `setpriv --reuid=…`
 */
export async function holdDataFolder(dataFolder: string, prefix: readonly string[] = []): Promise<HeldFolder> {
  const [program = '', ...args] = [...prefix, process.execPath, SCRIPT, dataFolder];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { ready = null, problem = null, detail = {} } = JSON.parse(line.toString()) as { ready?: pg.ClientConfig; problem?: string; detail?: Record<string, string | number> };
  return { process: child, adminConfig: ready, problem, detail };
}

/** Ends the process as the kernel does when memory runs out: at once, without a word. */
export async function killAtOnce({ process: child }: HeldFolder): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Asks the process to end and waits for it. */
export async function endOrderly({ process: child }: HeldFolder): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
