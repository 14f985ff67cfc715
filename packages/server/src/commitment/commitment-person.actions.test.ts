import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommitmentBoard } from '@entente/contract/commitment/commitment.contract';
import { announce } from '../platform/outbox/announce.ts';
import { keepQuietHours, loadQuietHours } from '../platform/outbox/quiet-hours.store.ts';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { startAgreement } from '../shell/test-agreement.ts';
import { meet, tellOfMeetings } from '../shell/test-meetings.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { agreeOnTimes, ANNA, askForCode, sendAgreement, sendOut } from '../shell/test-signing.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { insertEvents } from './commitment-event.store.ts';
import { loadLeadersAway } from './answering/commitment-person.store.ts';

let t: TestEntente;
let engagementId: string;
let clientId: string;
/** A Monday. */
const MONDAY = new Date('2026-03-09T08:00:00Z');

beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(MONDAY);
  clientId = ((await t.ola.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' })).body as { id: string }).id;
  engagementId = ((await t.ola.call('POST', '/engagements', { clientId, name: 'Trudne rozmowy', kind: 'service_agreement' })).body as { id: string }).id;
});
afterAll(() => t.close());

const GIVEN = { remindAt: '09:00', quiet: null, daysOff: [], timeZone: '', country: '' };
const AWAY = [{ from: '2026-03-06', to: '2026-03-09' }];
const choose = (who: TestMember, times: object) => who.call('PUT', '/commitments/times', { remindAt: '09:00', quiet: null, daysOff: [], ...times });
const promise = async (dueOn: string): Promise<string> => ((await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.ola.actor.memberId }, title: `Do ${dueOn}`, dueOn })).body as { id: string }).id;
const onBoard = async (id: string) => ((await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard).rows.find((row) => row.id === id);
const late = async (): Promise<string[]> => ((await t.ola.call('GET', '/commitments?state=late')).body as { rows: { id: string }[] }).rows.map(({ id }) => id);
const tellAt = async (who: TestMember) => t.look(who, async (tx) => (await tx.kysely.selectFrom('commitmentPeople').select('tellAt').where('workspaceId', '=', tx.workspaceId).where('memberId', '=', who.actor.memberId).executeTakeFirst())?.tellAt);

describe('hours and days off of a member', () => {
  it('are their own: read and chosen by nobody else, and kept in order', async () => {
    expect((await t.ola.call('GET', '/commitments/times')).body).toEqual(GIVEN);
    expect((await choose(t.ola, { remindAt: '12:00', quiet: { from: '18:00', until: '08:00' }, daysOff: [{ from: '2026-08-03', to: '2026-08-07' }, ...AWAY] })).status).toBe(200);
    expect((await t.ola.call('GET', '/commitments/times')).body).toEqual({ ...GIVEN, remindAt: '12:00', quiet: { from: '18:00', until: '08:00', days: [], other: [] }, daysOff: [...AWAY, { from: '2026-08-03', to: '2026-08-07' }] });
    for (const other of [t.tomasz, t.maeve]) expect((await other.call('GET', '/commitments/times')).body).toEqual(GIVEN);
    expect((await choose(t.ola, {})).status).toBe(200);
    expect((await t.ola.call('GET', '/commitments/times')).body).toEqual(GIVEN);
  });

  it.each([{ daysOff: [{ from: '2026-03-09', to: '2026-03-06' }] }, { daysOff: [{ from: '2026-03-09', to: '2026-06-06' }] }, { remindAt: '03:00' }, { quiet: { from: '25:00', until: '08:00' } }, { timeZone: 'Europe/Atlantis' }, { country: 'Poland' }])('are not %j', async (times) => {
    expect((await choose(t.ola, times)).status).toBe(400);
  });

  it('leave four hours in which a message can come', async () => {
    expect(await choose(t.ola, { quiet: { from: '08:00', until: '07:00' } })).toMatchObject({ status: 422, body: { data: { refusal: 'quiet-hours-leave-too-little' } } });
  });

  it('are passed over by what is theirs, on the board and in the list of what is late, also where it comes to them afterwards', async () => {
    const first = await promise('2026-03-05');
    expect(await onBoard(first)).toMatchObject({ state: 'late', lateDays: 2 });
    await choose(t.ola, { daysOff: AWAY });
    const second = await promise('2026-03-05');
    const nadias = ((await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.nadia.actor.memberId }, title: 'Nadia', dueOn: '2026-03-05' })).body as { id: string }).id;
    for (const id of [first, second]) expect(await onBoard(id)).toMatchObject({ state: 'open', lateDays: 0, shift: null });
    expect(await late()).toEqual([nadias]);
    await t.ola.call('POST', `/commitments/${nadias}/answers`, { answer: { answer: 'someone_else', person: { kind: 'member', id: t.ola.actor.memberId } } });
    expect(await late()).toEqual([]);
    t.setClock(new Date('2026-03-10T08:00:00Z'));
    expect((await late()).toSorted()).toEqual([first, second, nadias].toSorted());
    expect(await onBoard(first)).toMatchObject({ state: 'late', lateDays: 1 });
    t.setClock(MONDAY);
  });

  it('set when they are reminded: at their time, on a day they work, after their quiet hours', async () => {
    t.setClock(new Date('2027-03-08T08:00:00Z'));
    await choose(t.tomasz, { remindAt: '16:00', daysOff: [{ from: '2027-03-18', to: '2027-03-19' }], quiet: { from: '15:00', until: '10:30' } });
    await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.tomasz.actor.memberId }, title: 'Tomasz', dueOn: '2027-03-19' });
    // What was promised is told as soon as they may be written to; then the day before, which is the last they work.
    await t.workOff();
    expect(await tellAt(t.tomasz)).toBe('2027-03-08T09:30:00.000Z');
    t.setClock(new Date('2027-03-08T09:31:00Z'));
    await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
    // Four in the afternoon is quiet for Tomasz: it waits until half past ten on a day that he works.
    expect(await tellAt(t.tomasz)).toBe('2027-03-22T09:30:00.000Z');
    await choose(t.tomasz, { remindAt: '16:00', daysOff: [{ from: '2027-03-18', to: '2027-03-19' }] });
    await t.workOff();
    expect(await tellAt(t.tomasz)).toBe('2027-03-17T15:00:00.000Z');
    t.setClock(MONDAY);
  });

  it('hear of what was still being written when their message of the day came', async () => {
    t.setClock(new Date('2028-03-06T08:00:00Z'));
    await choose(t.tomasz, {});
    const made = await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.tomasz.actor.memberId }, title: 'Raport', dueOn: '2028-03-24' });
    await t.workOff();
    t.setClock(new Date('2028-03-06T08:01:00Z'));
    const { promise: written, resolve: onWritten } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    // An answer that began before the message and is not committed when its time comes.
    const answer = inWorkspace(t.services.database, { workspaceId: t.ola.actor.workspaceId, partyId: null }, async (tx) => {
      const at = '2028-03-06T08:00:59.000Z';
      await insertEvents(tx, [{ workspaceId: tx.workspaceId, id: newId(), commitmentId: (made.body as { id: string }).id, engagementId, clientId, type: 'excepted', actorSide: 'provider', actorId: t.ola.actor.memberId, actorName: 'Ola Lipska', body: JSON.stringify({ words: 'Bez raportu.' }), happenedAt: at, recordedAt: at }]);
      onWritten();
      await released;
    });
    await written;
    const told = Promise.resolve(t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId })).then(() => 'told');
    const meanwhile = async (): Promise<string> => {
      for (let trip = 0; trip < 400; trip += 1) await t.services.database.pool.query('select 1');
      return 'waits';
    };
    const first = await Promise.race([told, meanwhile()]);
    release();
    await Promise.all([answer, told]);
    expect(first).toBe('waits');
    await t.workOff();
    expect((await mailTo(t, t.ola, { email: 'tomasz@lipka.example', topic: 'commitment.digest' }))?.text).toContain('Bez raportu.');
    t.setClock(MONDAY);
  });

  it('go by their own clocks and on the holidays of their own country', async () => {
    t.setClock(new Date('2027-09-27T08:00:00Z'));
    const times = { timeZone: 'America/New_York', country: 'DE', quiet: { from: '17:00', until: '08:00', days: [3], other: [{ day: 4, from: '16:00', until: '10:00' }] } };
    expect((await choose(t.nadia, times)).status).toBe(200);
    expect((await t.nadia.call('GET', '/commitments/times')).body).toEqual({ ...GIVEN, ...times });
    await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.nadia.actor.memberId }, title: 'Wiza', dueOn: '2027-10-01' });
    // Ten in Warsaw is four at night in New York: at eight there, which is two in the afternoon here, they may be written to.
    await t.workOff();
    expect(await tellAt(t.nadia)).toBe('2027-09-27T12:00:00.000Z');
    t.setClock(new Date('2027-09-27T12:01:00Z'));
    await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
    // The day before is a Thursday, on which they can be reached from ten.
    expect(await tellAt(t.nadia)).toBe('2027-09-30T14:00:00.000Z');
    const wiza = (await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard;
    const id = wiza.rows.find(({ title }) => title === 'Wiza')?.id ?? '';
    // Monday, 1 November, is a holiday in Poland and none in all of Germany.
    await t.ola.call('PATCH', `/commitments/${id}`, { set: { dueOn: '2027-10-29' }, before: { dueOn: '2027-10-01' } });
    t.setClock(new Date('2027-11-01T10:00:00Z'));
    expect([(await onBoard(id))?.state, (await late()).includes(id)]).toEqual(['late', true]);
    await choose(t.nadia, {});
    expect([(await onBoard(id))?.state, (await late()).includes(id)]).toEqual(['open', false]);
    t.setClock(MONDAY);
  });

  it('are no longer asked of whoever was let go, who is told nothing and stands in for nobody; back again, they hear of what comes', async () => {
    const inOrOut = (deactivatedAt: string | null) => t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ deactivatedAt }).where('id', '=', t.nadia.actor.memberId).execute());
    const told = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('id').where('topic', '=', 'commitment.digest').where('recipientEmail', '=', 'nadia@lipka.example').execute()).then(({ length }) => length);
    const at = async (moment: string) => {
      t.setClock(new Date(moment));
      await t.workOff();
      await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
    };
    const promised = (title: string, dueOn: string) => t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.nadia.actor.memberId }, title, dueOn }).then(({ body }) => (body as { id: string }).id);
    t.setClock(new Date('2029-03-05T09:00:00Z'));
    const [soon, later] = [await promised('Nadia, soon', '2029-03-09'), await promised('Nadia, later', '2029-03-23')];
    await at('2029-03-05T09:01:00Z');
    const before = await told();
    expect(before).toBeGreaterThan(0);
    await inOrOut('2029-03-06T08:00:00Z');
    await at('2029-03-09T09:01:00Z');
    expect(await told()).toBe(before);
    expect(await tellAt(t.nadia)).not.toBeNull();
    const tomasz = { kind: 'member', id: t.tomasz.actor.memberId };
    expect((await t.ola.call('POST', `/commitments/${soon}/answers`, { answer: { answer: 'someone_else', person: tomasz } })).status).toBe(200);
    expect(await onBoard(soon)).toMatchObject({ backup: null });
    await inOrOut(null);
    await at('2029-03-23T09:01:00Z');
    expect(await told()).toBe(before + 1);
    expect((await t.ola.call('POST', `/commitments/${later}/answers`, { answer: { answer: 'someone_else', person: tomasz } })).status).toBe(200);
    expect(await onBoard(later)).toMatchObject({ backup: { name: t.nadia.actor.name } });
    t.setClock(MONDAY);
  });

  it('count for the answers that they promised as who leads an engagement', async () => {
    const { agreementId } = await startAgreement(t.ola);
    expect(await t.look(t.ola, (tx) => loadLeadersAway(tx, [agreementId]))).toEqual(new Map([[agreementId, { daysOff: AWAY, country: '' }]]));
  });
});

