import type { Secrets } from '../crypto/secrets.ts';
import { sha256 } from '../crypto/secrets.ts';
import type { Database } from '../database/pool.ts';
import { newId } from '../database/new-id.ts';
import { SIGN_IN_RULES } from './rules.ts';

/** The job that mails a code; its payload holds the code's id. */
export const SEND_SIGN_IN_CODE_TASK = 'send_sign_in_code';

/**
 * Makes a code for an address, bound to the browser that asks, and has it mailed by a job. Whether the
 * address belongs to somebody is found out by the job: here everything is the same for everybody.
 */
export async function askCode({ pool }: Database, secrets: Secrets, { email, browser }: { email: string; browser: string }): Promise<void> {
  const id = newId();
  await pool.query(
    `with asked as (
       insert into auth.sign_in_codes (id, email, browser_hash, code_hash, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(mins => $5)) returning id)
     select graphile_worker.add_job($6, json_build_object('codeId', asked.id), max_attempts := 3) from asked`,
    [id, email, sha256(browser), secrets.codeHash(id, secrets.code(id)), SIGN_IN_RULES.codeMinutes, SEND_SIGN_IN_CODE_TASK],
  );
}

/**
 * Tries a code. Only the newest one asked for by this browser for this address counts; each try is
 * counted before it is answered, and of twenty right tries at once one succeeds.
 */
export async function useCode({ pool }: Database, secrets: Secrets, { email, browser, code }: { email: string; browser: string; code: string }): Promise<boolean> {
  const found = await pool.query<{ id: string }>('select id from auth.sign_in_codes where browser_hash = $1 and email = $2 order by created_at desc, id desc limit 1', [sha256(browser), email]);
  const id = found.rows[0]?.id;
  if (id === undefined) return false;
  const { rows } = await pool.query<{ used: boolean }>(
    `update auth.sign_in_codes set tries = tries + 1, used_at = case when code_hash = $2 then now() end
     where id = $1 and used_at is null and tries < $3 and expires_at > now() returning used_at is not null as used`,
    [id, secrets.codeHash(id, code), SIGN_IN_RULES.codeTries],
  );
  return rows[0]?.used === true;
}

/** A code that can still be used, for its mail. */
export async function livingCode({ pool }: Database, id: string): Promise<{ id: string; email: string; expiresAt: string } | null> {
  const { rows } = await pool.query<{ id: string; email: string; expiresAt: string }>('select id, email, expires_at as "expiresAt" from auth.sign_in_codes where id = $1 and used_at is null and expires_at > now()', [id]);
  return rows[0] ?? null;
}
