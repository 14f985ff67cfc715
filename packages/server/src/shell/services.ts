import { join } from 'node:path';
import type pg from 'pg';
import { openSecrets } from '../platform/crypto/secrets.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase, type Settle } from '../platform/database/pool.ts';
import { diskFileStore } from '../platform/files/file-store.ts';
import type { Services } from '../platform/services.ts';
import { keepStandings } from '../record/derived/record.store.ts';
import { keepNext } from '../record/next/record.store.ts';
import { scoreLater } from '../quality/quality.actions.ts';

/** Opens what the areas need; `appConfig` is the application's way into a migrated database. */
export async function openServices(config: Config, appConfig: pg.ClientConfig, clock: () => Date = () => new Date()): Promise<Services> {
  return {
    config,
    clock,
    database: { ...openDatabase(appConfig), settle: keepWhatFollows, keepsEveryPlan: config.keepsPlans },
    secrets: await openSecrets(join(config.dataFolder, 'secrets')),
    files: diskFileStore(join(config.dataFolder, 'files')),
  };
}

/** Where engagements stand, what is next of records, and how these stand by what is next. */
const keepWhatFollows: Settle = async (tx, { touched, stepped }) => {
  if (touched.length > 0) await keepStandings(tx, touched);
  if (stepped.length > 0) await scoreLater(tx, await keepNext(tx, stepped));
};
