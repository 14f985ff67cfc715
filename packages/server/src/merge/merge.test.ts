import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptChange, MergePreview } from '@entente/contract/merge/merge.contract';
import type { SearchHit } from '@entente/contract/search/search.contract';
import { newId } from '../platform/database/new-id.ts';
import { recordsWritten } from '../record/record.actions.ts';
import { indexRecords } from '../search/search.actions.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { asAdmin, tenantTables } from '../shell/test-world.ts';
import { POINTERS } from './move/merge.store.ts';

type Kind = 'client' | 'contact';
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const idOf = ({ body }: { body: unknown }): string => (body as { id: string }).id;
const addClient = async (who: TestMember, name: string): Promise<string> => idOf(await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' }));
const addContact = async (who: TestMember, clientId: string, fields: Readonly<Record<string, string>>): Promise<string> => idOf(await who.call('POST', `/clients/${clientId}/contacts`, { email: '', locale: 'pl', name: 'Ktoś', ...fields }));
const merge = (who: TestMember, body: { kind: Kind; winnerId: string; loserId: string; take: readonly string[] }) => who.call('POST', '/merges', body);
const undo = async (who: TestMember, id: string): Promise<readonly KeptChange[]> => {
  const { status, body } = await who.call('POST', `/merges/${id}/undo`);
  expect(status).toBe(200);
  return (body as { kept: KeptChange[] }).kept;
};
const row = (table: 'clients' | 'contacts' | 'deals' | 'engagements', id: string) => t.look(t.ola, (tx) => tx.kysely.selectFrom(table).selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow());

describe('merging two clients', () => {
  it('takes the chosen fields, moves what hangs on the one that goes, and leads its address to the one that stays', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Termy Podgórze'), await addClient(t.ola, 'TERMY PODGORZE sp. z o.o.')];
    await t.ola.change(`/clients/${loserId}`, { registration: '5250001122', address: 'Kraków' });
    const person = await addContact(t.ola, loserId, { name: 'Anna Lis' });
    const engagement = idOf(await t.ola.call('POST', '/engagements', { clientId: loserId, name: 'Warsztaty', kind: 'service_agreement' }));
    const file = await t.fetch(`/api/v1/attachments/file?clientId=${loserId}&name=umowa.txt`, { method: 'PUT', headers: { 'x-test-member': 'ola' }, body: 'umowa' });
    expect(file.status).toBe(201);
    expect((await merge(t.ola, { kind: 'client', winnerId, loserId, take: ['registration'] })).status).toBe(201);
    expect((await t.ola.call('GET', `/attachments?clientId=${winnerId}`)).body).toMatchObject({ rows: [{ name: 'umowa.txt' }] });
    expect(await row('clients', winnerId)).toMatchObject({ name: 'Termy Podgórze', registration: '5250001122', address: '' });
    expect(await row('contacts', person)).toMatchObject({ clientId: winnerId });
    expect(await row('engagements', engagement)).toMatchObject({ clientId: winnerId });
    expect((await t.ola.call('GET', `/clients/${loserId}`)).status).toBe(404);
    expect((await t.ola.call('GET', `/merges/into/client/${loserId}`)).body).toEqual({ id: winnerId });
  });

  it('is refused to a role that may not delete: the record that goes would be gone', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Ta Zostaje'), await addClient(t.ola, 'Ta Też Zostaje')];
    Object.assign(t.tomasz.actor, { scope: 'all', limits: { client: { mayDelete: false } } });
    const refused = await merge(t.tomasz, { kind: 'client', winnerId, loserId, take: [] });
    Object.assign(t.tomasz.actor, { limits: undefined });
    expect([refused.status, refused.body]).toMatchObject([403, { data: { refusal: 'not-allowed' } }]);
    expect(await row('clients', loserId)).toMatchObject({ deletedAt: null, mergedIntoId: null });
    expect((await merge(t.tomasz, { kind: 'client', winnerId, loserId, take: [] })).status).toBe(201);
    Object.assign(t.tomasz.actor, { scope: 'own' });
  });

  it('shows both side by side before, with what would be taken and what would move', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Lewa'), await addClient(t.ola, 'Prawa')];
    await t.ola.change(`/clients/${loserId}`, { address: 'Gdańsk' });
    await addContact(t.ola, loserId, {});
    const preview = (await t.ola.call('GET', `/merges/preview?kind=client&winnerId=${winnerId}&loserId=${loserId}`)).body as MergePreview;
    expect(preview.fields.find(({ field }) => field.key === 'address')).toMatchObject({ winner: '', loser: 'Gdańsk', differs: true, taken: true });
    expect(preview.fields.find(({ field }) => field.key === 'name')).toMatchObject({ winner: 'Lewa', loser: 'Prawa', differs: true, taken: false });
    expect(preview.moves).toMatchObject({ contacts: 1, deals: 0 });
  });

  it('is found no more under the name that went, and again after the undo', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Zostająca Firma'), await addClient(t.ola, 'Odchodząca Firma')];
    const find = async () => ((await t.ola.call('GET', '/search?q=odchodzaca')).body as { rows: SearchHit[] }).rows.map(({ id }) => id);
    const id = idOf(await merge(t.ola, { kind: 'client', winnerId, loserId, take: [] }));
    expect(await find()).toEqual([]);
    expect(await undo(t.ola, id)).toEqual([]);
    expect(await find()).toEqual([loserId]);
  });
});

