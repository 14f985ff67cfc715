import type { Kysely } from 'kysely';
import type { DB } from '../database/tables.ts';
import type { Tx } from '../database/in-workspace.ts';
import { newId } from '../database/new-id.ts';
import { passwordMatches } from './password-hash.ts';

/** Somebody who can sign in, whichever workspaces they belong to. */
export type User = { readonly id: string; readonly name: string; readonly email: string };

/** The person with this address (lower case), if there is one. */
export async function findUser({ kysely }: { readonly kysely: Kysely<DB> }, email: string): Promise<User | undefined> {
  return kysely.selectFrom('auth.users').select(['id', 'name', 'email']).where('email', '=', email).executeTakeFirst();
}

/**
 * Makes a person who can sign in with this password.
 * @param person.email lower case. @param person.passwordHash from `hashPassword`.
 * @throws the database's 23505 when the address is taken.
 */
export async function createUser(tx: Tx, { name, email, passwordHash }: { name: string; email: string; passwordHash: string }): Promise<User> {
  const now = new Date().toISOString();
  const id = newId();
  await tx.kysely.insertInto('auth.users').values({ id, name, email, emailVerified: true }).execute();
  await tx.kysely.insertInto('auth.accounts').values({ id: newId(), accountId: id, providerId: 'credential', userId: id, password: passwordHash, updatedAt: now }).execute();
  return { id, name, email };
}

/** A person by id, for somebody who is signed in. */
export async function userById({ kysely }: { readonly kysely: Kysely<DB> }, id: string): Promise<(User & { readonly twoFactorEnabled: boolean }) | undefined> {
  return kysely.selectFrom('auth.users').select(['id', 'name', 'email', 'twoFactorEnabled']).where('id', '=', id).executeTakeFirst();
}

/** Whether this is the person's password. Costs a hash. */
export async function isPasswordOf({ kysely }: { readonly kysely: Kysely<DB> }, userId: string, password: string): Promise<boolean> {
  const account = await kysely.selectFrom('auth.accounts').select('password').where('userId', '=', userId).where('providerId', '=', 'credential').executeTakeFirst();
  return account?.password === null || account === undefined ? false : passwordMatches(password, account.password);
}

/** The workspaces a person belongs to now, the oldest membership first. */
export async function workspacesOf({ client }: Tx, userId: string): Promise<readonly { workspaceId: string; name: string; role: string; isSample: boolean }[]> {
  const { rows } = await client.query<{ workspaceId: string; name: string; role: string; isSample: boolean }>('select workspace_id as "workspaceId", name, role, is_sample as "isSample" from auth.workspaces_of($1)', [userId]);
  return rows;
}

/** Ends all sessions of a person, or all but one. */
export async function endSessions(tx: Tx, userId: string, except: string | null): Promise<number> {
  let ending = tx.kysely.deleteFrom('auth.sessions').where('userId', '=', userId);
  if (except !== null) ending = ending.where('id', '<>', except);
  const { numDeletedRows } = await ending.executeTakeFirst();
  return Number(numDeletedRows);
}

/** Removes people who belong to no workspace any more, with their sessions and passwords. */
export async function deleteUsersWithoutWorkspace(tx: Tx, userIds: readonly string[]): Promise<void> {
  for (const id of userIds) {
    const { rows } = await tx.client.query<{ count: number }>('select auth.membership_count($1) as count', [id]);
    if (rows[0]?.count !== 0) continue;
    for (const table of ['auth.sessions', 'auth.accounts', 'auth.twoFactors', 'auth.totpUses'] as const) await tx.kysely.deleteFrom(table).where('userId', '=', id).execute();
    await tx.kysely.deleteFrom('auth.users').where('id', '=', id).execute();
  }
}
