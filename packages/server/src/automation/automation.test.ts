import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AutomationRunView, AutomationView, TrialView } from '@entente/contract/automation/automation.contract';
import type { DealView } from '@entente/contract/deal/deal.contract';
import type { StageView } from '@entente/contract/deal/pipeline.contract';
import { startTestEntente, type TestAnswer, type TestEntente } from '../shell/test-entente.ts';
import { HEAR_AUTOMATIONS_TASK } from './automation.actions.ts';

let t: TestEntente;
let stages: readonly StageView[];
beforeAll(async () => {
  t = await startTestEntente();
  await t.ola.call('POST', '/pipelines/default');
  stages = ((await t.ola.call('GET', '/pipelines')).body as { rows: { stages: StageView[] }[] }).rows[0]?.stages ?? [];
});
afterAll(() => t.close());

const EVERYTHING = { all: [] };
const refusalOf = ({ status, body }: TestAnswer): unknown => ({ status, refusal: (body as { data: { refusal: string } }).data.refusal });
const TASK = { do: 'create_task', subject: 'Zadzwonić w sprawie oferty', body: '', dueInDays: 3, whom: 'owner' };
const write = (more: object): Promise<TestAnswer> => t.ola.call('POST', '/automations', { name: 'Oferta', trigger: { on: 'stage_entered', stageId: stages[2]?.id }, filter: EVERYTHING, acts: [TASK], ...more });
const idIn = ({ status, body }: TestAnswer): string => {
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
};
const switchedOn = async (more: object = {}): Promise<string> => {
  const id = idIn(await write(more));
  expect((await t.ola.call('POST', `/automations/${id}/switch`, { on: true })).status).toBe(200);
  return id;
};
const switchOff = (id: string): Promise<TestAnswer> => t.ola.call('POST', `/automations/${id}/switch`, { on: false });
const listen = async (): Promise<void> => t.jobs[HEAR_AUTOMATIONS_TASK]?.({ workspaceId: t.ola.actor.workspaceId });
const addDeal = async (more: object = {}): Promise<string> => idIn(await t.ola.call('POST', '/deals', { name: 'Szansa', currency: 'PLN', ...more }));
const moveTo = (deal: string, at: number): Promise<TestAnswer> => t.ola.call('POST', `/deals/${deal}/move`, { stageId: stages[at]?.id });
const deal = async (id: string): Promise<DealView> => (await t.ola.call('GET', `/deals/${id}`)).body as DealView;
const runs = async (id: string): Promise<AutomationRunView[]> => ((await t.ola.call('GET', `/automations/${id}/runs`)).body as { rows: AutomationRunView[] }).rows;
const one = async (id: string): Promise<AutomationView | undefined> => ((await t.ola.call('GET', '/automations')).body as { rows: AutomationView[] }).rows.find((row) => row.id === id);
const tasksOf = async (dealId: string): Promise<unknown> => t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').select(['subject', 'dueOn', 'ownerId', 'deletedAt']).where('workspaceId', '=', tx.workspaceId).where('dealId', '=', dealId).where('kind', '=', 'task').execute());

