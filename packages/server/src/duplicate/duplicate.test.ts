import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuplicatePair, LikelyRecord } from '@entente/contract/duplicate/duplicate.contract';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { keepDuplicateKeys, keepNext } from './duplicate.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Written = { readonly name: string; readonly email?: string; readonly phone?: string; readonly clientId?: string; readonly registration?: string };

async function add(who: TestMember, kind: 'client' | 'contact', records: readonly Written[]): Promise<string[]> {
  const rows = records.map((record) => ({ workspaceId: who.actor.workspaceId, id: newId(), locale: 'pl', ownerId: who.actor.memberId, ...record }));
  await t.look(who, async (tx) => {
    if (kind === 'client') await tx.kysely.insertInto('clients').values(rows.map(({ clientId, ...row }) => ({ kind: 'organisation', ...row }))).execute();
    else await tx.kysely.insertInto('contacts').values(rows.map(({ registration, ...row }) => row)).execute();
    await keepDuplicateKeys(tx, kind, rows.map(({ id }) => id));
  });
  return rows.map(({ id }) => id);
}

async function list(who: TestMember, kind: 'client' | 'contact', more = ''): Promise<{ rows: DuplicatePair[]; nextCursor: string | null }> {
  const { status, body } = await who.call('GET', `/duplicates?kind=${kind}${more}`);
  expect(status).toBe(200);
  return body as { rows: DuplicatePair[]; nextCursor: string | null };
}
const pairsOf = async (who: TestMember, kind: 'client' | 'contact', ids: readonly string[]) => (await list(who, kind, '&limit=100')).rows.filter(({ first, second }) => ids.includes(first.id) && ids.includes(second.id));
const check = async (who: TestMember, query: Readonly<Record<string, string>>): Promise<LikelyRecord[]> => ((await who.call('GET', `/duplicates/check?${new URLSearchParams(query).toString()}`)).body as { rows: LikelyRecord[] }).rows;

describe('pairs', () => {
  it('are found by an address, with the reason and how sure it is', async () => {
    const ids = await add(t.ola, 'contact', [{ name: 'Anna Wrona', email: 'a.wrona@bank.example' }, { name: 'A. Wrona', email: 'A.Wrona@bank.example' }]);
    expect(await pairsOf(t.ola, 'contact', ids)).toMatchObject([{ reasons: ['email'], level: 'likely', first: { ownerName: 'Ola Lipska' } }]);
  });

  it('name no client that is out of scope', async () => {
    const [clientId = ''] = await add(t.ola, 'client', [{ name: 'Tajny Koncern' }]);
    const ids = await add(t.tomasz, 'contact', [{ name: 'Jan Szpak', email: 'szpak@x.example', clientId }, { name: 'J. Szpak', email: 'szpak@x.example', clientId }]);
    const [pair] = await pairsOf(t.tomasz, 'contact', ids);
    expect(pair?.first.client).toBeNull();
    const { status, body } = await t.tomasz.call('GET', `/merges/preview?kind=contact&winnerId=${ids[0]}&loserId=${ids[1]}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('Tajny Koncern');
  });

  it('are found across alphabets by name and firm', async () => {
    const [clientId = ''] = await add(t.ola, 'client', [{ name: 'Банк Восточный' }]);
    const ids = await add(t.ola, 'contact', [{ name: 'Юлия Щукина', clientId }, { name: 'Szczukina Julia', clientId }]);
    expect((await pairsOf(t.ola, 'contact', ids))[0]?.reasons).toContain('nameAndClient');
  });

  it('of firms are found by tax number and by name without the legal form', async () => {
    const ids = await add(t.ola, 'client', [{ name: 'Termy Podgórze sp. z o.o.', registration: '525-000-11-22' }, { name: 'TERMY PODGORZE', registration: 'NIP 5250001122' }]);
    expect(await pairsOf(t.ola, 'client', ids)).toMatchObject([{ level: 'certain', reasons: expect.arrayContaining(['name', 'registration']) as unknown }]);
  });

  it('end when the reason does', async () => {
    const ids = await add(t.ola, 'contact', [{ name: 'Jan Pierwszy', email: 'wspolny@adres.example' }, { name: 'Ewa Druga', email: 'wspolny@adres.example' }]);
    expect(await pairsOf(t.ola, 'contact', ids)).toHaveLength(1);
    await t.look(t.ola, async (tx) => {
      await tx.kysely.updateTable('contacts').set({ email: 'inny@adres.example' }).where('workspaceId', '=', tx.workspaceId).where('id', '=', ids[0] ?? '').execute();
      await keepDuplicateKeys(tx, 'contact', [ids[0] ?? '']);
    });
    expect(await pairsOf(t.ola, 'contact', ids)).toEqual([]);
  });

  it('are not made of a key that many share', async () => {
    const ids = await add(t.ola, 'contact', Array.from({ length: 25 }, (_, at) => ({ name: `Osoba${String.fromCharCode(97 + at)} Centralna`, phone: '+48 22 555 00 00' })));
    expect(await pairsOf(t.ola, 'contact', ids)).toEqual([]);
  });

  it('that are not the same are remembered, until that is taken back', async () => {
    const ids = await add(t.ola, 'contact', [{ name: 'Jan Bliźniak', email: 'bliznieta@dom.example' }, { name: 'Adam Bliźniak', email: 'bliznieta@dom.example' }]);
    const [pair] = await pairsOf(t.ola, 'contact', ids);
    const body = { kind: 'contact', firstId: pair?.second.id, secondId: pair?.first.id };
    expect((await t.ola.call('POST', '/duplicates/dismiss', body)).status).toBe(200);
    await t.look(t.ola, (tx) => keepDuplicateKeys(tx, 'contact', ids));
    expect(await pairsOf(t.ola, 'contact', ids)).toEqual([]);
    expect((await t.ola.call('POST', '/duplicates/reopen', body)).status).toBe(200);
    expect(await pairsOf(t.ola, 'contact', ids)).toHaveLength(1);
  });

  it('come page by page, each once, the surest first', async () => {
    const all = (await list(t.ola, 'contact', '&limit=100')).rows;
    const seen: DuplicatePair[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { rows: DuplicatePair[]; nextCursor: string | null } = await list(t.ola, 'contact', `&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.rows);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(all.map(({ confidence }) => confidence)).toEqual(all.map(({ confidence }) => confidence).sort((a, b) => b - a));
  });

  it('of a whole workspace are worked out anew, piece by piece', async () => {
    const before = (await list(t.ola, 'contact', '&limit=100')).rows.length;
    await t.look(t.ola, async (tx) => {
      await tx.kysely.deleteFrom('duplicateKeys').where('workspaceId', '=', tx.workspaceId).execute();
      await tx.kysely.deleteFrom('duplicates').where('workspaceId', '=', tx.workspaceId).where('state', '=', 'open').execute();
    });
    for (let after: string | null = ''; after !== null;) after = await t.look(t.ola, (tx): Promise<string | null> => keepNext(tx, 'contact', { after: after === '' ? null : after, limit: 3 }));
    expect((await list(t.ola, 'contact', '&limit=100')).rows.length).toBe(before);
  });
});

