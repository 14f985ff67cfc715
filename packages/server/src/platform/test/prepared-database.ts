import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../database/migrate.ts';
import { prepareJobs } from '../jobs/jobs.ts';
import { configFromUrl, ensureDatabase } from '../postgres/ensure-database.ts';
import { DATABASE_ROLES } from '../postgres/roles.ts';
import { withClient } from '../postgres/with-client.ts';
import { memoryFolder } from './memory-folder.ts';

/** What the workers need to copy the prepared database; plain data, it crosses processes. */
export type PreparedDatabase = {
  readonly template: string;
  readonly adminConfig: pg.ClientConfig;
  readonly appConfig: pg.ClientConfig;
  readonly backupConfig: pg.ClientConfig;
};

declare module 'vitest' {
  interface ProvidedContext {
    preparedDatabase: PreparedDatabase;
  }
}

/**
 * Vitest global set-up: one server for the run, one migrated database in it, from which each test file
 * copies its own. `TEST_DATABASE_URL` (an administrator, PostgreSQL 15 or newer) replaces the embedded server.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.TEST_DATABASE_URL;
  const { prepared, close } = external === undefined || external === '' ? await prepareEmbedded() : await prepareExternal(external);
  project.provide('preparedDatabase', prepared);
  return close;
}

type Preparation = { prepared: PreparedDatabase; close: () => Promise<void> };

async function prepareEmbedded(): Promise<Preparation> {
  const dataFolder = await mkdtemp(path.join(memoryFolder(), 'entente-test-'));
  // No fsync: these databases live for minutes. What must survive a crash is tested on durable ones.
  const { adminConfig, appConfig, backupConfig, stop } = await ensureDatabase({ dataFolder, durable: false });
  await migrate(adminConfig);
  await prepareJobs(adminConfig, appConfig);
  // A plan that is kept (see `keepsEveryPlan`) is worked out once, not five times: whatever it reads is small here.
  await withClient(adminConfig, (client) => client.query(`ALTER ROLE ${DATABASE_ROLES.app} SET plan_cache_mode = force_generic_plan`));
  return {
    prepared: { template: String(adminConfig.database), adminConfig, appConfig, backupConfig },
    async close() {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function prepareExternal(databaseUrl: string): Promise<Preparation> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'entente-test-'));
  const template = `entente_test_${Date.now().toString(36)}_${process.pid}`;
  const server = configFromUrl(databaseUrl);
  await withClient(server, (client) => client.query(`CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`));
  const url = new URL(databaseUrl);
  url.pathname = `/${template}`;
  const { adminConfig, appConfig, backupConfig } = await ensureDatabase({ dataFolder, databaseUrl: url.href });
  await migrate(adminConfig);
  await prepareJobs(adminConfig, appConfig);
  return {
    prepared: { template, adminConfig, appConfig, backupConfig },
    async close() {
      await withClient(server, async (client) => {
        const { rows } = await client.query<{ name: string }>('SELECT datname AS name FROM pg_database WHERE datname = $1 OR starts_with(datname, $2)', [template, `${template}_`]);
        for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
