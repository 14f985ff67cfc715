/** Builds what has changed since the last time: what browsers get, and the program in few files. The marks of the last build stand in .cache. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { words } from './words.mjs';

const SHARED = ['packages/core', 'packages/contract', 'packages/phrases', 'package-lock.json'];
/** Each with what it is made of, the file that says it is there, and what makes it. */
const PARTS = {
  web: { madeOf: ['packages/web', ...SHARED], built: 'packages/web/dist/sizes.json', builder: 'packages/web/build.mjs' },
  server: { madeOf: ['packages/server', 'packages/cli', 'packages/seal', ...SHARED], built: 'packages/server/dist/main.mjs', builder: 'packages/server/build.mjs' },
};

/**
 * @param {{ evenIfFresh?: boolean }} options
 * @returns {Promise<boolean>} whether all stands ready
 */
export async function build({ evenIfFresh = false } = {}) {
  const marks = Object.fromEntries(Object.entries(PARTS).map(([name, { madeOf }]) => [name, markOf(madeOf)]));
  const stale = Object.keys(PARTS).filter((name) => evenIfFresh || !existsSync(path.join(ROOT, PARTS[name].built)) || readMark(name) !== marks[name]);
  if (stale.length === 0) return true;
  const started = Date.now();
  console.log(words('building'));
  const made = await Promise.all(stale.map((name) => make(name, marks[name])));
  if (made.includes(false)) {
    console.error(words('build-failed'));
    return false;
  }
  console.log(words('built', { seconds: Math.round((Date.now() - started) / 1000) }));
  return true;
}

async function make(name, mark) {
  // A build that is broken off leaves no mark, so that the next one begins anew.
  rmSync(placeOfMark(name), { force: true });
  const child = spawn(process.execPath, [PARTS[name].builder], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
  const [code] = await once(child, 'exit');
  if (code !== 0) return false;
  mkdirSync(path.join(ROOT, '.cache'), { recursive: true });
  writeFileSync(placeOfMark(name), mark);
  return true;
}

function placeOfMark(name) {
  return path.join(ROOT, '.cache', `${name}-build.sha256`);
}

function readMark(name) {
  return existsSync(placeOfMark(name)) ? readFileSync(placeOfMark(name), 'utf8') : '';
}

function markOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn)) hash.update(file).update('\0').update(readFileSync(path.join(ROOT, file))).update('\0');
  return hash.digest('hex');
}

function filesIn(place) {
  if (place.endsWith('.json')) return [place];
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'migrations'].includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${place}/${entry.name}`) : [`${place}/${entry.name}`]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort();
}
