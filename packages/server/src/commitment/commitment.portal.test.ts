import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { CommitmentBoard } from '@entente/contract/commitment/commitment.contract';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { PromisePage, PromisesPage } from '@entente/contract/signing/portal-promises';
import { fillGaps, startAgreement } from '../shell/test-agreement.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../shell/test-portal.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { loadQuietHours } from '../platform/outbox/quiet-hours.store.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from '../shell/test-signing.ts';

let t: TestEntente;
let engagementId: string;
/** Anna's standing page. */
let us: string;
const PIOTR = 'p.zieba@bankwschodni.example';
const MONDAY = new Date('2027-03-08T08:30:00Z');
const AFTER_SIGNING = new Date('2027-03-08T09:00:00Z');

/** An agreement with a phase, a deliverable and something the client hands over, signed by both. */
beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(MONDAY);
  const started = await startAgreement(t.ola);
  engagementId = started.engagementId;
  await fillGaps(t.ola, started.documentId);
  const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
  const remove = (['billingItems', 'clientInputs', 'deliverables', 'phases'] as const).flatMap((kind) => content[kind].map((item) => ({ type: 'remove', kind, item })));
  const [phaseId, deliverableId, id] = [crypto.randomUUID(), crypto.randomUUID(), () => crypto.randomUUID()];
  const add = [
    { type: 'insert', kind: 'phases', item: { id: phaseId, position: 1, name: 'Pilot', description: '', startsOn: '2027-03-09', endsOn: '2027-03-26' } },
    { type: 'insert', kind: 'deliverables', item: { id: deliverableId, position: 1, phaseId, name: 'Scenariusz', form: 'DOCX', quantity: 1, acceptance: ['jest'], rounds: 2, reviewDays: 5, dueOn: '2027-03-19', decider: '' } },
    { type: 'insert', kind: 'clientInputs', item: { id: id(), position: 1, text: 'Zdjęcia', form: 'JPG', dueOn: '2027-03-12', owner: 'Anna Wrona', phaseId } },
    { type: 'insert', kind: 'responsibilities', item: { id: id(), position: 1, side: 'client', name: 'Anna Wrona', roleTitle: '', does: [], decides: [deliverableId], asked: [], told: [phaseId] } },
  ];
  const edited = await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits: [...remove, ...add] });
  if (edited.status !== 200) throw new Error(JSON.stringify(edited.body));
  await sendOut(t, t.ola, { agreementId: started.agreementId });
  const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' });
  await signAsAnna(t, t.ola, mail?.link ?? '');
  await signAsMember(t, t.ola, started.agreementId);
  await passTakeBack(t);
  await t.workOff();
  us = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' }))?.link ?? '';
  t.setClock(AFTER_SIGNING);
}, 60_000);
afterAll(() => t.close());

