import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { checked, imported, shown, undone, upload } from '../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 120_000);
afterAll(() => t.close());

const contactsNamed = (names: readonly string[]) =>
  t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').selectAll().where('workspaceId', '=', tx.workspaceId).where('name', 'in', [...names]).where('deletedAt', 'is', null).orderBy('name').execute());

describe('a file of contacts', () => {
  const POLISH = 'Imię;Nazwisko;Firma;Stanowisko;Adres e-mail;Telefon komórkowy;Kategorie;Notatki\nŻaneta;Śliwińska;Świt sp. z o.o.;Prezes;Zaneta@Example.pl;601 234 567;klient;VIP\nJan;Kowalski;Świt sp. z o.o.;;jan@example.pl, jan.k@example.com;;klient;"rozmowa\n03.04"\n;;;;nie-adres;;;\n';
  let id: string;

  it('is read with its encoding and delimiter said, and its columns proposed', async () => {
    const view = await checked(t, t.ola, { name: 'kontakty.csv', bytes: POLISH });
    ({ id } = view);
    expect(view.reading).toMatchObject({ format: 'text', encoding: 'utf-8', encodingBecause: 'valid-utf-8', delimiter: ';', headerRow: 1, headerBecause: 'names-are-known' });
    expect(view.plan?.columns.map(({ to }) => to)).toEqual(['givenName', 'familyName', 'clientId', 'roleTitle', 'email', 'phone', 'tags', 'notes']);
    expect(view.state).toBe('ready');
    expect(view.counts).toEqual({ read: 3, created: 2, updated: 0, skipped: 0, rejected: 1 });
    expect(view.preview?.problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'name-is-missing', count: 1 }), expect.objectContaining({ column: 4, code: 'not-an-email', isRejecting: false, examples: ['nie-adres'] })]));
    expect(await contactsNamed(['Żaneta Śliwińska'])).toEqual([]);
  });

  it('comes in with its clients, further addresses and tags', async () => {
    expect((await t.ola.call('POST', `/imports/${id}/run`, {})).status).toBe(200);
    await t.workOff();
    const view = await shown(t.ola, id);
    expect(view.state).toBe('done');
    expect(view.counts).toEqual({ read: 3, created: 2, updated: 0, skipped: 0, rejected: 1 });
    const [jan, zaneta] = await contactsNamed(['Jan Kowalski', 'Żaneta Śliwińska']);
    expect(zaneta).toMatchObject({ givenName: 'Żaneta', familyName: 'Śliwińska', email: 'zaneta@example.pl', phone: '601 234 567', roleTitle: 'Prezes', ownerId: t.ola.actor.memberId });
    expect(jan?.clientId).toBe(zaneta?.clientId);
    expect(jan?.notes).toBe('rozmowa\n03.04');
    const further = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contactPoints').select(['kind', 'value', 'recordId']).where('workspaceId', '=', tx.workspaceId).execute());
    expect(further).toEqual([{ kind: 'email', value: 'jan.k@example.com', recordId: jan?.id }]);
    const client = await t.ola.call('GET', `/clients/${String(jan?.clientId)}`);
    expect(client.body).toMatchObject({ name: 'Świt sp. z o.o.', lifecycle: 'lead' });
  });

  it('changes nothing when it comes again', async () => {
    const again = await imported(t, t.ola, { name: 'kontakty.csv', bytes: POLISH });
    expect(again.counts).toEqual({ read: 3, created: 0, updated: 0, skipped: 2, rejected: 1 });
    expect(await contactsNamed(['Jan Kowalski', 'Żaneta Śliwińska'])).toHaveLength(2);
  });

  it('gives its rejected rows back as a file, with row and reason in the reader’s language and no formula', async () => {
    const view = await imported(t, t.ola, { name: 'złe.csv', bytes: 'Name,E-mail,Notes\n,,"=HYPERLINK(""http://x"")"\n,,+48 601 000 000\n' });
    expect(view.counts.rejected).toBe(2);
    const answer = await t.fetch(`/api/v1/imports/${view.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } });
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('złe'));
    const text = await answer.text();
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(",'+48 601 000 000,3,");
    expect((await t.fetch(`/api/v1/imports/${view.id}/rejected-rows`, { headers: { 'x-test-member': 'maeve' } })).status).toBe(404);
  });
});

describe('rows that are here already', () => {
  const plan = (change: Partial<ImportPlan>) => (proposed: ImportPlan): ImportPlan => ({ ...proposed, ...change });
  const row = (values: string) => `Name,E-mail,Phone,Role title,Tags\n${values}\n`;

  it('are left, filled or overwritten as the plan says; further values added or replaced', async () => {
    const first = await imported(t, t.ola, { name: 'a.csv', bytes: row('Ewa Lis,ewa@lis.example,,Buyer,one'), change: plan({}) });
    expect(first.counts.created).toBe(1);
    const skipped = await imported(t, t.ola, { name: 'b.csv', bytes: row('Ewa L,ewa@lis.example,600 111 222,Chief,two'), change: plan({ onMatch: 'skip' }) });
    expect(skipped.counts).toMatchObject({ created: 0, updated: 0, skipped: 1 });
    const filled = await imported(t, t.ola, { name: 'c.csv', bytes: row('Ewa L,ewa@lis.example,600 111 222,Chief boss,two'), change: plan({ onMatch: 'fill' }) });
    expect(filled.counts).toMatchObject({ updated: 1 });
    expect(await contactsNamed(['Ewa Lis'])).toMatchObject([{ phone: '600 111 222', roleTitle: 'Buyer', version: 2 }]);
    const written = await imported(t, t.ola, { name: 'd.csv', bytes: row('Ewa Lis,ewa@lis.example,600 333 444,Chief,three'), change: plan({ onMatch: 'overwrite', severalValues: 'replace' }) });
    expect(written.counts).toMatchObject({ updated: 1 });
    const [ewa] = await contactsNamed(['Ewa Lis']);
    expect(ewa).toMatchObject({ phone: '600 333 444', roleTitle: 'Chief' });
    const tags = await t.look(t.ola, (tx) => tx.kysely.selectFrom('taggings').innerJoin('tags', 'tags.id', 'taggings.tagId').select('tags.name').where('taggings.recordId', '=', ewa?.id ?? '').execute());
    expect(tags).toEqual([{ name: 'three' }]);
    await undone(t, t.ola, written.id);
    const [back] = await contactsNamed(['Ewa Lis']);
    expect(back).toMatchObject({ phone: '600 111 222', roleTitle: 'Buyer' });
    const tagsBack = await t.look(t.ola, (tx) => tx.kysely.selectFrom('taggings').innerJoin('tags', 'tags.id', 'taggings.tagId').select('tags.name').where('taggings.recordId', '=', ewa?.id ?? '').orderBy('tags.name').execute());
    expect(tagsBack).toEqual([{ name: 'one' }, { name: 'two' }]);
  });

  it('learn what their phones are for, further ones too, unless somebody has said it; a number that is not taken names no other', async () => {
    const table = (...rows: string[]) => `Name,E-mail,Phone label,Phone\n${rows.join('\n')}\n`;
    await imported(t, t.ola, { name: 'bare.csv', bytes: table('Lena Label,lena@label.example,,600 900 100; 600 900 200') });
    const learnt = await imported(t, t.ola, { name: 'labels.csv', bytes: table('Lena Label,lena@label.example,Komórka,600 900 100; 600 900 200') });
    const now = async () => {
      const [lena] = await contactsNamed(['Lena Label']);
      const points = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contactPoints').select(['value', 'label']).where('recordId', '=', lena?.id ?? '').execute());
      return [lena?.phone, lena?.phoneLabel, points];
    };
    expect([learnt.counts.updated, await now()]).toEqual([1, ['600 900 100', 'mobile', [{ value: '600 900 200', label: 'mobile' }]]]);
    const other = await imported(t, t.ola, { name: 'other.csv', bytes: table('Lena Label,lena@label.example,home,600 900 300', 'Lena Label,lena@label.example,home,600 900 100') });
    expect([other.counts.skipped, (await now())[1]]).toEqual([2, 'mobile']);
    await undone(t, t.ola, learnt.id);
    expect(await now()).toEqual(['600 900 100', '', [{ value: '600 900 200', label: '' }]]);
  });

  it('may stand twice in one file: the second meets what the first has made', async () => {
    const view = await imported(t, t.ola, { name: 'twice.csv', bytes: 'Name,E-mail,Phone\nDwa Razy,dwa@razy.example,\nDwa Razy,dwa@razy.example,600 555 666\nDwa Razy,dwa@razy.example,\n' });
    expect(view.counts).toEqual({ read: 3, created: 1, updated: 1, skipped: 1, rejected: 0 });
    expect(await contactsNamed(['Dwa Razy'])).toMatchObject([{ phone: '600 555 666', version: 1 }]);
    await undone(t, t.ola, view.id);
    expect(await contactsNamed(['Dwa Razy'])).toEqual([]);
  });

  it('lead to what they were merged into, and the same file changes nothing after a merge', async () => {
    const bytes = 'Name,E-mail\nAda Merge,ada@merge.example\nAda M.,ada.m@merge.example\nA. Merge,a@merge.example\n';
    await imported(t, t.ola, { name: 'ada.csv', bytes });
    const idOf = async (name: string): Promise<string> => (await contactsNamed([name]))[0]?.id ?? '';
    const [stays, goes, goesFirst] = [await idOf('Ada Merge'), await idOf('Ada M.'), await idOf('A. Merge')];
    for (const [loserId, winnerId] of [[goesFirst, goes], [goes, stays]]) expect((await t.ola.call('POST', '/merges', { kind: 'contact', winnerId, loserId, take: [] })).status).toBe(201);
    const again = await imported(t, t.ola, { name: 'ada.csv', bytes });
    expect(again.counts).toEqual({ read: 3, created: 0, updated: 0, skipped: 3, rejected: 0 });
    const others = await imported(t, t.ola, { name: 'other.csv', bytes: 'Name,E-mail,Role title\nAdam,a@merge.example,Buyer\n', change: plan({ onMatch: 'fill' }) });
    expect(others.counts).toMatchObject({ created: 0, updated: 1 });
    expect(await contactsNamed(['Ada Merge'])).toMatchObject([{ roleTitle: 'Buyer' }]);
    expect(await contactsNamed(['Ada M.', 'A. Merge', 'Adam'])).toEqual([]);
  });

  it('take an amount that names no currency in the one the record has, or in the one the plan names', async () => {
    const deal = async (bytes: string, change: Partial<ImportPlan>) => (await imported(t, t.ola, { name: 'deals.csv', bytes, kind: 'deal', change: plan({ matchBy: ['name'], ...change }) })).counts;
    const stored = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('deals').select(['amount', 'currency']).where('workspaceId', '=', tx.workspaceId).where('name', '=', 'Targi w Osace').execute());
    expect(await deal('Deal name,Company,Currency\nTargi w Osace,Osaka Trade,JPY\n', {})).toMatchObject({ created: 1 });
    expect(await deal('Deal name,Amount\nTargi w Osace,1200\n', { onMatch: 'fill' })).toMatchObject({ updated: 1 });
    expect(await stored()).toEqual([{ amount: 1_200, currency: 'JPY' }]);
    expect(await deal('Deal name,Amount\nTargi w Osace,1300\n', { onMatch: 'overwrite', currency: 'EUR' })).toMatchObject({ updated: 1 });
    expect(await stored()).toEqual([{ amount: 130_000, currency: 'EUR' }]);
    expect(await deal('Deal name,Currency\nTargi w Osace,KWD\n', { onMatch: 'overwrite' })).toMatchObject({ updated: 1 });
    // The firm counts in PLN, whose two digits would have cut the third.
    expect(await deal('Deal name,Amount\nTargi w Osace,12.345\nInne targi,7.25\n', { onMatch: 'overwrite' })).toMatchObject({ updated: 1, created: 1 });
    expect(await stored()).toEqual([{ amount: 12_345, currency: 'KWD' }]);
  });

  it('are neither touched nor made anew where several are called so, nor linked to; of people of one name the row’s own client tells', async () => {
    const made = async (path: string, body: object): Promise<string> => ((await t.ola.call('POST', path, { locale: 'pl', ...body })).body as { id: string }).id;
    const [twin, , other] = [await made('/clients', { kind: 'organisation', name: 'Bliźniak' }), await made('/clients', { kind: 'organisation', name: 'Bliźniak' }), await made('/clients', { kind: 'organisation', name: 'Jedynak' })];
    const [adam] = [await made('/contacts', { name: 'Adam Wtóry', clientId: other }), await made('/contacts', { name: 'Adam Wtóry', clientId: twin })];
    const firms = await imported(t, t.ola, { name: 'firms.csv', kind: 'client', bytes: 'Company,Website\nBliźniak,https://blizniak.example\nJedynak,https://jedynak.example\n', change: plan({ onMatch: 'overwrite' }) });
    expect(firms.counts).toEqual({ read: 2, created: 0, updated: 1, skipped: 0, rejected: 1 });
    expect(firms.preview?.problems).toEqual([{ column: 0, code: 'fits-several', isRejecting: true, count: 1, rows: [2], examples: ['Bliźniak'] }]);
    const deals = await imported(t, t.ola, { name: 'deals.csv', kind: 'deal', bytes: 'Deal name,Company,Contact\nA do Bliźniaka,Bliźniak,\nB do Jedynaka,Jedynak,Adam Wtóry\nC do nikogo,,Adam Wtóry\n' });
    expect(deals.counts).toEqual({ read: 3, created: 1, updated: 0, skipped: 0, rejected: 2 });
    const stored = await t.look(t.ola, (tx) => tx.kysely.selectFrom('deals').select(['name', 'clientId', 'contactId']).where('workspaceId', '=', tx.workspaceId).where('name', 'like', '_ do %').execute());
    expect(stored).toEqual([{ name: 'B do Jedynaka', clientId: other, contactId: adam }]);
    const namesakes = await t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select('website').where('workspaceId', '=', tx.workspaceId).where('name', '=', 'Bliźniak').execute());
    expect(namesakes).toEqual([{ website: '' }, { website: '' }]);
  });

  it('are not found where the importer may not see them', async () => {
    await imported(t, t.ola, { name: 'of-ola.csv', bytes: 'Name,E-mail\nTajna Osoba,tajna@osoba.example\n' });
    const view = await imported(t, t.tomasz, { name: 'of-tomasz.csv', bytes: 'Name,E-mail\nTajna Osoba,tajna@osoba.example\n' });
    expect(view.counts).toMatchObject({ created: 1, updated: 0, skipped: 0 });
    expect((await t.tomasz.call('GET', '/imports')).body).toMatchObject({ rows: [{ fileName: 'of-tomasz.csv' }] });
  });
});

describe('what comes in other clothes', () => {
  it('a card: with its further addresses, its client, its tags, and in the notes what has no field', async () => {
    const card = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Wera Wizytówka', 'N:Wizytówka;Wera;;;MBA', 'ORG:Wizytówki sp. z o.o.;Druk', 'TITLE:Prezeska', 'EMAIL:wera@wizytowka.example', 'EMAIL:w@wizytowka.example', 'TEL;VALUE=uri:tel:+48-601-234-999', 'ADR;TYPE=work:;;ul. Łąkowa 3;Łódź;;90-001;Polska', 'BDAY:19800322', 'CATEGORIES:druk,VIP', 'NOTE:pierwsza\\nrozmowa', 'END:VCARD', ''].join('\r\n');
    const view = await imported(t, t.ola, { name: 'wera.vcf', bytes: card });
    expect(view).toMatchObject({ reading: { format: 'cards', source: 'vcard' }, counts: { read: 1, created: 1, rejected: 0 } });
    const [wera] = await contactsNamed(['Wera Wizytówka']);
    expect(wera).toMatchObject({ givenName: 'Wera', familyName: 'Wizytówka', roleTitle: 'Prezeska', email: 'wera@wizytowka.example', phone: '+48-601-234-999', address: 'ul. Łąkowa 3, 90-001 Łódź, Polska', country: 'PL', birthday: '1980-03-22', notes: 'ORG.unit: Druk\npierwsza\nrozmowa\nN.suffix: MBA' });
    const hanging = await t.look(t.ola, async (tx) => ({
      client: await tx.kysely.selectFrom('clients').select('name').where('workspaceId', '=', tx.workspaceId).where('id', '=', String(wera?.clientId)).execute(),
      points: await tx.kysely.selectFrom('contactPoints').select('value').where('workspaceId', '=', tx.workspaceId).where('recordId', '=', String(wera?.id)).execute(),
      tags: await tx.kysely.selectFrom('taggings').innerJoin('tags', 'tags.id', 'taggings.tagId').select('tags.name').where('taggings.recordId', '=', String(wera?.id)).orderBy('tags.name').execute(),
    }));
    expect(hanging).toEqual({ client: [{ name: 'Wizytówki sp. z o.o.' }], points: [{ value: 'w@wizytowka.example' }], tags: [{ name: 'VIP' }, { name: 'druk' }] });
    expect((await imported(t, t.ola, { name: 'wera.vcf', bytes: card })).counts).toMatchObject({ created: 0, updated: 0, skipped: 1 });
    await undone(t, t.ola, view.id);
    expect(await contactsNamed(['Wera Wizytówka'])).toEqual([]);
  });

  it('a table that is pasted out of a spreadsheet: its cells apart by tabulators', async () => {
    const view = await imported(t, t.ola, { name: 'Wklejona tabela.csv', bytes: 'Imię\tNazwisko\tE-mail\tNotatki\nWanda\tWklejona\twanda@wklejona.example\t"dwie\nlinie, przecinek; średnik"\n' });
    expect(view).toMatchObject({ reading: { format: 'text', delimiter: '\t', headerRow: 1 }, counts: { read: 1, created: 1 } });
    expect(await contactsNamed(['Wanda Wklejona'])).toMatchObject([{ email: 'wanda@wklejona.example', notes: 'dwie\nlinie, przecinek; średnik' }]);
  });

  it('values of another program, each said once: one is an option, one is nothing, and the unknown is emptied or rejects its row', async () => {
    const bytes = 'Company,Lifecycle\nAlfa Wartości,Kunde\nBeta Wartości,kunde?\nGama Wartości,-\nDelta Wartości,qualified\n';
    const mapped = (unknown: 'empty' | 'reject') => (plan: ImportPlan): ImportPlan => ({ ...plan, onMatch: 'overwrite', columns: plan.columns.map((column) => (column.to === 'lifecycle' ? { ...column, unknown, values: { Kunde: 'active', '-': '' } } : column)) });
    const stored = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select(['name', 'lifecycle']).where('workspaceId', '=', tx.workspaceId).where('name', 'like', '% Wartości').where('deletedAt', 'is', null).orderBy('name').execute());
    const strict = await imported(t, t.ola, { name: 'values.csv', bytes, kind: 'client', change: mapped('reject') });
    expect(strict.counts).toEqual({ read: 4, created: 3, updated: 0, skipped: 0, rejected: 1 });
    expect(strict.preview?.values).toEqual([{ column: 1, empty: 0, total: 4, values: expect.arrayContaining([{ value: 'Kunde', count: 1, found: 'active' }, { value: 'kunde?', count: 1, found: null }, { value: '-', count: 1, found: '' }, { value: 'qualified', count: 1, found: 'qualified' }]) }]);
    expect(await stored()).toEqual([{ name: 'Alfa Wartości', lifecycle: 'active' }, { name: 'Delta Wartości', lifecycle: 'qualified' }, { name: 'Gama Wartości', lifecycle: 'lead' }]);
    const rejected = await t.fetch(`/api/v1/imports/${strict.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } });
    expect((await rejected.text()).split('\r\n')[1]).toContain('Beta Wartości,kunde?,3,');
    await undone(t, t.ola, strict.id);
    const lenient = await imported(t, t.ola, { name: 'values.csv', bytes, kind: 'client', change: mapped('empty') });
    expect(lenient.counts).toEqual({ read: 4, created: 4, updated: 0, skipped: 0, rejected: 0 });
    expect(lenient.preview?.problems).toEqual([{ column: 1, code: 'unknown-option', isRejecting: false, count: 1, rows: [3], examples: ['kunde?'] }]);
    expect((await stored())[1]).toEqual({ name: 'Beta Wartości', lifecycle: 'lead' });
  });
});

