import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardRow, CommitmentBoard, CommitmentEvent } from '@entente/contract/commitment/commitment.contract';
import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { DocumentView } from '@entente/contract/document/document.contract';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { appendEvent } from '../../agreement/agreement-event.actions.ts';
import { fillGaps, startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo } from '../../shell/test-portal.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from '../../shell/test-signing.ts';

let t: TestEntente;
let engagementId: string;
let agreementId: string;
let clientId: string;
let third: string;
const id = () => crypto.randomUUID();
const [phase, script, leaflet, films, course, workshop, booklet, fee] = [id(), id(), id(), id(), id(), id(), id(), id()];

const delivered = (own: string, name: string, dueOn: string | null) => ({ type: 'insert', kind: 'deliverables', item: { id: own, position: 1, phaseId: phase, name, form: '', quantity: 1, acceptance: ['it is there'], rounds: 2, reviewDays: 5, dueOn, decider: '' } });

/** An agreement with four deliverables in one phase and one thing that the client hands over, signed by both. */
beforeAll(async () => {
  t = await startTestEntente();
  t.setClock(new Date('2027-03-08T08:30:00Z'));
  const started = await startAgreement(t.ola);
  ({ engagementId, agreementId, clientId } = started);
  await fillGaps(t.ola, started.documentId);
  const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
  const remove = (['billingItems', 'clientInputs', 'deliverables', 'phases'] as const).flatMap((kind) => content[kind].map((item) => ({ type: 'remove', kind, item })));
  await edit(started.documentId, [
    ...remove,
    { type: 'insert', kind: 'billingItems', item: { id: fee, position: 1, label: 'Fee', amountMinor: 500_000, currency: 'PLN', trigger: 'on_signing', deliverableId: null, dueOn: null, paymentDays: 14 } },
    { type: 'insert', kind: 'phases', item: { id: phase, position: 1, name: 'Pilot', description: '', startsOn: '2027-03-09', endsOn: '2027-04-30' } },
    delivered(script, 'Script', '2027-03-19'), delivered(leaflet, 'Leaflet', '2027-03-22'), delivered(films, 'Films', '2027-03-26'), delivered(course, 'Course', null),
    { type: 'insert', kind: 'clientInputs', item: { id: id(), position: 1, text: 'Photos', form: 'JPG', dueOn: '2027-03-12', owner: 'Anna Wrona', phaseId: phase } },
  ]);
  await t.ola.call('POST', '/touchpoints/suggestions', { engagementId });
  await sealed(agreementId);
}, 60_000);
afterAll(() => t.close());

async function edit(documentId: string, edits: readonly object[]): Promise<void> {
  const { status, body } = await t.ola.call('POST', `/documents/${documentId}/edits`, { edits });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** Sent, signed by both, sealed, and all that follows. */
async function sealed(which: string): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  await sendOut(t, t.ola, { agreementId: which });
  await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
  const signed = await signAsMember(t, t.ola, which);
  if (signed.status !== 201) throw new Error(`not signed: ${JSON.stringify(signed.body)}`);
  await passTakeBack(t);
  await t.workOff();
}

/** Changes the text in force and has both sign it. */
async function amended(changes: (content: DocumentView['content']) => readonly object[], path = `/agreements/${agreementId}/amendments`, body: object = {}): Promise<string> {
  const made = (await t.ola.call('POST', path, body)).body as { id: string };
  const { documentId } = (await t.ola.call('GET', `/agreements/${made.id}`)).body as { documentId: string };
  const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
  await edit(documentId, changes(content));
  await sealed(made.id);
  return made.id;
}

const person = (more: object) => ({ type: 'insert', kind: 'responsibilities', item: { id: id(), position: 1, side: 'provider', roleTitle: '', does: [], decides: [], asked: [], told: [], ...more } });
const due = (which: string, before: string | null, value: string | null) => ({ type: 'set', kind: 'deliverables', id: which, field: 'dueOn', before, value });
const board = async (): Promise<CommitmentBoard> => (await t.ola.call('GET', `/commitments/board?engagementId=${engagementId}`)).body as CommitmentBoard;

