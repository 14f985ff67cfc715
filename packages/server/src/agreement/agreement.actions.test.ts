import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementRow } from '@entente/contract/agreement/agreement-views';
import type { DocumentReading, DocumentView } from '@entente/contract/document/document.contract';
import { findings, isSetAside } from '@entente/core/document/findings';
import { newId } from '../platform/database/new-id.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { fillGaps, sendWithoutMail, showAgreement, startAgreement } from '../shell/test-agreement.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function draftOf(who: TestMember, documentId: string): Promise<DocumentView> {
  return (await who.call('GET', `/documents/${documentId}`)).body as DocumentView;
}

describe('starting an agreement', () => {
  it('makes client, person, engagement and draft in one command, with both parties filled in', async () => {
    const started = await startAgreement(t.ola);
    const agreement = await showAgreement(t.ola, started.agreementId);
    expect(agreement).toMatchObject({ title: 'Difficult conversations', locale: 'en', client: { name: 'Bank Wschodni' }, standing: { state: 'draft', currentVersion: null }, lock: null, draftNumber: 1, versions: [], seal: null });
    expect(agreement.signatories.map(({ side, name, email, onBehalfOf }) => [side, name, email, onBehalfOf])).toEqual([
      ['provider', 'Ola Lipska', 'ola@lipka.example', 'Studio Lipka sp. z o.o.'],
      ['client', 'Anna Wrona', 'a.wrona@bankwschodni.example', 'Bank Wschodni'],
    ]);
    expect(agreement.standing.nextActs).toMatchObject([{ act: 'send', side: 'provider' }]);
    const { content } = await draftOf(t.ola, started.documentId);
    expect(content.parties.map(({ side, legalName, registration, representedBy }) => [side, legalName, registration, representedBy])).toEqual([
      ['provider', 'Studio Lipka sp. z o.o.', 'KRS 0000417702', 'Ola Lipska'],
      ['client', 'Bank Wschodni', '', 'Anna Wrona'],
    ]);
    expect(content.head).toMatchObject({ currency: 'PLN', country: 'PL' });
  });

  it('says in the list how full both frames are, and keeps it as the draft is written', async () => {
    const started = await startAgreement(t.ola);
    const frames = async () => ((await t.ola.call('GET', `/agreements?engagementId=${started.engagementId}`)).body as { rows: AgreementRow[] }).rows[0]?.frames;
    const before = await frames();
    expect(before).toMatchObject({ hard: Array<string>(8).fill('').map(() => expect.any(String)), soft: Array<string>(8).fill('full'), blocking: expect.any(Number) });
    const { content } = await draftOf(t.ola, started.documentId);
    const [rule] = content.groundRules;
    expect((await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits: [{ type: 'remove', kind: 'groundRules', item: rule }] })).status).toBe(200);
    expect((await frames())?.soft.filter((state) => state === 'full')).toHaveLength(7);
  });

  it('writes the draft in the client’s language, unless another is named', async () => {
    const client = (locale: string) => ({ kind: 'person', name: `Client ${locale}`, locale, contact: { name: 'Мария Дом', email: 'm.dom@example.com' } });
    const russian = await startAgreement(t.ola, { client: client('ru'), template: { builtin: 'mentoring_agreement' } });
    const polish = await startAgreement(t.ola, { client: client('ru'), template: { builtin: 'mentoring_agreement', locale: 'pl' } });
    expect((await draftOf(t.ola, russian.documentId)).content.head.locale).toBe('ru');
    expect((await draftOf(t.ola, polish.documentId)).content.head.locale).toBe('pl');
    expect((await showAgreement(t.ola, russian.agreementId)).engagement.name).toBe('Difficult conversations');
  });

  it('writes the country of the client’s record into the draft, and leaves it there when the record changes', async () => {
    const { clientId } = await startAgreement(t.ola, { client: { kind: 'person', name: 'Ida Berg', locale: 'en', isConsumer: true, contact: { name: 'Ida Berg', email: 'ida@example.com' } } });
    const livesIn = (country: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('clients').set({ country }).where('workspaceId', '=', tx.workspaceId).where('id', '=', clientId).execute());
    await livesIn('NO');
    const { documentId } = await startAgreement(t.ola, { client: { clientId } });
    await livesIn('US');
    expect((await draftOf(t.ola, documentId)).content.parties.map(({ kind, country }) => [kind, country])).toEqual([['organisation', ''], ['consumer', 'NO']]);
    expect((await t.ola.call('GET', `/documents/${documentId}/reading`)).body).toMatchObject({ rendered: { parties: [{}, { facts: [{ label: 'Lives in', values: ['Norway'] }] }] } });
  });

  it('asks the client’s record where a consumer lives, where the text that is copied for the same client does not say it', async () => {
    const { clientId, agreementId } = await startAgreement(t.ola, { client: { kind: 'person', name: 'Ida Berg', locale: 'en', isConsumer: true, contact: { name: 'Ida Berg', email: 'ida@example.com' } } });
    const copy = async (id: string) => (await t.ola.call('POST', `/agreements/${id}/copy`, {})).body as { id: string; documentId: string };
    const livesIn = (country: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('clients').set({ country }).where('workspaceId', '=', tx.workspaceId).where('id', '=', clientId).execute());
    await livesIn('NO');
    const first = await copy(agreementId);
    await livesIn('US');
    const second = await copy(first.id);
    for (const { documentId } of [first, second]) expect((await draftOf(t.ola, documentId)).content.parties.at(-1)).toMatchObject({ kind: 'consumer', country: 'NO' });
  });

  it('takes where a new client lives from whoever adds them, for the record and for the text', async () => {
    const ida = (country: string) => ({ kind: 'person', name: 'Ida Berg', locale: 'en', isConsumer: true, country, contact: { name: 'Ida Berg', email: 'ida@example.com' } });
    const { clientId, documentId } = await startAgreement(t.ola, { client: ida('NO') });
    expect((await t.ola.call('GET', `/clients/${clientId}`)).body).toMatchObject({ isConsumer: true, country: 'NO' });
    expect((await draftOf(t.ola, documentId)).content.parties.at(-1)).toMatchObject({ kind: 'consumer', country: 'NO' });
    expect(await t.ola.call('POST', '/agreements/start', { client: ida('Norway'), name: 'X', template: { builtin: 'coaching_agreement' } })).toMatchObject({ status: 400 });
  });

  it('asks anew whether a copy for the same client is of their profession, whatever was said of the one copied', async () => {
    const { agreementId, documentId } = await startAgreement(t.ola, { client: { kind: 'person', name: 'Ida Berg', locale: 'en', contact: { name: 'Ida Berg', email: 'ida@example.com' } } });
    const asked = async (of: string) => {
      const { content } = await draftOf(t.ola, of);
      const found = findings(content).filter(({ code }) => code === 'profession-is-not-said');
      return { content, found, stands: found.some((finding) => !isSetAside(content, finding)) };
    };
    const { content: { parties }, found: [finding] } = await asked(documentId);
    const dismissal = { id: newId(), position: 1, code: finding?.code, recordId: finding?.id, name: finding?.name, reason: 'It is her trade.' };
    await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'insert', kind: 'dismissals', item: dismissal }] });
    expect((await asked(documentId)).stands).toBe(false);
    const copy = async () => ((await t.ola.call('POST', `/agreements/${agreementId}/copy`, {})).body as { documentId: string }).documentId;
    expect(await asked(await copy())).toMatchObject({ stands: true, content: { dismissals: [] } });
    await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'set', kind: 'parties', id: parties.at(-1)?.id, field: 'kind', before: 'person', value: 'protected_person' }] });
    expect((await asked(documentId)).found).toEqual([]);
    const again = await asked(await copy());
    expect([again.stands, again.content.parties.map(({ kind }) => kind)]).toEqual([true, ['organisation', 'person']]);
  });

  it('starts from a template of the workspace', async () => {
    const { body } = await t.ola.call('POST', '/templates', { from: { builtin: 'service_agreement.pl' }, name: 'Nasz wzór' });
    const started = await startAgreement(t.ola, { template: { templateId: (body as { id: string }).id } });
    expect(await showAgreement(t.ola, started.agreementId)).toMatchObject({ templateId: (body as { id: string }).id, locale: 'pl' });
  });

  it('makes nothing at all when one part is refused', async () => {
    const before = (await t.ola.call('GET', '/clients?limit=100')).body as { rows: unknown[] };
    const client = { kind: 'organisation', name: 'Nobody', locale: 'pl', contact: { name: 'N', email: 'n@example.com' } };
    const missing = await t.ola.call('POST', '/agreements/start', { client, name: 'X', template: { templateId: '00000000-0000-7000-8000-000000000000' } });
    expect(missing.status).toBe(404);
    const after = (await t.ola.call('GET', '/clients?limit=100')).body as { rows: unknown[] };
    expect(after.rows).toHaveLength(before.rows.length);
  });

  it('refuses a client of another workspace and a contact of another client', async () => {
    const foreign = await startAgreement(t.maeve);
    const template = { builtin: 'service_agreement' };
    expect((await t.ola.call('POST', '/agreements/start', { client: { clientId: foreign.clientId }, name: 'X', template })).status).toBe(404);
    const [one, other] = [await startAgreement(t.ola), await startAgreement(t.ola)];
    const contactId = (await showAgreement(t.ola, other.agreementId)).signatories.find(({ side }) => side === 'client')?.contactId;
    expect((await t.ola.call('POST', '/agreements/start', { client: { clientId: one.clientId, contactId }, name: 'X', template })).status).toBe(404);
  });

  it('happens once when the button is pressed twice', async () => {
    const client = { kind: 'organisation', name: 'Twice', locale: 'pl', contact: { name: 'T', email: 't@example.com' } };
    const answers = await Promise.all([1, 2, 3].map(() => t.ola.call('POST', '/agreements/start', { client, name: 'Once', template: { builtin: 'service_agreement' } }, { 'idempotency-key': 'start-once' })));
    expect(new Set(answers.map(({ body }) => (body as { agreementId: string }).agreementId)).size).toBe(1);
  });

  it('counts numbers by workspace and year without a gap or a double, also at the same time', async () => {
    const started = await Promise.all(Array.from({ length: 6 }, () => startAgreement(t.maeve)));
    const counts = started.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b);
    expect(new Set(counts).size).toBe(6);
    expect((counts.at(-1) ?? 0) - (counts[0] ?? 0)).toBe(5);
    expect(started[0]?.number).toMatch(/^A-\d{4}-\d{4}$/);
  });
});

