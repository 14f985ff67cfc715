import { join } from 'node:path';
import type pg from 'pg';
import { openSecrets } from '../platform/crypto/secrets.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database/pool.ts';
import { diskFileStore } from '../platform/files/file-store.ts';
import type { Services } from '../platform/services.ts';
import { keepStandings } from '../record/derived/record.store.ts';

/** Opens what the areas need; `appConfig` is the application's way into a migrated database. */
export async function openServices(config: Config, appConfig: pg.ClientConfig, clock: () => Date = () => new Date()): Promise<Services> {
  return {
    config,
    clock,
    database: { ...openDatabase(appConfig), settle: keepStandings, keepsEveryPlan: config.keepsPlans },
    secrets: await openSecrets(join(config.dataFolder, 'secrets')),
    files: diskFileStore(join(config.dataFolder, 'files')),
  };
}
