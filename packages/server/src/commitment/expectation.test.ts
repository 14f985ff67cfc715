import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExpectationBoard, ExpectationBoardRow, ExpectationRow } from '@entente/contract/commitment/expectation.contract';
import type { PortalPage } from '@entente/contract/signing/portal-page';
import type { ExpectationsPage } from '@entente/contract/signing/portal-expectations';
import type { TodayView } from '@entente/contract/today/today.contract';
import { startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA } from '../shell/test-signing.ts';

let t: TestEntente;
let engagementId: string;
let documentId: string;
let clientId: string;
let person: object;
/** Anna's page of expectations, as it was mailed to her. */
let link: string;
/** What a test cannot go on without. */
function there<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}

const MONDAY = new Date('2027-03-08T09:00:00Z');

beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(MONDAY);
  ({ engagementId, documentId, clientId } = await startAgreement(t.ola));
  const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; side: string }[] };
  person = rows.find(({ side }) => side === 'client')?.choice ?? {};
}, 60_000);
afterAll(() => t.close());

async function board(): Promise<ExpectationBoard['rows']> {
  return ((await t.ola.call('GET', `/expectations?engagementId=${engagementId}`)).body as ExpectationBoard).rows;
}
async function one(id: string): Promise<ExpectationBoardRow> {
  const row = (await board()).find((row) => row.id === id);
  if (row === undefined) throw new Error('it is not there');
  return row;
}
async function say(body: object): Promise<string> {
  const answer = await t.ola.call('POST', '/expectations', { engagementId, person, ...body });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}
const answer = (id: string, said: object) => t.ola.call('POST', `/expectations/${id}/answers`, said);
const refusal = ({ body }: { body: unknown }): string => (body as { data?: { refusal?: string } }).data?.refusal ?? '';
const waiting = async (): Promise<string[]> => ((await t.ola.call('GET', '/today')).body as TodayView).expectations.map(({ id, waits }) => `${waits ?? ''} ${id}`);

