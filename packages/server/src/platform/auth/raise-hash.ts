import type { Database } from '../database/pool.ts';
import { HashingIsBusy, hashPassword, isOutdatedHash } from './password-hash.ts';

/**
 * Hashes a password anew that was just found right, where its stored hash costs less than today's. Only
 * at sign-in is the password at hand. Where too many hashes wait, the next sign-in does it.
 */
export async function raiseHash({ pool }: Database, { email, password }: { readonly email?: string; readonly password?: string }): Promise<void> {
  if (email === undefined || password === undefined) return;
  const { rows } = await pool.query<{ id: string; password: string }>("select a.id, a.password from auth.accounts a join auth.users u on u.id = a.user_id where u.email = $1 and a.provider_id = 'credential' and a.password is not null", [email]);
  const account = rows[0];
  if (account === undefined || !isOutdatedHash(account.password)) return;
  try {
    await pool.query('update auth.accounts set password = $2, updated_at = now() where id = $1 and password = $3', [account.id, await hashPassword(password), account.password]);
  } catch (error) {
    if (!(error instanceof HashingIsBusy)) throw error;
  }
}
