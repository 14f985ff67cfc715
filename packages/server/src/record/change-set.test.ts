import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeSetView } from '@entente/contract/record/change-set.contract';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function addClient(who: TestMember, name: string): Promise<string> {
  return ((await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl' })).body as { id: string }).id;
}

async function valuesOf(who: TestMember, id: string): Promise<RecordRow['values'] | undefined> {
  const { body } = await who.call('GET', `/records/client?columns=name,notes,lifecycle,ownerId,tags,website,custom.sector&limit=100`);
  return (body as { rows: RecordRow[] }).rows.find((row) => row.id === id)?.values;
}

const bulk = (who: TestMember, selection: object, change: object, path = '') => who.call('POST', `/records/client/bulk${path}`, { selection, change });
const set = async (who: TestMember, id: string): Promise<ChangeSetView & { failed: { recordId: string; reason: string; name: string }[]; kept: { recordId: string; kept: string[] }[] }> => (await who.call('GET', `/change-sets/${id}`)).body as never;
const ran = ({ status, body }: { status: number; body: unknown }): { changeSetId: string; state: string } => {
  expect(status, JSON.stringify(body)).toBe(200);
  return body as never;
};
const tag = async (name: string): Promise<string> => ((await t.ola.call('POST', '/tags', { name })).body as { id: string }).id;

describe('a change of many records', () => {
  it('says first how many there are, how many are out of reach and what would be overwritten', async () => {
    const [a, b] = [await addClient(t.tomasz, 'First'), await addClient(t.tomasz, 'Second')];
    const foreign = await addClient(t.ola, 'Not his');
    await t.tomasz.change(`/records/client/${a}`, { website: 'old.example' });
    const { body } = await bulk(t.tomasz, { ids: [a, b, foreign] }, { set: { website: 'new.example' } }, '/preview');
    expect(body).toMatchObject({ count: { value: 2, atLeast: false }, unreachable: 1, overwritten: [{ field: 'website', empty: 1, same: 0, other: 1, examples: ['https://old.example'] }] });
    expect((body as { examples: RecordRow[] }).examples.map(({ values }) => values.name).sort()).toEqual(['First', 'Second']);
    expect((await valuesOf(t.tomasz, b))?.website).toBe('');
  });

  it('changes fields and tags as one act, and an undo puts back what nobody has edited since', async () => {
    const [before, after] = [await tag('before'), await tag('after')];
    const ids = [await addClient(t.ola, 'A'), await addClient(t.ola, 'B'), await addClient(t.ola, 'C')];
    const [first = '', second = ''] = ids;
    await t.ola.change(`/records/client/${first}`, { notes: 'kept', tags: [before] });
    const { changeSetId, state } = ran(await bulk(t.ola, { ids }, { set: { lifecycle: 'active', notes: 'all the same', ownerId: t.nadia.actor.memberId }, addTags: [after], removeTags: [before] }));
    expect(state).toBe('done');
    expect(await valuesOf(t.ola, first)).toMatchObject({ lifecycle: 'active', notes: 'all the same', ownerId: t.nadia.actor.memberId, tags: [after] });
    expect(await set(t.ola, changeSetId)).toMatchObject({ kind: 'bulk_edit', counts: { changed: 3, same: 0, failed: 0 }, failed: [] });
    await t.ola.change(`/records/client/${second}`, { notes: 'edited since' });
    expect(await t.ola.call('POST', `/change-sets/${changeSetId}/undo`)).toMatchObject({ status: 200, body: { state: 'undone', counts: { undone: 3, kept: 1 } } });
    expect(await valuesOf(t.ola, first)).toMatchObject({ lifecycle: 'lead', notes: 'kept', ownerId: t.ola.actor.memberId, tags: [before] });
    expect(await valuesOf(t.ola, second)).toMatchObject({ lifecycle: 'lead', notes: 'edited since', tags: [] });
    expect((await set(t.ola, changeSetId)).kept).toMatchObject([{ recordId: second, kept: ['notes'] }]);
    const stays = await t.look(t.ola, (tx) => tx.kysely.selectFrom('lifecycleChanges').select(['fromLifecycle', 'toLifecycle']).where('workspaceId', '=', tx.workspaceId).where('clientId', '=', first).orderBy('happenedAt').execute());
    expect(stays).toEqual([{ fromLifecycle: null, toLifecycle: 'lead' }, { fromLifecycle: 'lead', toLifecycle: 'active' }, { fromLifecycle: 'active', toLifecycle: 'lead' }]);
    expect(await t.ola.call('POST', `/change-sets/${changeSetId}/undo`)).toMatchObject({ status: 422, body: { data: { refusal: 'nothing-to-undo' } } });
  });

  it('undoes custom fields one by one', async () => {
    await t.ola.call('POST', '/fields', { kind: 'client', key: 'sector', type: 'choice', labels: { en: 'Sector' }, options: [{ key: 'schools', labels: { en: 'Schools' } }, { key: 'banks', labels: { en: 'Banks' } }] });
    await t.ola.call('POST', '/fields', { kind: 'client', key: 'other', type: 'text', labels: { en: 'Other' } });
    const id = await addClient(t.ola, 'Custom');
    await t.ola.change(`/records/client/${id}`, { 'custom.sector': 'banks' });
    const { changeSetId } = ran(await bulk(t.ola, { ids: [id] }, { set: { 'custom.sector': 'schools', 'custom.other': 'x' } }));
    await t.ola.change(`/records/client/${id}`, { 'custom.other': 'y' });
    await t.ola.call('POST', `/change-sets/${changeSetId}/undo`);
    expect(await valuesOf(t.ola, id)).toMatchObject({ 'custom.sector': 'banks' });
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'custom.sector', is: 'any_of', value: ['banks'] }, { field: 'custom.other', is: 'equals', value: 'Y' }] }));
    expect(((await t.ola.call('GET', `/records/client?filter=${filter}`)).body as { rows: RecordRow[] }).rows.map((row) => row.id)).toEqual([id]);
  });

  it('goes on in the background beyond two hundred, also for all that fit a filter, and is undone the same way', async () => {
    await t.look(t.maeve, (tx) => tx.kysely.insertInto('clients').values(Array.from({ length: 450 }, (_, at) => ({ workspaceId: tx.workspaceId, id: newId(), kind: 'person', name: `Many ${at}`, locale: 'en', ownerId: t.maeve.actor.memberId }))).execute());
    const filter = JSON.stringify({ all: [{ field: 'lifecycle', is: 'any_of', value: ['lead'] }] });
    const { changeSetId, state } = ran(await bulk(t.maeve, { filter }, { set: { lifecycle: 'former' } }));
    expect(state).toBe('running');
    expect(await t.maeve.call('POST', `/change-sets/${changeSetId}/undo`)).toMatchObject({ status: 422, body: { data: { refusal: 'act-still-runs' } } });
    await t.workOff();
    expect(await set(t.maeve, changeSetId)).toMatchObject({ state: 'done', counts: { changed: 450 } });
    const count = async (lifecycle: string): Promise<unknown> => ((await t.maeve.call('GET', `/records/client/aggregates?filter=${encodeURIComponent(JSON.stringify({ all: [{ field: 'lifecycle', is: 'any_of', value: [lifecycle] }] }))}`)).body as { count: { value: number } }).count.value;
    expect(await count('former')).toBe(450);
    expect((await t.maeve.call('POST', `/change-sets/${changeSetId}/undo`)).body).toMatchObject({ state: 'undoing' });
    await t.workOff();
    expect(await set(t.maeve, changeSetId)).toMatchObject({ state: 'undone', counts: { changed: 450, undone: 450, kept: 0 } });
    expect(await count('lead')).toBe(450);
  });

  it('acts on as many as can be chosen one by one, far more than are shown at once', async () => {
    const ids = Array.from({ length: 605 }, () => newId());
    await t.look(t.maeve, (tx) => tx.kysely.insertInto('clients').values(ids.map((id, at) => ({ workspaceId: tx.workspaceId, id, kind: 'person', name: `Chosen ${at}`, locale: 'en', ownerId: t.maeve.actor.memberId }))).execute());
    const elsewhere = Array.from({ length: 13_000 }, () => newId());
    expect((await bulk(t.maeve, { ids: [...ids, ...elsewhere] }, { set: { notes: 'all' } }, '/preview')).body).toMatchObject({ count: { value: 605 }, unreachable: 13_000 });
    const { changeSetId, state } = ran(await bulk(t.maeve, { ids: [...ids, ...elsewhere] }, { set: { notes: 'all' } }));
    expect(state).toBe('running');
    await t.workOff();
    expect(await set(t.maeve, changeSetId)).toMatchObject({ state: 'done', counts: { changed: 605, failed: 0 } });
    expect((await bulk(t.maeve, { ids: Array.from({ length: 50_001 }, () => ids[0]) }, { set: { notes: 'x' } })).status).toBe(400);
  });

  it('puts into the bin what may go there, reports the rest, and brings it back', async () => {
    const id = await addClient(t.ola, 'Going');
    const { changeSetId } = ran(await bulk(t.ola, { ids: [id] }, { delete: true }));
    expect(await valuesOf(t.ola, id)).toBeUndefined();
    expect(await set(t.ola, changeSetId)).toMatchObject({ kind: 'bulk_delete', counts: { changed: 1, failed: 0 } });
    await t.ola.call('POST', `/change-sets/${changeSetId}/undo`);
    expect((await valuesOf(t.ola, id))?.name).toBe('Going');
    Object.assign(t.tomasz.actor, { limits: { client: { mayDelete: false } } });
    const own = await addClient(t.tomasz, 'His');
    expect((await bulk(t.tomasz, { ids: [own] }, { delete: true })).status).toBe(403);
    Object.assign(t.tomasz.actor, { limits: undefined });
  });

  it('is refused as a whole where a value does not fit, and touches nothing that is out of reach', async () => {
    const id = await addClient(t.ola, 'Safe');
    expect((await bulk(t.ola, { ids: [id] }, { set: { email: 'no' } })).status).toBe(422);
    expect((await bulk(t.ola, { ids: [id] }, {})).body).toMatchObject({ data: { refusal: 'nothing-to-change' } });
    for (const who of [t.tomasz, t.maeve]) ran(await bulk(who, { ids: [id] }, { set: { notes: 'taken' } }));
    expect((await valuesOf(t.ola, id))?.notes).toBe('');
  });

  it('belongs to whoever did it and to owners and managers', async () => {
    const { changeSetId } = ran(await bulk(t.ola, { ids: [await addClient(t.ola, 'Mine')] }, { set: { notes: 'x' } }));
    expect((await t.tomasz.call('GET', `/change-sets/${changeSetId}`)).status).toBe(404);
    expect((await t.tomasz.call('POST', `/change-sets/${changeSetId}/undo`)).status).toBe(404);
    expect(await set(t.ola, changeSetId)).toMatchObject({ isMine: true, mayUndo: true, fields: ['notes'], memberName: 'Ola Lipska' });
    expect(await set(t.nadia, changeSetId)).toMatchObject({ isMine: false, mayUndo: false, fields: ['notes'] });
    Object.assign(t.nadia.actor, { limits: { client: { hidden: ['notes'] } } });
    expect(await set(t.nadia, changeSetId)).toMatchObject({ fields: [] });
    Object.assign(t.nadia.actor, { limits: undefined });
    expect(await t.nadia.call('POST', `/change-sets/${changeSetId}/undo`)).toMatchObject({ status: 403, body: { data: { refusal: 'not-allowed' } } });
    const { scope } = t.nadia.actor;
    Object.assign(t.nadia.actor, { scope: 'all', limits: { client: { hidden: ['notes'] } } });
    expect(await set(t.nadia, changeSetId)).toMatchObject({ mayUndo: false });
    expect(await t.nadia.call('POST', `/change-sets/${changeSetId}/undo`)).toMatchObject({ status: 403, body: { data: { refusal: 'not-allowed' } } });
    Object.assign(t.nadia.actor, { limits: undefined });
    expect(await set(t.nadia, changeSetId)).toMatchObject({ mayUndo: true });
    Object.assign(t.nadia.actor, { scope });
    const id = await addClient(t.ola, 'Tajna Spółka');
    const kept = ran(await bulk(t.ola, { ids: [id] }, { set: { notes: 'x' } })).changeSetId;
    await t.ola.change(`/records/client/${id}`, { notes: 'y' });
    await t.ola.call('POST', `/change-sets/${kept}/undo`);
    expect((await t.ola.call('GET', `/change-sets/${kept}`)).body).toMatchObject({ kept: [{ recordId: id, name: 'Tajna Spółka' }] });
    expect((await t.nadia.call('GET', `/change-sets/${kept}`)).body).toMatchObject({ kept: [{ recordId: id, name: '' }] });
    expect(((await t.tomasz.call('GET', '/change-sets')).body as { rows: ChangeSetView[] }).rows.every(({ isMine }) => isMine)).toBe(true);
  });
});

