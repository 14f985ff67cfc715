import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchHit } from '@entente/contract/search/search.contract';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { indexAroundClients, indexNext, indexRecords } from './search.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Person = { readonly name: string; readonly email?: string; readonly phone?: string; readonly roleTitle?: string; readonly clientId?: string; readonly notes?: string };

async function addClient(who: TestMember, name: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const id = newId();
  await t.look(who, async (tx) => {
    await tx.kysely.insertInto('clients').values({ workspaceId: tx.workspaceId, id, kind: 'organisation', name, locale: 'pl', ownerId: who.actor.memberId, ...more }).execute();
    await indexRecords(tx, 'client', [id]);
  });
  return id;
}

async function addContacts(who: TestMember, people: readonly Person[]): Promise<readonly string[]> {
  const rows = people.map((person) => ({ id: newId(), locale: 'pl', ownerId: who.actor.memberId, ...person }));
  await t.look(who, async (tx) => {
    await tx.kysely.insertInto('contacts').values(rows.map((row) => ({ workspaceId: tx.workspaceId, ...row }))).execute();
    await indexRecords(tx, 'contact', rows.map(({ id }) => id));
  });
  return rows.map(({ id }) => id);
}

async function addNote(who: TestMember, clientId: string, body: string): Promise<string> {
  const id = newId();
  await t.look(who, async (tx) => {
    await tx.kysely.insertInto('interactions').values({ workspaceId: tx.workspaceId, id, kind: 'note', clientId, ownerId: who.actor.memberId, body, happenedAt: new Date().toISOString() }).execute();
    await indexRecords(tx, 'interaction', [id]);
  });
  return id;
}

async function search(who: TestMember, q: string, more = ''): Promise<readonly SearchHit[]> {
  const { status, body } = await who.call('GET', `/search?q=${encodeURIComponent(q)}${more}`);
  expect(status).toBe(200);
  return (body as { rows: SearchHit[] }).rows;
}
const titles = async (who: TestMember, q: string): Promise<string[]> => (await search(who, q)).map(({ title }) => title);

