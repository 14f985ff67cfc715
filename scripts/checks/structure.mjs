/**
 * Holds the repository to language.json: one word per thing, the same in folder, file, table and docs.
 * A new word is added to language.json first, in review.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles, listFolders } from './listing.mjs';

const SERVER_ROLES = ['routes', 'actions', 'access', 'store', 'view', 'pdf', 'mail', 'jobs', 'schema', 'tools', 'portal', 'reader'];
const SOURCE = /\.(ts|tsx)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/;
const SAYS_NOTHING = new Set(['utils', 'helpers', 'common', 'misc', 'index']);
const AREA_PACKAGES = ['core', 'contract', 'server', 'web'];
const FREE_FOLDERS = new Set(['kernel', 'platform', 'shell', 'ui', 'test']);

/** @param {string} root */
export function findProblems(root) {
  const language = JSON.parse(readFileSync(path.join(root, 'language.json'), 'utf8'));
  const problems = [
    ...language.areas.flatMap((area) => missingPlaces(root, area)),
    ...language.areas.flatMap((area) => misnamedServerFiles(root, area)),
    ...AREA_PACKAGES.flatMap((name) => strangeFolders(root, name, language.areas)),
    ...listFiles(root, 'packages', SOURCE).flatMap(misnamedFile),
    ...strangeTables(root, language),
  ];
  const words = language.areas.flatMap((area) => area.words);
  return { problems, looked: `structure ok: ${language.areas.length} areas, ${words.length} words` };
}

function missingPlaces(root, { area, planned }) {
  if (planned === true) return [];
  return [`packages/server/src/${area}`, `docs/areas/${area}.md`]
    .filter((place) => !existsSync(path.join(root, place)))
    .map((place) => `${place} is missing: an area lives under the same word in server and docs, or language.json calls it planned.`);
}

function misnamedServerFiles(root, { area, words }) {
  const stems = words.map((word) => word.replaceAll('_', '-'));
  return listFiles(root, `packages/server/src/${area}`, SOURCE)
    .filter((file) => {
      const [stem, role] = path.basename(file).split('.');
      if (role === 'test') return !stems.includes(stem) && stem !== area; // a test of the whole area carries its name
      return !stems.includes(stem) || !SERVER_ROLES.includes(role);
    })
    .map((file) => `${file}: name it <${stems.join('|')}>.<${SERVER_ROLES.join('|')}>.ts`);
}

function strangeFolders(root, name, areas) {
  const known = new Set(areas.map(({ area }) => area));
  return listFolders(root, `packages/${name}/src`)
    .filter((folder) => !known.has(folder) && !FREE_FOLDERS.has(folder))
    .map((folder) => `packages/${name}/src/${folder}: "${folder}" is no area of language.json.`);
}

function misnamedFile(file) {
  const name = path.basename(file);
  if (!KEBAB.test(name)) return [`${file}: file names are kebab-case.`];
  return SAYS_NOTHING.has(name.split('.')[0]) ? [`${file}: say what it holds; "${name}" says nothing.`] : [];
}

/** Tables of the public schema carry words; what libraries and the machinery need stands in schemas of their own. */
function strangeTables(root, { areas, platform = [] }) {
  const known = new Set([...areas.flatMap(({ words }) => words), ...platform].map(plural));
  return listFiles(root, 'packages/server/migrations', /\.sql$/).flatMap((file) => {
    const created = readFileSync(path.join(root, file), 'utf8').matchAll(/create table (?:if not exists )?(\w+)(\.)?/gi);
    return [...created]
      .filter(([, name, dot]) => dot === undefined && !known.has(name))
      .map(([, name]) => `${file}: table "${name}" is no word of language.json.`);
  });
}

function plural(word) {
  if (word === 'criteria') return word;
  if (word.endsWith('person')) return word.replace(/person$/, 'people');
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
