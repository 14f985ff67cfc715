import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What would make the program another one than the laptop's: its own database, mail, addresses. */
const FROM_OUTSIDE = ['DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'TIMESTAMP_URL', 'TRUSTED_PROXIES', 'HOST', 'NODE_OPTIONS', 'LC_ALL', 'LC_MESSAGES'];
const KEPT_WORDS = 20_000;
const START = (JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: { start: string } }).scripts.start.split(' ');
/** How much memory `npm start` lets the program take before it tidies up, and what it says to the C library. */
const MEMORY_FLAGS = START.filter((word) => word.startsWith('--'));
const MEMORY_ENV = Object.fromEntries(START.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('=') as [string, string]));

/** Half of what the database server did for a page was to understand and plan the same few hundred queries anew. */
export const QUICK = { KEEP_PLANS: '1' };

/** The real program in a process of its own, on a data folder of its own. */
export type EntenteProcess = {
  /** Where people reach it, "http://localhost:50123". */
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly pid: number;
  /** Everything it printed. */
  said(): string;
  /** Ends it as the kernel does when memory runs out: at once, without a word. */
  killAtOnce(): Promise<void>;
  /** Ends it as Ctrl-C does, and waits until everything is saved. @throws Error when it ends badly. */
  stop(): Promise<void>;
};

export type StartOptions = {
  /** An existing folder to go on with; a fresh one otherwise. */
  readonly dataFolder?: string;
  /** The same port again after a kill, so that open pages find the program; a free one otherwise. */
  readonly port?: number;
  /** The language of the machine. */
  readonly language?: 'en' | 'pl' | 'ru';
  /** Lets the program's clock go ahead; the database's stays. */
  readonly minutesAhead?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * Starts the program as `npm start` does, pages built first where they are stale, and waits until it answers.
 * It ends by itself when this process ends, however that happens.
 * @throws Error with what the program said when it ends before that.
 */
export async function startEntente(options: StartOptions = {}): Promise<EntenteProcess> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'entente-e2e-')));
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [...MEMORY_FLAGS, 'scripts/start.mjs'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: environment(options, { dataFolder, port }) });
  const url = `http://localhost:${port}`;
  const said = await saysWhereItIs(child, url);
  const { ok } = await fetch(`${url}/healthz`);
  if (!ok) throw new Error(`it says it runs, but does not answer:\n${said()}`);
  return { url, port, dataFolder, pid: child.pid ?? 0, said, killAtOnce: () => killAtOnce(child), stop: () => stopCleanly(child, said) };
}

/** Ends the program and removes its data folder. */
export async function discardEntente(entente: EntenteProcess): Promise<void> {
  await entente.stop();
  await rm(entente.dataFolder, { recursive: true, force: true });
}

/** Runs one command of the command line to its end. */
export async function runEntente(args: readonly string[], options: StartOptions & { readonly dataFolder: string }): Promise<{ readonly code: number; readonly said: string }> {
  const child = spawn(process.execPath, ['packages/cli/src/main.ts', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: environment(options, { dataFolder: options.dataFolder, port: 0 }) });
  const said = listen(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, said: said() };
}

function environment({ language = 'en', minutesAhead = 0, env = {} }: StartOptions, { dataFolder, port }: { dataFolder: string; port: number }): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FROM_OUTSIDE.includes(name) && !name.startsWith('ENTENTE_') && !name.startsWith('VITEST')));
  const clock = minutesAhead === 0 ? {} : { NODE_OPTIONS: `--import=${new URL(`clock-ahead.ts?minutes=${minutesAhead}`, import.meta.url).href}` };
  return { ...kept, NODE_ENV: 'production', LANG: `${language}.UTF-8`, PORT: String(port), ENTENTE_DATA: dataFolder, ...MEMORY_ENV, ...clock, ...env };
}

function listen(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-KEPT_WORDS);
    });
  }
  return () => said;
}

async function saysWhereItIs(child: ChildProcess, url: string): Promise<() => string> {
  const said = listen(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (said().includes(url)) resolve();
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the program ended with ${code} before it answered:\n${said()}`)));
  });
  return said;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function killAtOnce(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function stopCleanly(child: ChildProcess, said: () => string): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'close');
  child.kill('SIGINT');
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the program ended with ${code}:\n${said()}`);
}

/** A port nobody uses now: links in mails need it before the program listens. */
async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
