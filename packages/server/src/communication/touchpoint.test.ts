import { addDays } from '@entente/core/kernel/zoned-time';
import type { CommunicationView, TellingRow } from '@entente/contract/communication/touchpoint.contract';
import type { TodayView } from '@entente/contract/today/today.contract';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, sendAgreement } from '../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
afterEach(() => t.setClock(null));
afterAll(() => t.close());

const show = async (engagementId: string) => (await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as CommunicationView;
const raise = (engagementId: string, more: object) => t.ola.call('POST', '/touchpoints/happenings', { engagementId, side: 'provider', phaseId: null, about: 'wrong logo on the cover', ...more });
const lineOf = ({ lines }: CommunicationView, event: string, side = 'provider') => lines.find((line) => line.event === event && line.side === side);

/** An engagement with the suggested plan. */
async function planned() {
  const started = await startAgreement(t.ola);
  const { status, body } = await t.ola.call('POST', '/touchpoints/suggestions', { engagementId: started.engagementId });
  if (status !== 201) throw new Error(`nothing was suggested: ${JSON.stringify(body)}`);
  return { ...started, plan: body as CommunicationView };
}

/** What stands on the timeline as passed, each with the address of whom it passed with: by it a report and an erasure find it. */
const loggedWith = (engagementId: string) => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('interactions').leftJoin('contacts', 'contacts.id', 'interactions.contactId').select(['subject', 'contacts.email']).where('engagementId', '=', engagementId).orderBy('interactions.createdAt').execute()).map(({ subject, email }) => [subject, email]));

