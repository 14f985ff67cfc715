import type { Database } from './pool.ts';

const PAUSE_MS = 50;

/**
 * Waits until every transaction of this database that is open when it is called has ended. What carries a moment
 * from before the call is then committed and read by whoever looks, or was never there: a cursor set to that moment passes
 * over nothing that was still being written.
 * @param most milliseconds after which it goes on all the same, so that one long transaction holds up nobody for good.
 */
export async function earlierWorkEnds({ pool }: Database, most = 10_000): Promise<void> {
  const { rows } = await pool.query<{ at: string }>('select clock_timestamp()::text as at');
  for (let waited = 0; waited < most; waited += PAUSE_MS) {
    const open = await pool.query('select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start < $1::timestamptz limit 1', [rows[0]?.at]);
    if (open.rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
