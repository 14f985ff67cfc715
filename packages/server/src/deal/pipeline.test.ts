import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardTotals, BoardView } from '@entente/contract/deal/board-views';
import type { DealView } from '@entente/contract/deal/deal.contract';
import type { PipelineView, StageView } from '@entente/contract/deal/pipeline.contract';
import { startTestEntente, type TestAnswer, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { FURNISH_ALL_TASK } from './deal.jobs.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
  await t.jobs[FURNISH_ALL_TASK]?.({ workspaceId: '' });
});
afterAll(() => t.close());

const refusalOf = ({ body }: TestAnswer): string => (body as { data: { refusal: string } }).data.refusal;
const all = async (who: TestMember): Promise<readonly PipelineView[]> => ((await who.call('GET', '/pipelines')).body as { rows: PipelineView[] }).rows;
const addPipeline = async (name: string): Promise<PipelineView> => {
  const { body } = await t.ola.call('POST', '/pipelines', { name });
  const found = (await all(t.ola)).find(({ id }) => id === (body as { id: string }).id);
  if (found === undefined) throw new Error(JSON.stringify(body));
  return found;
};
const addDeal = async (stageId: string | undefined, more: object = {}): Promise<string> => ((await t.ola.call('POST', '/deals', { name: 'Warsztat', stageId, currency: 'PLN', ...more })).body as { id: string }).id;
const at = (stages: readonly StageView[], position: number): StageView => {
  const stage = stages[position];
  if (stage === undefined) throw new RangeError('no such stage');
  return stage;
};

describe('pipelines', () => {
  it('are there in a workspace that existed before them, after the program started', async () => {
    expect([(await all(t.ola)).map(({ name }) => name), (await all(t.maeve)).map(({ name }) => name)]).toEqual([['Sprzedaż'], ['Sales']]);
  });

  it('are changed by owners and managers, not by members', async () => {
    expect((await t.nadia.call('POST', '/pipelines', { name: 'Serwis', purpose: 'Opieka po wdrożeniu' })).status).toBe(201);
    expect((await t.tomasz.call('POST', '/pipelines', { name: 'Moje' })).status).toBe(403);
    const [first] = await all(t.tomasz);
    expect((await t.tomasz.call('PATCH', `/stages/${first?.stages[0]?.id}`, { set: { probability: 99 }, before: {} })).status).toBe(403);
  });

  it('start with the stages of another one, its rules too', async () => {
    const source = await addPipeline('Szkolenia');
    await t.ola.call('PATCH', `/stages/${source.stages[2]?.id}`, { set: { requiredFields: ['amount'], whoDoesIt: 'opiekun' }, before: { requiredFields: source.stages[2]?.requiredFields, whoDoesIt: source.stages[2]?.whoDoesIt } });
    const { body } = await t.ola.call('POST', '/pipelines', { name: 'Coaching', stagesOf: source.id });
    const copy = (await all(t.ola)).find(({ id }) => id === (body as { id: string }).id);
    expect(copy?.stages.map(({ name }) => name)).toEqual(source.stages.map(({ name }) => name));
    expect(copy?.stages[2]).toMatchObject({ requiredFields: ['amount'], whoDoesIt: 'opiekun', version: 1 });
  });

  it('keep one of them in use, and none is retired while open deals stand in it', async () => {
    const pipeline = await addPipeline('Targi');
    const deal = await addDeal(at(pipeline.stages, 0).id);
    expect(refusalOf(await t.ola.call('POST', `/pipelines/${pipeline.id}/retire`))).toBe('pipeline-has-deals');
    await t.ola.call('POST', `/deals/${deal}/win`, {});
    expect((await t.ola.call('POST', `/pipelines/${pipeline.id}/retire`)).status).toBe(200);
    const [only] = await all(t.maeve);
    expect(refusalOf(await t.maeve.call('POST', `/pipelines/${only?.id}/retire`))).toBe('last-pipeline-stays');
    expect(refusalOf(await t.ola.call('POST', '/deals', { name: 'X', pipelineId: pipeline.id }))).toBe('pipelines-are-retired');
  });
});

