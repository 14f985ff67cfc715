import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { readConfig, type Config } from '../platform/config.ts';
import { migrate } from '../platform/database/migrate.ts';
import { enqueueOnce, prepareJobs, startJobs } from '../platform/jobs/jobs.ts';
import type { HouseProblem } from '../platform/operations/house-problem.ts';
import { ensureDatabase } from '../platform/postgres/ensure-database.ts';
import type { Services } from '../platform/services.ts';
import { makeApp } from './app.ts';
import { makeDoors } from './doors.ts';
import { openServices } from './services.ts';
import { SIGNING_EVERY_MINUTE } from '../signing/signing.jobs.ts';
import { COMMITMENT_EVERY_MINUTE } from '../commitment/commitment.jobs.ts';
import { AUTOMATION_NIGHTLY } from '../automation/automation.jobs.ts';
import { DEAL_NIGHTLY, FURNISH_ALL_TASK } from '../deal/deal.jobs.ts';
import { QUALITY_EVERY_MINUTE, QUALITY_NIGHTLY } from '../quality/quality.jobs.ts';
import { BIN_NIGHTLY } from '../export/bin.jobs.ts';
import { EXPORT_NIGHTLY } from '../export/export.jobs.ts';
import { IMPORT_NIGHTLY } from '../import/import.jobs.ts';
import { INTEGRATION_NIGHTLY } from '../integration/webhook.jobs.ts';
import { setUpCodeToTell } from '../workspace/workspace.actions.ts';
import { WORKSPACE_NIGHTLY } from '../workspace/workspace.jobs.ts';
import { ensureIndexed } from '../duplicate/duplicate.jobs.ts';
import { ensureSample } from '../sample/sample.actions.ts';
import { reportToStderr } from '../platform/report.ts';

/** A running instance. */
export type Entente = {
  /** Where people reach it. */
  readonly url: string;
  readonly services: Services;
  /** The sample workspace's sign-in, when this start made or found one. */
  readonly sampleLogin: { readonly email: string; readonly password: string } | null;
  /** What sets this instance up while nobody has, where others can reach it. */
  readonly setUpCode: string | null;
  /** Settles when the embedded database ended and could not be brought back; the program is of no use then. */
  readonly lost: Promise<HouseProblem>;
  /** Lets running requests and jobs finish, then closes everything. */
  stop(): Promise<void>;
};

/** Slow clients are let go: headers within 5 s, a whole request within 12 s. */
const PATIENCE = { headersTimeout: 5_000, requestTimeout: 12_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 5_000 };

/**
 * Starts everything on one port: database, migrations, queue, sample workspace, HTTP.
 * @param given configuration; the environment's by default.
 * @throws HouseProblem, MigrationMismatch or ConfigError with what is wrong.
 */
export async function startEntente(given?: Partial<Config>): Promise<Entente> {
  const config = { ...readConfig(process.env), ...given };
  const lost = Promise.withResolvers<HouseProblem>();
  const database = await ensureDatabase({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl ?? undefined, onLost: lost.resolve });
  // What was opened is closed in the opposite order, after a stop as after a start that failed half-way.
  const opened: (() => Promise<unknown>)[] = [() => database.stop()];
  const stop = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    await migrate(database.adminConfig);
    await prepareJobs(database.adminConfig, database.appConfig);
    const services = await openServices(config, database.appConfig);
    opened.push(() => services.database.close());
    const { doors, jobs } = await makeDoors(services, reportToStderr);
    const sampleLogin = config.sample ? await ensureSample(services, async (past) => (await makeDoors(past, reportToStderr)).jobs) : null;
    const setUpCode = await setUpCodeToTell(services);
    await ensureIndexed(services);
    const runner = await startJobs(services.database.pool, jobs, { nightly: [...WORKSPACE_NIGHTLY, ...DEAL_NIGHTLY, ...AUTOMATION_NIGHTLY, ...INTEGRATION_NIGHTLY, ...BIN_NIGHTLY, ...EXPORT_NIGHTLY, ...IMPORT_NIGHTLY, ...QUALITY_NIGHTLY], everyMinute: [...SIGNING_EVERY_MINUTE, ...COMMITMENT_EVERY_MINUTE, ...QUALITY_EVERY_MINUTE] });
    opened.push(() => runner.stop());
    for (const task of [FURNISH_ALL_TASK, ...QUALITY_EVERY_MINUTE]) await enqueueOnce(services.database.pool, task);
    const server = await listen(makeApp(doors).fetch, config);
    opened.push(() => closeServer(server));
    const { port } = server.address() as AddressInfo;
    return { url: config.port === 0 ? `http://localhost:${port}` : config.baseUrl, services, sampleLogin, setUpCode, lost: lost.promise, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets running requests end; a connection that only waits for the next one is closed at once. */
function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function listen(fetch: (request: Request) => Response | Promise<Response>, { port, host }: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, createServer, serverOptions: PATIENCE }, () => resolve(server));
    server.once('error', reject);
  });
}
