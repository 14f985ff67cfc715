import { readConfig } from '../platform/config.ts';
import { migrate } from '../platform/database/migrate.ts';
import { dataFolderAt, holdsCluster } from '../platform/postgres/data-folder.ts';
import { reachDatabase } from '../platform/postgres/ensure-database.ts';
import { clearSample } from '../sample/sample.actions.ts';
import { openServices } from './services.ts';

/**
 * Removes the sample workspace from an instance, whether the program runs or not.
 * @returns whether there was one
 * @throws HouseProblem, MigrationMismatch or ConfigError with what is wrong
 */
export async function clearSampleOf(env: NodeJS.ProcessEnv): Promise<boolean> {
  const config = readConfig(env);
  const { dataFolder, databaseUrl } = config;
  if (databaseUrl === null && !holdsCluster(dataFolderAt(dataFolder))) return false;
  const { adminConfig, appConfig, stop } = await reachDatabase({ dataFolder, databaseUrl: databaseUrl ?? undefined });
  try {
    await migrate(adminConfig);
    const services = await openServices(config, appConfig);
    try {
      return (await clearSample(services)) > 0;
    } finally {
      await services.database.close();
    }
  } finally {
    await stop();
  }
}
