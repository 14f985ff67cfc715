import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, giveAccount, PASSWORD, signedInBrowser } from '../platform/test/test-account.ts';
import { openBrowser } from '../platform/test/test-browser.ts';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { addWorkingDays } from '@entente/core/commitment/working-day';
import { loadWorkTime } from '../commitment/commitment.store.ts';
import { createWorkspace, setUpCodeToTell } from './workspace.actions.ts';

const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia, t.maeve]) await giveAccount(t, member);
});
afterAll(() => t.close());

describe('the workspace', () => {
  it('is changed by owners and managers, field by field', async () => {
    expect((await t.nadia.call('PATCH', '/workspace', { set: { timeZone: 'Europe/Dublin', signingLevel: 'link' }, before: { timeZone: 'Europe/Warsaw', signingLevel: 'code' } })).status).toBe(200);
    expect((await t.tomasz.call('GET', '/workspace')).body).toMatchObject({ name: 'Studio Lipka', timeZone: 'Europe/Dublin', signingLevel: 'link', version: 2 });
    expect((await t.ola.call('PATCH', '/workspace', { set: { timeZone: 'Europe/Riga' }, before: { timeZone: 'Europe/Warsaw' } })).body).toMatchObject({ data: { refusal: 'field-changed-meanwhile', detail: { fields: [{ yours: 'Europe/Riga', theirs: 'Europe/Dublin', before: 'Europe/Warsaw' }] } } });
    expect(refusal(await t.tomasz.call('PATCH', '/workspace', { set: { name: 'Mine' }, before: {} }))).toBe('not-allowed');
    expect((await t.maeve.call('GET', '/workspace')).body).toMatchObject({ name: 'Harbour Mentoring', timeZone: 'Europe/Warsaw' });
  });

  it('may start from any way of signing, which the next agreement takes', async () => {
    for (const signingLevel of ['paper', 'elsewhere', 'device']) expect((await t.maeve.call('PATCH', '/workspace', { set: { signingLevel }, before: { signingLevel: ((await t.maeve.call('GET', '/workspace')).body as { signingLevel: string }).signingLevel } })).status).toBe(200);
    const { agreementId } = await startAgreement(t.maeve);
    expect((await t.maeve.call('GET', `/agreements/${agreementId}`)).body).toMatchObject({ signingLevel: 'device' });
    expect((await t.maeve.call('PATCH', '/workspace', { set: { signingLevel: 'pigeon' }, before: {} })).status).toBe(400);
  });

  it('knows its own days off, soonest first, and passes over them', async () => {
    const daysOff = [{ from: '2031-05-02', to: '2031-05-02', name: 'Bridge' }, { from: '2030-12-27', to: '2030-12-31', name: '' }];
    expect((await t.ola.call('PATCH', '/workspace', { set: { daysOff }, before: { daysOff: [] } })).status).toBe(200);
    expect((await t.tomasz.call('GET', '/workspace')).body).toMatchObject({ daysOff: daysOff.toReversed() });
    expect(refusal(await t.ola.call('PATCH', '/workspace', { set: { daysOff: [] }, before: { daysOff: [] } }))).toBe('field-changed-meanwhile');
    const { calendar } = await t.look(t.ola, (tx) => loadWorkTime(tx, new Date()));
    expect(addWorkingDays('2030-12-24', 1, calendar)).toBe('2031-01-02');
  });

  it.each([{ timeZone: 'Mars/Olympus' }, { daysOff: [{ from: '2031-01-02', to: '2031-01-01', name: '' }] }, { daysOff: [{ from: '2031-01-02', to: '2031-03-01', name: '' }] }, { currency: 'zł' }, { country: 'Poland' }, { name: '' }, { isSample: true }, { workspaceId: 'x' }])('is not changed to %j', async (set) => {
    expect((await t.ola.call('PATCH', '/workspace', { set, before: {} })).status).toBe(400);
  });

  it('says whether mail is set up, and tests it only then', async () => {
    expect((await t.ola.call('GET', '/workspace/mail')).body).toEqual({ isSetUp: false, host: '', from: '' });
    expect(refusal(await t.ola.call('POST', '/workspace/mail/test', {}))).toBe('mail-is-not-set-up');
    expect(refusal(await t.tomasz.call('GET', '/workspace/mail'))).toBe('not-allowed');
  });
});