describe('quiet hours of one’s own', () => {
  const clock = (shift: number): string => new Date(Date.now() + shift).toISOString().slice(11, 16);
  const now = () => ({ from: clock(-3_600_000), until: clock(3_600_000) });
  const stateOf = async (id: string) => t.look(t.nadia, async (tx) => tx.kysely.selectFrom('announcements').select(['state', 'heldUntil']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirstOrThrow());
  const recipient = { email: 'nadia@lipka.example', name: 'Nadia', locale: 'en' } as const;

  it('hold back what can wait, also what a client’s press makes us say, and no code', async () => {
    await t.ola.call('PATCH', '/workspace', { set: { timeZone: 'UTC' }, before: { timeZone: 'Europe/Warsaw' } });
    const { email } = await t.look(t.nadia, (tx) => tx.kysely.selectFrom('members').select('email').where('workspaceId', '=', tx.workspaceId).where('id', '=', t.nadia.actor.memberId).executeTakeFirstOrThrow());
    expect((await choose(t.nadia, { quiet: now() })).status).toBe(200);
    const say = (partyId: string | null, topic: string, params = {}) => inWorkspace(t.services.database, { workspaceId: t.nadia.actor.workspaceId, partyId }, (tx) => announce(tx, { topic, recipient: { ...recipient, email }, subject: { kind: 'client', id: clientId }, clientId, params }));
    const [ours, theirs, code] = [await say(null, 'ground_rule.asked'), await say(clientId, 'ground_rule.asked'), await say(null, 'signing.code', { codeId: newId() })];
    // In the client's own transaction people of ours are hidden: it is seen when the message would leave.
    expect((await stateOf(theirs)).heldUntil).toBeNull();
    await t.workOff();
    for (const id of [ours, theirs]) {
      const { state, heldUntil } = await stateOf(id);
      expect([state, Date.parse(heldUntil ?? '') > Date.now()]).toEqual(['queued', true]);
    }
    expect(await stateOf(code)).toMatchObject({ state: 'outbox_only', heldUntil: null });
  });

  it('go before those that were agreed, and leave them in place', async () => {
    const email = 'anna@bank.example';
    const person = newId();
    const hours = (from: string) => ({ timeZone: 'UTC', from, until: '08:00', days: [] });
    const known = await t.look(t.ola, async (tx) => {
      await keepQuietHours(tx, { email, clientId, hours: hours('18:00'), sourceId: newId() });
      await keepQuietHours(tx, { email, clientId, hours: hours('22:00'), sourceId: person }, 'own');
      await keepQuietHours(tx, { email, clientId, hours: hours('17:00'), sourceId: newId() });
      return [(await loadQuietHours(tx, email))?.from, (await loadQuietHours(tx, email, 'agreed'))?.from];
    });
    expect(known).toEqual(['22:00', '17:00']);
  });
});

it('all that is brought up by itself comes to each person in one message a day; a text sent by hand is that day’s message, and a code goes at once', async () => {
  t.setClock(new Date('2030-03-18T09:00:00Z'));
  const started = await sendAgreement(t, t.ola);
  await agreeOnTimes(t, started.agreementId, 'same_day');
  const { round } = (await t.ola.call('GET', `/ground-rules?agreementId=${started.agreementId}`)).body as { round: { id: string } };
  const day = async (at: string): Promise<void> => {
    t.setClock(new Date(at));
    await t.workOff();
    await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
    await tellOfMeetings(t);
  };
  // Eleven things and a text that is sent anew, all on one Wednesday.
  t.setClock(new Date('2030-05-08T07:30:00Z'));
  const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${started.engagementId}`)).body as { rows: { choice: object; side: string }[] };
  const owner = rows.find(({ side }) => side === 'client')?.choice;
  for (let count = 0; count < 9; count += 1) await t.ola.call('POST', '/commitments', { engagementId: started.engagementId, side: 'client', owner, title: `Thing ${count}`, dueOn: '2030-06-28' });
  await meet(t, { engagementId: started.engagementId, starts: [{ day: '2030-06-17', time: '10:00' }] });
  await sendOut(t, t.ola, { agreementId: started.agreementId });
  await day('2030-05-08T08:00:00Z');
  await t.jobs.review_ground_rules?.({ workspaceId: t.ola.actor.workspaceId, roundId: round.id });
  const { code } = await askForCode(t, t.ola, { browser: new TestClientBrowser(t), link: (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.reminder' }))?.link ?? '' });
  expect(code).toMatch(/^\d{6}$/);
  const leaving = (email: string) => t.look(t.ola, async (tx) => (await tx.kysely.selectFrom('announcements').select(['topic', sql<string>`(greatest(created_at, held_until) at time zone 'UTC')::date`.as('day')]).where('recipientEmail', '=', email).where('createdAt', '>=', '2030-05-08T00:00:00Z').orderBy('day').execute()).map((row) => [row.day, row.topic]));
  expect(await leaving(ANNA)).toEqual([['2030-05-08', 'signing.reminder'], ['2030-05-09', 'ground_rule.review']]);
  for (const next of ['2030-05-10', '2030-05-13']) await day(`${next}T09:30:00Z`);
  for (const email of [ANNA, 'ola@lipka.example']) {
    const told = await leaving(email);
    expect(new Set(told.map(([on]) => on)).size).toBe(told.length);
    expect(told.map(([, topic]) => topic)).toContain('ground_rule.review');
  }
  expect((await leaving(ANNA)).map(([, topic]) => topic).toSorted()).toEqual(['commitment.digest', 'ground_rule.review', 'meeting.told', 'signing.reminder']);
  t.setClock(MONDAY);
});
