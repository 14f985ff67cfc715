import { readConfig } from '../config.ts';
import type { DatabasePlace } from '../postgres/ensure-database.ts';

/** Where an instance keeps its data, by the environment. */
export function readPlace(env: NodeJS.ProcessEnv): DatabasePlace {
  const { dataFolder, databaseUrl } = readConfig(env);
  return { dataFolder, databaseUrl: databaseUrl ?? undefined };
}