it('the timeline of the one that stays tells what was recorded of the other', async () => {
  const [winnerId, loserId] = [await addClient(t.ola, 'Pierwsza'), await addClient(t.ola, 'Druga')];
  await merge(t.ola, { kind: 'client', winnerId, loserId, take: [] });
  const { body } = await t.ola.call('GET', `/timeline?clientId=${winnerId}`);
  expect(JSON.stringify(body)).toContain(loserId);
});

it('a record that was merged stays where it went, and a fresh one of the bin comes back', async () => {
  const [winnerId, loserId, binned] = [await addClient(t.ola, 'Zostaje'), await addClient(t.ola, 'Znika'), await addClient(t.ola, 'Wraca')];
  const [kept, gone] = [await addContact(t.ola, winnerId, { name: 'Ewa Kot' }), await addContact(t.ola, winnerId, { name: 'E. Kot' })];
  await merge(t.ola, { kind: 'client', winnerId, loserId, take: [] });
  await merge(t.ola, { kind: 'contact', winnerId: kept, loserId: gone, take: [] });
  await t.ola.call('DELETE', `/clients/${binned}`);
  expect((await t.ola.call('POST', `/clients/${loserId}/restore`)).status).toBe(404);
  expect((await t.ola.call('POST', `/contacts/${gone}/restore`)).status).toBe(404);
  expect((await t.ola.call('POST', `/clients/${binned}/restore`)).status).toBe(200);
});

describe('merging two contacts', () => {
  it('keeps both addresses and phones with what they are for, and the other firm as a further role', async () => {
    const [here, there] = [await addClient(t.ola, 'Tutaj'), await addClient(t.ola, 'Tam')];
    const winnerId = await addContact(t.ola, here, { name: 'Jan Kowal', email: 'jan@tutaj.example', phone: '601 000 001' });
    const loserId = await addContact(t.ola, there, { name: 'J. Kowal', email: 'jan@tam.example', phone: '601 000 001', roleTitle: 'doradca' });
    for (const [id, labels] of [[winnerId, { emailLabel: 'home' }], [loserId, { emailLabel: 'work', phoneLabel: 'mobile' }]] as const) await t.look(t.ola, ({ kysely }) => kysely.updateTable('contacts').set(labels).where('id', '=', id).execute());
    const before = await row('contacts', winnerId);
    const merged = idOf(await merge(t.ola, { kind: 'contact', winnerId, loserId, take: ['email'] }));
    expect(await row('contacts', winnerId)).toMatchObject({ name: 'Jan Kowal', email: 'jan@tam.example', emailLabel: 'work', phoneLabel: 'mobile', clientId: here });
    const around = await t.look(t.ola, async (tx) => ({
      points: await tx.kysely.selectFrom('contactPoints').select(['kind', 'value', 'label']).where('workspaceId', '=', tx.workspaceId).where('recordId', '=', winnerId).execute(),
      roles: await tx.kysely.selectFrom('contactRoles').select(['clientId', 'roleTitle']).where('workspaceId', '=', tx.workspaceId).where('contactId', '=', winnerId).execute(),
    }));
    expect(around).toEqual({ points: [{ kind: 'email', value: 'jan@tutaj.example', label: 'home' }], roles: [{ clientId: there, roleTitle: 'doradca' }] });
    await undo(t.ola, merged);
    expect(await row('contacts', winnerId)).toMatchObject({ email: before.email, emailLabel: 'home', phoneLabel: '' });
  });
});

