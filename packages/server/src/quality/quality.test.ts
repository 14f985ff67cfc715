import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QualityRuleView, QualitySummary, RecordQuality, WorklistRow } from '@entente/contract/quality/quality.contract';
import type { PipelineView } from '@entente/contract/deal/pipeline.contract';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';

const refusal = ({ body }: { body: unknown }) => (body as { data?: { refusal?: string } }).data?.refusal;
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
  await look();
});
afterAll(() => t.close());

const look = () => t.jobs.quality_score_written?.({ workspaceId: '' });
const rules = async (who = t.ola) => ((await who.call('GET', '/quality/rules')).body as { rows: QualityRuleView[] }).rows;
const standing = async (who: TestMember, kind: string, id: string) => (await who.call('GET', `/quality/records/${kind}/${id}`)).body as RecordQuality;
const work = async (who: TestMember, kind: string) => ((await who.call('GET', `/quality/worklist/${kind}`)).body as { rows: WorklistRow[] }).rows;
const failing = ({ failing: some }: RecordQuality) => some.map(({ check, field }) => `${check} ${field}`.trim());
async function addClient(who: TestMember, name: string, contact?: object): Promise<string> {
  return ((await who.call('POST', '/clients', { kind: 'organisation', name, locale: 'pl', ...(contact === undefined ? {} : { contact }) })).body as { id: string }).id;
}

describe('how a record stands', () => {
  it('is said with reasons, and follows what is mended', async () => {
    const id = await addClient(t.ola, 'Bank Wschodni');
    expect(failing(await standing(t.ola, 'client', id))).toEqual(['has_email', 'next_step', 'filled country', 'filled source', 'filled registration', 'filled address']);
    await t.ola.change(`/clients/${id}`, { nextStep: 'Zadzwonić', country: 'PL', registration: 'brak', address: 'xxx' });
    await t.ola.call('POST', `/clients/${id}/contacts`, { name: 'Anna', email: 'anna@bank.example', locale: 'pl' });
    const now = await standing(t.ola, 'client', id);
    expect(failing(now)).toEqual(['filled source', 'filled registration', 'filled address']);
    expect([now.passed, now.total, now.lost]).toEqual([5, 8, 4]);
  });

  it('is for those who see the record, without rules about fields they do not', async () => {
    const id = await addClient(t.ola, 'Klinika Oko');
    expect((await t.tomasz.call('GET', `/quality/records/client/${id}`)).status).toBe(404);
    expect((await t.maeve.call('GET', `/quality/records/client/${id}`)).status).toBe(404);
    Object.assign(t.nadia.actor, { scope: 'all', limits: { client: { hidden: ['registration'] } } });
    expect(failing(await standing(t.nadia, 'client', id))).not.toContain('filled registration');
    Object.assign(t.nadia.actor, { scope: 'team', limits: undefined });
  });
});