async function one(title: string): Promise<BoardRow> {
  const found = (await board()).rows.filter((row) => row.title === title);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${title} is promised ${String(found.length)} times`);
  return found[0];
}

async function act(title: string, path: string, body: object): Promise<void> {
  const { status, body: answer } = await t.ola.call('POST', `/commitments/${(await one(title)).id}/${path}`, body);
  if (status !== 200) throw new Error(JSON.stringify(answer));
}

async function ledger(title: string): Promise<unknown[]> {
  const { rows } = (await t.ola.call('GET', `/commitments/events?engagementId=${engagementId}&commitmentId=${(await one(title)).id}`)).body as { rows: CommitmentEvent[] };
  return rows.map(({ type, from, to, amendment }) => [type, from, to, amendment]);
}

/** Whoever is to be told something is told. */
async function morning(at: string): Promise<void> {
  t.setClock(new Date(at));
  await t.jobs.tell_commitment_people?.({ workspaceId: t.ola.actor.workspaceId });
  await t.workOff();
}

describe('a sealed amendment', () => {
  it('promises what is new, and nothing a second time: what is done stays done', async () => {
    await act('Photos', 'answers', { answer: { answer: 'done' } });
    // Of the client too, with an address: that alone makes nobody of it somebody who is written to.
    expect((await t.ola.call('POST', `/clients/${clientId}/contacts`, { name: 'Piotr Obcy', email: 'p.obcy@bankwschodni.example', locale: 'pl' })).status).toBe(201);
    await amended(() => [
      delivered(workshop, 'Workshop', '2027-04-09'), delivered(booklet, 'Booklet', '2027-04-12'),
      { type: 'insert', kind: 'clientInputs', item: { id: id(), position: 2, text: 'Logo', form: 'SVG', dueOn: '2027-04-13', owner: 'Piotr Obcy', phaseId: phase } },
      person({ name: t.tomasz.actor.name, does: [workshop] }), person({ position: 2, name: t.nadia.actor.name, decides: [workshop] }), person({ position: 3, name: 'Kasia Obca', does: [booklet] }),
    ]);
    const rows = (await board()).rows.toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.title.localeCompare(b.title));
    expect(rows.map(({ title, state, dueOn, firstDueOn }) => [title, state, dueOn, firstDueOn])).toEqual([
      ['Photos', 'done', '2027-03-12', '2027-03-12'], ['Script', 'open', '2027-03-19', '2027-03-19'], ['Leaflet', 'open', '2027-03-22', '2027-03-22'], ['Films', 'open', '2027-03-26', '2027-03-26'],
      ['Workshop', 'open', '2027-04-09', '2027-04-09'], ['Booklet', 'open', '2027-04-12', '2027-04-12'], ['Logo', 'open', '2027-04-13', '2027-04-13'], ['Course', 'open', '2027-04-30', '2027-04-30'], ['Pilot', 'open', '2027-04-30', '2027-04-30'],
    ]);
    // Who does it by the matrix promises it; a name that nobody has is said, until somebody is chosen.
    expect(await one('Workshop')).toMatchObject({ owner: { name: t.tomasz.actor.name }, backup: { name: t.nadia.actor.name }, ownerWord: '', people: [{ duties: ['does'] }, { duties: ['decides'] }] });
    expect(await one('Logo')).toMatchObject({ owner: { name: 'Anna Wrona' }, ownerWord: 'Piotr Obcy' });
    const unknown = await one('Booklet');
    expect(unknown).toMatchObject({ owner: { name: 'Ola Lipska' }, backup: null, ownerWord: 'Kasia Obca' });
    await t.ola.call('PATCH', `/commitments/${unknown.id}`, { set: { owner: { kind: 'member', id: t.nadia.actor.memberId } }, before: { owner: unknown.owner.id } });
    expect(await one('Booklet')).toMatchObject({ owner: { name: t.nadia.actor.name }, ownerWord: '' });
    // It waits for what it would have waited for, and the phase waits for it.
    expect([(await one('Photos')).blocks, (await one('Workshop')).blocks]).toEqual([expect.arrayContaining([(await one('Workshop')).id]), [(await one('Pilot')).id]]);
    expect(await board()).toMatchObject({ unmade: null, moved: null });
  });

  it('brings its days to the board as agreed ones, ends what it takes out, and leaves what is done', async () => {
    await morning('2027-03-09T09:10:00Z');
    await act('Films', 'answers', { answer: { answer: 'done' } });
    await act('Course', 'date-changes', { decision: 'absorb', newDay: '2027-05-07' });
    expect((await board()).moved).toMatchObject({ dates: 1 });
    const second = await amended(({ deliverables }) => [due(script, '2027-03-19', '2027-03-31'), due(films, '2027-03-26', '2027-04-16'), { type: 'set', kind: 'billingItems', id: fee, field: 'amountMinor', before: 500_000, value: 600_000 }, { type: 'remove', kind: 'deliverables', item: deliverables.find((item) => item.id === leaflet) }], '/commitments/amendments', { engagementId });
    expect(await one('Script')).toMatchObject({ state: 'open', dueOn: '2027-03-31', firstDueOn: '2027-03-19', agreedBy: 2 });
    expect(await ledger('Script')).toEqual([['moved', '2027-03-19', '2027-03-31', 2], ['made', null, '2027-03-19', null]]);
    expect(await one('Leaflet')).toMatchObject({ state: 'excepted', takenOutBy: 2, shift: null });
    expect(await ledger('Leaflet')).toEqual([['excepted', null, null, 2], ['made', null, '2027-03-22', null]]);
    expect(await one('Films')).toMatchObject({ state: 'done', dueOn: '2027-03-26', agreedBy: null });
    // It was moved on the board before, and the amendment says exactly that.
    expect(await one('Course')).toMatchObject({ dueOn: '2027-05-07', firstDueOn: '2027-04-30', agreedBy: 2 });
    expect(await ledger('Course')).toEqual([['changed', '2027-05-07', '2027-05-07', 2], ['absorbed', '2027-04-30', '2027-05-07', null], ['made', null, '2027-04-30', null]]);
    expect(await one('Pilot')).toMatchObject({ dueOn: '2027-04-30', agreedBy: null });
    expect((await board()).moved).toBeNull();
    await morning('2027-03-10T09:10:00Z');
    const digest = (await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'commitment.digest' }))?.text.replaceAll('\u00A0', ' ').split('\n');
    expect(digest).toEqual(expect.arrayContaining(['Nowy termin z aneksu nr 2: Script, 31 marca', 'Usunięte z umowy aneksem nr 2: Leaflet']));
    expect(digest).not.toContain('Nowy termin z aneksu nr 2: Course, 7 maja');
    // A price that both signed is told by the plan of who tells whom; the amendment before changed none.
    const { due: notices } = (await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as CommunicationView;
    expect(notices.filter(({ event }) => event === 'price_change')).toMatchObject([{ about: 'Amendment 2: Difficult conversations', on: '2027-03-09', dueOn: '2027-03-10', state: 'due', draft: { subject: 'The new price is in force' } }]);
    expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId: second })).toMatchObject({ status: 200, body: { made: 0 } });
  });

  it('is followed once: what moves or opens again afterwards is not put back', async () => {
    await act('Leaflet', 'reopening', {});
    await act('Script', 'date-changes', { decision: 'absorb', newDay: '2027-04-02' });
    expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId })).toMatchObject({ status: 200, body: { made: 0 } });
    expect(await one('Script')).toMatchObject({ dueOn: '2027-04-02', agreedBy: null });
    expect((await one('Leaflet')).state).toBe('open');
    // The leaflet is in no text any more, so that only the script can be amended.
    expect((await board()).moved).toMatchObject({ dates: 1 });
  });

  it('reaches what had ended once it is opened again', async () => {
    await act('Films', 'reopening', {});
    expect(await one('Films')).toMatchObject({ state: 'open', dueOn: '2027-04-16', agreedBy: 2 });
    expect((await ledger('Films')).slice(0, 2)).toEqual(expect.arrayContaining([['reopened', null, null, null], ['moved', '2027-03-26', '2027-04-16', 2]]));
    await act('Films', 'answers', { answer: { answer: 'done' } });
    await act('Leaflet', 'date-changes', { decision: 'except', words: 'Nobody needs it.' });
    expect(await one('Leaflet')).toMatchObject({ state: 'excepted', takenOutBy: null });
    const gone = new Set<string>([films, course]);
    third = await amended(({ deliverables, responsibilities }) => [
      { type: 'set', kind: 'deliverables', id: workshop, field: 'name', before: 'Workshop', value: 'Training day' }, { type: 'set', kind: 'deliverables', id: workshop, field: 'form', before: '', value: 'on site' },
      { type: 'set', kind: 'deliverables', id: script, field: 'form', before: '', value: 'DOCX' },
      ...responsibilities.flatMap((one): object[] => (one.does.includes(workshop) ? [{ type: 'remove', kind: 'responsibilities', item: one }] : one.decides.includes(workshop) ? [{ type: 'set', kind: 'responsibilities', id: one.id, field: 'does', before: [], value: [workshop] }] : [])),
      ...deliverables.filter((item) => gone.has(item.id)).map((item) => ({ type: 'remove', kind: 'deliverables', item })),
      { type: 'set', kind: 'deliverables', id: booklet, field: 'phaseId', before: phase, value: null }, due(booklet, '2027-04-12', null),
    ]);
    expect(await one('Course')).toMatchObject({ state: 'excepted', takenOutBy: 3 });
    expect(await one('Booklet')).toMatchObject({ dueOn: null, firstDueOn: '2027-04-12', agreedBy: 3 });
    expect((await ledger('Booklet'))[0]).toEqual(['moved', '2027-04-12', null, 3]);
    // Another name, form or doer reaches what is open, and the ledger says what it was called.
    expect(await one('Training day')).toMatchObject({ format: 'on site', owner: { name: t.nadia.actor.name } });
    expect(await ledger('Training day')).toEqual(expect.arrayContaining([['changed', null, null, 3], ['handed_on', null, null, 3], ['made', null, '2027-04-09', 1]]));
    expect(await one('Script')).toMatchObject({ format: 'DOCX' });
    // What was kept and is out of the agreement is not owed again.
    expect((await one('Films')).state).toBe('done');
    await act('Films', 'reopening', {});
    expect(await one('Films')).toMatchObject({ state: 'excepted', takenOutBy: 3 });
    await morning('2027-03-11T09:10:00Z');
    expect((await mailTo(t, t.ola, { email: 'nadia@lipka.example', topic: 'commitment.digest' }))?.text.replaceAll('\u00A0', ' ').split('\n')).toEqual(expect.arrayContaining(['Bez terminu: Booklet', 'Zmienione aneksem nr 3: Training day', '„Workshop”', `Zgodnie z aneksem nr 3 robi to ${t.nadia.actor.name}: Training day`]));
  });

  it('binds no more where a consumer went back on it', async () => {
    await t.look(t.ola, (tx) => sql`insert into revocations (workspace_id, id, agreement_id, client_id, signatory_id, version_number, typed_name, statement, locale, window_ends_at)
      select workspace_id, ${id()}, agreement_id, client_id, id, 1, name, 'x', 'en', now() from signatories where agreement_id = ${third} and side = 'client'`.execute(tx.kysely));
    for (const _ of ['once', 'again']) expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId })).toMatchObject({ status: 200, body: { made: 0 } });
    expect(await one('Course')).toMatchObject({ state: 'open', dueOn: '2027-05-07', takenOutBy: null });
    expect((await ledger('Course'))[0]).toEqual(['reopened', null, null, 2]);
    expect(await one('Booklet')).toMatchObject({ dueOn: '2027-04-12' });
    expect((await one('Leaflet')).state).toBe('excepted');
  });
});

describe('two amendments that were sealed before the board followed either', () => {
  it('are followed as the last of them says, and one person with two addresses is one', async () => {
    const { id: base, versionNumber: number } = await t.look(t.ola, (tx) => tx.kysely.selectFrom('seals').innerJoin('agreements', 'agreements.id', 'seals.agreementId').select(['agreements.id', 'seals.versionNumber']).where('agreements.amendmentNumber', '=', 2).executeTakeFirstOrThrow());
    const ticket = { id: id(), position: 9, text: 'Ticket', form: 'PDF', dueOn: '2027-05-03', owner: 'Anna Wrona', phaseId: phase };
    const fourth = await sealedOn(third, { base, number, amendment: 4, change: (content) => ({ ...content, deliverables: content.deliverables.map((one) => (one.id === script ? { ...one, dueOn: '2027-05-10' } : one)) }) });
    await sealedOn(fourth, { base: fourth, number: 1, amendment: 5, change: (content) => ({ ...content, clientInputs: [...content.clientInputs, ticket], deliverables: content.deliverables.map((one) => (one.id === script ? { ...one, name: 'Screenplay', dueOn: '2027-05-12' } : one)) }) });
    expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId })).toMatchObject({ status: 200, body: { made: 1 } });
    expect(await one('Screenplay')).toMatchObject({ dueOn: '2027-05-12', agreedBy: 5 });
    expect((await ledger('Screenplay')).slice(0, 2)).toEqual(expect.arrayContaining([['moved', '2027-04-02', '2027-05-12', 5], ['changed', null, null, 5]]));
    expect(await one('Ticket')).toMatchObject({ owner: { name: 'Anna Wrona' }, ownerWord: '' });
    expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId })).toMatchObject({ body: { made: 0 } });
  });
});

type Content = DocumentView['content'];

/** A sealed amendment on a text, signed by Anna with two addresses of hers, of which the board has not heard. */
async function sealedOn(baseId: string, { base, number, amendment, change }: { base: string; number: number; amendment: number; change: (content: Content) => Content }): Promise<string> {
  const made = id();
  await t.look(t.ola, async (tx) => {
    const { content } = await tx.kysely.selectFrom('agreementVersions').select('content').where('agreementId', '=', base).where('number', '=', number).executeTakeFirstOrThrow();
    await sql`insert into agreements select (jsonb_populate_record(a, jsonb_build_object('id', ${made}::text, 'number', ${`A-9/${amendment}`}::text, 'amends_id', ${agreementId}::text, 'amendment_number', ${amendment}::int, 'base_id', ${baseId}::text, 'base_version', 1, 'chain_seq', 0, 'chain_head', ''))).* from agreements a where id = ${agreementId}`.execute(tx.kysely);
    await sql`insert into agreement_versions select (jsonb_populate_record(v, jsonb_build_object('agreement_id', ${made}::text, 'number', 1, 'content', ${JSON.stringify(change(content as Content))}::jsonb))).* from agreement_versions v where agreement_id = ${agreementId} order by number desc limit 1`.execute(tx.kysely);
    await sql`insert into seals select (jsonb_populate_record(s, jsonb_build_object('agreement_id', ${made}::text, 'version_number', 1, 'sealed_at', to_jsonb(now() + ${`${amendment} years`}::interval)))).* from seals s where agreement_id = ${agreementId} limit 1`.execute(tx.kysely);
    for (const email of [ANNA, 'anna@home.example']) await sql`insert into signatories select (jsonb_populate_record(s, jsonb_build_object('agreement_id', ${made}::text, 'id', gen_random_uuid(), 'email', ${email}::text, 'contact_id', (select id from contacts where name = 'Anna Wrona' limit 1)))).* from signatories s where agreement_id = ${agreementId} and side = 'client' limit 1`.execute(tx.kysely);
    const grant = await grantAgreement(tx, t.ola.actor, made);
    if (grant !== null) await appendEvent(tx, grant.agreementId, { type: 'agreement.sent', actor: t.ola.actor, versionNumber: 1, at: t.services.clock().toISOString() });
  });
  return made;
}

describe('a part that was split off', () => {
  it('promises what the agreement does not say, and each record once, whichever was promised first', async () => {
    const extra = id();
    const part = await partOf(agreementId, extra);
    expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId: part })).toMatchObject({ status: 200, body: { made: 1 } });
    expect((await one('Extra')).dueOn).toBe('2027-04-19');
    // As if the part had been promised before the agreement was sealed.
    await t.look(t.ola, (tx) => sql`update commitments set agreement_id = ${part} where source_id = ${script}`.execute(tx.kysely));
    for (const which of [agreementId, part]) expect(await t.ola.call('POST', '/commitments/from-agreement', { agreementId: which })).toMatchObject({ status: 200, body: { made: 0 } });
    expect([(await one('Extra')).state, (await one('Screenplay')).state]).toEqual(['open', 'open']);
    // As if nothing but an amendment had been promised, as it once was.
    await t.look(t.ola, (tx) => sql`update commitments set agreement_id = ${third} where agreement_id = ${agreementId}`.execute(tx.kysely));
    expect((await board()).unmade).toBeNull();
  });
});

/** A sealed part of an agreement, with all its records and one of its own. */
async function partOf(rootId: string, extra: string): Promise<string> {
  const part = id();
  await t.look(t.ola, async (tx) => {
    await sql`insert into agreements select (jsonb_populate_record(a, jsonb_build_object('id', ${part}::text, 'number', 'A-9', 'split_from', a.id, 'chain_seq', 0, 'chain_head', ''))).* from agreements a where id = ${rootId}`.execute(tx.kysely);
    await sql`insert into agreement_versions select (jsonb_populate_record(v, jsonb_build_object('agreement_id', ${part}::text, 'number', 1, 'content', jsonb_set(v.content, '{deliverables}', v.content -> 'deliverables' || ${JSON.stringify([delivered(extra, 'Extra', '2027-04-19').item])}::jsonb)))).* from agreement_versions v where agreement_id = ${rootId} order by number desc limit 1`.execute(tx.kysely);
    await sql`insert into seals select (jsonb_populate_record(s, jsonb_build_object('agreement_id', ${part}::text, 'version_number', 1))).* from seals s where agreement_id = ${rootId} limit 1`.execute(tx.kysely);
    const grant = await grantAgreement(tx, t.ola.actor, part);
    if (grant !== null) await appendEvent(tx, grant.agreementId, { type: 'agreement.sent', actor: t.ola.actor, versionNumber: 1, at: t.services.clock().toISOString() });
  });
  return part;
}