describe('who may merge', () => {
  it('only who sees both, within one workspace; a record is not merged with itself', async () => {
    const [olas, tomasz, maeves] = [await addClient(t.ola, 'Jej'), await addClient(t.tomasz, 'Jego'), await addClient(t.maeve, 'Hers')];
    const tries = [merge(t.tomasz, { kind: 'client', winnerId: tomasz, loserId: olas, take: [] }), merge(t.ola, { kind: 'client', winnerId: olas, loserId: maeves, take: [] }), merge(t.ola, { kind: 'client', winnerId: olas, loserId: olas, take: [] })];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('is not asked to undo twice', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Raz'), await addClient(t.ola, 'Dwa')];
    const id = idOf(await merge(t.ola, { kind: 'client', winnerId, loserId, take: [] }));
    await undo(t.ola, id);
    expect(await t.ola.call('POST', `/merges/${id}/undo`)).toMatchObject({ status: 422, body: { data: { refusal: 'merge-is-undone' } } });
  });
});

describe('undoing a merge', () => {
  it('leaves what was changed since, and says so', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Stała'), await addClient(t.ola, 'Zmienna')];
    await t.ola.change(`/clients/${loserId}`, { address: 'Łódź', registration: '777' });
    const person = await addContact(t.ola, loserId, { name: 'Ewa' });
    const other = await addClient(t.ola, 'Trzecia');
    const id = idOf(await merge(t.ola, { kind: 'client', winnerId, loserId, take: ['address', 'registration'] }));
    await t.ola.change(`/clients/${winnerId}`, { address: 'Poznań' });
    await t.look(t.ola, (tx) => tx.kysely.updateTable('contacts').set({ clientId: other }).where('workspaceId', '=', tx.workspaceId).where('id', '=', person).execute());
    expect(await undo(t.ola, id)).toEqual([{ table: 'contacts', id: person, fields: ['client_id'] }, { table: 'clients', id: winnerId, fields: ['address'] }]);
    expect(await row('clients', winnerId)).toMatchObject({ address: 'Poznań', registration: '' });
    expect(await row('contacts', person)).toMatchObject({ clientId: other });
    expect(await row('clients', loserId)).toMatchObject({ deletedAt: null, mergedIntoId: null, address: 'Łódź' });
  });
});