describe('what the client expects', () => {
  it('waits in Today for our answer, is answered, looked at again on its day, and keeps all that was said', async () => {
    const id = await say({ side: 'client', words: 'One person to call', saidOn: '2027-03-01' });
    expect(await one(id)).toMatchObject({ saidBy: 'Anna Wrona', saidOn: '2027-03-01', notedBy: 'provider', state: 'unanswered', waits: 'answer', may: { change: true, answer: true, withdraw: true, still: false, takeBack: false } });
    expect(await waiting()).toContain(`answer ${id}`);
    expect(refusal(await answer(id, { answer: 'partly' }))).toBe('expectation-needs-words');
    expect(refusal(await answer(id, { answer: 'still' }))).toBe('expectation-is-unanswered');
    expect(refusal(await answer(id, { answer: 'agreed', reviewOn: '2027-03-08' }))).toBe('expectation-day-is-not-later');
    await answer(id, { answer: 'partly', words: 'On Fridays it is Nadia', unspoken: true });
    expect(await one(id)).toMatchObject({ state: 'partly', stateWords: 'On Fridays it is Nadia', stateBy: 'Ola Lipska', reviewOn: '2027-03-22', unspoken: true, waits: null, may: { change: false, withdraw: false, takeBack: true } });
    expect(await waiting()).toEqual([]);
    t.setClock(new Date('2027-03-22T09:00:00Z'));
    expect(await waiting()).toEqual([`review ${id}`]);
    await answer(id, { answer: 'still' });
    expect([(await one(id)).reviewOn, await waiting()]).toEqual(['2027-04-05', []]);
    await t.ola.call('POST', `/expectations/${id}/taking-back`);
    await t.ola.call('POST', `/expectations/${id}/taking-back`);
    expect(await one(id)).toMatchObject({ state: 'unanswered', stateWords: '', unspoken: false });
    expect(refusal(await t.ola.call('POST', `/expectations/${id}/taking-back`))).toBe('expectation-has-no-answer-of-yours');
    expect((await one(id)).history.map(({ act, by }) => `${act} ${by}`)).toEqual(['said', 'partly', 'still', 'taken_back', 'taken_back'].map((act) => `${act} Ola Lipska`));
    t.setClock(MONDAY);
  });

  it('becomes a promise of ours that says where it came from', async () => {
    const id = await say({ side: 'client', words: 'A draft before the holidays' });
    const promise = { engagementId, side: 'provider', title: 'Draft', owner: { kind: 'member', id: t.ola.actor.memberId }, expectationId: id };
    const { body } = await t.ola.call('POST', '/commitments', promise);
    expect(await one(id)).toMatchObject({ promise: { id: (body as { id: string }).id, title: 'Draft', done: false }, may: { promise: false } });
    expect((await t.ola.call('POST', '/commitments', { ...promise, expectationId: t.ola.actor.memberId })).status).toBe(404);
    expect(refusal(await t.ola.call('POST', '/commitments', promise))).toBe('expectation-has-a-promise');
    const ours = await say({ side: 'provider', words: 'Remarks by Friday' });
    expect(refusal(await t.ola.call('POST', '/commitments', { ...promise, expectationId: ours }))).toBe('expectation-is-kept-by-other-side');
    await answer(ours, { answer: 'withdrawn' });
    expect((await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitments').select('title').where('engagementId', '=', engagementId).where('title', '=', 'Draft').execute())).length).toBe(1);
  });
});

describe('what we expect', () => {
  it('is changed until it is answered, is about the agreement and rests on it, and is nobody’s to answer but theirs', async () => {
    const { about, clauses } = (await t.ola.call('GET', `/expectations/choices?engagementId=${engagementId}`)).body as { about: { kind: string; id: string; name: string }[]; clauses: { id: string; name: string }[] };
    const [clause] = clauses;
    const phaseId = crypto.randomUUID();
    await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'insert', kind: 'phases', item: { id: phaseId, position: 99, name: 'Pilot', description: '', startsOn: '2027-03-09', endsOn: '2027-03-26' } }] });
    const id = await say({ side: 'provider', words: 'Answers within three days', about: { kind: 'phase', id: phaseId }, evidence: { kind: 'clause', id: clause?.id, words: 'x' } });
    expect(about.some(({ id: known }) => known === phaseId)).toBe(false);
    expect(await one(id)).toMatchObject({ saidBy: 'Ola Lipska', about: { name: 'Pilot' }, evidence: { words: clause?.name }, waits: null, may: { answer: false, withdraw: true } });
    expect(refusal(await answer(id, { answer: 'agreed' }))).toBe('expectation-is-of-other-side');
    expect(refusal(await t.ola.call('POST', '/expectations', { engagementId, person, side: 'provider', words: 'x', about: { kind: 'phase', id } }))).toBe('expectation-subject-is-gone');
    expect(refusal(await t.ola.call('POST', '/expectations', { engagementId, person, side: 'provider', words: 'x', evidence: { kind: 'interaction', id, words: '' } }))).toBe('expectation-evidence-is-gone');
    expect(await t.ola.call('PATCH', `/expectations/${id}`, { set: { words: 'Answers within two days' }, before: { words: 'Answers within three days' } })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await t.ola.call('PATCH', `/expectations/${id}`, { set: { words: 'Answers at once' }, before: { words: 'Answers within three days' } })).toMatchObject({ status: 409 });
    await answer(id, { answer: 'withdrawn' });
    expect(refusal(await t.ola.call('PATCH', `/expectations/${id}`, { set: { words: 'x' }, before: { words: 'Answers within two days' } }))).toBe('expectation-is-answered');
    expect(refusal(await answer(id, { answer: 'withdrawn' }))).toBe('expectation-is-withdrawn');
    await t.ola.call('POST', `/expectations/${id}/taking-back`);
    expect(await one(id)).toMatchObject({ state: 'unanswered', history: [{ act: 'said' }, { act: 'changed', words: 'Answers within three days' }, { act: 'withdrawn' }, { act: 'taken_back' }] });
  });

  it('is seen by those who see its engagement, and in no other workspace', async () => {
    const id = await say({ side: 'client', words: 'Only Ola sees it' });
    for (const who of [t.tomasz, t.maeve]) {
      for (const [method, path, body] of [['GET', `/expectations?engagementId=${engagementId}`, undefined], ['POST', `/expectations/${id}/answers`, { answer: 'agreed' }], ['PATCH', `/expectations/${id}`, { set: { unspoken: true }, before: { unspoken: false } }]] as const) expect((await who.call(method, path, body)).status).toBe(404);
      expect(((await who.call('GET', '/today')).body as TodayView).expectations).toEqual([]);
    }
  });
});

function asPage(page: PortalPage | null): ExpectationsPage {
  if (page?.page !== 'expectations') throw new Error(`this is no page of expectations: ${JSON.stringify(page).slice(0, 300)}`);
  return page;
}

/** What the program does every minute, at a moment. */
async function at(moment: string): Promise<void> {
  t.setClock(new Date(moment));
  await t.workOff();
  await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
  await t.workOff();
}

