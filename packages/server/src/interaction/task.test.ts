import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { TASK_SORTS } from '@entente/core/interaction/task-list';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { tasksAsked, type TaskQuery } from './task.store.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Tasks = { rows: InteractionView[]; nextCursor: string | null };
type Changed = { undo: { id: string; set: object; before: object }[]; refused: { id: string; refusal: string }[] };

async function made(who: TestMember, path: string, body: unknown): Promise<string> {
  const answer = await who.call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const addClient = (who: TestMember): Promise<string> => made(who, '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' });
const task = (who: TestMember, body: object): Promise<string> => made(who, '/interactions', { kind: 'task', ...body });
async function listed(who: TestMember, query: string): Promise<string[]> {
  const { status, body } = await who.call('GET', `/tasks?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as Tasks).rows.map(({ subject }) => subject);
}
async function change(who: TestMember, changes: readonly object[]): Promise<Changed> {
  const { status, body } = await who.call('POST', '/tasks/changes', { changes });
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Changed;
}
const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a list of tasks', () => {
  it('is of one’s own, of the team or of everybody, as far as one may see them', async () => {
    const clientId = await addClient(t.ola);
    for (const who of [t.ola, t.nadia, t.tomasz]) await task(t.ola, { clientId, subject: who.actor.name, ownerId: who.actor.memberId });
    const of = async (who: TestMember, query: string): Promise<string[]> => (await listed(who, `clientId=${clientId}&sort=subject&${query}`));
    expect(await of(t.ola, 'whose=mine')).toEqual([t.ola.actor.name]);
    expect(await of(t.ola, 'whose=all')).toEqual([t.nadia.actor.name, t.ola.actor.name, t.tomasz.actor.name]);
    expect(await of(t.ola, `whose=all&ownerId=${t.nadia.actor.memberId}`)).toEqual([t.nadia.actor.name]);
    expect(await of(t.ola, `whose=mine&ownerId=${t.nadia.actor.memberId}`)).toEqual([]);
    // Tomasz sees his own clients only, and this one is Ola's.
    expect(await of(t.tomasz, 'whose=all')).toEqual([]);
    expect(await of(t.maeve, 'whose=all')).toEqual([]);
  });

  it('is narrowed to what is late, due today, without a day, done, about a record, or holds words', async () => {
    const clientId = await addClient(t.ola);
    for (const [subject, dueOn] of [['late', dayFromNow(-9)], ['someday', null], ['in a year', dayFromNow(365)]] as const) await task(t.ola, { clientId, subject, dueOn, body: `text of ${subject}` });
    const done = await task(t.ola, { clientId, subject: 'finished' });
    await t.ola.call('POST', `/interactions/${done}/completion`);
    const of = (query: string): Promise<string[]> => listed(t.ola, `clientId=${clientId}&${query}`);
    expect(await of('')).toEqual(['late', 'in a year', 'someday']);
    expect(await of('sort=-dueOn')).toEqual(['in a year', 'late', 'someday']);
    expect([await of('due=late'), await of('due=today'), await of('due=none'), await of('state=done'), await of('search=OF%20someday')]).toEqual([['late'], [], ['someday'], ['finished'], ['someday']]);
    expect(await listed(t.ola, `dealId=${newId()}`)).toEqual([]);
    expect(await t.ola.call('GET', '/tasks?sort=-doneAt')).toMatchObject({ status: 422, body: { data: { refusal: 'sort-does-not-fit' } } });
    Object.assign(t.nadia.actor, { scope: 'all', limits: { interaction: { hidden: ['body'] } } });
    expect([await listed(t.nadia, `clientId=${clientId}&whose=all&search=text`), await listed(t.nadia, `clientId=${clientId}&whose=all&search=someday`)]).toEqual([[], ['someday']]);
    Object.assign(t.nadia.actor, { scope: 'team', limits: undefined });
  });

  it('tells every task once in any order and with pages of any length', async () => {
    const clientId = await addClient(t.ola);
    const rows = Array.from({ length: 15 }, (_, at) => ({ id: newId(), subject: ['Żuk', 'ananas', ''][at % 3] ?? '', dueOn: at % 4 === 0 ? null : `2026-02-0${1 + (at % 3)}`, doneAt: at % 2 === 0 ? null : `2026-03-0${1 + (at % 4)}T08:00:00.000Z` }));
    await t.look(t.ola, async ({ kysely, workspaceId }) => {
      await kysely.insertInto('interactions').values(rows.map((row) => ({ workspaceId, kind: 'task', clientId, ownerId: t.ola.actor.memberId, body: 'x', happenedAt: '2026-01-01T08:00:00.000Z', ...row }))).execute();
    });
    await fc.assert(fc.asyncProperty(fc.constantFrom(...TASK_SORTS), fc.boolean(), fc.integer({ min: 1, max: 6 }), async (sort, isDone, limit) => {
      fc.pre(isDone || !sort.endsWith('doneAt'));
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = (await t.ola.call('GET', `/tasks?clientId=${clientId}&state=${isDone ? 'done' : 'open'}&sort=${sort}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as Tasks;
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen.toSorted()).toEqual(rows.filter(({ doneAt }) => (doneAt !== null) === isDone).map(({ id }) => id).toSorted());
    }), { numRuns: 15 });
  });
});

