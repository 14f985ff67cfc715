import pg from 'pg';
import { reachDatabase } from '@entente/server/platform/postgres/ensure-database';
import { startEntente, type EntenteProcess } from './entente-process.ts';

/**
 * Lets minutes pass without waiting for them: the program is stopped and started again with its clock
 * ahead, and since the database's clock cannot be moved, the jobs that wait in it are moved instead.
 * @returns the program on the same address, so that open pages go on.
 */
export async function timePasses({ dataFolder, port, stop }: EntenteProcess, minutes: number): Promise<EntenteProcess> {
  await stop();
  const entente = await startEntente({ dataFolder, port, minutesAhead: minutes });
  const { adminConfig, stop: letGo } = await reachDatabase({ dataFolder });
  const client = new pg.Client(adminConfig);
  await client.connect();
  await client.query(`update graphile_worker._private_jobs set run_at = run_at - make_interval(mins => $1) where run_at > now()`, [minutes]);
  await client.end();
  await letGo();
  return entente;
}
