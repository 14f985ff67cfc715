import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { Scope } from '@entente/core/kernel/actor';
import { BUILT_IN_FIELDS } from '@entente/core/record/record-fields';
import { RECORD_KINDS, RECORD_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { newId } from '../../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { recordsWritten } from '../record.actions.ts';
import { readListing } from './record.access.ts';
import { listRecords, recordsAsked, type ListingPlace, type Reach } from './record.store.ts';

/** What a client is, in plain words; what a list shows of it is said here once more, and the API has to agree. */
type Owner = 'ola' | 'nadia' | 'tomasz';
type Made = { readonly id: string; readonly name: string; readonly source: string; readonly lifecycle: string; readonly owner: Owner; readonly nextStepOn: string | null; readonly sector: string | null; readonly score: number | null; readonly nick: string | null; readonly tags: readonly string[]; readonly isGone: boolean };
type Condition = { readonly words: object; fits(client: Made): boolean };
type Asked = { readonly conditions: readonly Condition[]; readonly isAll: boolean; readonly sort: string; readonly limit: number; readonly reader: Owner; readonly scope: Scope };

const TEAM: Readonly<Record<Owner, string | null>> = { ola: null, nadia: 'Production', tomasz: 'Production' };
const OWNERS: readonly Owner[] = ['ola', 'nadia', 'tomasz'];
const CLIENTS = 160;
/** In the order in which people look names up. */
const NAMES = ['Cyrk', 'Ćma', 'lampa', 'Lampa', 'Lwów', 'Łąka', 'Zorza', 'Źródło', 'Żaba', 'Ёж', 'Щука'];
/** In the order of their field, which is not that of letters. */
const SECTORS = ['b', 'a'];
const SOURCES = ['A 100% wish_list', 'Targi w Łodzi', '', 'a friend'];
const byName = new Intl.Collator('pl').compare;
const [SECTOR, SCORE, NICK] = [newId(), newId(), newId()];
const TAGS = [newId(), newId()];

let t: TestEntente;
let people: Readonly<Record<Owner, TestMember>>;
let made: readonly Made[];

beforeAll(async () => {
  t = await startTestEntente();
  people = { ola: t.ola, nadia: t.nadia, tomasz: t.tomasz };
  made = fc.sample(fc.record({ lifecycle: fc.constantFrom('lead', 'qualified', 'active'), owner: fc.constantFrom(...OWNERS), nextStepOn: fc.option(fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03')), sector: fc.option(fc.constantFrom('a', 'b')), score: fc.option(fc.integer({ min: -5, max: 5 })), nick: fc.option(fc.constantFrom(...NAMES)), tags: fc.subarray(TAGS), isGone: fc.boolean().map((gone) => gone && Math.random() < 0.2) }), CLIENTS).map((one, at) => ({ ...one, id: newId(), name: at % 3 === 0 ? `${NAMES[at % NAMES.length]} ${at % 8}` : `Client ${at % 40}`, source: SOURCES[at % SOURCES.length] ?? '' }));
  await t.look(t.ola, async (tx) => {
    const { workspaceId } = tx;
    await tx.kysely.insertInto('fields').values([{ workspaceId, id: SECTOR, recordKind: 'client', key: 'sector', type: 'choice', labels: '{}', options: JSON.stringify(SECTORS.map((key) => ({ key }))) }, { workspaceId, id: SCORE, recordKind: 'client', key: 'score', type: 'number', labels: '{}' }, { workspaceId, id: NICK, recordKind: 'client', key: 'nick', type: 'text', labels: '{}' }]).execute();
    await tx.kysely.insertInto('tags').values(TAGS.map((id, at) => ({ workspaceId, id, name: `T${at}`, nameKey: `t${at}` }))).execute();
    await tx.kysely.insertInto('clients').values(made.map(({ id, name, source, lifecycle, owner, nextStepOn, sector, score, nick, isGone }) => ({ workspaceId, id, kind: 'person', name, source, lifecycle, locale: 'en', nextStepOn, ownerId: people[owner].actor.memberId, deletedAt: isGone ? new Date().toISOString() : null, custom: JSON.stringify({ ...(sector === null ? {} : { [SECTOR]: sector }), ...(score === null ? {} : { [SCORE]: score }), ...(nick === null ? {} : { [NICK]: nick }) }) }))).execute();
    await tx.kysely.insertInto('taggings').values(made.flatMap(({ id, tags }) => tags.map((tagId) => ({ workspaceId, recordKind: 'client', recordId: id, tagId })))).execute();
    await recordsWritten(tx, 'client', made.map(({ id }) => id));
  });
}, 60_000);
afterAll(() => t.close());

const CONDITIONS: readonly Condition[] = [
  { words: { field: 'lifecycle', is: 'any_of', value: ['lead', 'active'] }, fits: ({ lifecycle }) => lifecycle !== 'qualified' },
  { words: { field: 'lifecycle', is: 'none_of', value: ['lead'] }, fits: ({ lifecycle }) => lifecycle !== 'lead' },
  { words: { field: 'name', is: 'contains', value: 'NT 1' }, fits: ({ name }) => name.toLowerCase().includes('nt 1') },
  { words: { field: 'name', is: 'contains', value: 'IENT 1' }, fits: ({ name }) => name.toLowerCase().includes('ient 1') },
  { words: { field: 'name', is: 'contains', value: 'łąk' }, fits: ({ name }) => name.startsWith('Łąka') },
  { words: { field: 'name', is: 'starts_with', value: 'щука' }, fits: ({ name }) => name.startsWith('Щука') },
  { words: { field: 'name', is: 'starts_with', value: 'ient' }, fits: () => false },
  { words: { field: 'name', is: 'equals', value: 'client 7' }, fits: ({ name }) => name === 'Client 7' },
  { words: { field: 'source', is: 'contains', value: '100% wish_' }, fits: ({ source }) => source.startsWith('A 100') },
  { words: { field: 'source', is: 'not_equals', value: 'A friend' }, fits: ({ source }) => source !== 'a friend' },
  { words: { any: [{ field: 'source', is: 'contains', value: 'łodzi' }, { all: [{ field: 'name', is: 'contains', value: 'client' }, { field: 'custom.sector', is: 'any_of', value: ['a'] }] }] }, fits: ({ name, source, sector }) => source.includes('Łodzi') || (name.startsWith('Client') && sector === 'a') },
  { words: { field: 'nextStepOn', is: 'is_empty' }, fits: ({ nextStepOn }) => nextStepOn === null },
  { words: { field: 'nextStepOn', is: 'between', value: ['2026-01-02', '2026-01-03'] }, fits: ({ nextStepOn }) => nextStepOn !== null && nextStepOn >= '2026-01-02' },
  { words: { field: 'custom.sector', is: 'any_of', value: ['a'] }, fits: ({ sector }) => sector === 'a' },
  { words: { field: 'custom.sector', is: 'none_of', value: ['a'] }, fits: ({ sector }) => sector !== 'a' },
  { words: { field: 'custom.sector', is: 'is_filled' }, fits: ({ sector }) => sector !== null },
  { words: { field: 'custom.score', is: 'at_least', value: 0 }, fits: ({ score }) => score !== null && score >= 0 },
  { words: { field: 'custom.score', is: 'is_empty' }, fits: ({ score }) => score === null },
  ...TAGS.flatMap((tag): Condition[] => [{ words: { field: 'tags', is: 'any_of', value: [tag] }, fits: ({ tags }) => tags.includes(tag) }, { words: { field: 'tags', is: 'none_of', value: [tag] }, fits: ({ tags }) => !tags.includes(tag) }]),
  { words: { any: [{ field: 'tags', is: 'any_of', value: TAGS }, { all: [{ field: 'custom.score', is: 'at_most', value: -1 }, { field: 'custom.sector', is: 'any_of', value: ['b'] }] }] }, fits: ({ tags, score, sector }) => tags.length > 0 || (score !== null && score <= -1 && sector === 'b') },
];

const fields = { sort: fc.constantFrom('name', '-name', 'nextStepOn', '-nextStepOn', 'createdAt', '-updatedAt', 'custom.nick', '-custom.nick', 'custom.score', '-custom.score', 'custom.sector', '-custom.sector'), limit: fc.integer({ min: 7, max: 60 }), reader: fc.constantFrom(...OWNERS), scope: fc.constantFrom<Scope>('own', 'team', 'all') };
const asked = fc.record<Asked>({ ...fields, conditions: fc.subarray([...CONDITIONS], { maxLength: 3 }), isAll: fc.boolean() });

function isOfSet(words: object): boolean {
  const { field = '', is = '', any } = words as { field?: string; is?: string; any?: unknown };
  if (any !== undefined || (['name', 'source'].includes(field) && is !== 'not_equals')) return true;
  return (field === 'tags' || field.startsWith('custom.')) && ['any_of', 'at_least', 'is_filled'].includes(is);
}

/** What is asked of sets: custom fields and tags of which every one has to hold. */
const askedOfSets = fc.record<Asked>({ ...fields, conditions: fc.subarray(CONDITIONS.filter(({ words }) => isOfSet(words)), { minLength: 1, maxLength: 3 }), isAll: fc.constant(true) });

function maySee(reader: Owner, scope: Scope, owner: Owner): boolean {
  if (scope === 'all' || reader === owner) return true;
  return scope === 'team' && TEAM[reader] !== null && TEAM[reader] === TEAM[owner];
}

function expected({ conditions, isAll, reader, scope }: Asked): Made[] {
  const fits = (client: Made): boolean => (conditions.length === 0 ? true : isAll ? conditions.every((one) => one.fits(client)) : conditions.some((one) => one.fits(client)));
  return made.filter((client) => !client.isGone && maySee(reader, scope, client.owner) && fits(client));
}

const filterOf = ({ conditions, isAll }: Asked): string => JSON.stringify({ [isAll ? 'all' : 'any']: conditions.map(({ words }) => words) });

const COLUMNS = 'name,nextStepOn,custom.nick,custom.score,custom.sector';

async function allPages(asked: Asked): Promise<RecordRow[]> {
  const found: RecordRow[] = [];
  for (let cursor = ''; ; ) {
    const { status, body } = await people[asked.reader].call('GET', `/records/client?columns=${COLUMNS}&limit=${asked.limit}&sort=${asked.sort}&filter=${encodeURIComponent(filterOf(asked))}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const page = body as { rows: RecordRow[]; nextCursor: string | null };
    found.push(...page.rows);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

/** What stands in order, by the column it stands in; other sorts are told by their ids alone. */
const ORDERS: Readonly<Record<string, (a: unknown, b: unknown) => number>> = {
  name: (a, b) => byName(String(a), String(b)),
  nextStepOn: (a, b) => (String(a) < String(b) ? -1 : Number(a !== b)),
  // Capitals and small letters are one in the index of values.
  'custom.nick': (a, b) => byName(String(a).toLowerCase(), String(b).toLowerCase()),
  'custom.score': (a, b) => Number(a) - Number(b),
  'custom.sector': (a, b) => SECTORS.indexOf(String(a)) - SECTORS.indexOf(String(b)),
};

/** Sorted as asked, empty ones last, whichever way. */
function isInOrder(rows: readonly { readonly values: RecordRow['values'] }[], sort: string): boolean {
  const key = sort.replace('-', '');
  const compare = ORDERS[key];
  if (compare === undefined) return true;
  const values = rows.map(({ values }) => values[key] ?? null).map((value) => (value === '' ? null : value));
  const filled = values.filter((value) => value !== null);
  const way = sort.startsWith('-') ? -1 : 1;
  return filled.every((value, at) => at === 0 || way * compare(filled[at - 1], value) <= 0) && values.slice(filled.length).every((value) => value === null);
}

describe('what a list shows', () => {
  it('is what fits and may be seen, each once, in order; counts, exports and bulk changes agree', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async (drawn) => {
        const who = people[drawn.reader];
        Object.assign(who.actor, { scope: drawn.scope });
        const [rows, wanted] = [await allPages(drawn), expected(drawn)];
        expect(rows.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
        expect(isInOrder(rows, drawn.sort)).toBe(true);
        const filter = filterOf(drawn);
        expect((await who.call('GET', `/records/client/aggregates?filter=${encodeURIComponent(filter)}`)).body).toMatchObject({ count: { value: wanted.length } });
        expect((await who.call('POST', '/records/client/bulk/preview', { selection: { filter }, change: { set: { notes: 'x' } } })).body).toMatchObject({ count: { value: wanted.length } });
        expect((await who.call('POST', '/records/client/bulk/preview', { selection: { ids: made.map(({ id }) => id) }, change: { set: { notes: 'x' } } })).body).toMatchObject({ count: { value: expected({ ...drawn, conditions: [] }).length } });
        const file = await t.fetch(`/api/v1/records/client/export?format=csv&columns=name&filter=${encodeURIComponent(filter)}`, { headers: { 'x-test-member': drawn.reader } });
        expect((await file.text()).split('\r\n').length - 2).toBe(wanted.length);
      }),
      { numRuns: 60 },
    );
  }, 180_000);

  it('does not depend on which way it is read', async () => {
    const reaches: readonly Reach[] = [{ lookedAt: 1, few: 0 }, { lookedAt: 30, few: 0 }, { lookedAt: 1_000, few: 0 }, { lookedAt: 1_000, few: 500 }];
    await fc.assert(
      fc.asyncProperty(fc.oneof(asked, askedOfSets), fc.constantFrom(...reaches), async (drawn, reach) => {
        const { actor } = people[drawn.reader];
        Object.assign(actor, { scope: drawn.scope });
        // Short pages, so that the last one is often exactly full.
        const limit = 5 + (drawn.limit % 4);
        const rows = await t.look(t.ola, async (tx) => {
          const listing = await readListing(tx, actor, { kind: 'client', filter: filterOf(drawn), sort: drawn.sort, columns: COLUMNS });
          if (!listing.ok) throw new Error(listing.refusal.code);
          const found: RecordRow[] = [];
          for (let after: ListingPlace | null = null; ; ) {
            const page: Awaited<ReturnType<typeof listRecords>> = await listRecords(tx, { listing: listing.value, limit, after, actor, reach });
            found.push(...page.slice(0, limit));
            if (page.length <= limit) return found;
            after = page[limit - 1] ?? null;
          }
        });
        expect(rows.map(({ id }) => id).sort()).toEqual(expected(drawn).map(({ id }) => id).sort());
        expect(isInOrder(rows, drawn.sort)).toBe(true);
      }),
      { numRuns: 120 },
    );
  }, 120_000);
});

describe('the plan of a list', () => {
  const isKept = async ({ scope = 'own', kind = 'client', sort = '-updatedAt', filter = '' }: { readonly scope?: Scope; readonly kind?: ListKind; readonly sort?: string; readonly filter?: string }): Promise<boolean> => t.look(t.ola, async (tx) => {
    const actor = { ...t.nadia.actor, scope };
    const listing = await readListing(tx, actor, { kind, filter, sort });
    if (!listing.ok) throw new Error(listing.refusal.code);
    const page = { listing: listing.value, limit: 5, after: null, actor };
    await listRecords(tx, page);
    const { rowCount } = await tx.client.query("select from pg_prepared_statements where statement = $1 and name like 'planned%'", [recordsAsked(page).compile(tx.kysely).sql]);
    return rowCount === 1;
  });

  it('is kept where an index holds what is shown in its order, for whoever sees all or has the rows', async () => {
    for (const kind of ['client', 'contact', 'deal'] as const) {
      expect(await isKept({ kind })).toBe(true);
      // The order that the plan relies on.
      const indexes = await t.look(t.ola, async (tx) => (await tx.client.query<{ indexdef: string }>(`select indexdef from pg_indexes where tablename = '${RECORD_TABLES[kind]}'`)).rows.map(({ indexdef }) => indexdef));
      expect(indexes.some((index) => index.includes('(workspace_id, owner_id, updated_at DESC, id DESC)'))).toBe(true);
    }
    expect(await isKept({ scope: 'all', sort: 'name' })).toBe(true);
  });

  it('is made anew where how many rows fit decides how they are best read', async () => {
    const filter = JSON.stringify({ all: [{ field: 'lifecycle', is: 'any_of', value: ['lead'] }] });
    const asked = [{ sort: 'name' }, { scope: 'team' }, { kind: 'engagement' }, { filter }, { scope: 'all', filter }] as const;
    for (const one of asked) expect(await isKept(one), JSON.stringify(one)).toBe(false);
  });
});

describe('the index of texts', () => {
  it.each(RECORD_KINDS)('holds every text of a %s that a list can be filtered by', async (kind) => {
    const table = RECORD_TABLES[kind];
    const [found] = await t.look(t.ola, async (tx) => (await tx.client.query<{ index: string; asked: string }>(`select pg_get_indexdef('${table}_texts'::regclass) as index, pg_get_functiondef('auth.records_with_text'::regproc) as asked`)).rows);
    const { index = '', asked = '' } = found ?? {};
    const ofKind = asked.slice(asked.indexOf(`from public.${table} `)).split(';')[0];
    const texts = BUILT_IN_FIELDS[kind].filter(({ type, filterable, column }) => filterable && column !== undefined && ['text', 'email', 'phone', 'url'].includes(type));
    expect(texts.filter(({ column }) => !index.includes(`${column} ||`) && !index.includes(`|| ${column})`))).toEqual([]);
    expect(texts.filter(({ column }) => ofKind?.includes(`r.${column} `) !== true && ofKind?.includes(`r.${column})`) !== true)).toEqual([]);
  });
});

describe('people who write at the same time', () => {
  it('lose nothing in different fields, and of one field exactly one of them is taken', async () => {
    const FIELDS = ['notes', 'address', 'source', 'nextStep', 'custom.sector', 'custom.score'] as const;
    const VALUES: Readonly<Record<string, readonly unknown[]>> = { 'custom.sector': ['a', 'b'], 'custom.score': [1, 2, 3] };
    const writes = fc.array(fc.record({ field: fc.constantFrom(...FIELDS), pick: fc.nat(), who: fc.constantFrom(...OWNERS) }), { minLength: 2, maxLength: 6 });
    for (const who of OWNERS) Object.assign(people[who].actor, { scope: 'all' });
    await fc.assert(
      fc.asyncProperty(writes, async (drawn) => {
        const { id } = (await t.ola.call('POST', '/clients', { kind: 'person', name: 'Shared', locale: 'en' })).body as { id: string };
        const asked = drawn.map(({ field, pick, who }, at) => ({ field, who, value: VALUES[field]?.[pick % VALUES[field].length] ?? `text ${at}` }));
        const answers = await Promise.all(asked.map(({ field, who, value }) => people[who].call('PATCH', `/records/client/${id}`, { set: { [field]: value }, before: { [field]: '' } })));
        const { body } = await t.ola.call('GET', `/records/client?columns=${FIELDS.join(',')}&sort=-createdAt&limit=1`);
        const [row] = (body as { rows: RecordRow[] }).rows;
        for (const field of new Set(asked.map((one) => one.field))) {
          const tried = asked.map((one, at) => ({ ...one, status: answers[at]?.status })).filter((one) => one.field === field);
          const taken = tried.filter(({ status }) => status === 200);
          expect(new Set(taken.map(({ value }) => value))).toEqual(new Set([row?.values[field]]));
          expect(tried.filter(({ value }) => value !== row?.values[field]).every(({ status }) => status === 409)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