describe('who tells whom', () => {
  it('begins with a sensible plan by one press, once; lines are changed, taken off and put back', async () => {
    const { engagementId, plan } = await planned();
    expect(lineOf(plan, 'delay')).toMatchObject({ channel: 'phone', withinDays: 0, teller: { name: 'Ola Lipska', side: 'provider' }, told: { name: 'Anna Wrona', side: 'client' } });
    expect(lineOf(plan, 'absence', 'client')).toMatchObject({ teller: { name: 'Anna Wrona' }, told: { name: 'Ola Lipska' }, withinDays: -5 });
    expect(await t.ola.call('POST', '/touchpoints/suggestions', { engagementId })).toMatchObject({ status: 422, body: { data: { refusal: 'touchpoints-are-there' } } });
    const id = lineOf(plan, 'crisis')?.id ?? '';
    const people = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] };
    const of = (side: string) => people.rows.find((row) => row.side === side)?.choice;
    const line = { event: 'crisis', side: 'provider', phaseId: null, teller: of('provider'), backup: of('provider'), told: of('client'), channel: 'meeting', withinDays: 1 };
    expect(await t.ola.call('PUT', `/touchpoints/${id}`, line)).toMatchObject({ status: 422, body: { data: { refusal: 'touchpoint-backup-is-teller' } } });
    expect(lineOf((await t.ola.call('PUT', `/touchpoints/${id}`, { ...line, backup: null })).body as CommunicationView, 'crisis')).toMatchObject({ channel: 'meeting', withinDays: 1 });
    expect(lineOf((await t.ola.call('DELETE', `/touchpoints/${id}`)).body as CommunicationView, 'crisis')).toBeUndefined();
    expect(lineOf((await t.ola.call('POST', `/touchpoints/${id}/restore`)).body as CommunicationView, 'crisis')).toMatchObject({ channel: 'meeting' });
  });

  it('prompts in Today with a draft in the reader’s language; a mail goes through the outbox and stands on the timeline, once', async () => {
    const { engagementId, plan } = await planned();
    const raised = (await raise(engagementId, { event: 'mistake', on: plan.today })).body as CommunicationView;
    const [due] = raised.due;
    expect(due).toMatchObject({ event: 'mistake', state: 'due', about: 'wrong logo on the cover', draft: { locale: 'en', subject: 'We found a mistake' } });
    expect(due?.draft.body).toContain('Dear Anna Wrona');
    const { notices } = (await t.ola.call('GET', '/today')).body as TodayView;
    expect(notices.filter((row) => row.engagementId === engagementId)).toMatchObject([{ event: 'mistake', clientName: 'Bank Wschodni' }]);
    const tell = (more: object = {}) => t.ola.call('POST', `/touchpoints/${due?.touchpointId ?? ''}/notices`, { key: due?.key, how: 'mail', subject: 'We found a mistake', body: 'Dear Anna,\n\nThe logo is wrong; we mend it today.', ...more });
    expect(await tell({ body: '' })).toMatchObject({ status: 422, body: { data: { refusal: 'notice-says-nothing' } } });
    const told = (await tell()).body as CommunicationView;
    expect(told).toMatchObject({ due: [], told: [{ event: 'mistake', how: 'mail', toldName: 'Anna Wrona', by: 'Ola Lipska', late: false }] });
    expect(await tell()).toMatchObject({ status: 422, body: { data: { refusal: 'notice-is-not-due' } } });
    await t.workOff();
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'touchpoint.told' }))?.text).toContain('The logo is wrong; we mend it today.');
    const timeline = (await t.ola.call('GET', `/timeline?engagementId=${engagementId}&limit=20`)).body as { rows: { interaction: { kind: string; subject: string } | null }[] };
    expect(timeline.rows.map(({ interaction }) => interaction)).toContainEqual(expect.objectContaining({ kind: 'mail', subject: 'We found a mistake' }));
    expect(await loggedWith(engagementId)).toEqual([['We found a mistake', ANNA]]);
  });

  it('takes back what was raised by mistake, with a reason: nothing is due or missed of it, what was told stands; and puts it back', async () => {
    const { engagementId, plan } = await planned();
    const { happenings: [raised], due: [crisis] } = (await raise(engagementId, { event: 'crisis', on: plan.today, about: 'the server burns' })).body as CommunicationView;
    await t.ola.call('POST', `/touchpoints/${crisis?.touchpointId ?? ''}/notices`, { key: crisis?.key, how: 'phone', subject: '', body: '' });
    const { happenings: [false_], due } = (await raise(engagementId, { event: 'mistake', on: plan.today })).body as CommunicationView;
    expect(due).toHaveLength(1);
    const takeBack = (id: string | undefined, because: string, who = t.ola) => who.call('POST', `/touchpoints/happenings/${id ?? ''}/taking-back`, { because });
    expect((await takeBack(false_?.id, ' ')).status).toBe(400);
    expect((await takeBack(false_?.id, 'x', t.maeve)).status).toBe(404);
    expect((await takeBack(false_?.id, 'the logo is right')).body).toMatchObject({ due: [], happenings: [{ about: 'wrong logo on the cover', takenBack: { by: 'Ola Lipska', because: 'the logo is right' } }, { takenBack: null }] });
    expect(((await takeBack(raised?.id, 'it was a drill')).body as CommunicationView).told).toMatchObject([{ event: 'crisis', about: 'the server burns' }]);
    t.setClock(new Date(Date.now() + 7 * 86_400_000));
    expect((await show(engagementId)).due).toEqual([]);
    const { body: timeline } = await t.ola.call('GET', `/timeline?engagementId=${engagementId}&limit=20`);
    expect(JSON.stringify(timeline).split('touchpoint.taken_back')).toHaveLength(3);
    const back = (await t.ola.call('POST', `/touchpoints/happenings/${false_?.id ?? ''}/restore`)).body as CommunicationView;
    expect(back).toMatchObject({ due: [{ event: 'mistake', state: 'missed' }] });
  });

  it('tells of the firm’s own days off ahead, without anybody raising them', async () => {
    const { engagementId, plan } = await planned();
    const [from, to] = [5, 8].map((days) => addDays(plan.today, days));
    expect((await t.ola.call('PATCH', '/workspace', { set: { daysOff: [{ from, to, name: 'Inventory' }] }, before: { daysOff: [] } })).status).toBe(200);
    const [due] = (await show(engagementId)).due;
    expect(due).toMatchObject({ event: 'absence', side: 'provider', on: from, draft: { subject: 'We are away' } });
    expect(due?.about).toMatch(/^Inventory \(.*20\d\d.*\)$/);
    expect(due?.draft.body).toContain('Inventory');
    const told = await t.ola.call('POST', `/touchpoints/${due?.touchpointId ?? ''}/notices`, { key: due?.key, how: 'phone', subject: '', body: '' });
    expect((told.body as CommunicationView).due).toEqual([]);
    expect((await t.ola.call('PATCH', '/workspace', { set: { daysOff: [] }, before: { daysOff: [{ from, to, name: 'Inventory' }] } })).status).toBe(200);
  });

  it('tells of the days off of who owes something, and of nobody else, to each engagement of theirs', async () => {
    const { engagementId, plan } = await planned();
    const [from, to] = [5, 8].map((days) => addDays(plan.today, days));
    const away = (daysOff: object[]) => t.ola.call('PUT', '/commitments/times', { remindAt: '09:00', quiet: null, daysOff });
    expect((await away([{ from, to }])).status).toBe(200);
    expect((await show(engagementId)).due.filter(({ event }) => event === 'absence')).toEqual([]);
    expect((await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.ola.actor.memberId }, title: 'Outline', dueOn: addDays(plan.today, 40) })).status).toBe(201);
    const absence = (await show(engagementId)).due.filter(({ event }) => event === 'absence');
    expect(absence).toMatchObject([{ side: 'provider', on: from, about: expect.stringMatching(/^Ola Lipska \(/) }]);
    expect((await away([])).status).toBe(200);
    expect((await show(engagementId)).due.filter(({ event }) => event === 'absence')).toEqual([]);
  });

  it('shows what was missed, on either side by the same rule, and what was told late', async () => {
    const { engagementId } = await planned();
    const past = new Date(t.services.clock().getTime() + 21 * 86_400_000).toISOString().slice(0, 10);
    await raise(engagementId, { event: 'complaint', on: past });
    await raise(engagementId, { event: 'absence', on: past, side: 'client', about: 'Anna is on holiday' });
    expect(((await show(engagementId)).due).map(({ event }) => event)).toEqual([]);
    t.setClock(new Date(Date.now() + 28 * 86_400_000));
    const { due } = await show(engagementId);
    expect(due.map(({ event, side, state }) => [event, side, state])).toEqual([['absence', 'client', 'missed'], ['complaint', 'provider', 'missed']]);
    const [absence] = due;
    const told = (await t.ola.call('POST', `/touchpoints/${absence?.touchpointId ?? ''}/notices`, { key: absence?.key, how: 'phone', subject: '', body: '' })).body as CommunicationView;
    expect(told.told).toMatchObject([{ event: 'absence', side: 'client', by: 'Anna Wrona', toldName: 'Ola Lipska', late: true }]);
  });

  describe('of a promise that is late', () => {
    const DAY_MS = 86_400_000;
    const THURSDAY = '2026-03-05';
    const at = (day: string): void => t.setClock(new Date(`${day}T10:00:00Z`));
    /** A plan with a promise of ours or theirs for a Thursday, made on the Monday before. */
    async function promised(side: 'provider' | 'client' = 'provider') {
      at('2026-03-02');
      const { engagementId, plan } = await planned();
      const people = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] };
      const { body } = await t.ola.call('POST', '/commitments', { engagementId, side, owner: people.rows.find((one) => one.side === side)?.choice, title: 'Module one', dueOn: THURSDAY });
      return { engagementId, plan, id: (body as { id: string }).id };
    }
    const tell = async ({ touchpointId, key }: { touchpointId: string; key: string }) => (await t.ola.call('POST', `/touchpoints/${touchpointId}/notices`, { key, how: 'phone', subject: '', body: '' })).body as CommunicationView;
    const missedOf = async (engagementId: string) => ((await t.ola.call('GET', `/touchpoints/tellings?show=missed&engagementId=${engagementId}`)).body as { rows: TellingRow[] }).rows;

    it('is due on the first working day of it and not told late then; missed after', async () => {
      const { engagementId, plan } = await promised();
      at(THURSDAY);
      expect((await show(engagementId)).due).toEqual([]);
      at('2026-03-06');
      const [due] = (await show(engagementId)).due;
      expect(due).toMatchObject({ touchpointId: lineOf(plan, 'delay')?.id, event: 'delay', about: 'Module one', dueOn: '2026-03-06', state: 'due', overOn: null });
      expect(due?.draft.body).toMatch(/We promised this for .*5 March.*, and it is not ready/);
      at('2026-03-09');
      expect((await show(engagementId)).due).toMatchObject([{ state: 'missed' }]);
      at('2026-03-06');
      expect(await tell(due as { touchpointId: string; key: string })).toMatchObject({ due: [], told: [{ event: 'delay', late: false }] });
    });

    it('can be told ahead, and is then not asked for once it is late', async () => {
      const { engagementId, id } = await promised();
      const foresee = (more: object) => t.ola.call('POST', '/touchpoints/happenings', { engagementId, event: 'delay', side: 'provider', phaseId: null, on: '2026-03-03', about: 'Module one', commitmentId: id, ...more });
      at('2026-03-03');
      expect(await foresee({ side: 'client' })).toMatchObject({ status: 422, body: { data: { refusal: 'happening-needs-promise' } } });
      expect(await foresee({ event: 'crisis' })).toMatchObject({ status: 422, body: { data: { refusal: 'happening-needs-promise' } } });
      const other = await planned();
      expect((await foresee({ engagementId: other.engagementId })).status).toBe(404);
      const { due: [due] } = (await foresee({})).body as CommunicationView;
      expect(due?.draft.body).toMatch(/We promised this for .*5 March.*, and it will come later/);
      expect((await tell(due as { touchpointId: string; key: string })).told).toMatchObject([{ event: 'delay', late: false }]);
      at('2026-03-12');
      expect((await show(engagementId)).due).toEqual([]);
      expect(await missedOf(engagementId)).toEqual([]);
      await t.ola.call('POST', `/commitments/${id}/answers`, { answer: { answer: 'done' } });
      expect(await foresee({ on: '2026-03-12' })).toMatchObject({ status: 422, body: { data: { refusal: 'commitment-is-done' } } });
    });

    it.each(['provider', 'client'] as const)('stays missed of the %s when it is over and nobody had been told, but presses no more', async (side) => {
      const { engagementId, id } = await promised(side);
      at('2026-03-12');
      expect((await t.ola.call('POST', `/commitments/${id}/answers`, { answer: { answer: 'done' } })).status).toBe(200);
      at('2026-03-13');
      const [missed] = (await show(engagementId)).due;
      expect(missed).toMatchObject({ event: 'delay', side, state: 'missed', dueOn: '2026-03-06', overOn: '2026-03-12' });
      expect(await missedOf(engagementId)).toMatchObject([{ what: 'missed', event: 'delay', side }]);
      expect(((await t.ola.call('GET', '/today')).body as TodayView).notices.filter((row) => row.engagementId === engagementId)).toEqual([]);
      t.setClock(new Date(Date.parse('2026-03-12T10:00:00Z') + 100 * DAY_MS));
      expect((await show(engagementId)).due).toEqual([]);
      expect(await missedOf(engagementId)).toHaveLength(1);
    });

    it('is not asked for where it was over by the day of telling, and stays missed of a day that was moved too late', async () => {
      const { engagementId, id } = await promised();
      at('2026-03-06');
      await t.ola.call('POST', `/commitments/${id}/answers`, { answer: { answer: 'done' } });
      at('2026-03-20');
      expect((await show(engagementId)).due).toEqual([]);
      const late = await promised();
      at('2026-03-10');
      expect((await t.ola.call('POST', `/commitments/${late.id}/date-changes`, { decision: 'send', newDay: '2026-03-26' })).status).toBe(200);
      expect((await show(late.engagementId)).due).toMatchObject([{ event: 'delay', dueOn: '2026-03-06', state: 'missed', overOn: '2026-03-10' }]);
    });
  });

  it('is read by the client on their standing page: the plan, and what was missed on either side', async () => {
    const sent = await sendAgreement(t, t.ola);
    await t.ola.call('POST', '/touchpoints/suggestions', { engagementId: sent.engagementId });
    await raise(sent.engagementId, { event: 'complaint', on: (await show(sent.engagementId)).today });
    t.setClock(new Date(Date.now() + 7 * 86_400_000));
    await t.ola.call('POST', '/ground-rules/rounds', { agreementId: sent.agreementId, signatoryId: ((await t.ola.call('GET', `/ground-rules?agreementId=${sent.agreementId}`)).body as { people: { signatoryId: string }[] }).people[0]?.signatoryId, cards: ['bad_news'] });
    await t.workOff();
    const { page } = await new TestClientBrowser(t).open((await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '');
    if (page?.page !== 'us') throw new Error('this is no standing page');
    expect(page.informed?.lines).toContainEqual({ event: 'delay', side: 'provider', channel: 'phone', withinDays: 0, withinHours: null });
    expect(page.informed?.missed).toMatchObject([{ event: 'complaint', side: 'provider' }]);
  });

  it('is nobody else’s', async () => {
    const { engagementId, plan } = await planned();
    expect((await t.maeve.call('GET', `/touchpoints?engagementId=${engagementId}`)).status).toBe(404);
    expect((await t.maeve.call('DELETE', `/touchpoints/${lineOf(plan, 'crisis')?.id ?? ''}`)).status).toBe(404);
  });
});

