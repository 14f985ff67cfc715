import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KindSightView, RecordSightView, RoleLimitsView } from '@entente/contract/workspace/right.contract';
import { giveAccount, signedInBrowser } from '../platform/test/test-account.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
const OPEN = { scope: 'all', hidden: [] as string[], mayExport: true, mayDelete: true, mayBulk: true };
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.tomasz]) await giveAccount(t, member);
});
afterAll(() => t.close());

const rights = async (who: TestMember) => ((await who.call('GET', '/rights')).body as { rows: RoleLimitsView[] }).rows;
const limit = async (role: string, kind: string, part: Partial<typeof OPEN>, who = t.ola) => {
  const { version } = (await rights(t.ola)).find((row) => row.role === role && row.kind === kind) ?? { version: 0 };
  return who.call('PUT', `/rights/${role}/${kind}`, { ...OPEN, ...part, version });
};
const addClient = async (who: TestMember, fields: object = {}) => {
  const { id } = (await who.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl', contact: { name: 'Anna', email: 'anna@bank.example' } })).body as { id: string };
  await who.change(`/clients/${id}`, { notes: 'słono płaci', nextStep: 'Zadzwonić', ...fields });
  return id;
};

describe('the rights of a role', () => {
  it('limit nothing until an owner says so', async () => {
    const rows = await rights(t.ola);
    expect(rows).toHaveLength(10);
    expect(rows.every(({ scope, hidden, mayExport, mayDelete, mayBulk, version }) => scope === 'all' && hidden.length === 0 && mayExport && mayDelete && mayBulk && version === 0)).toBe(true);
  });

  it('are set by owners alone, read by whoever manages people', async () => {
    expect(refusal(await limit('member', 'deal', { mayBulk: false }, t.nadia))).toBe('not-allowed');
    expect(refusal(await limit('member', 'deal', { mayBulk: false }, t.tomasz))).toBe('not-allowed');
    expect((await limit('member', 'deal', { mayBulk: false })).body).toEqual({ version: 1 });
    expect((await rights(t.nadia)).find(({ role, kind }) => role === 'member' && kind === 'deal')).toMatchObject({ mayBulk: false, version: 1 });
    expect(refusal(await t.tomasz.call('GET', '/rights'))).toBe('not-allowed');
    expect((await rights(t.maeve)).every(({ version }) => version === 0)).toBe(true);
  });

  it('never limit owners, so nobody shuts themselves out', async () => {
    expect((await t.ola.call('PUT', '/rights/owner/client', { ...OPEN, scope: 'own', version: 0 })).status).toBe(400);
  });

  it('do not hide what a record is known by', async () => {
    for (const key of ['name', 'ownerId', 'stageId']) expect(refusal(await limit('member', 'client', { hidden: ['notes', key] })), key).toBe('field-stays-visible');
    for (const key of ['Notes', 'a b', 'custom.', 'notes;--']) expect((await limit('member', 'client', { hidden: [key] })).status, key).toBe(400);
  });

  it('are not overwritten by somebody who saw older ones, even at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => t.ola.call('PUT', '/rights/manager/engagement', { ...OPEN, mayDelete: false, version: 0 })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((one) => refusal(one) === 'rights-changed-meanwhile')).toHaveLength(9);
  });
});

