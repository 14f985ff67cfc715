/**
 * Makes a fresh clone ready: a Node that is new enough, and the installed parts.
 * Plain JavaScript without dependencies; runs on Node 18 and newer.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as modules from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { words } from './words.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const OLDEST_NODE = [22, 19];
const STARTED_BY_US = 'ENTENTE_STARTED_BY_BOOTSTRAP';
const RUNTIME_PACKAGE = `node-${process.platform}-${process.arch}`;

/**
 * Ends in a process that runs a modern Node, in the root folder, with the parts installed.
 * On an old Node it starts the same script again under the pinned one and never returns.
 */
export async function enterModernNode() {
  process.chdir(ROOT);
  if (!isModern()) {
    const code = await again(await bringNode());
    process.exit(code);
  }
  hideTypeStrippingWarning();
  // Compiled code is kept between starts: a start without it takes about twice as long.
  const compiled = path.join(ROOT, '.cache', 'compiled');
  modules.enableCompileCache(compiled);
  process.env.NODE_COMPILE_CACHE ??= compiled;
  process.env.PATH = `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`;
  if (!matchesLock(ROOT)) await install(ROOT, words('installing'));
}

function isModern() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Installs the pinned Node into runtime/ and gives the path of its program. */
async function bringNode() {
  const folder = path.join(ROOT, 'runtime');
  const place = `node_modules/${RUNTIME_PACKAGE}`;
  const wanted = readJson(path.join(folder, 'package-lock.json'))?.packages?.[place]?.version;
  if (wanted === undefined) leave(words('node-unsupported', { found: process.versions.node }));
  if (!matchesLock(folder, place)) await install(folder, words('bringing-node', { found: process.versions.node, wanted }));
  const program = path.join(folder, place, 'bin', 'node');
  // A system without glibc has the files and still cannot run them.
  if (spawnSync(program, ['--version']).status !== 0) leave(words('node-unsupported', { found: process.versions.node }));
  return program;
}

/** Runs this same script under another Node; passes signals on and returns its exit code. */
async function again(program) {
  const PATH = `${path.dirname(program)}${path.delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(program, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', env: { ...process.env, PATH, [STARTED_BY_US]: '1' } });
  // A terminal sends Ctrl-C to both, and npm passes it on once more: the program takes repeats for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenParentIsGone(() => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * npm, or the old Node that brought the new one, may be killed without a word; what they started must not
 * stay behind. Whoever starts us without npm may end before us as they like.
 * @param {() => void} act
 */
export function whenParentIsGone(act) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined && process.env[STARTED_BY_US] === undefined) return;
  const watching = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watching);
    act();
  }, 200).unref();
}

/** Node 22 runs TypeScript as it is and says with every start that this is new; it is no news to the person who starts us. */
function hideTypeStrippingWarning() {
  const [print] = process.listeners('warning');
  if (print === undefined) return;
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (!(warning.name === 'ExperimentalWarning' && warning.message.includes('Type Stripping'))) print(warning);
  });
}

/** Installs exactly what package-lock.json names. Install scripts stay off. */
async function install(folder, announcement) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(announcement);
  const ticking = setInterval(() => console.log(words('still-installing', { seconds: seconds() })), 15_000);
  const { code, said } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  clearInterval(ticking);
  if (code !== 0) leave(`${words('install-failed')}\n${said.trim()}`);
  console.log(words('installed', { seconds: seconds() }));
}

async function npm(args, folder) {
  // The npm that started us, if one did; else the one in PATH.
  const starter = process.env.npm_execpath;
  const command = starter?.endsWith('.js') ? [process.execPath, starter, ...args] : ['npm', ...args];
  // npm would take the outer folder for its own.
  const { npm_config_local_prefix: _outer, ...env } = process.env;
  const child = spawn(command[0], command.slice(1), { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { said += chunk; });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, said: error.message }));
    child.once('close', (code) => resolve({ code, said }));
  });
}

/**
 * Compares the lock file with the record npm leaves of what it installed. npm writes that record last,
 * so an interrupted installation does not count. Optional parts (other platforms) may be absent, but for `needed`.
 */
function matchesLock(folder, needed) {
  const wanted = readJson(path.join(folder, 'package-lock.json'))?.packages ?? {};
  const found = readJson(path.join(folder, 'node_modules', '.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted)
    .filter(([place]) => place.includes('node_modules/'))
    .every(([place, { version, link, optional }]) => {
      const there = found[place];
      if (there === undefined) return optional === true && place !== needed;
      return link === true ? there.link === true : there.version === version;
    });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {never} */
function leave(message) {
  console.error(message);
  process.exit(1);
}
