import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MemberView } from '@entente/contract/workspace/member.contract';
import type { TeamView } from '@entente/contract/workspace/team.contract';
import { giveAccount, signedInBrowser } from '../platform/test/test-account.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia, t.tomasz, t.maeve]) await giveAccount(t, member);
});
afterAll(() => t.close());

const people = async (who: TestMember) => ((await who.call('GET', '/members')).body as { rows: MemberView[] }).rows;
const change = (who: TestMember, whom: TestMember, set: object) => who.change(`/members/${whom.actor.memberId}`, set);
const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;

describe('who works here', () => {
  it('is seen by everybody in the workspace, and by nobody outside', async () => {
    expect((await people(t.tomasz)).map(({ name, role, isYou }) => [name, role, isYou])).toEqual([['Nadia Kravets', 'manager', false], ['Ola Lipska', 'owner', false], ['Tomasz Gajda', 'member', true]]);
    expect((await people(t.maeve)).map(({ name }) => name)).toEqual(['Maeve Byrne']);
  });

  it('says what I may do', async () => {
    const rights = async (who: TestMember) => ((await who.call('GET', '/me')).body as { rights: string[] }).rights;
    expect(await rights(t.ola)).toContain('delete-workspace');
    expect(await rights(t.nadia)).toEqual(['change-workspace', 'manage-people', 'read-outbox', 'manage-integrations']);
    expect(await rights(t.tomasz)).toEqual([]);
  });
});

describe('changing a person’s place', () => {
  it.each([
    ['a member', () => change(t.tomasz, t.tomasz, { role: 'owner' }), 'not-allowed'],
    ['a manager who would become an owner', () => change(t.nadia, t.nadia, { role: 'owner' }), 'only-owners-change-owners'],
    ['a manager who would widen her own sight', () => change(t.nadia, t.nadia, { scope: 'all' }), 'not-more-than-you-see'],
    ['the last owner', () => change(t.ola, t.ola, { role: 'member' }), 'last-owner-stays'],
    ['another workspace', () => change(t.maeve, t.tomasz, { role: 'manager' }), 'not-found'],
  ])('is refused to %s', async (_who, act, code) => {
    const before = await people(t.ola);
    expect(refusal(await act())).toBe(code);
    expect(await people(t.ola)).toEqual(before);
  });

  it('counts from the person’s next request on', async () => {
    const browser = await signedInBrowser(t, 'tomasz@lipka.example');
    expect((await browser.get('/api/v1/outbox')).status).toBe(403);
    expect((await change(t.ola, t.tomasz, { role: 'manager', scope: 'all' })).status).toBe(200);
    expect((await browser.get('/api/v1/outbox')).status).toBe(200);
    expect((await change(t.ola, t.tomasz, { role: 'member', scope: 'own' })).status).toBe(200);
    expect((await browser.get('/api/v1/outbox')).status).toBe(403);
  });

  it('refuses a team of another workspace', async () => {
    const { id } = (await t.maeve.call('POST', '/teams', { name: 'Galway' })).body as { id: string };
    expect(refusal(await change(t.ola, t.tomasz, { scope: 'team', teamId: id }))).toBe('not-found');
  });

  it('keeps one owner when two demote each other at the same moment', async () => {
    await change(t.ola, t.nadia, { role: 'owner', scope: 'all' });
    const nadia = await signedInBrowser(t, 'nadia@lipka.example');
    // A transaction sees the connections that were there when it first looked; whoever watches stands outside.
    const [admin, watcher] = [new pg.Client(t.database.adminConfig), new pg.Client(t.database.adminConfig)];
    await Promise.all([admin.connect(), watcher.connect()]);
    await admin.query('begin; select id from members for update');
    const acts = [
      change(t.ola, t.nadia, { role: 'manager' }),
      nadia.send('PATCH', `/api/v1/members/${t.ola.actor.memberId}`, { body: { set: { role: 'manager' }, before: { role: 'owner' } } }),
    ];
    try {
      await vi.waitUntil(async () => ((await watcher.query("select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")).rowCount ?? 0) >= acts.length, { timeout: 20_000, interval: 20 });
      await admin.query('commit');
    } finally {
      await Promise.all([admin.end(), watcher.end()]);
    }
    const statuses = (await Promise.all<{ status: number }>(acts)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 422]);
    const owners = (await people(t.tomasz)).filter(({ role }) => role === 'owner');
    expect(owners).toHaveLength(1);
    if (owners[0]?.name === 'Nadia Kravets') await nadia.send('PATCH', `/api/v1/members/${t.ola.actor.memberId}`, { body: { set: { role: 'owner', scope: 'all' }, before: { role: 'manager', scope: 'all' } } });
    await change(t.ola, t.nadia, { role: 'manager', scope: 'team' });
  });
});

