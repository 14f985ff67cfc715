import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientView } from '@entente/contract/client/client.contract';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function addClient(who: TestMember, name: string): Promise<string> {
  const { body } = await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl', contact: { name: 'Anna Wrona', email: 'a.wrona@bankwschodni.example', phone: '+48 600 700 800', roleTitle: 'dyrektorka szkoleń' } });
  return (body as { id: string }).id;
}

async function show(who: TestMember, id: string): Promise<ClientView> {
  return (await who.call('GET', `/clients/${id}`)).body as ClientView;
}

describe('a client', () => {
  it('is added with its first contact and shows both', async () => {
    const id = await addClient(t.ola, 'Bank Wschodni');
    const client = await show(t.ola, id);
    expect(client).toMatchObject({ name: 'Bank Wschodni', ownerName: 'Ola Lipska', lifecycle: 'lead', contacts: [{ name: 'Anna Wrona', email: 'a.wrona@bankwschodni.example', phone: '+48 600 700 800' }] });
    expect(client.activities.map(({ topic, actorName }) => [topic, actorName])).toEqual([['client.created', 'Ola Lipska']]);
  });

  it('keeps since when it stands where it stands, and where it stood before', async () => {
    const id = await addClient(t.ola, 'Bank Zachodni');
    const since = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select('lifecycleSince').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow());
    const before = await since();
    await t.ola.call('PATCH', `/clients/${id}`, { set: { lifecycle: 'qualified' }, before: { lifecycle: 'lead' } });
    await t.ola.change(`/clients/${id}`, { notes: 'x' });
    const steps = await t.look(t.ola, (tx) => tx.kysely.selectFrom('lifecycleChanges').selectAll().where('workspaceId', '=', tx.workspaceId).where('clientId', '=', id).orderBy('happenedAt').execute());
    expect(steps).toMatchObject([{ fromLifecycle: null, toLifecycle: 'lead', memberId: t.ola.actor.memberId, happenedAt: before.lifecycleSince }, { fromLifecycle: 'lead', toLifecycle: 'qualified', memberId: t.ola.actor.memberId, happenedAt: (await since()).lifecycleSince }]);
    expect(await since()).not.toEqual(before);
  });

  it('is not added without a name, and says which field is wrong', async () => {
    const { status, body } = await t.ola.call('POST', '/clients', { kind: 'organisation', name: '  ', locale: 'pl' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ data: { refusal: 'input-is-wrong', detail: { fields: [{ field: 'name' }] } } });
  });

  it('refuses fields that are not of the form', async () => {
    const { status } = await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'X', locale: 'pl', workspaceId: t.maeve.actor.workspaceId });
    expect(status).toBe(400);
  });

  it('is added once when the same command comes twice under one key, even at the same time', async () => {
    const key = { 'idempotency-key': 'double-click' };
    const input = { kind: 'person', name: 'Kasia Wolny', locale: 'pl' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => t.ola.call('POST', '/clients', input, key)));
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    const other = await t.ola.call('POST', '/clients', { ...input, name: 'Somebody else' }, key);
    expect(other).toMatchObject({ status: 422, body: { data: { refusal: 'idempotency-key-used-otherwise' } } });
  });

  it('keeps both changes when two people change different fields', async () => {
    const id = await addClient(t.ola, 'Termy Podgórze');
    const first = await t.ola.call('PATCH', `/clients/${id}`, { set: { address: 'Kraków' }, before: { address: '' } });
    const second = await t.ola.call('PATCH', `/clients/${id}`, { set: { nextStep: 'Zadzwonić' }, before: { nextStep: '' } });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await show(t.ola, id)).toMatchObject({ address: 'Kraków', nextStep: 'Zadzwonić', version: 3 });
  });

  it('answers yours, theirs and before when two people change the same field', async () => {
    const id = await addClient(t.ola, 'Piekarnia Sól i Żyto');
    await t.ola.call('PATCH', `/clients/${id}`, { set: { notes: 'dzwonić rano' }, before: { notes: '' } });
    const late = await t.ola.call('PATCH', `/clients/${id}`, { set: { notes: 'dzwonić po 16' }, before: { notes: '' } });
    expect(late).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'notes', yours: 'dzwonić po 16', theirs: 'dzwonić rano', before: '' }] } } } });
    expect((await show(t.ola, id)).notes).toBe('dzwonić rano');
  });

  it('goes to the bin and comes back', async () => {
    const id = await addClient(t.ola, 'Drukarnia Pasaż');
    expect((await t.ola.call('DELETE', `/clients/${id}`)).status).toBe(200);
    expect((await t.ola.call('GET', `/clients/${id}`)).status).toBe(404);
    expect((await t.ola.call('POST', `/clients/${id}/restore`)).status).toBe(200);
    expect((await show(t.ola, id)).name).toBe('Drukarnia Pasaż');
  });
});

describe('who sees a client', () => {
  it('nobody without signing in', async () => {
    const response = await t.fetch('/api/v1/clients');
    expect(response.status).toBe(401);
  });

  it('not another workspace, and the answer is that of a client that does not exist', async () => {
    const id = await addClient(t.ola, 'Uczelnia Nadwiślańska');
    const foreign = await t.maeve.call('GET', `/clients/${id}`);
    const missing = await t.maeve.call('GET', '/clients/00000000-0000-7000-8000-000000000000');
    expect(foreign).toMatchObject({ status: 404 });
    expect(foreign.body).toEqual(missing.body);
    expect((await t.maeve.change(`/clients/${id}`, { notes: 'x' })).status).toBe(404);
  });

  it('own: only the owner; team: the team; all: everybody', async () => {
    const id = await addClient(t.tomasz, 'Hotel Pod Sową');
    const olas = await addClient(t.ola, 'Klinika Oko');
    const seenBy = async (who: TestMember): Promise<boolean[]> => Promise.all([id, olas].map(async (client) => (await who.call('GET', `/clients/${client}`)).status === 200));
    expect(await seenBy(t.tomasz)).toEqual([true, false]);
    expect(await seenBy(t.nadia)).toEqual([true, false]);
    expect(await seenBy(t.ola)).toEqual([true, true]);
    const list = (await t.nadia.call('GET', '/clients')).body as { rows: { id: string }[] };
    expect(list.rows.map((row) => row.id)).not.toContain(olas);
  });
});

describe('the list', () => {
  it('pages through every client exactly once', async () => {
    for (let i = 0; i < 7; i += 1) await addClient(t.maeve, `Client ${i}`);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await t.maeve.call('GET', `/clients?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = body as { rows: { name: string }[]; nextCursor: string | null };
      seen.push(...page.rows.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual(Array.from({ length: 7 }, (_, i) => `Client ${i}`));
  });
});