it('counts each value of a choice of several, takes options that are added meanwhile, and any word that a cell may hold', async () => {
  const labels = { en: 'Topics of talks' };
  const option = (key: string, en: string) => ({ key, labels: { en }, retired: false });
  const made = await t.ola.call('POST', '/fields', { kind: 'client', key: 'topics', type: 'multi_choice', labels, options: [option('price', 'Price')] });
  const bytes = 'Company,Topics of talks\nAlfa Tematy,price; Scope\nBeta Tematy,constructor; Price\n';
  const seen = await checked(t, t.ola, { name: 'topics.csv', bytes, kind: 'client' });
  expect(seen.plan?.columns[1]?.to).toBe('custom.topics');
  const values = (view: typeof seen) => Object.fromEntries(view.preview?.values[0]?.values.map(({ value, count, found }) => [value, [count, found]]) ?? []);
  expect(values(seen)).toEqual({ price: [1, 'price'], Price: [1, 'price'], Scope: [1, null], constructor: [1, null] });
  const { id } = made.body as { id: string };
  expect((await t.ola.call('PUT', `/fields/${id}`, { type: 'multi_choice', labels, options: [option('price', 'Price'), option('scope', 'Scope'), option('constructor', 'constructor')], version: 1 })).status).toBe(200);
  expect((await t.ola.call('PUT', `/imports/${seen.id}/plan`, { plan: seen.plan })).status).toBe(200);
  await t.workOff();
  expect(values(await shown(t.ola, seen.id))).toMatchObject({ Scope: [1, 'scope'], constructor: [1, 'constructor'] });
  expect((await t.ola.call('POST', `/imports/${seen.id}/run`, {})).status).toBe(200);
  await t.workOff();
  const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select('custom').where('workspaceId', '=', tx.workspaceId).where('name', 'like', '% Tematy').orderBy('name').execute());
  expect(rows).toEqual([{ custom: { [id]: ['price', 'scope'] } }, { custom: { [id]: ['constructor', 'price'] } }]);
});

