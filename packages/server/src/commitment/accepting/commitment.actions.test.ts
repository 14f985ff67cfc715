import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardRow, CommitmentBoard, CommitmentEvent } from '@entente/contract/commitment/commitment.contract';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { TodayView } from '@entente/contract/today/today.contract';
import type { PromisesPage } from '@entente/contract/signing/portal-promises';
import { fillGaps, startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../../shell/test-portal.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from '../../shell/test-signing.ts';

let t: TestEntente;
let engagementId: string;
let agreementId: string;
let us: string;
const id = () => crypto.randomUUID();
const [phase, script, films, own] = [id(), id(), id(), id()];
const LOOK = 'Look at and accept: ';
const delivered = (which: string, name: string, more: object = {}) => ({ type: 'insert', kind: 'deliverables', item: { id: which, position: 1, phaseId: phase, name, form: 'DOCX', quantity: 1, acceptance: ['names every module', 'has no gaps'], rounds: 2, reviewDays: 5, dueOn: '2027-03-24', decider: '', ...more } });
const person = (more: object) => ({ type: 'insert', kind: 'responsibilities', item: { id: id(), position: 1, side: 'client', name: 'Anna Wrona', roleTitle: '', does: [], decides: [], asked: [], told: [], ...more } });

/** Three deliverables of one phase: one that Anna accepts, one without a decider (Marek speaks for the client), and one about which we decide. */
beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(new Date('2027-03-08T08:30:00Z'));
  const started = await startAgreement(t.ola);
  ({ engagementId, agreementId } = started);
  await fillGaps(t.ola, started.documentId);
  await t.ola.call('POST', `/clients/${started.clientId}/contacts`, { name: 'Marek Sobol', email: 'm.sobol@bankwschodni.example', phone: '', roleTitle: '', locale: 'en' });
  const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
  const speaks = content.variables.find(({ key }) => key === 'client_contact');
  const remove = (['billingItems', 'clientInputs', 'deliverables', 'phases'] as const).flatMap((kind) => content[kind].map((item) => ({ type: 'remove', kind, item })));
  await edit(started.documentId, [
    ...remove,
    { type: 'set', kind: 'variables', id: speaks?.id, field: 'value', before: speaks?.value, value: 'Marek Sobol, M.Sobol@bankwschodni.example' },
    { type: 'insert', kind: 'phases', item: { id: phase, position: 1, name: 'Pilot', description: '', startsOn: '2027-03-09', endsOn: '2027-04-30' } },
    delivered(script, 'Script'), delivered(films, 'Films', { reviewDays: 3, dueOn: '2027-03-26' }), delivered(own, 'Notes'),
    person({ decides: [script] }), person({ side: 'provider', name: t.ola.actor.name, position: 2, decides: [own] }),
  ]);
  await sealed(agreementId);
  us = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' }))?.link ?? '';
}, 60_000);
afterAll(() => t.close());

async function edit(documentId: string, edits: readonly object[]): Promise<void> {
  const { status, body } = await t.ola.call('POST', `/documents/${documentId}/edits`, { edits });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

async function sealed(which: string): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  await sendOut(t, t.ola, { agreementId: which });
  await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
  const signed = await signAsMember(t, t.ola, which);
  if (signed.status !== 201) throw new Error(`not signed: ${JSON.stringify(signed.body)}`);
  await passTakeBack(t);
  await t.workOff();
}

