import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardRow, CommitmentBoard, CommitmentEvent, CommitmentRow } from '@entente/contract/commitment/commitment.contract';
import type { TodayView } from '@entente/contract/today/today.contract';
import { startTestEntente, type TestAnswer, type TestEntente, type TestMember } from '../shell/test-entente.ts';

let t: TestEntente;
let engagementId: string;
let anna: string;
/** A Monday; half the people of the firm look at it from Warsaw. */
const MONDAY = new Date('2026-03-09T08:00:00Z');

beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(MONDAY);
  ({ engagementId, contactId: anna } = await engagement(t.ola, 'a.wrona@bankwschodni.example'));
});
afterAll(() => t.close());

async function engagement(who: TestMember, email: string): Promise<{ engagementId: string; contactId: string; clientId: string }> {
  const client = await who.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl', contact: { name: 'Anna Wrona', email, roleTitle: 'dyrektorka szkoleń' } });
  const { id: clientId } = client.body as { id: string };
  const { contacts } = (await who.call('GET', `/clients/${clientId}`)).body as { contacts: { id: string }[] };
  const made = await who.call('POST', '/engagements', { clientId, name: 'Trudne rozmowy', kind: 'service_agreement' });
  return { engagementId: (made.body as { id: string }).id, contactId: contacts[0]?.id ?? '', clientId };
}

const ours = () => ({ engagementId, side: 'provider', owner: { kind: 'member', id: t.ola.actor.memberId } });
const theirs = () => ({ engagementId, side: 'client', owner: { kind: 'contact', id: anna } });

