import type { CommunicationView, HappeningView, TellingRow } from '@entente/contract/communication/touchpoint.contract';
import type { VersionView } from '@entente/contract/agreement/agreement-views';
import type { ExpectationBoard } from '@entente/contract/commitment/expectation.contract';
import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { NewsPage } from '@entente/contract/signing/portal-news';
import type { TodayView } from '@entente/contract/today/today.contract';
import { addDays } from '@entente/core/kernel/zoned-time';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addRemark } from '../agreement/remark.actions.ts';
import { newId } from '../platform/database/new-id.ts';
import { asClient, inPortal } from '../shell/test-agreement.ts';
import { findPersonOfMember, keepDaysOff, type StoredPerson } from '../commitment/commitment-person.store.ts';
import { loadHeard } from '../commitment/heard/commitment-person.store.ts';
import { loadOfClient } from '../commitment/commitment.store.ts';
import { listMigrations } from '../platform/database/migrate.ts';
import { withClient } from '../platform/postgres/with-client.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { agreeOnTimes, ANNA, confideTo, letSignFirst, sendAgreement } from '../shell/test-signing.ts';

const MAREK = 'm.sobol@bankwschodni.example';
let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
}, 60_000);
afterEach(() => t.setClock(null));
afterAll(() => t.close());

const show = async (engagementId: string) => (await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as CommunicationView;
const today = async () => (await t.ola.call('GET', '/today')).body as TodayView;
const raise = async (engagementId: string, more: object) => (await t.ola.call('POST', '/touchpoints/happenings', { engagementId, side: 'provider', phaseId: null, about: 'wrong logo on the cover', ...more })).body as CommunicationView;

function news({ page }: PortalAnswer): NewsPage {
  if (page?.page !== 'news') throw new Error(`this is no page of news: ${JSON.stringify(page).slice(0, 300)}`);
  return page;
}

/** An engagement with the suggested plan, and Anna on her page of news. */
async function planned() {
  const sent = await sendAgreement(t, t.ola);
  const { engagementId, agreementId, clientId } = sent;
  await t.ola.call('POST', '/touchpoints/suggestions', { engagementId });
  const { people } = (await t.ola.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as { people: { signatoryId: string }[] };
  await t.ola.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: people[0]?.signatoryId, cards: ['bad_news'] });
  await t.workOff();
  const anna = new TestClientBrowser(t);
  const link = (await mailTo(t, t.ola, { email: ANNA, topic: 'ground_rule.asked' }))?.link ?? '';
  return { engagementId, agreementId, clientId, anna, link, page: news(await anna.open(`${link}?to=news`)), plan: await show(engagementId) };
}

/** A mistake of ours that is told to her by mail. */
async function tellMistake(engagementId: string): Promise<CommunicationView> {
  const { due: [due], today: on } = await raise(engagementId, { event: 'mistake', on: (await show(engagementId)).today });
  if (due === undefined) throw new Error(`nothing is due on ${on}`);
  return (await t.ola.call('POST', `/touchpoints/${due.touchpointId}/notices`, { key: due.key, how: 'mail', subject: 'We found a mistake', body: 'Dear Anna,\n\nThe logo is wrong.' })).body as CommunicationView;
}

const back = (anna: TestClientBrowser) => anna.open(anna.at.replace(/\/news.*$/, '/news')).then(news);

