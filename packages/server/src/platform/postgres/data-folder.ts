import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { HouseProblem } from '../operations/house-problem.ts';

/** Where things stand in a data folder; all paths are absolute. */
export type DataFolder = {
  readonly root: string;
  /** The cluster of the embedded PostgreSQL. */
  readonly postgres: string;
  /** Keys that belong to this instance (seal, envelope) and, in `database/`, the passwords of its roles. */
  readonly secrets: string;
  readonly databaseSecrets: string;
  readonly files: string;
  readonly backups: string;
  /** Who holds the folder now; safe to delete while nothing runs. */
  readonly run: string;
};

/** Names the places of a data folder without touching the disk. */
export function dataFolderAt(root: string): DataFolder {
  const at = (...parts: string[]): string => path.join(path.resolve(root), ...parts);
  return {
    root: at(),
    postgres: at('postgres'),
    secrets: at('secrets'),
    databaseSecrets: at('secrets', 'database'),
    files: at('files'),
    backups: at('backups'),
    run: at('run'),
  };
}

/** @returns whether an embedded database was ever made here. */
export function holdsCluster(folder: DataFolder): boolean {
  return existsSync(path.join(folder.postgres, 'PG_VERSION'));
}

/**
 * Makes the folders that are missing. The root and `run` may be passed through by another user
 * (under root the database runs as one); everything else is for the owner only.
 * @throws HouseProblem `data-folder-not-writable`
 */
export function makeDataFolder(root: string): DataFolder {
  const folder = dataFolderAt(root);
  try {
    makeFolder(folder.root, 0o711);
    makeFolder(folder.run, 0o711);
    for (const own of [folder.secrets, folder.databaseSecrets, folder.files, folder.backups]) makeFolder(own, 0o700);
  } catch (error) {
    throw new HouseProblem('data-folder-not-writable', { folder: folder.root, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
  return folder;
}

function makeFolder(place: string, mode: number): void {
  if (existsSync(place)) return;
  mkdirSync(place, { recursive: true });
  chmodSync(place, mode); // mkdir's own mode is cut by the umask
}
