import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealView } from '@entente/contract/deal/deal.contract';
import type { PipelineView, StageView } from '@entente/contract/deal/pipeline.contract';
import { startTestEntente, type TestAnswer, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const idIn = ({ status, body }: TestAnswer): string => {
  expect(status, JSON.stringify(body)).toBe(201);
  return (body as { id: string }).id;
};
const addDeal = async (who: TestMember, more: object = {}): Promise<string> => idIn(await who.call('POST', '/deals', { name: 'Szkolenie dla banku', amount: 1_250_000, currency: 'PLN', ...more }));
const show = async (who: TestMember, id: string): Promise<DealView> => (await who.call('GET', `/deals/${id}`)).body as DealView;
type Pipelines = { rows: PipelineView[]; lostReasons: { id: string; name: string }[] };
const pipelines = async (who: TestMember): Promise<Pipelines> => (await who.call('GET', '/pipelines')).body as Pipelines;
const stagesOf = async (who: TestMember): Promise<readonly StageView[]> => (await pipelines(who)).rows[0]?.stages ?? [];
const move = (who: TestMember, id: string, stageId: string | undefined, more: object = {}): Promise<TestAnswer> => who.call('POST', `/deals/${id}/move`, { stageId, ...more });
const refusalOf = ({ status, body }: TestAnswer): unknown => ({ status, ...(body as { data: object }).data });

describe('a deal', () => {
  it('brings the workspace its first pipeline, in its language, when there is none; reading does not', async () => {
    expect((await pipelines(t.ola)).rows).toEqual([]);
    const id = await addDeal(t.ola);
    const { rows, lostReasons } = await pipelines(t.ola);
    expect(rows.map(({ name, stages }) => [name, stages.map((stage) => stage.name)])).toEqual([['Sprzedaż', ['Pierwsza rozmowa', 'Potrzeba jest jasna', 'Oferta wysłana', 'Ustalanie warunków', 'Wygrane', 'Przegrane']]]);
    expect(lostReasons.length).toBe(6);
    expect(await show(t.ola, id)).toMatchObject({ state: 'open', stageId: rows[0]?.stages[0]?.id, record: { values: { name: 'Szkolenie dla banku', amount: 1_250_000, nextStep: '' } }, moves: [], canUndoMove: false });
  });

  it('takes no hidden field on being added, as little as in a change', async () => {
    const add = (more: object) => t.tomasz.call('POST', '/deals', { name: 'Warsztat', ...more });
    Object.assign(t.tomasz.actor, { limits: { deal: { hidden: ['amount', 'notes'] } } });
    const answers = [await add({ amount: 4 }), await add({ notes: 'x', source: 'targi' }), await add({ amount: null, notes: '', source: 'targi' })];
    Object.assign(t.tomasz.actor, { limits: undefined });
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 201]);
    expect(answers[0]?.body).toMatchObject({ data: { refusal: 'field-is-hidden', detail: { fields: ['amount'] } } });
  });

  it('brings it once, however many come at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => addDeal(t.maeve, { currency: 'EUR' })));
    expect((await pipelines(t.maeve)).rows.length).toBe(1);
  });

  it('moves on, and its page says how long it stood where, and who moved it', async () => {
    const id = await addDeal(t.ola);
    const [first, second, third] = await stagesOf(t.ola);
    expect((await move(t.ola, id, third?.id)).body).toMatchObject({ stageId: third?.id, state: 'open' });
    expect((await move(t.ola, id, second?.id)).status).toBe(200);
    const { moves, stageTimes, activities } = await show(t.ola, id);
    expect(moves.map(({ way, byName, skippedStageIds }) => [way, byName, skippedStageIds])).toEqual([['advanced', 'Ola Lipska', [second?.id]], ['back', 'Ola Lipska', []]]);
    expect(stageTimes.map(({ stageId, timesEntered }) => [stageId, timesEntered])).toEqual([[first?.id, 1], [third?.id, 1], [second?.id, 1]]);
    expect(activities.map(({ topic }) => topic)).toEqual(['deal.moved', 'deal.moved', 'deal.created']);
  });

  it('is not moved where it stands, nor into a stage of another firm', async () => {
    const id = await addDeal(t.ola);
    const [first] = await stagesOf(t.ola);
    expect(refusalOf(await move(t.ola, id, first?.id))).toMatchObject({ status: 422, refusal: 'deal-is-there-already' });
    expect((await move(t.ola, id, (await stagesOf(t.maeve))[1]?.id)).status).toBe(404);
  });

  it('does not enter a stage that wants fields which are empty; all of them are said', async () => {
    const id = await addDeal(t.ola);
    const fourth = (await stagesOf(t.ola))[3];
    await t.ola.call('PATCH', `/stages/${fourth?.id}`, { set: { requiredFields: ['competitor', 'amount', 'expectedCloseOn', 'source'] }, before: { requiredFields: [] } });
    expect(refusalOf(await move(t.ola, id, fourth?.id))).toEqual({ status: 422, refusal: 'deal-lacks-fields', detail: { fields: ['competitor', 'expectedCloseOn', 'source'], stageId: fourth?.id } });
    expect((await show(t.ola, id)).moves).toEqual([]);
    expect(refusalOf(await move(t.ola, id, fourth?.id, { set: { competitor: 'Mosty', expectedCloseOn: '2027-01-15' }, before: { competitor: '', expectedCloseOn: null } }))).toMatchObject({ detail: { fields: ['source'] } });
    expect((await show(t.ola, id)).record.values.competitor).toBe('');
    expect((await move(t.ola, id, fourth?.id, { set: { competitor: 'Mosty', expectedCloseOn: '2027-01-15', source: 'targi' }, before: { competitor: '', expectedCloseOn: null, source: '' } })).status).toBe(200);
    expect(await show(t.ola, id)).toMatchObject({ stageId: fourth?.id, record: { values: { competitor: 'Mosty', source: 'targi' } } });
    await t.ola.call('PATCH', `/stages/${fourth?.id}`, { set: { requiredFields: [] }, before: { requiredFields: ['competitor', 'amount', 'expectedCloseOn', 'source'] } });
  });

  it('is won on a day, opened again where it stood, and keeps what was', async () => {
    const id = await addDeal(t.ola);
    const [first, second] = await stagesOf(t.ola);
    await move(t.ola, id, second?.id);
    expect((await t.ola.call('POST', `/deals/${id}/win`, { closedOn: '2026-03-31' })).body).toMatchObject({ state: 'won' });
    expect((await show(t.ola, id)).record.values).toMatchObject({ state: 'won', closedOn: '2026-03-31' });
    expect((await t.ola.call('POST', `/deals/${id}/reopen`, {})).body).toMatchObject({ state: 'open', stageId: second?.id });
    const view = await show(t.ola, id);
    expect(view.record.values).toMatchObject({ state: 'open', closedOn: null });
    expect(view.stageTimes.find(({ stageId }) => stageId === second?.id)?.timesEntered).toBe(2);
    expect(view.stageTimes.map(({ stageId }) => stageId)).toContain(first?.id);
    expect(view.activities.map(({ topic }) => topic)).toEqual(['deal.reopened', 'deal.won', 'deal.moved', 'deal.created']);
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/reopen`, {}))).toMatchObject({ refusal: 'deal-is-open' });
  });

  it('is lost for a reason, and not without one', async () => {
    const id = await addDeal(t.ola);
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/lose`, {}))).toMatchObject({ status: 422, refusal: 'lost-reason-is-missing' });
    const reason = (await pipelines(t.ola)).lostReasons[1];
    expect((await t.ola.call('POST', `/deals/${id}/lose`, { lostReasonId: reason?.id, lostNote: 'bliżej', competitor: 'Akademia Mosty' })).body).toMatchObject({ state: 'lost' });
    const { record } = await show(t.ola, id);
    expect(record.values).toMatchObject({ lostReasonId: reason?.id, lostNote: 'bliżej', competitor: 'Akademia Mosty' });
    expect(record.names[reason?.id ?? '']).toBe(reason?.name);
  });

  it('takes a slip of the hand back without a trace in the figures; nobody else can', async () => {
    const id = await addDeal(t.ola, { ownerId: t.tomasz.actor.memberId });
    const before = await show(t.ola, id);
    const lost = before.stages.find(({ kind }) => kind === 'lost');
    await move(t.ola, id, lost?.id, { lostReasonId: (await pipelines(t.ola)).lostReasons[0]?.id });
    expect(refusalOf(await t.tomasz.call('POST', `/deals/${id}/undo-move`))).toMatchObject({ refusal: 'move-cannot-be-undone' });
    expect((await show(t.ola, id)).canUndoMove).toBe(true);
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/undo-move`, { stageId: before.stageId }))).toMatchObject({ refusal: 'move-cannot-be-undone' });
    expect((await t.ola.call('POST', `/deals/${id}/undo-move`)).body).toMatchObject({ state: 'open', stageId: before.stageId });
    const after = await show(t.ola, id);
    expect([after.moves, after.stageTimes.map(({ timesEntered }) => timesEntered), after.record.values.lostReasonId, after.stageSince]).toEqual([[], [1], null, before.stageSince]);
    expect(after.activities.map(({ topic }) => topic)).toContain('deal.lost');
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/undo-move`))).toMatchObject({ refusal: 'move-cannot-be-undone' });
  });

  it('taken back keeps what somebody wrote about the closing since, and says so', async () => {
    const id = await addDeal(t.ola, { ownerId: t.tomasz.actor.memberId });
    const [first] = await stagesOf(t.ola);
    expect((await t.ola.call('POST', `/deals/${id}/lose`, { lostReasonId: (await pipelines(t.ola)).lostReasons[0]?.id, lostNote: 'bliżej', competitor: 'Mosty' })).status).toBe(200);
    expect((await t.tomasz.call('PATCH', `/records/deal/${id}`, { set: { competitor: 'Akademia Mosty', lostNote: 'za daleko' }, before: { competitor: 'Mosty', lostNote: 'bliżej' } })).status).toBe(200);
    expect((await t.ola.call('POST', `/deals/${id}/undo-move`)).body).toMatchObject({ state: 'open', stageId: first?.id, kept: ['competitor'] });
    // An open deal has no closing: of what was told about one only the competitor stays.
    expect((await show(t.ola, id)).record.values).toMatchObject({ state: 'open', competitor: 'Akademia Mosty', lostNote: '', lostReasonId: null, closedOn: null });
  });

  it('filled in on the way into a stage does not overwrite unseen what another has written', async () => {
    const id = await addDeal(t.ola, { ownerId: t.tomasz.actor.memberId });
    const [, second] = await stagesOf(t.ola);
    await t.tomasz.call('PATCH', `/records/deal/${id}`, { set: { source: 'polecenie', competitor: 'Mosty' }, before: { source: '', competitor: '' } });
    const filled = { set: { source: 'targi' }, before: { source: '' } };
    const conflict = { status: 409, refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'source', yours: 'targi', theirs: 'polecenie', before: '', by: t.tomasz.actor.name }] } };
    expect(refusalOf(await move(t.ola, id, second?.id, filled))).toEqual(conflict);
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/win`, filled))).toEqual(conflict);
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/lose`, filled))).toEqual(conflict);
    expect(refusalOf(await t.ola.call('POST', `/deals/${id}/lose`, { competitor: 'Inni', before: { competitor: '' } }))).toMatchObject({ status: 409, detail: { fields: [{ field: 'competitor', theirs: 'Mosty' }] } });
    Object.assign(t.ola.actor, { limits: { deal: { hidden: ['competitor'] } } });
    const unseen = await t.ola.call('POST', `/deals/${id}/lose`, { competitor: 'Inni', before: { competitor: '' } });
    Object.assign(t.ola.actor, { limits: undefined });
    expect(refusalOf(unseen)).toMatchObject({ status: 403, refusal: 'field-is-hidden', detail: { fields: ['competitor'] } });
    expect(refusalOf(await move(t.ola, id, second?.id, { set: { source: 'targi' } }))).toMatchObject({ refusal: 'before-is-missing', detail: { fields: ['source'] } });
    expect(await show(t.ola, id)).toMatchObject({ moves: [], record: { values: { source: 'polecenie', competitor: 'Mosty' } } });
    expect((await move(t.ola, id, second?.id, { ...filled, before: { source: 'polecenie' } })).status).toBe(200);
    expect((await show(t.ola, id)).record.values.source).toBe('targi');
  });

  it('moves by a change of its field as well, with the same rules and the same record of it', async () => {
    const id = await addDeal(t.ola);
    const [first, second] = await stagesOf(t.ola);
    expect((await t.ola.call('PATCH', `/records/deal/${id}`, { set: { stageId: second?.id, source: 'targi' }, before: { stageId: first?.id, source: '' } })).status).toBe(200);
    const { moves, record } = await show(t.ola, id);
    expect([moves.map(({ toStageId }) => toStageId), record.values.source]).toEqual([[second?.id], 'targi']);
  });

  it('names no client that its reader may not see', async () => {
    const clientId = idIn(await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Bank Zamknięty', locale: 'pl', contact: { name: 'Ewa Cicha', email: '' } }));
    const id = await addDeal(t.ola, { clientId, ownerId: t.tomasz.actor.memberId });
    const [hers, his] = [await show(t.ola, id), await show(t.tomasz, id)];
    expect([hers.record.names[clientId], hers.people.map(({ name }) => name)]).toEqual(['Bank Zamknięty', ['Ewa Cicha']]);
    expect(JSON.stringify({ ...his, activities: [] })).not.toMatch(/Zamknięty|Cicha/);
    const board = await t.tomasz.call('GET', `/records/deal/board?pipelineId=${his.pipelineId}`);
    expect(JSON.stringify(board.body)).not.toMatch(/Zamknięty/);
  });

  it('goes to the bin and comes back', async () => {
    const id = await addDeal(t.ola);
    expect((await t.ola.call('DELETE', `/deals/${id}`)).status).toBe(200);
    expect((await t.ola.call('GET', `/deals/${id}`)).status).toBe(404);
    expect((await move(t.ola, id, (await stagesOf(t.ola))[1]?.id)).status).toBe(404);
    expect((await t.ola.call('POST', `/deals/${id}/restore`)).status).toBe(200);
    expect((await show(t.ola, id)).record.values.name).toBe('Szkolenie dla banku');
  });

  it('is seen by whom scope lets see it: own, team, all', async () => {
    const id = await addDeal(t.ola);
    const his = await addDeal(t.tomasz);
    expect(await Promise.all([t.nadia, t.tomasz].map(async (who) => (await who.call('GET', `/deals/${id}`)).status))).toEqual([404, 404]);
    expect(await Promise.all([t.ola, t.nadia, t.tomasz].map(async (who) => (await who.call('GET', `/deals/${his}`)).status))).toEqual([200, 200, 200]);
    expect((await move(t.nadia, id, (await stagesOf(t.ola))[1]?.id)).status).toBe(404);
  });
});

