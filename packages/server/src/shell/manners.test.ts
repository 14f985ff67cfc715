import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAccount, signedInBrowser } from '../platform/test/test-account.ts';
import { makeCallBudgets } from '../platform/http/call-budget.ts';
import { settleSpending } from '../platform/http/call-budget.store.ts';
import { startTestEntente, type TestEntente } from './test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1, rateLimit: 12 });
});
afterAll(() => t.close());

async function addClient(name: string): Promise<string> {
  return ((await t.ola.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string }).id;
}

describe('an answer', () => {
  const ask = (path: string, accepted: string) => t.fetch(`/api/v1${path}`, { headers: { 'x-test-member': 'ola', 'accept-encoding': accepted } });

  it('comes pressed to whoever takes that, and reads the same', async () => {
    for (let at = 0; at < 10; at += 1) await addClient(`Pressed ${at}`);
    const [plain, pressed, smaller, refused] = await Promise.all([ask('/records/client', 'identity'), ask('/records/client', 'br;q=0, gzip;q=0.8'), ask('/records/client', 'gzip, br'), ask('/records/client', 'gzip;q=0')]);
    expect([plain, pressed, smaller, refused].map(({ headers }) => [headers.get('content-encoding'), headers.get('vary'), headers.get('x-content-type-options')])).toEqual([[null, 'Accept-Encoding', 'nosniff'], ['gzip', 'Accept-Encoding', 'nosniff'], ['br', 'Accept-Encoding', 'nosniff'], [null, 'Accept-Encoding', 'nosniff']]);
    const bytes = Buffer.from(await pressed.arrayBuffer());
    const text = await plain.text();
    expect(bytes.length * 3).toBeLessThan(text.length);
    expect(gunzipSync(bytes).toString()).toBe(text);
    expect(brotliDecompressSync(Buffer.from(await smaller.arrayBuffer())).toString()).toBe(text);
    const small = await ask('/records/client?limit=1&columns=name', 'gzip');
    expect([small.headers.get('content-encoding'), ((await small.json()) as { rows: unknown[] }).rows.length]).toEqual([null, 1]);
  });
});

describe('a refused request', () => {
  it('is a problem (RFC 9457) with its sentence in the caller’s language and its code for programs', async () => {
    const { status, body, headers } = await t.ola.call('GET', '/clients/00000000-0000-7000-8000-000000000000');
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(body).toEqual({
      type: 'http://localhost:4700/problems/not-found', title: 'Not found', status: 404, code: 'NOT_FOUND', data: { refusal: 'not-found' },
      detail: expect.stringMatching(/^Tego tu nie ma|^Nie ma/) as string,
    });
  });

  it('speaks the language that an unknown caller’s program asks for', async () => {
    const details = await Promise.all(['en', 'pl', 'ru'].map(async (language) => ((await (await t.fetch('/api/v1/clients', { headers: { 'accept-language': language } })).json()) as { detail: string }).detail));
    expect(new Set(details).size).toBe(3);
    expect(details[0]).toBe('Please sign in first. What you typed is still here.');
  });

  it('has a page that its type leads to', async () => {
    const page = await t.fetch('/problems/not-found');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('en: This is not here')]);
    expect([(await t.fetch('/problems/constructor')).status, (await t.fetch('/problems/x')).status]).toEqual([404, 404]);
  });

  it.each([
    ['what is no JSON', { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } }, 415],
    ['what nests without end', { method: 'POST', body: '['.repeat(50), headers: { 'content-type': 'application/json' } }, 400],
    ['what another site sends', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' } }, 403],
    ['an address that is none', { method: 'GET' }, 404],
  ])('is one too for %s', async (_, init, status) => {
    const answer = await t.fetch('/api/v1/nowhere', init);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(Object.keys((await answer.json()) as object)).toEqual(expect.arrayContaining(['type', 'title', 'status', 'detail', 'code', 'data']));
  });
});

describe('what is no request', () => {
  it('is said in words: a body that is no JSON, a cursor of no list', async () => {
    const answer = await t.fetch('/api/v1/clients', { method: 'POST', headers: { 'x-test-member': 'ola', 'content-type': 'application/json' }, body: '{"name": ' });
    const body = (await answer.json()) as { detail?: string; data?: unknown };
    expect([answer.status, body.data]).toEqual([400, { refusal: 'input-is-wrong', detail: { fields: [{ field: 'body', message: 'is-malformed' }] } }]);
    expect(body.detail).toBeTruthy();
    expect(await t.ola.call('GET', '/clients?cursor=nonsense')).toMatchObject({ status: 400, body: { data: { detail: { fields: [{ field: 'cursor' }] } } } });
  });
});

