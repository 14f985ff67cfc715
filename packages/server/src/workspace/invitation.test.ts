import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvitationView } from '@entente/contract/workspace/invitation.contract';
import type { AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import { enter, giveAccount, signedInBrowser } from '../platform/test/test-account.ts';
import { openBrowser } from '../platform/test/test-browser.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia, t.maeve]) await giveAccount(t, member);
});
afterAll(() => t.close());
const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
const invite = (who: TestMember, email: string, more: object = {}) => who.call('POST', '/invitations', { email, name: 'Iga Nowa', role: 'member', scope: 'own', locale: 'pl', ...more });
const open = async () => ((await t.ola.call('GET', '/invitations')).body as { rows: InvitationView[] }).rows;

/** Reads the newest mail to an address in the outbox and takes the link's token out of it. */
async function tokenFor(email: string): Promise<string> {
  await t.workOff();
  const { rows } = (await t.ola.call('GET', '/outbox')).body as { rows: { id: string; topic: string; recipientEmail: string }[] };
  const row = rows.find(({ recipientEmail, topic }) => recipientEmail === email && topic === 'invitation.sent');
  const mail = (await t.ola.call('GET', `/outbox/${row?.id}`)).body as AnnouncementView;
  return /http:\/\/localhost:4700\/invitation#([\w-]{43})\s/.exec(mail.text ?? '')?.[1] ?? '';
}
const accept = (token: string, more: object = { name: 'Iga Nowa', password: 'nine blue bicycles roll' }) => openBrowser(t.fetch).post('/api/v1/invitations/accept', { token, ...more });