describe('what a client was told', () => {
  it('is read by one press on the standing page, and the provider sees when; a question waits in Today and is answered once', async () => {
    const { engagementId, anna, link } = await planned();
    const { told: [before] } = await tellMistake(engagementId);
    expect(before).toMatchObject({ readAt: null, unreadDays: null });
    const us = (await anna.open(link)).page;
    if (us?.page !== 'us' || us.news?.unread[0] === undefined) throw new Error('nothing waits to be read');
    expect(us.news).toMatchObject({ waiting: 1, unread: [{ title: 'We found a mistake' }] });
    expect(news(await anna.send(us.news.unread[0].read, {}))).toMatchObject({ did: 'read', news: [{ read: null, readAt: expect.any(String) }] });
    expect((await show(engagementId)).told[0]).toMatchObject({ readAt: expect.any(String), question: null });

    const { news: [item] } = news(await anna.open(`${link}?to=news`));
    if (item === undefined || item.ask === null) throw new Error('there is nothing to ask about');
    expect(news(await anna.send(item.ask, { question: ' ', of: item.id }))).toMatchObject({ error: { field: 'question', code: 'notice-needs-question' } });
    const { news: [again] } = await back(anna);
    expect(news(await anna.send(again?.ask ?? item.ask, { question: 'Is it on the back too?', of: item.id }))).toMatchObject({ did: 'asked', news: [{ question: { words: 'Is it on the back too?', answer: null }, ask: null }] });
    const { heard: [heard] } = await today();
    expect(heard).toMatchObject({ kind: 'question', id: item.id, words: 'Is it on the back too?', by: 'Anna Wrona', engagementId });
    const mailed = () => t.look(t.ola, async (tx) => loadHeard(tx, await findPersonOfMember(tx, t.ola.actor.memberId) as StoredPerson, { since: '2026-01-01T00:00:00Z', until: new Date().toISOString() }).then((rows) => rows.filter(({ what }) => what === 'question').map(({ words }) => words)));
    expect(await mailed()).toEqual(['Is it on the back too?']);
    const reply = (body: string) => t.ola.call('POST', `/touchpoints/notices/${item.id}/answers`, { how: 'mail', subject: heard?.draft.subject, body });
    expect(await reply(' ')).toMatchObject({ status: 422, body: { data: { refusal: 'notice-says-nothing' } } });
    expect((await t.maeve.call('POST', `/touchpoints/notices/${item.id}/answers`, { how: 'phone', subject: '', body: '' })).status).toBe(404);
    expect((await reply('Dear Anna,\n\nNo, only on the cover.')).body).toMatchObject({ heard: [], told: [{ question: { answered: { by: 'Ola Lipska' } } }] });
    expect(await mailed()).toEqual([]);
    expect(await reply('Again.')).toMatchObject({ status: 422, body: { data: { refusal: 'notice-is-not-due' } } });
    // It stands on the timeline as what passed with her, so that a report about her, and an erasure, find it.
    expect(await t.look(t.ola, (tx) => tx.kysely.selectFrom('interactions').innerJoin('contacts', 'contacts.id', 'interactions.contactId').select(['interactions.body', 'contacts.email']).where('engagementId', '=', engagementId).where('interactions.body', 'like', '%only on the cover%').execute())).toMatchObject([{ email: ANNA }]);
    await t.workOff();
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'touchpoint.replied' }))?.text).toContain('No, only on the cover.');
    expect(await back(anna)).toMatchObject({ news: [{ question: { answer: { by: 'Ola Lipska', how: 'mail' } } }] });
  });

  it('is said to be unread after three working days, and stands so in the list over time', async () => {
    const { engagementId, clientId, anna } = await planned();
    await tellMistake(engagementId);
    t.setClock(new Date(Date.now() + 9 * 86_400_000));
    expect((await show(engagementId)).told[0]?.unreadDays).toBeGreaterThanOrEqual(3);
    const list = async (more: string) => ((await t.ola.call('GET', `/touchpoints/tellings?engagementId=${engagementId}${more}`)).body as { rows: TellingRow[] }).rows.map(({ what, event }) => [what, event]);
    await raise(engagementId, { event: 'complaint', on: addDays((await show(engagementId)).today, -5) });
    expect(await list('')).toEqual([['missed', 'complaint'], ['unread', 'mistake']]);
    expect(await list('&show=unread&side=provider')).toEqual([['unread', 'mistake']]);
    expect(await list('&show=late')).toEqual([]);
    expect((await t.maeve.call('GET', `/touchpoints/tellings?engagementId=${engagementId}`)).status).toBe(404);
    expect((await t.maeve.call('GET', '/touchpoints/tellings')).body).toMatchObject({ rows: [] });

    // An upgrade: what was told before there was anything to press is no news, what is told after it is; an absence takes its days off with it as before.
    const day = (await show(engagementId)).today;
    const { own: [away] } = news(await anna.send((await back(anna)).say?.absence as PortalForm, { from: addDays(day, 3), to: addDays(day, 4), standsIn: '' }));
    const sql = (await listMigrations()).find(({ name }) => name.startsWith('0362'))?.sql ?? '';
    await withClient(t.database.adminConfig, (client) => client.query(`update notices set told_at = '2026-01-05', due_on = '2026-01-05'; alter table notices drop column is_news; alter table happenings drop column added_days_off; begin; set local role entente_owner; ${sql}; commit`));
    expect((await show(engagementId)).told.find(({ event }) => event === 'mistake')).toMatchObject({ readAt: null, unreadDays: null });
    await anna.send(away?.takeBack as PortalForm);
    expect(await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitmentPeople').select('daysOff').where('email', '=', ANNA).where('clientId', '=', clientId).execute())).toEqual([{ daysOff: [] }]);
    expect(await list('&show=unread')).toEqual([]);
    expect(await list('&side=provider')).toContainEqual(['told', 'mistake']);
    expect(await back(anna)).toMatchObject({ news: [{ event: 'mistake', read: null, ask: expect.anything() }] });
    await tellMistake(engagementId);
    expect((await back(anna)).news.map(({ read }) => read !== null)).toEqual([true, false]);
  });
});