describe('a client with very much on it', () => {
  const MANY = 5_500;

  it('is merged and taken apart whole, with every note found under the name it now stands under', async () => {
    const [winnerId, loserId] = [await addClient(t.ola, 'Wielka Hurtownia'), await addClient(t.ola, 'Ogromna Składnica')];
    await t.look(t.ola, async (tx) => {
      await tx.client.query("insert into interactions (workspace_id, id, kind, owner_id, body, happened_at, client_id) select $1, gen_random_uuid(), 'note', $2, 'n' || g, now(), $3 from generate_series(1, $4::int) g", [tx.workspaceId, t.ola.actor.memberId, loserId, MANY]);
    });
    const held = async (clientId: string): Promise<number> => t.look(t.ola, async (tx) => Number((await tx.client.query<{ n: string }>('select count(*) as n from interactions where client_id = $1', [clientId])).rows[0]?.n));
    const indexed = async (): Promise<number> => t.look(t.ola, async (tx) => Number((await tx.client.query<{ n: string }>("select count(*) as n from search_entries e where e.kind = 'interaction' and e.record_id = any (array(select i.id from interactions i where i.client_id = $1))", [winnerId])).rows[0]?.n));
    const id = idOf(await merge(t.ola, { kind: 'client', winnerId, loserId, take: [] }));
    expect([await held(winnerId), await held(loserId), await indexed()]).toEqual([MANY, 0, MANY]);
    expect(await undo(t.ola, id)).toEqual([]);
    expect([await held(winnerId), await held(loserId)]).toEqual([0, MANY]);
    // What follows looks at every row of the workspace.
    await asAdmin(t, async (admin) => {
      await admin.query("delete from public.search_entries e using public.interactions i where i.id = e.record_id and i.client_id = $1", [loserId]);
      await admin.query('delete from public.interactions where client_id = $1', [loserId]);
    });
  }, 60_000);
});

/** What people may have written at a record before it is merged. */
type Drawn = { readonly kind: Kind; readonly take: readonly string[]; readonly winner: Side; readonly loser: Side };
type Side = { readonly fields: Readonly<Record<string, string>>; readonly custom: Readonly<Record<string, number>>; readonly points: readonly string[]; readonly tags: readonly number[]; readonly deals: number; readonly notes: number; readonly roles: readonly number[]; readonly files: number };

const words = fc.constantFrom('', 'a', 'b', 'c');
const mails = fc.constantFrom('', 'a@x.example', 'b@x.example', 'c@x.example');
const side = fc.record<Side>({
  fields: fc.record({ email: mails, phone: fc.constantFrom('', '601 000 001', '+48601000001'), notes: words, source: words, nextStep: words }),
  custom: fc.dictionary(fc.constantFrom('f1', 'f2'), fc.nat(3)), points: fc.array(mails.filter((mail) => mail !== ''), { maxLength: 2 }), tags: fc.subarray([0, 1, 2]), deals: fc.nat(2), notes: fc.nat(2), roles: fc.subarray([0, 1]), files: fc.nat(1),
});
const drawn = fc.record<Drawn>({ kind: fc.constantFrom<Kind>('client', 'contact'), take: fc.subarray(['name', 'email', 'phone', 'notes', 'source', 'nextStep']), winner: side, loser: side });

/** Rows that only grow, and what counts up with every write. */
const APPENDED = new Set(['activities', 'change_sets', 'change_set_rows', 'idempotency_keys']);
const UNSTABLE = "- 'version' - 'found_at' - 'touched_at'";

async function everything(): Promise<Readonly<Record<string, unknown>>> {
  return asAdmin(t, async (admin) => {
    const state: Record<string, unknown> = {};
    for (const table of await tenantTables(admin)) {
      if (APPENDED.has(table)) continue;
      const { rows } = await admin.query<{ row: unknown }>(`select to_jsonb(r) ${UNSTABLE} as row from public.${table} r where workspace_id = $1 order by 1`, [t.ola.actor.workspaceId]);
      state[table] = rows.map(({ row: each }) => each);
    }
    return state;
  });
}

