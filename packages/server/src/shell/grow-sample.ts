import type pg from 'pg';
import { SEARCH_KINDS } from '@entente/core/search/search-kind';
import { SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { readConfig } from '../platform/config.ts';
import { inWorkspace, type Tx } from '../platform/database/in-workspace.ts';
import { migrate } from '../platform/database/migrate.ts';
import { prepareJobs } from '../platform/jobs/jobs.ts';
import { newId } from '../platform/database/new-id.ts';
import { withClient } from '../platform/postgres/with-client.ts';
import { reachDatabase } from '../platform/postgres/ensure-database.ts';
import type { Services } from '../platform/services.ts';
import { keepNextStandings } from '../record/derived/record.store.ts';
import { settleCrowd, writeCrowd, type CrowdSize } from '../sample/crowd/sample.store.ts';
import { ensureIndexed } from '../duplicate/duplicate.jobs.ts';
import { indexNext } from '../search/search.actions.ts';
import { createWorkspace } from '../workspace/workspace.actions.ts';
import { openServices } from './services.ts';

export type GrownSample = { readonly workspaceId: string; readonly email: string; readonly password: string; readonly size: CrowdSize };
/** Hears how far it is: written clients, then indexed records. */
export type GrowthListener = (step: 'written' | 'indexed', count: number) => void;

const INDEXED_AT_ONCE = 1_000;

/** How many people, deals and activities belong to a crowd of so many clients. */
export function crowdOf(clients: number): CrowdSize {
  return { clients, contacts: clients * 10, deals: clients * 3, activities: clients * 50 };
}

/**
 * Makes a sample workspace of any size beside what is there, whether the program runs or not; `sample clear` removes it.
 * @returns how to sign in to it
 * @throws HouseProblem, MigrationMismatch or ConfigError with what is wrong
 */
export async function growSampleOf(env: NodeJS.ProcessEnv, { clients, onProgress }: { clients: number; onProgress: GrowthListener }): Promise<GrownSample> {
  const config = readConfig(env);
  const { adminConfig, appConfig, stop } = await reachDatabase({ dataFolder: config.dataFolder, databaseUrl: config.databaseUrl ?? undefined });
  try {
    await migrate(adminConfig);
    await prepareJobs(adminConfig, appConfig);
    const services = await openServices(config, appConfig);
    try {
      return await withClient(adminConfig, (admin) => grow({ services, admin }, { size: crowdOf(clients), onProgress }));
    } finally {
      await services.database.close();
    }
  } finally {
    await stop();
  }
}

async function grow({ services, admin }: { services: Services; admin: pg.Client }, { size, onProgress }: { size: CrowdSize; onProgress: GrowthListener }): Promise<GrownSample> {
  // The crowd is indexed here; what stood before it is left to the queue, and nothing of it to the next start.
  await ensureIndexed(services);
  const email = `crowd-${newId().slice(-6)}@lipka.example`;
  const { workspaceId, actor } = await createWorkspace(services, { name: `${size.clients} × Lipka`, legalName: 'Studio Lipka', registration: '', address: '', country: 'PL', currency: 'PLN', locale: services.config.locale, isSample: true, owner: { name: 'Ola Lipska', email, password: SAMPLE_PASSWORD } });
  await writeCrowd(admin, { place: { workspaceId, members: [actor.memberId] }, size, onProgress: (count) => onProgress('written', count) });
  // Beside a crowd that is there the planner knows nothing of this one, and reads it in ways that take too long.
  await settleCrowd(admin);
  await keepStandingsOf(services, workspaceId);
  await index(services, workspaceId, (count) => onProgress('indexed', count));
  await settleCrowd(admin);
  return { workspaceId, email, password: SAMPLE_PASSWORD, size };
}

async function keepStandingsOf({ database }: Services, workspaceId: string): Promise<void> {
  let after: string | null = null;
  do {
    const from: string | null = after;
    after = await inPatience(database, workspaceId, (tx) => keepNextStandings(tx, { after: from, limit: INDEXED_AT_ONCE }));
  } while (after !== null);
}

async function index(services: Services, workspaceId: string, onProgress: (records: number) => void): Promise<void> {
  let done = 0;
  for (const kind of SEARCH_KINDS) {
    for (let after: string | null = ''; after !== null; ) {
      const from: string | null = after === '' ? null : after;
      after = await inPatience(services.database, workspaceId, (tx) => indexNext(tx, kind, { after: from, limit: INDEXED_AT_ONCE }));
      done += INDEXED_AT_ONCE;
      if (done % 20_000 === 0) onProgress(done);
    }
  }
}

/** Nobody waits for a piece of a crowd: on a slow machine it may take longer than what a person asks. */
async function inPatience<Result>(database: Services['database'], workspaceId: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return inWorkspace(database, { workspaceId, partyId: null }, async (tx) => {
    await tx.client.query("set local statement_timeout = '5min'");
    return work(tx);
  });
}
