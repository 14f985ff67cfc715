import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import type { Locale } from '@entente/core/kernel/locale';
import { startEntente, type EntenteProcess } from './entente-process.ts';

/**
 * The real program over a sample workspace of its own: a copy of the one that the run made at its
 * beginning by a first start, so that this start is a warm one.
 */
export async function startSample(locale: Locale = 'en'): Promise<EntenteProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'entente-e2e-'));
  // With its owners and rights: as root, the database's files belong to somebody else.
  await promisify(execFile)('cp', ['-a', `${inject('sampleFolders')[locale]}/.`, dataFolder]);
  return startEntente({ dataFolder, language: locale });
}
