import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementView, VersionView } from '@entente/contract/agreement/agreement-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { RenderedClause } from '@entente/core/document/rendered';
import type { ClientActor } from '@entente/core/kernel/actor';
import { asClient, inPortal, sendWithoutMail, showAgreement, startAgreement, type StartedAgreement } from '../shell/test-agreement.ts';
import { findPersonOfMember } from '../commitment/commitment-person.store.ts';
import { loadHeard } from '../commitment/heard/commitment-person.store.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { listMigrations } from '../platform/database/migrate.ts';
import { newId } from '../platform/database/new-id.ts';
import { withClient } from '../platform/postgres/with-client.ts';
import { addRemark, answerRemark, type NewRemark } from './remark.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Talk = { readonly started: StartedAgreement; readonly anna: ClientActor; readonly clause: RenderedClause };
const now = () => t.services.clock().toISOString();
const isProse = (clause: RenderedClause): boolean => clause.blocks.length === 1 && clause.blocks[0]?.type === 'paragraph' && clause.blocks[0].runs.some(({ type }) => type === 'variable');

/** An agreement that is out, and one of its clauses: a paragraph with a variable in it. */
async function sentAgreement(): Promise<Talk> {
  const started = await startAgreement(t.ola);
  await sendWithoutMail(t, t.ola, started);
  const version = (await t.ola.call('GET', `/agreements/${started.agreementId}/versions/1`)).body as VersionView;
  const clause = version.document.sections.flatMap(({ clauses }) => clauses).find(isProse);
  if (clause === undefined) throw new Error('no clause to talk about');
  return { started, anna: await asClient(t.ola, started), clause };
}

async function ask({ started, anna, clause }: Talk, more: Partial<NewRemark> = {}) {
  const remark: NewRemark = { id: started.agreementId, remarkId: newId(), versionNumber: 1, clauseId: clause.id, kind: 'question', body: 'Do the dates move as well?', purpose: '', ...more };
  const outcome = await inPortal(t, anna, (tx) => addRemark(tx, { actor: anna, now: now(), origin: { channel: 'portal', ip: '192.0.2.9', userAgent: 'phone', requestId: newId() } }, remark));
  return { remark, outcome };
}

