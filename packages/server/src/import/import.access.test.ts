import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextAstray } from '../record/next/record.store.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { checked, imported, shown, undone } from '../shell/test-import.ts';
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

  it('takes no part of a field that the role does not see, nor a line of notes, and proposes none', async () => {
    await limit('member', { hidden: ['address', 'notes'] });
    Object.assign(t.tomasz.actor, { limits: { contact: { hidden: ['address', 'notes'] } } });
    const view = await checked(t, t.tomasz, { name: 'parts.csv', kind: 'contact', bytes: 'Name,E-mail,Street,City,Note\nPaweł Częściowy,pawel@parts.example,Tajna 1,Lwów,x\n' });
    expect(view.plan?.columns.map(({ to }) => to)).toEqual(['name', 'email', null, null, null]);
    for (const to of ['address.street', 'address2.city', 'notes.line']) {
      const planned = await t.tomasz.call('PUT', `/imports/${view.id}/plan`, { plan: { ...view.plan, columns: view.plan?.columns.map((column) => (column.column === 2 ? { ...column, to } : column)) } });
      expect(planned.body, to).toMatchObject({ data: { refusal: 'import-target-is-unknown' } });
    }
    Object.assign(t.tomasz.actor, { limits: undefined });
    await limit('member', {});
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

describe('what passed between us', () => {
  const made = async (path: string, body: object): Promise<string> => ((await t.ola.call('POST', path, body)).body as { id: string }).id;
  const told = (importId: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').innerJoin('importRows', 'importRows.recordId', 'interactions.id').select(['rowNumber', 'kind', 'subject', 'body', 'clientId', 'contactId', 'dealId', 'happenedAt', 'dueOn', 'doneAt', 'minutes', 'direction', 'interactions.deletedAt', 'recordId']).where('importId', '=', importId).orderBy('rowNumber').execute());
  const HEAD = 'Type,Subject,Notes,Date,Due date,Done,Duration,Contact email,Contact,Company,Deal';
  const file = (...rows: string[]) => ({ name: 'activities.csv', kind: 'interaction' as const, bytes: `${HEAD}\n${rows.join('\n')}\n` });

  it('comes in on the timelines of whom it is about; who is not known here is a rejected row; the same file changes nothing; the undo takes it back', async () => {
    const client = await made('/clients', { kind: 'organisation', name: 'Termy Wschód', locale: 'pl' });
    const contact = await made('/contacts', { name: 'Lidia Rozmowna', email: 'lidia@termy.example', clientId: client, locale: 'pl' });
    const rows = ['Call,Cena,<p>Za <b>drogo</b></p>,2026-01-05 14:30,,,0:45,Lidia@termy.example,,,', 'Zadanie,Oferta,,,06.01.2026,Completed,,,Lidia Rozmowna,Termy Wschód,', 'Note,,Lubi rano,,,,,,,Termy Wschód,', 'Note,Obcy,x,,,,,nikt@termy.example,,,', 'Note,,,,,,,lidia@termy.example,,,', 'Spotkanie,Plan,,,2027-02-01,To do,,lidia@termy.example,,,'];
    const view = await imported(t, t.ola, file(...rows));
    expect(view.counts).toEqual({ read: 6, created: 4, updated: 0, skipped: 0, rejected: 2 });
    const about = { clientId: client, deletedAt: null };
    const came = await told(view.id);
    expect(came).toMatchObject([
      { ...about, kind: 'call', subject: 'Cena', body: 'Za drogo', contactId: contact, happenedAt: '2026-01-05T13:30:00.000Z', minutes: 45 },
      { ...about, kind: 'task', subject: 'Oferta', contactId: contact, dueOn: '2026-01-06', doneAt: '2026-01-05T23:00:00.000Z' },
      { ...about, kind: 'note', body: 'Lubi rano', contactId: null },
      { ...about, kind: 'task', subject: 'Plan', body: 'Type: Spotkanie', dueOn: '2027-02-01', doneAt: null },
    ]);
    const next = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select('nextTaskId').where('workspaceId', '=', tx.workspaceId).where('id', '=', client).executeTakeFirstOrThrow());
    expect([await next(), await t.look(t.ola, nextAstray)]).toEqual([{ nextTaskId: came[3]?.recordId }, []]);
    const reasons = await (await t.fetch(`/api/v1/imports/${view.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } })).text();
    expect(reasons).toContain('nikt@termy.example');
    const timeline = (await t.ola.call('GET', `/timeline?contactId=${contact}`)).body as { rows: { interaction: { subject: string } | null }[] };
    expect(timeline.rows.flatMap(({ interaction }) => (interaction === null ? [] : [interaction.subject]))).toEqual(expect.arrayContaining(['Cena', 'Oferta']));
    expect(((await t.ola.call('GET', '/search?q=Lubi%20rano')).body as { rows: { id: string }[] }).rows.map(({ id }) => id)).toContain(came[2]?.recordId);
    expect((await imported(t, t.ola, file(...rows))).counts).toEqual({ read: 6, created: 0, updated: 0, skipped: 4, rejected: 2 });
    const edited = String(came[0]?.recordId);
    expect((await t.ola.call('PATCH', `/interactions/${edited}`, { set: { outcome: 'do przemyślenia' }, before: { outcome: '' } })).status).toBe(200);
    await undone(t, t.ola, view.id);
    expect((await told(view.id)).map(({ deletedAt }) => deletedAt === null)).toEqual([true, false, false, false]);
    expect([await next(), await t.look(t.ola, nextAstray)]).toEqual([{ nextTaskId: null }, []]);
    expect((await t.ola.call('GET', `/imports/${view.id}/kept`)).body).toMatchObject({ rows: [{ recordId: edited, table: 'interactions', name: 'Cena' }] });
    expect((await t.ola.call('GET', '/change-sets')).status).toBe(200);
  });

  it('is found again by its id elsewhere and filled, with whom it is about by theirs; an update is undone as well', async () => {
    const contacts = await imported(t, t.ola, { name: 'people.csv', bytes: 'Record ID,First Name,Last Name,Email,Phone Number\n77,Hub,Osoba,hub@osoba.example,\n' });
    expect(contacts.counts.created).toBe(1);
    const tasks = (more: string) => ({ name: 'tasks.csv', bytes: `Record ID,Task Title,Task Notes,Task Status,Due date,Associated Contact IDs\n501,Zadzwonić,${more},NOT_STARTED,2026-02-01,77\n` });
    const first = await imported(t, t.ola, tasks(''));
    expect([first.kind, first.plan?.interactionKind, first.counts.created]).toEqual(['interaction', 'task', 1]);
    expect(await told(first.id)).toMatchObject([{ kind: 'task', subject: 'Zadzwonić', dueOn: '2026-02-01', doneAt: null }]);
    const second = await imported(t, t.ola, tasks('o cenę'));
    expect([second.counts.updated, (await told(first.id))[0]?.body]).toEqual([1, 'o cenę']);
    await undone(t, t.ola, second.id);
    expect(await told(first.id)).toMatchObject([{ body: '', deletedAt: null }]);
    expect(await t.look(t.ola, nextAstray)).toEqual([]);
  });

  it('is rejected where several fit, within one client too, and nothing is written to any of them; an address, an only one, or the only one of the named client tells', async () => {
    const client = (name: string) => made('/clients', { kind: 'organisation', name, locale: 'pl' });
    const [wave, tide] = [await client('Fala'), await client('Przypływ'), await client('Fala')];
    const contact = (name: string, clientId: string, email: string) => made('/contacts', { name, email, phone: '600 100 900', clientId, locale: 'pl' });
    const [first] = [await contact('Anna Kowalska', wave, 'anna@fala.example'), await contact('Anna Kowalska', tide, 'a@przyplyw.example'), await contact('Anna Kowalska', tide, 'ania@przyplyw.example')];
    const [only, ofTide] = [await contact('Anna Jedyna', wave, 'jedyna@fala.example'), await contact('Ewa Lis', tide, 'ewa@przyplyw.example'), await contact('Ewa Lis', wave, 'ewa@fala.example')];
    const rows = ['Sama nazwa,,,Anna Kowalska,', 'W kliencie,,,Anna Kowalska,Przypływ', 'Telefon,,600 100 900,,', 'Klient,,,,Fala', 'Nikt,,,Anna K.,', 'Adres,anna@fala.example,600 100 900,Anna Kowalska,Fala', 'Jedna,,,Anna Jedyna,', 'Jedna w kliencie,,,Ewa Lis,Przypływ'];
    const view = await imported(t, t.ola, { name: 'namesakes.csv', kind: 'interaction', bytes: `Subject,Contact email,Contact phone,Contact,Company\n${rows.join('\n')}\n` });
    expect(view.counts).toEqual({ read: 8, created: 3, updated: 0, skipped: 0, rejected: 5 });
    expect(await told(view.id)).toMatchObject([{ subject: 'Adres', contactId: first, clientId: wave }, { subject: 'Jedna', contactId: only, clientId: wave }, { subject: 'Jedna w kliencie', contactId: ofTide, clientId: tide }]);
    const answer = await t.fetch(`/api/v1/imports/${view.id}/rejected-rows`, { headers: { 'x-test-member': 'ola' } });
    const why = (await answer.text()).split('\r\n').slice(1, 6);
    const several = (subject: string, column: string, value: string) => expect.stringMatching(new RegExp(`^${subject},.*${column}: „${value}” pasuje tu do kilku rekordów\\.`));
    expect(why).toEqual([several('Sama nazwa', 'Contact', 'Anna Kowalska'), several('W kliencie', 'Contact', 'Anna Kowalska'), several('Telefon', 'Contact phone', '600 100 900'), several('Klient', 'Company', 'Fala'), expect.stringContaining('nic tu się nie nazywa „Anna K.”')]);
  });

  it('is about nobody whom the importer may not see', async () => {
    await made('/clients', { kind: 'organisation', name: 'Tylko Oli', locale: 'pl' });
    await widen(t.tomasz.actor.memberId, 'own');
    expect((await imported(t, t.tomasz, file('Note,,x,,,,,,,Tylko Oli,'))).counts).toMatchObject({ created: 0, rejected: 1 });
  });
});