describe('the search box', () => {
  beforeAll(async () => {
    const bank = await addClient(t.ola, 'Bank Wschodni', { registration: 'NIP 525-000-11-22', email: 'biuro@bankwschodni.example' });
    await addContacts(t.ola, [
      { name: 'Юлия Щукина', email: 'j.szczukina@bankwschodni.example', phone: '+7 916 123-45-67', clientId: bank },
      { name: 'Łukasz Żółkiewski', email: 'lukasz@zolkiewski.example', phone: '602 345 678' },
      { name: 'Пётр Королёв' },
      { name: 'Anna Kowalska', roleTitle: 'dyrektorka szkoleń', clientId: bank, notes: 'Woli rozmawiać rano, przed dziewiątą.' },
      { name: 'Kowal Stanisław' },
    ]);
    await addNote(t.ola, bank, 'Rozmawialiśmy o budżecie na warsztaty z feedbacku; decyzja zapadnie we wrześniu po urlopach.');
  });

  it.each([
    ['Shchukina', 'Юлия Щукина'], ['szczukina', 'Юлия Щукина'], ['Schukina Julia', 'Юлия Щукина'], ['Yulia', 'Юлия Щукина'], ['щукин', 'Юлия Щукина'],
    ['zolkiewski', 'Łukasz Żółkiewski'], ['lukasz zol', 'Łukasz Żółkiewski'], ['Żółk', 'Łukasz Żółkiewski'], ['Петр Королев', 'Пётр Королёв'], ['Korolev', 'Пётр Королёв'], ['piotr', 'Пётр Королёв'],
    ['Kowalska Anna', 'Anna Kowalska'], ['kow anna', 'Anna Kowalska'], ['kowlska', 'Anna Kowalska'], ['Kovalska', 'Anna Kowalska'], ['anna bank', 'Anna Kowalska'], ['dyrektorka', 'Anna Kowalska'], ['Zolkiewsik', 'Łukasz Żółkiewski'], ['Żułkiewski', 'Łukasz Żółkiewski'],
    ['602345678', 'Łukasz Żółkiewski'], ['+48 602-345-678', 'Łukasz Żółkiewski'], ['0048 602 345 678', 'Łukasz Żółkiewski'], ['602 345', 'Łukasz Żółkiewski'], ['8 (916) 123 45 67', 'Юлия Щукина'], ['9161234567', 'Юлия Щукина'], ['1234567', 'Юлия Щукина'],
    ['lukasz@zolk', 'Łukasz Żółkiewski'], ['biuro@bankwschodni.example', 'Bank Wschodni'], ['5250001122', 'Bank Wschodni'], ['wschodni', 'Bank Wschodni'],
  ])('finds by "%s": %s', async (q, title) => {
    expect((await titles(t.ola, q))[0]).toBe(title);
  });

  it('puts the name that is written so before names that begin so', async () => {
    expect((await titles(t.ola, 'kowal')).slice(0, 2)).toEqual(['Kowal Stanisław', 'Anna Kowalska']);
  });

  it('finds a name that was typed whole behind dozens of newer names that begin so', async () => {
    await addContacts(t.ola, [{ name: 'Jan Zawada' }, { name: 'Zawada' }]);
    await addContacts(t.ola, Array.from({ length: 40 }, (_, at) => ({ name: `Jan Zawadatka ${String.fromCharCode(65 + (at % 26))}` })));
    expect((await titles(t.ola, 'Jan Zawada'))[0]).toBe('Jan Zawada');
    expect((await titles(t.ola, 'zawada jan'))[0]).toBe('Jan Zawada');
    expect((await titles(t.ola, 'zawada')).slice(0, 2)).toEqual(expect.arrayContaining(['Zawada', 'Jan Zawada']));
    // Those that begin so follow.
    expect((await search(t.ola, 'jan zawada', '&limit=50')).length).toBeGreaterThan(20);
  });

  it('keeps a name that was typed whole in a list that newer names fill', async () => {
    await addContacts(t.ola, [{ name: 'Zofia Wilga' }]);
    await addContacts(t.ola, Array.from({ length: 1_010 }, (_, at) => ({ name: `Zofia Wilgatka ${at}` })));
    const { body } = await t.ola.call('GET', '/records/contact?search=Zofia%20Wilga&sort=name&columns=name&limit=5');
    expect((body as { rows: { values: { name: string } }[] }).rows[0]?.values.name).toBe('Zofia Wilga');
  });

  it.each([
    ['tel. 603 345 678', 'Tymon Zofiński'], ['\u202a+48 603‑345‑678\u202c', 'Tymon Zofiński'], ['345 678 tymon', 'Tymon Zofiński'], ['603111223', 'Tymon Zofiński'], ['tyomn', 'Tymon Zofiński'], ['zofińsik', 'Tymon Zofiński'],
    ['PL 774-000-14-54', 'Alfa-Trans S.A.'], ['NIP 7740001454', 'Alfa-Trans S.A.'], ['alfatrans sa', 'Alfa-Trans S.A.'], ['Alfa-Trans', 'Alfa-Trans S.A.'], ['alfa trans', 'Alfa-Trans S.A.'], ['alfatrans.example', 'Alfa-Trans S.A.'],
  ])('finds however it is written, with a slip of the finger too: "%s" is %s', async (q, title) => {
    if ((await titles(t.ola, 'Tymon')).length === 0) {
      await addContacts(t.ola, [{ name: 'Tymon Zofiński', phone: '+48 603 345 678 / 603 111 223' }]);
      await addClient(t.ola, 'Alfa-Trans S.A.', { registration: 'KRS 0000028860, NIP 774-000-14-54' });
    }
    expect((await titles(t.ola, q))[0]).toBe(title);
  });

  it('finds one word in a name and another in a note, and a client by its site', async () => {
    expect(await search(t.ola, 'kowalska rano')).toMatchObject([{ title: 'Anna Kowalska', found: { field: 'notes' } }]);
    expect((await search(t.ola, 'rozmawiac kowals')).map(({ title }) => title)).toEqual(['Anna Kowalska']);
    expect(await search(t.ola, 'kowalska rybka')).toEqual([]);
    const id = await addClient(t.ola, 'Firma Bez Adresu', { website: 'https://www.zielonydom.example/oferta' });
    for (const q of ['zielonydom', 'www.zielonydom.example', 'zielonydom.example']) expect(await search(t.ola, q)).toMatchObject([{ id, found: { field: 'website' } }]);
  });

  it('finds the last word of a long note', async () => {
    const bank = await addClient(t.ola, 'Archiwum Not');
    const syllables = ['ba', 'co', 'du', 'fe', 'gi', 'ha', 'jo', 'ku', 'le', 'mi', 'no', 'pu', 'ra', 'so', 'tu', 'wi'];
    const word = (at: number) => [at, at >> 4, at >> 8].map((part) => syllables[part & 15]).join('r');
    const note = await addNote(t.ola, bank, `${Array.from({ length: 1_500 }, (_, at) => word(at)).join(' ')} kryptonit`);
    expect((await search(t.ola, 'kryptonit')).map(({ id }) => id)).toEqual([note]);
  });

  it('says where else it was found, and marks the place', async () => {
    const [hit] = await search(t.ola, 'dyrek');
    expect(hit).toMatchObject({ kind: 'contact', found: { field: 'roleTitle', text: 'dyrektorka szkoleń', ranges: [{ from: 0, to: 5 }] }, about: { kind: 'client', name: 'Bank Wschodni' } });
    const [named] = await search(t.ola, 'щук');
    expect(named).toMatchObject({ title: 'Юлия Щукина', ranges: [{ from: 5, to: 8 }], found: null });
  });

  it('finds words of a note and shows the piece around them', async () => {
    const [hit] = await search(t.ola, 'budżet warsztat');
    expect(hit).toMatchObject({ kind: 'interaction', about: { kind: 'client', name: 'Bank Wschodni' } });
    expect(hit?.found?.ranges.map(({ from, to }) => hit.found?.text.slice(from, to))).toEqual(['budżec', 'warsztat'].map((word) => expect.stringContaining(word.slice(0, 6)) as string));
  });

  it('finds what stands in the notes of a person', async () => {
    expect(await search(t.ola, 'dziewiata')).toMatchObject([{ title: 'Anna Kowalska', found: { field: 'notes' } }]);
  });

  it('can be kept to some kinds', async () => {
    expect(new Set((await search(t.ola, 'bank', '&kinds=contact')).map(({ kind }) => kind))).toEqual(new Set(['contact']));
    expect((await t.ola.call('GET', '/search?q=bank&kinds=member')).status).toBe(400);
  });

  it('finds nothing for signs alone, and nothing for what is not there', async () => {
    expect(await search(t.ola, '***')).toEqual([]);
    expect(await search(t.ola, 'Щебетовский')).toEqual([]);
    expect(await search(t.ola, "'; drop table clients; --")).toEqual([]);
  });

  it('forgets what goes to the bin and finds it again when it comes back', async () => {
    const id = await addClient(t.ola, 'Pracownia Jutrzenka');
    const set = (deletedAt: string | null) => t.look(t.ola, async (tx) => {
      await tx.kysely.updateTable('clients').set({ deletedAt }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
      await indexRecords(tx, 'client', [id]);
    });
    await set(new Date().toISOString());
    expect(await titles(t.ola, 'jutrzenka')).toEqual([]);
    await set(null);
    expect(await titles(t.ola, 'jutrzenka')).toEqual(['Pracownia Jutrzenka']);
  });

  it('follows a new name, for the people of a client too', async () => {
    const id = await addClient(t.ola, 'Stara Nazwa');
    await addContacts(t.ola, [{ name: 'Ewa Lis', clientId: id }]);
    await t.look(t.ola, async (tx) => {
      await tx.kysely.updateTable('clients').set({ name: 'Zupełnie Inna' }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
      await indexRecords(tx, 'client', [id]);
      await indexAroundClients(tx, [id]);
    });
    expect(await titles(t.ola, 'stara nazwa')).toEqual([]);
    expect(await titles(t.ola, 'lis zupelnie')).toEqual(['Ewa Lis']);
  });

  it('indexes a whole workspace anew, piece by piece', async () => {
    await t.look(t.ola, (tx) => tx.kysely.deleteFrom('searchEntries').where('workspaceId', '=', tx.workspaceId).execute());
    expect(await titles(t.ola, 'Щукина')).toEqual([]);
    for (let after: string | null = ''; after !== null;) after = await t.look(t.ola, (tx): Promise<string | null> => indexNext(tx, 'contact', { after: after === '' ? null : after, limit: 2 }));
    expect(await titles(t.ola, 'Щукина')).toEqual(['Юлия Щукина']);
  });
});

describe('what is found', () => {
  it('is of one’s own workspace only', async () => {
    await addContacts(t.ola, [{ name: 'Zenobia Wronopolska' }]);
    expect(await titles(t.maeve, 'Wronopolska')).toEqual([]);
    expect(await titles(t.ola, 'Wronopolska')).toEqual(['Zenobia Wronopolska']);
  });

  it('is what one may see: one’s own, one’s team’s, or all', async () => {
    await addContacts(t.ola, [{ name: 'Bonifacy Dzwonek' }]);
    await addContacts(t.tomasz, [{ name: 'Hilary Dzwonek' }]);
    expect(await titles(t.tomasz, 'dzwonek')).toEqual(['Hilary Dzwonek']);
    expect(await titles(t.nadia, 'dzwonek')).toEqual(['Hilary Dzwonek']);
    expect(new Set(await titles(t.ola, 'dzwonek'))).toEqual(new Set(['Bonifacy Dzwonek', 'Hilary Dzwonek']));
  });

  it('does not tell the name of a client that one may not see, neither beside a hit nor by finding it', async () => {
    const secret = await addClient(t.ola, 'Tajemnica Spółka');
    await addContacts(t.tomasz, [{ name: 'Roch Skryty', clientId: secret }]);
    expect(await search(t.tomasz, 'skryty')).toMatchObject([{ title: 'Roch Skryty', about: null }]);
    expect(await search(t.tomasz, 'tajemnica')).toEqual([]);
  });

  it('leaves out fields that are hidden from one', async () => {
    await addContacts(t.tomasz, [{ name: 'Mieszko Krzyk', email: 'ukryty@adres.example', phone: '+48 777 888 999' }]);
    const limits = { contact: { hidden: ['email', 'phone'] } };
    Object.assign(t.tomasz.actor, { limits });
    expect(await search(t.tomasz, 'ukryty@adres')).toEqual([]);
    expect(await search(t.tomasz, '777888999')).toEqual([]);
    Object.assign(t.tomasz.actor, { limits: undefined });
    expect(await titles(t.tomasz, '777888999')).toEqual(['Mieszko Krzyk']);
  });

  it('leaves out what was noted where that is hidden from one', async () => {
    const bank = await addClient(t.tomasz, 'Bank Przemilczany');
    await addNote(t.tomasz, bank, 'Rozmowa o przemilczanej szarotce');
    expect(await search(t.tomasz, 'szarotka')).toEqual([]);
    expect((await search(t.tomasz, 'szarotce')).length).toBe(1);
    Object.assign(t.tomasz.actor, { limits: { interaction: { hidden: ['body'] } } });
    expect(await search(t.tomasz, 'szarotce')).toEqual([]);
    Object.assign(t.tomasz.actor, { limits: undefined });
  });

  it('leaves a way to read the index, whatever the function that asks it leaves itself', async () => {
    const found = await t.look(t.ola, async (tx) => (await tx.client.query<{ name: string; settings: string[] }>("select proname as name, proconfig as settings from pg_proc where proname in ('search_rare', 'records_with_text') order by 1")).rows);
    expect(found.map(({ name, settings }) => [name, settings.includes('enable_bitmapscan=on'), settings.includes('enable_seqscan=off')])).toEqual([['records_with_text', true, true], ['search_rare', true, true]]);
  });

  it('is nothing from a client’s page', async () => {
    const client = await addClient(t.ola, 'Portalowa Firma');
    const rows = await inWorkspace(t.services.database, { workspaceId: t.ola.actor.workspaceId, partyId: client }, (tx) => tx.client.query("select * from auth.search_kind('client', $1, $1, $1, null, false, 10)", [`'${tx.workspaceId.slice(-5)}k=portalova':*`]));
    expect(rows.rowCount).toBe(0);
  });
});

it.each(['--.com', '--.pdf', '..', '- -.pl'])('%s finds nothing, and says so', async (typed) => {
  expect((await t.ola.call('GET', `/search?q=${encodeURIComponent(typed)}`)).body).toEqual({ rows: [] });
  expect((await t.ola.call('GET', `/records/contact?search=${encodeURIComponent(typed)}`)).status).toBe(200);
});

describe('a list narrowed by a text that very many fit', () => {
  const SAID = 'search=tysi%C4%85czny';
  const refusalOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { data?: { refusal?: string } }).data?.refusal];
  const bulk = (search: string) => t.ola.call('POST', '/records/contact/bulk/preview', { selection: { search }, change: { set: { roleTitle: 'x' } } });
  beforeAll(() => addContacts(t.ola, Array.from({ length: 1_001 }, (_, at) => ({ name: `Tysiączny Numer${at}` }))));

  it('says that it holds the newest of them, and sums nothing up', async () => {
    expect((await t.ola.call('GET', `/records/contact/aggregates?${SAID}&columns=name`)).body).toMatchObject({ count: { atLeast: true }, complete: false, columns: [] });
    expect((await t.ola.call('GET', `/records/contact?${SAID}&limit=1`)).body).toMatchObject({ rows: [{}] });
  });

  it('is no ground for a file or a change of all of them', async () => {
    expect(refusalOf(await t.ola.call('GET', `/records/contact/export?format=csv&${SAID}`))).toEqual([422, 'search-finds-too-many']);
    expect(refusalOf(await bulk('tysiączny'))).toEqual([422, 'search-finds-too-many']);
  });

  it('is whole again with one word more, or by a filter', async () => {
    expect((await bulk('tysiączny numer77')).body).toMatchObject({ count: { atLeast: false } });
    expect((await t.ola.call('GET', `/records/contact/aggregates?${SAID}%20numer77&columns=name`)).body).toMatchObject({ count: { atLeast: false }, complete: true });
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'name', is: 'contains', value: 'Tysiączny' }] }));
    expect((await t.ola.call('GET', `/records/contact/aggregates?filter=${filter}`)).body).toMatchObject({ count: { value: 1_001, atLeast: false }, complete: true });
  });
});