const answer = (remarkId: string, body: Readonly<Record<string, unknown>>) => t.ola.call('POST', `/remarks/${remarkId}/answers`, { answerId: newId(), ...body });
const remarksOf = async ({ started }: Talk): Promise<AgreementView['remarks']> => (await showAgreement(t.ola, started.agreementId)).remarks;
const bodyOf = async ({ started, clause }: Talk): Promise<string> => ((await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView).content.clauses.find(({ id }) => id === clause.id)?.body ?? '';

describe('a question of the client', () => {
  it('stands at its clause, waits for the provider, and is settled by the answer', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk);
    expect(await showAgreement(t.ola, talk.started.agreementId)).toMatchObject({ standing: { state: 'questions_open', nextActs: [{ act: 'answer', side: 'provider' }, { act: 'sign' }, { act: 'sign' }] }, remarks: [{ clauseId: talk.clause.id, clauseNumber: talk.clause.number, authorName: 'Anna Wrona', turn: { side: 'provider' }, isNew: true }] });
    expect((await answer(remark.remarkId, { outcome: 'answered', body: 'Yes, by the days waited.' })).status).toBe(201);
    expect(await remarksOf(talk)).toMatchObject([{ turn: null, answers: [{ outcome: 'answered', body: 'Yes, by the days waited.', authorName: 'Ola Lipska' }] }]);
    expect((await showAgreement(t.ola, talk.started.agreementId)).standing.state).toBe('sent');
  });

  it('comes in the message of the day to who leads the work and does not sign, until it is answered; who signs is told anyway', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk);
    const { engagementId } = talk.started;
    const heard = (who: TestMember) => t.look(t.ola, async (tx) => {
      const person = await findPersonOfMember(tx, who.actor.memberId);
      return person === undefined ? null : { tellAt: person.tellAt, said: (await loadHeard(tx, person, { since: '2026-01-01T00:00:00Z', until: now() })).map(({ what, words, name }) => [what, words, name]) };
    });
    const wake = async (who: TestMember) => {
      await t.look(t.ola, (tx) => tx.kysely.updateTable('engagements').set({ ownerId: who.actor.memberId }).where('id', '=', engagementId).execute());
      await t.jobs.wake_commitment_people?.({ workspaceId: t.ola.actor.workspaceId, engagementId });
    };
    await wake(t.ola);
    expect(await heard(t.ola)).toMatchObject({ said: [] });
    await wake(t.nadia);
    expect(await heard(t.nadia)).toMatchObject({ tellAt: expect.any(String), said: [['asked', 'Do the dates move as well?', 'Anna Wrona']] });
    // An upgrade: whoever was never written to does not get the words of all that time, but those of the last day.
    const admin = (statements: string) => withClient(t.database.adminConfig, (client) => client.query(statements));
    const asked = (ago: string) => admin(`update remarks set created_at = now() - interval '${ago}' where id = '${remark.remarkId}'`);
    const sql = (await listMigrations()).find(({ name }) => name.startsWith('0394'))?.sql ?? '';
    await admin(`alter table commitment_people drop column heard_from; begin; set local role entente_owner; ${sql}; commit`);
    await asked('2 days');
    expect(await heard(t.nadia)).toMatchObject({ said: [] });
    await asked('1 hour');
    expect(await heard(t.nadia)).toMatchObject({ said: [['asked', 'Do the dates move as well?', 'Anna Wrona']] });
    // What was still asked when both sides sealed the text waits for nobody; what is proposed afterwards does.
    const seal = { workspaceId: t.ola.actor.workspaceId, agreementId: talk.started.agreementId, clientId: talk.started.clientId, versionNumber: 1, fileId: newId(), level: 'B-B', certificateSerial: '1', certificateFingerprint: '', chainHead: '', sha256: 'a'.repeat(64) };
    await admin(`begin; set local session_replication_role = replica; insert into seals (${Object.keys(seal).map((name) => name.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`)).join(', ')}, sealed_at) values (${Object.values(seal).map((value) => `'${value}'`).join(', ')}, now() - interval '30 minutes'); commit`);
    expect(await heard(t.nadia)).toMatchObject({ said: [] });
    await asked('1 minute');
    expect(await heard(t.nadia)).toMatchObject({ said: [['asked', 'Do the dates move as well?', 'Anna Wrona']] });
    await admin(`delete from seals where agreement_id = '${talk.started.agreementId}'`);
    await answer(remark.remarkId, { outcome: 'answered', body: 'Yes.' });
    expect(await heard(t.nadia)).toMatchObject({ said: [] });
  });

  it('is kept once when the phone sends it twice, and nothing else under its id', async () => {
    const talk = await sentAgreement();
    const { remark, outcome } = await ask(talk);
    const again = await ask(talk, { remarkId: remark.remarkId });
    const clash = await ask(talk, { remarkId: remark.remarkId, body: 'Something else' });
    expect([outcome, again.outcome]).toEqual([{ ok: true, value: { id: remark.remarkId } }, { ok: true, value: { id: remark.remarkId } }]);
    expect(clash.outcome).toMatchObject({ ok: false, refusal: { code: 'idempotency-key-used-otherwise' } });
    expect(await remarksOf(talk)).toHaveLength(1);
    const events = (await t.ola.call('GET', `/agreements/${talk.started.agreementId}/events`)).body as { events: { type: string }[] };
    expect(events.events.filter(({ type }) => type === 'remark.added')).toHaveLength(1);
  });

  it('waits for the provider again when the client asks back, and is new until the provider has looked', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk);
    await answer(remark.remarkId, { outcome: 'answered', body: 'Yes.' });
    await t.ola.call('POST', `/agreements/${talk.started.agreementId}/seen`);
    expect(await remarksOf(talk)).toMatchObject([{ isNew: false, turn: null }]);
    const back = await inPortal(t, talk.anna, (tx) => answerRemark(tx, { actor: talk.anna, now: now() }, { id: remark.remarkId, answerId: newId(), outcome: 'answered', body: 'And the price?', wording: '' }));
    expect(back.ok).toBe(true);
    expect(await remarksOf(talk)).toMatchObject([{ isNew: true, turn: { side: 'provider' } }]);
  });

  it('is about a clause of a version that went out to this very client', async () => {
    const [talk, other] = [await sentAgreement(), await sentAgreement()];
    const notFound = { ok: false, refusal: { code: 'not-found' } };
    expect((await ask(talk, { clauseId: newId() })).outcome).toEqual(notFound);
    expect((await ask(talk, { versionNumber: 2 })).outcome).toEqual(notFound);
    expect((await ask({ ...talk, anna: other.anna })).outcome).toEqual(notFound);
    expect((await ask({ ...talk, anna: { ...other.anna, agreementId: talk.started.agreementId } })).outcome).toEqual(notFound);
  });
});

describe('other words for a clause', () => {
  const proposed = ({ clause }: Talk): string => `${clause.plainText} Both sides write it down.`;

  it('go into the draft when accepted, with the variables kept, and the answer tells how the clause now reads', async () => {
    const talk = await sentAgreement();
    const before = await bodyOf(talk);
    const { remark } = await ask(talk, { kind: 'proposal', body: proposed(talk) });
    const { status, body } = await answer(remark.remarkId, { outcome: 'accepted', before });
    expect([status, (body as { wording: string }).wording]).toEqual([201, proposed(talk)]);
    expect(await bodyOf(talk)).toBe(`${before} Both sides write it down.`);
    expect(await showAgreement(t.ola, talk.started.agreementId)).toMatchObject({ draftAheadSince: expect.any(String), standing: { nextActs: [{ act: 'send', side: 'provider' }, { act: 'sign' }, { act: 'sign' }] } });
    expect((await t.ola.call('POST', `/documents/${talk.started.documentId}/undo`, {})).status).toBe(200);
    expect(await bodyOf(talk)).toBe(before);
  });

  it('are not lost and overwrite nothing when somebody changed the clause meanwhile', async () => {
    const talk = await sentAgreement();
    const before = await bodyOf(talk);
    const { remark } = await ask(talk, { kind: 'proposal', body: proposed(talk) });
    await t.ola.call('POST', `/documents/${talk.started.documentId}/edits`, { edits: [{ type: 'set', kind: 'clauses', id: talk.clause.id, field: 'body', before, value: 'Nadia wrote this.' }] });
    const late = await answer(remark.remarkId, { outcome: 'accepted', before });
    expect(late).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { theirs: 'Nadia wrote this.', before, who: 'Ola Lipska' } } } });
    expect([await bodyOf(talk), (await remarksOf(talk))[0]?.answers]).toEqual(['Nadia wrote this.', []]);
  });

  it('are put once when two people accept them at the same time', async () => {
    const talk = await sentAgreement();
    const before = await bodyOf(talk);
    const { remark } = await ask(talk, { kind: 'proposal', body: proposed(talk) });
    const answers = await Promise.all([1, 2].map(() => answer(remark.remarkId, { outcome: 'accepted', before })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({ data: { refusal: 'remark-is-settled' } });
    expect(await bodyOf(talk)).toBe(`${before} Both sides write it down.`);
  });

  it('can be countered or kept, each with words', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk, { kind: 'proposal', body: proposed(talk) });
    expect(await answer(remark.remarkId, { outcome: 'countered' })).toMatchObject({ status: 422, body: { data: { refusal: 'wording-is-missing' } } });
    expect(await answer(remark.remarkId, { outcome: 'kept' })).toMatchObject({ status: 422, body: { data: { refusal: 'answer-needs-words' } } });
    expect((await answer(remark.remarkId, { outcome: 'countered', wording: 'Both sides decide.', body: 'Shorter.' })).status).toBe(201);
    expect([await bodyOf(talk), (await remarksOf(talk))[0]?.answers[0]?.wording]).toEqual(['Both sides decide.', 'Both sides decide.']);
  });

  it('explain a shared word anew, and change the word once they are accepted', async () => {
    const talk = await sentAgreement();
    const { document } = (await t.ola.call('GET', `/agreements/${talk.started.agreementId}/versions/1`)).body as VersionView;
    const list = document.sections.flatMap(({ clauses }) => clauses).find(({ blocks }) => blocks.some((block) => block.type === 'frame' && block.frame === 'terms'));
    const [term] = document.terms;
    if (list === undefined || term === undefined) throw new Error('the template explains its words');
    const { remark } = await ask({ ...talk, clause: list }, { kind: 'proposal', body: `${term.name}: Every file that we receive.` });
    expect((await answer(remark.remarkId, { outcome: 'accepted' })).status).toBe(201);
    const { content } = (await t.ola.call('GET', `/documents/${talk.started.documentId}`)).body as DocumentView;
    expect(content.terms.find(({ id }) => id === term.id)?.definition).toBe('Every file that we receive.');
  });

  it('are accepted by the provider only, and only where words were proposed', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk);
    expect(await answer(remark.remarkId, { outcome: 'accepted' })).toMatchObject({ status: 422, body: { data: { refusal: 'remark-is-no-proposal' } } });
    const byClient = await inPortal(t, talk.anna, (tx) => answerRemark(tx, { actor: talk.anna, now: now() }, { id: remark.remarkId, answerId: newId(), outcome: 'kept', body: 'x', wording: '' }));
    expect(byClient).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });

  it('are settled by the client’s yes to what the provider answered', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk);
    const yes = () => inPortal(t, talk.anna, (tx) => answerRemark(tx, { actor: talk.anna, now: now() }, { id: remark.remarkId, answerId: newId(), outcome: 'accepted', body: '', wording: '' }));
    expect(await yes()).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    await answer(remark.remarkId, { outcome: 'answered', body: 'By the days waited.' });
    const before = await bodyOf(talk);
    expect((await yes()).ok).toBe(true);
    expect([(await remarksOf(talk))[0]?.turn, await bodyOf(talk)]).toEqual([null, before]);
  });

  it('under an answer’s id happen once', async () => {
    const talk = await sentAgreement();
    const { remark } = await ask(talk, { kind: 'proposal', body: proposed(talk) });
    const answerId = newId();
    const twice = [await answer(remark.remarkId, { answerId, outcome: 'accepted' }), await answer(remark.remarkId, { answerId, outcome: 'accepted' })];
    expect(twice.map(({ status, body }) => [status, (body as { wording: string }).wording])).toEqual([[201, proposed(talk)], [201, proposed(talk)]]);
    expect((await remarksOf(talk))[0]?.answers).toHaveLength(1);
  });
});

describe('a question of the provider', () => {
  it('waits for the client and is answered in the portal', async () => {
    const talk = await sentAgreement();
    const remarkId = newId();
    const { status } = await t.ola.call('POST', `/agreements/${talk.started.agreementId}/remarks`, { remarkId, versionNumber: 1, clauseId: talk.clause.id, body: 'Who decides on your side?' });
    expect([status, (await remarksOf(talk))[0]?.turn?.side]).toEqual([201, 'client']);
    await inPortal(t, talk.anna, (tx) => answerRemark(tx, { actor: talk.anna, now: now() }, { id: remarkId, answerId: newId(), outcome: 'answered', body: 'Marek Sobol.', wording: '' }));
    expect(await remarksOf(talk)).toMatchObject([{ turn: null, answers: [{ authorSide: 'client', body: 'Marek Sobol.' }] }]);
  });
});

describe('who is told', () => {
  const letters = (talk: Talk) => t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select(['topic', 'recipientEmail', 'locale']).where('workspaceId', '=', tx.workspaceId).where('subjectId', '=', talk.started.agreementId).where('topic', '=', 'agreement.news').orderBy('createdAt').execute());

  it('is the other side, once for a burst, in their language, and not who has looked since', async () => {
    const talk = await sentAgreement();
    t.setClock(new Date(Date.now() - 3_600_000));
    await ask(talk);
    const { remark } = await ask(talk, { body: 'And a second question?' });
    await t.workOff();
    expect(await letters(talk)).toEqual([{ topic: 'agreement.news', recipientEmail: 'ola@lipka.example', locale: 'pl' }]);
    t.setClock(null);
    await answer(remark.remarkId, { outcome: 'answered', body: 'Yes.' });
    t.setClock(new Date(Date.now() - 3_600_000));
    await answer((await remarksOf(talk))[0]?.id ?? '', { outcome: 'answered', body: 'Also yes.' });
    t.setClock(null);
    await t.workOff();
    expect((await letters(talk)).map(({ recipientEmail }) => recipientEmail)).toEqual(['ola@lipka.example', 'a.wrona@bankwschodni.example']);
  });

  it('reads what was asked, in a mail without any address of the client’s page', async () => {
    const talk = await sentAgreement();
    t.setClock(new Date(Date.now() - 3_600_000));
    await ask(talk, { body: 'Czy terminy też się przesuną?' });
    await t.workOff();
    t.setClock(null);
    const { rows } = (await t.ola.call('GET', '/outbox?limit=100')).body as { rows: { id: string; topic: string; subject: string }[] };
    const newest = rows.find(({ topic }) => topic === 'agreement.news');
    const { body } = await t.ola.call('GET', `/outbox/${newest?.id ?? ''}`);
    expect(JSON.stringify(body)).toContain('Czy terminy też się przesuną?');
    expect(JSON.stringify(body)).toContain('Pytanie dotyczące');
  });
});
