import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '@entente/core/import/import-plan';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { checked, imported, shown, undone } from '../../shell/test-import.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 120_000);
afterAll(() => t.close());

const by = (...matchBy: ImportPlan['matchBy']) => (change: Partial<ImportPlan> = {}) => (proposed: ImportPlan): ImportPlan => ({ ...proposed, matchBy, ...change });
const byPhone = by('phone');
const byEmail = by('email');
const table = (header: string, ...rows: readonly string[]): string => `${header}\n${rows.join('\n')}\n`;
const made = async (path: string, body: object): Promise<string> => {
  const { status, body: answer } = await t.ola.call('POST', path, { locale: 'pl', ...body });
  expect(status, JSON.stringify(answer)).toBe(201);
  return (answer as { id: string }).id;
};
const contacts = (names: readonly string[]) =>
  t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').select(['id', 'name', 'roleTitle', 'phone', 'version']).where('workspaceId', '=', tx.workspaceId).where('name', 'in', [...names]).where('deletedAt', 'is', null).orderBy('name').orderBy('id').execute());
const titles = async (...names: readonly string[]): Promise<readonly string[]> => (await contacts(names)).map(({ roleTitle }) => roleTitle);

describe('a phone by which a row finds its record', () => {
  it.each(['601 602 603', '+48 601-602-603', '0048601602603', '48601602603', '(601) 602 603 wew. 4'])('is one number as %s', async (written) => {
    const name = `Nora ${written}`;
    await made('/contacts', { name, phone: '601602603' });
    const view = await imported(t, t.ola, { name: 'nora.csv', bytes: table('Name,Phone,Role title', `N.,${written},Buyer`), change: byPhone() });
    expect(view.counts).toEqual({ read: 1, created: 0, updated: 1, skipped: 0, rejected: 0 });
    expect(await contacts([name])).toMatchObject([{ roleTitle: 'Buyer', phone: '601602603' }]);
    await undone(t, t.ola, view.id);
    expect(await titles(name)).toEqual(['']);
    await t.look(t.ola, (tx) => tx.kysely.updateTable('contacts').set({ deletedAt: new Date().toISOString() }).where('name', '=', name).execute());
  });

  it('is found among the further ones of a record, and is added to none in another writing', async () => {
    const id = await made('/contacts', { name: 'Dora Dalsza', phone: '602 000 001' });
    expect((await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'phone', value: '602-000-002' }], before: [] })).status).toBe(200);
    const view = await imported(t, t.ola, { name: 'dora.csv', bytes: table('Name,Phone,Role title', 'D.,+48602000002; +48 602 000 001; 602000002,Buyer'), change: byPhone() });
    expect(view.counts).toMatchObject({ created: 0, updated: 1 });
    expect(await titles('Dora Dalsza')).toEqual(['Buyer']);
    const points = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contactPoints').select('value').where('recordId', '=', id).execute());
    expect(points).toEqual([{ value: '602-000-002' }]);
  });

  it('is read by the country of its client where it has no code, and by the workspace’s where nobody says one', async () => {
    const brno = await made('/clients', { kind: 'organisation', name: 'Brno s.r.o.', country: 'CZ' });
    await made('/clients', { kind: 'organisation', name: 'Praha s.r.o.', country: 'CZ' });
    await made('/contacts', { name: 'Pavel Tam', phone: '603 111 222', clientId: brno });
    await made('/contacts', { name: 'Paweł Tu', phone: '603-111-222' });
    const view = await imported(t, t.ola, { name: 'here-and-there.csv', bytes: table('Name,Phone,Company,Role title', 'A,603111222,,here', 'B,603 11 12 22,Praha s.r.o.,there', 'C,+420 603111222,,abroad'), change: byPhone({ onMatch: 'overwrite' }) });
    expect(view.counts).toMatchObject({ created: 0, updated: 3 });
    expect(await titles('A')).toEqual(['here']);
    expect(await titles('C')).toEqual(['abroad']);
  });

  it('tells clients by their own country', async () => {
    const spree = await made('/clients', { kind: 'organisation', name: 'Spree', country: 'DE' });
    expect((await t.ola.call('PATCH', `/records/client/${spree}`, { set: { phone: '030 901820' }, before: { phone: '' } })).status).toBe(200);
    const view = await imported(t, t.ola, { name: 'spree.csv', kind: 'client', bytes: table('Company,Phone,Country,Website', 'Spree GmbH,030/901820,Germany,https://spree.example', 'Other,030/901820,Poland,'), change: byPhone() });
    expect(view.counts).toMatchObject({ created: 1, updated: 1 });
  });

  it('is read anew when its client turns out to be in another country, and again when that is taken back', async () => {
    const client = await made('/clients', { kind: 'organisation', name: 'Przeprowadzka' });
    await made('/contacts', { name: 'Jan Wyjechał', phone: '609 111 222', clientId: client });
    const found = async () => (await checked(t, t.ola, { name: 'moved.csv', bytes: table('Name,Phone,Role title', 'J.,+420609111222,'), change: byPhone() })).counts.created === 0;
    expect(await found()).toBe(false);
    const moved = async (from: string, to: string) => {
      expect((await t.ola.call('PATCH', `/records/client/${client}`, { set: { country: to }, before: { country: from } })).status).toBe(200);
      await t.workOff();
    };
    await moved('', 'CZ');
    expect(await found()).toBe(true);
    await moved('CZ', 'SK');
    expect(await found()).toBe(false);
    const file = await imported(t, t.ola, { name: 'country.csv', kind: 'client', bytes: table('Company,Country', 'Przeprowadzka,CZ'), change: (plan) => ({ ...plan, onMatch: 'overwrite' }) });
    expect([file.counts.updated, await found()]).toEqual([1, true]);
    await undone(t, t.ola, file.id);
    await t.workOff();
    expect(await found()).toBe(false);
  });

  it('may stand twice in one file in two writings: the check and the run say the same, and the file again changes nothing', async () => {
    const bytes = table('Name,Phone,Role title', 'Teo Dwa,604 000 111,', 'Teo Dwa,+48 604-000-111,Buyer');
    const view = await checked(t, t.ola, { name: 'teo.csv', bytes, change: byPhone() });
    const expected = { read: 2, created: 1, updated: 1, skipped: 0, rejected: 0 };
    expect(view.counts).toEqual(expected);
    expect((await t.ola.call('POST', `/imports/${view.id}/run`, {})).status).toBe(200);
    await t.workOff();
    expect((await shown(t.ola, view.id)).counts).toEqual(expected);
    expect(await contacts(['Teo Dwa'])).toMatchObject([{ roleTitle: 'Buyer', phone: '604 000 111' }]);
    expect((await imported(t, t.ola, { name: 'teo.csv', bytes, change: byPhone() })).counts).toMatchObject({ created: 0, updated: 0, skipped: 2 });
    await undone(t, t.ola, view.id);
    expect(await contacts(['Teo Dwa'])).toEqual([]);
  });

  it('meets in its second writing what the rows just above have made, however many there are', async () => {
    const rows = Array.from({ length: 600 }, (_, at) => 700_000_000 + at);
    const view = await imported(t, t.ola, { name: 'many.csv', kind: 'contact', bytes: table('Name,Phone,Role title', ...rows.map((number) => `Tłum ${number},${number},`), ...rows.map((number) => `Tłum,+48 ${number},Buyer`)), change: byPhone() });
    expect(view.counts).toEqual({ read: 1_200, created: 600, updated: 600, skipped: 0, rejected: 0 });
    expect((await undone(t, t.ola, view.id)).state).toBe('undone');
  });

  it('is another person’s where both name an extension and not the same', async () => {
    await made('/contacts', { name: 'Jan Centrala', phone: '22 555 12 34 wew. 12' });
    const view = await imported(t, t.ola, { name: 'switch.csv', bytes: table('Name,Phone,Role title', 'Anna Centrala,22 555 12 34 wew. 13,Buyer', 'Jan Centrala,225551234 ext 12,Head'), change: byPhone() });
    expect(view.counts).toMatchObject({ created: 1 });
    expect(await contacts(['Anna Centrala', 'Jan Centrala'])).toMatchObject([{ roleTitle: 'Buyer' }, {}]);
  });

  it('that is too short to be a number counts as it is written', async () => {
    await made('/contacts', { name: 'Skrót Wewnętrzny', phone: '4711' });
    const view = await imported(t, t.ola, { name: 'short.csv', bytes: table('Name,Phone,Role title', 'S.,4711,Desk', 'Inny Skrót,47 11,Desk'), change: byPhone() });
    expect(view.counts).toMatchObject({ created: 1, updated: 1 });
  });

  it('leads a talk to whom it was with, in any writing', async () => {
    const id = await made('/contacts', { name: 'Rozmówca', phone: '605 000 111' });
    const view = await imported(t, t.ola, { name: 'calls.csv', kind: 'interaction', bytes: table('Type,Subject,Phone', 'Call,Price,+48605000111'), change: (plan) => ({ ...plan, columns: plan.columns.map((column) => (column.column === 2 ? { ...column, to: 'link.contactPhone', unknown: 'reject' } : column)) }) });
    expect(view.counts).toMatchObject({ created: 1, rejected: 0 });
    const talks = await t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').select('subject').where('contactId', '=', id).execute());
    expect(talks).toEqual([{ subject: 'Price' }]);
  });

  it('is looked for among records the importer may see', async () => {
    await made('/contacts', { name: 'Cudza Osoba', phone: '606 000 111' });
    const view = await imported(t, t.tomasz, { name: 'tomasz.csv', kind: 'contact', bytes: table('Name,Phone', 'Moja Osoba,+48606000111'), change: byPhone() });
    expect(view.counts).toMatchObject({ created: 1, updated: 0, skipped: 0 });
  });
});