async function amended(changes: (content: DocumentView['content']) => readonly object[]): Promise<string> {
  const made = (await t.ola.call('POST', `/agreements/${agreementId}/amendments`, {})).body as { id: string };
  const { documentId } = (await t.ola.call('GET', `/agreements/${made.id}`)).body as { documentId: string };
  await edit(documentId, changes(((await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView).content));
  await sealed(made.id);
  return made.id;
}

const board = async (): Promise<CommitmentBoard> => (await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard;
const found = async (title: string): Promise<readonly BoardRow[]> => (await board()).rows.filter((row) => row.title === title);

async function one(title: string): Promise<BoardRow> {
  const [row, second] = await found(title);
  if (row === undefined || second !== undefined) throw new Error(`${title} is not promised once`);
  return row;
}

async function act(title: string, path: string, body: object = {}) {
  return t.ola.call('POST', `/commitments/${(await one(title)).id}/${path}`, body);
}

const deliver = (title: string) => act(title, 'answers', { answer: { answer: 'done' } });
const refusal = (code: string) => ({ status: 422, body: { data: { refusal: code } } });

async function ledger(title: string): Promise<unknown[]> {
  const { rows } = (await t.ola.call('GET', `/commitments/events?engagementId=${engagementId}&commitmentId=${(await one(title)).id}`)).body as { rows: CommitmentEvent[] };
  return rows.map(({ type, from, to, words, actorName }) => [type, from, to, words, actorName]);
}

async function page(browser: TestClientBrowser): Promise<PromisesPage> {
  await browser.open(us);
  const { page: shown } = await browser.open(`${browser.at.replace(/\/promises.*$/, '')}/promises`);
  if (shown?.page !== 'promises') throw new Error('this is no page of promises');
  return shown;
}

async function morning(at: string, email: string): Promise<readonly string[]> {
  t.setClock(new Date(at));
  await t.workOff();
  await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
  await t.workOff();
  return (await mailTo(t, t.ola, { email, topic: 'commitment.digest' }))?.text.replaceAll('\u00A0', ' ').split('\n') ?? [];
}

describe('what we delivered', () => {
  it('is the client’s to look at within its working days, by whoever decides, and holds up what it held up', async () => {
    // Five working days, with Easter Monday among them.
    t.setClock(new Date('2027-03-24T09:00:00Z'));
    expect((await deliver('Script')).status).toBe(200);
    expect(await one(`${LOOK}Script`)).toMatchObject({ side: 'client', source: 'acceptance', state: 'open', dueOn: '2027-04-01', owner: { name: 'Anna Wrona' }, blocks: [(await one('Pilot')).id], acceptance: { checklist: ['names every module', 'has no gaps'], days: 5, verdict: null } });
    // Where nobody is named to decide it is who speaks for the client by the text; what we decide about ourselves nobody is asked for.
    await deliver('Films');
    expect(await one(`${LOOK}Films`)).toMatchObject({ dueOn: '2027-03-30', owner: { name: 'Marek Sobol' } });
    await deliver('Notes');
    expect(await found(`${LOOK}Notes`)).toEqual([]);
    expect(await board()).toMatchObject({ moved: null });
  });

  it('is nobody’s to look at once the delivery is taken back, and nobody hears of either', async () => {
    await act('Films', 'reopening');
    expect(await found(`${LOOK}Films`)).toEqual([]);
    const digest = await morning('2027-03-25T09:10:00Z', ANNA);
    expect(digest).toContain(`Waits for an answer until 1 April: ${LOOK}Script`);
    expect(digest.join(' ')).not.toContain('Films');
    await deliver('Films');
    // Off the board, its acceptance leaves with it, and comes back with it.
    const { id: filmsId } = await one('Films');
    await t.ola.call('DELETE', `/commitments/${filmsId}`);
    expect(await found(`${LOOK}Films`)).toEqual([]);
    await t.ola.call('POST', `/commitments/${filmsId}/restore`);
    expect(await one(`${LOOK}Films`)).toMatchObject({ state: 'open', dueOn: '2027-03-31' });
  });

  it('is late like anything else, reminded by the ladder of whose it is, and never accepted by silence', async () => {
    expect(await morning('2027-04-02T09:10:00Z', ANNA)).toContain(`${LOOK}Script: it was for 1 April, 1 working day ago.`);
    t.setClock(new Date('2027-05-14T09:10:00Z'));
    expect(await one(`${LOOK}Script`)).toMatchObject({ state: 'late', acceptance: { verdict: null, silence: expect.stringContaining('Silence is not acceptance.') } });
    t.setClock(new Date('2027-04-02T10:00:00Z'));
  });
});

describe('the answer', () => {
  it('is one press on the page, with what it is accepted by in view, and can be taken back', async () => {
    const browser = new TestClientBrowser(t);
    const item = (await page(browser)).yours.find(({ title }) => title === `${LOOK}Script`);
    expect(item).toMatchObject({ done: null, acceptance: { checklist: ['names every module', 'has no gaps'] } });
    const accept = item?.acceptance?.accept;
    if (accept === null || accept === undefined) throw new Error('there is nothing to press');
    for (const _ of ['once', 'again']) expect(await browser.send(accept)).toMatchObject({ status: 200, page: { did: 'accepted' } });
    expect(await one(`${LOOK}Script`)).toMatchObject({ state: 'done', acceptance: { verdict: 'accepted', words: '' } });
    expect(await act(`${LOOK}Script`, 'reopening')).toMatchObject(refusal('acceptance-is-theirs'));
    expect((await ledger('Script'))[0]).toEqual(['accepted', null, null, '', 'Anna Wrona']);
    const back = (await page(browser)).kept.find(({ title }) => title === `${LOOK}Script`)?.takeBack;
    if (back === null || back === undefined) throw new Error('it cannot be taken back');
    await browser.send(back);
    expect(await one(`${LOOK}Script`)).toMatchObject({ state: 'late', acceptance: { verdict: null } });
  });

  it('that it is not yet says why; then it is owed again, with the days of a review for the correction', async () => {
    const browser = new TestClientBrowser(t);
    const item = (await page(browser)).yours.find(({ title }) => title === `${LOOK}Script`);
    const shown = (await browser.open(item?.href ?? '')).page;
    const verdict = shown?.page === 'promise' ? shown.forms.verdict : null;
    if (verdict === null) throw new Error('there is nothing to answer');
    expect(await browser.send(verdict.notYet, { missing: ' ' })).toMatchObject({ status: 422, page: { page: 'promise', error: { field: 'missing', code: 'commitment-verdict-needs-words' } } });
    expect(await browser.send(verdict.corrections, { corrections: '' })).toMatchObject({ status: 422, page: { error: { field: 'corrections' } } });
    expect(await browser.send(verdict.notYet, { missing: 'Module 3 is not there' })).toMatchObject({ page: { did: 'not_yet' } });
    // Answered on 2 April: five working days to correct it.
    expect(await one('Script')).toMatchObject({ state: 'open', dueOn: '2027-04-09', doneAt: null });
    expect((await ledger('Script'))[0]).toEqual(['returned', '2027-03-24', '2027-04-09', 'Module 3 is not there', 'Anna Wrona']);
    expect(await one(`${LOOK}Script`)).toMatchObject({ state: 'done', acceptance: { verdict: 'not_yet', words: 'Module 3 is not there' } });
    // An answer was given and nothing was kept by it: it stands in no list of the page.
    expect(JSON.stringify(await page(browser))).not.toContain(`${LOOK}Script`);
    // What is being corrected needs no amendment, and is not said to be accepted meanwhile.
    expect(await board()).toMatchObject({ moved: null });
    expect(await act(`${LOOK}Script`, 'reopening')).toMatchObject(refusal('commitment-is-being-corrected'));
    // What waits for it is offered as for lateness, and nothing moves before a person decides.
    expect((await one('Script')).shift).toMatchObject({ why: 'returned', from: '2027-03-24', newDay: '2027-04-09', days: 11, moves: [{ title: 'Pilot', from: '2027-04-30', to: '2027-05-18' }] });
    expect(((await t.ola.call('GET', '/today')).body as TodayView).promises.find(({ title }) => title === 'Script')).toMatchObject({ undecided: { why: 'returned', days: 11 } });
    expect(await act('Script', 'date-changes', { decision: 'absorb' })).toMatchObject({ status: 200, body: { moved: 0 } });
    expect(await one('Script')).toMatchObject({ dueOn: '2027-04-09', shift: null });
    expect(await board()).toMatchObject({ moved: null });
    // A day that somebody gives it afterwards is another one than was agreed, as for every promise.
    await t.ola.call('PATCH', `/commitments/${(await one('Script')).id}`, { set: { dueOn: '2027-04-20' }, before: { dueOn: '2027-04-09' } });
    expect(await board()).toMatchObject({ moved: { dates: 1 } });
    expect((await morning('2027-04-05T09:10:00Z', 'ola@lipka.example')).join('\n')).toContain('„Module 3 is not there”');
  });

  it('is asked for anew with the next delivery, once; that it is accepted the client says and nobody else; other promises take others', async () => {
    await deliver('Script');
    expect(await one(`${LOOK}Script`)).toMatchObject({ state: 'open', dueOn: '2027-04-12', firstDueOn: '2027-04-12', acceptance: { verdict: null, words: '' } });
    expect(await deliver(`${LOOK}Script`)).toMatchObject(refusal('commitment-takes-another-answer'));
    expect(await act('Pilot', 'answers', { answer: { answer: 'accepted' } })).toMatchObject(refusal('commitment-takes-another-answer'));
    expect(await act(`${LOOK}Films`, 'answers', { answer: { answer: 'accepted', words: 'the logo' } })).toMatchObject(refusal('acceptance-is-theirs'));
    expect(await one(`${LOOK}Films`)).toMatchObject({ doneAt: null, acceptance: { verdict: null } });
    const { rows } = (await t.maeve.call('GET', `/commitments?search=${encodeURIComponent(LOOK)}`)).body as { rows: unknown[] };
    expect(rows).toEqual([]);
  });

  it('asked for before it was kept whom the text names, stays with whom it was handed on to', async () => {
    expect((await act(`${LOOK}Films`, 'answers', { answer: { answer: 'someone_else', person: { kind: 'new', name: 'Piotr Zięba', email: 'p.zieba@bankwschodni.example' } } })).status).toBe(200);
    await t.look(t.ola, (tx) => sql`update commitments set agreed_owner = '' where source_kind = 'acceptance' and source_id = ${films}`.execute(tx.kysely));
    await act('Films', 'reopening');
    await deliver('Films');
    expect(await one(`${LOOK}Films`)).toMatchObject({ state: 'open', owner: { name: 'Piotr Zięba' } });
  });
});

describe('rounds of corrections', () => {
  const notYet = (words: string) => act(`${LOOK}Films`, 'answers', { answer: { answer: 'not_yet', words } });
  const say = (as: string) => act('Films', 'rounds', { as });
  const rounds = async (title = 'Films') => (await one(title)).rounds;

  it('begin with each "not yet"; a mistake of ours counts as none', async () => {
    expect(await say('gift')).toMatchObject(refusal('no-round-is-corrected'));
    expect(await rounds(`${LOOK}Films`)).toEqual({ promised: 2, used: 0, given: 0, beyond: 0, says: expect.stringContaining('Further rounds are a change.'), correcting: false, asks: false });
    await notYet('no sound');
    expect(await rounds()).toMatchObject({ used: 1, correcting: true, asks: false });
    for (const _ of ['once', 'again']) expect((await say('own_mistake')).status).toBe(200);
    expect(await rounds()).toMatchObject({ used: 0 });
    expect((await ledger('Films')).slice(0, 2).map((line) => (line as unknown[])[0])).toEqual(['own_mistake', 'returned']);
    for (const words of ['the logo', 'the colour', 'the end']) {
      await deliver('Films');
      await notYet(words);
    }
    expect(await rounds()).toMatchObject({ promised: 2, used: 3, beyond: 1, asks: true });
  });

  it('beyond the price are given, or become an amendment; the client reads how many, where they answer', async () => {
    expect((await say('gift')).status).toBe(200);
    expect(await rounds()).toMatchObject({ used: 3, given: 1, beyond: 0, asks: false });
    await deliver('Films');
    const browser = new TestClientBrowser(t);
    const { yours, others } = await page(browser);
    expect([...yours, ...others].find(({ title }) => title === `${LOOK}Films`)?.rounds).toEqual({ promised: 2, used: 3, given: 1, says: expect.stringContaining('Further rounds are a change.') });
    await notYet('the credits');
    expect(await rounds()).toMatchObject({ beyond: 1, asks: true });
    const made = (await say('change')).body as { amendment: { id: string; amendmentNumber: number } };
    expect(await say('change')).toMatchObject({ body: made });
    const { documentId } = (await t.ola.call('GET', `/agreements/${made.amendment.id}`)).body as { documentId: string };
    const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
    expect(Object.fromEntries(content.deliverables.map(({ name, rounds: said }) => [name, said]))).toMatchObject({ Script: 2, Films: 4 });
    await sealed(made.amendment.id);
    expect(await rounds()).toMatchObject({ promised: 4, used: 4, given: 1, beyond: 0, asks: false });
  });
});

describe('an amendment', () => {
  const set = (field: string, before: unknown, value: unknown) => ({ type: 'set', kind: 'deliverables', id: script, field, before, value });

  it('reaches what the client is looking at: its days, its words, who decides; and asks for nothing twice', async () => {
    const later = await amended(({ responsibilities }) => [set('reviewDays', 5, 10), set('name', 'Script', 'Screenplay'), set('acceptance', ['names every module', 'has no gaps'], ['names every module']), { type: 'set', kind: 'responsibilities', id: responsibilities.find(({ decides }) => decides.includes(script))?.id, field: 'name', before: 'Anna Wrona', value: 'Ewa Obca' }]);
    expect(await one(`${LOOK}Screenplay`)).toMatchObject({ state: 'open', dueOn: '2027-04-19', agreedBy: 2, owner: { name: 'Anna Wrona' }, ownerWord: 'Ewa Obca', acceptance: { checklist: ['names every module'], days: 10 } });
    // What is delivered keeps its words.
    expect(await one('Script')).toMatchObject({ state: 'done' });
    for (const which of [agreementId, later]) expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId: which })).toMatchObject({ body: { made: 0 } });
    expect((await board()).rows.filter(({ source }) => source === 'acceptance')).toHaveLength(2);
  });

  it('that takes the deliverable out takes the acceptance out, until a consumer goes back on it', async () => {
    const out = await amended(({ deliverables, responsibilities }) => [...responsibilities.filter(({ decides }) => decides.includes(script)).map((item) => ({ type: 'remove', kind: 'responsibilities', item })), ...deliverables.filter((item) => item.id === script).map((item) => ({ type: 'remove', kind: 'deliverables', item }))]);
    expect(await one(`${LOOK}Screenplay`)).toMatchObject({ state: 'excepted', takenOutBy: 3, people: [] });
    await t.look(t.ola, (tx) => sql`insert into revocations (workspace_id, id, agreement_id, client_id, signatory_id, version_number, typed_name, statement, locale, window_ends_at)
      select workspace_id, ${id()}, agreement_id, client_id, id, 1, name, 'x', 'en', now() from signatories where agreement_id = ${out} and side = 'client'`.execute(tx.kysely));
    for (const _ of ['once', 'again']) await t.ola.call('POST', '/commitments/from-agreement', { agreementId });
    expect(await one(`${LOOK}Screenplay`)).toMatchObject({ state: 'open', takenOutBy: null, dueOn: '2027-04-19', people: [{ name: 'Ewa Obca', duties: ['decides'] }] });
    expect((await ledger(`${LOOK}Screenplay`)).slice(0, 2).map((line) => (line as unknown[])[0])).toEqual(['reopened', 'excepted']);
  });
});

it('of confided work a colleague does not read what is looked at', async () => {
  await t.look(t.ola, (tx) => sql`update engagements set kind = 'mentoring_agreement' where id = ${engagementId}`.execute(tx.kysely));
  const { rows } = (await t.ola.call('GET', `/commitments/people?engagementId=${engagementId}`)).body as { rows: { choice: object; name: string }[] };
  expect(rows.map(({ name }) => name)).toContain('Anna Wrona');
  expect((await act(`${LOOK}Screenplay`, 'answers', { answer: { answer: 'someone_else', person: { kind: 'new', name: 'Piotr Zięba', email: 'p.zieba@bankwschodni.example' } } })).status).toBe(200);
  // Anna stands in and reads it; once she does not, it is Piotr's alone.
  expect((await page(new TestClientBrowser(t))).yours.map(({ title }) => title)).toContain(`${LOOK}Screenplay`);
  const row = await one(`${LOOK}Screenplay`);
  await t.ola.call('PATCH', `/commitments/${row.id}`, { set: { backup: null }, before: { backup: row.backup?.id } });
  const shown = await page(new TestClientBrowser(t));
  expect([...shown.yours, ...shown.others].map(({ title }) => title)).not.toContain(`${LOOK}Screenplay`);
});
