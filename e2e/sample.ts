import { inject } from 'vitest';
import type { Locale } from '@entente/core/kernel/locale';
import { copyDataFolder } from './data-folder-copy.ts';
import { QUICK, startEntente, type EntenteProcess, type StartOptions } from './entente-process.ts';

/**
 * The real program over a sample workspace of its own: a copy of the one that the run made at its
 * beginning by a first start, so that this start is a warm one.
 */
export async function startSample(locale: Locale = 'en', env: StartOptions['env'] = {}): Promise<EntenteProcess> {
  return startEntente({ dataFolder: await copyDataFolder(inject('dataFolders')[locale]), language: locale, env: { ...QUICK, ...env } });
}

/** The real program over a database that holds nothing yet, made in the same way. */
export async function startWithoutSample(): Promise<EntenteProcess> {
  return startEntente({ dataFolder: await copyDataFolder(inject('dataFolders').empty), env: { ...QUICK, ENTENTE_SAMPLE: 'no' } });
}
