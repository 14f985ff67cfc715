import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { build } from '../scripts/build.mjs';
import { discardEntente, startEntente } from './entente-process.ts';
import { GATHERED, writeTour, type TourRow } from './tour-rows.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder for each language, left by a program that was started once and stopped. */
    sampleFolders: Readonly<Record<Locale, string>>;
  }
}

/** Vitest global set-up: pages built, one first start in each language for all files to copy, and at the end the rows of the tour in one file. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await build())) throw new Error('the program could not be built');
  await rm(GATHERED, { recursive: true, force: true });
  await mkdir(GATHERED, { recursive: true });
  const samples = await Promise.all(LOCALES.map((language) => startEntente({ language })));
  await Promise.all(samples.map((entente) => entente.stop()));
  const [en, pl, ru] = samples.map(({ dataFolder }) => dataFolder);
  project.provide('sampleFolders', { en: en ?? '', pl: pl ?? '', ru: ru ?? '' });
  return async () => {
    await Promise.all(samples.map(discardEntente));
    const rows = await gatheredRows();
    if (rows.length > 0) await writeTour(rows);
  };
}

/** What the files of this run measured; of a page that was measured twice, after a retry, the later. */
async function gatheredRows(): Promise<TourRow[]> {
  const rows = new Map<string, TourRow>();
  for (const file of (await readdir(GATHERED)).sort()) {
    for (const row of JSON.parse(await readFile(join(GATHERED, file), 'utf8')) as TourRow[]) rows.set([row.side, row.page, row.locale, row.width].join('/'), row);
  }
  return [...rows.values()];
}
