import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyView } from '@entente/contract/integration/api-key.contract';
import type { ClientView } from '@entente/contract/client/client.contract';
import { startTestEntente, type TestAnswer, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Made = { readonly id: string; readonly key: string };

async function makeKey(who: TestMember, scopes: readonly string[], more: object = {}): Promise<Made> {
  const { status, body } = await who.call('POST', '/api-keys', { name: 'Bookkeeping', purpose: 'service', scopes, ...more });
  if (status !== 201) throw new Error(`no key was made: ${JSON.stringify(body)}`);
  return body as Made;
}

/** A request as another program makes it: with the key, without a cookie. */
async function withKey(key: string, [method, path, body]: [method: string, path: string, body?: unknown], more: Readonly<Record<string, string>> = {}): Promise<TestAnswer> {
  const response = await t.fetch(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text) as unknown, headers: response.headers };
}

const refusalOf = ({ body }: TestAnswer): string => (body as { data: { refusal: string } }).data.refusal;
const listed = async (who: TestMember): Promise<ApiKeyView[]> => ((await who.call('GET', '/api-keys')).body as { rows: ApiKeyView[] }).rows;
const newClient = { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' };

describe('a key', () => {
  it('acts for the member who made it, and says so in the record', async () => {
    const { key } = await makeKey(t.ola, ['client:write']);
    const { status, body } = await withKey(key, ['POST', '/clients', newClient]);
    expect(status).toBe(201);
    const { activities } = (await t.ola.call('GET', `/clients/${(body as { id: string }).id}`)).body as ClientView;
    expect(activities.map(({ topic, actorName, through }) => [topic, actorName, through])).toEqual([['client.created', 'Ola Lipska', { kind: 'key', name: 'Bookkeeping' }]]);
  });

  it('sees no more than its member’s role, from the next request on', async () => {
    const { key } = await makeKey(t.nadia, ['client:read'], { purpose: 'own' });
    const { id } = (await t.nadia.call('POST', '/clients', newClient)).body as { id: string };
    await t.nadia.change(`/clients/${id}`, { notes: 'słono płaci' });
    const limited = (hidden: readonly string[], version: number) => t.ola.call('PUT', '/rights/manager/client', { scope: 'all', hidden, mayExport: true, mayDelete: true, mayBulk: true, version });
    expect((await limited(['notes'], 0)).status).toBe(200);
    expect((await withKey(key, ['GET', `/clients/${id}`])).body).toMatchObject({ name: 'Bank Wschodni', notes: '' });
    await limited([], 1);
    expect((await withKey(key, ['GET', `/clients/${id}`])).body).toMatchObject({ notes: 'słono płaci' });
  });

  it('is shown once and kept as a hash; the list tells keys apart by their first characters', async () => {
    const { id, key } = await makeKey(t.ola, ['client:read']);
    const found = (await listed(t.ola)).find((row) => row.id === id);
    expect(found).toMatchObject({ prefix: key.slice(0, 12), scopes: ['client:read'], state: 'works', memberName: 'Ola Lipska', lastUsedAt: null });
    const { rows } = await t.services.database.pool.query<{ text: string }>("select (select coalesce(string_agg(k::text, ' '), '') from auth.key_actor('x') k) || coalesce((select string_agg(payload::text, ' ') from graphile_worker._private_jobs), '') as text");
    expect(rows[0]?.text).not.toContain(key);
    const everything = await t.look(t.ola, async (tx) => JSON.stringify([await tx.kysely.selectFrom('apiKeys').selectAll().execute(), await tx.kysely.selectFrom('activities').selectAll().execute(), await tx.kysely.selectFrom('idempotencyKeys').selectAll().execute()]));
    expect(everything).not.toContain(key);
    expect(everything).toContain(key.slice(0, 12));
  });

  it('is given again to the same request under its idempotency key, for whom the line broke', async () => {
    const input = { name: 'Lost line', purpose: 'own', scopes: ['client:read'] };
    const [first, second] = [await t.ola.call('POST', '/api-keys', input, { 'idempotency-key': 'line-broke' }), await t.ola.call('POST', '/api-keys', input, { 'idempotency-key': 'line-broke' })];
    expect(second.body).toEqual(first.body);
    expect((await withKey((second.body as Made).key, ['GET', '/clients'])).status).toBe(200);
  });

  it('notes when it was used, to the hour', async () => {
    const { id, key } = await makeKey(t.ola, ['client:read']);
    const used = async (): Promise<string | null> => (await listed(t.ola)).find((row) => row.id === id)?.lastUsedAt ?? null;
    await withKey(key, ['GET', '/clients']);
    const first = await used();
    await withKey(key, ['GET', '/clients']);
    expect([typeof first, await used()]).toEqual(['string', first]);
    t.setClock(new Date(Date.now() + 2 * 3_600_000));
    await withKey(key, ['GET', '/clients']);
    t.setClock(null);
    expect(Date.parse((await used()) ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
  });
});

describe('a key is narrowed', () => {
  it('by its scopes: reading does not change, one part is not another', async () => {
    const { key } = await makeKey(t.ola, ['client:read']);
    expect((await withKey(key, ['GET', '/clients'])).status).toBe(200);
    const change = await withKey(key, ['POST', '/clients', newClient]);
    expect([change.status, refusalOf(change)]).toEqual([403, 'key-does-not-allow']);
    expect(change.body).toMatchObject({ type: 'http://localhost:4700/problems/key-does-not-allow', detail: 'Ten klucz nie sięga tak daleko: brakuje mu zakresu „client:write”.', data: { detail: { scope: 'client:write' } } });
    expect(refusalOf(await withKey(key, ['GET', '/engagements']))).toBe('key-does-not-allow');
    expect(refusalOf(await withKey(key, ['GET', '/today']))).toBe('key-does-not-allow');
    expect((await withKey(key, ['GET', '/me'])).status).toBe(200);
  });

  it('by its member’s role and sight', async () => {
    const mine = (await t.ola.call('POST', '/clients', { ...newClient, name: 'Klinika Oko' })).body as { id: string };
    const { key } = await makeKey(t.nadia, ['all:write']);
    expect((await withKey(key, ['GET', `/clients/${mine.id}`])).status).toBe(404);
    expect((await withKey(key, ['PATCH', `/clients/${mine.id}`, { set: { notes: 'x' }, before: {} }])).status).toBe(404);
  });

  it('to what needs no person: it makes no keys, ends no logins, invites nobody, signs nothing, and does nothing that cannot be taken back', async () => {
    const { id, key } = await makeKey(t.ola, ['all:read', 'all:write']);
    const calls: [string, string, unknown?][] = [
      ['GET', '/api-keys'], ['POST', '/api-keys', { name: 'More', purpose: 'own', scopes: ['all:write'] }], ['DELETE', `/api-keys/${id}`], ['GET', '/sessions'], ['DELETE', '/sessions'],
      ['POST', '/invitations', { email: 'x@y.example', name: 'X', role: 'owner', scope: 'all', locale: 'en' }], ['GET', '/outbox'], ['PATCH', '/workspace', { set: { address: 'x' }, before: {} }],
      ['PATCH', `/members/${t.tomasz.actor.memberId}`, { set: { role: 'owner' }, before: {} }], ['POST', `/agreements/${id}/signing-code`, {}],
      ['DELETE', `/bin/client/${id}`], ['POST', `/personal-data/client/${id}/erasure`, { name: 'Anna' }],
    ];
    for (const call of calls) expect([call, (await withKey(key, call)).status]).toEqual([call, call[1].endsWith('signing-code') ? 404 : 403]);
  });

  it('to the API: the pages of a signed-in member do not open to it', async () => {
    const { key } = await makeKey(t.ola, ['all:write']);
    const mail = (await t.ola.call('POST', '/invitations', { email: 'guest@lipka.example', name: 'Guest', role: 'member', scope: 'own', locale: 'en' })).status;
    expect(mail).toBe(201);
    await t.workOff();
    const { rows } = (await t.ola.call('GET', '/outbox')).body as { rows: { id: string }[] };
    expect((await t.fetch(`/outbox-mail/${rows[0]?.id}`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(404);
  });
});

describe('a key opens nothing', () => {
  it('once it has run out', async () => {
    const { key } = await makeKey(t.ola, ['client:read'], { expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect((await withKey(key, ['GET', '/clients'])).status).toBe(200);
    t.setClock(new Date(Date.now() + 61_000));
    const late = await withKey(key, ['GET', '/clients']);
    t.setClock(null);
    expect([late.status, refusalOf(late)]).toEqual([401, 'key-has-expired']);
  });

  it('from the next request after it was revoked', async () => {
    const { id, key } = await makeKey(t.ola, ['client:read']);
    expect((await t.nadia.call('DELETE', `/api-keys/${id}`)).status).toBe(200);
    const late = await withKey(key, ['GET', '/clients']);
    expect([late.status, refusalOf(late)]).toEqual([401, 'key-was-revoked']);
    expect((await t.ola.call('DELETE', `/api-keys/${id}`)).status).toBe(404);
  });

  it('while its member may not come in', async () => {
    const { id, key } = await makeKey(t.nadia, ['client:read']);
    await t.ola.call('POST', `/members/${t.nadia.actor.memberId}/deactivation`);
    expect(refusalOf(await withKey(key, ['GET', '/clients']))).toBe('key-was-revoked');
    expect((await listed(t.ola)).find((row) => row.id === id)?.state).toBe('asleep');
    await t.ola.call('DELETE', `/members/${t.nadia.actor.memberId}/deactivation`);
    expect((await withKey(key, ['GET', '/clients'])).status).toBe(200);
  });

  it('in another workspace, whatever header asks for it', async () => {
    const { body } = await t.maeve.call('POST', '/clients', { ...newClient, name: 'Harbour only' });
    const { id } = body as { id: string };
    const { key } = await makeKey(t.ola, ['all:write']);
    expect((await withKey(key, ['GET', `/clients/${id}`], { 'entente-workspace': t.maeve.actor.workspaceId })).status).toBe(404);
  });

  it('when it is none of ours; a cookie beside it does not count then', async () => {
    for (const key of ['ent_', `ent_${'A'.repeat(43)}`, 'x', `ent_${'A'.repeat(5_000)}`]) {
      const answer = await withKey(key, ['GET', '/clients'], { cookie: 'entente.session=x', 'accept-language': 'ru' });
      expect([answer.status, refusalOf(answer)]).toEqual([401, 'key-is-unknown']);
      expect((answer.body as { detail: string }).detail).toBe('Этот ключ здесь ничего не открывает. Стоит проверить, что он скопирован целиком.');
    }
  });
});

describe('keys are made', () => {
  it('by owners and managers, not by members', async () => {
    expect((await t.nadia.call('POST', '/api-keys', { name: 'X', purpose: 'own', scopes: ['client:read'] })).status).toBe(201);
    const refused = await t.tomasz.call('POST', '/api-keys', { name: 'X', purpose: 'own', scopes: ['client:read'] });
    expect([refused.status, refusalOf(refused)]).toEqual([403, 'not-allowed']);
    expect((await t.tomasz.call('GET', '/api-keys')).status).toBe(403);
  });

  it('with scopes that exist, and days that lie ahead', async () => {
    for (const scopes of [[], ['client:delete'], ['*'], ['client:read'.repeat(2)]]) expect((await t.ola.call('POST', '/api-keys', { name: 'X', purpose: 'own', scopes })).status).toBe(400);
    expect(refusalOf(await t.ola.call('POST', '/api-keys', { name: 'X', purpose: 'own', scopes: ['client:read'], expiresAt: '2020-01-01T00:00:00Z' }))).toBe('key-ends-in-the-past');
  });
});

describe('the bytes of the API', () => {
  const bytes = 'Name,E-mail\nEwa Lis,ewa@lis.example\n,nobody\n';
  const send = (key: string, path: string, body: string) => t.fetch(`/api/v1${path}`, { method: 'PUT', headers: { authorization: `Bearer ${key}` }, body });
  const take = (key: string, path: string) => t.fetch(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });

  it('come in and go out by a key: a whole import, its rejected rows, a file at a record', async () => {
    const { key } = await makeKey(t.ola, ['all:write']);
    const { id } = (await withKey(key, ['POST', '/imports', { fileName: 'people.csv', kind: 'contact' }])).body as { id: string };
    expect((await send(key, `/imports/${id}/file?part=0`, bytes)).status).toBe(200);
    expect((await withKey(key, ['POST', `/imports/${id}/look`, {}])).status).toBe(200);
    const { plan } = (await withKey(key, ['GET', `/imports/${id}`])).body as { plan: object };
    await withKey(key, ['PUT', `/imports/${id}/plan`, { plan }]);
    await t.workOff();
    expect((await withKey(key, ['POST', `/imports/${id}/run`, {}])).status).toBe(200);
    await t.workOff();
    expect((await withKey(key, ['GET', `/imports/${id}`])).body).toMatchObject({ state: 'done', counts: { created: 1, rejected: 1 } });
    expect(await (await take(key, `/imports/${id}/rejected-rows`)).text()).toContain('nobody');
    const client = (await withKey(key, ['POST', '/clients', newClient])).body as { id: string };
    const kept = await send(key, `/attachments/file?clientId=${client.id}&name=a.txt`, 'text');
    expect(kept.status).toBe(201);
    expect(await (await take(key, `/attachments/${((await kept.json()) as { id: string }).id}/file`)).text()).toBe('text');
  });

  it('stay shut to a key that does not reach them, and say so as the API does', async () => {
    const { key } = await makeKey(t.ola, ['client:write']);
    const { id } = (await t.ola.call('POST', '/imports', { fileName: 'people.csv' })).body as { id: string };
    const answer = await send(key, `/imports/${id}/file?part=0`, bytes);
    expect([answer.status, answer.headers.get('content-type'), ((await answer.json()) as { data: unknown }).data]).toEqual([403, 'application/problem+json', { refusal: 'key-does-not-allow', detail: { scope: 'all:write' } }]);
    expect((await send('ent_nonsense', `/imports/${id}/file?part=0`, bytes)).status).toBe(401);
    expect((await take(key, `/attachments/${id}/file`)).status).toBe(403);
  });
});
