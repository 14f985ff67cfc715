import type { TodayView } from '@entente/contract/today/today.contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inWorkspace } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { hoursFrom, lastOf, meet, tellOfMeetings, viewIn } from '../shell/test-meetings.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { ANNA } from '../shell/test-signing.ts';
import { insertAct } from './meeting-act.store.ts';

const HOUR = 3_600_000;
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
/** Each test has a Monday morning of its own, none of them a holiday: nobody is written to twice a day, or at night. */
let morning = Date.parse('2032-05-31T09:00:00Z');
const later = (hours: number) => t.setClock(new Date(morning + hours * HOUR));
beforeEach(() => {
  morning += 7 * 24 * HOUR;
  later(0);
});
afterAll(() => t.close());

const inHours = (hours: number) => hoursFrom(morning, hours);
const act = (id: string, what: string, body: object = {}) => t.ola.call('POST', `/meetings/${id}/${what}`, body);
const closeWork = (engagementId: string, meetings?: string) => t.ola.call('PATCH', `/engagements/${engagementId}`, { set: { state: 'closed' }, before: { state: 'open' }, ...(meetings === undefined ? {} : { meetings }) });
const openWork = (engagementId: string) => t.ola.call('PATCH', `/engagements/${engagementId}`, { set: { state: 'open' }, before: { state: 'closed' } });
type Proposed = { readonly starts: readonly { readonly day: string }[]; readonly taken: readonly object[]; readonly people: readonly { readonly choice: { readonly kind: string; readonly id: string } }[] };

/** What lies ahead on a client's page. */
function ahead(page: PortalAnswer['page']): readonly { readonly title: string; readonly href: string }[] {
  return page?.page === 'meetings' ? [...(page.card === null ? [] : [page.card.item]), ...page.ahead] : [];
}