describe('fields of one’s own', () => {
  const field = { kind: 'deal', key: 'grade', type: 'number', labels: { pl: 'Ocena' }, rules: { scale: 1, min: 10, max: 60 } };

  it('are added by those who may change the workspace, once by one key', async () => {
    expect((await t.tomasz.call('POST', '/fields', field)).status).toBe(403);
    expect((await t.ola.call('POST', '/fields', field)).status).toBe(201);
    expect(await t.ola.call('POST', '/fields', field)).toMatchObject({ status: 422, body: { data: { refusal: 'field-key-is-taken' } } });
    expect((await t.tomasz.call('GET', '/records/deal/fields')).body).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ key: 'custom.grade', type: 'number', labels: { pl: 'Ocena' } })]) as unknown });
  });

  it('keep their type and used options once records hold values', async () => {
    const options = [{ key: 'a', labels: { en: 'A' } }, { key: 'b', labels: { en: 'B' } }];
    const { id } = (await t.ola.call('POST', '/fields', { kind: 'client', key: 'level', type: 'choice', labels: { en: 'Level' }, options })).body as { id: string };
    const client = await addClient(t.ola, 'Levelled');
    await t.ola.change(`/records/client/${client}`, { 'custom.level': 'a' });
    const put = (body: object) => t.ola.call('PUT', `/fields/${id}`, { type: 'choice', labels: { en: 'Level' }, options, version: 1, ...body });
    expect(await put({ type: 'text', options: [] })).toMatchObject({ status: 422, body: { data: { refusal: 'field-type-stays' } } });
    expect(await put({ options: [options[1]] })).toMatchObject({ status: 422, body: { data: { refusal: 'option-is-used', detail: { option: 'a' } } } });
    expect((await put({ options: [{ ...options[0], retired: true }, options[1]] })).status).toBe(200);
    expect(await put({})).toMatchObject({ status: 409 });
    expect((await t.ola.call('PATCH', `/records/client/${client}`, { set: { 'custom.level': 'b' }, before: { 'custom.level': 'a' } })).status).toBe(200);
    await t.ola.call('POST', `/fields/${id}/retire`);
    expect(JSON.stringify((await t.ola.call('GET', '/records/client/fields')).body)).not.toContain('custom.level');
    await t.ola.call('POST', `/fields/${id}/restore`);
    expect(((await t.ola.call('GET', '/fields?kind=client')).body as { rows: object[] }).rows).toContainEqual(expect.objectContaining({ key: 'custom.level', retired: false, hasValues: true }));
  });

  it('cannot ask for single values while some repeat', async () => {
    const { id } = (await t.ola.call('POST', '/fields', { kind: 'client', key: 'code', type: 'text', labels: { en: 'Code' } })).body as { id: string };
    for (const name of ['One', 'Two']) await t.ola.change(`/records/client/${await addClient(t.ola, name)}`, { 'custom.code': 'same' });
    expect(await t.ola.call('PUT', `/fields/${id}`, { type: 'text', labels: { en: 'Code' }, isUnique: true, version: 1 })).toMatchObject({ status: 422, body: { data: { refusal: 'field-values-repeat' } } });
  });
});

