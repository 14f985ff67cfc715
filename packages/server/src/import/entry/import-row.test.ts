import type { ImportPlan } from '@entente/core/import/import-plan';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { checked, imported, undone } from '../../shell/test-import.ts';

type Stage = { id: string; name: string; kind: string };
let t: TestEntente;
let stages: readonly Stage[];
let reason: { id: string; name: string };
beforeAll(async () => {
  t = await startTestEntente();
  await add('First');
  const { body } = await t.ola.call('GET', '/pipelines');
  const { rows, lostReasons } = body as { rows: { stages: Stage[] }[]; lostReasons: { id: string; name: string }[] };
  [stages, reason] = [rows[0]?.stages ?? [], lostReasons[0] ?? { id: '', name: '' }];
  expect((await t.ola.call('PATCH', `/stages/${stage(1).id}`, { set: { requiredFields: ['expectedCloseOn', 'source'] }, before: { requiredFields: [] } }, { 'if-match': '*' })).status).toBe(200);
});
afterAll(() => t.close());

const stage = (at: number): Stage => stages[at] ?? { id: '', name: '', kind: '' };
const ofKind = (kind: string): Stage => stages.find((one) => one.kind === kind) ?? stage(0);
const add = async (name: string): Promise<string> => ((await t.ola.call('POST', '/deals', { name, currency: 'PLN' })).body as { id: string }).id;
const file = (header: string, lines: readonly string[], change: (plan: ImportPlan) => ImportPlan = (plan) => ({ ...plan, matchBy: ['name'], onMatch: 'overwrite' })) => ({ name: 'deals.csv', kind: 'deal' as const, bytes: `${header}\n${lines.join('\n')}\n`, change });
const deal = (name: string) => t.look(t.ola, ({ kysely }) => kysely.selectFrom('deals').select(['id', 'state', 'stageId', 'stageSince', 'closedOn', 'expectedCloseOn', 'lostReasonId', 'lostNote']).where('name', '=', name).executeTakeFirst());
const today = async (): Promise<string> => dayIn((await t.look(t.ola, ({ kysely }) => kysely.selectFrom('workspaces').select('timeZone').where('workspaceId', '=', t.ola.actor.workspaceId).executeTakeFirstOrThrow())).timeZone, new Date());

describe('a stage that wants fields', () => {
  it('takes neither a new deal nor one that is here without them, and the check names what is wanted', async () => {
    await add('Moved');
    await add('Moved well');
    const given = file('Deal name,Stage,Expected close,Source', [`New,${stage(1).name},,`, `New well,${stage(1).name},2027-01-02,Fair`, `Moved,${stage(1).name},2027-01-02,`, `Moved well,${stage(1).name},2027-01-02,Fair`]);
    const check = await checked(t, t.ola, given);
    expect(check.preview?.counts).toMatchObject({ created: 1, updated: 1, rejected: 2 });
    expect(check.preview?.problems).toMatchObject([{ code: 'stage-wants-fields', isRejecting: true, count: 2, rows: [2, 4] }]);
    const { id, counts } = await imported(t, t.ola, given);
    expect(counts).toMatchObject({ created: 1, updated: 1, rejected: 2 });
    const rejected = await (await t.fetch(`/api/v1/imports/${id}/rejected-rows`, { headers: { 'x-test-member': t.ola.key } })).text();
    for (const said of check.preview?.problems[0]?.examples ?? ['']) expect(rejected).toContain(said);
    expect([await deal('New'), await deal('Moved'), await deal('Moved well')]).toMatchObject([undefined, { stageId: stage(0).id }, { stageId: stage(1).id }]);
  });

  it('takes one that has them already', async () => {
    const id = await add('Filled');
    await t.ola.change(`/records/deal/${id}`, { expectedCloseOn: '2027-02-03', source: 'Fair' });
    expect((await imported(t, t.ola, file('Deal name,Stage', [`Filled,${stage(1).name}`]))).counts).toMatchObject({ updated: 1, rejected: 0 });
  });
});