it('takes the one close date of another program for what it is: when a deal was closed, or when an open one is expected to', async () => {
  const header = 'Record ID,Deal Name,Deal Stage,Close Date\n';
  const stored = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('deals').select(['name', 'state', 'closedOn', 'expectedCloseOn']).where('workspaceId', '=', tx.workspaceId).where('name', 'like', 'Obcy %').where('deletedAt', 'is', null).orderBy('name').execute());
  const view = await imported(t, t.ola, { name: 'hubspot.csv', bytes: `${header}h1,Obcy otwarty,Rozmowa,2027-01-15\nh2,Obcy wygrany,Won,2026-03-01\n` });
  expect(view.reading?.source).toBe('hubspot');
  expect(await stored()).toEqual([{ name: 'Obcy otwarty', state: 'open', closedOn: null, expectedCloseOn: '2027-01-15' }, { name: 'Obcy wygrany', state: 'won', closedOn: '2026-03-01', expectedCloseOn: null }]);
  const later = await imported(t, t.ola, { name: 'hubspot-2.csv', bytes: `${header}h1,Obcy otwarty,Rozmowa,2027-02-15\n`, change: (plan) => ({ ...plan, onMatch: 'overwrite' }) });
  expect((await stored())[0]).toMatchObject({ state: 'open', closedOn: null, expectedCloseOn: '2027-02-15' });
  await undone(t, t.ola, later.id);
  expect((await stored())[0]).toMatchObject({ closedOn: null, expectedCloseOn: '2027-01-15' });
});