describe('the lines of a deal', () => {
  const line = { productId: null, description: 'dzień', quantity: 1500, unitPrice: 99_99, discountPermille: 100 };
  const put = (id: string, body: object): Promise<TestAnswer> => t.ola.call('PUT', `/deals/${id}/lines`, body);

  it('make its amount where it follows them, and leave it alone where it does not', async () => {
    const id = await addDeal(t.ola);
    expect((await put(id, { lines: [line], amountFollowsLines: false, before: [] })).body).toMatchObject({ amount: 1_250_000 });
    const [stored] = (await show(t.ola, id)).lines;
    // 1.5 × 99.99 less a tenth is 134.9865, printed and summed as 134.99.
    expect(stored).toMatchObject({ quantity: 1500, amount: 134_99 });
    const seen = { id: stored?.id, ...line };
    expect((await put(id, { lines: [seen, line], amountFollowsLines: true, before: [seen] })).body).toMatchObject({ amount: 269_98 });
    expect(await show(t.ola, id)).toMatchObject({ amountFollowsLines: true, linesTotal: 269_98, record: { values: { amount: 269_98 } } });
  });

  it('are not overwritten unseen', async () => {
    const id = await addDeal(t.ola);
    await put(id, { lines: [line], amountFollowsLines: true, before: [] });
    expect(refusalOf(await put(id, { lines: [], amountFollowsLines: true, before: [] }))).toMatchObject({ status: 409, refusal: 'field-changed-meanwhile', detail: { fields: [{ field: 'lines' }] } });
  });

  it('are neither told nor written where the amount is hidden', async () => {
    const id = await addDeal(t.tomasz);
    await t.tomasz.call('PUT', `/deals/${id}/lines`, { lines: [line], amountFollowsLines: true, before: [] });
    Object.assign(t.tomasz.actor, { limits: { deal: { hidden: ['amount'] } } });
    const answer = await t.tomasz.call('PUT', `/deals/${id}/lines`, { lines: [], amountFollowsLines: true, before: [] });
    Object.assign(t.tomasz.actor, { limits: undefined });
    expect(refusalOf(answer)).toMatchObject({ refusal: 'field-is-hidden' });
    expect(JSON.stringify(answer.body)).not.toContain('9999');
  });

  it('too large to be kept exactly are refused', async () => {
    const id = await addDeal(t.ola);
    expect(refusalOf(await put(id, { lines: [{ ...line, quantity: 1_000_000_000, unitPrice: 9_007_199_254_740_991 }], amountFollowsLines: true, before: [] }))).toMatchObject({ refusal: 'amount-is-too-large' });
  });
});