describe('changing an agreement', () => {
  it('keeps both changes to different fields and answers a clash of one field', async () => {
    const { agreementId } = await startAgreement(t.ola);
    const path = `/agreements/${agreementId}`;
    const changes = [{ set: { title: 'Hard talks' }, before: { title: 'Difficult conversations' } }, { set: { signingOrder: 'provider_first' }, before: { signingOrder: 'any' } }];
    expect((await Promise.all(changes.map((change) => t.ola.call('PATCH', path, change)))).map(({ status }) => status)).toEqual([200, 200]);
    expect(await showAgreement(t.ola, agreementId)).toMatchObject({ title: 'Hard talks', signingOrder: 'provider_first' });
    expect(await t.ola.call('PATCH', path, changes[0] === undefined ? {} : { ...changes[0], set: { title: 'Other' } })).toMatchObject({ status: 409, body: { data: { detail: { fields: [{ yours: 'Other', theirs: 'Hard talks' }] } } } });
  });

  it('does not take a last day that is past', async () => {
    const { agreementId } = await startAgreement(t.ola);
    const past = await t.ola.call('PATCH', `/agreements/${agreementId}`, { set: { expiresAt: '2020-01-01T00:00:00.000Z' }, before: { expiresAt: null } });
    expect(past).toMatchObject({ status: 422, body: { data: { refusal: 'last-day-is-past' } } });
  });

  it('goes to the bin as a draft and comes back, and not while it is out', async () => {
    const started = await startAgreement(t.ola);
    const path = `/agreements/${started.agreementId}`;
    expect((await t.ola.call('DELETE', path)).status).toBe(200);
    expect((await t.ola.call('GET', path)).status).toBe(404);
    expect((await t.ola.call('GET', `/documents/${started.documentId}`)).status).toBe(404);
    expect((await t.ola.call('POST', `${path}/restore`)).status).toBe(200);
    await sendWithoutMail(t, t.ola, started);
    expect(await t.ola.call('DELETE', path)).toMatchObject({ status: 422, body: { data: { refusal: 'agreement-is-out' } } });
  });

  it('is copied with its words, under a number of its own, as a draft', async () => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    const { status, body } = await t.ola.call('POST', `/agreements/${started.agreementId}/copy`, {});
    expect(status).toBe(201);
    const copy = body as { id: string; documentId: string; number: string };
    expect(copy.number).not.toBe(started.number);
    const [before, after] = [await draftOf(t.ola, started.documentId), await draftOf(t.ola, copy.documentId)];
    const words = async (documentId: string) => ((await t.ola.call('GET', `/documents/${documentId}/reading`)).body as DocumentReading).canonicalText;
    expect(await words(copy.documentId)).toBe(await words(started.documentId));
    expect(after.content.clauses.map(({ fallback }) => fallback).sort()).toEqual(before.content.clauses.map(({ fallback }) => fallback).sort());
    expect(new Set([...before.content.clauses, ...after.content.clauses].map(({ id }) => id)).size).toBe(before.content.clauses.length * 2);
    expect(await showAgreement(t.ola, copy.id)).toMatchObject({ standing: { state: 'draft' }, signatories: [{ name: 'Ola Lipska' }, { name: 'Anna Wrona' }] });
  });

  it('is copied for another client without the first one’s facts', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    const other = await startAgreement(t.ola, { client: { kind: 'organisation', name: 'Klinika Oko', locale: 'pl', contact: { name: 'Ewa Sroka', email: 'e.sroka@oko.example' } } });
    const { body } = await t.ola.call('POST', `/agreements/${started.agreementId}/copy`, { engagementId: other.engagementId });
    const copy = body as { id: string; documentId: string };
    expect((await showAgreement(t.ola, copy.id)).signatories.map(({ name }) => name)).toEqual(['Ola Lipska', 'Ewa Sroka']);
    const { content } = await draftOf(t.ola, copy.documentId);
    expect(content.parties.map(({ legalName }) => legalName)).toEqual(['Studio Lipka sp. z o.o.', 'Klinika Oko']);
    expect(JSON.stringify(content)).not.toMatch(/Bank Wschodni|Anna Wrona/);
  });
});

