import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { imported, shown } from '../shell/test-import.ts';
import { asAdmin } from '../shell/test-world.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 120_000);
afterAll(() => t.close());

const OPEN = { scope: 'all', hidden: [] as string[], mayExport: true, mayDelete: true, mayBulk: true };
const limit = async (role: string, part: Partial<typeof OPEN>, kind = 'contact'): Promise<void> => {
  const { rows } = (await t.ola.call('GET', '/rights')).body as { rows: { role: string; kind: string; version: number }[] };
  const version = rows.find((row) => row.role === role && row.kind === kind)?.version ?? 0;
  expect((await t.ola.call('PUT', `/rights/${role}/${kind}`, { ...OPEN, ...part, version })).status).toBe(200);
};
const widen = (memberId: string, scope: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ scope }).where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).execute());
const contacts = (email: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').selectAll().where('workspaceId', '=', tx.workspaceId).where('email', '=', email).where('deletedAt', 'is', null).orderBy('id').execute());

describe('an import of somebody whose role is limited', () => {
  it('neither finds nor overwrites what the role keeps away', async () => {
    await imported(t, t.ola, { name: 'hers.csv', bytes: 'Name,E-mail,Role title\nOda Cicha,oda@cicha.example,Prezes\n' });
    await widen(t.tomasz.actor.memberId, 'all');
    await limit('member', { scope: 'own' });
    const view = await imported(t, t.tomasz, { name: 'his.csv', bytes: 'Name,E-mail,Role title\nOda Cicha,oda@cicha.example,Stażystka\n', change: (plan) => ({ ...plan, onMatch: 'overwrite' }) });
    expect(view.counts).toMatchObject({ created: 1, updated: 0 });
    expect((await contacts('oda@cicha.example')).map(({ roleTitle }) => roleTitle).toSorted()).toEqual(['Prezes', 'Stażystka']);
    await limit('member', {});
  });

  it('makes a company once, also for somebody whose clients the role keeps away, when the run has to ask for it again', async () => {
    await widen(t.tomasz.actor.memberId, 'all');
    await limit('member', { scope: 'own' }, 'client');
    // The names that a run remembers go with every chunk that is refused.
    await asAdmin(t, (admin) => admin.query("alter table contacts add constraint no_such_name check (name <> 'Zła Osoba')"));
    const rows = Array.from({ length: 9 }, (_, at) => `${at === 4 ? 'Zła Osoba' : `Raz ${at}`},raz${at}@raz.example,Raz sp. z o.o.`);
    const view = await imported(t, t.tomasz, { name: 'once.csv', bytes: `Name,E-mail,Company\n${rows.join('\n')}\n`, change: (plan) => ({ ...plan, ownerId: t.ola.actor.memberId }) });
    await asAdmin(t, (admin) => admin.query('alter table contacts drop constraint no_such_name'));
    await limit('member', {}, 'client');
    expect(view.counts).toMatchObject({ created: 8, rejected: 1 });
    const clients = await t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select(['name', 'ownerId']).where('workspaceId', '=', tx.workspaceId).where('name', '=', 'Raz sp. z o.o.').execute());
    expect(clients).toEqual([{ name: 'Raz sp. z o.o.', ownerId: t.ola.actor.memberId }]);
  });

  it('leaves the day a deal is expected to close where the role does not see it, whatever close date the file says', async () => {
    const header = 'Record ID,Deal Name,Deal Stage,Close Date\n';
    const expected = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('deals').select(['name', 'closedOn', 'expectedCloseOn']).where('workspaceId', '=', tx.workspaceId).where('name', 'like', 'Skryty %').orderBy('name').execute());
    await imported(t, t.ola, { name: 'seen.csv', bytes: `${header}s1,Skryty stary,Rozmowa,2027-01-15\n` });
    await limit('member', { hidden: ['expectedCloseOn'] }, 'deal');
    await imported(t, t.tomasz, { name: 'unseen.csv', bytes: `${header}s1,Skryty stary,Rozmowa,2027-02-15\ns2,Skryty nowy,Rozmowa,2027-02-15\n`, change: (plan) => ({ ...plan, onMatch: 'overwrite' }) });
    await limit('member', {}, 'deal');
    expect(await expected()).toEqual([{ name: 'Skryty nowy', closedOn: null, expectedCloseOn: null }, { name: 'Skryty stary', closedOn: null, expectedCloseOn: '2027-01-15' }]);
  });
});

