import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { ErasureView, PersonReport } from '@entente/contract/export/erasure.contract';
import { columnsOf, mappedColumns, tablesWith } from '@entente/core/export/data-map';
import { erasureKey } from '@entente/core/kernel/erasure-key';
import { LOCALES } from '@entente/core/kernel/locale';
import { reportCodeKey } from '@entente/phrases/report-words';
import { translator } from '@entente/phrases/translators';
import { REPORTED_TABLES } from './report/erasure.store.ts';
import { isErased } from '../platform/erasure/erased-key.store.ts';
import { imported } from '../shell/test-import.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { asAdmin, fillWorld, tenantTables, type World } from '../shell/test-world.ts';

/** Rows of these belong to no one person: they hold words of many, are made again, or only tell what a program asked. */
const NOT_ABOUT_ONE_PERSON: readonly string[] = ['agent_proposals', 'automation_runs', 'change_sets', 'idempotency_keys', 'imports', 'saved_views', 'webhook_deliveries'];
const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
const NAME = 'Zuzanna Kanarkowska';
const CANARIES = [NAME, 'zuzanna@kanarek.example', '+48 600 700 800', 'z.kanarek@further.example', 'lubi-gorzką-czekoladę', 'gorzka-notatka', 'gorzkie-pole', 'gorzki-wynik', 'gorzkie-zadanie', 'ul. Gorzka 7', '1977-11-23'];
let t: TestEntente;
let world: World;
let personId: string;
let clientId: string;

let deletedTag: { readonly changeSetId: string };
beforeAll(async () => {
  t = await startTestEntente({ trustedProxies: 1 });
  world = await fillWorld(t, t.ola, 'sikorka-a2c9');
  clientId = world.draft.clientId;
  const call = async (method: string, path: string, body?: unknown) => (await t.ola.call(method, path, body)).body as { id: string };
  personId = (await call('POST', `/clients/${clientId}/contacts`, { name: NAME, email: 'zuzanna@kanarek.example', phone: '+48 600 700 800', roleTitle: 'dyrektorka', locale: 'pl' })).id;
  await t.ola.change(`/contacts/${personId}`, { roleTitle: 'lubi-gorzką-czekoladę' });
  await t.ola.call('PATCH', `/records/contact/${personId}`, { set: { address: 'ul. Gorzka 7', country: 'PL', birthday: '1977-11-23' }, before: { address: '', country: '', birthday: null } });
  for (const body of ['gorzka-notatka', `Dzwoniła ${NAME}`]) await call('POST', '/interactions', { kind: 'note', contactId: personId, clientId, body });
  await call('POST', '/interactions', { kind: 'note', clientId, body: `${NAME} prosi o telefon +48 600 700 800` });
  await call('POST', '/interactions', { kind: 'task', contactId: personId, clientId, subject: 'gorzkie-zadanie' });
  await call('POST', '/interactions', { kind: 'call', contactId: personId, body: 'x', values: { 'custom.result': 'gorzki-wynik' } });
  await t.ola.change(`/engagements/${world.draft.engagementId}`, { 'custom.channel': `Poleca ${NAME}` });
  await t.ola.change(`/clients/${clientId}`, { notes: `Rozmawiać z: ${NAME}`, nextStep: `Zadzwonić do ${NAME}` });
  const tagIds: string[] = [];
  for (const name of [`Od: ${NAME}`, NAME.toUpperCase()]) tagIds.push((await call('POST', '/tags', { name })).id);
  deletedTag = (await t.ola.call('DELETE', `/tags/${(await call('POST', '/tags', { name: `Dawniej ${NAME}` })).id}`)).body as typeof deletedTag;
  await t.ola.call('PUT', `/agreements/${world.draft.agreementId}/signatories`, { signatories: [{ memberId: t.ola.actor.memberId }, { contactId: personId }] });
  await asAdmin(t, async (admin) => {
    const ws = t.ola.actor.workspaceId;
    await admin.query("insert into public.contact_points (workspace_id, id, record_kind, record_id, kind, value) values ($1, gen_random_uuid(), 'contact', $2, 'email', 'z.kanarek@further.example')", [ws, personId]);
    await admin.query("insert into public.taggings (workspace_id, record_kind, record_id, tag_id) select $1, 'contact', $2, unnest($3::uuid[])", [ws, personId, tagIds]);
    // They are away for a while, and left alone in the evening.
    await admin.query("insert into public.commitment_people (workspace_id, id, side, client_id, contact_id, name, email, locale, days_off) values ($1, gen_random_uuid(), 'client', $2, $3, $4, 'zuzanna@kanarek.example', 'pl', '[{\"from\": \"2031-07-01\", \"to\": \"2031-07-04\"}]')", [ws, clientId, personId, NAME]);
    await admin.query("insert into public.quiet_hours (workspace_id, email, client_id, time_zone, quiet_from, quiet_until, source_id, own) values ($1, 'zuzanna@kanarek.example', $2, 'UTC', '20:00', '08:00', gen_random_uuid(), true)", [ws, clientId]);
    await admin.query("update public.contacts set custom = jsonb_build_object(gen_random_uuid()::text, 'gorzkie-pole') where id = $1", [personId]);
    await admin.query("insert into public.change_set_rows (workspace_id, change_set_id, seq, table_name, record_id, action, before, after) values ($1, $2, 99, 'contacts', $3, 'updated', '{\"notes\": \"gorzka-notatka\"}', '{\"notes\": \"\"}')", [ws, world.records.changeSetId, personId]);
    await admin.query("insert into public.import_rows (workspace_id, import_id, row_number, outcome, record_id, reasons) select workspace_id, id, 999, 'rejected', $2, jsonb_build_array(jsonb_build_object('value', $3::text)) from public.imports where workspace_id = $1 limit 1", [ws, personId, NAME]);
  });
}, 240_000);
afterAll(() => t.close());