describe('who signs', () => {
  const contactOf = async (agreementId: string) => (await showAgreement(t.ola, agreementId)).signatories.find(({ side }) => side === 'client')?.contactId;

  it('is named in order, and a second person of the client is added', async () => {
    const { agreementId, clientId } = await startAgreement(t.ola);
    const { body } = await t.ola.call('POST', `/clients/${clientId}/contacts`, { name: 'Marek Sobol', email: 'm.sobol@bankwschodni.example', locale: 'pl' });
    const signatories = [{ contactId: (body as { id: string }).id, roleTitle: 'członek zarządu' }, { contactId: await contactOf(agreementId) }, { memberId: t.nadia.actor.memberId }];
    expect((await t.ola.call('PUT', `/agreements/${agreementId}/signatories`, { signatories })).status).toBe(200);
    const agreement = await showAgreement(t.ola, agreementId);
    expect(agreement.signatories.map(({ name, roleTitle }) => [name, roleTitle])).toEqual([['Marek Sobol', 'członek zarządu'], ['Anna Wrona', 'dyrektorka szkoleń'], ['Nadia Kravets', 'Producer']]);
  });

  it('is nobody without an address, nobody twice, nobody of another client or workspace', async () => {
    const { agreementId, clientId } = await startAgreement(t.ola);
    const put = async (signatories: unknown[]) => (await t.ola.call('PUT', `/agreements/${agreementId}/signatories`, { signatories })) as { status: number; body: { data: { refusal: string } } };
    const { body } = await t.ola.call('POST', `/clients/${clientId}/contacts`, { name: 'Bez Adresu', email: '', locale: 'pl' });
    expect(await put([{ contactId: (body as { id: string }).id }])).toMatchObject({ status: 422, body: { data: { refusal: 'contact-has-no-email', detail: { name: 'Bez Adresu' } } } });
    const contactId = await contactOf(agreementId);
    expect(await put([{ contactId }, { contactId }])).toMatchObject({ status: 422, body: { data: { refusal: 'person-signs-twice' } } });
    const other = await startAgreement(t.ola);
    expect((await put([{ contactId: await contactOf(other.agreementId) }])).status).toBe(404);
    expect((await put([{ memberId: t.maeve.actor.memberId }])).status).toBe(404);
    expect((await showAgreement(t.ola, agreementId)).signatories.map(({ name }) => name)).toEqual(['Ola Lipska', 'Anna Wrona']);
  });
});

