import type { CommunicationView, TellingRow } from '@entente/contract/communication/touchpoint.contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/database/new-id.ts';
import { keepQuietHours } from '../../platform/outbox/quiet-hours.store.ts';
import { startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { mailTo } from '../../shell/test-portal.ts';
import { ANNA } from '../../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
afterEach(() => t.setClock(null));
afterAll(() => t.close());

const show = async (engagementId: string) => (await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as CommunicationView;
const lineOf = ({ lines }: CommunicationView, event: string) => lines.find((line) => line.event === event && line.side === 'provider');

/** An engagement with the suggested plan. */
async function planned() {
  const { engagementId, clientId } = await startAgreement(t.ola);
  return { engagementId, clientId, plan: (await t.ola.call('POST', '/touchpoints/suggestions', { engagementId })).body as CommunicationView };
}

describe('who tells by the hour', () => {
  /** Saturday night in Warsaw. */
  const KNOWN = '2027-03-06T22:30:00.000Z';
  const DUE = '2027-03-07T00:30:00.000Z';
  const raise = (who: TestMember, engagementId: string) => who.call('POST', '/touchpoints/happenings', { engagementId, event: 'crisis', side: 'provider', phaseId: null, on: '2027-03-06', about: 'the server burns' });
  const prompts = (topic: string) => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('announcements').select(['recipientEmail', 'heldUntil']).where('topic', '=', topic).where('createdAt', '>=', KNOWN).where('createdAt', '<', '2027-03-08T00:00:00Z').orderBy('recipientEmail').execute()));
  const wakesAt = async (engagementId: string) => (await t.services.database.pool.query<{ run_at: string }>('select run_at from graphile_worker.jobs where key = $1', [`prompt:${engagementId}`])).rows.map(({ run_at }) => new Date(run_at).toISOString());
  const wake = async (at: string, engagementId: string): Promise<void> => {
    t.setClock(new Date(at));
    await t.jobs.prompt_notices?.({ workspaceId: t.ola.actor.workspaceId, engagementId });
  };

  const clock = (shift: number): string => new Date(Date.now() + shift).toISOString().slice(11, 16);
  /** They are left alone at this hour, as both sides agreed. */
  const isQuietFor = (email: string, clientId: string) => t.look(t.ola, (tx) => keepQuietHours(tx, { email, clientId, sourceId: newId(), hours: { timeZone: 'UTC', from: clock(-3_600_000), until: clock(3_600_000), days: [] } }));

  it('a crisis is told within two hours, at night too: who tells hears of it at once, and with who stands in once it was missed', async () => {
    t.setClock(new Date('2027-03-05T10:00:00Z'));
    const { engagementId, clientId, plan } = await planned();
    for (const email of [ANNA, 'tomasz@lipka.example']) await isQuietFor(email, clientId);
    const line = lineOf(plan, 'crisis');
    expect(line).toMatchObject({ channel: 'phone', withinDays: 0, withinHours: 2 });
    // Tomasz tells, and Ola stands in.
    const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] };
    const changed = { event: 'crisis', side: 'provider', phaseId: null, teller: { kind: 'member', id: t.tomasz.actor.memberId }, backup: { kind: 'member', id: t.ola.actor.memberId }, told: rows.find(({ side }) => side === 'client')?.choice, channel: 'phone', withinDays: 0, withinHours: 2 };
    expect((await t.ola.call('PUT', `/touchpoints/${line?.id ?? ''}`, changed)).status).toBe(200);
    t.setClock(new Date(KNOWN));
    await t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ scope: 'all' }).where('id', '=', t.tomasz.actor.memberId).execute());
    const raised = await raise(t.ola, engagementId);
    expect((raised.body as CommunicationView).due).toMatchObject([{ event: 'crisis', dueOn: '2027-03-07', dueAt: DUE, state: 'due' }]);
    await t.workOff();
    expect(await prompts('touchpoint.prompted')).toEqual([{ recipientEmail: 'tomasz@lipka.example', heldUntil: null }]);
    expect((await mailTo(t, t.ola, { email: 'tomasz@lipka.example', topic: 'touchpoint.prompted' }))?.text).toContain('the server burns');
    expect(await wakesAt(engagementId)).toEqual(['2027-03-07T00:30:01.000Z']);

    await wake('2027-03-07T00:30:00Z', engagementId);
    expect(await prompts('touchpoint.overdue')).toEqual([]);
    await wake('2027-03-07T00:30:01Z', engagementId);
    await wake('2027-03-07T00:31:00Z', engagementId);
    expect((await prompts('touchpoint.overdue')).map(({ recipientEmail }) => recipientEmail)).toEqual(['ola@lipka.example', 'tomasz@lipka.example']);
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'touchpoint.overdue' }))?.text).toContain('Tomasz Gajda');
    const [due] = (await show(engagementId)).due;
    expect(due?.state).toBe('missed');

    const tell = (body: object) => t.ola.call('POST', `/touchpoints/${due?.touchpointId ?? ''}/notices`, { key: due?.key, how: 'mail', subject: 'Bad news', body: 'Dear Anna,\n\nThe server burns.', ...body });
    expect(await tell({ body: '' })).toMatchObject({ status: 422, body: { data: { refusal: 'notice-says-nothing' } } });
    expect((await tell({})).body).toMatchObject({ due: [], told: [{ event: 'crisis', dueAt: DUE, late: true }] });
    expect(await prompts('touchpoint.told_at_once')).toEqual([{ recipientEmail: ANNA, heldUntil: null }]);
    expect((await t.ola.call('GET', `/touchpoints/tellings?engagementId=${engagementId}&show=late`)).body).toMatchObject({ rows: [{ what: 'late', dueAt: DUE }] });
  });

  it('is told in time after midnight within its hours, in the chat that both agreed on; who raised it themselves is not written to', async () => {
    t.setClock(new Date('2027-03-05T10:00:00Z'));
    const { engagementId } = await planned();
    t.setClock(new Date(KNOWN));
    const before = (await prompts('touchpoint.prompted')).length;
    const [due] = ((await raise(t.ola, engagementId)).body as CommunicationView).due;
    await t.workOff();
    expect(await prompts('touchpoint.prompted')).toHaveLength(before);
    t.setClock(new Date('2027-03-07T00:29:00Z'));
    const told = (await t.ola.call('POST', `/touchpoints/${due?.touchpointId ?? ''}/notices`, { key: due?.key, how: 'chat', subject: '', body: 'All is well again.' })).body as CommunicationView;
    expect(told).toMatchObject({ due: [], told: [{ how: 'chat', late: false }] });
    expect(await t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').select(['kind', 'body']).where('engagementId', '=', engagementId).execute())).toEqual([{ kind: 'note', body: 'All is well again.' }]);
    await wake('2027-03-07T00:31:00Z', engagementId);
    expect(((await t.ola.call('GET', `/touchpoints/tellings?engagementId=${engagementId}&show=late`)).body as { rows: TellingRow[] }).rows).toEqual([]);
  });

  it('is refused where something goes by its day, and beyond three days; a chat is a channel like the others', async () => {
    const { plan, engagementId } = await planned();
    const people = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] };
    const of = (side: string) => people.rows.find((row) => row.side === side)?.choice;
    const change = (event: string, more: object) => t.ola.call('PUT', `/touchpoints/${lineOf(plan, 'mistake')?.id ?? ''}`, { event, side: 'provider', phaseId: null, teller: of('provider'), backup: null, told: of('client'), channel: 'chat', withinDays: 3, ...more });
    expect(await change('delay', { withinHours: 2 })).toMatchObject({ status: 422, body: { data: { refusal: 'touchpoint-hours-do-not-fit' } } });
    for (const withinHours of [0, 73]) expect((await change('mistake', { withinHours })).status).toBe(400);
    expect(lineOf((await change('mistake', { withinHours: 4 })).body as CommunicationView, 'mistake')).toMatchObject({ channel: 'chat', withinDays: 0, withinHours: 4 });
    expect(lineOf((await change('mistake', {})).body as CommunicationView, 'mistake')).toMatchObject({ withinDays: 3, withinHours: null });
  });
});
