import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnnouncementView } from '@entente/contract/outbox/outbox.contract';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { enter, giveAccount, mailedCode, signedInBrowser } from '../test/test-account.ts';
import { openBrowser, type TestBrowser } from '../test/test-browser.ts';

const OLA = 'ola@lipka.example';
const NADIA = 'nadia@lipka.example';
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia, t.tomasz, t.maeve]) await giveAccount(t, member);
});
afterAll(() => t.close());
const forgetWaits = () => t.services.database.pool.query('delete from auth.sign_in_waits');

const ask = (browser: TestBrowser, email: string) => browser.post('/api/auth/sign-in/ask-code', { email });
const use = (browser: TestBrowser, email: string, code: string) => browser.post('/api/auth/sign-in/code', { email, code });
const otherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function askedBrowser(email: string): Promise<{ browser: TestBrowser; code: string }> {
  await forgetWaits();
  const browser = openBrowser(t.fetch);
  expect((await ask(browser, email)).status).toBe(200);
  const code = await mailedCode(t, email.endsWith('harbour.example') ? t.maeve : t.ola, email);
  return { browser, code: code ?? '' };
}

describe('a mailed code', () => {
  it('signs in the browser that asked, once', async () => {
    const { browser, code } = await askedBrowser(OLA);
    expect(await use(browser, OLA, ` ${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ email: OLA });
    expect((await use(browser, OLA, code)).refusal).toBe('code-refused');
  });

  it('is worth nothing in another browser, which does not spend it either', async () => {
    const { browser, code } = await askedBrowser(OLA);
    for (let i = 0; i < 6; i += 1) expect(await use(openBrowser(t.fetch), OLA, code)).toMatchObject({ status: 401, refusal: 'code-refused' });
    const asker = openBrowser(t.fetch);
    await ask(asker, OLA);
    expect((await use(asker, OLA, code)).status).toBe(401);
    expect((await use(browser, OLA, code)).status).toBe(200);
  });

  it('comes with a link that carries it in the fragment; opening the page signs nobody in', async () => {
    const { browser, code } = await askedBrowser(NADIA);
    const list = (await t.ola.call('GET', '/outbox')).body as { rows: { id: string; topic: string }[] };
    const id = list.rows.find(({ topic }) => topic === 'session.code-asked')?.id ?? '';
    const mail = (await t.ola.call('GET', `/outbox/${id}`)).body as AnnouncementView;
    expect(mail.text).toContain(code);
    expect(mail.text).toContain(`http://localhost:4700/sign-in/code#email=nadia%40lipka.example&code=${code}`);
    for (const method of ['GET', 'HEAD']) expect((await browser.send(method, '/api/auth/sign-in/code')).setCookies).toEqual([]);
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await use(browser, NADIA, code)).status).toBe(200);
  });

  it('is looked at five times at most', async () => {
    const { browser, code } = await askedBrowser(OLA);
    for (let i = 0; i < 5; i += 1) expect((await use(browser, OLA, otherCode(code))).status).toBe(401);
    expect((await use(browser, OLA, code)).status).toBe(401);
  });

  it('of twenty right tries at once lets one in', async () => {
    const { browser, code } = await askedBrowser(OLA);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => {
        const twin = openBrowser(t.fetch);
        for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
        return use(twin, OLA, code);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('works for ten minutes by the database’s clock', async () => {
    const { browser, code } = await askedBrowser(OLA);
    await t.services.database.pool.query("update auth.sign_in_codes set expires_at = now() - interval '1 second' where used_at is null");
    expect((await use(browser, OLA, code)).status).toBe(401);
  });

  it('is replaced by the next one that the same browser asks for', async () => {
    const { browser, code } = await askedBrowser(OLA);
    await ask(browser, OLA);
    const next = (await mailedCode(t, t.ola, OLA)) ?? '';
    expect((await use(browser, OLA, code)).status).toBe(401);
    expect((await use(browser, OLA, next)).status).toBe(200);
  });
});

describe('asking for a code', () => {
  it('answers alike for everybody, and mails nothing to strangers and to people who were let go', async () => {
    await forgetWaits();
    await t.ola.call('POST', `/members/${t.tomasz.actor.memberId}/deactivation`);
    const answers = [];
    for (const email of [OLA, 'nobody@lipka.example', 'tomasz@lipka.example']) answers.push(await ask(openBrowser(t.fetch), email));
    expect(new Set(answers.map(({ status, body, setCookies }) => JSON.stringify([status, body, setCookies.map((line) => line.replace(/=[^;]*/, ''))])))).toHaveProperty('size', 1);
    expect(await mailedCode(t, t.ola, 'nobody@lipka.example')).toBeNull();
    expect(await mailedCode(t, t.ola, 'tomasz@lipka.example')).toBeNull();
    await t.ola.call('DELETE', `/members/${t.tomasz.actor.memberId}/deactivation`);
  });

  it('is slowed for one mailbox, but not for its own devices', async () => {
    await forgetWaits();
    const own = await signedInBrowser(t, NADIA);
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await ask(openBrowser(t.fetch, `10.${i}.0.1`), NADIA)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await ask(own, NADIA)).status).toBe(200);
  });
});

describe('at rest', () => {
  it('there is no code, no password and no nonce of a browser', async () => {
    const { browser, code } = await askedBrowser('maeve@harbour.example');
    const { rows } = await t.services.database.pool.query<{ line: string }>("select row_to_json(c)::text as line from auth.sign_in_codes c union all select row_to_json(j)::text from graphile_worker._private_jobs j");
    const announced = await t.look(t.maeve, async (tx) => JSON.stringify(await tx.kysely.selectFrom('announcements').selectAll().where('workspaceId', '=', tx.workspaceId).execute()));
    for (const text of [...rows.map(({ line }) => line), announced]) {
      expect(text).not.toMatch(new RegExp(`(?<![0-9a-f-])${code}(?![0-9a-f-])`));
      expect(text).not.toContain(browser.cookies.get('entente.asked') ?? 'none');
    }
  });
});

describe('a new password by code', () => {
  it('is set without the old one, ends every other session and keeps this one', async () => {
    await forgetWaits();
    const elsewhere = await signedInBrowser(t, OLA);
    const browser = await signedInBrowser(t, OLA);
    await ask(browser, OLA);
    const code = (await mailedCode(t, t.ola, OLA)) ?? '';
    expect((await browser.post('/api/auth/set-password', { code: otherCode(code), newPassword: 'seven green kettles sing' })).refusal).toBe('code-refused');
    expect(await browser.post('/api/auth/set-password', { code, newPassword: 'seven green kettles sing' })).toMatchObject({ status: 200 });
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    expect((await elsewhere.get('/api/v1/me')).status).toBe(401);
    expect((await enter(openBrowser(t.fetch), OLA)).status).toBe(401);
    expect((await enter(openBrowser(t.fetch), OLA, 'seven green kettles sing')).status).toBe(200);
  });

  it('is not set for somebody who is not signed in', async () => {
    const { browser, code } = await askedBrowser(NADIA);
    expect((await browser.post('/api/auth/set-password', { code, newPassword: 'seven green kettles sing' })).refusal).toBe('sign-in-first');
  });
});