describe('the client', () => {
  it('hears of it in one message, and answers one card at a time, each once', async () => {
    const ours = await say({ side: 'provider', words: 'One list of remarks, not ten mails' });
    await at('2027-03-09T08:05:00Z');
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'commitment.digest' });
    expect(mail?.text).toContain('Ola Lipska expects: One list of remarks, not ten mails');
    expect(mail?.text).toContain('Ola Lipska wrote down what you expect: Only Ola sees it');
    link = `${mail?.link ?? ''}?to=expectations`;
    const browser = new TestClientBrowser(t);
    await browser.open(link);
    const page = asPage((await browser.open(`${browser.at}?card=${ours}`)).page);
    expect([page.card?.of, page.card?.item.words, page.card?.still]).toEqual([2, 'One list of remarks, not ten mails', null]);
    const { partly } = there(page.card?.answers);
    expect(await browser.send(partly, { words: ' ', answer: 'partly' })).toMatchObject({ status: 422, page: { error: { field: 'words', code: 'expectation-needs-words' }, card: { item: { id: ours } } } });
    const told = asPage((await browser.send(partly, { words: 'Urgent ones by phone', answer: 'partly', unspoken: 'yes' })).page);
    expect([told.did, told.card?.of]).toEqual(['partly', 1]);
    await browser.send(partly, { words: 'Again', answer: 'partly' });
    expect(await one(ours)).toMatchObject({ state: 'partly', stateBy: 'Anna Wrona', stateWords: 'Urgent ones by phone', unspoken: true, history: [{ act: 'said' }, { act: 'partly', side: 'client' }] });
    await t.ola.call('PATCH', `/engagements/${engagementId}`, { set: { state: 'closed' }, before: { state: 'open' } });
    const takeBack = there(told.ours.find(({ id }) => id === ours)?.takeBack);
    await browser.send(takeBack);
    expect(await one(ours)).toMatchObject({ state: 'partly' });
    await t.ola.call('PATCH', `/engagements/${engagementId}`, { set: { state: 'open' }, before: { state: 'closed' } });
    await browser.send(takeBack);
    expect(await one(ours)).toMatchObject({ state: 'unanswered' });
  });

  it('says what they expect, once, which nobody else changes, and takes it back before anybody has heard of it', async () => {
    const browser = new TestClientBrowser(t);
    const { form } = there(asPage((await browser.open(link)).page).say);
    expect(await browser.send(form, { expected: ' ' })).toMatchObject({ status: 422, page: { error: { field: 'expected' } } });
    const said = asPage((await browser.send(form, { expected: 'Somebody who says no early' })).page);
    await browser.send(form, { expected: 'Somebody who says no early' });
    const [own, ...more] = said.yours.filter(({ words }) => words === 'Somebody who says no early');
    const { id, saidBy, withdraw } = there(own);
    expect([said.did, more, saidBy]).toEqual(['said', [], 'Anna Wrona']);
    expect(refusal(await t.ola.call('PATCH', `/expectations/${id}`, { set: { words: 'x' }, before: { words: '' } }))).toBe('expectation-is-theirs');
    const gone = asPage((await browser.send(there(withdraw))).page);
    expect(gone.yours.find((item) => item.id === id)).toMatchObject({ state: 'withdrawn', takeBack: { action: expect.any(String) } });
    await at('2027-03-10T08:05:00Z');
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'commitment.digest' }))?.text ?? '').not.toContain('Somebody who says no early');
  });

  it('answers for nobody else, not without their own form, and shows nothing that we keep for ourselves', async () => {
    const theirs = await say({ side: 'client', words: 'Reports every month' });
    await t.ola.call('POST', '/interactions', { kind: 'call', clientId, contactId: null, dealId: null, engagementId, subject: 'They are nervous about the board', body: '', direction: 'in', outcome: '', minutes: null, dueOn: null, values: {} });
    const { interactions } = (await t.ola.call('GET', `/expectations/choices?engagementId=${engagementId}`)).body as { interactions: { id: string; name: string }[] };
    const entry = interactions.find(({ name }) => name === 'They are nervous about the board');
    await t.ola.call('PATCH', `/expectations/${theirs}`, { set: { evidence: { kind: 'interaction', id: entry?.id, words: '' } }, before: { evidence: { kind: 'none', id: null, words: '' } } });
    expect((await one(theirs)).evidence.words).toBe('They are nervous about the board');
    await at('2027-03-11T08:05:00Z');
    const mail = await mailTo(t, t.ola, { email: ANNA, topic: 'commitment.digest' });
    const browser = new TestClientBrowser(t);
    const opened = await browser.open(`${mail?.link ?? ''}?to=expectations`);
    const [page, address] = [asPage(opened.page), browser.at];
    expect(opened.text).not.toContain('nervous');
    const card = there(page.card);
    const agreed = there(card.answers?.agreed);
    expect((await browser.send(agreed, {}, agreed.action.replace(card.item.id, theirs))).status).toBe(422);
    const { body } = await t.ola.call('POST', `/clients/${clientId}/contacts`, { name: 'Marek Sobol', email: 'm.sobol@bankwschodni.example', phone: '', roleTitle: '', locale: 'pl' });
    const colleagues = await say({ side: 'provider', words: 'A word before the holidays', person: { kind: 'contact', id: (body as { id: string }).id } });
    expect((await browser.send(agreed, {}, agreed.action.replace(card.item.id, colleagues))).status).toBe(404);
    expect(asPage((await browser.open(address)).page).ours.find(({ id }) => id === colleagues)).toMatchObject({ state: 'unanswered', takeBack: null });
    expect((await browser.send(agreed, {}, agreed.action.replace(card.item.id, crypto.randomUUID()))).status).toBe(404);
    expect((await browser.post(agreed.action, { id: crypto.randomUUID(), proof: agreed.proof })).status).toBe(403);
    expect((await new TestClientBrowser(t).open(address)).status).toBe(403);
    expect(await one(theirs)).toMatchObject({ state: 'unanswered' });
  });
});