it('finds a mail address in any case and with spaces around it, further ones too', async () => {
  const id = await made('/contacts', { name: 'Mela Poczta', email: 'Mela@Poczta.example' });
  expect((await t.ola.call('PUT', `/contacts/${id}/points`, { points: [{ kind: 'email', value: 'M.Poczta@Dom.example' }], before: [] })).status).toBe(200);
  const view = await imported(t, t.ola, { name: 'mela.csv', bytes: table('Name,E-mail,Role title', 'M.," MELA@poczta.EXAMPLE ",Buyer', 'M.P.,"<m.poczta@DOM.example>",Chief'), change: byEmail({ onMatch: 'overwrite' }) });
  expect(view.counts).toMatchObject({ created: 0, updated: 2 });
  expect(await titles('M.P.')).toEqual(['Chief']);
});

describe('a row that fits more than one record', () => {
  const EMAIL = 'para@dwoje.example';
  let ids: readonly string[] = [];
  beforeAll(async () => {
    ids = [await made('/contacts', { name: 'Para Pierwsza', email: EMAIL }), await made('/contacts', { name: 'Para Druga', email: EMAIL })];
    await t.look(t.ola, (tx) => tx.kysely.updateTable('contacts').set({ updatedAt: new Date(Date.now() + 60_000).toISOString() }).where('id', '=', ids[0] ?? '').execute());
  });
  const bytes = table('Name,E-mail,Role title', `Para,${EMAIL},Chief`, 'Ktoś Nowy,nowy@dwoje.example,Clerk');

  it('is left out with the key as the reason, counted before with examples, and again when the file comes twice', async () => {
    const view = await checked(t, t.ola, { name: 'pair.csv', bytes, change: byEmail() });
    expect(view.plan?.onSeveral).toBe('reject');
    expect(view.counts).toEqual({ read: 2, created: 1, updated: 0, skipped: 0, rejected: 1 });
    expect(view.preview?.several).toEqual({ count: 1, examples: [{ rows: [2], by: 'email', value: EMAIL, records: [{ id: ids[0], name: 'Para Pierwsza' }, { id: ids[1], name: 'Para Druga' }] }] });
    expect(view.preview?.problems).toEqual([{ column: 1, code: 'fits-several', isRejecting: true, count: 1, rows: [2], examples: [EMAIL] }]);
    expect((await t.ola.call('POST', `/imports/${view.id}/run`, {})).status).toBe(200);
    await t.workOff();
    expect((await shown(t.ola, view.id)).counts).toMatchObject({ created: 1, rejected: 1 });
    const rejected = await (await t.fetch(`/api/v1/imports/${view.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } })).text();
    expect(rejected.split('\r\n')[1]).toContain(`Para,${EMAIL},Chief,2,"E-mail: „${EMAIL}” pasuje tu do kilku rekordów.`);
    expect((await imported(t, t.ola, { name: 'pair.csv', bytes, change: byEmail() })).counts).toEqual({ read: 2, created: 0, updated: 0, skipped: 1, rejected: 1 });
    expect(await titles('Para Pierwsza', 'Para Druga')).toEqual(['', '']);
  });

  it.each([['oldest', 'Para Pierwsza'], ['latest', 'Para Pierwsza']] as const)('takes the %s one where the plan says so, which the undo puts back', async (onSeveral, taken) => {
    const view = await imported(t, t.ola, { name: 'pair.csv', bytes, change: byEmail({ onSeveral }) });
    expect(view.preview?.several).toMatchObject({ count: 1, examples: [{ rows: [2] }] });
    expect(view.counts).toMatchObject({ updated: 1, rejected: 0 });
    expect(await titles(taken)).toEqual(['Chief']);
    expect((await imported(t, t.ola, { name: 'pair.csv', bytes, change: byEmail({ onSeveral }) })).counts).toMatchObject({ updated: 0, skipped: 2, rejected: 0 });
    await undone(t, t.ola, view.id);
    expect(await titles('Para Pierwsza', 'Para Druga')).toEqual(['', '']);
    // The file that came a second time changed nothing: after the undo there is something to do again.
    const third = await imported(t, t.ola, { name: 'pair.csv', bytes, change: byEmail({ onSeveral }) });
    expect(third.counts).toMatchObject({ updated: 1 });
    await undone(t, t.ola, third.id);
  });

  it('takes the one that was changed last, though it is the younger', async () => {
    await t.look(t.ola, (tx) => tx.kysely.updateTable('contacts').set({ updatedAt: new Date(Date.now() + 120_000).toISOString() }).where('id', '=', ids[1] ?? '').execute());
    const view = await imported(t, t.ola, { name: 'pair.csv', bytes, change: byEmail({ onSeveral: 'latest' }) });
    expect(await titles('Para Druga')).toEqual(['Chief']);
    await undone(t, t.ola, view.id);
  });

  it('is told by another key that only one of them has', async () => {
    await made('/contacts', { name: 'Para Druga', email: EMAIL, phone: '607 000 111' });
    const view = await imported(t, t.ola, { name: 'told.csv', bytes: table('Name,E-mail,Phone,Role title', `Para,${EMAIL},+48607000111,Told`), change: by('email', 'phone')() });
    expect(view.preview?.several).toEqual({ count: 0, examples: [] });
    expect(view.counts).toMatchObject({ updated: 1, rejected: 0 });
    expect((await contacts(['Para Druga'])).filter(({ roleTitle }) => roleTitle === 'Told')).toMatchObject([{ phone: '607 000 111' }]);
  });

  it('counts rows by phone and by name alike', async () => {
    for (const phone of ['608 000 111', '+48608000111']) await made('/contacts', { name: 'Imiennik', phone });
    const rows = table('Name,Phone', 'Ktokolwiek,48608000111', 'Imiennik,', 'Ktoś jeszcze,608000111');
    const view = await checked(t, t.ola, { name: 'both.csv', kind: 'contact', bytes: rows, change: by('phone', 'name')() });
    expect(view.preview?.several.examples.map(({ rows: numbers, by: key, records }) => [numbers, key, records.length])).toEqual([[[2, 4], 'phone', 2], [[3], 'name', 2]]);
    expect([view.counts.rejected, view.preview?.several.count]).toEqual([3, 3]);
    const taken = await checked(t, t.ola, { name: 'both.csv', kind: 'contact', bytes: rows, change: by('phone', 'name')({ onSeveral: 'oldest', onMatch: 'skip' }) });
    expect(taken.counts).toMatchObject({ skipped: 3, rejected: 0 });
    expect(taken.preview?.problems).toEqual([]);
  });

  it('is left out as well where the plan was made before there was a choice', async () => {
    const view = await checked(t, t.ola, { name: 'old.csv', bytes: table('Name,E-mail', `P,${EMAIL}`), change: byEmail() });
    await t.look(t.ola, async (tx) => {
      const { onSeveral: _said, ...old } = view.plan ?? byEmail()({} as ImportPlan);
      await tx.kysely.updateTable('imports').set({ plan: JSON.stringify(old), preview: JSON.stringify({ counts: view.counts, rows: [], problems: [], values: [] }) }).where('workspaceId', '=', tx.workspaceId).where('id', '=', view.id).execute();
    });
    const old = await shown(t.ola, view.id);
    expect([old.plan?.onSeveral, old.preview?.several]).toEqual(['reject', { count: 0, examples: [] }]);
    expect((await t.ola.call('POST', `/imports/${view.id}/run`, {})).status).toBe(200);
    await t.workOff();
    expect((await shown(t.ola, view.id)).counts).toMatchObject({ rejected: 1 });
  });
});

describe('a client that is registered', () => {
  const counted = async (name: string, ...rows: readonly string[]) => {
    const bytes = table('Company,NIP,E-mail,Website', ...rows);
    const view = await checked(t, t.ola, { name, kind: 'client', bytes });
    expect((await t.ola.call('POST', `/imports/${view.id}/run`, {})).status).toBe(200);
    await t.workOff();
    const { counts, plan } = await shown(t.ola, view.id);
    expect({ ...view.counts, said: 'by the check' }).toEqual({ ...counts, said: 'by the check' });
    expect(plan?.matchBy).toEqual(['registration', 'email', 'name']);
    return counts;
  };

  it('is no other one of its name: neither in the file nor among those that are here', async () => {
    expect(await counted('omega.csv', 'Omega,5250000001,,', 'Omega,525-000-00-02,,https://omega.example')).toMatchObject({ created: 2, skipped: 0, updated: 0 });
    expect(await counted('omega-3.csv', 'Omega,PL 5250000003,,')).toMatchObject({ created: 1, rejected: 0 });
  });

  it('is the same under another name and in another writing', async () => {
    expect(await counted('omega-1.csv', 'OMEGA sp. z o.o.,525-000-00-01,,https://omega-warszawa.example')).toMatchObject({ created: 0, updated: 1 });
    expect(await counted('twice.csv', 'Sigma,7740001454,,', 'SIGMA S.A.,774-000-14-54,,https://sigma.example')).toMatchObject({ created: 1, updated: 1 });
  });

  it('may be one that is here, or stands above, without a number', async () => {
    await made('/clients', { kind: 'organisation', name: 'Bez Numeru' });
    expect(await counted('number.csv', 'Bez Numeru,9510000001,,')).toMatchObject({ created: 0, updated: 1 });
    expect(await counted('above.csv', 'Późny Numer,,biuro@pozny.example,', 'Późny Numer,9510000002,,')).toMatchObject({ created: 1, updated: 1 });
    expect(await counted('other.csv', 'Bez Numeru,9510000003,,')).toMatchObject({ created: 1, updated: 0 });
  });
});