describe('an automation', () => {
  it('is off when it is written, and does nothing until it is switched on', async () => {
    const id = idIn(await write({}));
    expect(await one(id)).toMatchObject({ isOn: false, runs: 0 });
    await moveTo(await addDeal(), 2);
    await listen();
    expect(await runs(id)).toEqual([]);
  });

  it('does its acts after what it waits for, once, however often it listens', async () => {
    const id = await switchedOn();
    const late = await addDeal();
    await moveTo(late, 2);
    await listen();
    await listen();
    expect(await tasksOf(late)).toMatchObject([{ subject: TASK.subject, ownerId: t.ola.actor.memberId, deletedAt: null }]);
    expect(await runs(id)).toMatchObject([{ state: 'done', recordId: late, recordName: 'Szansa', acts: ['create_task'], canUndo: true }]);
    const { activities } = await deal(late);
    expect(activities.find(({ topic }) => topic === 'task.added')).toMatchObject({ actorName: 'Ola Lipska', through: { kind: 'automation', name: 'Oferta' } });
    await switchOff(id);
  });

  it('asks its conditions in the language of filters', async () => {
    const id = await switchedOn({ filter: { all: [{ field: 'amount', is: 'at_least', value: 100_000 }] } });
    const [small, large] = [await addDeal({ amount: 99_999 }), await addDeal({ amount: 100_000 })];
    for (const one of [small, large]) await moveTo(one, 2);
    await listen();
    expect((await runs(id)).map(({ recordId }) => recordId)).toEqual([large]);
    await switchOff(id);
  });

  it('does nothing that people may not do, and what is refused stands in the log', async () => {
    const id = await switchedOn({ trigger: { on: 'deal_won' }, acts: [TASK, { do: 'set_field', field: 'stageId', value: stages[4]?.id }] });
    const won = await addDeal();
    await t.ola.call('POST', `/deals/${won}/win`, {});
    await listen();
    // Setting the stage where the deal stands changes nothing; both acts are done.
    expect(await runs(id)).toMatchObject([{ state: 'done' }]);
    await switchOff(id);
    const wants = stages[1]?.id ?? '';
    await t.ola.call('PATCH', `/stages/${wants}`, { set: { requiredFields: ['competitor'] }, before: { requiredFields: [] } });
    const other = await switchedOn({ trigger: { on: 'record_created', kind: 'deal' }, acts: [TASK, { do: 'set_field', field: 'stageId', value: wants }] });
    const made = await addDeal();
    await listen();
    expect(await runs(other)).toMatchObject([{ state: 'failed', because: 'deal-lacks-fields', canUndo: false }]);
    expect(await tasksOf(made)).toEqual([]);
    await t.ola.call('PATCH', `/stages/${wants}`, { set: { requiredFields: [] }, before: { requiredFields: ['competitor'] } });
    await switchOff(other);
  });

  it('does not answer to its own act, nor go round with another', async () => {
    const step = (from: number, to: number) => ({ trigger: { on: 'stage_entered', stageId: stages[from]?.id }, acts: [{ do: 'set_field', field: 'stageId', value: stages[to]?.id }] });
    const [there, back] = [await switchedOn(step(0, 1)), await switchedOn(step(1, 0))];
    const id = await addDeal();
    for (let n = 0; n < 6; n += 1) await listen();
    const all = [...(await runs(there)), ...(await runs(back))].map(({ state, because }) => [state, because]).sort();
    expect(all).toEqual([['done', ''], ['done', ''], ['skipped', 'own-act']]);
    expect((await deal(id)).moves.length).toBe(2);
    await Promise.all([there, back].map(switchOff));
  });

  it('is taken back run by run, but for what somebody changed since', async () => {
    const id = await switchedOn({ trigger: { on: 'deal_lost' }, acts: [TASK, { do: 'change_owner', memberId: t.tomasz.actor.memberId }, { do: 'set_field', field: 'nextStep', value: 'Podziękować' }] });
    const reason = ((await t.ola.call('GET', '/pipelines')).body as { lostReasons: { id: string }[] }).lostReasons[0]?.id;
    const lost = await addDeal();
    await t.ola.call('POST', `/deals/${lost}/lose`, { lostReasonId: reason });
    await listen();
    expect((await deal(lost)).record.values).toMatchObject({ ownerId: t.tomasz.actor.memberId, nextStep: 'Podziękować' });
    await t.ola.change(`/records/deal/${lost}`, { nextStep: 'Zaprosić na webinar' });
    const [run] = await runs(id);
    expect((await t.ola.call('POST', `/automation-runs/${run?.id}/undo`)).body).toEqual({ undone: 2, kept: ['set_field'] });
    expect((await deal(lost)).record.values).toMatchObject({ ownerId: t.ola.actor.memberId, nextStep: 'Zaprosić na webinar' });
    expect(await tasksOf(lost)).toMatchObject([{ deletedAt: expect.any(String) as string }]);
    expect((await deal(lost)).record.next).toBeUndefined();
    expect(refusalOf(await t.ola.call('POST', `/automation-runs/${run?.id}/undo`))).toEqual({ status: 422, refusal: 'nothing-to-undo' });
    await switchOff(id);
  });

  it('is not taken back where somebody has done the task since', async () => {
    const id = await switchedOn();
    const made = await addDeal();
    await moveTo(made, 2);
    await listen();
    const task = await t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').select('id').where('workspaceId', '=', tx.workspaceId).where('dealId', '=', made).executeTakeFirstOrThrow());
    await t.ola.call('POST', `/interactions/${task.id}/completion`, {});
    await t.ola.change(`/interactions/${task.id}`, { outcome: 'Zrobione' });
    const [run] = await runs(id);
    expect(refusalOf(await t.ola.call('POST', `/automation-runs/${run?.id}/undo`))).toEqual({ status: 422, refusal: 'nothing-to-undo' });
    expect(await tasksOf(made)).toMatchObject([{ deletedAt: null }]);
    await switchOff(id);
  });

  it('hears silence: a deal around which nothing happened, once for each silence', async () => {
    const id = await switchedOn({ trigger: { on: 'quiet', kind: 'deal', days: 7 }, acts: [{ do: 'notify', whom: 'owner', message: 'Cisza od tygodnia.' }], filter: { all: [{ field: 'name', is: 'equals', value: 'Cicha' }] } });
    const silent = await addDeal({ name: 'Cicha' });
    await listen();
    expect(await runs(id)).toEqual([]);
    t.setClock(new Date(Date.now() + 8 * 86_400_000));
    await listen();
    await listen();
    t.setClock(null);
    expect((await runs(id)).map(({ recordId, state }) => [recordId, state])).toEqual([[silent, 'done']]);
    const outbox = (await t.ola.call('GET', '/outbox')).body as { rows: { topic: string; subjectId?: string }[] };
    expect(outbox.rows.filter(({ topic }) => topic === 'automation.notice').length).toBe(1);
    await switchOff(id);
  });

  it('stops by itself when the person is gone in whose name it acts', async () => {
    const id = idIn(await write({}));
    expect((await t.nadia.call('POST', `/automations/${id}/switch`, { on: true })).status).toBe(200);
    await t.ola.call('POST', `/members/${t.nadia.actor.memberId}/deactivation`);
    await moveTo(await addDeal(), 2);
    await listen();
    expect(await one(id)).toMatchObject({ isOn: false, pausedBecause: 'person-left' });
  });

  it('is changed only as it was seen, which switches it off, and by owners and managers alone', async () => {
    const id = await switchedOn();
    const rule = { name: 'Inna', trigger: { on: 'deal_won' }, filter: EVERYTHING, acts: [TASK] };
    expect(refusalOf(await t.ola.call('PUT', `/automations/${id}`, { ...rule, version: 1 }))).toEqual({ status: 409, refusal: 'automation-changed-meanwhile' });
    expect((await t.ola.call('PUT', `/automations/${id}`, { ...rule, version: 2 })).status).toBe(200);
    expect(await one(id)).toMatchObject({ name: 'Inna', isOn: false });
    expect(refusalOf(await t.tomasz.call('POST', '/automations', rule))).toMatchObject({ status: 403 });
    expect(refusalOf(await write({ acts: [{ do: 'set_field', field: 'createdAt', value: 'x' }] }))).toEqual({ status: 422, refusal: 'values-do-not-fit' });
    expect((await write({ acts: [{ do: 'start_survey' }] })).status).toBe(400);
    expect((await t.ola.call('DELETE', `/automations/${id}`)).status).toBe(200);
    expect(await one(id)).toBeUndefined();
    expect((await t.ola.call('POST', `/automations/${id}/restore`)).status).toBe(200);
  });
});

