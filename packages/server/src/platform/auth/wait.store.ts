import { createHash } from 'node:crypto';
import type { Database } from '../database/pool.ts';
import type { Pace } from './rules.ts';

/** What is being tried and by whom; kept as a hash, so that the table names nobody. */
export type WaitKey = readonly [purpose: string, ...parts: string[]];

/** Hashes a key's parts, each with its length, so that no two keys run together. */
export function waitHash(key: WaitKey): string {
  return createHash('sha256').update(key.map((part) => `${part.length}:${part}`).join('|')).digest('hex');
}

/**
 * Takes one try, if it is time for one. The count goes up before the try is looked at and in one
 * statement, so that fifty tries at once are fifty tries.
 * @returns null when it may go on; otherwise how many seconds to wait.
 */
export async function takeTry({ pool }: Database, key: WaitKey, pace: Pace): Promise<number | null> {
  const hash = waitHash(key);
  const { rowCount } = await pool.query(
    `insert into auth.sign_in_waits as w (key, tries, not_before, tried_at) values ($1, 1, now(), now())
     on conflict (key) do update set
       tries = case when w.tried_at < now() - make_interval(secs => $5) then 1 else least(w.tries + 1, 1000) end,
       not_before = case
         when w.tried_at < now() - make_interval(secs => $5) or w.tries + 1 < $2 then now()
         else now() + make_interval(secs => least($4::float8, $3::float8 * power(2::float8, least(w.tries + 1 - $2, 20)))) end,
       tried_at = now()
     where w.not_before <= now()`,
    [hash, pace.free, pace.first, pace.most, pace.forget],
  );
  if (rowCount !== 0) return null;
  const { rows } = await pool.query<{ seconds: number }>('select ceil(extract(epoch from not_before - now()))::int as seconds from auth.sign_in_waits where key = $1', [hash]);
  return Math.max(1, rows[0]?.seconds ?? 1);
}

/** Forgets the tries under these keys: the right person came. */
export async function forgetTries({ pool }: Database, keys: readonly WaitKey[]): Promise<void> {
  await pool.query('delete from auth.sign_in_waits where key = any($1)', [keys.map(waitHash)]);
}
