import { appendFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import { migrate } from '@entente/server/platform/database/migrate';
import { prepareJobs } from '@entente/server/platform/jobs/jobs';
import { ensureDatabase } from '@entente/server/platform/postgres/ensure-database';
import { memoryFolder } from '@entente/server/platform/test/memory-folder';
import { build } from '../scripts/build.mjs';
import { copyDataFolder } from './data-folder-copy.ts';
import { QUICK, startEntente } from './entente-process.ts';
import { GATHERED, writeTour, type TourRow } from './tour-rows.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder for each language, left by a program that was started once and stopped; and one in which nobody has started it yet. */
    dataFolders: Readonly<Record<Locale | 'empty', string>>;
  }
}

/** Vitest global set-up: pages built, one first start in each language for all files to copy, and at the end the rows of the tour in one file. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await build())) throw new Error('the program could not be built');
  await rm(GATHERED, { recursive: true, force: true });
  await mkdir(GATHERED, { recursive: true });
  const empty = await makeEmptyFolder();
  const [en, pl, ru] = await Promise.all(LOCALES.map((language) => makeSample(empty, language)));
  const dataFolders = { empty, en: en ?? '', pl: pl ?? '', ru: ru ?? '' };
  project.provide('dataFolders', dataFolders);
  return async () => {
    await Promise.all(Object.values(dataFolders).map((folder) => rm(folder, { recursive: true, force: true })));
    const rows = await gatheredRows();
    if (rows.length > 0) await writeTour(rows);
  };
}

/** A data folder with a migrated database, once for all languages. A start from nothing at all is tested in packages/cli/src/start.test.ts. */
async function makeEmptyFolder(): Promise<string> {
  const dataFolder = await mkdtemp(join(memoryFolder(), 'entente-e2e-'));
  const { adminConfig, appConfig, stop } = await ensureDatabase({ dataFolder, durable: false });
  await migrate(adminConfig);
  await prepareJobs(adminConfig, appConfig);
  await stop();
  // The disk is not waited for: these databases live for minutes, and what a killed process has written is there all the same. A plan that is kept is worked out once, not five times.
  await appendFile(join(dataFolder, 'postgres', 'postgresql.auto.conf'), 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nplan_cache_mode = force_generic_plan\n');
  return dataFolder;
}

async function makeSample(empty: string, language: Locale): Promise<string> {
  const { dataFolder, stop } = await startEntente({ dataFolder: await copyDataFolder(empty), language, env: QUICK });
  await stop();
  return dataFolder;
}

/** What the files of this run measured; of a page that was measured twice, after a retry, the later. */
async function gatheredRows(): Promise<TourRow[]> {
  const rows = new Map<string, TourRow>();
  for (const file of (await readdir(GATHERED)).sort()) {
    for (const row of JSON.parse(await readFile(join(GATHERED, file), 'utf8')) as TourRow[]) rows.set([row.side, row.page, row.locale, row.width].join('/'), row);
  }
  return [...rows.values()];
}
