import type { Database } from '../database/pool.ts';

export type Spending = { readonly key: string; readonly tokens: number };

/**
 * Takes what this process let through since it last wrote from the shared bucket, which fills by `perSecond`
 * up to `most`. One statement; what several processes write adds up.
 * @returns how many tokens the bucket holds now; below nought when processes together let too much through.
 */
export async function settleSpending({ pool }: Database, { key, tokens }: Spending, { most, perSecond }: { readonly most: number; readonly perSecond: number }): Promise<number> {
  const { rows } = await pool.query<{ tokens: number }>(
    `insert into auth.call_budgets as b (key, tokens, filled_at) values ($1, $2::float8 - $3::float8, now())
     on conflict (key) do update set
       tokens = least($2::float8, b.tokens + $4::float8 * greatest(0, extract(epoch from now() - b.filled_at)::float8)) - $3::float8,
       filled_at = now()
     returning tokens`,
    [key, most, tokens, perSecond],
  );
  return rows[0]?.tokens ?? most;
}

/** Forgets buckets that have long been full again. */
export async function pruneBudgets({ pool }: Database): Promise<void> {
  await pool.query("delete from auth.call_budgets where filled_at < now() - interval '1 day'");
}