/** Where any of the texts stands in the workspace: "table.column". */
async function whereIs(admin: pg.Client, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tenantTables(admin)) {
    const { rows: columns } = await admin.query<{ name: string }>("select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and data_type in ('text', 'jsonb', 'tsvector')", [table]);
    for (const { name } of columns) {
      const { rowCount } = await admin.query(`select 1 from public.${table} where workspace_id = $1 and exists (select 1 from unnest($2::text[]) c where position(lower(c) in lower(${name}::text)) > 0) limit 1`, [t.ola.actor.workspaceId, texts]);
      if (rowCount !== 0) found.push(`${table}.${name}`);
    }
  }
  return found;
}

async function counts(admin: pg.Client): Promise<Record<string, number>> {
  const parts = ['clients', 'contacts', 'deals', 'engagements', 'interactions', 'stage_visits', 'lifecycle_changes', 'agreements', 'signatures'].map((table) => `select '${table}' as name, count(*)::int as n from public.${table} where workspace_id = $1`);
  const { rows } = await admin.query<{ name: string; n: number }>(`${parts.join(' union all ')} union all select 'activities', count(*)::int from public.activities where workspace_id = $1 and topic not like '%.erased' and topic not like '%.reported'`, [t.ola.actor.workspaceId]);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

it('every text of the database is on the data map, and nothing else is', async () => {
  const columns = await asAdmin(t, async (admin) => (await admin.query<{ place: string }>("select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public' and data_type in ('text', 'jsonb', 'tsvector')")).rows.map(({ place }) => place));
  expect(columns.filter((place) => !mappedColumns().includes(place))).toEqual([]);
  expect(mappedColumns().filter((place) => !columns.includes(place))).toEqual([]);
});

/** The codes that the database allows in a column, from its checks: "table.column" and each code. */
async function allowedCodes(admin: pg.Client): Promise<readonly { readonly table: string; readonly column: string; readonly code: string }[]> {
  const { rows } = await admin.query<{ table: string; says: string }>("select conrelid::regclass::text as table, pg_get_constraintdef(oid) as says from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace");
  return rows.flatMap(({ table, says }) => {
    const column = /^CHECK \(\((\w+) = ANY \(ARRAY\[/.exec(says)?.[1];
    return column === undefined ? [] : [...says.matchAll(/'([^']+)'::text/g)].map(([, code = '']) => ({ table: table.replace('public.', ''), column, code }));
  });
}

describe('a report about a person', () => {
  it.each(LOCALES)('says in %s every code that it may hold, and the name of every place', async (locale) => {
    const say = translator(locale);
    const codes = await asAdmin(t, allowedCodes);
    const told = codes.filter(({ table, column }) => REPORTED_TABLES.includes(table) && say.has(`report.column_${column}`));
    expect(told.length).toBeGreaterThan(40);
    expect(told.filter(({ table, column, code }) => reportCodeKey(say, { table, column, code }) === null)).toEqual([]);
    expect(REPORTED_TABLES.filter((table) => !say.has(`report.table_${table}`))).toEqual([]);
  });

  it('looks into every place where words about somebody may stand, or says why not', () => {
    const elsewhere = tablesWith('words').filter((table) => !REPORTED_TABLES.includes(table));
    expect(elsewhere).toEqual(NOT_ABOUT_ONE_PERSON);
  });

  it('holds everything that is kept about them, for owners alone', async () => {
    const report = (await t.ola.call('GET', `/personal-data/contact/${personId}`)).body as PersonReport;
    expect(report.name).toBe(NAME);
    const tables = report.sections.map(({ table }) => table);
    for (const table of ['contacts', 'contact_points', 'interactions', 'activities', 'change_set_rows', 'import_rows', 'signatories']) expect(tables, table).toContain(table);
    const said = JSON.stringify(report);
    for (const canary of CANARIES) expect(said).toContain(canary);
    expect(said).not.toContain('token_hash');
    for (const who of [t.nadia, t.tomasz]) expect(refusal(await who.call('GET', `/personal-data/contact/${personId}`))).toBe('not-allowed');
    expect((await t.maeve.call('GET', `/personal-data/contact/${personId}`)).status).toBe(404);
  });
});

describe('erasing a person', () => {
  it('takes their name typed, an owner, and no agreement that waits for them', async () => {
    const erase = (who: typeof t.ola, id: string, name: string) => who.call('POST', `/personal-data/contact/${id}/erasure`, { name });
    expect(refusal(await erase(t.nadia, personId, NAME))).toBe('not-allowed');
    expect(refusal(await erase(t.ola, personId, 'Zuzanna'))).toBe('person-name-differs');
    expect((await erase(t.maeve, personId, NAME)).status).toBe(404);
    const waiting = await asAdmin(t, async (admin) => (await admin.query<{ id: string; name: string }>('select c.id, c.name from public.contacts c join public.signatories s on s.contact_id = c.id where s.agreement_id = $1 limit 1', [world.open.agreementId])).rows[0]);
    expect(refusal(await erase(t.ola, waiting?.id ?? '', waiting?.name ?? ''))).toBe('person-signs-now');
  });

  it('leaves their words nowhere, every row where it was, and figures as they were', async () => {
    const next = async () => ((await t.ola.call('GET', `/records/client/${clientId}`)).body as RecordRow).next?.is;
    const before = await asAdmin(t, counts);
    expect(await next()).toBe('task');
    expect((await asAdmin(t, (admin) => whereIs(admin, CANARIES))).length).toBeGreaterThan(10);
    const { status, body } = await t.ola.call('POST', `/personal-data/contact/${personId}/erasure`, { name: NAME });
    expect(status, JSON.stringify(body)).toBe(201);
    await t.workOff();
    expect(await asAdmin(t, (admin) => whereIs(admin, CANARIES))).toEqual(['agreement_events.body']);
    expect(await asAdmin(t, counts)).toEqual(before);
    expect(await next()).not.toBe('task');
    expect((await t.ola.call('GET', '/search?q=Kanarkowska')).body).toEqual({ rows: [] });
    const [erasure] = ((await t.ola.call('GET', '/erasures')).body as { rows: ErasureView[] }).rows;
    expect(erasure).toMatchObject({ kind: 'contact', state: 'done', held: [{ what: 'agreement_events' }], memberName: 'Ola Lipska' });
    expect(erasure?.pseudonym).toMatch(/^Osoba usunięta [0-9A-F]{4}$/);
    const tags = ((await t.ola.call('GET', '/tags')).body as { rows: { name: string; records: number }[] }).rows.map(({ name }) => name);
    expect(tags.filter((name) => name === erasure?.pseudonym)).toHaveLength(1);
    const { notes } = (await t.ola.call('GET', `/clients/${clientId}`)).body as { notes: string };
    expect(notes).toBe(`Rozmawiać z: ${erasure?.pseudonym ?? ''}`);
    // A tag that was deleted before comes back without the person.
    expect((await t.ola.call('POST', `/change-sets/${deletedTag.changeSetId}/undo`, {})).status).toBe(200);
    expect(((await t.ola.call('GET', '/tags')).body as { rows: { name: string }[] }).rows.map(({ name }) => name)).toContain(`Dawniej ${erasure?.pseudonym ?? ''}`);
    expect(await asAdmin(t, (admin) => whereIs(admin, CANARIES))).toEqual(['agreement_events.body']);
  });

  it('is remembered by keyed hashes: whoever brings the person again is told, and nobody else', async () => {
    const keys = [erasureKey('email', 'Zuzanna@Kanarek.example'), erasureKey('phone', '600700800'), erasureKey('email', 'other@kanarek.example')].filter((key) => key !== null);
    expect([...(await t.look(t.ola, (tx) => isErased(tx, t.services.secrets, keys)))].sort()).toEqual(keys.slice(0, 2).sort());
    expect((await t.look(t.maeve, (tx) => isErased(tx, t.services.secrets, keys))).size).toBe(0);
  });

  it('is not undone by an import that brings the person again', async () => {
    const view = await imported(t, t.ola, { name: 'kontakty.csv', bytes: 'Name,E-mail,Phone\nZuzanna Kanarkowska,ZUZANNA@kanarek.example,\nZ. K.,,600 700 800\nNowa Osoba,nowa@kanarek.example,\n' });
    expect(view.counts).toMatchObject({ read: 3, created: 1, skipped: 2, rejected: 0 });
    const names = await t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('contacts').select('name').where('workspaceId', '=', tx.workspaceId).where('name', 'in', ['Zuzanna Kanarkowska', 'Z. K.', 'Nowa Osoba']).execute()).map(({ name }) => name));
    expect(names).toEqual(['Nowa Osoba']);
  });

  it('keeps the evidence of a sealed agreement, says why and until when, and nothing else', async () => {
    const signer = await asAdmin(t, async (admin) => (await admin.query<{ id: string; name: string; email: string }>("select c.id, c.name, c.email from public.contacts c join public.signatories s on s.contact_id = c.id where s.agreement_id = $1 and s.side = 'client' limit 1", [world.sealed.agreementId])).rows[0]);
    await asAdmin(t, (admin) => admin.query("update public.contacts set name = 'Wanda Wyjątkowa', email = 'wanda@wyjatkowa.example' where id = $1", [signer?.id]));
    await asAdmin(t, (admin) => admin.query("update public.signatories set name = 'Wanda Wyjątkowa', email = 'wanda@wyjatkowa.example' where contact_id = $1", [signer?.id]));
    expect((await t.ola.call('POST', `/personal-data/contact/${signer?.id}/erasure`, { name: 'Wanda Wyjątkowa' })).status).toBe(201);
    await t.workOff();
    const erasure = ((await t.ola.call('GET', '/erasures')).body as { rows: ErasureView[] }).rows.find(({ held }) => held.length > 1);
    expect(erasure?.held.map(({ what }) => what)).toEqual(expect.arrayContaining(['agreement_versions', 'signatories', 'signatures']));
    expect(erasure?.held.every(({ reason, until }) => reason === 'evidence-of-agreement' && /^20\d\d-12-31$/.test(until))).toBe(true);
    const left = await asAdmin(t, (admin) => whereIs(admin, ['Wanda Wyjątkowa', 'wanda@wyjatkowa.example']));
    expect(left.sort()).toEqual(['signatories.email', 'signatories.name']);
    for (const place of left) expect([...columnsOf(place.split('.')[0] ?? '', 'draft'), ...columnsOf(place.split('.')[0] ?? '', 'evidence')]).toContain(place.split('.')[1]);
  });
});

it('what was merged into a person is theirs: reported with them, erased with them, and not brought back', async () => {
  const add = async (name: string, email: string): Promise<string> => ((await t.ola.call('POST', `/clients/${clientId}/contacts`, { name, email, locale: 'pl' })).body as { id: string }).id;
  const [stays, goes] = [await add('Wilhelmina Czapla', 'w.czapla@czapla.example'), await add('Vilhelmina Tchapla', 'mina@tchapla.example')];
  expect((await t.ola.call('POST', '/merges', { kind: 'contact', winnerId: stays, loserId: goes, take: [] })).status).toBe(201);
  const report = JSON.stringify((await t.ola.call('GET', `/personal-data/contact/${stays}`)).body);
  for (const word of ['w.czapla@czapla.example', 'Vilhelmina Tchapla']) expect(report).toContain(word);
  expect((await t.ola.call('POST', `/personal-data/contact/${stays}/erasure`, { name: 'Wilhelmina Czapla' })).status).toBe(201);
  await t.workOff();
  await asAdmin(t, async (admin) => expect(await whereIs(admin, ['Wilhelmina Czapla', 'czapla.example', 'Vilhelmina', 'tchapla.example'])).toEqual([]));
  const again = await imported(t, t.ola, { name: 'again.csv', bytes: 'Name,E-mail\nMina,mina@tchapla.example\n' });
  expect(again.counts.created).toBe(0);
});
