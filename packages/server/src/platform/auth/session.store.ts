import type { Database } from '../database/pool.ts';
import { SIGN_IN_RULES } from './rules.ts';

/** Ends one session; a token that is none ends nothing. */
export async function endSessionByToken({ pool }: Database, token: string): Promise<void> {
  await pool.query('delete from auth.sessions where token = $1', [token]);
}

/** The person behind a living session's token. */
export async function userOfSession({ pool }: Database, token: string): Promise<{ id: string; email: string } | null> {
  const { rows } = await pool.query<{ id: string; email: string }>('select u.id, u.email from auth.sessions s join auth.users u on u.id = s.user_id where s.token = $1 and s.expires_at > now()', [token]);
  return rows[0] ?? null;
}

/** No device passes the second factor by having passed it before. */
export async function forgetTrustedDevices({ pool }: Database, userId: string): Promise<void> {
  await pool.query("delete from auth.verifications where value = $1 and starts_with(identifier, 'trust-device-')", [userId]);
}

/** Writes down that a session is in use: it lasts until nobody works in it, and never past its end. */
export async function slideSession({ pool }: Database, sessionId: string): Promise<void> {
  await pool.query(
    'update auth.sessions set updated_at = now(), expires_at = least(created_at + make_interval(secs => $2), now() + make_interval(secs => $3)) where id = $1 and expires_at > now()',
    [sessionId, SIGN_IN_RULES.sessionSeconds, SIGN_IN_RULES.idleSeconds],
  );
}

/** Clears away what is over; a job runs it every night. */
export async function pruneSignIn({ pool }: Database): Promise<void> {
  await pool.query(`
    delete from auth.sessions where expires_at < now();
    delete from auth.verifications where expires_at < now();
    delete from auth.sign_in_codes where expires_at < now() - interval '1 day';
    delete from auth.sign_in_waits where tried_at < now() - interval '2 days';
    delete from auth.rate_limits where last_request < extract(epoch from now() - interval '1 day') * 1000;`);
}