describe('a record’s version', () => {
  it('comes as ETag, and a change that is meant for another is refused', async () => {
    const id = await addClient('Termy Podgórze');
    const tag = async (): Promise<string | null> => (await t.ola.call('GET', `/clients/${id}`)).headers.get('etag');
    expect(await tag()).toBe('"1"');
    const first = await t.ola.call('PATCH', `/clients/${id}`, { set: { notes: 'a' }, before: {} }, { 'if-match': '"1"' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await t.ola.call('PATCH', `/clients/${id}`, { set: { address: 'b' }, before: {} }, { 'if-match': '"1"' });
    expect(late).toMatchObject({ status: 412, body: { code: 'PRECONDITION_FAILED', data: { refusal: 'version-is-another', detail: { version: 2 } } } });
    expect(await tag()).toBe('"2"');
    expect((await t.ola.call('DELETE', `/clients/${id}`, undefined, { 'if-match': '"1", "7"' })).status).toBe(412);
    expect((await t.ola.call('PATCH', `/clients/${id}`, { set: { address: 'b' }, before: {} }, { 'if-match': '"1", W/"2"' })).status).toBe(200);
    expect((await t.ola.call('DELETE', `/clients/${id}`, undefined, { 'if-match': '*' })).status).toBe(200);
  });

  it('holds for acts on a record and for its parts, and is refused where there is no version to hold it against', async () => {
    const { id } = (await t.ola.call('POST', '/deals', { name: 'Szkolenie', amount: 100, currency: 'PLN' })).body as { id: string };
    const meant = (method: string, path: string, body: unknown, tag: string) => t.ola.call(method, path, body, { 'if-match': tag });
    expect((await meant('POST', `/deals/${id}/win`, {}, '"999"')).status).toBe(412);
    expect((await meant('PUT', `/deals/${id}/lines`, { lines: [], before: [], amountFollowsLines: false }, '"999"')).status).toBe(412);
    expect((await t.ola.call('GET', `/deals/${id}`)).body).toMatchObject({ state: 'open' });
    expect((await meant('POST', `/deals/${id}/win`, {}, '"1"')).status).toBe(200);
    expect((await meant('POST', '/deals', { name: 'X', currency: 'PLN' }, '"1"')).status).toBe(412);
  });

  it('is no way to learn of what one may not see', async () => {
    const id = await addClient('Klinika Oko');
    for (const who of [t.tomasz, t.maeve]) expect((await who.call('PATCH', `/clients/${id}`, { set: { notes: 'x' }, before: {} }, { 'if-match': '"9"' })).status).toBe(404);
  });

  it('a change of fields without it says what its writer saw in each, or is refused: nobody overwrites what they have not read', async () => {
    const id = await addClient('Przędzalnia');
    const change = (before: object, headers?: Record<string, string>) => t.ola.call('PATCH', `/clients/${id}`, { set: { notes: 'mine', address: 'here' }, before }, headers);
    for (const before of [{}, { notes: '' }]) expect(await change(before)).toMatchObject({ status: 422, body: { data: { refusal: 'before-is-missing', detail: { fields: 'notes' in before ? ['address'] : ['address', 'notes'] } } } });
    expect(await t.ola.call('PATCH', `/records/client/${id}`, { set: { notes: 'mine' }, before: {} })).toMatchObject({ status: 422, body: { data: { refusal: 'before-is-missing' } } });
    expect(await t.tomasz.call('PATCH', `/clients/${id}`, { set: { notes: 'x' }, before: {} })).toMatchObject({ status: 404 });
    expect((await t.ola.call('GET', `/clients/${id}`)).body).toMatchObject({ notes: '', address: '', version: 1 });
    expect([(await change({ notes: '', address: '' })).status, (await change({}, { 'if-match': '"2"' })).status]).toEqual([200, 200]);
  });

  it('counts before the fields are merged, and leaves the idempotency key free', async () => {
    const id = await addClient('Drukarnia Pasaż');
    await t.ola.call('PATCH', `/clients/${id}`, { set: { notes: 'theirs' }, before: { notes: '' } });
    const change = { set: { notes: 'mine' }, before: { notes: '' } };
    expect((await t.ola.call('PATCH', `/clients/${id}`, change, { 'if-match': '"1"', 'idempotency-key': 'k1' })).status).toBe(412);
    expect((await t.ola.call('PATCH', `/clients/${id}`, change, { 'if-match': '"2"', 'idempotency-key': 'k2' })).status).toBe(409);
    expect((await t.ola.call('PATCH', `/clients/${id}`, { set: change.set, before: { notes: 'theirs' } }, { 'if-match': '"2"', 'idempotency-key': 'k1' })).status).toBe(200);
  });

  it('lets one of twenty at once through', async () => {
    const id = await addClient('Hotel Pod Sową');
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => t.ola.call('PATCH', `/clients/${id}`, { set: { notes: `n${i}` }, before: {} }, { 'if-match': '"1"' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
  });
});

describe('a reader who asks for some fields', () => {
  it('gets those, with id and version, of a record and of each row', async () => {
    const id = await addClient('Piekarnia Sól i Żyto');
    expect((await t.ola.call('GET', `/clients/${id}?fields=name,nextStep`)).body).toEqual({ id, version: 1, name: 'Piekarnia Sól i Żyto', nextStep: '' });
    const { rows } = (await t.ola.call('GET', '/clients?limit=2&fields=name')).body as { rows: object[] };
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([['id', 'name'], ['id', 'name']]);
  });

  it('is told of a name that no answer holds', async () => {
    expect(await t.ola.call('GET', '/clients?fields=name,secret')).toMatchObject({ status: 400, body: { data: { refusal: 'input-is-wrong', detail: { fields: [{ field: 'fields', message: 'unknown: secret' }] } } } });
  });
});

describe('how often somebody may call', () => {
  it('is said with every answer, and refused with the time to wait', async () => {
    const { body } = await t.ola.call('POST', '/api-keys', { name: 'Busy', purpose: 'service', scopes: ['client:read'] });
    const call = () => t.fetch('/api/v1/clients?limit=1', { headers: { authorization: `Bearer ${(body as { key: string }).key}` } });
    const first = await call();
    expect([first.status, first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')]).toEqual([200, '"key";q=12;w=60', '"key";r=11;t=5']);
    const rest = [];
    for (let i = 0; i < 12; i += 1) rest.push(await call());
    expect(rest.map(({ status }) => status)).toEqual([...Array.from({ length: 11 }, () => 200), 429]);
    const last = rest.at(-1);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({ data: { refusal: 'too-many-requests' } });
  });

  it('is five times as much for a person, and counted for each login by itself', async () => {
    await giveAccount(t, t.ola);
    const browser = await signedInBrowser(t, 'ola@lipka.example', '203.0.113.5');
    expect((await browser.get('/api/v1/me')).headers.get('ratelimit-policy')).toBe('"person";q=60;w=60');
  });

  it('is counted without a write for each request, and over processes together', async () => {
    const budget = { name: 'key', most: 100, perSecond: 0.001 };
    const faults: unknown[] = [];
    const [here, there] = [makeCallBudgets(t.services.database, (error) => faults.push(error)), makeCallBudgets(t.services.database, (error) => faults.push(error))];
    const shared = async (): Promise<number | undefined> => (await t.services.database.pool.query<{ tokens: number }>("select tokens from auth.call_budgets where key = 'together'")).rows[0]?.tokens;
    for (let i = 0; i < 9; i += 1) here.take('together', budget);
    expect(await shared()).toBeUndefined();
    let granted = 0;
    for (let i = 0; i < 200; i += 1) {
      for (const process of [here, there]) granted += process.take('together', budget).granted ? 1 : 0;
      await Promise.all([here.settled(), there.settled()]);
    }
    expect(granted + 9).toBeGreaterThanOrEqual(100);
    expect(granted + 9).toBeLessThanOrEqual(120);
    expect(faults).toEqual([]);
    expect(Math.round((await settleSpending(t.services.database, { key: 'fresh', tokens: 10 }, budget)) ?? 0)).toBe(90);
  });
});
