import type { MeetingsPage } from '@entente/contract/signing/portal-meetings';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { RecordRow } from '@entente/contract/record/record.contract';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { TodayView } from '@entente/contract/today/today.contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../platform/database/new-id.ts';
import { forgetQuietHours, keepQuietHours } from '../platform/outbox/quiet-hours.store.ts';
import { fillGaps, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { hoursFrom, lastOf, meet, tellOfMeetings, viewIn } from '../shell/test-meetings.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from '../shell/test-signing.ts';

const HOUR = 3_600_000;
let t: TestEntente;
/** Lets so many hours of a test's morning pass. */
const later = (hours: number, from = morning) => t.setClock(new Date(from + hours * HOUR));
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
/** Each test has a Monday morning of its own: nobody is written to twice a day, or at night. */
let morning = Date.parse('2031-03-03T09:00:00Z');
beforeEach(() => later(0, (morning += 7 * 24 * HOUR)));
afterAll(() => t.close());

const show = async (engagementId: string) => (await t.ola.call('GET', `/meetings?engagementId=${engagementId}`)).body as MeetingsView;
const act = (id: string, what: string, body: object = {}, who = t.ola) => who.call('POST', `/meetings/${id}/${what}`, body);
const inHours = (hours: number) => hoursFrom(morning, hours);
const met = (hours: number, { engagementId }: { readonly engagementId?: string } = {}) => meet(t, { engagementId, starts: [inHours(hours)] });
const tell = () => tellOfMeetings(t);

/** Both sides have signed the mentoring agreement: 24 hours ahead, every two weeks, an hour. */
async function mentored() {
  const sent = await startAgreement(t.ola, { template: { builtin: 'mentoring_agreement', locale: 'en' } });
  const { content } = (await t.ola.call('GET', `/documents/${sent.documentId}`)).body as DocumentView;
  const first = content.variables.find(({ key }) => key === 'start_day');
  await t.ola.call('POST', `/documents/${sent.documentId}/edits`, { edits: [{ type: 'set', kind: 'variables', id: first?.id, field: 'value', before: null, value: inHours(0).day }] });
  await fillGaps(t.ola, sent.documentId);
  await sendOut(t, t.ola, { agreementId: sent.agreementId });
  await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
  await signAsMember(t, t.ola, sent.agreementId);
  await passTakeBack(t);
  await t.workOff();
  // Anna was written to about signing today.
  later(0, (morning += 24 * HOUR));
  return sent;
}

const NOTICE_OF_TWO_DAYS = { id: newId(), position: 1, key: 'cancel_hours', label: 'Notice', type: 'hours', value: '48', suggestions: [], required: true };

/** Another sealed agreement of the same work, a year later, with these variables alone. */
async function sealedBeside(agreementId: string, { title, variables }: { title: string; variables: readonly object[] }): Promise<string> {
  const made = newId();
  await t.look(t.ola, async (tx) => {
    await sql`insert into agreements select (jsonb_populate_record(a, jsonb_build_object('id', ${made}::text, 'number', ${made}::text, 'title', ${title}::text, 'chain_seq', 0, 'chain_head', ''))).* from agreements a where id = ${agreementId}`.execute(tx.kysely);
    await sql`insert into agreement_versions select (jsonb_populate_record(v, jsonb_build_object('agreement_id', ${made}::text, 'number', 1, 'content', jsonb_set(v.content, '{variables}', ${JSON.stringify(variables)}::jsonb)))).* from agreement_versions v where agreement_id = ${agreementId} order by number desc limit 1`.execute(tx.kysely);
    await sql`insert into seals select (jsonb_populate_record(s, jsonb_build_object('agreement_id', ${made}::text, 'version_number', 1, 'sealed_at', to_jsonb(now() + interval '1 year')))).* from seals s where agreement_id = ${agreementId} limit 1`.execute(tx.kysely);
  });
  return made;
}

/** An older form answers no newer wish: nothing is changed, and the new wish stands on the page. */
async function anOlderFormAnswersNothing(client: TestClientBrowser, { id, engagementId, card }: { id: string; engagementId: string; card: MeetingsPage['card'] }): Promise<void> {
  const wish = async (...hours: readonly number[]) => {
    await act(id, 'moving', { times: hours.map((at) => inHours(at)) });
    const { page: shown } = await client.open(card?.item.href ?? '');
    if (shown?.page !== 'meetings' || !shown.card?.wish?.agree || !shown.card.wish.refuse) throw new Error('nothing is asked');
    return { agree: shown.card.wish.agree, refuse: shown.card.wish.refuse, times: shown.card.wish.times };
  };
  const row = async () => (await show(engagementId)).rows.find((one) => one.id === id);
  const first = await wish(24 * 10, 24 * 11);
  later(25);
  const second = await wish(24 * 17, 24 * 18);
  const [one = '', other = ''] = second.times;
  const unmarked = { ...first.agree, action: first.agree.action.slice(0, first.agree.action.indexOf('?')) };
  for (const form of [first.agree, first.refuse, unmarked]) expect(await client.send(form, { time: one })).toMatchObject({ status: 422, page: { error: { code: 'meeting-wish-changed' }, card: { wish: { times: second.times } } } });
  expect(await row()).toMatchObject({ startsAt: card?.item.startsAt, ask: { times: second.times } });
  expect((await client.send(second.agree, { time: other })).page).toMatchObject({ did: 'agreed' });
  expect(await row()).toMatchObject({ startsAt: other, ask: null });
}

/** A second agreement, signed later, that says nothing of meetings takes no rule away; another notice there is said, and does not hold. */
async function anotherAgreementTakesNoRuleAway({ engagementId, agreementId, title }: { engagementId: string; agreementId: string; title: string }): Promise<void> {
  const [silent, other] = [await sealedBeside(agreementId, { title: 'Workshop', variables: [] }), await sealedBeside(agreementId, { title: 'Workshop', variables: [NOTICE_OF_TWO_DAYS] })];
  expect((await show(engagementId)).rule).toMatchObject({ source: 'agreement', hours: 24, title, others: [{ title: 'Workshop', hours: 48 }] });
  await t.look(t.ola, (tx) => sql`delete from seals where agreement_id in (${silent}, ${other})`.execute(tx.kysely));
}

async function whatIsMissedIsCountedRightly(engagementId: string): Promise<void> {
  // Asked in time and left unanswered, a meeting that the client misses does not count.
  const more = await met(80, { engagementId });
  const open = lastOf(more.view).id;
  viewIn(await act(open, 'moving', { side: 'client', times: [inHours(24 * 8), inHours(24 * 9)] }));
  const { id: ours } = lastOf(viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Ours', minutes: 60, people: more.people, starts: [inHours(82)] })));
  later(83);
  expect(viewIn(await act(open, 'outcomes', { outcome: 'missed', missing: 'client' })).rows.find((row) => row.id === open)).toMatchObject({ state: 'missed', endedBy: 'client', counts: false, ask: null });
  // What we missed is owed until it is made up for, and again once that is called off.
  const owed = async () => (await show(engagementId)).account.owed;
  expect(viewIn(await act(ours, 'outcomes', { outcome: 'missed', missing: 'provider' })).account.owed).toBe(1);
  const made = lastOf(viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Made up', minutes: 60, people: more.people, starts: [inHours(24 * 6)], makesUp: true })));
  // While it is planned, the one that was missed stays missed.
  expect(await act(ours, 'reopening')).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-is-made-up-for' } } });
  expect([made.makesUp, await owed()]).toEqual([(await show(engagementId)).rows.find((row) => row.id === ours)?.startsAt, 0]);
  expect(viewIn(await act(made.id, 'cancelling')).rows.find((row) => row.id === ours)).toMatchObject({ owed: true });
  expect(await owed()).toBe(1);
  // Two people who make up for it at once: one of them does.
  const two = await Promise.all([7, 8].map((days) => t.ola.call('POST', '/meetings', { engagementId, title: 'Both', minutes: 60, people: more.people, starts: [inHours(24 * days)], makesUp: true })));
  expect(two.map(({ status }) => status)).toEqual([201, 201]);
  const both = (await show(engagementId)).rows.filter(({ title }) => title === 'Both');
  expect(both.filter(({ makesUp }) => makesUp !== null)).toHaveLength(1);
  for (const { id: one } of both) await act(one, 'cancelling');
  // Put back in between it is owed no more, and owed again once it is missed.
  expect(viewIn(await act(ours, 'reopening')).account.owed).toBe(0);
  expect(viewIn(await act(ours, 'outcomes', { outcome: 'missed', missing: 'provider' })).account.owed).toBe(1);
  await act(made.id, 'reopening');
  later(24 * 6 + 1);
  expect(viewIn(await act(made.id, 'outcomes', { outcome: 'held' })).account.owed).toBe(0);
}

describe('meetings', () => {
  it('where nothing was agreed say so; in time they move at once, late the other side is asked and nothing follows', async () => {
    const { engagementId, id, view } = await met(72);
    expect(view).toMatchObject({ rule: { source: 'default', hours: 24, words: '' }, agreed: { title: '', count: null }, rows: [{ title: 'First talk', late: false, people: [{ name: 'Ola Lipska', side: 'provider' }, { name: 'Anna Wrona', side: 'client' }] }] });
    const moved = viewIn(await act(id, 'moving', { times: [inHours(96)] }));
    expect(moved.rows[0]).toMatchObject({ ask: null, history: [{ act: 'planned' }, { act: 'moved', side: 'provider', late: false, from: view.rows[0]?.startsAt }] });
    later(80);
    expect(await act(id, 'moving', { times: [inHours(200)] })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-is-late' } } });
    const asked = viewIn(await act(id, 'moving', { times: [inHours(200)], late: true, words: 'the train is late' }));
    expect(asked.rows[0]).toMatchObject({ startsAt: moved.rows[0]?.startsAt, ask: { kind: 'move', side: 'provider', late: true, whenRefused: 'stands', words: 'the train is late' } });
    expect(await act(id, 'answers', { agree: true })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-asks-nothing' } } });
    expect(viewIn(await act(id, 'taking-back')).rows[0]).toMatchObject({ ask: null, state: 'planned' });
    expect((await show(engagementId)).rows[0]?.history.map(({ act: done }) => done)).toEqual(['planned', 'moved', 'move_asked', 'taken_back']);
  });

  it('are called off in time at once and put back; what was held stands on the timeline, and goes with the word that it was', async () => {
    const { engagementId, id } = await met(72);
    expect(await act(id, 'outcomes', { outcome: 'held' })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-has-not-begun' } } });
    const next = async () => ((await t.ola.call('GET', `/records/engagement/${engagementId}`)).body as RecordRow).next?.is;
    expect(await next()).toBe('planned');
    expect(viewIn(await act(id, 'cancelling', { words: 'ill' })).rows[0]).toMatchObject({ state: 'cancelled', counts: false, endedBy: 'provider' });
    expect(await next()).toBeUndefined();
    expect(viewIn(await act(id, 'reopening')).rows[0]).toMatchObject({ state: 'planned' });
    expect(await next()).toBe('planned');
    later(73);
    expect(await act(id, 'cancelling', { late: true })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-has-begun' } } });
    expect(((await t.ola.call('GET', '/today')).body as TodayView).meetings).toContainEqual(expect.objectContaining({ id, begun: true }));
    const held = viewIn(await act(id, 'outcomes', { outcome: 'held', words: 'Three goals are settled' }));
    expect(await t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').innerJoin('contacts', 'contacts.id', 'interactions.contactId').select('contacts.id').where('interactions.body', '=', 'Three goals are settled').execute())).toHaveLength(1);
    expect(held).toMatchObject({ account: { counted: 1, planned: 0 }, rows: [{ state: 'held', counts: true }] });
    const timeline = async () => JSON.stringify((await t.ola.call('GET', `/timeline?engagementId=${engagementId}&limit=30`)).body);
    expect(await timeline()).toContain('Three goals are settled');
    expect(viewIn(await act(id, 'reopening')).account.counted).toBe(0);
    expect(await timeline()).not.toContain('Three goals are settled');
  });

  it('are told to who takes part, in one mail with a file for their calendar; what was taken back is not told', async () => {
    const { people, engagementId, id } = await met(24 * 9);
    viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Second talk', minutes: 45, people, starts: [inHours(24 * 16)] }));
    await act(id, 'cancelling');
    await act(id, 'reopening');
    await tell();
    const { rows: mails } = (await t.ola.call('GET', '/outbox?limit=50')).body as { rows: { topic: string; recipientEmail: string }[] };
    expect(mails.filter(({ topic }) => topic.startsWith('meeting.'))).toHaveLength(1);
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' });
    expect(mail?.text).toContain('First talk');
    expect(mail?.text).toContain('Second talk');
    const file = (await t.ola.call('GET', `/meetings/${id}/calendar`)).body as { text: string };
    expect(file.text).toMatch(/METHOD:PUBLISH[\s\S]*UID:[0-9a-f-]+@entente[\s\S]*SEQUENCE:2/);
    // Another place is news for everybody, with a file that changes it in their calendars.
    const place = { set: { place: 'Room 2' }, before: { place: 'https://meet.example/a' } };
    expect(await t.ola.call('PATCH', `/meetings/${id}`, place)).toMatchObject({ status: 200, body: { rows: [{ place: 'Room 2', history: [{ act: 'planned' }, { act: 'cancelled' }, { act: 'reopened' }, { act: 'changed', words: 'https://meet.example/a › Room 2' }] }, {}] } });
    expect((await t.ola.call('PATCH', `/meetings/${id}`, { ...place, set: { place: 'Room 3' } })).status).toBe(409);
    expect(((await t.ola.call('GET', `/meetings/${id}/calendar`)).body as { text: string }).text).toMatch(/SEQUENCE:3[\s\S]*LOCATION:Room 2/);
    later(24);
    await tell();
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.text).toContain('Room 2');
    const client = new TestClientBrowser(t);
    const { page } = await client.open(`${mail?.link ?? ''}?to=meetings`);
    if (page?.page !== 'meetings') throw new Error(`this is no page of meetings: ${page?.page ?? ''}`);
    expect(page).toMatchObject({ card: { item: { title: 'First talk', with: ['Ola Lipska'] }, rule: { late: false, source: 'default' } }, ahead: [{ title: 'Second talk' }] });
    const calendar = await t.fetch(page.card?.calendarHref ?? '', { headers: { cookie: client.cookieHeader } });
    expect([calendar.headers.get('content-type'), await calendar.text()]).toEqual(['text/calendar; charset=utf-8', expect.stringContaining('SUMMARY:First talk')]);
    await anOlderFormAnswersNothing(client, { id, engagementId, card: page.card });
    later(48);
    await tell();
  });

  it('are moved by the client in time to a time that fits our calendar, and not over what stands there', async () => {
    const { engagementId, people } = await met(24 * 20);
    viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Another talk', minutes: 60, people, starts: [{ day: '2036-03-04', time: '11:00' }] }));
    await tell();
    const client = new TestClientBrowser(t);
    const link = (await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.link ?? '';
    const cardOf = async () => {
      const { page } = await client.open(`${link}?to=meetings`);
      const mine = page?.page === 'meetings' ? [page.card?.item, ...page.ahead].find((item) => item?.title === 'First talk' && item.startsAt > new Date(morning + 18 * 24 * HOUR).toISOString()) : undefined;
      const { page: shown } = await client.open(mine?.href ?? '');
      if (shown?.page !== 'meetings' || !shown.card?.move) throw new Error('there is nothing to move');
      return { move: shown.card.move, cancel: shown.card.cancel };
    };
    const sunday = await client.send((await cardOf()).move, { 'day-1': '2036-03-02', 'time-1': '11:00' });
    expect(sunday.page).toMatchObject({ did: 'asked' });
    expect((await client.send((await cardOf()).move, { 'day-1': '2036-03-04', 'time-1': '11:30' })).page).toMatchObject({ did: 'asked' });
    expect((await client.send((await cardOf()).move, { 'day-1': '', 'time-1': '' })).page).toMatchObject({ error: { code: 'meeting-needs-time', field: 'day-1' } });
    expect((await client.send((await cardOf()).move, { 'day-1': '2036-03-04', 'time-1': '12:00' })).page).toMatchObject({ did: 'moved' });
    const [, moved] = (await show(engagementId)).rows;
    expect(moved).toMatchObject({ title: 'First talk', startsAt: '2036-03-04T11:00:00.000Z', ask: null });
    expect((await client.send((await cardOf()).move, { 'day-1': '2036-03-05', 'time-1': '21:00' })).page).toMatchObject({ did: 'asked' });
    // It would begin before the evening and end in it.
    expect((await client.send((await cardOf()).move, { 'day-1': '2036-03-05', 'time-1': '19:30' })).page).toMatchObject({ did: 'asked' });
    // The client lives by other clocks: both are shown, and proposals keep out of their nights.
    const place = await t.look(t.ola, (tx) => tx.kysely.updateTable('commitmentPeople').set({ timeZone: 'America/New_York' }).where('workspaceId', '=', tx.workspaceId).where('contactId', '=', people[1]?.id ?? '').returning('id').execute());
    expect(place).toHaveLength(1);
    const ours = (await show(engagementId)).rows.find(({ title }) => title === 'First talk');
    expect(ours?.clocks).toEqual([{ timeZone: 'America/New_York', names: ['Anna Wrona'] }]);
    const { page: abroad } = await client.open(`${link}?to=meetings`);
    expect(abroad?.page === 'meetings' ? abroad.card?.item.yours : null).toBe('America/New_York');
    await t.look(t.ola, (tx) => keepQuietHours(tx, { email: ANNA, clientId: null, hours: { timeZone: 'America/New_York', from: '18:00', until: '08:00', days: [3] }, sourceId: newId() }, 'own'));
    const proposed = async (time: string) => (await t.ola.call('GET', `/meetings/proposals?engagementId=${engagementId}&first=2036-03-19&time=${time}`)).body as { starts: { day: string }[]; quietFor: string[]; clocks: object[] };
    expect(await proposed('16:00')).toMatchObject({ starts: [{ day: '2036-03-20' }], quietFor: ['Anna Wrona'], clocks: [{ timeZone: 'America/New_York' }] });
    expect((await show(engagementId)).account.departures).toContainEqual({ what: 'quiet', meetingId: ours?.id, on: '2036-03-04', names: ['Anna Wrona'] });
    await t.look(t.ola, async (tx) => { await forgetQuietHours(tx, ANNA, 'own'); await tx.kysely.updateTable('commitmentPeople').set({ timeZone: '' }).where('workspaceId', '=', tx.workspaceId).execute(); });
    // What they call off in time stays called off: put back, it could be called off too late and counted.
    const { cancel } = await cardOf();
    if (cancel === null) throw new Error('there is nothing to call off');
    expect((await client.send(cancel, { words: '' })).page).toMatchObject({ did: 'cancelled' });
    expect(await act(moved?.id ?? '', 'reopening')).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-is-over' } } });
    expect((await show(engagementId)).rows.find(({ id }) => id === moved?.id)).toMatchObject({ state: 'cancelled', counts: false, endedBy: 'client' });
  });

  it('are read by nobody of the client who does not take part, and are nobody else’s', async () => {
    const { engagementId, people, id } = await met(24 * 30);
    const { clientId } = (await show(engagementId)).rows[0] ?? { clientId: '' };
    const marek = (await t.ola.call('POST', `/clients/${clientId}/contacts`, { name: 'Marek Sobol', email: 'm.sobol@bankwschodni.example', phone: '', roleTitle: '', locale: 'pl' })).body as { id: string };
    viewIn(await t.ola.call('POST', '/meetings', { engagementId, title: 'Marek alone', minutes: 60, people: [people[0], { kind: 'contact', id: marek.id }], starts: [inHours(24 * 31)] }));
    await tell();
    const { page, text } = await new TestClientBrowser(t).open(`${(await mailTo(t, t.ola, { email: 'm.sobol@bankwschodni.example', topic: 'meeting.told' }))?.link ?? ''}?to=meetings`);
    expect(page).toMatchObject({ page: 'meetings', card: { item: { title: 'Marek alone' } }, ahead: [] });
    expect(text).not.toContain('First talk');
    expect((await t.maeve.call('GET', `/meetings?engagementId=${engagementId}`)).status).toBe(404);
    expect((await act(id, 'cancelling', { late: true }, t.maeve)).status).toBe(404);
    expect(await t.ola.call('POST', '/meetings', { engagementId, title: 'We alone', minutes: 60, people: [people[0], people[0]], starts: [inHours(90)] })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-needs-both-sides' } } });
  });

  it('are bound by the signed agreement: its notice, its words, its rhythm; a late wish of the client counts as held where we do not agree', async () => {
    const { engagementId, agreementId } = await mentored();
    const { id, view } = await met(30, { engagementId });
    expect(view).toMatchObject({ rule: { source: 'agreement', hours: 24, words: expect.stringContaining('at least 24 hours before it starts') }, agreed: { intervalDays: 14, minutes: 60 } });
    const proposed = (await t.ola.call('GET', `/meetings/proposals?engagementId=${engagementId}&first=${inHours(24 * 14).day}&time=10:00`)).body as { everyDays: number; minutes: number; starts: { day: string }[]; people: object[] };
    expect(proposed).toMatchObject({ everyDays: 14, minutes: 60, people: [{ name: 'Ola Lipska' }, { name: 'Anna Wrona' }] });
    expect(proposed.starts.length).toBeGreaterThan(3);
    await tell();
    const client = new TestClientBrowser(t);
    const { page: first } = await client.open(`${(await mailTo(t, t.ola, { email: ANNA, topic: 'meeting.told' }))?.link ?? ''}?to=meetings`);
    if (first?.page !== 'meetings' || first.card?.move === null || first.card === null) throw new Error('there is nothing to move');
    expect(first.card.rule).toMatchObject({ source: 'agreement', late: false });
    // Six hours later the notice has passed, and the form was drawn before.
    later(7);
    const day = inHours(24 * 6);
    const { page: warned } = await client.send(first.card.move, { 'day-1': day.day, 'time-1': '10:00' });
    if (warned?.page !== 'meetings' || !warned.card?.move) throw new Error('the page is gone');
    expect(warned).toMatchObject({ error: { code: 'meeting-is-late' }, card: { rule: { late: true, whenRefused: 'counts' } } });
    const { page: asked } = await client.send(warned.card.move, { 'day-1': day.day, 'time-1': '10:00', late: 'yes', words: 'my child is ill' });
    expect(asked).toMatchObject({ did: 'asked', card: { wish: { side: 'client', late: true, words: 'my child is ill' } } });
    const { meetings } = (await t.ola.call('GET', '/today')).body as TodayView;
    expect(meetings).toContainEqual(expect.objectContaining({ id, ask: expect.objectContaining({ side: 'client', late: true, whenRefused: 'counts' }) }));
    expect(await act(id, 'answers', { agree: false, wish: { kind: 'move', at: new Date(morning).toISOString() } })).toMatchObject({ status: 422, body: { data: { refusal: 'meeting-wish-changed' } } });
    const counted = viewIn(await act(id, 'answers', { agree: false, wish: { kind: 'move', at: new Date(morning + 7 * HOUR).toISOString() } }));
    expect(counted).toMatchObject({ account: { counted: 1 }, rows: [{ state: 'cancelled', counts: true, endedBy: 'client', history: [{ act: 'planned' }, { act: 'move_asked', by: 'Anna Wrona', late: true, noticeHours: 24 }, { act: 'counted', side: 'client', late: true }] }] });
    await anotherAgreementTakesNoRuleAway({ engagementId, agreementId, title: view.rule.title });
    await whatIsMissedIsCountedRightly(engagementId);
  });
});