describe('an answer time that both sides agreed', () => {
  it('is by what is counted when either side answers, in working days of whoever answers, and both read the same', async () => {
    t.setClock(new Date('2027-03-08T09:00:00Z'));
    const { engagementId, agreementId, clientId, anna, link, page } = await planned();
    const said = news(await anna.send(page.say?.other as PortalForm, { event: 'mistake', about: 'the wrong file' }));
    expect([said.own[0]?.due, (await show(engagementId)).heard[0]]).toMatchObject([{ dueOn: '2027-03-09', state: 'ahead' }, { dueOn: '2027-03-09' }]);
    await agreeOnTimes(t, agreementId, 'two_days');
    // Whoever leads the work is away for two of the days; the client for one.
    await t.ola.call('PUT', '/commitments/times', { remindAt: '09:00', quiet: null, daysOff: [{ from: '2027-03-09', to: '2027-03-10' }], timeZone: '', country: '' });
    const { id: annaId } = await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitmentPeople').select('id').where('clientId', '=', clientId).where('email', '=', ANNA).executeTakeFirstOrThrow());
    await t.look(t.ola, (tx) => keepDaysOff(tx, annaId, { daysOff: [{ from: '2027-03-09', to: '2027-03-09' }], country: '' }));
    for (const side of ['client', 'provider']) await t.ola.call('POST', '/expectations', { engagementId, side, words: `of the ${side}`, person: { kind: 'person', id: annaId } });
    const [ours, theirs] = [{ dueOn: '2027-03-12', state: 'ahead' }, { dueOn: '2027-03-11', state: 'ahead' }];

    expect([(await back(anna)).own[0]?.due, (await show(engagementId)).heard[0]]).toMatchObject([ours, ours]);
    const expected = async () => {
      const { rows } = (await t.ola.call('GET', `/expectations?engagementId=${engagementId}`)).body as ExpectationBoard;
      const shown = (await anna.open(anna.at.replace(/\/news.*$/, '/expectations'))).page;
      if (shown?.page !== 'expectations') throw new Error('this is no page of expectations');
      return [rows.map(({ answerBy }) => answerBy), [...shown.yours, ...(shown.card === null ? [] : [shown.card.item])].map(({ answerBy }) => answerBy)];
    };
    expect(await expected()).toEqual([[ours, theirs], [ours, theirs]]);
    t.setClock(new Date('2027-03-15T09:00:00Z'));
    const late = [ours, theirs].map((one) => ({ ...one, state: 'missed' }));
    expect(await expected()).toEqual([late, late]);
    const us = (await new TestClientBrowser(t).open(link)).page;
    expect(us?.page === 'us' ? us.informed?.missed : us).toEqual([{ event: 'mistake', side: 'provider', dueOn: '2027-03-12', dueAt: null }]);
    expect((await show(engagementId)).heard[0]).toMatchObject({ dueOn: '2027-03-12', state: 'missed' });
    await t.ola.call('PUT', '/commitments/times', { remindAt: '09:00', quiet: null, daysOff: [], timeZone: '', country: '' });
  });

  it('is said of questions about an agreement as well, on Today and on the client’s standing page', async () => {
    t.setClock(new Date('2027-03-08T09:00:00Z'));
    const started = await planned();
    const { agreementId, link } = started;
    await agreeOnTimes(t, agreementId, 'one_day');
    const actor = await asClient(t.ola, { ...started, documentId: '', number: '' });
    const ask = { id: agreementId, versionNumber: 1, clauseId: ((await t.ola.call('GET', `/agreements/${agreementId}/versions/1`)).body as VersionView).document.sections[0]?.clauses[0]?.id ?? '', kind: 'question' as const, purpose: '' };
    const origin = { channel: 'portal' as const, ip: '192.0.2.9', userAgent: 'phone', requestId: newId() };
    await inPortal(t, actor, (tx) => addRemark(tx, { actor, now: '2027-03-08T09:00:00.000Z', origin }, { ...ask, remarkId: newId(), body: 'How?' }));
    await t.look(t.ola, (tx) => addRemark(tx, { actor: t.ola.actor, now: '2027-03-08T10:00:00.000Z', origin }, { ...ask, remarkId: newId(), body: 'And by whom?' }));
    const of = <Row extends { agreementId: string; act: string }>(rows: readonly Row[]) => rows.find((row) => row.agreementId === agreementId && row.act === 'answer');
    const both = async () => {
      const { forUs, forClients } = await today();
      const { page } = await new TestClientBrowser(t).open(link);
      if (page?.page !== 'us') throw new Error('this is no standing page');
      return { team: [forUs, forClients].map(of), client: [page.waitsForUs, page.waitsForYou].map((rows) => rows[0]?.answerBy) };
    };
    const due = { dueOn: '2027-03-09' };
    expect(await both()).toMatchObject({ team: [{ ...due, late: false }, { ...due, late: false }], client: [{ ...due, state: 'ahead' }, { ...due, state: 'ahead' }] });
    t.setClock(new Date('2027-03-10T09:00:00Z'));
    expect(await both()).toMatchObject({ team: [{ ...due, late: true }, { ...due, late: true }], client: [{ ...due, state: 'missed' }, { ...due, state: 'missed' }] });
    // Somebody else signs first and is away: whoever reads their own page is counted by their own days.
    const first = await letSignFirst(t, started, [{ from: '2027-03-09', to: '2027-03-10' }]);
    expect((await both()).client).toMatchObject([{ ...due, state: 'missed' }, { ...due, state: 'missed' }]);
    // What was agreed with somebody else alone says nothing to the reader in confided work.
    await confideTo(t, started, first);
    expect((await both()).client).toEqual([null, null]);
  });
});