describe('somebody whose role is limited', () => {
  const TOMASZ = 'tomasz@lipka.example';

  it('sees no hidden field from the next request on, and cannot set it', async () => {
    const id = await addClient(t.tomasz);
    const browser = await signedInBrowser(t, TOMASZ);
    expect((await browser.get(`/api/v1/clients/${id}`)).body).toMatchObject({ notes: 'słono płaci', nextStep: 'Zadzwonić' });
    await limit('member', 'client', { hidden: ['notes', 'nextStep'] });
    await limit('member', 'contact', { hidden: ['email'] });
    const { body } = await browser.get(`/api/v1/clients/${id}`);
    expect(body).toMatchObject({ name: 'Bank Wschodni', notes: '', nextStep: '', contacts: [{ name: 'Anna', email: '' }] });
    expect(JSON.stringify(body)).not.toMatch(/słono|Zadzwonić|anna@bank/);
    const set = await browser.send('PATCH', `/api/v1/clients/${id}`, { body: { set: { notes: 'x', address: 'y' }, before: { notes: 'z' } } });
    expect([set.status, set.refusal]).toEqual([403, 'field-is-hidden']);
    expect(JSON.stringify(set.body)).not.toContain('słono');
    expect((await browser.send('PATCH', `/api/v1/clients/${id}`, { body: { set: { address: 'y' }, before: { address: '' } } })).status).toBe(200);
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ limits: { client: { hidden: ['nextStep', 'notes'] }, contact: { hidden: ['email'] } } });
    await limit('member', 'client', {});
    await limit('member', 'contact', {});
    expect((await browser.get(`/api/v1/clients/${id}`)).body).toMatchObject({ notes: 'słono płaci' });
  });

  it('does not delete where the role may not', async () => {
    const id = await addClient(t.tomasz);
    const browser = await signedInBrowser(t, TOMASZ);
    await limit('member', 'client', { mayDelete: false });
    const refused = await browser.send('DELETE', `/api/v1/clients/${id}`);
    expect([refused.status, refused.refusal]).toEqual([403, 'not-allowed']);
    await limit('member', 'client', {});
    expect((await browser.send('DELETE', `/api/v1/clients/${id}`)).status).toBe(200);
  });

  it('sees the narrower of their own scope and the role’s', async () => {
    const id = await addClient(t.ola);
    await t.ola.change(`/members/${t.tomasz.actor.memberId}`, { scope: 'all' });
    const browser = await signedInBrowser(t, TOMASZ);
    expect((await browser.get(`/api/v1/clients/${id}`)).status).toBe(200);
    await limit('member', 'client', { scope: 'team' });
    expect((await browser.get(`/api/v1/clients/${id}`)).status).toBe(404);
    await limit('member', 'client', {});
    await t.ola.change(`/members/${t.tomasz.actor.memberId}`, { scope: 'own' });
  });
});

describe('what a person sees, and why', () => {
  const sight = async (who: TestMember, of: TestMember) => (await who.call('GET', `/members/${of.actor.memberId}/sight`)) as { status: number; body: { rows: KindSightView[] } };
  const recordSight = async (who: TestMember, of: TestMember, id: string) => (await who.call('GET', `/members/${of.actor.memberId}/sight/client/${id}`)) as { status: number; body: RecordSightView };

  it('is said for each kind: own scope, the role’s limit, what remains', async () => {
    await limit('manager', 'client', { scope: 'own', hidden: ['notes'], mayExport: false });
    const client = (await sight(t.ola, t.nadia)).body.rows.find(({ kind }) => kind === 'client');
    expect(client).toMatchObject({ ownScope: 'team', roleScope: 'own', scope: 'own', hidden: ['notes'], mayExport: false, reasons: ['own-scope-team', 'role-narrows-to-own'] });
  });

  it('is said for one record as a chain of reasons', async () => {
    const [olas, tomaszs] = [await addClient(t.ola), await addClient(t.tomasz)];
    expect((await recordSight(t.ola, t.nadia, tomaszs)).body).toMatchObject({ sees: false, reasons: ['own-scope-team', 'role-narrows-to-own', 'owned-by-another'], recordName: 'Bank Wschodni', owner: { name: 'Tomasz Gajda' } });
    await limit('manager', 'client', {});
    expect((await recordSight(t.ola, t.nadia, tomaszs)).body).toMatchObject({ sees: true, reasons: ['own-scope-team', 'same-team'] });
    expect((await recordSight(t.ola, t.nadia, olas)).body).toMatchObject({ sees: false, reasons: ['own-scope-team', 'other-team'] });
    expect((await recordSight(t.ola, t.tomasz, tomaszs)).body).toMatchObject({ sees: true, reasons: ['own-scope-own', 'owns-it'] });
    expect((await recordSight(t.ola, t.ola, tomaszs)).body).toMatchObject({ sees: true, reasons: ['own-scope-all', 'sees-all-of-kind'] });
  });

  it('is for oneself, and about others for those who manage people; of records one does not see it says nothing', async () => {
    const olas = await addClient(t.ola);
    expect((await sight(t.tomasz, t.tomasz)).status).toBe(200);
    expect((await sight(t.tomasz, t.ola)).status).toBe(403);
    expect((await sight(t.maeve, t.ola)).status).toBe(404);
    expect((await recordSight(t.nadia, t.tomasz, olas)).status).toBe(404);
    expect((await recordSight(t.tomasz, t.tomasz, olas)).status).toBe(404);
  });
});