it('tells the webhooks that want to know of each record, once, and of its undo', async () => {
  const { body } = await t.ola.call('POST', '/webhooks', { name: 'Books', url: 'https://books.example/entente', topics: ['contact.created', 'contact.deleted'] });
  const { id: webhookId } = body as { id: string };
  const heard = async (): Promise<string[]> => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('webhookDeliveries').select('topic').where('workspaceId', '=', tx.workspaceId).where('webhookId', '=', webhookId).execute()).map(({ topic }) => topic));
  const view = await imported(t, t.ola, { name: 'told.csv', bytes: 'Name,E-mail\nTold One,one@told.example\nTold Two,two@told.example\n' });
  expect(view.counts.created).toBe(2);
  expect(await heard()).toEqual(['contact.created', 'contact.created']);
  await undone(t, t.ola, view.id);
  expect((await heard()).length).toBe(4);
  await t.ola.call('DELETE', `/webhooks/${webhookId}`);
});

describe('an undo', () => {
  it('keeps what was edited since, and lists it', async () => {
    await imported(t, t.ola, { name: 'before.csv', bytes: 'Name,E-mail,Role title,Phone,Company\nOlga Nowa,olga@nowa.example,Old role,111 222,Nowa\n' });
    const view = await imported(t, t.ola, { name: 'after.csv', bytes: 'Name,E-mail,Role title,Phone,Company\nOlga Nowa,olga@nowa.example,New role,333 444,Nowa\nPiotr Inny,piotr@inny.example,,,Nowa\nRyszard Inny,rysiek@inny.example,,,\n', change: (plan) => ({ ...plan, onMatch: 'overwrite' }) });
    const [olga] = await contactsNamed(['Olga Nowa']);
    const [piotr] = await contactsNamed(['Piotr Inny']);
    expect((await t.ola.call('PATCH', `/contacts/${olga?.id ?? ''}`, { set: { phone: '999 999' }, before: { phone: '333 444' } })).status).toBe(200);
    const edited = await t.ola.call('PATCH', `/contacts/${piotr?.id ?? ''}`, { set: { phone: '888 888' }, before: { phone: '' } });
    expect(edited.status).toBe(200);
    expect((await undone(t, t.ola, view.id)).state).toBe('undone');
    expect(await contactsNamed(['Olga Nowa', 'Piotr Inny', 'Ryszard Inny'])).toMatchObject([{ name: 'Olga Nowa', roleTitle: 'Old role', phone: '999 999' }, { name: 'Piotr Inny', phone: '888 888' }]);
    const kept = await t.ola.call('GET', `/imports/${view.id}/kept`);
    expect(kept.body).toEqual({ isCut: false, rows: expect.arrayContaining([{ recordId: olga?.id, table: 'contacts', name: 'Olga Nowa', fields: ['phone'], isMerged: false }, { recordId: piotr?.id, table: 'contacts', name: 'Piotr Inny', fields: [], isMerged: false }]) });
    const again = await imported(t, t.ola, { name: 'after.csv', bytes: 'Name,E-mail,Role title,Phone\nRyszard Inny,rysiek@inny.example,,\n' });
    expect(again.counts.created).toBe(1);
  });
});

