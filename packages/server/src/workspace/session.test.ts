import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '@entente/contract/workspace/session.contract';
import { enter, giveAccount, PASSWORD, signedInBrowser } from '../platform/test/test-account.ts';
import { openBrowser, type TestBrowser } from '../platform/test/test-browser.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { createWorkspace } from './workspace.actions.ts';

const OLA = 'ola@lipka.example';
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia]) await giveAccount(t, member);
});
afterAll(() => t.close());
const sql = (text: string) => t.services.database.pool.query(text);
const logins = async (browser: TestBrowser) => ((await browser.get('/api/v1/sessions')).body as { rows: SessionView[] }).rows;

describe('my logins', () => {
  it('are listed with where they are from, and only mine', async () => {
    await sql('delete from auth.sessions');
    const here = await signedInBrowser(t, OLA, '203.0.113.10');
    await signedInBrowser(t, OLA, '198.51.100.20');
    await signedInBrowser(t, 'nadia@lipka.example');
    const rows = await logins(here);
    expect(rows.map(({ address, isThisOne, userAgent }) => [address, isThisOne, userAgent]).sort()).toEqual([['198.51.100.20', false, 'Test browser'], ['203.0.113.10', true, 'Test browser']]);
  });

  it('are ended one by one, or all but this one, from the next request on', async () => {
    await sql('delete from auth.sessions');
    const [here, there, elsewhere] = [await signedInBrowser(t, OLA), await signedInBrowser(t, OLA, '198.51.100.20'), await signedInBrowser(t, OLA, '198.51.100.30')];
    const login = (await logins(here)).find(({ address }) => address === '198.51.100.20');
    expect((await here.send('DELETE', `/api/v1/sessions/${login?.id}`)).status).toBe(200);
    expect([(await there.get('/api/v1/me')).status, (await elsewhere.get('/api/v1/me')).status]).toEqual([401, 200]);
    expect((await here.send('DELETE', '/api/v1/sessions')).body).toEqual({ ended: 1 });
    expect([(await here.get('/api/v1/me')).status, (await elsewhere.get('/api/v1/me')).status]).toEqual([200, 401]);
  });

  it('of somebody else cannot be ended', async () => {
    const [ola, nadia] = [await signedInBrowser(t, OLA), await signedInBrowser(t, 'nadia@lipka.example')];
    const [login] = await logins(nadia);
    expect((await ola.send('DELETE', `/api/v1/sessions/${login?.id}`)).status).toBe(404);
    expect((await nadia.get('/api/v1/me')).status).toBe(200);
  });

  it('all end when the password changes, but for the one that changed it', async () => {
    const [here, there] = [await signedInBrowser(t, OLA), await signedInBrowser(t, OLA)];
    expect((await here.post('/api/auth/change-password', { currentPassword: 'wrong', newPassword: 'seven green kettles sing' })).refusal).toBe('password-is-wrong');
    expect((await here.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: 'ola lipska 1' })).refusal).toBe('password-is-easy-to-guess');
    expect((await here.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: 'seven green kettles sing' })).status).toBe(200);
    expect([(await here.get('/api/v1/me')).status, (await there.get('/api/v1/me')).status]).toEqual([200, 401]);
    expect((await here.post('/api/auth/change-password', { currentPassword: 'seven green kettles sing', newPassword: PASSWORD })).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends when nobody works in it for twelve hours, and lasts while somebody does', async () => {
    const browser = await signedInBrowser(t, OLA);
    await sql("update auth.sessions set expires_at = now() + interval '1 minute', updated_at = now() - interval '11 hours 59 minutes'");
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    await sql("update auth.sessions set expires_at = expires_at - interval '11 hours 50 minutes'");
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    await sql("update auth.sessions set expires_at = now() - interval '1 second'");
    expect((await browser.get('/api/v1/me')).status).toBe(401);
  });

  it('ends after thirty days whatever is done in it', async () => {
    const browser = await signedInBrowser(t, OLA);
    await sql("update auth.sessions set created_at = now() - interval '29 days 23 hours 59 minutes', expires_at = now() + interval '30 seconds'");
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    const { rows } = await sql('select max(expires_at) < now() + interval \'2 minutes\' as soon from auth.sessions');
    expect(rows).toEqual([{ soon: true }]);
  });

  it('costs one round trip to resolve', async () => {
    const browser = await signedInBrowser(t, OLA);
    const queries: string[] = [];
    const { pool } = t.services.database;
    const original = pool.query.bind(pool);
    Object.assign(pool, { query: (...args: unknown[]) => (queries.push((args[0] as { text: string }).text), (original as (...all: unknown[]) => unknown)(...args)) });
    await browser.get('/api/v1/me');
    Object.assign(pool, { query: original });
    expect(queries).toEqual([expect.stringMatching(/^select [\w, ]+ from auth\.session_actor\(\$1, \$2\)$/)]);
  });
});

describe('somebody in two workspaces', () => {
  it('is in the first, or in the one they choose, and never in one they do not belong to', async () => {
    const { workspaceId } = await createWorkspace(t.services, { name: 'Second house', locale: 'en', owner: { name: 'Iga Two', email: 'iga@two.example', password: PASSWORD } });
    const userId = await t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('members').select('userId').where('workspaceId', '=', tx.workspaceId).where('id', '=', t.ola.actor.memberId).executeTakeFirstOrThrow()).userId);
    const second: typeof t.ola = { ...t.ola, actor: { ...t.ola.actor, workspaceId } };
    await t.look(second, (tx) => tx.kysely.insertInto('members').values({ workspaceId, id: t.maeve.actor.memberId, userId, name: 'Ola L.', email: OLA, role: 'member', scope: 'own', locale: 'en' }).execute());
    const browser = openBrowser(t.fetch);
    await enter(browser, OLA);
    const at = async (headers: Record<string, string>) => (await browser.send('GET', '/api/v1/me', { headers })).body;
    expect(await at({})).toMatchObject({ workspace: { name: 'Studio Lipka' }, workspaces: [{ name: 'Studio Lipka' }, { name: 'Second house' }] });
    expect(await at({ 'entente-workspace': workspaceId })).toMatchObject({ workspace: { name: 'Second house' }, member: { role: 'member' } });
    for (const foreign of [t.maeve.actor.workspaceId, "x' or true --", '']) expect(await at({ 'entente-workspace': foreign })).toMatchObject({ workspace: { name: 'Studio Lipka' } });
    browser.cookies.set('entente.workspace', workspaceId);
    expect(await at({})).toMatchObject({ workspace: { name: 'Second house' } });
  });
});