async function board(): Promise<CommitmentBoard['rows']> {
  return ((await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard).rows;
}

function asPromises(page: PortalPage | null): PromisesPage {
  if (page?.page !== 'promises') throw new Error(`this is no page of promises: ${JSON.stringify(page).slice(0, 300)}`);
  return page;
}

function asPromise(page: PortalPage | null): PromisePage {
  if (page?.page !== 'promise') throw new Error(`this is no promise: ${JSON.stringify(page).slice(0, 300)}`);
  return page;
}

async function promises(browser: TestClientBrowser, link = us): Promise<{ answer: PortalAnswer; page: PromisesPage }> {
  await browser.open(link);
  const answer = await browser.open(`${browser.at.replace(/\/promises.*$/, '')}/promises`);
  return { answer, page: asPromises(answer.page) };
}

/** What the program does every minute, at a moment. */
async function at(moment: string): Promise<void> {
  t.setClock(new Date(moment));
  await t.workOff();
  await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
  await t.workOff();
}

async function digests(email: string): Promise<number> {
  const { rows } = (await t.ola.call('GET', '/outbox?limit=100')).body as { rows: { topic: string; recipientEmail: string }[] };
  return rows.filter((row) => row.topic === 'commitment.digest' && row.recipientEmail === email).length;
}

describe('what a signed agreement promises', () => {
  it('stands on the board of both sides by itself, once, with what waits for what', async () => {
    const rows = await board();
    expect(rows.map(({ title, people }) => [title, ...people.flatMap(({ name, duties }) => [name, ...duties])])).toEqual([['Zdjęcia'], ['Scenariusz', 'Anna Wrona', 'decides'], ['Pilot', 'Anna Wrona', 'told']]);
    expect(rows.map(({ title, side, dueOn, owner, source }) => [title, side, dueOn, owner.name, source])).toEqual([
      ['Zdjęcia', 'client', '2027-03-12', 'Anna Wrona', 'client_input'],
      ['Scenariusz', 'provider', '2027-03-19', 'Ola Lipska', 'deliverable'],
      ['Pilot', 'provider', '2027-03-26', 'Ola Lipska', 'phase'],
    ]);
    expect(rows[0]?.blocks).toEqual([rows[1]?.id]);
    const { agreementId } = await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitments').select('agreementId').where('workspaceId', '=', tx.workspaceId).where('id', '=', rows[0]?.id ?? '').executeTakeFirstOrThrow());
    expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId })).toMatchObject({ status: 200, body: { made: 0 } });
  });
});

describe('the page of both sides', () => {
  it('shows the client what is theirs and what we owe them, and nothing in it is changed by looking', async () => {
    const { page } = await promises(new TestClientBrowser(t));
    expect(page.yours.map(({ title, dueOn }) => [title, dueOn])).toEqual([['Zdjęcia', '2027-03-12']]);
    expect(page.us.map(({ title, owner, href }) => [title, owner, href])).toEqual([['Scenariusz', 'Ola Lipska', null], ['Pilot', 'Ola Lipska', null]]);
    const ledger = (await t.ola.call('GET', `/commitments/events?engagementId=${engagementId}`)).body as { rows: unknown[] };
    expect(ledger.rows).toHaveLength(3);
  });

  it('keeps an answer once, says why it takes none, and lets it be taken back', async () => {
    const browser = new TestClientBrowser(t);
    const { page } = await promises(browser);
    const one = asPromise((await browser.open(page.yours[0]?.href ?? '')).page);
    expect(one).toMatchObject({ blocks: 1, choices: ['2027-03-15', '2027-03-17', '2027-03-19'] });
    expect(await browser.send(one.forms.time, { choice: 'day', day: '2027-03-01' })).toMatchObject({ status: 422, page: { page: 'promise', error: { field: 'day', code: 'commitment-day-is-not-later' } } });
    expect(await browser.send(one.forms.stuck, { words: ' ' })).toMatchObject({ status: 422, page: { error: { field: 'words' } } });
    const done = page.yours[0]?.done;
    if (done === undefined || done === null) throw new Error('there is nothing to press');
    expect(await browser.send(done)).toMatchObject({ status: 200, page: { page: 'promises', did: 'done', yours: [], kept: [{ title: 'Zdjęcia' }] } });
    const again = asPromises((await browser.send(done)).page);
    const takeBack = again.kept[0]?.takeBack;
    if (takeBack === undefined || takeBack === null) throw new Error('it cannot be taken back');
    expect(await browser.send(takeBack)).toMatchObject({ page: { did: 'reopened', yours: [{ title: 'Zdjęcia' }] } });
    const { rows } = (await t.ola.call('GET', `/commitments/events?engagementId=${engagementId}`)).body as { rows: { type: string; actorName: string; actorSide: string }[] };
    expect(rows.slice(0, 2).map(({ type, actorName, actorSide }) => [type, actorName, actorSide])).toEqual([['reopened', 'Anna Wrona', 'client'], ['done', 'Anna Wrona', 'client']]);
  });

  it('refuses what is of the other side, forms of elsewhere, and links that are over', async () => {
    const browser = new TestClientBrowser(t);
    const { page } = await promises(browser);
    const [own] = page.yours;
    const script = (await board()).find(({ title }) => title === 'Scenariusz');
    if (own === undefined || own.done === null || own.href === null || script === undefined) throw new Error('the page is empty');
    const theirs = own.done.action.replace(own.id, script.id);
    expect((await browser.post(theirs, { id: own.done.id, proof: own.done.proof })).status).toBe(404);
    expect((await browser.open(own.href.replace(own.id, script.id))).status).toBe(404);
    expect((await browser.post(own.done.action, { id: crypto.randomUUID(), proof: own.done.proof })).status).toBe(403);
    const stranger = new TestClientBrowser(t);
    expect((await stranger.open(own.href)).status).toBe(403);
    t.setClock(new Date('2031-01-01T10:00:00Z'));
    const over = await browser.open(own.href);
    expect(over).toMatchObject({ status: 410, page: { page: 'door', why: 'link_expired' } });
    t.setClock(AFTER_SIGNING);
    expect(script.state).toBe('open');
  });
});

