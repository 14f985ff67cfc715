import type { TestEntente, TestMember } from '../../shell/test-entente.ts';
import { hashPassword } from '../auth/password-hash.ts';
import { createUser } from '../auth/user.store.ts';
import { openBrowser, type BrowserAnswer, type TestBrowser } from './test-browser.ts';

/** A good password, the same for the whole cast. */
export const PASSWORD = 'a lamp on the quiet desk';

/** Gives a member of the cast a login. @returns the user's id. */
export async function giveAccount(t: TestEntente, member: TestMember): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD);
  return t.look(member, async (tx) => {
    const { name, email } = await tx.kysely.selectFrom('members').select(['name', 'email']).where('workspaceId', '=', tx.workspaceId).where('id', '=', member.actor.memberId).executeTakeFirstOrThrow();
    const { id } = await createUser(tx, { name, email, passwordHash });
    await tx.kysely.updateTable('members').set({ userId: id }).where('workspaceId', '=', tx.workspaceId).where('id', '=', member.actor.memberId).execute();
    return id;
  });
}

/** Signs in with the cast's password in a browser of its own. */
export async function signedInBrowser(t: TestEntente, email: string, address?: string): Promise<TestBrowser> {
  const browser = openBrowser(t.fetch, address);
  const { status } = await enter(browser, email);
  if (status !== 200) throw new Error(`${email} could not sign in: ${status}`);
  return browser;
}

/** One try at the password. */
export function enter(browser: TestBrowser, email: string, password = PASSWORD): Promise<BrowserAnswer> {
  return browser.post('/api/auth/sign-in/email', { email, password });
}

/** The newest code that was mailed to an address, as its reader sees it; null when none was. */
export async function mailedCode(t: TestEntente, member: TestMember, email: string): Promise<string | null> {
  await t.workOff();
  return t.look(member, async (tx) => {
    const row = await tx.kysely.selectFrom('announcements').select('params').where('workspaceId', '=', tx.workspaceId).where('topic', '=', 'session.code-asked').where('recipientEmail', '=', email).orderBy('createdAt', 'desc').orderBy('id', 'desc').executeTakeFirst();
    const id = (row?.params as { codeId?: string } | undefined)?.codeId;
    return id === undefined ? null : t.services.secrets.code(id);
  });
}