describe('stages', () => {
  it('say what is done, by whom and what must be known; unknown fields are refused', async () => {
    const [stage] = (await addPipeline('Warsztaty')).stages;
    const set = { whatIsDone: 'Dzwonimy w ciągu dnia.', whoDoesIt: 'opiekun', requiredFields: ['amount', 'nextStepOn'], labels: { en: 'Call', pl: 'Telefon', ru: 'Звонок' } };
    expect((await t.ola.call('PATCH', `/stages/${stage?.id}`, { set, before: { ...stage } })).body).toEqual({ version: 2 });
    for (const key of ['stageId', 'createdAt', 'custom.nothing']) expect(refusalOf(await t.ola.call('PATCH', `/stages/${stage?.id}`, { set: { requiredFields: [key] }, before: {} })), key).toBe('field-is-unknown');
  });

  it('are put in another order', async () => {
    const { id, stages } = await addPipeline('Kolejność');
    const open = stages.filter(({ kind }) => kind === 'open').map((stage) => stage.id);
    expect((await t.ola.call('PUT', `/pipelines/${id}/stages/order`, { stageIds: open.toReversed() })).status).toBe(200);
    const after = (await all(t.ola)).find((pipeline) => pipeline.id === id);
    expect(after?.stages.map((stage) => stage.kind)).toEqual(['open', 'open', 'open', 'open', 'won', 'lost']);
    expect(after?.stages.slice(0, 4).map((stage) => stage.id)).toEqual(open.toReversed());
  });

  it('are retired with a word on where their deals go, and each deal’s move is recorded', async () => {
    const { stages } = await addPipeline('Wycofanie');
    const [first, second, won] = [at(stages, 0), at(stages, 1), at(stages, 4)];
    const deal = await addDeal(first.id);
    const retire = (dealsTo: string | null) => t.ola.call('POST', `/stages/${first.id}/retire`, { dealsTo });
    expect(refusalOf(await retire(null))).toBe('stage-has-deals');
    expect(refusalOf(await retire(won.id))).toBe('stage-cannot-take-deals');
    expect((await retire(second.id)).body).toEqual({ moved: 1, moreLater: false });
    const view = (await t.ola.call('GET', `/deals/${deal}`)).body as DealView;
    expect([view.stageId, view.moves.map(({ way }) => way), view.stages.map(({ id }) => id).includes(first.id)]).toEqual([second.id, ['advanced'], true]);
    expect(refusalOf(await t.ola.call('POST', `/deals/${deal}/move`, { stageId: first.id }))).toBe('stage-is-retired');
    expect(refusalOf(await t.ola.call('POST', `/stages/${won.id}/retire`, { dealsTo: null }))).toBe('pipeline-needs-stage');
  });

  it('that hold very many deals are emptied by a job', async () => {
    const { id, stages } = await addPipeline('Dużo');
    const [first, second] = [at(stages, 0), at(stages, 1)];
    const sample = await addDeal(first.id);
    await t.look(t.ola, async (tx) => {
      await tx.client.query("insert into deals (workspace_id, id, name, pipeline_id, stage_id, owner_id, currency) select workspace_id, gen_random_uuid(), 'Kopia', pipeline_id, stage_id, owner_id, currency from deals, generate_series(1, 700) where id = $1", [sample]);
      await tx.client.query("insert into stage_visits (workspace_id, id, deal_id, pipeline_id, stage_id, entered_at) select workspace_id, gen_random_uuid(), id, pipeline_id, stage_id, created_at from deals where stage_id = $1 and name = 'Kopia'", [first.id]);
    });
    expect((await t.ola.call('POST', `/stages/${first.id}/retire`, { dealsTo: second.id })).body).toEqual({ moved: 500, moreLater: true });
    expect((await t.ola.call('GET', `/records/deal/board?pipelineId=${id}`)).body).toMatchObject({ columns: { length: 6 } });
    await t.workOff();
    const { columns } = (await t.ola.call('GET', `/records/deal/board/totals?pipelineId=${id}`)).body as BoardTotals;
    expect(columns.map(({ stageId, count }) => [stageId, count])).toEqual([[second.id, 701]]);
  });
});