describe('a deal that is closed by an import', () => {
  it('has a reason when it is lost, and a day: the row’s, else today', async () => {
    for (const name of ['Lost one', 'Lost two', 'Won one']) await add(name);
    const lost = ofKind('lost').name;
    const { counts } = await imported(t, t.ola, file('Deal name,Stage,Close date,Lost reason', [`Lost one,${lost},,`, `Lost two,${lost},,${reason.name}`, `Lost new,${lost},2026-03-04,${reason.name}`, `Won one,${ofKind('won').name},,`, `Won new,${ofKind('won').name},,`]));
    expect(counts).toMatchObject({ created: 2, updated: 2, rejected: 1 });
    const day = await today();
    expect([await deal('Lost one'), await deal('Lost two'), await deal('Lost new'), await deal('Won one'), await deal('Won new')]).toMatchObject([
      { state: 'open', closedOn: null }, { state: 'lost', closedOn: day, lostReasonId: reason.id }, { state: 'lost', closedOn: '2026-03-04', lostReasonId: reason.id }, { state: 'won', closedOn: day }, { state: 'won', closedOn: day },
    ]);
  });

  it('has neither day nor reason once an import opens it again, and has both back by the undo', async () => {
    const id = await add('Again');
    expect((await t.ola.call('POST', `/deals/${id}/lose`, { lostReasonId: reason.id, closedOn: '2026-04-05', lostNote: 'Too dear' })).status).toBe(200);
    const before = await deal('Again');
    const act = await imported(t, t.ola, file('Deal name,Stage,Close date', [`Again,${stage(0).name},2027-05-06`]));
    expect(await deal('Again')).toMatchObject({ state: 'open', closedOn: null, expectedCloseOn: '2027-05-06', lostReasonId: null, lostNote: '' });
    await undone(t, t.ola, act.id);
    expect(await deal('Again')).toEqual(before);
  });

  it('is open without a closing after the undo, also where somebody gave it another day since', async () => {
    const id = await add('Dated');
    const act = await imported(t, t.ola, file('Deal name,Stage', [`Dated,${ofKind('won').name}`]));
    expect((await t.ola.change(`/records/deal/${id}`, { closedOn: '2026-06-07' })).status).toBe(200);
    await undone(t, t.ola, act.id);
    expect(await deal('Dated')).toMatchObject({ state: 'open', closedOn: null });
  });

  it('keeps the closing of a move that came after the import', async () => {
    const id = await add('Won since');
    const act = await imported(t, t.ola, file('Deal name,Stage,Close date,Lost reason', [`Won since,${ofKind('lost').name},2026-03-04,${reason.name}`]));
    expect((await t.ola.call('POST', `/deals/${id}/win`, { closedOn: '2026-03-04' })).status).toBe(200);
    await undone(t, t.ola, act.id);
    expect(await deal('Won since')).toMatchObject({ state: 'won', closedOn: '2026-03-04' });
  });
});

it('a deal that is not lost takes no reason for a loss, and the check says so', async () => {
  await add('Open one');
  const given = file('Deal name,Amount,Lost reason', [`Open one,100,${reason.name}`, `Open new,100,${reason.name}`]);
  expect((await checked(t, t.ola, given)).preview?.problems).toMatchObject([{ code: 'deal-is-not-lost', isRejecting: false, count: 2, examples: [reason.name] }]);
  expect((await imported(t, t.ola, given)).counts).toMatchObject({ created: 1, updated: 1 });
  expect([await deal('Open one'), await deal('Open new')]).toMatchObject([{ state: 'open', lostReasonId: null }, { state: 'open', lostReasonId: null }]);
});

it('fills no day of closing into an open deal', async () => {
  await add('Filling');
  await imported(t, t.ola, file('Deal name,Stage,Close date', [`Filling,${ofKind('won').name},2026-07-08`], (plan) => ({ ...plan, matchBy: ['name'], onMatch: 'fill' })));
  expect(await deal('Filling')).toMatchObject({ state: 'open', closedOn: null, expectedCloseOn: '2026-07-08' });
});

it('a stay begins exactly when the one before ends', async () => {
  const id = await add('Moving');
  await imported(t, t.ola, file('Deal name,Stage', [`Moving,${stage(2).name}`]));
  const stays = await t.look(t.ola, ({ kysely }) => kysely.selectFrom('stageVisits').select(['enteredAt', 'leftAt']).where('dealId', '=', id).orderBy('enteredAt').execute());
  expect(stays).toMatchObject([{ leftAt: stays[1]?.enteredAt }, { leftAt: null }]);
  expect((await deal('Moving'))?.stageSince).toEqual(stays[1]?.enteredAt);
});

