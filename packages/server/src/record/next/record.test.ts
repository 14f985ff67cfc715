import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardView } from '@entente/contract/deal/board-views';
import type { Aggregates, NextAct, RecordRow } from '@entente/contract/record/record.contract';
import { INTERACTION_KINDS } from '@entente/core/kernel/interaction-kind';
import { LIST_KINDS, LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { addRows, closeChangeSet, openChangeSet } from '../change-set.actions.ts';
import { nextAstray } from './record.store.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const momentFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

async function made(path: string, body: unknown, who: TestMember = t.ola): Promise<string> {
  const answer = await who.call('POST', path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}
const addClient = (name = 'Firma'): Promise<string> => made('/clients', { kind: 'organisation', name, locale: 'pl' });
const addDeal = (clientId: string, name = 'Interes'): Promise<string> => made('/deals', { name, clientId });
const entry = (body: object): Promise<string> => made('/interactions', body);
const task = (body: object): Promise<string> => entry({ kind: 'task', subject: 'Zadzwonić', ...body });

const EMPTY = encodeURIComponent(JSON.stringify({ all: [{ field: 'nextStep', is: 'is_empty' }] }));
async function rowOf(kind: ListKind, id: string, who: TestMember = t.ola): Promise<RecordRow> {
  return (await who.call('GET', `/records/${kind}/${id}`)).body as RecordRow;
}
async function withoutStep(kind: ListKind): Promise<readonly string[]> {
  return ((await t.ola.call('GET', `/records/${kind}?limit=100&columns=name,nextStep&filter=${EMPTY}`)).body as { rows: RecordRow[] }).rows.map(({ id }) => id);
}
async function cardOf(dealId: string, who: TestMember = t.ola): Promise<{ next?: NextAct | undefined; hasNoNextStep: boolean }> {
  const { pipelineId } = (await t.ola.call('GET', `/deals/${dealId}`)).body as { pipelineId: string };
  const board = (await who.call('GET', `/records/deal/board?pipelineId=${pipelineId}&limit=100`)).body as BoardView;
  const card = board.columns.flatMap(({ cards }) => cards).find(({ id }) => id === dealId);
  if (card === undefined) throw new Error('the card is not on the board');
  return card;
}
const failing = async (kind: 'client' | 'deal', id: string): Promise<readonly string[]> => ((await t.ola.call('GET', `/quality/records/${kind}/${id}`)).body as { failing: { check: string }[] }).failing.map(({ check }) => check);

/** What of a deal and its client says that nothing is next: everything that reads it. */
async function lacking({ clientId, dealId }: { clientId: string; dealId: string }): Promise<readonly boolean[]> {
  const filled = async (kind: ListKind, id: string): Promise<boolean> => {
    const only = encodeURIComponent(JSON.stringify({ all: [kind === 'deal' ? { field: 'clientId', is: 'any_of', value: [clientId] } : { field: 'name', is: 'equals', value: String((await rowOf(kind, id)).values['name']) }] }));
    const { columns } = (await t.ola.call('GET', `/records/${kind}/aggregates?columns=nextStep&filter=${only}`)).body as Aggregates;
    return columns[0]?.filled === 0;
  };
  const today = (await t.ola.call('GET', '/today')).body as { nextSteps: { clientId: string }[] };
  return [
    (await withoutStep('deal')).includes(dealId), (await withoutStep('client')).includes(clientId), (await cardOf(dealId)).hasNoNextStep,
    (await failing('deal', dealId)).includes('next_step'), (await failing('client', clientId)).includes('next_step'),
    await filled('deal', dealId), await filled('client', clientId), today.nextSteps.some((row) => row.clientId === clientId),
  ];
}

describe('a record with an open task', () => {
  it('counts as having a next step wherever that is read, until the task is done, binned or moved away', async () => {
    await t.jobs['quality_score_nightly']?.({ workspaceId: '' });
    const clientId = await addClient('Huta Szkła');
    const dealId = await addDeal(clientId);
    const place = { clientId, dealId };
    expect(new Set(await lacking(place))).toEqual(new Set([true]));
    const id = await task({ dealId, dueOn: dayFromNow(-2) });
    expect(new Set(await lacking(place))).toEqual(new Set([false]));
    expect((await cardOf(dealId)).next).toEqual({ is: 'task', id, subject: 'Zadzwonić', dueOn: dayFromNow(-2) });
    expect((await rowOf('client', clientId)).next).toMatchObject({ id });
    expect(((await t.ola.call('GET', `/deals/${dealId}`)).body as { record: RecordRow }).record.next).toMatchObject({ id });
    await t.ola.call('POST', `/interactions/${id}/completion`);
    expect(new Set(await lacking(place))).toEqual(new Set([true]));
    await t.ola.call('DELETE', `/interactions/${id}/completion`);
    expect(new Set(await lacking(place))).toEqual(new Set([false]));
    await t.ola.call('DELETE', `/interactions/${id}`);
    expect(new Set(await lacking(place))).toEqual(new Set([true]));
    await t.ola.call('POST', `/bin/interaction/${id}/restore`);
    expect(new Set(await lacking(place))).toEqual(new Set([false]));
  });

  it('shows the one that is due first, one without a day last', async () => {
    const dealId = await addDeal(await addClient());
    await task({ dealId, subject: 'kiedyś' });
    await task({ dealId, subject: 'później', dueOn: dayFromNow(9) });
    const first = await task({ dealId, subject: 'najpierw', dueOn: dayFromNow(1) });
    expect((await rowOf('deal', dealId)).next).toMatchObject({ subject: 'najpierw' });
    await t.ola.change(`/interactions/${first}`, { dueOn: dayFromNow(20) });
    expect((await rowOf('deal', dealId)).next).toMatchObject({ subject: 'później' });
  });

  it('keeps its version and place: nobody who edits it is answered with a conflict, and no list moves', async () => {
    const dealId = await addDeal(await addClient());
    const before = await rowOf('deal', dealId);
    await task({ dealId });
    const after = await rowOf('deal', dealId);
    expect([after.version, after.values['updatedAt']]).toEqual([before.version, before.values['updatedAt']]);
  });

  it('has a next step by a meeting or call that is planned, not by one that was held', async () => {
    const clientId = await addClient('Spotkania');
    const dealId = await addDeal(clientId);
    await entry({ kind: 'meeting', subject: 'było', dealId, happenedAt: momentFromNow(-1) });
    expect((await cardOf(dealId)).hasNoNextStep).toBe(true);
    const ahead = await entry({ kind: 'call', subject: 'będzie', dealId, happenedAt: momentFromNow(3) });
    expect(new Set(await lacking({ clientId, dealId }))).toEqual(new Set([false]));
    expect((await cardOf(dealId)).next).toEqual({ is: 'planned', id: null, subject: '', dueOn: null });
    await t.ola.change(`/interactions/${ahead}`, { happenedAt: momentFromNow(-2) });
    expect(new Set(await lacking({ clientId, dealId }))).toEqual(new Set([true]));
  });

  it('says to whoever may not see the task only that there is one', async () => {
    const clientId = await addClient('Wspólna');
    const dealId = await addDeal(clientId, 'Ukryty');
    await task({ dealId, subject: 'tajemnica', dueOn: dayFromNow(1) });
    await t.ola.change(`/records/client/${clientId}`, { ownerId: t.tomasz.actor.memberId });
    const seen = await rowOf('client', clientId, t.tomasz);
    expect(seen.next).toEqual({ is: 'task', id: null, subject: '', dueOn: null });
    expect((await rowOf('client', clientId)).next).toMatchObject({ subject: 'tajemnica' });
  });

  it('tells nothing of it where the next step is hidden from a role, and no words where those of tasks are', async () => {
    const dealId = await addDeal(await addClient());
    await task({ dealId, dueOn: dayFromNow(1) });
    Object.assign(t.tomasz.actor, { scope: 'all', limits: { deal: { hidden: ['nextStep'] } } });
    const [card, row] = [await cardOf(dealId, t.tomasz), await rowOf('deal', dealId, t.tomasz)];
    Object.assign(t.tomasz.actor, { limits: { interaction: { hidden: ['subject'] } } });
    const wordless = await rowOf('deal', dealId, t.tomasz);
    Object.assign(t.tomasz.actor, { scope: 'own', limits: undefined });
    expect([card.next, card.hasNoNextStep, row.next]).toEqual([undefined, false, undefined]);
    expect(wordless.next).toMatchObject({ subject: '', dueOn: dayFromNow(1) });
  });

  it('has none any more where an act that set the task is undone', async () => {
    const dealId = await addDeal(await addClient());
    const id = await task({ dealId });
    const set = await t.look(t.ola, async (tx) => {
      const made = await openChangeSet(tx, t.ola.actor, { kind: 'bulk_edit', recordKind: 'deal' });
      await addRows(tx, made, [{ table: 'interactions', recordId: id, action: 'created', before: null, after: { subject: 'Zadzwonić' } }]);
      await closeChangeSet(tx, made, { counts: { changed: 1 } });
      return made;
    });
    expect((await t.ola.call('POST', `/change-sets/${set}/undo`)).status).toBe(200);
    await t.workOff();
    expect((await cardOf(dealId)).hasNoNextStep).toBe(true);
  });

  it('is looked at again for how good its data is, though it was not written itself', async () => {
    await t.jobs['quality_score_nightly']?.({ workspaceId: '' });
    const dealId = await addDeal(await addClient());
    await t.jobs['quality_score_nightly']?.({ workspaceId: '' });
    const kept = () => t.look(t.ola, async (tx) => (await tx.client.query("select lost from quality_scores where record_kind = 'deal' and record_id = $1", [dealId])).rows as { lost: number }[]);
    const [before] = await kept();
    await task({ dealId });
    await t.workOff();
    const [after] = await kept();
    expect((before?.lost ?? 0) - (after?.lost ?? 0)).toBe(5);
  });
});

type Entry = { id: string; kind: string; dueOn: string | null; doneAt: string | null; deletedAt: string | null; happenedAt: string; clientId: string | null; contactId: string | null; dealId: string | null; engagementId: string | null };

/** What should be kept, from nothing but the entries themselves. */
function expected(entries: readonly Entry[], kind: ListKind, id: string): { task: string | null; ahead: string | null } {
  const own = entries.filter((one) => one[`${kind}Id`] === id && one.deletedAt === null);
  const open = own.filter((one) => one.kind === 'task' && one.doneAt === null).toSorted((a, b) => ((a.dueOn ?? '9') === (b.dueOn ?? '9') ? (a.id < b.id ? -1 : 1) : (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
  const ahead = own.filter((one) => (one.kind === 'call' || one.kind === 'meeting') && Date.parse(one.happenedAt) > Date.now()).map(({ happenedAt }) => happenedAt).toSorted();
  return { task: open[0]?.id ?? null, ahead: ahead.at(-1) ?? null };
}

async function keptAndExpected(): Promise<readonly { kept: unknown; follows: unknown }[]> {
  return t.look(t.ola, async (tx) => {
    const entries = await tx.kysely.selectFrom('interactions').select(['id', 'kind', 'dueOn', 'doneAt', 'deletedAt', 'happenedAt', 'clientId', 'contactId', 'dealId', 'engagementId']).where('workspaceId', '=', tx.workspaceId).execute();
    const found: { kept: unknown; follows: unknown }[] = [];
    for (const kind of LIST_KINDS) {
      for (const row of await tx.kysely.selectFrom(LIST_TABLES[kind] as 'deals').select(['id', 'nextTaskId', 'plannedUntil']).where('workspaceId', '=', tx.workspaceId).execute()) {
        const { task: follows, ahead } = expected(entries, kind, row.id);
        const planned = row.plannedUntil !== null && Date.parse(row.plannedUntil) > Date.now() ? row.plannedUntil : null;
        found.push({ kept: { kind, id: row.id, task: row.nextTaskId, ahead: planned }, follows: { kind, id: row.id, task: follows, ahead } });
      }
    }
    return found;
  });
}

/** One act, by numbers: what it does and to which of those that are there. */
const someAct = fc.record({ act: fc.constantFrom('add', 'add', 'add', 'done', 'reopen', 'due', 'when', 'bin', 'restore', 'bin-restore', 'many', 'merge', 'unmerge', 'empty'), which: fc.nat(99), link: fc.constantFrom('clientId', 'contactId', 'dealId', 'engagementId'), kind: fc.constantFrom(...INTERACTION_KINDS, 'task', 'task'), days: fc.integer({ min: -9, max: 9 }) });
type SomeAct = { readonly act: string; readonly which: number; readonly link: string; readonly kind: string; readonly days: number };

/** A small world in which acts happen by random. */
class World {
  readonly records: Readonly<Record<string, string[]>> = { clientId: [], contactId: [], dealId: [], engagementId: [] };
  readonly entries: string[] = [];
  readonly merges: string[] = [];

  async begin(): Promise<void> {
    for (const name of ['A', 'B', 'C']) {
      const clientId = await addClient(name);
      this.records['clientId']?.push(clientId);
      this.records['contactId']?.push(await made(`/clients/${clientId}/contacts`, { name: `Osoba ${name}`, email: '', locale: 'pl' }));
      this.records['dealId']?.push(await addDeal(clientId));
      this.records['engagementId']?.push(await made('/engagements', { clientId, name: `Praca ${name}`, kind: 'service_agreement' }));
    }
  }

  async do(one: SomeAct): Promise<void> {
    const id = this.entries[one.which % Math.max(1, this.entries.length)];
    if (one.act === 'add') return this.add(one);
    if (one.act === 'merge') return this.merge(one);
    if (one.act === 'unmerge') return void (await t.ola.call('POST', `/merges/${this.merges.pop() ?? ''}/undo`));
    if (id !== undefined) await this.change(id, one);
  }

  async add({ which, link, kind, days }: SomeAct): Promise<void> {
    const at = this.records[link] ?? [];
    const answer = await t.ola.call('POST', '/interactions', { kind, subject: 'x', [link]: at[which % at.length], happenedAt: momentFromNow(days), ...(days % 3 === 0 ? {} : { dueOn: dayFromNow(days) }) });
    if (answer.status === 201) this.entries.push((answer.body as { id: string }).id);
  }

  async merge({ which, days }: SomeAct): Promise<void> {
    const kind = days % 2 === 0 ? 'client' : 'contact';
    const of = this.records[`${kind}Id`] ?? [];
    const answer = await t.ola.call('POST', '/merges', { kind, winnerId: of[which % of.length], loserId: of[(which + 1) % of.length], take: [] });
    if (answer.status === 201) this.merges.push((answer.body as { id: string }).id);
  }

  async change(id: string, { act, days }: SomeAct): Promise<void> {
    const acts: Readonly<Record<string, () => Promise<unknown>>> = {
      done: () => t.ola.call('POST', `/interactions/${id}/completion`),
      reopen: () => t.ola.call('DELETE', `/interactions/${id}/completion`),
      due: () => t.ola.change(`/interactions/${id}`, { dueOn: days === 0 ? null : dayFromNow(days) }),
      when: () => t.ola.change(`/interactions/${id}`, { happenedAt: momentFromNow(days) }),
      bin: () => t.ola.call('DELETE', `/interactions/${id}`),
      restore: () => t.ola.call('POST', `/interactions/${id}/restore`),
      'bin-restore': () => t.ola.call('POST', `/bin/interaction/${id}/restore`),
      many: () => t.ola.call('POST', '/tasks/changes', { changes: this.entries.slice(0, 5).map((one) => ({ id: one, set: { isDone: days > 0 } })) }),
      empty: () => t.ola.call('DELETE', `/bin/interaction/${id}`),
    };
    await acts[act]?.();
  }
}

it('keeps of every record what follows from the tasks, calls and meetings about it, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someAct, { minLength: 5, maxLength: 30 }), async (acts) => {
      const world = new World();
      await world.begin();
      for (const one of acts) await world.do(one);
      for (const { kept, follows } of await keptAndExpected()) expect(kept).toEqual(follows);
      expect(await t.look(t.ola, nextAstray)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('of two tasks that are written about one deal at the same time, neither is lost', async () => {
  const dealId = await addDeal(await addClient());
  const [first, second] = [await task({ dealId, dueOn: dayFromNow(1) }), await task({ dealId, dueOn: dayFromNow(2) })];
  await Promise.all([t.ola.call('POST', `/interactions/${first}/completion`), ...[5, 6, 7].map((days) => task({ dealId, dueOn: dayFromNow(days) })), t.ola.change(`/interactions/${second}`, { dueOn: dayFromNow(9) })]);
  expect(await t.look(t.ola, nextAstray)).toEqual([]);
  expect((await rowOf('deal', dealId)).next).toMatchObject({ dueOn: dayFromNow(5) });
});