describe('an import of somebody who has left', () => {
  it('is undone by whoever is still there, in their name', async () => {
    const view = await imported(t, t.tomasz, { name: 'left.csv', bytes: 'Name,E-mail\nPo Nim,po@nim.example\n' });
    const [made] = await contacts('po@nim.example');
    await t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ deactivatedAt: new Date().toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', t.tomasz.actor.memberId).execute());
    expect((await t.ola.call('POST', `/imports/${view.id}/undo`, {})).status).toBe(200);
    await t.workOff();
    expect((await shown(t.ola, view.id)).state).toBe('undone');
    const gone = await t.look(t.ola, (tx) => tx.kysely.selectFrom('contacts').select(['deletedAt', 'deletedBy']).where('workspaceId', '=', tx.workspaceId).where('id', '=', String(made?.id)).executeTakeFirstOrThrow());
    expect(gone).toMatchObject({ deletedAt: expect.any(String), deletedBy: t.ola.actor.memberId });
    await t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ deactivatedAt: null }).where('workspaceId', '=', tx.workspaceId).where('id', '=', t.tomasz.actor.memberId).execute());
  });
});

describe('an import that is thrown away', () => {
  it('leaves the bytes of a file that is kept with a record', async () => {
    const bytes = 'Name,E-mail\nTa Sama,ta@sama.example\n';
    const client = (await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Plikowa', locale: 'pl' })).body as { id: string };
    const kept = await t.fetch(`/api/v1/attachments/file?clientId=${client.id}&name=lista.csv`, { method: 'PUT', headers: { 'x-test-member': 'ola' }, body: bytes });
    const { id: attachment } = (await kept.json()) as { id: string };
    const { id } = (await t.ola.call('POST', '/imports', { fileName: 'lista.csv' })).body as { id: string };
    expect((await t.fetch(`/api/v1/imports/${id}/file?part=0`, { method: 'PUT', headers: { 'x-test-member': 'ola' }, body: bytes })).status).toBe(200);
    expect((await t.ola.call('DELETE', `/imports/${id}`)).status).toBe(200);
    expect(await (await t.fetch(`/api/v1/attachments/${attachment}/file`, { headers: { 'x-test-member': 'ola' } })).text()).toBe(bytes);
  });
});

describe('what an import tells in a timeline', () => {
  it('names fields by their keys, so that hidden ones are left out of it', async () => {
    const field = (await t.ola.call('POST', '/fields', { kind: 'contact', key: 'credit_limit', type: 'number', labels: { en: 'Credit limit' } })).body as { id: string };
    await imported(t, t.ola, { name: 'a.csv', bytes: 'Name,E-mail\nJawna Osoba,jawna@osoba.example\n' });
    const change = (plan: Parameters<NonNullable<Parameters<typeof imported>[2]['change']>>[0]) => ({ ...plan, columns: plan.columns.map((column) => (column.column === 2 ? { ...column, to: 'custom.credit_limit' } : column)) });
    await imported(t, t.ola, { name: 'b.csv', bytes: 'Name,E-mail,Credit limit\nJawna Osoba,jawna@osoba.example,4711\n', change });
    const [contact] = await contacts('jawna@osoba.example');
    expect(contact?.custom).toEqual({ [field.id]: 4711 });
    const { body } = await t.ola.call('GET', `/timeline?contactId=${String(contact?.id)}`);
    expect(JSON.stringify(body)).toContain('"custom.credit_limit":4711');
    expect(JSON.stringify(body)).not.toContain(field.id);
  });
});