describe('reminders', () => {
  it('come by the ladder of the person, in the morning, in one message a day however much happens', async () => {
    const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: { kind: string; id: string }; name: string }[] };
    const owner = rows.find(({ name }) => name === 'Anna Wrona')?.choice;
    await at('2027-03-09T08:00:00Z');
    const before = await digests(ANNA);
    t.setClock(new Date('2027-03-09T08:01:00Z'));
    for (let count = 0; count < 12; count += 1) await t.ola.call('POST', '/commitments', { engagementId, side: 'client', owner, title: `Rzecz ${count}`, dueOn: '2027-03-29' });
    await at('2027-03-10T08:00:00Z');
    await at('2027-03-10T12:00:00Z');
    expect(await digests(ANNA)).toBe(before + 1);
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'commitment.digest' });
    expect(mail?.text).toContain('Rzecz 0');
    expect(mail?.text).toMatch(/and 4 more/);
    // The day before the photos are due; nothing at night or on the weekend.
    await at('2027-03-11T08:05:00Z');
    expect(await digests(ANNA)).toBe(before + 2);
    expect((await mailTo(t, t.ola, { email: ANNA, topic: 'commitment.digest' }))?.text).toContain('Zdjęcia');
    await at('2027-03-13T09:00:00Z');
    expect(await digests(ANNA)).toBe(before + 2);
    await at('2027-03-15T08:05:00Z');
    expect(await digests(ANNA)).toBe(before + 3);
  });

  it('stop where the person chose another ladder, and go on with the link of whom it was handed to', async () => {
    t.setClock(new Date('2027-03-15T10:00:00Z'));
    const browser = new TestClientBrowser(t);
    const { page } = await promises(browser);
    expect(await browser.send(page.ladder.form, { ladder: 'only_late' })).toMatchObject({ page: { did: 'ladder', ladder: { current: 'only_late' } } });
    const photos = page.yours.find(({ title }) => title === 'Zdjęcia');
    const one = asPromise((await browser.open(photos?.href ?? '')).page);
    expect(await browser.send(one.forms.someoneElse, { toName: 'Piotr Zięba', toEmail: 'not an address' })).toMatchObject({ status: 422, page: { error: { field: 'person' } } });
    expect(await browser.send(one.forms.someoneElse, { toName: 'Piotr Zięba', toEmail: PIOTR })).toMatchObject({ page: { did: 'someone_else' } });
    await at('2027-03-16T08:10:00Z');
    const mail = await mailTo(t, t.ola, { email: PIOTR, topic: 'commitment.digest' });
    expect(mail?.text).toContain('Zdjęcia');
    const piotr = new TestClientBrowser(t);
    const opened = asPromises((await piotr.open(`${mail?.link ?? ''}?to=promises`)).page);
    expect(opened.yours.map(({ title }) => title)).toEqual(['Zdjęcia']);
    expect(opened.others.map(({ title }) => title)).toContain('Rzecz 0');
    const stuck = asPromise((await piotr.open(opened.yours[0]?.href ?? '')).page).forms.stuck;
    await piotr.send(stuck, { words: 'Nie mam aparatu' });
    expect((await board()).find(({ title }) => title === 'Zdjęcia')).toMatchObject({ state: 'stuck', stuckWords: 'Nie mam aparatu', owner: { name: 'Piotr Zięba' }, backup: { name: 'Anna Wrona' } });
    // The other side hears of it the same way, once.
    await at('2027-03-17T08:10:00Z');
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'commitment.digest' }))?.text ?? '').toContain('Nie mam aparatu');
  });
});