describe('the board', () => {
  it('shows each column’s first cards, the rest by cursor, with count and sums by currency', async () => {
    const { id, stages } = await addPipeline('Tablica');
    const [first, second] = [at(stages, 0), at(stages, 1)];
    for (let n = 0; n < 5; n += 1) await addDeal(first.id, { name: `Szansa ${n}`, amount: 1000, currency: n === 4 ? 'EUR' : 'PLN', nextStep: n === 0 ? 'Zadzwonić' : '' });
    await addDeal(second.id);
    const board = (await t.ola.call('GET', `/records/deal/board?pipelineId=${id}&limit=2`)).body as BoardView;
    expect(board.columns.map(({ cards }) => cards.map(({ name }) => name))).toEqual([['Szansa 4', 'Szansa 3'], ['Warsztat'], [], [], [], []]);
    expect(board.columns[0]?.cards[0]).toMatchObject({ hasNoNextStep: true, isStale: false, daysInStage: 0, ownerName: 'Ola Lipska' });
    const seen: string[] = [];
    for (let cursor = board.columns[0]?.nextCursor ?? null; cursor !== null; ) {
      const more = (await t.ola.call('GET', `/records/deal/board?pipelineId=${id}&stageId=${first.id}&limit=2&cursor=${cursor}`)).body as BoardView;
      seen.push(...(more.columns[0]?.cards ?? []).map(({ name }) => name));
      cursor = more.columns[0]?.nextCursor ?? null;
    }
    expect(seen).toEqual(['Szansa 2', 'Szansa 1', 'Szansa 0']);
    const totals = (await t.ola.call('GET', `/records/deal/board/totals?pipelineId=${id}`)).body as BoardTotals;
    expect(totals.columns.find(({ stageId }) => stageId === first.id)).toEqual({ stageId: first.id, count: 5, atLeast: false, sums: [{ currency: 'EUR', value: 1000 }, { currency: 'PLN', value: 4000 }] });
  });

  it('shows each person only the deals within their scope', async () => {
    const { id, stages } = await addPipeline('Zakres');
    await addDeal(at(stages, 0).id, { name: 'Oli' });
    await addDeal(at(stages, 0).id, { name: 'Tomasza', ownerId: t.tomasz.actor.memberId });
    const names = async (who: TestMember): Promise<unknown> => ((await who.call('GET', `/records/deal/board?pipelineId=${id}`)).body as BoardView).columns.flatMap(({ cards }) => cards.map(({ name }) => name)).sort();
    expect([await names(t.ola), await names(t.nadia), await names(t.tomasz)]).toEqual([['Oli', 'Tomasza'], ['Tomasza'], ['Tomasza']]);
    const counts = ((await t.tomasz.call('GET', `/records/deal/board/totals?pipelineId=${id}`)).body as BoardTotals).columns.map(({ count }) => count);
    expect(counts).toEqual([1]);
  });

  it('is narrowed by the same filter and search as lists, its sums too', async () => {
    const { id, stages } = await addPipeline('Filtr');
    await addDeal(at(stages, 0).id, { name: 'Kurs online', amount: 500 });
    await addDeal(at(stages, 1).id, { name: 'Kurs stacjonarny', amount: 5000 });
    const filter = encodeURIComponent(JSON.stringify({ all: [{ field: 'amount', is: 'at_least', value: 1000 }] }));
    const cards = async (query: string): Promise<unknown> => ((await t.ola.call('GET', `/records/deal/board?pipelineId=${id}&${query}`)).body as BoardView).columns.flatMap((column) => column.cards.map(({ name }) => name));
    expect([await cards(`filter=${filter}`), await cards('search=online')]).toEqual([['Kurs stacjonarny'], ['Kurs online']]);
    const totals = (await t.ola.call('GET', `/records/deal/board/totals?pipelineId=${id}&filter=${filter}`)).body as BoardTotals;
    expect(totals.columns.map(({ count, sums }) => [count, sums])).toEqual([[1, [{ currency: 'PLN', value: 5000 }]]]);
    expect(refusalOf(await t.ola.call('GET', `/records/deal/board?pipelineId=${id}&filter=nonsense`))).toBe('filter-does-not-fit');
  });

  it('marks a deal that stood too long', async () => {
    const { id, stages } = await addPipeline('Wiek');
    await addDeal(at(stages, 0).id);
    t.setClock(new Date(Date.now() + 15 * 86_400_000));
    const card = ((await t.ola.call('GET', `/records/deal/board?pipelineId=${id}`)).body as BoardView).columns[0]?.cards[0];
    t.setClock(null);
    expect(card).toMatchObject({ isStale: true, daysInStage: 15 });
  });
});