describe('who sees an agreement', () => {
  it('nobody without signing in', async () => {
    expect((await t.fetch('/api/v1/agreements')).status).toBe(401);
  });

  it('own: the owner of the engagement; team: the team; all: everybody; never another workspace', async () => {
    const [toms, olas] = [await startAgreement(t.tomasz), await startAgreement(t.ola)];
    const seenBy = async (who: TestMember): Promise<boolean[]> => Promise.all([toms, olas].map(async ({ agreementId }) => (await who.call('GET', `/agreements/${agreementId}`)).status === 200));
    expect(await seenBy(t.tomasz)).toEqual([true, false]);
    expect(await seenBy(t.nadia)).toEqual([true, false]);
    expect(await seenBy(t.ola)).toEqual([true, true]);
    expect(await seenBy(t.maeve)).toEqual([false, false]);
    const { rows } = (await t.tomasz.call('GET', '/agreements?limit=100')).body as { rows: AgreementRow[] };
    expect(rows.map(({ id }) => id)).toEqual([toms.agreementId]);
  });

  it('answers a foreign id and a missing one alike, on every path', async () => {
    const { agreementId } = await startAgreement(t.ola);
    const paths = (id: string): [string, string, unknown?][] => [
      ['GET', `/agreements/${id}`], ['PATCH', `/agreements/${id}`, { set: { title: 'X' }, before: {} }], ['DELETE', `/agreements/${id}`], ['POST', `/agreements/${id}/restore`], ['POST', `/agreements/${id}/copy`, {}],
      ['POST', `/agreements/${id}/reopening`], ['PUT', `/agreements/${id}/signatories`, { signatories: [] }], ['POST', `/agreements/${id}/versions`], ['GET', `/agreements/${id}/versions/1`],
      ['GET', `/agreements/${id}/difference?before=1`], ['POST', `/agreements/${id}/seen`], ['GET', `/agreements/${id}/events`], ['POST', `/agreements/${id}/evidence`],
      ['POST', `/agreements/${id}/remarks`, { remarkId: id, versionNumber: 1, clauseId: id, body: 'x' }], ['POST', `/remarks/${id}/answers`, { answerId: id, outcome: 'answered', body: 'x' }],
    ];
    for (const [index, [method, path, body]] of paths(agreementId).entries()) {
      const [, missing] = paths('00000000-0000-7000-8000-000000000000')[index] ?? ['', ''];
      const answers = await Promise.all([t.maeve.call(method, path, body), t.maeve.call(method, missing, body)]);
      expect([answers[0]?.status, answers[0]?.body], `${method} ${path}`).toEqual([404, answers[1]?.body]);
    }
  });

  it('pages through all agreements with where each stands', async () => {
    const { rows: first, nextCursor } = (await t.ola.call('GET', '/agreements?limit=2')).body as { rows: AgreementRow[]; nextCursor: string };
    const { rows: second } = (await t.ola.call('GET', `/agreements?limit=2&cursor=${nextCursor}`)).body as { rows: AgreementRow[] };
    expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(4);
    expect(first[0]?.standing.nextActs.length).toBeGreaterThan(0);
  });
});