describe('all that is expected', () => {
  const list = async (query: string, who = t.ola) => ((await who.call('GET', `/expectations/all?${query}`)).body as { rows: ExpectationRow[]; nextCursor: string | null });
  const words = async (query: string, who = t.ola) => (await list(query, who)).rows.map((row) => row.words);

  it('is listed by the day of the next look, narrowed, page by page, to who sees the engagement', async () => {
    t.setClock(MONDAY);
    const soon = await say({ side: 'client', words: 'Zebra: by phone', reviewOn: '2027-03-09' });
    const late = await say({ side: 'provider', words: 'Zebra: one voice', reviewOn: '2027-12-01' });
    await answer(soon, { answer: 'doubtful', words: 'Which day?', reviewOn: '2027-03-10' });
    expect(await words('search=zebra')).toEqual(['Zebra: by phone', 'Zebra: one voice']);
    const first = await list('search=zebra&limit=1');
    expect(await words(`search=zebra&limit=1&cursor=${first.nextCursor}`)).toEqual(['Zebra: one voice']);
    for (const [query, wanted] of [['side=provider', ['Zebra: one voice']], ['show=doubtful', ['Zebra: by phone']], ['show=theirs', ['Zebra: one voice']], ['show=ours', []], ['show=review', []], ['show=withdrawn', []], ['left=yes', []]] as const) expect(await words(`search=zebra&${query}`), query).toEqual(wanted);
    t.setClock(new Date('2027-03-10T09:00:00Z'));
    expect(await words('search=zebra&show=review&whose=mine')).toEqual(['Zebra: by phone']);
    expect([await words('search=zebra', t.maeve), await words('search=zebra', t.tomasz)]).toEqual([[], []]);
    await answer(late, { answer: 'withdrawn' });
    expect([await words('search=zebra'), await words('search=zebra&show=withdrawn')]).toEqual([['Zebra: by phone'], ['Zebra: one voice']]);
  });

  it('is handed over to somebody else of the same side, and both sides read who did it and why', async () => {
    const contact = async (name: string) => ((await t.ola.call('POST', `/clients/${clientId}/contacts`, { name, email: `${name.slice(0, 2).toLowerCase()}@bankwschodni.example`, phone: '', roleTitle: '', locale: 'pl' })).body as { id: string }).id;
    const hand = (id: string, to: object, why = 'On leave') => t.ola.call('POST', `/expectations/${id}/handing-over`, { to, words: why });
    const [leaving, coming] = [await contact('Jan Lis'), await contact('Eva Dom')];
    const [ours, theirs] = [await say({ side: 'provider', words: 'Yak: texts on time', person: { kind: 'contact', id: leaving } }), await say({ side: 'client', words: 'Yak: calm words', person: { kind: 'contact', id: leaving } })];
    const gone = async () => (await list('search=yak&left=yes')).rows.length;
    expect(await gone()).toBe(0);
    expect((await t.ola.change(`/records/contact/${leaving}`, { clientId: null })).status).toBe(200);
    expect(await gone()).toBe(2);
    expect((await t.ola.call('DELETE', `/contacts/${leaving}`)).status).toBe(200);
    expect((await list('search=yak&left=yes')).rows.map(({ id, left }) => [id, left])).toEqual(expect.arrayContaining([[ours, 'client'], [theirs, 'client']]));
    const member = { kind: 'member', id: t.nadia.actor.memberId };
    expect((await hand(ours, member)).status).toBe(200);
    expect((await hand(ours, { kind: 'contact', id: coming }, 'Jan left')).status).toBe(200);
    expect(await one(ours)).toMatchObject({ state: 'unanswered', saidBy: 'Ola Lipska', heldBy: t.nadia.actor.name, holderId: t.nadia.actor.memberId, left: null, person: { name: 'Eva Dom' }, history: [{ act: 'said' }, { act: 'handed_over', by: 'Ola Lipska', to: t.nadia.actor.name, words: 'On leave' }, { act: 'handed_over', to: 'Eva Dom', words: 'Jan left' }] });
    // Nobody of ours who was let go stands for anything, also where they promised something before.
    const inOrOut = (deactivatedAt: string | null) => t.look(t.ola, (tx) => tx.kysely.updateTable('members').set({ deactivatedAt }).where('id', '=', t.nadia.actor.memberId).execute());
    await inOrOut('2027-03-09T10:00:00Z');
    const known = await t.look(t.ola, (tx) => tx.kysely.selectFrom('commitmentPeople').select('id').where('memberId', '=', t.nadia.actor.memberId).executeTakeFirstOrThrow());
    const promised = { engagementId, side: 'provider', title: 'Yak: a draft' };
    for (const nadia of [member, { kind: 'person', id: known.id }]) expect(refusal(await t.ola.call('POST', '/commitments', { ...promised, owner: nadia }))).toBe('commitment-person-has-left');
    const { body: kept } = await t.ola.call('POST', '/commitments', { ...promised, owner: { kind: 'member', id: t.ola.actor.memberId } });
    expect(refusal(await t.ola.call('POST', `/commitments/${(kept as { id: string }).id}/answers`, { answer: { answer: 'someone_else', person: member } }))).toBe('commitment-person-has-left');
    const third = await say({ side: 'provider', words: 'Ours: nobody left' });
    expect(refusal(await hand(third, member))).toBe('commitment-person-has-left');
    await inOrOut(null);
    expect((await hand(third, member)).status).toBe(200);
    expect(refusal(await hand(theirs, member))).toBe('commitment-person-is-of-other-side');
    expect((await hand(theirs, { kind: 'contact', id: coming })).status).toBe(200);
    expect(refusal(await hand(theirs, { kind: 'contact', id: coming }))).toBe('expectation-is-with-them');
    for (const who of [t.tomasz, t.maeve]) expect((await who.call('POST', `/expectations/${ours}/handing-over`, { to: member, words: 'x' })).status).toBe(404);
    await answer(theirs, { answer: 'agreed' });
    expect(await one(theirs)).toMatchObject({ saidBy: 'Jan Lis', heldBy: 'Eva Dom', state: 'agreed' });
    await at('2027-03-12T08:05:00Z');
    const mail = await mailTo(t, t.ola, { email: 'ev@bankwschodni.example', topic: 'commitment.digest' });
    expect(mail?.text.split('\n').filter((words) => words.includes('Yak'))).toEqual(['Ola Lipska przekazuje: Yak: texts on time', 'Ola Lipska przekazuje: Yak: calm words', 'Ola Lipska się zgadza: Yak: calm words']);
    const page = asPage((await new TestClientBrowser(t).open(`${mail?.link ?? ''}?to=expectations`)).page);
    expect([page.card?.item, ...page.ours].find((item) => item?.id === ours)?.handed).toEqual({ to: 'Eva Dom', by: 'Ola Lipska', on: '2027-03-10', words: 'Jan left' });
    // What was said in confidence stays with the person it was said by.
    await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ kind: 'coaching_agreement' }).where('id', '=', engagementId).execute());
    expect(refusal(await hand(theirs, person))).toBe('expectation-is-confided');
    expect(await one(ours)).toMatchObject({ mayHandOver: ['provider'] });
    await answer(ours, { answer: 'withdrawn' });
    expect(refusal(await hand(ours, { kind: 'member', id: t.ola.actor.memberId }))).toBe('expectation-is-withdrawn');
  });
});