describe('tags', () => {
  it('are found instead of made twice, renamed and merged on every record', async () => {
    const [vip, wip] = [await tag('VIP'), await tag('wip')];
    expect((await t.tomasz.call('POST', '/tags', { name: 'vip' })).body).toEqual({ id: vip, isNew: false });
    const id = await addClient(t.ola, 'Tagged');
    await t.ola.call('PATCH', `/records/client/${id}`, { set: { tags: [wip] }, before: { tags: [] } });
    expect(await t.ola.call('PATCH', `/tags/${wip}`, { name: 'Vip' })).toMatchObject({ status: 422, body: { data: { refusal: 'name-is-taken' } } });
    expect((await t.tomasz.call('POST', `/tags/${wip}/merge`, { into: vip })).status).toBe(403);
    expect((await t.ola.call('POST', `/tags/${wip}/merge`, { into: vip })).status).toBe(200);
    expect((await valuesOf(t.ola, id))?.tags).toEqual([vip]);
    expect((await t.ola.call('GET', '/tags?search=vi')).body).toEqual({ rows: [{ id: vip, name: 'VIP', records: 1 }] });
    expect((await t.ola.call('DELETE', `/tags/${vip}`)).status).toBe(200);
    expect((await valuesOf(t.ola, id))?.tags).toEqual([]);
  });

  const tagged = async (name: string, tags: readonly string[]): Promise<string> => {
    const id = await addClient(t.ola, name);
    expect((await t.ola.call('PATCH', `/records/client/${id}`, { set: { tags }, before: { tags: [] } })).status).toBe(200);
    return id;
  };
  const taken = ({ status, body }: { status: number; body: unknown }): string => {
    expect(status, JSON.stringify(body)).toBe(200);
    return (body as { changeSetId: string }).changeSetId;
  };
  const places = () => t.look(t.ola, async (tx) => ({
    tags: await tx.kysely.selectFrom('tags').select(['id', 'name']).where('workspaceId', '=', tx.workspaceId).orderBy('id').execute(),
    taggings: await tx.kysely.selectFrom('taggings').select(['recordKind', 'recordId', 'tagId']).where('workspaceId', '=', tx.workspaceId).orderBy('tagId').orderBy('recordId').execute(),
  }));
  const undone = async (changeSetId: string): Promise<ChangeSetView['counts']> => {
    expect((await t.ola.call('POST', `/change-sets/${changeSetId}/undo`, {})).status).toBe(200);
    await t.workOff();
    const { state, counts } = await set(t.ola, changeSetId);
    expect(state).toBe('undone');
    return counts;
  };

  it('that are deleted or merged come back with all their places, on records of every kind', async () => {
    const [old, other] = [await tag('stary'), await tag('nowy')];
    await tagged('Only the old', [old]);
    await tagged('Both of them', [old, other]);
    const { id: contact } = (await t.ola.call('POST', '/contacts', { name: 'Tagged Person', locale: 'pl' })).body as { id: string };
    expect((await t.ola.call('PATCH', `/records/contact/${contact}`, { set: { tags: [old] }, before: { tags: [] } })).status).toBe(200);
    const before = await places();
    const deleted = taken(await t.ola.call('DELETE', `/tags/${old}`));
    expect((await places()).taggings).toEqual(before.taggings.filter(({ tagId }) => tagId !== old));
    expect(await set(t.ola, deleted)).toMatchObject({ kind: 'tag_delete', title: 'stary', counts: { changed: 3 }, mayUndo: true });
    expect([await undone(deleted), await places()]).toEqual([{ changed: 3, undone: 3, kept: 0 }, before]);
    const merged = taken(await t.ola.call('POST', `/tags/${old}/merge`, { into: other }));
    expect((await places()).taggings.filter(({ tagId }) => tagId === other)).toHaveLength(3);
    expect(await set(t.ola, merged)).toMatchObject({ kind: 'tag_merge', title: 'stary – nowy' });
    await undone(merged);
    expect(await places()).toEqual(before);
    expect((await t.tomasz.call('POST', `/change-sets/${merged}/undo`, {})).status).toBe(404);
  });

  it('that nothing carries come back too, and under a free name where theirs was taken meanwhile', async () => {
    const lone = await tag('Samotny');
    const deleted = taken(await t.ola.call('DELETE', `/tags/${lone}`));
    expect((await set(t.ola, deleted)).mayUndo).toBe(true);
    const taker = await tag('samotny');
    await undone(deleted);
    expect((await places()).tags.filter(({ name }) => /^samotny/i.test(name)).toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([{ id: taker, name: 'samotny' }, { id: lone, name: 'Samotny 2' }]);
    expect((await t.ola.call('POST', `/tags/${taker}/merge`, { into: taker })).body).toEqual({ changeSetId: null });
  });

  it('of more than two hundred records come back in the background', async () => {
    const many = await tag('masowy');
    await t.look(t.ola, async (tx) => {
      await tx.kysely.insertInto('taggings').values(Array.from({ length: 450 }, () => ({ workspaceId: tx.workspaceId, recordKind: 'deal', recordId: newId(), tagId: many }))).execute();
    });
    const before = await places();
    const deleted = taken(await t.ola.call('DELETE', `/tags/${many}`));
    expect((await t.ola.call('POST', `/change-sets/${deleted}/undo`, {})).body).toMatchObject({ state: 'undoing' });
    await t.workOff();
    expect([(await set(t.ola, deleted)).counts, await places()]).toEqual([{ changed: 450, undone: 450, kept: 0 }, before]);
  });
});

describe('saved views', () => {
  const view = { name: 'Leads', sharing: 'mine', isDefault: true, definition: { columns: ['name', 'lifecycle'], sort: '-updatedAt', filter: { all: [] } } };
  const seen = async (who: TestMember): Promise<string[]> => ((await who.call('GET', '/records/contact/views')).body as { rows: { name: string }[] }).rows.map(({ name }) => name);

  it('are one’s own, one’s team’s or everybody’s; one of each is opened first', async () => {
    const save = (who: TestMember, more: object) => who.call('POST', '/records/contact/views', { ...view, ...more });
    await save(t.nadia, { name: 'Own' });
    await save(t.nadia, { name: 'Own too' });
    await save(t.nadia, { name: 'Team', sharing: 'team', isDefault: false });
    const { id } = (await save(t.nadia, { name: 'All', sharing: 'all' })).body as { id: string };
    expect([await seen(t.nadia), await seen(t.tomasz), await seen(t.ola), await seen(t.maeve)]).toEqual([['Own', 'Own too', 'Team', 'All'], ['Team', 'All'], ['All'], []]);
    const { rows } = (await t.nadia.call('GET', '/records/contact/views')).body as { rows: { id: string; name: string; isDefault: boolean }[] };
    expect(rows.map(({ isDefault }) => isDefault)).toEqual([false, true, false, true]);
    expect((await t.tomasz.call('PUT', `/views/${id}`, { ...view, version: 1 })).status).toBe(404);
    expect((await t.ola.call('PUT', `/views/${id}`, { ...view, name: 'For all', sharing: 'all', version: 1 })).status).toBe(200);
    expect((await save(t.tomasz, { sharing: 'all' })).status).toBe(403);
    await t.nadia.call('PUT', '/records/contact/views/order', { ids: rows.map((row) => row.id).toReversed() });
    expect(await seen(t.nadia)).toEqual(['For all', 'Team', 'Own too', 'Own']);
    expect((await t.nadia.call('DELETE', `/views/${rows[0]?.id}`)).status).toBe(200);
  });
});
