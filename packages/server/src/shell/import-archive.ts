import { readConfig } from '../platform/config.ts';
import { migrate } from '../platform/database/migrate.ts';
import { reachDatabase } from '../platform/postgres/ensure-database.ts';
import { importArchive, type ArchiveReport } from '../export/restore/export.actions.ts';
import { openServices } from './services.ts';

/**
 * Fills this instance with a workspace from its archive, whether the program runs or not.
 * @throws HouseProblem, MigrationMismatch or ConfigError with what is wrong
 */
export async function importArchiveOf(env: NodeJS.ProcessEnv, file: string): Promise<ArchiveReport> {
  const config = readConfig(env);
  const { dataFolder, databaseUrl } = config;
  const { adminConfig, appConfig, stop } = await reachDatabase({ dataFolder, databaseUrl: databaseUrl ?? undefined });
  try {
    await migrate(adminConfig);
    const services = await openServices(config, appConfig);
    try {
      return await importArchive(services, file);
    } finally {
      await services.database.close();
    }
  } finally {
    await stop();
  }
}