describe('meetings', () => {
  it('are proposed beside what stands in the calendars, and kept over it only by whoever knows; what one may not see is busy', async () => {
    const [{ day, time }, nextDay] = [{ day: '2040-03-06', time: '10:00' }, { day: '2040-03-07', time: '10:00' }];
    const first = await meet(t, { starts: [{ day, time }] });
    const other = await startAgreement(t.ola);
    const [here] = first.view.rows;
    const propose = async (who: typeof t.ola, engagementId: string, more = '') => (await who.call('GET', `/meetings/proposals?engagementId=${engagementId}&first=${day}&time=${time}${more}`)).body as Proposed;
    const inTheWay = { startsAt: here?.startsAt, minutes: 60, title: 'First talk', clientName: 'Bank Wschodni' };
    // Ola is busy, and Anna is, by her address, though she is known here by another client.
    const proposed = await propose(t.ola, other.engagementId);
    expect(proposed.taken).toEqual([{ ...inTheWay, day, names: ['Ola Lipska', 'Anna Wrona'] }]);
    expect(proposed.starts[0]?.day).toBe(nextDay.day);
    expect((await propose(t.ola, other.engagementId, `&who=member:${t.nadia.actor.memberId}`)).taken).toEqual([]);
    const people = proposed.people.map(({ choice }) => choice);
    const plan = (who: typeof t.ola, engagementId: string, more: object) => who.call('POST', '/meetings', { engagementId, title: 'Another talk', minutes: 30, people, starts: [{ day, time }], ...more });
    expect(await plan(t.ola, other.engagementId, {})).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-time-is-taken', detail: { count: 1, taken: [inTheWay] } } } });
    expect((await t.ola.call('GET', `/meetings?engagementId=${other.engagementId}`)).body).toMatchObject({ rows: [] });
    const { id } = lastOf(viewIn(await plan(t.ola, other.engagementId, { starts: [nextDay] })));
    // Moving, and agreeing to a wish, are asked the same.
    const taken = { status: 422, body: { data: { refusal: 'meeting-time-is-taken' } } };
    expect(await act(id, 'moving', { times: [{ day, time }] })).toMatchObject(taken);
    await act(id, 'moving', { side: 'client', times: [{ day, time }, { ...nextDay, time: '16:00' }], taken: true });
    expect(await act(id, 'answers', { agree: true, time: here?.startsAt })).toMatchObject(taken);
    expect(lastOf(viewIn(await act(id, 'answers', { agree: true, time: here?.startsAt, taken: true }))).startsAt).toBe(here?.startsAt);
    // Nadia sees her own work alone: of Anna she learns that she is busy.
    const hers = await startAgreement(t.nadia);
    const seen = await propose(t.nadia, hers.engagementId);
    expect(seen.taken).toEqual([60, 30].map((minutes) => ({ ...inTheWay, minutes, day, names: ['Anna Wrona'], title: '', clientName: '' })));
    // What is closed or in the bin is in nobody's way.
    await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ state: 'closed' }).where('workspaceId', '=', tx.workspaceId).where('id', '=', first.engagementId).execute());
    expect((await propose(t.nadia, hers.engagementId)).taken).toHaveLength(1);
    expect((await t.ola.call('DELETE', `/engagements/${other.engagementId}`, { meetings: 'call_off' })).status).toBe(200);
    expect((await propose(t.nadia, hers.engagementId)).taken).toEqual([]);
  });

  it('are called off or kept, as is said, where their engagement is closed; whoever takes part hears of it all the same', async () => {
    const { engagementId, people, id } = await meet(t, { starts: [inHours(24 * 9)] });
    const { id: soon } = viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Too soon', minutes: 60, people, starts: [inHours(5)], taken: true })).rows[0] ?? { id: '' };
    await tellOfMeetings(t);
    const close = (meetings?: string) => closeWork(engagementId, meetings);
    const stateNow = async () => ((await t.ola.call('GET', `/engagements/${engagementId}`)).body as { state: string }).state;
    const refusal = { status: 422, body: { data: { refusal: 'engagement-has-meetings' } } };
    expect(await close()).toMatchObject({ ...refusal, body: { data: { detail: { count: 2, meetings: [{ id: soon, title: 'Too soon', late: true }, { id, title: 'First talk', late: false }] } } } });
    // No other way past it: not the list, not many at once, not an undo.
    expect(await t.ola.call('PATCH', `/records/engagement/${engagementId}`, { set: { state: 'closed' }, before: { state: 'open' } })).toMatchObject(refusal);
    const { changeSetId } = (await t.ola.call('POST', '/records/engagement/bulk', { selection: { ids: [engagementId] }, change: { set: { state: 'closed' } } })).body as { changeSetId: string };
    expect((await t.ola.call('GET', `/change-sets/${changeSetId}`)).body).toMatchObject({ counts: { changed: 0, failed: 1 }, failed: [{ reason: 'engagement-has-meetings' }] });
    expect(await stateNow()).toBe('open');

    expect((await close('keep')).status).toBe(200);
    const client = new TestClientBrowser(t);
    const link = `${(await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.link ?? ''}?to=meetings`;
    expect(ahead((await client.open(link)).page).map(({ title }) => title)).toEqual(expect.arrayContaining(['Too soon', 'First talk']));
    const opened = (await t.ola.call('POST', '/records/engagement/bulk', { selection: { ids: [engagementId] }, change: { set: { state: 'open' } } })).body as { changeSetId: string };
    expect((await t.ola.call('POST', `/change-sets/${opened.changeSetId}/undo`)).body).toMatchObject({ counts: { undone: 0, kept: 1 } });
    expect(await stateNow()).toBe('open');

    later(1);
    expect((await close('call_off')).status).toBe(200);
    expect(await stateNow()).toBe('closed');
    expect((await t.ola.call('GET', `/meetings?engagementId=${engagementId}`)).body).toMatchObject({ rows: [{ id: soon, state: 'planned', ask: { kind: 'cancel', side: 'provider', late: true } }, { id, state: 'cancelled', endedBy: 'provider' }] });
    later(24);
    await tellOfMeetings(t);
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.text).toMatch(/Ola Lipska.*First talk/);
    // Opened again, and put back.
    await openWork(engagementId);
    expect(viewIn(await act(id, 'reopening')).rows.find((row) => row.id === id)).toMatchObject({ state: 'planned' });
  });

  it('that the client asked to call off are named as that where their engagement is closed; put back after it, a meeting is shown again', async () => {
    const { engagementId, people, id } = await meet(t, { starts: [inHours(26)] });
    const { id: slip } = viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'By a slip', minutes: 60, people, starts: [inHours(5)], taken: true })).rows[0] ?? { id: '' };
    later(6);
    await act(slip, 'outcomes', { outcome: 'held' });
    expect((await act(id, 'cancelling', { side: 'client', late: true })).status).toBe(201);
    expect(await closeWork(engagementId)).toMatchObject({ status: 422, body: { data: { detail: { meetings: [{ id, late: false, asksToMove: false, askedOff: true }] } } } });
    expect((await closeWork(engagementId, 'call_off')).status).toBe(200);
    const pressing = async () => ((await t.ola.call('GET', '/today')).body as TodayView).meetings.map((row) => row.id);
    expect(await pressing()).not.toContain(slip);
    viewIn(await act(slip, 'reopening'));
    expect(await pressing()).toContain(slip);
    expect(await act(id, 'reopening')).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-is-over' } } });
  });

  it('that were called off just before their engagement is closed are told all the same, and stay on the client\'s page', async () => {
    const { engagementId, id } = await meet(t, { starts: [inHours(24 * 50)] });
    await tellOfMeetings(t);
    const client = new TestClientBrowser(t);
    const link = `${(await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.link ?? ''}?to=meetings`;
    later(24);
    expect((await act(id, 'cancelling')).status).toBe(201);
    expect((await closeWork(engagementId)).status).toBe(200);
    await tellOfMeetings(t);
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.text).toMatch(/Ola Lipska.*First talk/);
    const { page } = await client.open(link);
    expect(page?.page === 'meetings' && page.past.map(({ title }) => title)).toContain('First talk');
  });

  it('that were called off just before are told where the engagement is closed in the list or of many at once', async () => {
    const told = async () => (await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.text ?? '';
    const closings = {
      'In the list': (id: string) => t.ola.call('PATCH', `/records/engagement/${id}`, { set: { state: 'closed' }, before: { state: 'open' } }),
      'Of many': (id: string) => t.ola.call('POST', '/records/engagement/bulk', { selection: { ids: [id] }, change: { set: { state: 'closed' } } }),
    };
    for (const [title, close] of Object.entries(closings)) {
      const { engagementId, id } = await meet(t, { starts: [inHours(24 * 55)], title });
      await tellOfMeetings(t);
      later(24);
      expect((await act(id, 'cancelling')).status).toBe(201);
      expect((await close(engagementId)).status).toBe(200);
      expect((await t.ola.call('GET', `/engagements/${engagementId}`)).body).toMatchObject({ state: 'closed' });
      await tellOfMeetings(t);
      expect(await told()).toMatch(new RegExp(`Ola Lipska.*${title}`));
      morning += 7 * 24 * HOUR;
      later(0);
    }
  });

  it('are called off, as is said, where their engagement goes to the bin, and whoever takes part hears of it; restored, they are put back', async () => {
    const { engagementId, people, id } = await meet(t, { starts: [inHours(24 * 58)] });
    await tellOfMeetings(t);
    const remove = (body?: object) => t.ola.call('DELETE', `/engagements/${engagementId}`, body);
    expect(await remove()).toMatchObject({ status: 422, body: { data: { refusal: 'engagement-has-meetings', detail: { meetings: [{ id, late: false }] } } } });
    const { changeSetId } = (await t.ola.call('POST', '/records/engagement/bulk', { selection: { ids: [engagementId] }, change: { delete: true } })).body as { changeSetId: string };
    expect((await t.ola.call('GET', `/change-sets/${changeSetId}`)).body).toMatchObject({ counts: { changed: 0, failed: 1 }, failed: [{ reason: 'engagement-has-meetings' }] });
    // What is so near that the client has to agree is asked of nobody from the bin.
    const { id: soon } = viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Too soon', minutes: 60, people, starts: [inHours(5)], taken: true })).rows[0] ?? { id: '' };
    expect(await remove({ meetings: 'call_off' })).toMatchObject({ status: 422, body: { data: { refusal: 'meetings-wait-for-the-client' } } });
    expect((await t.ola.call('GET', `/engagements/${engagementId}`)).status).toBe(200);
    later(26);
    await act(soon, 'outcomes', { outcome: 'held' });
    expect((await remove({ meetings: 'call_off' })).status).toBe(200);
    expect((await t.ola.call('GET', `/engagements/${engagementId}`)).status).toBe(404);
    await tellOfMeetings(t);
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.text).toMatch(/Ola Lipska.*First talk/);
    expect((await t.ola.call('POST', `/engagements/${engagementId}/restore`)).status).toBe(200);
    expect(viewIn(await act(id, 'reopening')).rows.find((row) => row.id === id)).toMatchObject({ state: 'planned' });
  });

  it('are told with what was still being written when the message was put together', async () => {
    const { engagementId, people, id } = await meet(t, { starts: [inHours(24 * 59)] });
    await tellOfMeetings(t);
    const { clientId } = await t.look(t.ola, (tx) => tx.kysely.selectFrom('engagements').select('clientId').where('id', '=', engagementId).executeTakeFirstOrThrow());
    later(24);
    await t.ola.call('POST', '/meetings', { engagementId, title: 'Second talk', minutes: 30, people, starts: [inHours(24 * 61)], taken: true });
    const { promise: written, resolve: onWritten } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    // An act that began before the message and is not committed when its time comes.
    const slow = inWorkspace(t.services.database, { workspaceId: t.ola.actor.workspaceId, partyId: null }, async (tx) => {
      const at = new Date(morning + 24 * HOUR - 1_000).toISOString();
      await tx.kysely.updateTable('meetings').set({ state: 'cancelled', endedBy: 'provider' }).where('id', '=', id).execute();
      await insertAct(tx, { workspaceId: tx.workspaceId, id: newId(), meetingId: id, engagementId, clientId, side: 'provider', actorId: t.ola.actor.memberId, actorName: 'Ola Lipska', act: 'cancelled', words: 'The room is flooded.', recordedAt: at });
      onWritten();
      await released;
    });
    await written;
    const told = Promise.resolve(t.jobs.tell_meetings?.({ workspaceId: t.ola.actor.workspaceId, engagementId })).then(() => 'told');
    const meanwhile = async (): Promise<string> => {
      for (let trip = 0; trip < 400; trip += 1) await t.services.database.pool.query('select 1');
      return 'waits';
    };
    const first = await Promise.race([told, meanwhile()]);
    release();
    await Promise.all([slow, told]);
    expect(first).toBe('waits');
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.text).toContain('The room is flooded.');
  });

  it('that the client wishes otherwise are told to whoever leads the work, though they do not take part', async () => {
    const { engagementId, people } = await meet(t, { starts: [inHours(24 * 60)] });
    const [, anna] = people;
    const { rows } = viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Nadia alone', minutes: 60, people: [{ kind: 'member', id: t.nadia.actor.memberId }, anna], starts: [inHours(24 * 20)] }));
    const told = async () => (await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'meeting.told' }))?.text ?? '';
    await tellOfMeetings(t);
    expect(await told()).not.toContain('Nadia alone');
    const client = new TestClientBrowser(t);
    const { page } = await client.open(`${(await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.link ?? ''}?to=meetings`);
    const { page: shown } = await client.open(ahead(page).find(({ title }) => title === 'Nadia alone')?.href ?? '');
    if (shown?.page !== 'meetings' || !shown.card?.move) throw new Error('there is nothing to move');
    const [one, other] = [inHours(24 * 21), inHours(24 * 22)];
    later(1);
    expect((await client.send(shown.card.move, { 'day-1': one.day, 'time-1': one.time, 'day-2': other.day, 'time-2': other.time })).page).toMatchObject({ did: 'asked' });
    await tellOfMeetings(t);
    expect(await told()).toMatch(/Anna Wrona.*Nadia alone/);
    expect(await told()).not.toContain('Plik w tej wiadomości');
    expect(((await t.ola.call('GET', '/today')).body as TodayView).meetings).toContainEqual(expect.objectContaining({ id: rows[0]?.id, ask: expect.objectContaining({ side: 'client' }) }));
  });

  it('are told to nobody who was let go, whether they take part or lead the work', async () => {
    const { engagementId, people } = await meet(t, { starts: [inHours(24 * 60)] });
    const nadia = { kind: 'member', id: t.nadia.actor.memberId };
    await t.ola.call('POST', '/meetings', { engagementId, title: 'Without Ola', minutes: 60, people: [nadia, people[1]], starts: [inHours(24 * 33)], taken: true });
    await tellOfMeetings(t);
    const client = new TestClientBrowser(t);
    const { page } = await client.open(`${(await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.link ?? ''}?to=meetings`);
    const { page: shown } = await client.open(ahead(page).find(({ title }) => title === 'Without Ola')?.href ?? '');
    if (shown?.page !== 'meetings' || !shown.card?.move) throw new Error('there is nothing to move');
    const told = () => t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('recipientEmail').where('topic', 'in', ['meeting.told', 'meeting.soon']).orderBy('createdAt').orderBy('id').execute()).then((rows) => rows.map(({ recipientEmail }) => recipientEmail));
    const inOrOut = (deactivatedAt: string | null) => t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ deactivatedAt }).where('id', 'in', [t.ola.actor.memberId, t.nadia.actor.memberId]).execute());
    const wish = inHours(24 * 34);
    later(48);
    const before = await told();
    await inOrOut(new Date(morning).toISOString());
    expect((await client.send(shown.card.move, { 'day-1': wish.day, 'time-1': wish.time, 'day-2': wish.day, 'time-2': '17:30' })).page).toMatchObject({ did: 'asked' });
    await tellOfMeetings(t);
    expect(await told()).toEqual(before);
    await inOrOut(null);
  });

  it('are locked before their engagement where it is closed, as by whoever moves one of them', async () => {
    const { engagementId, id } = await meet(t, { starts: [inHours(24 * 50)] });
    let closing: ReturnType<typeof closeWork> | undefined;
    await t.look(t.ola, async (tx) => {
      await tx.kysely.selectFrom('meetings').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().execute();
      const { rows: own } = await tx.client.query<{ pid: number }>('select pg_backend_pid() as pid');
      closing = closeWork(engagementId, 'keep');
      const waiting = async () => (await t.services.database.pool.query('select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))', [own[0]?.pid])).rowCount;
      await expect.poll(waiting, { interval: 5, timeout: 5_000 }).toBe(1);
      await tx.kysely.selectFrom('engagements').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).forKeyShare().noWait().executeTakeFirstOrThrow();
    });
    expect((await closing)?.status).toBe(200);
  });

  it('are proposed with those of the last one who are still with us, else with whoever leads the work', async () => {
    const { engagementId, people: [, anna] } = await meet(t, { starts: [inHours(24 * 50)] });
    const nadia = { kind: 'member', id: t.nadia.actor.memberId };
    await t.ola.call('POST', '/meetings', { engagementId, title: 'Nadia alone', minutes: 60, people: [nadia, anna], starts: [inHours(24 * 51)] });
    const usual = async () => ((await t.ola.call('GET', `/meetings/proposals?engagementId=${engagementId}&first=2040-05-08&time=10:00`)).body as { people: { name: string; choice: { kind: string; id: string } }[] }).people;
    const inOrOut = (deactivatedAt: string | null) => t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ deactivatedAt }).where('id', '=', t.nadia.actor.memberId).execute());
    expect((await usual()).map(({ name }) => name)).toEqual([t.nadia.actor.name, 'Anna Wrona']);
    await inOrOut('2032-01-01T00:00:00Z');
    const proposed = await usual();
    expect(proposed.map(({ name }) => name)).toEqual(['Ola Lipska', 'Anna Wrona']);
    expect((await t.ola.call('POST', '/meetings', { engagementId, title: 'Ola now', minutes: 60, people: proposed.map(({ choice }) => choice), starts: [inHours(24 * 52)] })).status).toBe(201);
    await inOrOut(null);
  });
});