describe('what another program says of how a deal ended', () => {
  const header = 'Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Expected close date,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Deal closed on';

  it('chooses the stage of that kind, with its day and reason; open deals stay open', async () => {
    const { counts } = await imported(t, t.ola, { name: 'deals-pipedrive.csv', kind: 'deal', bytes: [header,
      `1,P open,${stage(0).name},Open,2026-12-31,,,,`, `2,P won,${stage(2).name},Won,2026-10-31,2026-10-02 10:11:12,,,2026-10-02 10:11:12`, `3,P lost,${stage(2).name},Lost,,,2026-09-02 10:11:12,Za drogo,2026-09-02 10:11:12`, `4,P waiting,${stage(0).name},Paused,,,,,`, ''].join('\n') });
    expect(counts).toMatchObject({ created: 4, rejected: 0 });
    const told = await t.look(t.ola, ({ kysely }) => kysely.selectFrom('deals').leftJoin('lostReasons', 'lostReasons.id', 'deals.lostReasonId').select(['deals.name', 'deals.state', 'deals.stageId', 'deals.closedOn', 'deals.expectedCloseOn', 'lostReasons.name as reason', 'deals.notes']).where('deals.name', 'like', 'P %').orderBy('deals.name').execute());
    expect(told).toEqual([
      { name: 'P lost', state: 'lost', stageId: ofKind('lost').id, closedOn: '2026-09-02', expectedCloseOn: null, reason: 'Za drogo', notes: `Deal - Stage: ${stage(2).name}` },
      { name: 'P open', state: 'open', stageId: stage(0).id, closedOn: null, expectedCloseOn: '2026-12-31', reason: null, notes: '' },
      { name: 'P waiting', state: 'open', stageId: stage(0).id, closedOn: null, expectedCloseOn: null, reason: null, notes: 'Deal - Status: Paused' },
      { name: 'P won', state: 'won', stageId: ofKind('won').id, closedOn: '2026-10-02', expectedCloseOn: '2026-10-31', reason: null, notes: `Deal - Stage: ${stage(2).name}` },
    ]);
  });

  it('says so in Polish and Russian too, moves a deal that is here, and leaves one where it was won', async () => {
    const pipelineId = await t.look(t.ola, async ({ kysely }) => (await kysely.selectFrom('stages').select('pipelineId').where('id', '=', stage(0).id).executeTakeFirstOrThrow()).pipelineId);
    const second = ((await t.ola.call('POST', `/pipelines/${pipelineId}/stages`, { name: 'Won twice', kind: 'won' })).body as { id: string }).id;
    const [moved, there] = [await add('Przeniesiona'), await add('Tam')];
    expect((await t.ola.call('POST', `/deals/${there}/move`, { stageId: second })).status).toBe(200);
    const { counts } = await imported(t, t.ola, file('Nazwa szansy,Status,Data wygranej,Kwota', ['Przeniesiona,Wygrana,2026-08-09,5', 'Tam,выиграна,2026-08-09,5', 'Nowa,Проиграна,,5']));
    expect(counts).toMatchObject({ created: 1, updated: 2, rejected: 0 });
    expect([await deal('Przeniesiona'), await deal('Tam')]).toMatchObject([{ id: moved, state: 'won', stageId: ofKind('won').id, closedOn: '2026-08-09' }, { id: there, state: 'won', stageId: second, closedOn: '2026-08-09' }]);
  });

  it('ends a deal in the pipeline where it stands', async () => {
    const other = ((await t.ola.call('POST', '/pipelines', { name: 'Other' })).body as { id: string }).id;
    const begun = ((await t.ola.call('POST', `/pipelines/${other}/stages`, { name: 'Begun', kind: 'open' })).body as { id: string }).id;
    const id = await add('Elsewhere');
    expect((await t.ola.call('POST', `/deals/${id}/move`, { stageId: begun })).status).toBe(200);
    expect((await imported(t, t.ola, file('Deal name,Status', ['Elsewhere,Won']))).counts).toMatchObject({ updated: 1, rejected: 0 });
    const { state, stageId } = (await deal('Elsewhere')) ?? { state: '', stageId: '' };
    expect([state, await t.look(t.ola, async ({ kysely }) => (await kysely.selectFrom('stages').select('pipelineId').where('id', '=', stageId).executeTakeFirst())?.pipelineId)]).toEqual(['won', other]);
  });
});

it('a deal that was lost before it came here needs no reason', async () => {
  expect((await imported(t, t.ola, file('Deal name,Stage', [`Lost long ago,${ofKind('lost').name}`]))).counts).toMatchObject({ created: 1, rejected: 0 });
});