describe('further phones and mails that an import added', () => {
  const table = (rows: readonly string[]) => `Name,E-mail,Phone label,Phone\n${rows.join('\n')}\n`;
  const pointsOf = async (name: string) => {
    const id = (await contactsNamed([name]))[0]?.id ?? '';
    const { body } = await t.ola.call('GET', `/contacts/${id}`);
    return { id, points: (body as { points: { id: string; kind: string; value: string; label: string }[] }).points };
  };
  const said = async (name: string) => (await pointsOf(name)).points.map(({ value, label }) => `${value} ${label}`.trim());

  it('go with its undo and make no doubles any more; one that somebody corrected or named otherwise stays, and is listed', async () => {
    await imported(t, t.ola, { name: 'before.csv', bytes: table(['Wit Dalszy,wit@dalszy.example,,600 400 100', 'Zoja Dalsza,zoja@dalsza.example,,600 400 200; 600 400 300']) });
    const view = await imported(t, t.ola, { name: 'more.csv', bytes: table(['Wit Dalszy,wit@dalszy.example; wit.d@dalszy.example; w@dalszy.example,,600 400 100; 600 400 110; 600 400 120', 'Zoja Dalsza,zoja@dalsza.example,mobile,600 400 200; 600 400 300']) });
    expect(view.counts).toMatchObject({ updated: 2 });
    const doubles = () => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('duplicateKeys').select('key').where('workspaceId', '=', tx.workspaceId).where('key', 'like', '%600400120%').execute()).length);
    expect(await doubles()).toBe(1);
    const put = async (name: string, change: (point: { value: string; label: string }) => object) => {
      const { id, points } = await pointsOf(name);
      expect((await t.ola.call('PUT', `/contacts/${id}/points`, { points: points.map((point) => ({ ...point, ...change(point) })), before: points })).status).toBe(200);
      return id;
    };
    const wit = await put('Wit Dalszy', ({ value }) => (value === '600 400 110' ? { value: '600 400 119' } : value === 'w@dalszy.example' ? { label: 'home' } : {}));
    const zoja = await put('Zoja Dalsza', () => ({ value: '600 400 399' }));
    await undone(t, t.ola, view.id);
    expect([await said('Wit Dalszy'), await said('Zoja Dalsza'), await doubles()]).toEqual([['w@dalszy.example home', '600 400 119'], ['600 400 399 mobile'], 0]);
    const kept = (await t.ola.call('GET', `/imports/${view.id}/kept`)).body as { rows: { fields: string[] }[] };
    expect(kept.rows.map((row) => ({ ...row, fields: row.fields.toSorted() }))).toEqual([{ recordId: wit, table: 'contacts', name: 'Wit Dalszy', fields: ['email', 'phone'], isMerged: false }, { recordId: zoja, table: 'contacts', name: 'Zoja Dalsza', fields: ['phone'], isMerged: false }]);
  });
});

describe('an import', () => {
  it('is nobody else’s, and moves only as its state allows', async () => {
    const id = await upload(t, t.ola, { name: 'x.csv', bytes: 'Name\nA\n' });
    expect((await t.maeve.call('GET', `/imports/${id}`)).status).toBe(404);
    expect((await t.tomasz.call('POST', `/imports/${id}/look`, {})).status).toBe(404);
    expect((await t.ola.call('POST', `/imports/${id}/run`, {})).body).toMatchObject({ data: { refusal: 'import-is-elsewhere' } });
    expect((await t.ola.call('DELETE', `/imports/${id}`)).status).toBe(200);
    expect((await t.ola.call('GET', `/imports/${id}`)).status).toBe(404);
  });

  it.each([['photo.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'import-file-is-no-table'], ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import-file-is-old-excel'], ['empty.csv', Buffer.from('\n\n'), 'import-file-is-empty'], ['no.xlsx', Buffer.from('504b0304ffff', 'hex'), 'import-file-is-no-table']])('refuses %s with its reason', async (name, bytes, refusal) => {
    const id = await upload(t, t.ola, { name, bytes });
    expect((await t.ola.call('POST', `/imports/${id}/look`, {})).body).toMatchObject({ data: { refusal } });
  });
});
