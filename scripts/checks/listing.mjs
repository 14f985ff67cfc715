import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const NOT_OURS = new Set(['node_modules', 'dist', '.cache', '.git']);

/**
 * Files below a folder, with "/" between parts, relative to the root; nothing where the folder is missing.
 * @param {string} root
 * @param {string} folder
 * @param {RegExp} name what the file name must match
 * @returns {string[]}
 */
export function listFiles(root, folder, name) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const place = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(root, place, name);
      return name.test(entry.name) ? [place] : [];
    });
}

/** Folders directly below a folder. */
export function listFolders(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
