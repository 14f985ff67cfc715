import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { memoryFolder } from '@entente/server/platform/test/memory-folder';

/** Copies a data folder that no program has open. @returns where the copy stands; whoever asked for it removes it. */
export async function copyDataFolder(from: string): Promise<string> {
  const dataFolder = await mkdtemp(join(memoryFolder(), 'entente-e2e-'));
  // With its owners and rights: as root, the database's files belong to somebody else.
  await promisify(execFile)('cp', ['-a', `${from}/.`, dataFolder]);
  return dataFolder;
}
