import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PipelineView, StageView } from '@entente/contract/deal/pipeline.contract';
import type { ChangeSetView } from '@entente/contract/record/change-set.contract';
import { startTestEntente, type TestAnswer, type TestEntente } from '../../shell/test-entente.ts';

let t: TestEntente;
let stages: readonly StageView[];
let lostReasonId: string;
beforeAll(async () => {
  t = await startTestEntente();
  await addDeal();
  const { rows, lostReasons } = (await t.ola.call('GET', '/pipelines')).body as { rows: PipelineView[]; lostReasons: { id: string }[] };
  stages = rows[0]?.stages ?? [];
  lostReasonId = lostReasons[0]?.id ?? '';
});
afterAll(() => t.close());

async function addDeal(): Promise<string> {
  return ((await t.ola.call('POST', '/deals', { name: 'Szkolenie', amount: 1_250_000, currency: 'PLN' })).body as { id: string }).id;
}
const stage = (kind: StageView['kind'], at = 0): string => stages.filter((one) => one.kind === kind)[at]?.id ?? '';
async function done(answer: Promise<TestAnswer>): Promise<unknown> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const bulk = async (ids: readonly string[], change: object): Promise<string> => ((await done(t.ola.call('POST', '/records/deal/bulk', { selection: { ids }, change }))) as { changeSetId: string }).changeSetId;
const undo = async (id: string): Promise<ChangeSetView> => (await done(t.ola.call('POST', `/change-sets/${id}/undo`))) as ChangeSetView;
const keptOf = async (id: string): Promise<readonly { recordId: string; kept: readonly string[] | null }[]> => ((await t.ola.call('GET', `/change-sets/${id}`)).body as { kept: { recordId: string; kept: string[] | null }[] }).kept;

/** Deals with their stays and tags, without what counts up with every write. */
async function stored(ids: readonly string[]): Promise<unknown> {
  return t.look(t.ola, async (tx) => {
    const of = async (query: string) => (await tx.client.query(query, [ids])).rows as unknown;
    return [
      await of("select to_jsonb(d) - 'version' - 'updated_at' as row from deals d where id = any ($1) order by id"),
      await of('select to_jsonb(v) as row from stage_visits v where deal_id = any ($1) order by deal_id, entered_at, id'),
      await of("select tag_id from taggings where record_kind = 'deal' and record_id = any ($1) order by record_id, tag_id"),
    ];
  });
}

describe('undoing a bulk change of stage', () => {
  it('leaves won and lost deals with their day, reason and stays as if they had not been moved', async () => {
    const [won, lost, open] = [await addDeal(), await addDeal(), await addDeal()];
    await done(t.ola.call('POST', `/deals/${won}/win`, { closedOn: '2025-02-27' }));
    await done(t.ola.call('POST', `/deals/${lost}/lose`, { closedOn: '2025-03-01', lostReasonId, lostNote: 'Za drogo', competitor: 'Orzeł' }));
    const before = await stored([won, lost, open]);
    const id = await bulk([won, lost, open], { set: { stageId: stage('open', 1) } });
    expect(await stored([won, lost, open])).not.toEqual(before);
    expect(await undo(id)).toMatchObject({ counts: { changed: 3, undone: 3, kept: 0 } });
    expect(await stored([won, lost, open])).toEqual(before);
  });

  it('keeps what was edited since, and a deal that went on, and says so', async () => {
    const [edited, moved] = [await addDeal(), await addDeal()];
    await done(t.ola.call('POST', `/deals/${edited}/win`, { closedOn: '2025-02-27' }));
    await done(t.ola.call('POST', `/deals/${moved}/win`));
    const id = await bulk([edited, moved], { set: { stageId: stage('open') } });
    await done(t.ola.call('PATCH', `/records/deal/${edited}`, { set: { competitor: 'Kruk' }, before: { competitor: '' } }));
    await done(t.ola.call('POST', `/deals/${moved}/move`, { stageId: stage('open', 2) }));
    expect(await undo(id)).toMatchObject({ counts: { undone: 1, kept: 2 } });
    expect((await t.ola.call('GET', `/deals/${edited}`)).body).toMatchObject({ state: 'won', record: { values: { competitor: 'Kruk', closedOn: '2025-02-27' } } });
    expect((await t.ola.call('GET', `/deals/${moved}`)).body).toMatchObject({ state: 'open', stageId: stage('open', 2) });
    expect((await keptOf(id)).map(({ recordId, kept }) => [recordId, kept]).sort()).toEqual([[edited, ['competitor']], [moved, ['stage_id']]].sort());
  });
});

