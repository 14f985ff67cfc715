import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactPageView } from '@entente/contract/client/contact.contract';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const idOf = ({ status, body }: { status: number; body: unknown }): string => {
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
};
const addClient = async (who: TestMember, name: string) => idOf(await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' }));
const addContact = async (who: TestMember, more: object) => idOf(await who.call('POST', '/contacts', { locale: 'pl', ...more }));
const page = async (who: TestMember, id: string): Promise<ContactPageView> => {
  const { status, body } = await who.call('GET', `/contacts/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as ContactPageView;
};
const refusal = (body: unknown): string => (body as { data: { refusal: string } }).data.refusal;

describe('a contact', () => {
  it('may belong to no client, and is found, changed and removed like any other', async () => {
    const id = await addContact(t.ola, { name: 'Jan Kowal', email: 'Jan@Kowal.example', phone: '+48 600 100 200' });
    expect((await page(t.ola, id)).record.values).toMatchObject({ name: 'Jan Kowal', clientId: null, email: 'jan@kowal.example', ownerId: t.ola.actor.memberId });
    const found = (await t.ola.call('GET', '/records/contact?search=kowal')).body as { rows: { id: string }[] };
    expect(found.rows.map((row) => row.id)).toContain(id);
    expect((await t.ola.call('PATCH', `/records/contact/${id}`, { set: { roleTitle: 'trener' }, before: { roleTitle: '' } })).status).toBe(200);
    expect((await t.ola.call('DELETE', `/contacts/${id}`)).status).toBe(200);
    expect((await t.ola.call('GET', `/contacts/${id}`)).status).toBe(404);
    expect((await t.ola.call('POST', `/contacts/${id}/restore`, {})).status).toBe(200);
    expect((await page(t.ola, id)).record.values['roleTitle']).toBe('trener');
  });

  it('has an address and a birthday, with its year or without: found, filtered by month, in the order of the year, hidden where a role says so', async () => {
    const add = async (name: string, more: object) => addContact(t.ola, { name, ...more });
    const [march, may, none] = [await add('Urodziny Marzec', { birthday: '1984-03-22', address: 'ul. Łąkowa 3, 90-001 Łódź', country: 'PL' }), await add('Urodziny Maj', { birthday: '--05-12' }), await add('Urodziny Nieznane', {})];
    expect((await page(t.ola, march)).record.values).toMatchObject({ address: 'ul. Łąkowa 3, 90-001 Łódź', country: 'PL', birthday: '1984-03-22' });
    for (const birthday of ['1983-02-29', '12.05.1984', '--5-12']) expect((await t.ola.call('POST', '/contacts', { name: 'X', locale: 'pl', birthday })).status, birthday).toBe(400);
    const patch = (set: object, before: object) => t.ola.call('PATCH', `/records/contact/${may}`, { set, before });
    expect(refusal((await patch({ birthday: '--04-31' }, { birthday: '--05-12' })).body)).toBe('values-do-not-fit');
    const list = async (ask: string) => ((await t.ola.call('GET', `/records/contact?search=Urodziny&columns=name,birthday&${ask}`)).body as { rows: { id: string }[] }).rows.map(({ id }) => id);
    expect([await list('sort=birthday'), await list('sort=-birthday')]).toEqual([[march, may, none], [may, march, none]]);
    expect(await list('sort=birthday&limit=1')).toEqual([march]);
    const where = (is: string, value: unknown, field = 'birthday') => encodeURIComponent(JSON.stringify({ all: [{ field, is, ...(value === undefined ? {} : { value }) }] }));
    expect(await list(`filter=${where('any_of', ['05', '06'])}`)).toEqual([may]);
    expect(await list(`filter=${where('is_empty', undefined)}`)).toEqual([none]);
    expect(await list(`filter=${where('contains', 'łąkow', 'address')}`)).toEqual([march]);
    expect((await t.ola.call('GET', `/records/contact?filter=${where('any_of', ['13'])}`)).status).toBe(422);
    const { rows: hits } = (await t.ola.call('GET', '/search?q=Łąkowa')).body as { rows: { id: string }[] };
    expect(hits.map(({ id }) => id)).toContain(march);
    Object.assign(t.tomasz.actor, { scope: 'all', limits: { contact: { hidden: ['birthday', 'address'] } } });
    const seen = (await t.tomasz.call('GET', `/records/contact/${march}`)).body as { values: object };
    const sorted = await t.tomasz.call('GET', '/records/contact?sort=birthday');
    Object.assign(t.tomasz.actor, { scope: 'own', limits: undefined });
    expect([Object.keys(seen.values).filter((key) => ['birthday', 'address'].includes(key)), sorted.status]).toEqual([[], 422]);
  });

  it('says what its phone and its e-mail are for, in usual words of any language or one’s own, and hides them with the number', async () => {
    const id = await addContact(t.ola, { name: 'Etykieta Telefonu', email: 'etykieta@example.pl', emailLabel: 'Praca', phone: '600 700 800', phoneLabel: 'Tylko po 17' });
    expect((await page(t.ola, id)).record.values).toMatchObject({ emailLabel: 'work', phoneLabel: 'Tylko po 17' });
    expect((await t.ola.call('PATCH', `/records/contact/${id}`, { set: { phoneLabel: 'мобильный' }, before: { phoneLabel: 'Tylko po 17' } })).status).toBe(200);
    expect((await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'phone', value: '22 555', label: 'Faks' }], before: [] })).body).toMatchObject({ rows: [{ value: '22 555', label: 'fax' }] });
    const csv = await (await t.fetch('/api/v1/records/contact/export?format=csv&search=Etykieta&columns=name,phone,phoneLabel', { headers: { 'x-test-member': 'ola' } })).text();
    expect(csv).toMatch(/mobile|komórkowy/);
    Object.assign(t.tomasz.actor, { scope: 'all', limits: { contact: { hidden: ['phone'] } } });
    const seen = (await t.tomasz.call('GET', `/contacts/${id}`)).body as ContactPageView;
    const written = await t.tomasz.call('PATCH', `/records/contact/${id}`, { set: { phoneLabel: 'x' }, before: { phoneLabel: 'mobile' } });
    Object.assign(t.tomasz.actor, { scope: 'own', limits: undefined });
    expect([seen.record.values['phoneLabel'], seen.record.values['emailLabel'], seen.points, written.status < 300]).toEqual([undefined, 'work', [], false]);
  });

  it('may have a part at further clients; the same part twice is one', async () => {
    const [bank, school] = [await addClient(t.ola, 'Bank Wschodni'), await addClient(t.ola, 'Szkoła Rzemiosł')];
    const id = await addContact(t.ola, { name: 'Anna Wrona', clientId: bank });
    const role = idOf(await t.ola.call('POST', `/contacts/${id}/roles`, { clientId: school, relation: 'advises', roleTitle: 'mentorka' }));
    expect(idOf(await t.ola.call('POST', `/contacts/${id}/roles`, { clientId: school, relation: 'advises', roleTitle: 'ekspertka' }))).toBe(role);
    expect((await page(t.ola, id)).roles).toEqual([{ id: role, clientId: school, clientName: 'Szkoła Rzemiosł', relation: 'advises', roleTitle: 'ekspertka' }]);
    expect((await t.ola.call('DELETE', `/contact-roles/${role}`)).status).toBe(200);
    expect((await page(t.ola, id)).roles).toEqual([]);
  });

  it('stands to another one, read from both ends, never to itself', async () => {
    const [boss, aide] = [await addContact(t.ola, { name: 'Maria Dąb' }), await addContact(t.ola, { name: 'Ewa Klon' })];
    const relation = idOf(await t.ola.call('POST', `/contacts/${boss}/relations`, { otherId: aide, relation: 'manager_of', note: 'od 2024' }));
    expect((await page(t.ola, boss)).relations).toEqual([{ id: relation, contactId: aide, name: 'Ewa Klon', relation: 'manager_of', direction: 'out', note: 'od 2024' }]);
    expect((await page(t.ola, aide)).relations).toEqual([{ id: relation, contactId: boss, name: 'Maria Dąb', relation: 'manager_of', direction: 'in', note: 'od 2024' }]);
    const { status, body } = await t.ola.call('POST', `/contacts/${boss}/relations`, { otherId: boss, relation: 'other' });
    expect([status, refusal(body)]).toEqual([422, 'relation-to-oneself']);
    expect((await t.ola.call('DELETE', `/contact-relations/${relation}`)).status).toBe(200);
    expect((await page(t.ola, aide)).relations).toEqual([]);
  });

  it('keeps further addresses in their order and finds the person by them', async () => {
    const id = await addContact(t.ola, { name: 'Piotr Wilk' });
    const put = await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'email', value: 'Piotr.Wilk@dom.example', label: 'dom' }, { kind: 'phone', value: '22 555 01 02' }], before: [] });
    expect(put.body).toMatchObject({ rows: [{ kind: 'email', value: 'piotr.wilk@dom.example', label: 'home' }, { kind: 'phone', value: '22 555 01 02', label: '' }] });
    const found = (await t.ola.call('GET', '/records/contact?search=piotr.wilk%40dom.example')).body as { rows: { id: string }[] };
    expect(found.rows.map((row) => row.id)).toEqual([id]);
    const wrong = await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'email', value: 'nobody' }], before: [] });
    expect([wrong.status, refusal(wrong.body)]).toEqual([422, 'email-is-wrong']);
    expect((await page(t.ola, id)).points).toHaveLength(2);
  });

  it('shows and takes no further address of a kind whose field the role may not see', async () => {
    const id = await addContact(t.ola, { name: 'Ewa Bocian' });
    await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'email', value: 'ewa@dom.example' }, { kind: 'phone', value: '22 555 03 04' }, { kind: 'url', value: 'https://bocian.example' }], before: [] });
    const asTomasz = async (hidden: readonly string[], act: () => Promise<void>) => {
      Object.assign(t.tomasz.actor, { scope: 'all', limits: { contact: { hidden } } });
      await act();
      Object.assign(t.tomasz.actor, { limits: undefined });
    };
    await asTomasz(['email', 'phone'], async () => {
      const seen = (await page(t.tomasz, id)).points;
      expect(seen.map(({ value }) => value)).toEqual(['https://bocian.example']);
      const timeline = await t.tomasz.call('GET', `/timeline?contactId=${id}`);
      expect(JSON.stringify(timeline.body)).toContain('bocian.example');
      expect(JSON.stringify(timeline.body)).not.toMatch(/ewa@dom|555 03 04/);
      const put = await t.tomasz.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'email', value: 'obca@x.example' }], before: seen });
      expect([put.status, put.body]).toMatchObject([403, { data: { refusal: 'field-is-hidden', detail: { fields: ['email'] } } }]);
      expect((await t.tomasz.call('PUT', `/contacts/${id}/points`, { points: [], before: seen })).status).toBe(200);
    });
    expect((await page(t.ola, id)).points.map(({ value }) => value)).toEqual(['ewa@dom.example', '22 555 03 04']);
  });

  it('keeps both people’s further addresses: whoever did not see the other’s is answered a conflict', async () => {
    const id = await addContact(t.ola, { name: 'Jerzy Gil' });
    const { version } = await page(t.ola, id);
    const put = (who: TestMember, value: string) => who.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'phone', value }], before: [] });
    const answers = await Promise.all(['600 100 201', '600 100 202', '600 100 203'].map((value) => put(t.ola, value)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const [kept] = answers.filter(({ status }) => status === 200);
    const now = await page(t.ola, id);
    expect(kept?.body).toEqual({ rows: now.points, version: now.version });
    expect(now.version).toBe(version + 1);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ data: { refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'points', theirs: now.points, before: [] }] } } });
  });

  it('is out of reach of another workspace, with everything that hangs on it', async () => {
    const [id, client] = [await addContact(t.ola, { name: 'Teresa Browniak' }), await addClient(t.maeve, 'Harbour Lights')];
    for (const [method, path, body] of [
      ['GET', `/contacts/${id}`, undefined],
      ['PUT', `/contacts/${id}/points`, { points: [], before: [] }],
      ['POST', `/contacts/${id}/roles`, { clientId: client, relation: 'owns' }],
      ['POST', '/contacts', { name: 'Spy', locale: 'en', clientId: await addClient(t.ola, 'Hotel Pod Sową') }],
    ] as const) {
      expect((await t.maeve.call(method, path, body)).status, path).toBe(404);
    }
  });
});