it('shows how telling went through all plans, page by page, and Today says that it did not look at the older ones', async () => {
  const { engagementId, plan } = await planned();
  const copies = (table: string, { of, more, only }: { readonly of: string; readonly more: string; readonly only: string }) => t.look(t.ola, (tx) => sql`
    insert into ${sql.table(table)} select (jsonb_populate_record(null::${sql.table(table)}, to_jsonb(one) || ${sql.raw(more)})).* from ${sql.table(table)} one, generate_series(100, 200) n where ${sql.ref(of)} = ${engagementId} and ${sql.raw(only)}`.execute(tx.kysely));
  const copy = `('ffffffff-0000-7000-8000-000000000' || n)`;
  await copies('engagements', { of: 'one.id', more: `jsonb_build_object('id', ${copy})`, only: 'true' });
  await copies('touchpoints', { of: 'one.engagement_id', more: `jsonb_build_object('id', gen_random_uuid(), 'engagement_id', ${copy})`, only: `one.event = 'complaint'` });
  const newest = 'ffffffff-0000-7000-8000-000000000150';
  t.setClock(new Date(Date.now() + 9 * 86_400_000));
  for (const [id, about] of [[engagementId, 'of the oldest'], [newest, 'of the newest']] as const) await raise(id, { event: 'complaint', about, on: addDays(plan.today, 4) });
  const pages: string[][] = [];
  for (let cursor: string | null = ''; cursor !== null && pages.length < 9;) {
    const page: { rows: TellingRow[]; nextCursor: string | null } = (await t.ola.call('GET', `/touchpoints/tellings?show=missed${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as never;
    pages.push(page.rows.filter(({ engagementId: of }) => [engagementId, newest].includes(of)).map(({ what, about }) => `${what} ${about}`));
    cursor = page.nextCursor;
  }
  expect(pages).toEqual([['missed of the newest'], ['missed of the oldest']]);
  const leftOff = async () => ((await t.ola.call('GET', '/today')).body as TodayView).leftOff;
  expect(await leftOff()).toMatchObject({ heard: 0, olderPlans: true });
  await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ deletedAt: '2026-01-01T00:00:00Z' }).where('id', '>=', 'ffffffff-0000-7000-8000-000000000100').execute());
  expect(await leftOff()).toMatchObject({ heard: 0, olderPlans: false });
});
