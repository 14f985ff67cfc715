import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccessEventView } from '@entente/contract/workspace/access-event.contract';
import { ACCESS_LOG_DAYS } from '@entente/core/workspace/access-events';
import { enter, giveAccount, mailedCode, PASSWORD, signedInBrowser } from '../platform/test/test-account.ts';
import { openBrowser } from '../platform/test/test-browser.ts';
import { keepDoorEvent } from './access-event.actions.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

const OLA = 'ola@lipka.example';
const NADIA = 'nadia@lipka.example';
let t: TestEntente;
let nadiaUser: string;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  await giveAccount(t, t.ola);
  await giveAccount(t, t.tomasz);
  nadiaUser = await giveAccount(t, t.nadia);
});
afterAll(() => t.close());

async function log(who: TestMember, query = ''): Promise<AccessEventView[]> {
  return ((await who.call('GET', `/access-events?limit=100${query}`)).body as { rows: AccessEventView[] }).rows;
}

/** What is refused is written after the answer has left. */
async function logged(kind: AccessEventView['kind'], name: string): Promise<AccessEventView> {
  return vi.waitUntil(async () => (await log(t.ola)).find((row) => row.kind === kind && row.memberName === name), { timeout: 5_000, interval: 20 });
}

describe('the log of sign-ins', () => {
  it('says who came in, when, from where and by what means; and who was turned away', async () => {
    expect((await enter(openBrowser(t.fetch, '203.0.113.5'), NADIA, 'not the password')).status).toBe(401);
    await signedInBrowser(t, NADIA, '203.0.113.5');
    expect(await logged('sign_in_refused', 'Nadia Kravets')).toMatchObject({ means: 'password', address: '203.0.113.5' });
    expect((await log(t.ola))[0]).toMatchObject({ kind: 'signed_in', means: 'password', memberName: 'Nadia Kravets', address: '203.0.113.5' });
  });

  it('tells a mailed code from a password, and a sign-out', async () => {
    const browser = openBrowser(t.fetch, '203.0.113.6');
    await browser.post('/api/auth/sign-in/ask-code', { email: OLA });
    await browser.post('/api/auth/sign-in/code', { email: OLA, code: (await mailedCode(t, t.ola, OLA)) ?? '' });
    await browser.post('/api/auth/sign-out');
    const [out, into] = await log(t.ola, '&group=sign_ins');
    expect([out, into]).toMatchObject([{ kind: 'signed_out', memberName: 'Ola Lipska' }, { kind: 'signed_in', means: 'code', memberName: 'Ola Lipska' }]);
  });

  it('writes a flood of tries down once', async () => {
    for (let i = 0; i < 9; i += 1) await enter(openBrowser(t.fetch, '203.0.113.7'), 'tomasz@lipka.example', 'wrong every time');
    await logged('sign_in_slowed', 'Tomasz Gajda');
    const rows = await log(t.ola, `&group=refused&memberId=${t.tomasz.actor.memberId}`);
    expect(rows.filter(({ kind }) => kind === 'sign_in_slowed')).toHaveLength(1);
  });

  it('tells owners, and nobody else, of an address that is nobody’s, with the same answer as for any other', async () => {
    const unknown = await enter(openBrowser(t.fetch, '203.0.113.8'), 'nobody@lipka.example', 'whatever it is');
    const known = await enter(openBrowser(t.fetch, '203.0.113.18'), OLA, 'whatever it is');
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    const row = await logged('unknown_address_refused', '');
    expect(row).toMatchObject({ memberId: null, subject: 'n•••@lipka.example', address: '203.0.113.8', means: 'password' });
    expect((await log(t.maeve)).map(({ kind }) => kind)).toContain('unknown_address_refused');
    expect((await log(t.nadia)).map(({ kind }) => kind)).not.toContain('unknown_address_refused');
    const file = await (await t.fetch('/api/v1/access-events/file?group=refused', { headers: { 'x-test-member': 'ola' } })).text();
    expect(file).toContain('n•••@lipka.example');
    expect(file).not.toContain('nobody@lipka.example');
  });

  it('keeps a flood of them short, of one network and of many', async () => {
    const watch = (ip: string, email: string): Promise<void> => keepDoorEvent(t.services, { kind: 'sign_in_refused', means: 'password', whose: { email }, ip, userAgent: '' });
    const lines = async (): Promise<number> => (await log(t.ola, '&group=refused')).filter(({ kind }) => kind === 'unknown_address_refused').length;
    const before = await lines();
    for (let i = 0; i < 6; i += 1) await watch('198.51.100.1', `one${i}@flood.example`);
    expect((await lines()) - before).toBeLessThanOrEqual(2);
    for (let i = 0; i < 60; i += 1) await watch(`198.18.${i}.1`, `many${i}@flood.example`);
    expect(await lines()).toBeLessThanOrEqual(21);
  });

  it('keeps changes of passwords, people, roles, logins and keys with what they were about', async () => {
    const browser = await signedInBrowser(t, NADIA, '203.0.113.9');
    expect((await browser.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: 'another lamp on the desk' })).status).toBe(200);
    await t.ola.call('POST', '/invitations', { email: 'Guest@Else.example', name: 'Guest', role: 'member', scope: 'own', locale: 'en' });
    await t.ola.call('PATCH', `/members/${t.tomasz.actor.memberId}`, { set: { scope: 'all' }, before: { scope: 'own' } });
    await t.ola.change(`/members/${t.tomasz.actor.memberId}`, { roleTitle: 'Writer' });
    await t.ola.call('DELETE', '/sessions');
    await t.ola.call('POST', '/api-keys', { name: 'Reports', purpose: 'own', scopes: ['all:read'] });
    const kinds = (await log(t.ola)).map(({ kind, subject }) => `${kind} ${subject}`.trim());
    expect(kinds).toEqual(expect.arrayContaining(['password_changed', 'invitation_sent guest@else.example', 'sessions_ended', 'api_key_made Reports']));
    expect(kinds.filter((one) => one.startsWith('member_changed'))).toHaveLength(1);
    expect((await log(t.ola)).find(({ kind }) => kind === 'member_changed')).toMatchObject({ subject: 'Tomasz Gajda', memberName: 'Ola Lipska', detail: { scope: 'all' } });
  });

  it('shows a member their own part only: what they did, and what was done about them', async () => {
    const rows = await log(t.tomasz, `&memberId=${t.ola.actor.memberId}`);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every(({ memberName, subject }) => memberName === 'Tomasz Gajda' || subject === 'Tomasz Gajda')).toBe(true);
    expect(rows.some(({ kind }) => kind === 'member_changed')).toBe(true);
    expect((await log(t.maeve)).filter(({ kind }) => kind !== 'unknown_address_refused')).toEqual([]);
  });

  it('comes as a file that no table program runs', async () => {
    const response = await t.fetch('/api/v1/access-events/file?group=people', { headers: { 'x-test-member': 'ola' } });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const text = await response.text();
    expect(text).toContain('guest@else.example');
    expect(text.split('\r\n')[0]).toContain('Kiedy');
  });

  it('cannot be rewritten by the application, and forgets after its stated time', async () => {
    await expect(t.look(t.ola, (tx) => tx.client.query("update access_events set member_name = 'somebody'"))).rejects.toThrow('permission denied');
    t.setClock(new Date(Date.now() + (ACCESS_LOG_DAYS - 1) * 86_400_000));
    await t.jobs['prune_sign_in']?.({ workspaceId: t.ola.actor.workspaceId });
    expect((await log(t.ola)).length).toBeGreaterThan(5);
    t.setClock(new Date(Date.now() + (ACCESS_LOG_DAYS + 1) * 86_400_000));
    await t.jobs['prune_sign_in']?.({ workspaceId: t.ola.actor.workspaceId });
    expect(await log(t.ola)).toEqual([]);
    t.setClock(null);
  });
});

it('a password whose hash costs less than today’s is hashed anew at its next sign-in', async () => {
  const { pool } = t.services.database;
  const password = 'another lamp on the desk';
  const cheap = await hash(password, { memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  await pool.query("update auth.accounts set password = $2 where user_id = $1 and provider_id = 'credential'", [nadiaUser, cheap]);
  expect((await enter(openBrowser(t.fetch, '203.0.113.10'), NADIA, password)).status).toBe(200);
  const { rows } = await pool.query<{ password: string }>("select password from auth.accounts where user_id = $1 and provider_id = 'credential'", [nadiaUser]);
  expect(rows[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await enter(openBrowser(t.fetch, '203.0.113.10'), NADIA, password)).status).toBe(200);
});