describe('dates that moved away from what was signed', () => {
  const shown = async (): Promise<CommitmentBoard> => (await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard;
  const draft = (who = t.ola) => who.call('POST', '/commitments/amendments', { engagementId });

  it('become an amendment by one press: these days, nothing else, and once', async () => {
    expect((await shown()).moved).toBeNull();
    expect(await draft()).toMatchObject({ status: 422, body: { data: { refusal: 'dates-are-as-agreed' } } });
    const photos = (await board()).find(({ title }) => title === 'Zdjęcia');
    expect(await t.ola.call('POST', `/commitments/${photos?.id ?? ''}/date-changes`, { decision: 'send', newDay: '2027-03-19', words: 'Zdjęcia będą 19 marca.' })).toMatchObject({ status: 200, body: { moved: 2 } });
    const { moved, rows } = await shown();
    expect(moved).toMatchObject({ dates: 3 });
    expect((await draft(t.maeve)).status).toBe(404);
    const made = (await draft()).body as { id: string; amendmentNumber: number };
    expect(made).toMatchObject({ amendmentNumber: 1, dates: 3 });
    const { own } = (await t.ola.call('GET', `/agreements/${made.id}/amendments`)).body as AmendmentsView;
    const days = Object.fromEntries(rows.map(({ title, dueOn }) => [title, dueOn]));
    expect(own?.days.map(({ name, before, after }) => [name, before, after])).toEqual(expect.arrayContaining([['Zdjęcia', '2027-03-12', days.Zdjęcia], ['Scenariusz', '2027-03-19', days.Scenariusz], ['Pilot', '2027-03-26', days.Pilot]]));
    expect([own?.days.length, own?.money]).toEqual([3, []]);
    expect((await shown()).moved).toBeNull();
    expect((await draft()).status).toBe(422);
  });
});

describe('hours and days off of one’s own', () => {
  it('are chosen by the client’s person in one press, without a script, and passed over by what is theirs', async () => {
    t.setClock(new Date('2027-03-22T10:00:00Z'));
    const browser = new TestClientBrowser(t);
    const { page } = await promises(browser);
    expect(page.times).toMatchObject({ remindAt: '09:00', quietFrom: '', quietUntil: '', away: [], timeZone: 'Europe/Warsaw', country: '' });
    const sent = await browser.send(page.times.form, { remindAt: '16:00', quietFrom: '19:00', quietUntil: '07:30', awayFrom: '2027-03-29', awayTo: '2027-04-02' });
    expect(asPromises(sent.page)).toMatchObject({ did: 'times', times: { remindAt: '16:00', quietFrom: '19:00', quietUntil: '07:30', away: [{ from: '2027-03-29', to: '2027-04-02' }] } });
    // Due on the first day on which they are away: until they are back nothing is late, for either side to see.
    t.setClock(new Date('2027-04-02T10:00:00Z'));
    const thing = (await board()).find(({ title }) => title === 'Rzecz 0');
    expect(thing).toMatchObject({ dueOn: '2027-03-29', state: 'open', lateDays: 0 });
    t.setClock(new Date('2027-04-05T10:00:00Z'));
    expect((await board()).find(({ title }) => title === 'Rzecz 0')).toMatchObject({ state: 'late', lateDays: 1 });
    const { rows } = (await t.ola.call('GET', '/commitments?state=late&search=Rzecz 0')).body as { rows: unknown[] };
    expect(rows).toHaveLength(1);
  });

  it('of ours are seen by the client as the same lateness, without a word of when', async () => {
    const made = await t.ola.call('POST', '/commitments', { engagementId, side: 'provider', owner: { kind: 'member', id: t.ola.actor.memberId }, title: 'Makieta', dueOn: '2027-04-01' });
    expect(made.status).toBe(201);
    const browser = new TestClientBrowser(t);
    const late = async () => asPromises((await promises(browser)).page).us.find(({ title }) => title === 'Makieta')?.lateDays;
    expect(await late()).toBe(2);
    expect((await t.ola.call('PUT', '/commitments/times', { remindAt: '09:00', quiet: null, daysOff: [{ from: '2027-04-02', to: '2027-04-02' }] })).status).toBe(200);
    expect(await late()).toBe(1);
    expect((await promises(browser)).answer.text).not.toContain('2027-04-02');
  });

  it('go by the clocks, the days of the week and the holidays that the reader chooses', async () => {
    const browser = new TestClientBrowser(t);
    const { page } = await promises(browser);
    const sent = await browser.send(page.times.form, { quietFrom: '18:00', quietUntil: '08:00', 'from-5': '14:00', 'until-5': '09:00', 'whole-7': 'yes', timeZone: 'new york', country: 'DE' });
    expect(asPromises(sent.page).times).toMatchObject({ timeZone: 'America/New_York', firmZone: 'Europe/Warsaw', country: 'DE', week: [{}, {}, {}, {}, { whole: false, from: '14:00', until: '09:00' }, {}, { whole: true, from: '' }] });
    const kept = await t.look(t.ola, (tx) => loadQuietHours(tx, ANNA));
    expect(kept).toEqual({ timeZone: 'America/New_York', from: '18:00', until: '08:00', days: [7], other: [{ day: 5, from: '14:00', until: '09:00' }] });
    const again = asPromises(sent.page).times.form;
    expect(await browser.send(again, { timeZone: 'Atlantis' })).toMatchObject({ status: 422, page: { error: { field: 'timeZone', code: 'time-zone-is-not-known' }, typed: { timeZone: 'Atlantis' } } });
    const cleared = await browser.send(again, { timeZone: '', country: '' });
    expect(asPromises(cleared.page).times).toMatchObject({ timeZone: 'Europe/Warsaw', country: '', quietFrom: '' });
  });

  it('are refused with what was typed where they leave nothing open, or end before they begin', async () => {
    const browser = new TestClientBrowser(t);
    const { page } = await promises(browser);
    expect(await browser.send(page.times.form, { remindAt: '09:00', quietFrom: '08:00', quietUntil: '07:00' })).toMatchObject({ status: 422, page: { error: { field: 'quiet', code: 'quiet-hours-leave-too-little' }, typed: { quietFrom: '08:00' } } });
    expect(await browser.send(page.times.form, { remindAt: '09:00', awayFrom: '2027-05-02', awayTo: '2027-05-01' })).toMatchObject({ status: 422, page: { error: { field: 'away', code: 'days-off-do-not-fit' } } });
  });

  it('are told to the people of the client in their next message, ours like theirs, with the note', async () => {
    const script = (await board()).find(({ title }) => title === 'Scenariusz');
    t.setClock(new Date('2027-04-19T10:00:00Z'));
    expect((await t.ola.call('POST', `/commitments/${script?.id ?? ''}/date-changes`, { decision: 'send', newDay: '2027-04-26', words: 'The script comes on 26 April, we are sorry.' })).status).toBe(200);
    await at('2027-04-20T08:10:00Z');
    const text = (await mailTo(t, t.ola, { email: PIOTR, topic: 'commitment.digest' }))?.text ?? '';
    expect(text).toMatch(/Scenariusz.*26/);
    expect(text).toContain('The script comes on 26 April, we are sorry.');
  });
});