describe('a trial', () => {
  it('says how often it would have run, on which records, and does nothing', async () => {
    const before = await t.look(t.ola, async (tx) => (await tx.client.query('select count(*) as n from interactions')).rows as unknown);
    for (let n = 0; n < 3; n += 1) await moveTo(await addDeal({ name: 'Próba' }), 3);
    const trial = (await t.ola.call('POST', '/automations/try', { trigger: { on: 'stage_entered', stageId: stages[3]?.id }, filter: { all: [{ field: 'name', is: 'equals', value: 'Próba' }] }, days: 90 })).body as TrialView;
    expect(trial).toMatchObject({ count: 3, atLeast: false, isNow: false });
    expect(trial.rows.map(({ recordName }) => recordName)).toEqual(['Próba', 'Próba', 'Próba']);
    expect(await t.look(t.ola, async (tx) => (await tx.client.query('select count(*) as n from interactions')).rows as unknown)).toEqual(before);
  });

  it('counts records that fit today where time is what it waits for', async () => {
    const tried = async (): Promise<TrialView> => {
      t.setClock(new Date(Date.now() + 40 * 86_400_000));
      const { body } = await t.ola.call('POST', '/automations/try', { trigger: { on: 'no_next_step', kind: 'deal', days: 30 }, filter: { all: [{ field: 'name', is: 'equals', value: 'Próba' }] } });
      t.setClock(null);
      return body as TrialView;
    };
    const first = await tried();
    expect(first).toMatchObject({ count: 3, isNow: true });
    // An open task is a next step.
    await t.ola.call('POST', '/interactions', { kind: 'task', subject: 'Zadzwonić', dealId: first.rows[0]?.recordId });
    expect(await tried()).toMatchObject({ count: 2 });
  });
});