it('what failed is tried once more as an act of its own, once what was in its way is gone', async () => {
  const [ready, lacking] = [await addDeal(), await addDeal()];
  const asking = stage('open', 2);
  const before = stages.find(({ id }) => id === asking)?.requiredFields;
  await done(t.ola.call('PATCH', `/stages/${asking}`, { set: { requiredFields: ['competitor'] }, before: { requiredFields: before } }));
  await done(t.ola.call('PATCH', `/records/deal/${ready}`, { set: { competitor: 'Orzeł' }, before: { competitor: '' } }));
  const first = await bulk([ready, lacking], { set: { stageId: asking } });
  expect((await t.ola.call('GET', `/change-sets/${first}`)).body).toMatchObject({ counts: { changed: 1, failed: 1 }, failed: [{ recordId: lacking }], mayRetry: true });
  await done(t.ola.call('PATCH', `/records/deal/${lacking}`, { set: { competitor: 'Kruk' }, before: { competitor: '' } }));
  const { changeSetId: second } = (await done(t.ola.call('POST', `/change-sets/${first}/retry`))) as { changeSetId: string };
  expect(second).not.toBe(first);
  expect((await t.ola.call('GET', `/change-sets/${second}`)).body).toMatchObject({ state: 'done', counts: { changed: 1, same: 0, failed: 0 } });
  expect((await t.ola.call('GET', `/deals/${lacking}`)).body).toMatchObject({ stageId: asking });
  expect(await t.ola.call('POST', `/change-sets/${second}/retry`)).toMatchObject({ status: 422, body: { data: { refusal: 'nothing-to-retry' } } });
  expect((await t.ola.call('GET', `/change-sets/${first}`)).body).toMatchObject({ mayRetry: false });
  await done(t.ola.call('POST', `/deals/${lacking}/move`, { stageId: stage('open') }));
  expect(await done(t.ola.call('POST', `/change-sets/${first}/retry`))).toEqual({ changeSetId: second });
  expect((await t.ola.call('GET', `/deals/${lacking}`)).body).toMatchObject({ stageId: stage('open') });
  await done(t.ola.call('POST', `/deals/${lacking}/move`, { stageId: asking }));
  expect((await undo(second)).counts).toMatchObject({ undone: 1, kept: 0 });
  await done(t.ola.call('PATCH', `/stages/${asking}`, { set: { requiredFields: before }, before: { requiredFields: ['competitor'] } }));
});

it('an undo after a record was emptied for good leaves that one, puts the others back and says how many', async () => {
  const [emptied, back] = [await addDeal(), await addDeal()];
  const id = await bulk([emptied, back], { delete: true });
  expect((await t.ola.call('DELETE', `/bin/deal/${emptied}`)).status).toBe(200);
  expect(await undo(id)).toMatchObject({ state: 'undone', counts: { changed: 2, undone: 1, kept: 1 } });
  expect((await t.ola.call('GET', `/deals/${back}`)).status).toBe(200);
  expect((await t.ola.call('GET', `/deals/${emptied}`)).status).toBe(404);
});

it('bulk changes, undone one by one, leave every deal, stay and tag as it was', async () => {
  const tag = ((await t.ola.call('POST', '/tags', { name: 'jesień' })).body as { id: string }).id;
  const change = fc.oneof(
    fc.record({ set: fc.record({ stageId: fc.constantFrom(...stages.filter(({ kind }) => kind !== 'lost').map(({ id }) => id)), competitor: fc.constantFrom('', 'Orzeł') }, { requiredKeys: [] }), addTags: fc.constantFrom([], [tag]) }),
    fc.record({ set: fc.record({ amount: fc.constantFrom(100, 200) }), removeTags: fc.constant([tag]) }),
    fc.constant({ delete: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), async (changes, wins) => {
      const ids = [await addDeal(), await addDeal()];
      if (wins) await done(t.ola.call('POST', `/deals/${String(ids[0])}/win`, { closedOn: '2025-02-27' }));
      const before = await stored(ids);
      const sets: string[] = [];
      for (const one of changes) {
        const { status, body } = await t.ola.call('POST', '/records/deal/bulk', { selection: { ids }, change: one });
        if (status === 200) sets.unshift((body as { changeSetId: string }).changeSetId);
      }
      for (const id of sets) {
        const { counts } = (await t.ola.call('GET', `/change-sets/${id}`)).body as ChangeSetView;
        if ((counts.changed ?? 0) > 0) expect((await undo(id)).counts).toMatchObject({ kept: 0 });
      }
      expect(await stored(ids)).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 60_000);