describe('the first run', () => {
  const first = { workspaceName: 'Nowy Dom', locale: 'pl', country: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw', name: 'Iga Nowa', email: 'Iga@Nowy.example', password: 'nine blue bicycles roll' };

  it('is over once somebody has a workspace', async () => {
    expect((await openBrowser(t.fetch).get('/api/v1/workspace/first-run')).body).toEqual({ needed: false, hasSample: false, needsCode: false });
    expect((await openBrowser(t.fetch).post('/api/v1/workspace/first-run', first)).refusal).toBe('workspace-exists');
  });

  it('takes the code printed at the start where others can come in', async () => {
    const open = await startTestEntente({ trustedProxies: 1, baseUrl: 'https://entente.example' });
    for (const who of [open.ola, open.maeve]) await open.look(who, (tx) => tx.kysely.updateTable('workspaces').set({ isSample: true }).where('workspaceId', '=', tx.workspaceId).execute());
    const code = (await setUpCodeToTell(open.services)) ?? '';
    expect(code).toMatch(/^([A-Z2-9]{4}-){2}[A-Z2-9]{4}$/);
    expect((await openBrowser(open.fetch).get('/api/v1/workspace/first-run')).body).toEqual({ needed: true, hasSample: true, needsCode: true });
    for (const wrong of [{}, { setUpCode: '' }, { setUpCode: 'AAAA-BBBB-CCCC' }]) expect((await openBrowser(open.fetch).post('/api/v1/workspace/first-run', { ...first, ...wrong })).refusal).toBe('set-up-code-is-wrong');
    expect((await openBrowser(open.fetch).post('/api/v1/workspace/first-run', { ...first, setUpCode: code.toLowerCase().replaceAll('-', ' ') })).status).toBe(201);
    expect(await setUpCodeToTell(open.services)).toBeNull();
    await open.close();
  });

  it('happens once, even when twenty people press the button', async () => {
    const empty = await startTestEntente({ trustedProxies: 1 });
    for (const who of [empty.ola, empty.maeve]) await empty.look(who, (tx) => tx.kysely.updateTable('workspaces').set({ isSample: true }).where('workspaceId', '=', tx.workspaceId).execute());
    expect((await openBrowser(empty.fetch).get('/api/v1/workspace/first-run')).body).toEqual({ needed: true, hasSample: true, needsCode: false });
    expect((await openBrowser(empty.fetch).post('/api/v1/workspace/first-run', { ...first, password: 'nowydom2026' })).refusal).toBe('password-is-easy-to-guess');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => openBrowser(empty.fetch).post('/api/v1/workspace/first-run', { ...first, email: `iga${i}@nowy.example` })));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    expect(answers.filter(({ refusal: code }) => code === 'workspace-exists')).toHaveLength(19);
    const winner = answers.findIndex(({ status }) => status === 201);
    const browser = openBrowser(empty.fetch);
    expect((await enter(browser, `iga${winner}@nowy.example`, first.password)).status).toBe(200);
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ member: { role: 'owner', scope: 'all' }, workspace: { name: 'Nowy Dom', isSample: false } });
    await empty.close();
  });
});

describe('deleting the workspace', () => {
  it('takes the right, the name and the password', async () => {
    const ask = (who: typeof t.ola, name: string, password: string) => who.call('POST', '/workspace/deletion', { name, password });
    expect(refusal(await ask(t.nadia, 'Studio Lipka', PASSWORD))).toBe('not-allowed');
    expect(refusal(await ask(t.ola, 'studio lipka', PASSWORD))).toBe('workspace-name-differs');
    expect(refusal(await ask(t.ola, 'Studio Lipka', 'wrong'))).toBe('password-is-wrong');
    expect((await t.ola.call('GET', '/workspace')).status).toBe(200);
  });

  it('leaves nothing of it behind, and everything of the others', async () => {
    const doomed = await createWorkspace(t.services, { name: 'Gone soon', locale: 'en', owner: { name: 'Gus Gone', email: 'gus@gone.example', password: PASSWORD } });
    const gus = await signedInBrowser(t, 'gus@gone.example');
    await gus.post('/api/v1/clients', { kind: 'organisation', name: 'Last client', locale: 'en', contact: { name: 'Lou', email: 'lou@last.example' } });
    await gus.post('/api/v1/invitations', { email: 'new@gone.example', name: 'New', role: 'member', scope: 'own', locale: 'en' });
    const { sha256 } = await t.services.files.put(doomed.workspaceId, Buffer.from('a file'));
    const others = await everything(t, [t.ola.actor.workspaceId, t.maeve.actor.workspaceId]);
    expect((await gus.post('/api/v1/workspace/deletion', { name: 'Gone soon', password: PASSWORD })).status).toBe(200);
    expect((await gus.get('/api/v1/me')).status).toBe(401);
    await t.workOff();
    expect(await t.services.files.has(doomed.workspaceId, sha256)).toBe(false);
    expect(await everything(t, [doomed.workspaceId])).toEqual({});
    expect(await everything(t, [t.ola.actor.workspaceId, t.maeve.actor.workspaceId])).toEqual(others);
    expect((await enter(openBrowser(t.fetch), 'gus@gone.example')).status).toBe(401);
  });
});

/** How many rows of these workspaces each tenant table holds, seen past row security. */
async function everything({ database }: TestEntente, workspaceIds: readonly string[]): Promise<Record<string, number>> {
  const backup = new pg.Client(database.backupConfig);
  await backup.connect();
  const { rows: tables } = await backup.query<{ name: string }>("select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id' order by 1");
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await backup.query<{ count: string }>(`select count(*) as count from ${name} where workspace_id = any($1::uuid[])`, [workspaceIds]);
    if (Number(rows[0]?.count) > 0) counts[name] = Number(rows[0]?.count);
  }
  await backup.end();
  return counts;
}