describe('changing tasks', () => {
  it('completes, moves and gives many at once, and can be taken back', async () => {
    const clientId = await addClient(t.ola);
    const ids = [await task(t.ola, { clientId, subject: 'one', dueOn: '2026-01-05' }), await task(t.ola, { clientId, subject: 'two' })];
    const rows = async (): Promise<unknown> => t.look(t.ola, ({ kysely }) => kysely.selectFrom('interactions').select(['subject', 'dueOn', 'ownerId', 'doneBy', 'deletedAt']).where('id', 'in', ids).orderBy('subject').execute());
    const before = await rows();
    const changed = await change(t.ola, ids.map((id) => ({ id, set: { dueOn: '2026-02-01', ownerId: t.nadia.actor.memberId, isDone: true } })));
    expect(await rows()).toMatchObject([{ dueOn: '2026-02-01', ownerId: t.nadia.actor.memberId, doneBy: t.ola.actor.memberId }, { dueOn: '2026-02-01', ownerId: t.nadia.actor.memberId, doneBy: t.ola.actor.memberId }]);
    expect((await change(t.ola, changed.undo)).refused).toEqual([]);
    expect(await rows()).toEqual(before);
    const binned = await change(t.ola, ids.map((id) => ({ id, set: { isDeleted: true } })));
    expect(await listed(t.ola, `clientId=${clientId}`)).toEqual([]);
    await change(t.ola, binned.undo);
    expect(await rows()).toEqual(before);
  });

  it('takes an opening back as it was done, and no other moment than the one recorded', async () => {
    const clientId = await addClient(t.ola);
    const id = await task(t.ola, { clientId, subject: 'one', ownerId: t.nadia.actor.memberId });
    const row = async (): Promise<unknown> => t.look(t.ola, ({ kysely }) => kysely.selectFrom('interactions').select(['doneAt', 'doneBy']).where('id', '=', id).execute());
    const doneAt = '2026-01-05T09:30:00.123Z';
    await t.look(t.ola, ({ kysely }) => kysely.updateTable('interactions').set({ doneAt, doneBy: t.nadia.actor.memberId }).where('id', '=', id).execute());
    const opened = await change(t.ola, [{ id, set: { isDone: false } }]);
    expect(await row()).toEqual([{ doneAt: null, doneBy: null }]);
    expect((await change(t.ola, [{ id, set: { isDone: true, wasDoneAt: '2020-01-01T00:00:00.000Z', dueOn: '2026-05-05' } }])).refused).toEqual([{ id, refusal: 'field-changed-meanwhile' }]);
    expect(await row()).toEqual([{ doneAt: null, doneBy: null }]);
    expect((await change(t.ola, opened.undo)).refused).toEqual([]);
    expect(await row()).toEqual([{ doneAt, doneBy: t.nadia.actor.memberId }]);
    // What says nothing any more comes out of the bin as it went in.
    await t.look(t.ola, ({ kysely }) => kysely.updateTable('interactions').set({ subject: '', deletedAt: doneAt }).where('id', '=', id).execute());
    expect((await change(t.ola, [{ id, set: { isDeleted: false } }])).refused).toEqual([]);
  });

  it('names those that could not be changed, with the reason, and changes the others', async () => {
    const clientId = await addClient(t.ola);
    const [mine, note] = [await task(t.ola, { clientId, subject: 'mine', dueOn: '2026-01-05' }), await made(t.ola, '/interactions', { kind: 'note', clientId, body: 'a note' })];
    const stranger = newId();
    const first = await change(t.ola, [{ id: mine, set: { dueOn: null } }, { id: note, set: { isDone: true } }, { id: stranger, set: { isDone: true } }]);
    expect(first.undo).toEqual([{ id: mine, set: { dueOn: '2026-01-05' }, before: { dueOn: null } }]);
    expect(new Map(first.refused.map(({ id, refusal }) => [id, refusal]))).toEqual(new Map([[note, 'only-tasks-are-done'], [stranger, 'not-found']]));
    await change(t.ola, [{ id: mine, set: { dueOn: '2026-03-03' } }]);
    expect((await change(t.ola, first.undo)).refused).toEqual([{ id: mine, refusal: 'field-changed-meanwhile' }]);
    expect((await change(t.tomasz, [{ id: mine, set: { isDone: true } }])).refused).toEqual([{ id: mine, refusal: 'not-found' }]);
    expect((await change(t.ola, [{ id: mine, set: { ownerId: t.maeve.actor.memberId } }])).refused).toEqual([{ id: mine, refusal: 'not-found' }]);
  });

  it('is refused to roles that may not change many, or delete', async () => {
    const clientId = await addClient(t.nadia);
    const ids = [await task(t.nadia, { clientId, subject: 'one' }), await task(t.nadia, { clientId, subject: 'two' })];
    Object.assign(t.nadia.actor, { limits: { interaction: { mayBulk: false, mayDelete: false, mayExport: false } } });
    const refused = { status: 403, body: { data: { refusal: 'not-allowed' } } };
    expect(await t.nadia.call('POST', '/tasks/changes', { changes: ids.map((id) => ({ id, set: { isDone: true } })) })).toMatchObject(refused);
    expect(await t.nadia.call('POST', '/tasks/changes', { changes: [{ id: ids[0], set: { isDeleted: true } }] })).toMatchObject(refused);
    expect(await t.nadia.call('GET', '/tasks/export?format=csv')).toMatchObject(refused);
    expect((await change(t.nadia, [{ id: ids[0], set: { isDone: true } }])).undo).toHaveLength(1);
    Object.assign(t.nadia.actor, { limits: undefined });
    expect((await t.nadia.call('POST', '/tasks/changes', { changes: [{ id: ids[0], set: { isDone: false, isDeleted: true } }] })).status).toBe(400);
  });
});

