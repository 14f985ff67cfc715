import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Page = { rows: RecordRow[]; nextCursor: string | null };

async function addClient(who: TestMember, name: string): Promise<string> {
  return ((await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string }).id;
}

async function list(who: TestMember, path: string): Promise<Page> {
  const { status, body } = await who.call('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Page;
}

const where = (...all: object[]): string => encodeURIComponent(JSON.stringify({ all }));
const change = (who: TestMember, { kind = 'client', id }: { kind?: string; id: string }, set: object, before?: object) => (before === undefined ? who.change(`/records/${kind}/${id}`, set) : who.call('PATCH', `/records/${kind}/${id}`, { set, before }));
const names = (page: Page): unknown[] => page.rows.map(({ values }) => values.name);

async function addField(who: TestMember, row: { key: string; type: string; options?: object[]; isUnique?: boolean; isRequired?: boolean; rules?: object }): Promise<string> {
  const id = newId();
  await t.look(who, (tx) => tx.kysely.insertInto('fields').values({ workspaceId: tx.workspaceId, id, recordKind: 'client', labels: '{"en":"Field"}', ...row, options: JSON.stringify(row.options ?? []), rules: JSON.stringify(row.rules ?? {}) }).execute());
  return id;
}

describe('a list of records', () => {
  it('shows the columns asked for, with the names of what they refer to', async () => {
    const id = await addClient(t.ola, 'Bank Wschodni');
    const page = await list(t.ola, '/records/client?columns=name,ownerId,lifecycle,updatedAt');
    const row = page.rows.find((one) => one.id === id);
    expect(row).toMatchObject({ version: 1, values: { name: 'Bank Wschodni', ownerId: t.ola.actor.memberId, lifecycle: 'lead' }, names: { [t.ola.actor.memberId]: 'Ola Lipska' } });
    expect(row?.values.updatedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('shows one record with every field of its kind, and none that is foreign', async () => {
    const { body } = await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Kolejka Bieszczadzka', locale: 'pl' });
    const { id } = body as { id: string };
    expect(await t.ola.call('GET', `/records/client/${id}`)).toMatchObject({ status: 200, body: { id, values: { name: 'Kolejka Bieszczadzka', lifecycle: 'lead' }, names: { [t.ola.actor.memberId]: 'Ola Lipska' } } });
    expect((await t.maeve.call('GET', `/records/client/${id}`)).status).toBe(404);
  });

  it('filters by built-in fields, relative days and by who looks', async () => {
    const id = await addClient(t.maeve, 'Harbour Lights');
    const other = await addClient(t.maeve, 'Kiln & Clay');
    await change(t.maeve, { id }, { lifecycle: 'active', nextStepOn: new Date().toISOString().slice(0, 10) });
    expect(names(await list(t.maeve, `/records/client?filter=${where({ field: 'lifecycle', is: 'any_of', value: ['active'] })}`))).toEqual(['Harbour Lights']);
    expect(names(await list(t.maeve, `/records/client?filter=${where({ field: 'nextStepOn', is: 'between', value: [{ days: -1 }, { days: 1 }] }, { field: 'ownerId', is: 'any_of', value: ['me'] })}`))).toEqual(['Harbour Lights']);
    expect(names(await list(t.maeve, `/records/client?filter=${where({ field: 'nextStepOn', is: 'is_empty' })}`))).toEqual(['Kiln & Clay']);
    expect(names(await list(t.maeve, `/records/client?filter=${where({ field: 'name', is: 'contains', value: 'kiln' })}`))).toEqual(['Kiln & Clay']);
    expect((await list(t.maeve, `/records/client?filter=${where({ field: 'lifecycle', is: 'none_of', value: ['active'] })}`)).rows.map((row) => row.id)).toEqual([other]);
  });

  it('refuses a filter that does not fit its field', async () => {
    for (const filter of ['{', '{"all":[{"field":"nothing","is":"equals","value":1}]}', '{"all":[{"field":"name","is":"at_least","value":1}]}', '{"all":[{"field":"ownerId","is":"any_of","value":["nobody"]}]}']) {
      const { status, body } = await t.ola.call('GET', `/records/client?filter=${encodeURIComponent(filter)}`);
      expect([status, (body as { data: { refusal: string } }).data.refusal]).toEqual([422, 'filter-does-not-fit']);
    }
    expect((await t.ola.call('GET', '/records/client?sort=notes')).status).toBe(422);
  });

  it('pages through every record once, in both directions, empty sort values last', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 9; at += 1) {
      const id = await addClient(t.nadia, `Page ${at}`);
      ids.push(id);
      if (at % 3 !== 0) await change(t.nadia, { id }, { nextStepOn: `2026-01-0${1 + (at % 4)}` });
    }
    const filter = where({ field: 'name', is: 'starts_with', value: 'Page' });
    for (const sort of ['nextStepOn', '-nextStepOn', 'name', '-updatedAt']) {
      const seen: RecordRow[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Page = await list(t.nadia, `/records/client?filter=${filter}&columns=name,nextStepOn&limit=2&sort=${sort}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        seen.push(...page.rows);
        cursor = page.nextCursor;
      }
      expect(seen.map(({ id }) => id).sort(), sort).toEqual(ids.toSorted());
      if (!sort.endsWith('nextStepOn')) continue;
      const days = seen.map(({ values }) => values.nextStepOn);
      const filled = days.filter((day) => day !== null) as string[];
      expect(days, sort).toEqual([...(sort.startsWith('-') ? filled.toSorted().reverse() : filled.toSorted()), null, null, null]);
    }
  });

  it('finds by custom fields, and shows them', async () => {
    await addField(t.tomasz, { key: 'sector', type: 'choice', options: [{ key: 'schools' }, { key: 'banks' }] });
    await addField(t.tomasz, { key: 'headcount', type: 'number' });
    await addField(t.tomasz, { key: 'wishes', type: 'multi_choice', options: [{ key: 'online' }, { key: 'onsite' }] });
    const id = await addClient(t.tomasz, 'Szkoła');
    await addClient(t.tomasz, 'Bank');
    expect(await change(t.tomasz, { id }, { 'custom.sector': 'schools', 'custom.headcount': 40, 'custom.wishes': ['onsite', 'online'] })).toMatchObject({ status: 200 });
    const columns = 'columns=name,custom.sector,custom.headcount,custom.wishes';
    const both = where({ field: 'custom.sector', is: 'any_of', value: ['schools'] }, { field: 'custom.headcount', is: 'between', value: [10, 40] }, { field: 'custom.wishes', is: 'any_of', value: ['online'] });
    expect((await list(t.tomasz, `/records/client?${columns}&filter=${both}`)).rows).toMatchObject([{ id, values: { name: 'Szkoła', 'custom.sector': 'schools', 'custom.headcount': 40, 'custom.wishes': ['onsite', 'online'] } }]);
    expect(names(await list(t.tomasz, `/records/client?${columns}&filter=${where({ field: 'custom.sector', is: 'none_of', value: ['schools'] })}`))).toContain('Bank');
    expect((await change(t.tomasz, { id }, { 'custom.headcount': null })).status).toBe(200);
    expect((await list(t.tomasz, `/records/client?filter=${where({ field: 'custom.headcount', is: 'is_filled' })}`)).rows).toEqual([]);
  });
});

describe('changing a record', () => {
  it('keeps both changes when two people change different fields, and answers all three values of the same one', async () => {
    const id = await addClient(t.ola, 'Termy Podgórze');
    expect((await change(t.ola, { id }, { address: 'Kraków' }, { address: '' })).status).toBe(200);
    expect((await change(t.ola, { id }, { nextStep: 'Zadzwonić' }, { nextStep: '' })).body).toEqual({ version: 3 });
    expect(await change(t.ola, { id }, { address: 'Łódź' }, { address: '' })).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'address', yours: 'Łódź', theirs: 'Kraków', before: '', by: 'Ola Lipska' }] } } } });
  });

  it('says for each field what does not fit, and saves nothing', async () => {
    const id = await addClient(t.ola, 'Piekarnia');
    const { status, body } = await change(t.ola, { id }, { name: ' ', email: 'no', country: 'Polska', notes: 'kept?', createdAt: '2026-01-01', lifecycle: 'gone', ownerId: newId() });
    expect(status).toBe(422);
    expect(body).toMatchObject({ data: { refusal: 'values-do-not-fit', detail: { fields: [{ field: 'name', refusal: 'value-is-missing' }, { field: 'email', refusal: 'email-is-wrong' }, { field: 'country', refusal: 'value-not-a-country' }, { field: 'createdAt', refusal: 'field-is-unknown' }, { field: 'lifecycle', refusal: 'value-not-an-option' }] } } });
    expect(await change(t.ola, { id }, { ownerId: t.maeve.actor.memberId })).toMatchObject({ status: 422, body: { data: { detail: { fields: [{ field: 'ownerId', refusal: 'reference-is-gone' }] } } } });
    expect((await list(t.ola, '/records/client?columns=name,notes&search=Piekarnia')).rows[0]).toMatchObject({ version: 1, values: { notes: '' } });
  });

  it('writes down where a client stood, and tells its timeline', async () => {
    const id = await addClient(t.ola, 'Klinika Oko');
    await change(t.ola, { id }, { lifecycle: 'qualified', website: 'klinikaoko.example' });
    const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('lifecycleChanges').selectAll().where('workspaceId', '=', tx.workspaceId).where('clientId', '=', id).orderBy('happenedAt').execute());
    expect(rows).toMatchObject([{ fromLifecycle: null, toLifecycle: 'lead' }, { fromLifecycle: 'lead', toLifecycle: 'qualified', memberId: t.ola.actor.memberId }]);
    const { activities } = (await t.ola.call('GET', `/clients/${id}`)).body as { activities: { topic: string; payload: unknown }[] };
    expect(activities[0]).toMatchObject({ topic: 'client.changed', payload: { set: { lifecycle: 'qualified', website: 'https://klinikaoko.example' }, before: { lifecycle: 'lead', website: '' } } });
  });

  it('takes a value that may exist only once for one record, even when two ask at the same moment', async () => {
    await addField(t.ola, { key: 'vat_number', type: 'text', isUnique: true });
    const ids = [await addClient(t.ola, 'First'), await addClient(t.ola, 'Second')];
    const answers = await Promise.all(ids.map((id) => change(t.ola, { id }, { 'custom.vat_number': 'PL 525-000-00-00' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ data: { detail: { fields: [{ field: 'custom.vat_number', refusal: 'value-is-taken' }] } } });
  });

  it('comes too late where the record went into the bin, or out of sight, while the change waited for it', async () => {
    for (const gone of [{ deletedAt: new Date().toISOString(), deletedBy: t.ola.actor.memberId }, { ownerId: t.ola.actor.memberId }]) {
      const id = await addClient(t.tomasz, 'W Drodze');
      let waiting: ReturnType<typeof change> | undefined;
      await t.look(t.ola, async (tx) => {
        await tx.kysely.updateTable('clients').set(gone).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
        waiting = change(t.tomasz, { id }, { notes: 'za późno' }, { notes: '' });
        while ((await tx.client.query('select 1 from pg_locks where not granted')).rowCount === 0) await new Promise(setImmediate);
      });
      expect((await waiting)?.status).toBe(404);
      expect(await t.look(t.ola, (tx) => tx.kysely.selectFrom('clients').select('notes').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst())).toEqual({ notes: '' });
    }
  });

  it('is refused to whoever does not see the record, as if it were not there', async () => {
    const id = await addClient(t.ola, 'Unseen');
    for (const who of [t.tomasz, t.maeve]) expect((await change(who, { id }, { notes: 'x' })).status).toBe(404);
  });
});

describe('hidden fields', () => {
  it('are in no column, filter, sort or change', async () => {
    const id = await addClient(t.nadia, 'Hidden');
    Object.assign(t.nadia.actor, { limits: { client: { hidden: ['notes', 'name'] } } });
    try {
      const page = await list(t.nadia, '/records/client?columns=name,notes,lifecycle');
      expect(Object.keys(page.rows[0]?.values ?? {})).toEqual(['lifecycle']);
      expect((await t.nadia.call('GET', '/records/client?sort=name')).status).toBe(422);
      expect((await t.nadia.call('GET', `/records/client?filter=${where({ field: 'name', is: 'contains', value: 'H' })}`)).status).toBe(422);
      expect((await change(t.nadia, { id }, { notes: 'x' })).status).toBe(403);
      expect(JSON.stringify((await t.nadia.call('GET', '/records/client/fields')).body)).not.toContain('"notes"');
    } finally {
      Object.assign(t.nadia.actor, { limits: undefined });
    }
  });
});

describe('counting', () => {
  it('says how many fit and what columns sum up to', async () => {
    const { body } = await t.maeve.call('GET', '/records/client/aggregates?columns=name,nextStepOn,email');
    expect(body).toMatchObject({ complete: true, count: { value: 2, atLeast: false }, columns: [{ field: 'name', filled: 2 }, { field: 'nextStepOn', filled: 1 }, { field: 'email', filled: 0 }] });
  });
});