describe('an invitation', () => {
  it('brings a new person in, with a password of their own, once', async () => {
    expect((await invite(t.ola, 'Iga@Nowa.example')).status).toBe(201);
    const token = await tokenFor('iga@nowa.example');
    expect((await openBrowser(t.fetch).post('/api/v1/invitations/look-up', { token })).body).toEqual({ workspaceName: 'Studio Lipka', invitedByName: 'Ola Lipska', email: 'iga@nowa.example', name: 'Iga Nowa', locale: 'pl', hasAccount: false });
    expect((await accept(token, { name: 'Iga Nowa', password: 'iganowa123' })).refusal).toBe('password-is-easy-to-guess');
    expect((await accept(token)).body).toMatchObject({ email: 'iga@nowa.example' });
    expect((await accept(token)).refusal).toBe('invitation-is-gone');
    const browser = openBrowser(t.fetch);
    expect((await enter(browser, 'iga@nowa.example', 'nine blue bicycles roll')).status).toBe(200);
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ member: { name: 'Iga Nowa', role: 'member', scope: 'own', locale: 'pl' }, workspace: { name: 'Studio Lipka' } });
    expect(await open()).toEqual([]);
  });

  it('of twenty at once lets one in', async () => {
    await invite(t.ola, 'many@nowa.example');
    const token = await tokenFor('many@nowa.example');
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ refusal: code }) => code))).toEqual(new Set(['invitation-is-gone']));
  });

  it('joins somebody who already has an account only when they are signed in as that person', async () => {
    await invite(t.ola, 'maeve@harbour.example', { role: 'manager', scope: 'all' });
    const token = await tokenFor('maeve@harbour.example');
    expect((await accept(token)).refusal).toBe('sign-in-to-accept');
    expect((await (await signedInBrowser(t, 'nadia@lipka.example')).post('/api/v1/invitations/accept', { token })).refusal).toBe('invitation-for-another');
    const maeve = await signedInBrowser(t, 'maeve@harbour.example');
    const { body } = await maeve.post('/api/v1/invitations/accept', { token });
    const { workspaceId } = body as { workspaceId: string };
    expect((await maeve.send('GET', '/api/v1/me', { headers: { 'entente-workspace': workspaceId } })).body).toMatchObject({ member: { role: 'manager' }, workspace: { name: 'Studio Lipka' }, workspaces: [{ name: 'Harbour Mentoring' }, { name: 'Studio Lipka' }] });
  });

  it('is not spent by looking: GET and HEAD of its page, and looking it up again and again', async () => {
    await invite(t.ola, 'scanned@nowa.example');
    const token = await tokenFor('scanned@nowa.example');
    for (let i = 0; i < 20; i += 1) await openBrowser(t.fetch).post('/api/v1/invitations/look-up', { token });
    for (const method of ['GET', 'HEAD']) expect((await openBrowser(t.fetch).send(method, '/api/v1/invitations/accept')).status).toBeGreaterThanOrEqual(400);
    expect((await accept(token)).status).toBe(200);
  });

  it('is read in the outbox by owners only: a manager would become an owner by its link', async () => {
    await invite(t.ola, 'boss@nowa.example', { role: 'owner', scope: 'all' });
    const token = await tokenFor('boss@nowa.example');
    const { rows } = (await t.nadia.call('GET', '/outbox')).body as { rows: { id: string; recipientEmail: string }[] };
    const mail = (await t.nadia.call('GET', `/outbox/${rows.find(({ recipientEmail }) => recipientEmail === 'boss@nowa.example')?.id}`)).body as AnnouncementView;
    expect(mail.masked).toBe(true);
    expect(JSON.stringify(mail)).not.toContain(token);
  });

  it('with one letter changed leads nowhere, and its token is nowhere at rest', async () => {
    await invite(t.ola, 'secret@nowa.example');
    const token = await tokenFor('secret@nowa.example');
    expect((await accept(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).refusal).toBe('invitation-is-gone');
    const rows = await t.look(t.ola, async (tx) => JSON.stringify([await tx.kysely.selectFrom('invitations').selectAll().execute(), await tx.kysely.selectFrom('announcements').selectAll().execute(), await tx.kysely.selectFrom('activities').selectAll().execute()]));
    expect(rows).not.toContain(token);
  });

  it('sent again gets a new link; taken back or run out it leads nowhere', async () => {
    const { id } = (await invite(t.ola, 'again@nowa.example')).body as { id: string };
    const first = await tokenFor('again@nowa.example');
    expect((await t.nadia.call('POST', `/invitations/${id}/sendings`)).status).toBe(200);
    const second = await tokenFor('again@nowa.example');
    expect(second).not.toBe(first);
    expect((await accept(first)).refusal).toBe('invitation-is-gone');
    await t.look(t.ola, (tx) => tx.kysely.updateTable('invitations').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).where('id', '=', id).execute());
    expect((await accept(second)).refusal).toBe('invitation-is-gone');
    expect((await open()).find((row) => row.id === id)).toMatchObject({ hasRunOut: true });
    expect((await t.ola.call('DELETE', `/invitations/${id}`)).status).toBe(200);
    expect((await open()).find((row) => row.id === id)).toBeUndefined();
  });

  it('is refused where the rules say so', async () => {
    expect(refusal(await invite(t.tomasz, 'x@nowa.example'))).toBe('not-allowed');
    expect(refusal(await invite(t.nadia, 'x@nowa.example', { role: 'owner', scope: 'own' }))).toBe('only-owners-change-owners');
    expect(refusal(await invite(t.nadia, 'x@nowa.example', { scope: 'all' }))).toBe('not-more-than-you-see');
    expect(refusal(await invite(t.ola, 'NADIA@lipka.example'))).toBe('already-a-member');
    await invite(t.ola, 'twice@nowa.example');
    expect(refusal(await invite(t.ola, 'twice@nowa.example'))).toBe('already-invited');
    const [row] = await open();
    for (const [method, path] of [['POST', `/invitations/${row?.id}/sendings`], ['DELETE', `/invitations/${row?.id}`]] as const) expect(refusal(await t.maeve.call(method, path))).toBe('not-found');
    expect(refusal(await t.tomasz.call('GET', '/invitations'))).toBe('not-allowed');
  });
});
