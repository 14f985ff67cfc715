/** Builds the pages when what they are made of has changed; the mark of the last build stands in .cache. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';
import { words } from './words.mjs';

const MADE_OF = ['packages/web', 'packages/core/src', 'packages/contract/src', 'packages/phrases/src', 'package-lock.json'];
const BUILT = 'packages/web/dist';
const MARK = '.cache/web-build.sha256';
const BUILDER = 'packages/web/build.mjs';

/**
 * @param {{ evenIfFresh?: boolean }} options
 * @returns {boolean} whether the pages stand ready
 */
export function buildWeb({ evenIfFresh = false } = {}) {
  const mark = markOf(MADE_OF);
  if (!evenIfFresh && existsSync(path.join(ROOT, BUILT)) && readMark() === mark) return true;
  const started = Date.now();
  console.log(words('building'));
  const { status } = spawnSync(process.execPath, [BUILDER], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
  if (status !== 0) {
    console.error(words('build-failed'));
    return false;
  }
  mkdirSync(path.join(ROOT, '.cache'), { recursive: true });
  writeFileSync(path.join(ROOT, MARK), mark);
  console.log(words('built', { seconds: Math.round((Date.now() - started) / 1000) }));
  return true;
}

function readMark() {
  const file = path.join(ROOT, MARK);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function markOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn)) hash.update(file).update('\0').update(readFileSync(path.join(ROOT, file))).update('\0');
  return hash.digest('hex');
}

function filesIn(place) {
  if (place.endsWith('.json')) return [place];
  return readdirSync(path.join(ROOT, place), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => (entry.isDirectory() ? filesIn(`${place}/${entry.name}`) : [`${place}/${entry.name}`]))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort();
}