describe('letting somebody go', () => {
  it('ends every session at once, in five tabs too, and what they did stays', async () => {
    const browser = await signedInBrowser(t, 'tomasz@lipka.example');
    const { id } = (await browser.post('/api/v1/clients', { kind: 'person', name: 'Ewa Sosna', locale: 'pl' })).body as { id: string };
    expect((await t.ola.call('POST', `/members/${t.tomasz.actor.memberId}/deactivation`)).status).toBe(200);
    const tabs = await Promise.all(Array.from({ length: 5 }, () => browser.get('/api/v1/clients')));
    expect(tabs.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect((await t.ola.call('GET', `/clients/${id}`)).body).toMatchObject({ ownerName: 'Tomasz Gajda' });
    const blank = await signedInBrowser(t, 'tomasz@lipka.example');
    expect((await blank.get('/api/v1/me')).body).toMatchObject({ email: 'tomasz@lipka.example', member: null, rights: [] });
    expect((await blank.get('/api/v1/clients')).status).toBe(401);
    await t.ola.call('DELETE', `/members/${t.tomasz.actor.memberId}/deactivation`);
    expect((await blank.get('/api/v1/clients')).status).toBe(200);
  });

  it('is refused for oneself, for the last owner, to members and to strangers', async () => {
    const letGo = (who: TestMember, whom: TestMember) => who.call('POST', `/members/${whom.actor.memberId}/deactivation`);
    expect(refusal(await letGo(t.nadia, t.nadia))).toBe('not-on-yourself');
    expect(refusal(await letGo(t.ola, t.ola))).toBe('last-owner-stays');
    expect(refusal(await letGo(t.nadia, t.ola))).toBe('only-owners-change-owners');
    expect(refusal(await letGo(t.tomasz, t.nadia))).toBe('not-allowed');
    expect(refusal(await letGo(t.maeve, t.nadia))).toBe('not-found');
  });
});

describe('myself', () => {
  it('I change my name, title, language and keys; not my role', async () => {
    expect((await t.tomasz.call('PATCH', '/me', { set: { roleTitle: 'Writer', locale: 'en', singleKeys: false }, before: { roleTitle: 'Scriptwriter', locale: 'pl', singleKeys: true } })).status).toBe(200);
    expect((await t.tomasz.call('GET', '/me')).body).toMatchObject({ member: { roleTitle: 'Writer', locale: 'en', singleKeys: false } });
    expect((await t.tomasz.call('PATCH', '/me', { set: { role: 'owner' }, before: {} })).status).toBe(400);
  });
});

describe('a team', () => {
  const teams = async () => ((await t.ola.call('GET', '/teams')).body as { rows: TeamView[] }).rows;

  it('is added, renamed and removed by those who manage people', async () => {
    expect(refusal(await t.tomasz.call('POST', '/teams', { name: 'Sales' }))).toBe('not-allowed');
    const { id } = (await t.nadia.call('POST', '/teams', { name: 'Sales' })).body as { id: string };
    expect(refusal(await t.ola.call('POST', '/teams', { name: 'SALES' }))).toBe('name-is-taken');
    expect((await t.ola.call('PATCH', `/teams/${id}`, { name: 'Clients' })).status).toBe(200);
    expect((await teams()).map(({ name, members }) => [name, members])).toEqual([['Clients', 0], ['Production', 2]]);
    expect((await t.ola.call('DELETE', `/teams/${id}`)).status).toBe(200);
  });

  it('is not removed while somebody is in it', async () => {
    const production = (await teams()).find(({ name }) => name === 'Production');
    expect(refusal(await t.ola.call('DELETE', `/teams/${production?.id}`))).toBe('team-has-members');
    expect(refusal(await t.maeve.call('DELETE', `/teams/${production?.id}`))).toBe('not-found');
  });
});