describe('the worklist', () => {
  it('waits with what is written until an import is through', async () => {
    const id = newId();
    const say = (state: string) => t.look(t.ola, async (tx) => {
      await tx.kysely.insertInto('imports').values({ workspaceId: tx.workspaceId, id, memberId: t.ola.actor.memberId, fileName: 'a.csv', state }).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doUpdateSet({ state })).execute();
    });
    const poor = await addClient(t.ola, 'Wodociągi Dobra');
    const isListed = async () => (await work(t.ola, 'client')).some((row) => row.id === poor);
    for (const [state, listed] of [['running', false], ['undoing', false], ['done', true]] as const) {
      await say(state);
      await look();
      expect([state, await isListed()]).toEqual([state, listed]);
    }
    await t.ola.call('DELETE', `/clients/${poor}`);
    await look();
  });

  it('shows first where mending brings most, to those who see the records, and forgets what is gone', async () => {
    const [poor, better] = [await addClient(t.tomasz, 'Hotel Pod Sową'), await addClient(t.tomasz, 'Termy Podgórze', { name: 'Ewa', email: 'ewa@termy.example' })];
    await look();
    const rows = await work(t.tomasz, 'client');
    expect(rows.map(({ id }) => id)).toEqual([poor, better]);
    expect((rows[0]?.lost ?? 0) - (rows[1]?.lost ?? 0)).toBe(5);
    expect((await work(t.ola, 'client')).length).toBeGreaterThan(2);
    expect((await work(t.maeve, 'client')).length).toBe(0);
    await t.tomasz.call('DELETE', `/clients/${poor}`);
    await look();
    expect((await work(t.tomasz, 'client')).map(({ id }) => id)).toEqual([better]);
  });

  it('tells nothing of hidden fields: figures, order and pages are those of the rules one may see', async () => {
    const [full, empty] = [await addClient(t.ola, 'Pełna Szkoła'), await addClient(t.ola, 'Pusta Szkoła')];
    await t.ola.call('PATCH', `/clients/${full}`, { set: { registration: '5250001122', address: 'Kraków', nextStep: 'Zadzwonić' }, before: { registration: '', address: '', nextStep: '' } });
    await look();
    Object.assign(t.nadia.actor, { scope: 'all', limits: { client: { hidden: ['registration', 'address', 'nextStep'] }, contact: { hidden: ['email'] } } });
    const rows = (await work(t.nadia, 'client')).filter(({ id }) => id === full || id === empty);
    const alone = [await standing(t.nadia, 'client', full), await standing(t.nadia, 'client', empty)];
    Object.assign(t.nadia.actor, { scope: 'team', limits: undefined });
    expect(rows.map(({ passed, total, lost }) => [passed, total, lost])).toEqual([[2, 4, 2], [2, 4, 2]]);
    expect(rows.map(failing)).toEqual([['filled country', 'filled source'], ['filled country', 'filled source']]);
    expect(alone.map(({ passed, total, lost }) => [passed, total, lost])).toEqual([[2, 4, 2], [2, 4, 2]]);
  });

  it('pages through everything once', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { rows, nextCursor } = (await t.ola.call('GET', `/quality/worklist/client?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as { rows: WorklistRow[]; nextCursor: string | null };
      seen.push(...rows.map(({ id }) => id));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(seen).toEqual((await work(t.ola, 'client')).map(({ id }) => id));
  });
});

describe('rules', () => {
  it('are there from the start, once, and are weighed by owners alone', async () => {
    const all = await rules();
    expect(all).toHaveLength(22);
    const [rule] = all;
    const put = (who: TestMember, part: object) => who.call('PUT', `/quality/rules/${rule?.id}`, { weight: 9, isOn: true, days: null, version: 1, ...part });
    for (const who of [t.nadia, t.tomasz]) expect(refusal(await put(who, {}))).toBe('not-allowed');
    expect((await put(t.maeve, {})).status).toBe(404);
    expect((await put(t.ola, {})).body).toEqual({ version: 2 });
    expect(refusal(await put(t.ola, {}))).toBe('rights-changed-meanwhile');
    expect((await put(t.ola, { weight: 11, version: 2 })).status).toBe(400);
    await t.ola.call('DELETE', `/quality/rules/${rule?.id}`);
    await look();
    expect(await rules()).toHaveLength(21);
  });

  it('that are added or switched off count for every record at once', async () => {
    const id = await addClient(t.ola, 'Drukarnia Pasaż');
    const before = await standing(t.ola, 'client', id);
    const { id: ruleId } = (await t.ola.call('POST', '/quality/rules', { kind: 'client', check: 'filled', field: 'phone', weight: 7 })).body as { id: string };
    expect(refusal(await t.ola.call('POST', '/quality/rules', { kind: 'client', check: 'filled', field: 'phone', weight: 2 }))).toBe('rule-exists');
    expect((await t.ola.call('POST', '/quality/rules', { kind: 'client', check: 'filled', field: 'no such;', weight: 2 })).status).toBe(400);
    await t.workOff();
    const row = (await work(t.ola, 'client')).find((one) => one.id === id);
    expect(row?.lost).toBe(before.lost + 7);
    await t.ola.call('PUT', `/quality/rules/${ruleId}`, { weight: 7, isOn: false, days: null, version: 1 });
    expect((await standing(t.ola, 'client', id)).lost).toBe(before.lost);
  });
});

describe('what a stage asks for', () => {
  const stages = async () => ((await t.ola.call('GET', '/pipelines')).body as { rows: PipelineView[] }).rows[0]?.stages ?? [];
  const ask = async (at: number, requiredFields: string[]) => {
    const stage = (await stages())[at];
    return t.ola.call('PATCH', `/stages/${stage?.id}`, { set: { requiredFields }, before: { requiredFields: stage?.requiredFields } });
  };
  const addDeal = async () => ((await t.ola.call('POST', '/deals', { name: 'Szkolenie', currency: 'PLN', amount: 900_000 })).body as { id: string }).id;
  /** A deal that stood in the stage before it asked for anything. */
  const addBefore = async (requiredFields: string[]) => {
    await ask(0, []);
    const id = await addDeal();
    await ask(0, requiredFields);
    return id;
  };
  const asked = ({ failing: some }: RecordQuality) => some.flatMap(({ field, check, askedBy }) => (askedBy === null ? [] : [`${check} ${field} ${askedBy.name}`]));

  it('is missing where it is empty or a placeholder, own fields and tags too, with the stage as the reason; the worklist follows a change of the stage', async () => {
    const { id: fieldId } = (await t.ola.call('POST', '/fields', { kind: 'deal', key: 'budget', type: 'number', labels: { en: 'Budget' } })).body as { id: string };
    const [other, id] = [await addDeal(), await addDeal()];
    await t.ola.call('PATCH', `/records/deal/${id}`, { set: { competitor: 'n/a' }, before: { competitor: '' } });
    await t.ola.call('POST', `/deals/${other}/move`, { stageId: (await stages())[1]?.id });
    await t.workOff();
    await look();
    const before = await work(t.ola, 'deal');
    expect(before[0]?.id).not.toBe(id);
    expect((await ask(0, ['amount', 'competitor', 'custom.budget', 'source', 'tags'])).status).toBe(200);
    await t.workOff();
    const of = (rows: readonly WorklistRow[], deal: string) => rows.find((row) => row.id === deal) ?? before[0];
    const now = await work(t.ola, 'deal');
    expect(asked(await standing(t.ola, 'deal', id))).toEqual(['asked competitor Pierwsza rozmowa', 'asked custom.budget Pierwsza rozmowa', 'asked source Pierwsza rozmowa', 'asked tags Pierwsza rozmowa']);
    expect(asked(await standing(t.ola, 'deal', other))).toEqual([]);
    // The source counted 1 by its own rule and counts 5 now; competitor, budget and tags are new.
    expect((of(now, id)?.lost ?? 0) - (of(before, id)?.lost ?? 0)).toBe(4 + 15);
    expect(now[0]?.id).toBe(id);
    expect([of(now, id)?.total, of(before, id)?.total]).toEqual([10, 7]);
    expect((await t.ola.call('PATCH', `/records/deal/${id}`, { set: { 'custom.budget': 0, competitor: 'Mosty' }, before: { 'custom.budget': null, competitor: 'n/a' } })).status).toBe(200);
    expect(of(await work(t.ola, 'deal'), id)?.failing.map(({ field }) => field)).not.toContain('custom.budget');
    expect((await t.ola.call('POST', `/fields/${fieldId}/retire`, {})).status).toBe(200);
    expect(asked(await standing(t.ola, 'deal', id))).toEqual(['asked source Pierwsza rozmowa', 'asked tags Pierwsza rozmowa']);
  });

  it('is told to nobody from whom the field or the stage is hidden, in no figure and no order', async () => {
    const id = await addBefore(['amount', 'competitor', 'source', 'tags']);
    await look();
    const see = async (hidden: string[]) => {
      Object.assign(t.nadia.actor, { scope: 'all', limits: { deal: { hidden } } });
      const rows = (await work(t.nadia, 'deal')).find((row) => row.id === id);
      const alone = await standing(t.nadia, 'deal', id);
      Object.assign(t.nadia.actor, { scope: 'team', limits: undefined });
      expect(rows).toMatchObject({ ...alone });
      return asked(alone).map((words) => words.split(' ')[1]);
    };
    expect([await see([]), await see(['competitor', 'tags']), await see(['stageId'])]).toEqual([['competitor', 'source', 'tags'], ['source'], []]);
  });

  it('weighs what an owner says, can be taken out and put back, for deals alone', async () => {
    const id = await addBefore(['amount', 'competitor', 'source', 'tags']);
    const rule = (await rules()).find(({ check }) => check === 'asked');
    const put = (who: TestMember, part: object) => who.call('PUT', `/quality/rules/${rule?.id}`, { weight: 9, isOn: true, days: null, version: 1, ...part });
    const before = await standing(t.ola, 'deal', id);
    expect(refusal(await put(t.nadia, {}))).toBe('not-allowed');
    expect((await put(t.ola, {})).status).toBe(200);
    expect((await standing(t.ola, 'deal', id)).lost - before.lost).toBe(3 * 4);
    const add = (part: object) => t.ola.call('POST', '/quality/rules', { kind: 'deal', check: 'asked', field: '', weight: 3, ...part });
    expect(refusal(await add({}))).toBe('rule-exists');
    for (const part of [{ kind: 'client' }, { field: 'amount' }, { check: 'filled' }]) expect(refusal(await add(part)), JSON.stringify(part)).toBe('field-is-unknown');
    await t.ola.call('DELETE', `/quality/rules/${rule?.id}`);
    expect(asked(await standing(t.ola, 'deal', id))).toEqual([]);
    expect((await add({})).status).toBe(201);
    expect(asked(await standing(t.ola, 'deal', id))).toHaveLength(3);
    await ask(0, []);
  });

  it('leaves what was written meanwhile to the next minute, in other stages too', async () => {
    const id = await addBefore([]);
    await t.workOff();
    await look();
    await t.look(t.ola, (tx) => tx.client.query("update quality_scores set checked_at = checked_at - interval '1 hour'"));
    await t.ola.call('POST', `/deals/${id}/move`, { stageId: (await stages())[1]?.id });
    await ask(0, ['lostNote']);
    await t.workOff();
    const at = await t.look(t.ola, async (tx) => (await tx.client.query("select max(checked_at) < now() - interval '30 minutes' as stays from quality_scores where record_kind = 'deal'")).rows[0] as { stays: boolean });
    expect(at.stays).toBe(true);
    await ask(0, []);
  });
});

describe('what is asked of clients from some standing on', () => {
  it('counts from there, and says so', async () => {
    const id = await addClient(t.ola, 'Firma Początkowa');
    const rule = (await rules()).find(({ kind, field }) => kind === 'client' && field === 'registration');
    const put = (from: string | null, version: number) => t.ola.call('PUT', `/quality/rules/${rule?.id}`, { weight: 2, isOn: true, days: null, from, version });
    expect((await put('former', 1)).status).toBe(400);
    expect((await put('active', 1)).status).toBe(200);
    const lead = await standing(t.ola, 'client', id);
    expect(failing(lead)).not.toContain('filled registration');
    await t.ola.call('PATCH', `/records/client/${id}`, { set: { lifecycle: 'active' }, before: { lifecycle: 'lead' } });
    const active = await standing(t.ola, 'client', id);
    expect(active.failing.find(({ field }) => field === 'registration')).toMatchObject({ from: 'active', askedBy: null });
    expect(active.total - lead.total).toBe(1);
    await put(null, 2);
  });
});

describe('sums', () => {
  it('are of the workspace and of teams of three or more, never of a person', async () => {
    await t.look(t.ola, (tx) => tx.client.query("insert into members (workspace_id, id, user_id, name, email, role, scope, team_id, locale) select workspace_id, gen_random_uuid(), 'user-' || n, 'Person ' || n, 'p' || n || '@lipka.example', 'member', 'own', team_id, 'pl' from members, generate_series(1, 1) n where id = $1", [t.tomasz.actor.memberId]));
    const summary = async () => (await t.ola.call('GET', '/quality/summary')).body as QualitySummary;
    await t.jobs.quality_score_nightly?.({ workspaceId: '' });
    const { all, teams, weeks } = (await summary()).kinds.find(({ kind }) => kind === 'client') ?? { all: null, teams: [], weeks: [] };
    expect(all?.records).toBe((await t.look(t.ola, async (tx) => (await tx.client.query('select count(*)::int as n from clients where deleted_at is null')).rows[0] as { n: number })).n);
    expect(teams.map(({ teamName }) => teamName)).toEqual(['Production']);
    expect(weeks).toHaveLength(1);
    await t.look(t.ola, (tx) => tx.client.query("delete from quality_weeks; update members set deactivated_at = now() where name = 'Person 1'"));
    await t.jobs.quality_score_nightly?.({ workspaceId: '' });
    expect((await summary()).kinds.find(({ kind }) => kind === 'client')?.teams).toEqual([]);
    expect(JSON.stringify(await summary())).not.toContain('Tomasz');
  });
});
