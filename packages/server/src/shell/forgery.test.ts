import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAccount, PASSWORD } from '../platform/test/test-account.ts';
import { openBrowser } from '../platform/test/test-browser.ts';
import { openApiDocument } from './api.ts';
import { startTestEntente, type TestEntente } from './test-entente.ts';
import { operationsOf } from './test-recipes.ts';

const OURS = 'http://localhost:4700';
const NOBODY = '00000000-0000-7000-8000-000000000000';
const fill = (path: string): string => path.replaceAll(/[:{](?:\w+)\}?/g, NOBODY);
const CHANGING = operationsOf(await openApiDocument()).filter(({ method }) => method !== 'GET').map(({ method, path }) => ({ method, path: `/api/v1${fill(path)}` }));

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  await giveAccount(t, t.ola);
});
afterAll(() => t.close());

const ask = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: string) => t.fetch(path, { method, headers: { 'x-test-member': 'ola', ...headers }, ...(body === undefined ? {} : { body }) });

describe('a request that another site makes a browser send', () => {
  const FOREIGN = [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${OURS}.evil.example` }, { 'sec-fetch-site': 'cross-site', origin: OURS }];

  it('is refused by every operation that changes something', async () => {
    expect(CHANGING.length).toBeGreaterThan(40);
    for (const { method, path } of CHANGING) for (const headers of FOREIGN) expect((await ask(method, path, headers)).status, `${method} ${path} ${JSON.stringify(headers)}`).toBe(403);
  });

  it('is refused by every page and by sign-in', async () => {
    const pages = t.routes.filter((route) => route.startsWith('POST ')).map((route) => fill(route.slice('POST '.length)));
    expect(pages.length).toBeGreaterThan(10);
    for (const path of [...pages, '/api/auth/sign-in/email', '/api/auth/sign-out']) for (const headers of FOREIGN) expect((await ask('POST', path, headers)).status, path).toBe(403);
  });

  it('is refused with a body that a form can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      for (const { method, path } of CHANGING) expect((await ask(method, path, { 'content-type': type }, '{}')).status, `${method} ${path} ${type}`).toBe(415);
    }
  });

  it('cannot pass as another method', async () => {
    const client = (await t.ola.call('POST', '/clients', { kind: 'person', name: 'Kept', locale: 'en' })).body as { id: string };
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      expect((await ask('GET', `/api/v1/clients/${client.id}?_method=DELETE`, { [name]: 'DELETE' })).status).toBe(200);
      expect([404, 405]).toContain((await ask('POST', `/api/v1/clients/${client.id}?_method=DELETE`, { [name]: 'DELETE' })).status);
    }
    expect((await t.ola.call('GET', `/clients/${client.id}`)).status).toBe(200);
  });

  it('passes from our own pages, and from programs that are no browser', async () => {
    for (const headers of [{ origin: OURS }, { 'sec-fetch-site': 'same-origin' }, {}]) {
      expect((await ask('POST', '/api/v1/teams', { ...headers, 'content-type': 'application/json' }, JSON.stringify({ name: `Team ${JSON.stringify(headers).length}` }))).status).toBe(201);
    }
  });
});

describe('the headers that guard a browser', () => {
  const KINDS: Readonly<Record<string, readonly [string, string]>> = {
    'an answer of the API': ['GET', '/api/v1/clients'],
    'a refusal of the API': ['GET', `/api/v1/clients/${NOBODY}`],
    'an address that is not there': ['GET', '/api/v1/nothing'],
    'a method that is not there': ['PUT', '/api/v1/clients'],
    'a wrong method of sign-in': ['GET', '/api/auth/sign-in/email'],
    'the API’s description': ['GET', '/api/v1/openapi.json'],
    'a client’s page': ['GET', `/portal/${NOBODY}`],
    'a link that leads nowhere': ['GET', `/l/${'A'.repeat(43)}`],
    'the page that checks a file': ['GET', '/verify'],
    'a file that is not there': ['GET', '/assets/none.js'],
    'a request of another site': ['POST', '/api/v1/teams'],
  };

  it.each(Object.entries(KINDS))('stand on %s', async (_kind, [method, path]) => {
    const { headers } = await ask(method, path, path === '/api/v1/teams' ? { origin: 'https://evil.example' } : {});
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cross-origin-resource-policy'), headers.get('cache-control')]).toEqual(['nosniff', 'no-referrer', 'same-origin', 'no-store']);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)|\*/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('say nothing of what the program is made of', async () => {
    const { headers } = await ask('GET', '/api/v1/clients', {});
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  });
});

describe('the cookies of sign-in', () => {
  it('are read by no script and sent to no other site', async () => {
    const browser = openBrowser(t.fetch);
    const { status, setCookies } = await browser.post('/api/auth/sign-in/email', { email: 'ola@lipka.example', password: PASSWORD });
    expect(status).toBe(200);
    expect(setCookies.length).toBeGreaterThan(0);
    for (const line of setCookies) expect(line).toMatch(/; HttpOnly(?:;|$)/i);
    for (const line of setCookies) expect(line).toMatch(/; SameSite=(?:Lax|Strict)(?:;|$)/i);
    for (const line of setCookies) expect(line).not.toMatch(/; Domain=/i);
  });

  it('belong to this host alone where people come over TLS', async () => {
    const secure = await startTestEntente({ trustedProxies: 1, baseUrl: 'https://entente.example' });
    try {
      await giveAccount(secure, secure.ola);
      const { setCookies, headers } = await openBrowser(secure.fetch).post('/api/auth/sign-in/email', { email: 'ola@lipka.example', password: PASSWORD });
      expect(setCookies.length).toBeGreaterThan(0);
      for (const line of setCookies) expect(line).toMatch(/^__Host-.*; Secure(?:;|$)/i);
      expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    } finally {
      await secure.close();
    }
  });
});