async function place({ kind, winner, loser }: Drawn): Promise<{ winnerId: string; loserId: string }> {
  const ids = { winnerId: newId(), loserId: newId() };
  await t.look(t.ola, async (tx) => {
    const { workspaceId } = tx;
    const ownerId = t.ola.actor.memberId;
    const insert = async (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => { if (rows.length > 0) await tx.kysely.insertInto(table as 'tags').values(rows.map((each) => ({ workspaceId, ...each })) as never).execute(); };
    const [clientA, clientB, pipelineId, stageId] = [newId(), newId(), newId(), newId()];
    const tags = [newId(), newId(), newId()];
    const client = (id: string) => ({ id, kind: 'organisation', name: `Firm ${id.slice(-4)}`, locale: 'en', ownerId });
    await insert('clients', [client(clientA), client(clientB)]);
    await insert('pipelines', [{ id: pipelineId, name: 'Sales' }]);
    await insert('stages', [{ id: stageId, pipelineId, name: 'Talks', kind: 'open' }]);
    await insert('tags', tags.map((id) => ({ id, name: id, nameKey: id })));
    const people = [newId(), newId()];
    await insert('contacts', people.map((id) => ({ id, clientId: clientA, name: 'Somebody', locale: 'en', ownerId })));
    for (const [id, drawnSide] of [[ids.winnerId, winner], [ids.loserId, loser]] as const) {
      const base = { id, name: `N ${id.slice(-6)}`, locale: 'en', ownerId, custom: JSON.stringify(drawnSide.custom), ...drawnSide.fields };
      await insert(`${kind}s`, [kind === 'client' ? { ...base, kind: 'organisation' } : { ...base, clientId: id === ids.winnerId ? clientA : clientB }]);
      await insert('contactPoints', [...new Set(drawnSide.points)].map((value, position) => ({ id: newId(), recordKind: kind, recordId: id, kind: 'email', value, position })));
      await insert('taggings', drawnSide.tags.map((at) => ({ recordKind: kind, recordId: id, tagId: tags[at] })));
      await insert('deals', Array.from({ length: drawnSide.deals }, () => ({ id: newId(), name: 'Deal', pipelineId, stageId, ownerId, currency: 'PLN', [`${kind}Id`]: id })));
      await insert('interactions', Array.from({ length: drawnSide.notes }, () => ({ id: newId(), kind: 'note', ownerId, body: 'Words', happenedAt: new Date().toISOString(), [`${kind}Id`]: id })));
      await insert('files', Array.from({ length: drawnSide.files }, () => ({ id: newId(), name: 'f', mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64), subjectKind: kind, subjectId: id, clientId: kind === 'client' ? id : null })));
      await insert('attachments', Array.from({ length: drawnSide.files }, () => ({ id: newId(), name: 'a', mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64), memberId: ownerId, [`${kind}Id`]: id })));
      await insert('contactRoles', drawnSide.roles.map((at) => (kind === 'client' ? { id: newId(), contactId: people[at], clientId: id } : { id: newId(), contactId: id, clientId: [clientA, clientB][at], relation: 'advises' })));
      if (kind === 'contact') await insert('contactRelations', drawnSide.roles.map((at) => ({ id: newId(), contactId: id, otherId: people[at], relation: 'colleague_of' })));
    }
    await recordsWritten(tx, 'client', [clientA, clientB]);
    await recordsWritten(tx, 'contact', people);
    await recordsWritten(tx, kind, [ids.winnerId, ids.loserId]);
    for (const table of ['deals', 'interactions'] as const) {
      const made = await tx.kysely.selectFrom(table).select('id').where('workspaceId', '=', workspaceId).execute();
      await indexRecords(tx, table === 'deals' ? 'deal' : 'interaction', made.map(({ id }) => id));
    }
  });
  await t.workOff();
  return ids;
}

it('any merge, once undone, leaves every row of every table as it was', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (choice) => {
      const { winnerId, loserId } = await place(choice);
      const before = await everything();
      const id = idOf(await merge(t.ola, { kind: choice.kind, winnerId, loserId, take: choice.take }));
      await t.workOff();
      expect((await everything())['deals']).toBeDefined();
      expect(await undo(t.ola, id)).toEqual([]);
      await t.workOff();
      expect(await everything()).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('every column that refers to a client or a contact has its place in the plan', async () => {
  const found = await asAdmin(t, async (admin) => (await admin.query<{ at: string; kind: Kind }>(`
    select c.table_name || '.' || c.column_name as at, case when c.column_name = 'client_id' then 'client' else 'contact' end as kind
    from information_schema.columns c where c.table_schema = 'public' and c.column_name in ('client_id', 'contact_id') order by 1`)).rows);
  const missing = found.filter(({ at, kind }) => POINTERS[kind][at] === undefined).map(({ at }) => at);
  expect(missing.filter((at) => at !== 'contacts.client_id' && at !== 'contact_roles.client_id')).toEqual([]);
});
