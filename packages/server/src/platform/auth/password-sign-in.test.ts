import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { enter, giveAccount, PASSWORD, signedInBrowser } from '../test/test-account.ts';
import { openBrowser } from '../test/test-browser.ts';

const OLA = 'ola@lipka.example';
const NADIA = 'nadia@lipka.example';
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  for (const member of [t.ola, t.nadia, t.tomasz, t.maeve]) await giveAccount(t, member);
});
afterAll(() => t.close());

describe('signing in with a password', () => {
  it('opens what was shut, whatever the case of the address, and signing out shuts it', async () => {
    const browser = openBrowser(t.fetch);
    expect((await browser.get('/api/v1/clients')).status).toBe(401);
    expect(await enter(browser, 'Ola@Lipka.example')).toMatchObject({ status: 200, body: { next: 'signed-in' } });
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ email: OLA, member: { name: 'Ola Lipska', role: 'owner' }, workspace: { name: 'Studio Lipka' } });
    const kept = new Map(browser.cookies);
    await browser.post('/api/auth/sign-out');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get('/api/v1/me')).status).toBe(401);
  });

  it('answers a wrong password and an unknown address alike, in like time', async () => {
    const known: number[] = [];
    const unknown: number[] = [];
    const answers = new Set<string>();
    for (let i = 0; i < 12; i += 1) {
      for (const [email, times] of [['maeve@harbour.example', known], [`nobody${i}@harbour.example`, unknown]] as const) {
        const from = performance.now();
        const { status, body } = await enter(openBrowser(t.fetch, `198.51.${i}.9`), email, 'not the password');
        times.push(performance.now() - from);
        answers.add(JSON.stringify([status, body]));
      }
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('sign-in-refused');
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('gives cookies that scripts, other sites and other hosts cannot use', async () => {
    const { setCookies } = await enter(openBrowser(t.fetch), OLA);
    expect(setCookies.map((line) => line.split('=')[0]).sort()).toEqual(['entente.device', 'entente.session_token']);
    for (const line of setCookies) {
      expect(line).toMatch(/; HttpOnly/);
      expect(line).toMatch(/; SameSite=Lax/);
      expect(line).toMatch(/; Path=\//);
      expect(line).not.toMatch(/; Domain=/);
    }
  });

  it('never puts the session’s token into a body', async () => {
    const browser = openBrowser(t.fetch);
    const { body } = await enter(browser, OLA);
    const token = decodeURIComponent(browser.cookies.get('entente.session_token') ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThan(20);
    for (const seen of [body, (await browser.get('/api/v1/me')).body, (await browser.get('/api/v1/sessions')).body]) expect(JSON.stringify(seen)).not.toContain(token);
  });

  it('begins a new session each time: a planted one is worth nothing, the one before it ends', async () => {
    const victim = openBrowser(t.fetch);
    const planted = await signedInBrowser(t, NADIA);
    const before = planted.cookies.get('entente.session_token') ?? '';
    victim.cookies.set('entente.session_token', before);
    await enter(victim, OLA);
    expect(victim.cookies.get('entente.session_token')).not.toBe(before);
    expect((await victim.get('/api/v1/me')).body).toMatchObject({ email: OLA });
    expect((await planted.get('/api/v1/me')).status).toBe(401);
  });

  it('does not take a token without our signature', async () => {
    const browser = await signedInBrowser(t, OLA);
    const [token = '', signature = ''] = decodeURIComponent(browser.cookies.get('entente.session_token') ?? '').split('.');
    for (const forged of [token, `${token}.`, `${token}.${signature.slice(1)}A`, `${token}x.${signature}`]) {
      browser.cookies.set('entente.session_token', encodeURIComponent(forged));
      expect((await browser.get('/api/v1/me')).status).toBe(401);
    }
  });

  it.each([
    ['another path', 'POST', '/api/auth/sign-up/email', 404],
    ['the session with its token', 'GET', '/api/auth/get-session', 404],
    ['a GET', 'GET', '/api/auth/sign-in/email', 405],
  ])('does not serve %s', async (_what, method, path, status) => {
    expect((await openBrowser(t.fetch).send(method, path, method === 'GET' ? {} : { body: { email: OLA, password: PASSWORD } })).status).toBe(status);
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, { email: OLA, password: PASSWORD }],
    ['a field too many', {}, { email: OLA, password: PASSWORD, callbackURL: 'https://evil.example' }],
    ['a list for a text', {}, { email: [OLA], password: PASSWORD }],
    ['a megabyte', {}, { email: OLA, password: 'x'.repeat(400_000) }],
  ])('refuses %s', async (_what, headers, body) => {
    expect((await openBrowser(t.fetch).send('POST', '/api/auth/sign-in/email', { body, headers })).status).toBe(400);
  });

  it('refuses another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await openBrowser(t.fetch).send('POST', '/api/auth/sign-in/email', { body: { email: OLA, password: PASSWORD }, headers })).status).toBe(403);
  });
});

describe('guessing', () => {
  it('is slowed for one person from one network, and the right password waits too', async () => {
    const answers = [];
    for (let i = 0; i < 7; i += 1) answers.push(await enter(openBrowser(t.fetch, `192.0.2.${i + 1}`), 'tomasz@lipka.example', `guess number ${i}`));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(answers[5]?.refusal).toBe('too-many-requests');
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    expect((await enter(openBrowser(t.fetch, '192.0.2.99'), 'tomasz@lipka.example')).status).toBe(429);
    expect((await enter(openBrowser(t.fetch, '198.51.100.4'), 'tomasz@lipka.example')).status).toBe(200);
  });

  it('from forty networks looks at few guesses, while the person’s own device enters at once', async () => {
    const own = await signedInBrowser(t, NADIA, '203.0.113.200');
    await own.post('/api/auth/sign-out');
    const statuses: number[] = [];
    for (let i = 0; i < 160; i += 1) statuses.push((await enter(openBrowser(t.fetch, `10.${i % 40}.0.1`), NADIA, `guess ${i}`)).status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(30);
    const stranger = await enter(openBrowser(t.fetch, '10.99.0.1'), NADIA);
    expect(stranger.status).toBe(429);
    expect(Number(stranger.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const from = performance.now();
    expect((await enter(own, NADIA)).status).toBe(200);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  it('is not helped by twenty tries at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => enter(openBrowser(t.fetch, '198.18.0.1'), 'nobody@lipka.example', `at once ${i}`)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
  });

  it('is not helped by a device that is known for somebody else, or by a forged one', async () => {
    const device = (await signedInBrowser(t, OLA, '203.0.113.77')).cookies.get('entente.device') ?? '';
    const guess = (cookie: string, i: number) => {
      const browser = openBrowser(t.fetch, '198.19.0.1');
      browser.cookies.set('entente.device', cookie);
      return enter(browser, 'maeve@harbour.example', `again ${i}`);
    };
    const statuses = [];
    for (let i = 0; i < 8; i += 1) statuses.push((await guess(i % 2 === 0 ? device : device.replace(/^./, 'A'), i)).status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  });
});

describe('the address', () => {
  it('that a stranger writes into X-Forwarded-For changes nothing when no proxy is trusted', async () => {
    const plain = await startTestEntente();
    await giveAccount(plain, plain.ola);
    const statuses = [];
    for (let i = 0; i < 7; i += 1) statuses.push((await enter(openBrowser(plain.fetch, `192.0.${i}.1`), OLA, `guess ${i}`)).status);
    await plain.close();
    expect(statuses.slice(5)).toEqual([429, 429]);
  });
});

describe('behind TLS', () => {
  it('the cookies are bound to this host', async () => {
    const secure = await startTestEntente({ baseUrl: 'https://entente.example' });
    await giveAccount(secure, secure.ola);
    const { setCookies } = await enter(openBrowser(secure.fetch), OLA);
    await secure.close();
    expect(setCookies).toHaveLength(2);
    for (const line of setCookies) expect(line).toMatch(/^__Host-entente\.(session_token|device)=.*; Secure/);
  });
});

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