it('is taken out as a file of what is seen, in which no cell is a formula', async () => {
  const clientId = await addClient(t.ola);
  await task(t.ola, { clientId, subject: '=1+1', body: 'secret', dueOn: '2026-01-05' });
  const file = async (who: string): Promise<string> => (await t.fetch(`/api/v1/tasks/export?format=csv&whose=all&clientId=${clientId}`, { headers: { 'x-test-member': who } })).text();
  expect(await file('ola')).toContain(`"'=1+1","secret","2026-01-05","Ola Lipska","Bank Wschodni"`);
  expect((await file('tomasz')).trim().split('\r\n')).toHaveLength(1);
  Object.assign(t.ola.actor, { limits: { interaction: { hidden: ['body'] } } });
  expect(await file('ola')).not.toContain('secret');
  Object.assign(t.ola.actor, { limits: undefined });
});

type Node = { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly 'Index Name'?: string; readonly Plans?: readonly Node[] };
const within = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(within)];
const ALL: TaskQuery = { state: 'open', owners: null, due: { from: null, to: null }, about: {}, condition: null, sort: 'dueOn', limit: 50, after: ['2026-01-01', newId()] };

describe('however many there are', () => {
  it.each([['interactions_open_by_day', ALL], ['interactions_done', { ...ALL, state: 'done', sort: '-doneAt', after: ['2026-01-01T00:00:00.000Z', newId()] }]] as const)('a page of everybody’s is read from %s without sorting', async (index, query) => {
    const plan = await t.look(t.ola, async (tx) => {
      // Tables this small would be read as a whole; how large ones are read is asked here.
      for (const way of ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin']) await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(tx.kysely);
      const { sql: text, parameters } = tasksAsked(tx, t.ola.actor, query).compile();
      const { rows } = await tx.client.query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(`explain (format json) ${text}`, [...parameters]);
      return rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': '' };
    });
    expect(within(plan).flatMap((node) => (node['Relation Name'] === 'interactions' ? [node['Index Name']] : []))).toEqual([index]);
    expect(within(plan).map((node) => node['Node Type'])).not.toContain('Sort');
  });
});
