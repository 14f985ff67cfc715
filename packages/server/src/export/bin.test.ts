import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BinRow } from '@entente/contract/export/bin.contract';
import { fieldsTakenSince } from '../record/unique/field-value.actions.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const bin = async (who: TestMember, kind: string) => ((await who.call('GET', `/bin/${kind}`)).body as { rows: BinRow[] }).rows;
async function binned(who: TestMember, name: string): Promise<{ id: string; contactId: string }> {
  const made = (await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl', contact: { name: `${name} Anna`, email: 'anna@bank.example' } })).body as { id: string; contactId: string };
  await who.call('DELETE', `/contacts/${made.contactId}`);
  await who.call('DELETE', `/clients/${made.id}`);
  return made;
}

describe('the bin', () => {
  it('says what was deleted, when, by whom, and when it goes for good, to those who may see it', async () => {
    const { id, contactId } = await binned(t.tomasz, 'Hotel Pod Sową');
    const row = (await bin(t.ola, 'client')).find((one) => one.id === id);
    expect(row).toMatchObject({ kind: 'client', name: 'Hotel Pod Sową', deletedByName: 'Tomasz Gajda' });
    expect((Date.parse(row?.goesAt ?? '') - Date.parse(row?.deletedAt ?? '')) / 86_400_000).toBe(90);
    expect((await bin(t.ola, 'contact')).map((one) => one.id)).toContain(contactId);
    const olas = await binned(t.ola, 'Klinika Oko');
    expect((await bin(t.tomasz, 'client')).map((one) => one.id)).toEqual([id]);
    expect((await t.tomasz.call('POST', `/bin/client/${olas.id}/restore`)).status).toBe(404);
    expect((await t.maeve.call('POST', `/bin/client/${id}/restore`)).status).toBe(404);
    expect(await bin(t.maeve, 'client')).toEqual([]);
  });

  it('gives a record back with the client it belongs to', async () => {
    const { id, contactId } = await binned(t.ola, 'Drukarnia Pasaż');
    expect((await t.ola.call('POST', `/bin/contact/${contactId}/restore`)).body).toEqual({ restored: [{ kind: 'client', id }, { kind: 'contact', id: contactId }] });
    expect((await t.ola.call('GET', `/clients/${id}`)).body).toMatchObject({ name: 'Drukarnia Pasaż', contacts: [{ id: contactId }] });
    expect((await t.ola.call('POST', `/bin/contact/${contactId}/restore`)).status).toBe(404);
    expect(JSON.stringify((await t.ola.call('GET', '/search?q=Drukarnia')).body)).toContain(id);
  });

  it('keeps a record whose value, which may exist only once, another has taken meanwhile', async () => {
    await t.ola.call('POST', '/fields', { kind: 'client', key: 'code', type: 'text', labels: { en: 'Code' }, isUnique: true });
    const made = async (name: string) => {
      const { id } = (await t.ola.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string };
      return { id, change: (code: string) => t.ola.change(`/records/client/${id}`, { 'custom.code': code }) };
    };
    const [first, second] = [await made('Kasztan'), await made('Klon')];
    expect((await first.change('K-1')).status).toBe(200);
    await t.ola.call('DELETE', `/clients/${first.id}`);
    expect((await second.change('k-1')).status).toBe(200);
    expect((await t.ola.call('POST', `/bin/client/${first.id}/restore`)).body).toMatchObject({ data: { refusal: 'value-is-taken', detail: { fields: ['custom.code'] } } });
    expect((await second.change('K-2')).status).toBe(200);
    expect((await t.ola.call('POST', `/bin/client/${first.id}/restore`)).status).toBe(200);
    const { body } = await t.ola.call('POST', '/records/client/bulk', { selection: { ids: [first.id, second.id] }, change: { delete: true } });
    expect((await (await made('Jesion')).change('K-1')).status).toBe(200);
    expect((await t.ola.call('POST', `/change-sets/${(body as { changeSetId: string }).changeSetId}/undo`, {})).body).toMatchObject({ state: 'undone', counts: { undone: 1, kept: 1 } });
    expect([(await t.ola.call('GET', `/clients/${first.id}`)).status, (await t.ola.call('GET', `/clients/${second.id}`)).status]).toEqual([404, 200]);
    expect((await t.ola.call('POST', `/clients/${first.id}/restore`, {})).body).toMatchObject({ data: { refusal: 'value-is-taken' } });
  });

  it('keeps a note, and a merge together, whose value another has taken meanwhile', async () => {
    await t.ola.call('POST', '/fields', { kind: 'interaction', key: 'code', type: 'text', labels: { en: 'Code' }, isUnique: true });
    const id = async (path: string, body: object) => ((await t.ola.call('POST', path, body)).body as { id: string }).id;
    const coded = async (name: string, code: string) => {
      const clientId = await id('/clients', { kind: 'organisation', name, locale: 'pl' });
      expect((await t.ola.change(`/records/client/${clientId}`, { 'custom.code': code })).status).toBe(200);
      return clientId;
    };
    const [winnerId, loserId] = [await coded('Wiąz', 'W-1'), await coded('Wiąz sp. z o.o.', 'W-2')];
    const note = () => t.ola.call('POST', '/interactions', { kind: 'note', clientId: winnerId, body: 'Raz', values: { 'custom.code': 'N-1' } });
    const first = ((await note()).body as { id: string }).id;
    await t.ola.call('DELETE', `/interactions/${first}`);
    const second = ((await note()).body as { id: string }).id;
    const taken = { status: 422, body: { data: { refusal: 'value-is-taken', detail: { fields: ['custom.code'] } } } };
    expect(await t.ola.call('POST', `/interactions/${first}/restore`)).toMatchObject(taken);
    await t.ola.call('DELETE', `/interactions/${second}`);
    expect((await t.ola.call('POST', `/interactions/${first}/restore`)).status).toBe(200);
    const merge = await id('/merges', { kind: 'client', winnerId, loserId, take: [] });
    const third = await coded('Brzoza', 'w-2');
    expect(await t.ola.call('POST', `/merges/${merge}/undo`)).toMatchObject(taken);
    expect((await t.ola.call('GET', `/clients/${loserId}`)).status).toBe(404);
    expect((await t.ola.change(`/records/client/${third}`, { 'custom.code': 'W-3' })).status).toBe(200);
    expect((await t.ola.call('POST', `/merges/${merge}/undo`)).status).toBe(200);
    expect((await t.ola.call('GET', `/clients/${loserId}`)).status).toBe(200);
  });

  it('asks for the values of many records at once', async () => {
    const ids = await Promise.all(['Lipa', 'Buk', 'Grab', 'Olcha'].map(async (name) => {
      const { id } = (await t.ola.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string };
      expect((await t.ola.change(`/records/client/${id}`, { 'custom.code': name })).status).toBe(200);
      return id;
    }));
    const asked = (some: readonly string[]) => t.look(t.ola, async (tx) => {
      const log: string[] = [];
      const query = tx.client.query.bind(tx.client) as (...all: unknown[]) => unknown;
      Object.assign(tx.client, { query: (...all: unknown[]) => (log.push(JSON.stringify(all[0])), query(...all)) });
      await fieldsTakenSince(tx, { kind: 'client', ids: some });
      Object.assign(tx.client, { query });
      return log.length;
    });
    const one = await asked(ids.slice(0, 1));
    expect(one).toBeGreaterThan(2);
    expect(await asked(ids)).toBe(one);
  });

  it('empties for good: no word is left, every row is', async () => {
    const { id, contactId } = await binned(t.ola, 'Piekarnia Zapomniana');
    const rows = () => t.look(t.ola, async (tx) => (await tx.client.query("select (select count(*) from clients) as clients, (select count(*) from contacts) as contacts, (select count(*) from activities where topic <> 'client.emptied') as activities")).rows[0] as object);
    const before = await rows();
    expect((await t.ola.call('DELETE', `/bin/client/${id}`)).status).toBe(200);
    expect(await rows()).toEqual(before);
    expect((await bin(t.ola, 'client')).map((one) => one.id)).not.toContain(id);
    expect((await t.ola.call('POST', `/bin/client/${id}/restore`)).status).toBe(404);
    expect((await t.ola.call('POST', `/clients/${id}/restore`)).status).toBe(404);
    const left = await t.look(t.ola, async (tx) => (await tx.client.query("select (select to_jsonb(c)::text from clients c where id = $1) || (select string_agg(payload::text, '') from activities where subject_id = $1) as said", [id])).rows[0] as { said: string });
    expect(left.said).not.toContain('Zapomniana');
    expect(left.said).toMatch(/Usunięty klient [0-9A-F]{4}|Deleted client/);
    expect((await t.ola.call('DELETE', `/bin/contact/${contactId}`)).status).toBe(200);
  });

  it('does not empty for somebody whose role may not delete', async () => {
    const { id } = await binned(t.tomasz, 'Termy Podgórze');
    Object.assign(t.tomasz.actor, { limits: { client: { mayDelete: false } } });
    expect(refusal(await t.tomasz.call('DELETE', `/bin/client/${id}`))).toBe('not-allowed');
    Object.assign(t.tomasz.actor, { limits: undefined });
    expect((await t.tomasz.call('DELETE', `/bin/client/${id}`)).status).toBe(200);
  });

  it('is emptied by night after ninety days, and not before', async () => {
    const [old, young] = [await binned(t.ola, 'Stary Młyn'), await binned(t.ola, 'Nowy Młyn')];
    await t.look(t.ola, (tx) => tx.client.query("update clients set deleted_at = now() - case when id = $1 then interval '90 days 1 minute' else interval '89 days 23 hours' end where id in ($1, $2)", [old.id, young.id]));
    await t.jobs.empty_bin?.({ workspaceId: '' });
    const left = (await bin(t.ola, 'client')).map((one) => one.id);
    expect([left.includes(old.id), left.includes(young.id)]).toEqual([false, true]);
  });

  it('keeps what was merged into another as long as that one, so that the merge can still be undone', async () => {
    const made = async (name: string) => ((await t.ola.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string }).id;
    const [winnerId, loserId, undoneId] = [await made('Tartak Wierchy'), await made('Tartak Wierchy SA'), await made('Tartak Wiechy')];
    const merged = async (loser: string) => ((await t.ola.call('POST', '/merges', { kind: 'client', winnerId, loserId: loser, take: [] })).body as { id: string }).id;
    const mergeId = await merged(undoneId);
    await merged(loserId);
    await t.look(t.ola, (tx) => tx.client.query("update clients set deleted_at = now() - interval '91 days' where id = any ($1)", [[loserId, undoneId]]));
    await t.jobs.empty_bin?.({ workspaceId: '' });
    const names = async () => t.look(t.ola, async (tx) => (await tx.client.query<{ name: string }>('select name from clients where id = any ($1) order by id', [[winnerId, loserId, undoneId]])).rows.map(({ name }) => name));
    expect(await names()).toEqual(['Tartak Wierchy', 'Tartak Wierchy SA', 'Tartak Wiechy']);
    expect((await t.ola.call('POST', `/merges/${mergeId}/undo`)).status).toBe(200);
    await t.ola.call('DELETE', `/clients/${winnerId}`);
    expect((await t.ola.call('DELETE', `/bin/client/${winnerId}`)).status).toBe(200);
    const left = await names();
    expect(left.filter((name) => name.startsWith('Tartak'))).toEqual(['Tartak Wiechy']);
  });
});