describe('while a record is written', () => {
  it('says what looks like it, and why', async () => {
    await add(t.ola, 'contact', [{ name: 'Пётр Королёв', phone: '+48 600 111 222' }]);
    expect(await check(t.ola, { kind: 'contact', name: 'Piotr Korolow', phone: '600111222' })).toMatchObject([{ record: { name: 'Пётр Королёв' }, reasons: ['phone'] }]);
    expect(await check(t.ola, { kind: 'contact', name: 'Korolev Petr' })).toMatchObject([{ record: { name: 'Пётр Королёв' }, reasons: ['name'] }]);
    expect(await check(t.ola, { kind: 'contact', name: 'Ktoś Nowy' })).toEqual([]);
  });

  it('does not name the record itself', async () => {
    const [id = ''] = await add(t.ola, 'client', [{ name: 'Drukarnia Samotna' }]);
    expect(await check(t.ola, { kind: 'client', name: 'Drukarnia Samotna' })).toHaveLength(1);
    expect(await check(t.ola, { kind: 'client', name: 'Drukarnia Samotna', id })).toEqual([]);
  });
});

describe('who is told', () => {
  it('only who may see both, and never another workspace', async () => {
    const email = 'tajny@adres.example';
    const [olas = ''] = await add(t.ola, 'contact', [{ name: 'Tajna Osoba', email }]);
    const [tomasz = ''] = await add(t.tomasz, 'contact', [{ name: 'Jawna Osoba', email }]);
    expect(await pairsOf(t.ola, 'contact', [olas, tomasz])).toHaveLength(1);
    expect(await pairsOf(t.tomasz, 'contact', [olas, tomasz])).toEqual([]);
    expect(await check(t.tomasz, { kind: 'contact', email })).toMatchObject([{ record: { name: 'Jawna Osoba' } }]);
    expect(await check(t.maeve, { kind: 'contact', email })).toEqual([]);
    expect((await t.tomasz.call('POST', '/duplicates/dismiss', { kind: 'contact', firstId: olas, secondId: tomasz })).status).toBe(404);
    expect((await t.maeve.call('POST', '/duplicates/dismiss', { kind: 'contact', firstId: olas, secondId: tomasz })).status).toBe(404);
  });

  it('not the reason that lies in a hidden field', async () => {
    await add(t.tomasz, 'contact', [{ name: 'Cicha Woda', email: 'cicha@woda.example' }]);
    Object.assign(t.tomasz.actor, { limits: { contact: { hidden: ['email'] } } });
    expect(await check(t.tomasz, { kind: 'contact', email: 'cicha@woda.example' })).toEqual([]);
    Object.assign(t.tomasz.actor, { limits: undefined });
  });
});

it('the people of a client are compared and found under its new name', async () => {
  const { id } = (await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Przed Zmianą', locale: 'pl' })).body as { id: string };
  const { id: person } = (await t.ola.call('POST', `/clients/${id}/contacts`, { name: 'Wanda Stała', email: '', locale: 'pl' })).body as { id: string };
  await t.ola.change(`/clients/${id}`, { name: 'Po Zmianie' });
  await t.workOff();
  const found = (await t.ola.call('GET', '/search?q=wanda%20zmianie')).body as { rows: { id: string }[] };
  expect(found.rows.map((row) => row.id)).toEqual([person]);
  const keys = await t.look(t.ola, (tx) => tx.kysely.selectFrom('duplicateKeys').select('key').where('workspaceId', '=', tx.workspaceId).where('recordId', '=', person).execute());
  expect(keys.map(({ key }) => key)).toContain('f:stala vanda|po zmjane');
});