async function promise(body: object): Promise<string> {
  const answer = await t.ola.call('POST', '/commitments', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}

async function board(): Promise<CommitmentBoard> {
  return (await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard;
}

async function onBoard(id: string): Promise<BoardRow | undefined> {
  return (await board()).rows.find((row) => row.id === id);
}

async function ledger(commitmentId: string): Promise<string[]> {
  const { rows } = (await t.ola.call('GET', `/commitments/events?engagementId=${engagementId}&commitmentId=${commitmentId}`)).body as { rows: CommitmentEvent[] };
  return rows.map(({ type, actorName }) => `${type} ${actorName}`);
}

const refusal = ({ body }: TestAnswer): unknown => (body as { data?: { refusal?: unknown } }).data?.refusal;

describe('a promise', () => {
  it('is late by the same count on either side, and says beforehand what moves', async () => {
    const course = await promise({ ...ours(), title: 'Kurs', dueOn: '2026-03-20' });
    const script = await promise({ ...ours(), title: 'Scenariusz', dueOn: '2026-03-13', blocks: [course] });
    const photos = await promise({ ...theirs(), title: 'Zdjęcia', dueOn: '2026-03-05', blocks: [script] });
    const outline = await promise({ ...ours(), title: 'Konspekt', dueOn: '2026-03-05' });
    const [client, provider] = [await onBoard(photos), await onBoard(outline)];
    expect([client?.state, client?.lateDays]).toEqual([provider?.state, provider?.lateDays]);
    expect(client).toMatchObject({ state: 'late', lateDays: 2, owner: { name: 'Anna Wrona', side: 'client' } });
    expect(client?.shift?.moves.map(({ title, from, to, side }) => [title, from, to, side])).toEqual([['Scenariusz', '2026-03-13', '2026-03-17', 'provider'], ['Kurs', '2026-03-20', '2026-03-24', 'provider']]);
    expect(client?.shift?.message).toContain('„Zdjęcia” będzie 9 marca. Przesuwają się też 2 terminy');
    expect(provider?.shift).toMatchObject({ days: 2, moves: [] });
  });

  it('moves the dates of what waits for it when a person sends it, and never by itself', async () => {
    const last = await promise({ ...ours(), title: 'Wdrożenie', dueOn: '2026-03-27' });
    const first = await promise({ ...theirs(), title: 'Dane', dueOn: '2026-03-06', blocks: [last] });
    expect((await onBoard(last))?.dueOn).toBe('2026-03-27');
    expect(await t.ola.call('POST', `/commitments/${first}/date-changes`, { decision: 'send', newDay: '2026-03-11', words: 'Dane będą 11 marca.' })).toMatchObject({ status: 200, body: { moved: 1 } });
    expect(await onBoard(first)).toMatchObject({ dueOn: '2026-03-11', firstDueOn: '2026-03-06', lateDays: 0 });
    expect(await onBoard(last)).toMatchObject({ dueOn: '2026-04-01', firstDueOn: '2026-03-27' });
    expect(await ledger(last)).toEqual(['moved Ola Lipska', 'made Ola Lipska']);
    expect(refusal(await t.ola.call('POST', `/commitments/${first}/date-changes`, { decision: 'send' }))).toBe('commitment-is-on-time');
  });

  it('moves what waits for several by the latest of them, says what the others moved, and goes on where one slips again', async () => {
    const phase = await promise({ ...ours(), title: 'Koniec etapu', dueOn: '2026-03-31' });
    const module = await promise({ ...ours(), title: 'Moduł', dueOn: '2026-03-24', blocks: [phase] });
    const inputs: string[] = [];
    for (const title of ['Logotyp', 'Fotografie', 'Teksty']) inputs.push(await promise({ ...theirs(), title, dueOn: '2026-03-04', blocks: [module] }));
    const [logo = '', photos = '', texts = ''] = inputs;
    const decide = (id: string, more: object = {}) => t.ola.call('POST', `/commitments/${id}/date-changes`, { decision: 'send', ...more });
    const days = async () => [(await onBoard(module))?.dueOn, (await onBoard(phase))?.dueOn];
    expect(await decide(logo)).toMatchObject({ body: { moved: 2 } });
    expect((await onBoard(photos))?.shift).toMatchObject({ days: 3, moves: [], covered: [{ title: 'Moduł', days: 3, becauseOf: ['Logotyp'] }], message: expect.stringContaining('Pozostałe terminy się nie zmieniają') as string });
    expect(await decide(photos)).toMatchObject({ body: { moved: 0 } });
    expect(await days()).toEqual(['2026-03-27', '2026-04-03']);
    expect(await decide(texts, { newDay: '2026-03-11' })).toMatchObject({ body: { moved: 2 } });
    expect(await days()).toEqual(['2026-03-31', '2026-04-08']);
    // Two behind the latest by now: what it slips beyond that moves the rest again.
    expect(await decide(logo, { newDay: '2026-03-12' })).toMatchObject({ body: { moved: 2 } });
    expect(await days()).toEqual(['2026-04-01', '2026-04-09']);
    // A day that is given by hand is agreed anew: from there it counts afresh.
    await t.ola.call('PATCH', `/commitments/${module}`, { set: { dueOn: '2026-04-15' }, before: { dueOn: '2026-04-01' } });
    expect(await decide(photos, { newDay: '2026-03-10' })).toMatchObject({ body: { moved: 2 } });
    expect(await days()).toEqual(['2026-04-16', '2026-04-10']);
  });

  it.each(['client', 'provider'] as const)('that is kept late by the %s leaves the dates to decide, in Today and on the board, until somebody does', async (side) => {
    t.setClock(new Date('2026-03-02T08:00:00Z'));
    const body = side === 'client' ? theirs() : ours();
    const waiting = await promise({ ...ours(), title: `Czeka ${side}`, dueOn: '2026-03-24' });
    const kept: string[] = [];
    for (const title of ['Wysłane', 'Nadrobione', 'Zostawione']) kept.push(await promise({ ...body, title, dueOn: '2026-03-04', blocks: [waiting] }));
    const bare = await promise({ ...body, title: 'Nic nie czeka', dueOn: '2026-03-04' });
    t.setClock(MONDAY);
    for (const id of [...kept, bare]) await t.ola.call('POST', `/commitments/${id}/answers`, { answer: { answer: 'done', happenedAt: '2026-03-06T10:00:00Z' } });
    const [sent = '', absorbed = '', left = ''] = kept;
    const inToday = async () => ((await t.ola.call('GET', '/today')).body as TodayView).promises.filter(({ id, undecided }) => [...kept, bare].includes(id) && undecided !== null).map(({ title, undecided }) => [title, undecided?.why, undecided?.days]);
    expect((await inToday()).toSorted()).toEqual([['Nadrobione', 'kept_late', 2], ['Wysłane', 'kept_late', 2], ['Zostawione', 'kept_late', 2]]);
    expect((await onBoard(sent))?.shift).toMatchObject({ why: 'kept_late', from: '2026-03-04', newDay: '2026-03-06', days: 2, moves: [{ title: `Czeka ${side}`, to: '2026-03-26' }] });
    expect((await onBoard(bare))?.shift).toBeNull();
    const decide = (id: string, decision: string, words = '') => t.ola.call('POST', `/commitments/${id}/date-changes`, { decision, words });
    expect(refusal(await decide(bare, 'send'))).toBe('commitment-is-done');
    expect(refusal(await decide(left, 'except'))).toBe('commitment-needs-reason');
    await decide(absorbed, 'absorb');
    await decide(left, 'except', 'Zdążymy.');
    expect(await inToday()).toEqual([['Wysłane', 'kept_late', 2]]);
    expect((await onBoard(waiting))?.dueOn).toBe('2026-03-24');
    expect(await decide(sent, 'send')).toMatchObject({ status: 200, body: { moved: 1 } });
    expect(await inToday()).toEqual([]);
    expect([await onBoard(sent), await onBoard(left), await onBoard(waiting)]).toMatchObject([{ state: 'done', dueOn: '2026-03-06', firstDueOn: '2026-03-04', shift: null }, { state: 'done', dueOn: '2026-03-04', shift: null }, { dueOn: '2026-03-26' }]);
    expect(refusal(await decide(sent, 'send'))).toBe('commitment-is-done');
  });

  it('is made up for with no other date moved, or let go with a reason that both sides read', async () => {
    const waiting = await promise({ ...ours(), title: 'Film', dueOn: '2026-03-26' });
    const late = await promise({ ...theirs(), title: 'Logo', dueOn: '2026-03-06', blocks: [waiting] });
    expect(await t.ola.call('POST', `/commitments/${late}/date-changes`, { decision: 'absorb', newDay: '2026-03-12' })).toMatchObject({ status: 200, body: { moved: 0 } });
    expect([(await onBoard(late))?.dueOn, (await onBoard(waiting))?.dueOn]).toEqual(['2026-03-12', '2026-03-26']);
    expect(refusal(await t.ola.call('POST', `/commitments/${late}/date-changes`, { decision: 'except' }))).toBe('commitment-needs-reason');
    await t.ola.call('POST', `/commitments/${late}/date-changes`, { decision: 'except', words: 'Bierzemy logo ze strony.' });
    expect(await onBoard(late)).toMatchObject({ state: 'excepted', shift: null });
    expect(await ledger(late)).toEqual(['excepted Ola Lipska', 'absorbed Ola Lipska', 'made Ola Lipska']);
  });

  it('takes the four answers, once each under one key, and can be opened again', async () => {
    const id = await promise({ ...theirs(), title: 'Lista osób', dueOn: '2026-03-16' });
    const say = (answer: object, key?: string) => t.ola.call('POST', `/commitments/${id}/answers`, { answer }, key === undefined ? undefined : { 'idempotency-key': key });
    expect(refusal(await say({ answer: 'time', day: '2026-03-16' }))).toBe('commitment-day-is-not-later');
    await say({ answer: 'time', day: '2026-03-18', reason: 'urlop' });
    expect(await onBoard(id)).toMatchObject({ expectedOn: '2026-03-18', expectedBecause: 'urlop', lateDays: 2, state: 'open' });
    await say({ answer: 'stuck', words: 'nie mam dostępu' });
    expect(await onBoard(id)).toMatchObject({ state: 'stuck', stuckWords: 'nie mam dostępu' });
    await say({ answer: 'someone_else', person: { kind: 'new', name: 'Piotr Zięba', email: 'P.Zieba@bankwschodni.example' } });
    expect(await onBoard(id)).toMatchObject({ owner: { name: 'Piotr Zięba' }, backup: { name: 'Anna Wrona' } });
    expect(await Promise.all([say({ answer: 'done' }, 'twice'), say({ answer: 'done' }, 'twice')])).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(refusal(await say({ answer: 'stuck', words: 'znowu' }))).toBe('commitment-is-done');
    await t.ola.call('POST', `/commitments/${id}/reopening`);
    expect(await ledger(id)).toEqual(['reopened', 'done', 'handed_on', 'stuck', 'time', 'made'].map((type) => `${type} Ola Lipska`));
    expect(refusal(await t.ola.call('POST', `/commitments/${id}/reopening`))).toBe('commitment-is-open');
  });

  it('is kept by its own side, waits for nothing in a circle, and merges what two people change', async () => {
    const [a, b] = [await promise({ ...ours(), title: 'A' }), await promise({ ...ours(), title: 'B' })];
    expect(refusal(await t.ola.call('POST', '/commitments', { ...ours(), title: 'C', owner: { kind: 'contact', id: anna } }))).toBe('commitment-person-is-of-other-side');
    expect(await t.ola.call('PATCH', `/commitments/${a}`, { set: { blocks: [b] }, before: { blocks: [] } })).toMatchObject({ status: 200 });
    expect(refusal(await t.ola.call('PATCH', `/commitments/${b}`, { set: { blocks: [a] }, before: { blocks: [] } }))).toBe('commitment-would-wait-for-itself');
    await t.ola.call('PATCH', `/commitments/${a}`, { set: { title: 'A1' }, before: { title: 'A' } });
    expect(await t.ola.call('PATCH', `/commitments/${a}`, { set: { title: 'A2' }, before: { title: 'A' } })).toMatchObject({ status: 409, body: { data: { detail: { fields: [{ field: 'title', theirs: 'A1' }] } } } });
    await t.ola.call('DELETE', `/commitments/${a}`);
    expect(await onBoard(a)).toBeUndefined();
    await t.ola.call('POST', `/commitments/${a}/restore`);
    expect(await onBoard(a)).toMatchObject({ title: 'A1', blocks: [b] });
  });

  it('is seen by those who see its engagement, in no other workspace, and listed soonest first by pages', async () => {
    const id = await promise({ ...ours(), title: 'Only Ola sees it', dueOn: '2026-02-02' });
    for (const who of [t.tomasz, t.maeve]) {
      for (const [method, path, body] of [['POST', `/commitments/${id}/answers`, { answer: { answer: 'done' } }], ['DELETE', `/commitments/${id}`], ['GET', `/commitments/board?engagementId=${engagementId}`]] as const) expect((await who.call(method, path, body)).status).toBe(404);
      expect(((await who.call('GET', '/commitments')).body as { rows: unknown[] }).rows).toEqual([]);
    }
    const first = (await t.ola.call('GET', '/commitments?limit=2&state=late')).body as { rows: CommitmentRow[]; nextCursor: string };
    const second = (await t.ola.call('GET', `/commitments?limit=100&state=late&cursor=${first.nextCursor}`)).body as { rows: CommitmentRow[] };
    const days = [...first.rows, ...second.rows].map(({ dueOn }) => dueOn);
    expect(first.rows[0]?.title).toBe('Only Ola sees it');
    expect([days, new Set([...first.rows, ...second.rows].map((row) => row.id)).size]).toEqual([days.toSorted(), days.length]);
    expect([...first.rows, ...second.rows].every(({ state }) => state === 'late')).toBe(true);
  });
});