describe('what a client says on their own page', () => {
  it('is a delay of a promise of theirs: told by the page, moves no day, waits in Today, and is taken back until it is answered', async () => {
    const { engagementId, anna, plan } = await planned();
    const owner = ((await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] }).rows.find(({ side }) => side === 'client')?.choice;
    const dueOn = addDays(plan.today, 10);
    const { id } = (await t.ola.call('POST', '/commitments', { engagementId, side: 'client', owner, title: 'The bank’s logo', dueOn })).body as { id: string };
    const { say } = await back(anna);
    if (say === null) throw new Error('nothing can be said');
    expect(say.delay.promises).toMatchObject([{ id, title: 'The bank’s logo', dueOn }]);
    expect(news(await anna.send(say.delay.form, { promise: id, day: dueOn, reason: '' }))).toMatchObject({ error: { field: 'day', code: 'commitment-day-is-not-later' } });
    const form = (await back(anna)).say?.delay.form ?? say.delay.form;
    const expected = addDays(dueOn, 5);
    const { own: [own] } = news(await anna.send(form, { promise: id, day: expected, reason: 'the agency is late' }));
    expect(own).toMatchObject({ event: 'delay', about: 'The bank’s logo', words: 'the agency is late', expectedOn: expected, answer: null, promiseHref: expect.stringContaining(id) });
    const view = await show(engagementId);
    expect(view).toMatchObject({ heard: [{ kind: 'happening', event: 'delay', promiseId: id, expectedOn: expected, words: 'the agency is late' }], told: [{ how: 'page', side: 'client', by: 'Anna Wrona', toldName: 'Ola Lipska', late: false }] });
    expect(view.heard[0]?.draft.body).toContain('Nothing is moved until we both say so');
    const { rows } = (await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as { rows: { id: string; dueOn: string; expectedOn: string | null }[] };
    expect(rows.find((row) => row.id === id)).toMatchObject({ dueOn, expectedOn: null });
    expect(await t.ola.call('POST', `/touchpoints/happenings/${own?.id ?? ''}/taking-back`, { because: 'no' })).toMatchObject({ status: 422, body: { data: { refusal: 'happening-is-of-client' } } });

    t.setClock(new Date(Date.now() + 21 * 86_400_000));
    expect((await show(engagementId)).due.filter(({ event }) => event === 'delay')).toEqual([]);
    t.setClock(null);
    if (own?.takeBack === undefined || own.takeBack === null) throw new Error('it cannot be taken back');
    expect(news(await anna.send(own.takeBack, {}))).toMatchObject({ did: 'taken_back', own: [{ isTakenBack: true, takeBack: null }] });
    expect(await show(engagementId)).toMatchObject({ heard: [], told: [] });
    t.setClock(new Date(Date.now() + 21 * 86_400_000));
    expect((await show(engagementId)).due).toMatchObject([{ event: 'delay', side: 'client', state: 'missed' }]);
  });

  it('is an absence, which reaches their days off and goes with them; the answer is told once, and then it stands', async () => {
    const { engagementId, anna, plan, page } = await planned();
    const [from, to] = [addDays(plan.today, 12), addDays(plan.today, 16)];
    const away = async () => t.look(t.ola, (tx) => tx.kysely.selectFrom('commitmentPeople').select('daysOff').where('email', '=', ANNA).where('clientId', 'in', tx.kysely.selectFrom('engagements').select('clientId').where('id', '=', engagementId)).executeTakeFirstOrThrow());
    const say = (form: NonNullable<NewsPage['say']>['absence'] | null | undefined, fields: Readonly<Record<string, string>>) => {
      if (form === undefined || form === null) throw new Error('nothing can be said');
      return anna.send(form, fields).then(news);
    };
    expect(await say(page.say?.absence, { from: to, to: from, standsIn: '' })).toMatchObject({ error: { field: 'away', code: 'days-off-do-not-fit' } });
    const absent = async (standsIn: string) => (await say((await back(anna)).say?.absence, { from, to, standsIn })).own;
    const undo = (said: NewsPage['own'][number] | undefined) => say(said?.takeBack, {});
    const [first] = await absent('Piotr');
    expect(await away()).toMatchObject({ daysOff: [{ from, to }] });
    expect(await undo(first)).toMatchObject({ did: 'taken_back' });
    expect(await away()).toMatchObject({ daysOff: [] });
    // Said twice, the days stay until both are taken back.
    await absent('Piotr');
    const [, earlier] = await absent('Ewa');
    await undo(earlier);
    expect(await away()).toMatchObject({ daysOff: [{ from, to }] });
    await undo((await back(anna)).own[0]);
    expect(await away()).toMatchObject({ daysOff: [] });
    // Days off that were there before stay.
    const kept = { daysOff: JSON.stringify([{ from, to }]) };
    await t.look(t.ola, (tx) => tx.kysely.updateTable('commitmentPeople').set(kept).where('email', '=', ANNA).execute());
    await undo((await absent(''))[0]);
    expect(await away()).toMatchObject({ daysOff: [{ from, to }] });
    await t.look(t.ola, (tx) => tx.kysely.updateTable('commitmentPeople').set({ daysOff: '[]' }).where('email', '=', ANNA).execute());

    const [own] = await absent('Piotr');
    const { heard: [heard], due } = await show(engagementId);
    expect(due.filter(({ event }) => event === 'absence')).toEqual([]);
    expect(heard).toMatchObject({ event: 'absence', standsIn: 'Piotr', until: to, about: expect.stringMatching(/^Anna Wrona \(/) });
    const answer = () => t.ola.call('POST', `/touchpoints/happenings/${heard?.id ?? ''}/answers`, { how: 'phone', subject: '', body: '' });
    expect((await t.maeve.call('POST', `/touchpoints/happenings/${heard?.id ?? ''}/answers`, { how: 'phone', subject: '', body: '' })).status).toBe(404);
    expect((await answer()).body).toMatchObject({ heard: [], happenings: [{ raisedBy: 'client', answered: { by: 'Ola Lipska' } }, ...Array.from({ length: 4 }, () => ({ takenBack: { because: '' } }))] });
    expect(await answer()).toMatchObject({ status: 422, body: { data: { refusal: 'notice-is-not-due' } } });
    expect(await undo(own)).toMatchObject({ error: { code: 'happening-was-answered' }, own: [{ answer: { by: 'Ola Lipska', how: 'phone' } }, {}, {}, {}, {}] });
  });

  it('is a complaint, which is missed on our side once its day has passed; nothing is said without words, or of another’s', async () => {
    const { engagementId, anna, link, page } = await planned();
    const { say } = page;
    if (say === null) throw new Error('nothing can be said');
    expect(news(await anna.send(say.other, { event: 'complaint', about: ' ' }))).toMatchObject({ error: { field: 'about', code: 'happening-needs-words' } });
    expect(news(await anna.send((await back(anna)).say?.other ?? say.other, { event: 'start', about: 'x' }))).toMatchObject({ error: { code: 'choose-one' } });
    await anna.send((await back(anna)).say?.other ?? say.other, { event: 'complaint', about: 'Nobody called me back' });
    expect((await today()).heard.filter((row) => row.engagementId === engagementId)).toMatchObject([{ event: 'complaint', about: 'Nobody called me back' }]);
    t.setClock(new Date(Date.now() + 7 * 86_400_000));
    expect((await show(engagementId)).heard).toMatchObject([{ state: 'missed' }]);
    const { page: us } = await anna.open(link);
    expect(us?.page === 'us' ? us.informed?.missed : null).toContainEqual(expect.objectContaining({ event: 'complaint', side: 'provider' }));
  });
});

it('reaches everything that was raised, page by page', async () => {
  const { engagementId, plan } = await planned();
  for (let count = 0; count < 23; count += 1) await raise(engagementId, { event: 'mistake', on: plan.today, about: `mistake ${count}` });
  const first = await show(engagementId);
  expect(first.happenings).toHaveLength(20);
  const { rows, nextCursor } = (await t.ola.call('GET', `/touchpoints/happenings?engagementId=${engagementId}&cursor=${first.olderHappenings ?? ''}`)).body as { rows: HappeningView[]; nextCursor: string | null };
  expect([rows.map(({ about }) => about).sort(), nextCursor]).toEqual([['mistake 0', 'mistake 1', 'mistake 2'], null]);
  expect((await t.maeve.call('GET', `/touchpoints/happenings?engagementId=${engagementId}`)).status).toBe(404);
});

describe('in coaching, what is told', () => {
  let paid: Awaited<ReturnType<typeof planned>>;
  let us: { kind: string; id: string };
  let him: typeof us;
  beforeAll(async () => {
    paid = await planned();
    await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ kind: 'sponsored_coaching' }).where('id', '=', paid.engagementId).execute());
    const { body: marek } = await t.ola.call('POST', `/clients/${paid.clientId}/contacts`, { name: 'Marek Sobol', email: MAREK, phone: '', roleTitle: '', locale: 'en' });
    [us, him] = [{ kind: 'member', id: t.ola.actor.memberId }, { kind: 'contact', id: (marek as { id: string }).id }];
  }, 60_000);

  it('is about one person: nobody else is told of it, and a promise by hand is read by whom it is for', async () => {
    const { engagementId, clientId, plan } = paid;
    const { lines } = (await t.ola.call('POST', '/touchpoints', { engagementId, event: 'mistake', side: 'provider', phaseId: null, teller: us, backup: null, told: him, channel: 'mail', withinDays: 0 })).body as CommunicationView;
    const marekId = lines.find(({ told }) => told.name === 'Marek Sobol')?.told.id;
    const raised = { engagementId, event: 'mistake', side: 'provider', phaseId: null, on: plan.today, about: 'his exercise was lost' };
    expect(await t.ola.call('POST', '/touchpoints/happenings', raised)).toMatchObject({ status: 422, body: { data: { refusal: 'happening-needs-person' } } });
    expect(await t.ola.call('POST', '/touchpoints/happenings', { ...raised, personId: t.ola.actor.memberId })).toMatchObject({ status: 422, body: { data: { refusal: 'touchpoint-has-no-line' } } });
    expect(((await t.ola.call('POST', '/touchpoints/happenings', { ...raised, personId: marekId })).body as CommunicationView).due.map(({ told }) => told.name)).toEqual(['Marek Sobol']);

    await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: us, title: 'A call before his board', dueOn: addDays(plan.today, 5), forPerson: him });
    const read = async (email: string) => t.look(t.ola, async (tx) => {
      const { id } = await tx.kysely.selectFrom('commitmentPeople').select('id').where('clientId', '=', clientId).where('email', '=', email).executeTakeFirstOrThrow();
      return (await loadOfClient(tx, { clientId, personId: id })).map(({ title }) => title);
    });
    expect([await read(MAREK), await read(ANNA)]).toEqual([['A call before his board'], []]);
    expect(await t.ola.call('POST', '/commitments', { engagementId, side: 'client', owner: him, title: 'x', forPerson: him })).toMatchObject({ status: 422, body: { data: { refusal: 'commitment-person-is-of-other-side' } } });
  });

  it('by the client is told of each by themselves: on their own pages two people read what they missed telling, and nothing of the other, also where they stand in', async () => {
    const { engagementId, clientId, agreementId, link, plan } = paid;
    const choices = ((await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: { id: string }; name: string }[] }).rows;
    const her = choices.find(({ name }) => name === 'Anna Wrona')?.choice;
    await t.ola.call('PUT', `/agreements/${agreementId}/signatories`, { signatories: [{ memberId: t.ola.actor.memberId }, { contactId: her?.id }, { contactId: him.id }] });
    for (const event of ['delay', 'absence']) await t.ola.call('POST', '/touchpoints', { engagementId, event, side: 'client', phaseId: null, teller: him, backup: her, told: us, channel: 'mail', withinDays: 0 });
    for (const [owner, days] of [[him, 5], [her, 6]] as const) await t.ola.call('POST', '/commitments', { engagementId, side: 'client', owner, title: `in ${days} days`, dueOn: addDays(plan.today, days) });
    await t.look(t.ola, async (tx) => {
      const { id } = await tx.kysely.selectFrom('commitmentPeople').select('id').where('clientId', '=', clientId).where('email', '=', MAREK).executeTakeFirstOrThrow();
      await keepDaysOff(tx, id, { daysOff: [{ from: addDays(plan.today, 12), to: addDays(plan.today, 13) }], country: '' });
    });
    const { people } = (await t.ola.call('GET', `/ground-rules?agreementId=${agreementId}`)).body as { people: { signatoryId: string; name: string }[] };
    await t.ola.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: people.find(({ name }) => name === 'Marek Sobol')?.signatoryId, cards: ['bad_news'] });
    await t.workOff();
    const his = (await mailTo(t, t.ola, { email: MAREK, topic: 'ground_rule.asked' }))?.link ?? '';
    t.setClock(new Date(Date.now() + 21 * 86_400_000));
    const { due } = await show(engagementId);
    const missedBy = (who: string) => due.filter(({ teller, side }) => side === 'client' && teller.name === who).map(({ event, dueOn }) => ({ event, side: 'client', dueOn, dueAt: null }));
    expect([missedBy('Marek Sobol').map(({ event }) => event), missedBy('Anna Wrona').map(({ event }) => event)]).toEqual([['delay', 'absence'], ['delay']]);
    for (const [address, who] of [[link, 'Anna Wrona'], [his, 'Marek Sobol']] as const) {
      const { page } = await new TestClientBrowser(t).open(address);
      expect(page?.page === 'us' ? page.informed?.missed.filter(({ side }) => side === 'client') : page).toEqual(missedBy(who));
    }
  });
});
