import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DifferenceView, VersionView } from '@entente/contract/agreement/agreement-views';
import type { DocumentReading, DocumentView } from '@entente/contract/document/document.contract';
import type { Edit } from '@entente/core/document/edit';
import { asClient, fillGaps, inPortal, sendWithoutMail, showAgreement, startAgreement, type StartedAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { newId } from '../platform/database/new-id.ts';
import { showDifference, showVersion } from './agreement-version.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const freeze = async ({ agreementId }: StartedAgreement) => (await t.ola.call('POST', `/agreements/${agreementId}/versions`)) as { status: number; body: { number: number; sha256: string; isNew: boolean } };

/** Replaces the words of the first clause that has a fallback for them. */
async function reword({ documentId }: StartedAgreement, words: string): Promise<string> {
  const { content } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
  const clause = content.clauses.find(({ fallback }) => fallback !== '') ?? content.clauses[0];
  const edits: Edit[] = [{ type: 'set', kind: 'clauses', id: clause?.id ?? '', field: 'body', before: clause?.body ?? '', value: words }];
  expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits })).status).toBe(200);
  return clause?.id ?? '';
}

/** A signature as the area "signing" would keep it. */
async function signAs(started: StartedAgreement, side: 'provider' | 'client', versionNumber: number): Promise<void> {
  const agreement = await showAgreement(t.ola, started.agreementId);
  const person = agreement.signatories.find((one) => one.side === side);
  await t.look(t.ola, async (tx) => {
    await tx.kysely
      .insertInto('signatures')
      .values({
        workspaceId: tx.workspaceId, id: newId(), agreementId: started.agreementId, clientId: started.clientId, versionNumber, signatoryId: person?.id ?? '', typedName: person?.name ?? '', roleTitle: '', onBehalfOf: '', level: 'link',
        consentText: 'I agree to conclude this agreement electronically.', buttonText: 'Sign', locale: 'en', documentSha256: agreement.versions[0]?.sha256 ?? '', ip: '192.0.2.1', userAgent: 'test', signedAt: new Date().toISOString(), finalAt: new Date(Date.now() + 300_000).toISOString(),
      })
      .execute();
  });
}

describe('shared words', () => {
  it('are part of the text that is hashed and of what differs; what was set aside never leaves the draft', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
    const [term] = content.terms;
    if (term === undefined) throw new Error('the template explains its words');
    const dismissal = { id: newId(), position: 1, code: 'scope-out-is-thin', recordId: null, name: '', reason: 'Between us' };
    expect((await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits: [{ type: 'insert', kind: 'dismissals', item: dismissal }] })).status).toBe(200);
    const first = await freeze(started);
    const edits: Edit[] = [{ type: 'set', kind: 'terms', id: term.id, field: 'definition', before: term.definition, value: 'Every file that is received' }];
    expect((await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits })).status).toBe(200);
    const second = await freeze(started);
    expect(second.body.sha256).not.toBe(first.body.sha256);
    const version = (await t.ola.call('GET', `/agreements/${started.agreementId}/versions/2`)).body as VersionView;
    expect(version.canonicalText).toContain(`${term.name}. Every file that is received.`);
    const difference = (await t.ola.call('GET', `/agreements/${started.agreementId}/difference?before=1&after=2`)).body as DifferenceView;
    expect(difference.changes).toBe(1);
    const { rows } = await t.look(t.ola, (tx) => tx.client.query('select content, canonical_form from agreement_versions where agreement_id = $1 order by number', [started.agreementId]));
    expect(rows.map(({ canonical_form, content: stored }: { canonical_form: number; content: { dismissals: unknown[] } }) => [canonical_form, stored.dismissals])).toEqual([[3, []], [3, []]]);
  });
});

describe('freezing a version', () => {
  it('is refused while something is missing that blocks sending, and says how many things', async () => {
    const started = await startAgreement(t.ola);
    expect(await freeze(started)).toMatchObject({ status: 422, body: { data: { refusal: 'agreement-has-gaps', detail: { gaps: expect.any(Number) } } } });
  });

  it('keeps the text as it reads, with the hash of the whole and of each clause', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    const reading = (await t.ola.call('GET', `/documents/${started.documentId}/reading`)).body as DocumentReading;
    const { status, body } = await freeze(started);
    expect([status, body.number, body.isNew, body.sha256]).toEqual([201, 1, true, reading.sha256]);
    const version = (await t.ola.call('GET', `/agreements/${started.agreementId}/versions/1`)).body as VersionView;
    expect(createHash('sha256').update(version.canonicalText).digest('hex')).toBe(body.sha256);
    expect(version.clauseHashes).toEqual(reading.clauses);
    expect(version).toMatchObject({ sentAt: null, frozenByName: 'Ola Lipska', document: reading.rendered });
  });

  it('does not freeze the same words twice, not even at the same time, and counts up for other words', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    const answers = await Promise.all([freeze(started), freeze(started), freeze(started)]);
    expect(answers.map(({ body }) => body.number)).toEqual([1, 1, 1]);
    expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1);
    expect((await showAgreement(t.ola, started.agreementId)).draftAheadSince).toBeNull();
    await reword(started, 'Everything is said in plain words.');
    expect((await showAgreement(t.ola, started.agreementId)).draftAheadSince).not.toBeNull();
    expect((await freeze(started)).body).toMatchObject({ number: 2, isNew: true });
  });

  it('leaves behind what is the provider’s own', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
    const secrets = content.clauses.map(({ fallback }) => fallback).filter((words) => words !== '');
    expect(secrets.length).toBeGreaterThan(0);
    await freeze(started);
    const kept = await t.look(t.ola, (tx) => tx.kysely.selectFrom('agreementVersions').selectAll().where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', started.agreementId).executeTakeFirstOrThrow());
    for (const words of secrets) expect(JSON.stringify(kept)).not.toContain(JSON.stringify(words).slice(1, -1));
    expect((kept.content as { variables: { suggestions: unknown[] }[] }).variables.every(({ suggestions }) => suggestions.length === 0)).toBe(true);
  });

  it('cannot be changed afterwards by the application', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    await freeze(started);
    await expect(t.look(t.ola, (tx) => tx.kysely.updateTable('agreementVersions').set({ canonicalText: 'x' }).where('workspaceId', '=', tx.workspaceId).execute())).rejects.toThrow(/permission denied/);
  });
});

describe('the difference of two versions', () => {
  it('is shown word by word, also against the draft', async () => {
    const started = await startAgreement(t.ola);
    await fillGaps(t.ola, started.documentId);
    await reword(started, 'The client reads within five days.');
    await freeze(started);
    const clauseId = await reword(started, 'The client reads within ten days.');
    const difference = (await t.ola.call('GET', `/agreements/${started.agreementId}/difference?before=1`)).body as DifferenceView;
    expect(difference).toMatchObject({ before: 1, after: null, changes: 1 });
    const changed = difference.sections.flatMap(({ clauses }) => clauses).filter(({ state }) => state !== 'same');
    expect(changed).toMatchObject([{ id: clauseId, state: 'changed', moved: false }]);
    expect(changed[0]?.pieces.filter(({ type }) => type !== 'same')).toEqual([{ type: 'removed', text: 'five' }, { type: 'added', text: 'ten' }]);
    await freeze(started);
    const same = (await t.ola.call('GET', `/agreements/${started.agreementId}/difference?before=1&after=2`)).body as DifferenceView;
    expect(same.sections).toEqual(difference.sections);
  });
});

describe('what the client can reach', () => {
  it('is a version that was sent, never the draft, an unsent version, or somebody else’s agreement', async () => {
    const [started, other] = [await startAgreement(t.ola), await startAgreement(t.ola)];
    await sendWithoutMail(t, t.ola, started);
    await sendWithoutMail(t, t.ola, other);
    await reword(started, 'Only in the second version.');
    await freeze(started);
    const anna = await asClient(t.ola, started);
    const reach = await inPortal(t, anna, async (tx) => ({
      sent: await showVersion(tx, anna, { id: started.agreementId, number: 1 }),
      unsent: await showVersion(tx, anna, { id: started.agreementId, number: 2 }),
      foreign: await showVersion(tx, anna, { id: other.agreementId, number: 1 }),
      draft: await showDifference(tx, anna, { id: started.agreementId, before: 1, after: null }),
      unsentDifference: await showDifference(tx, anna, { id: started.agreementId, before: 1, after: 2 }),
      documents: await tx.kysely.selectFrom('documentClauses').select('id').where('workspaceId', '=', tx.workspaceId).execute(),
      othersVersions: await tx.kysely.selectFrom('agreementVersions').select('number').where('workspaceId', '=', tx.workspaceId).where('agreementId', '=', other.agreementId).execute(),
    }));
    expect(reach.sent.ok).toBe(true);
    for (const shut of [reach.unsent, reach.foreign, reach.draft, reach.unsentDifference]) expect(shut).toEqual({ ok: false, refusal: { code: 'not-found' } });
    expect([reach.documents, reach.othersVersions]).toEqual([[], []]);
  });
});

describe('words under a signature', () => {
  it('stand still until they are opened on purpose, and then everybody signs the next version', async () => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    await signAs(started, 'client', 1);
    const { content } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
    const edits = [{ type: 'set', kind: 'head', id: null, field: 'title', before: content.head.title, value: 'Other' }];
    const locked = { status: 422, body: { data: { refusal: 'agreement-is-being-signed' } } };
    expect(await showAgreement(t.ola, started.agreementId)).toMatchObject({ standing: { state: 'partly_signed' }, lock: 'agreement-is-being-signed', mayReopen: true });
    expect(await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits })).toMatchObject(locked);
    expect(await freeze(started)).toMatchObject(locked);
    expect(await t.ola.call('PATCH', `/agreements/${started.agreementId}`, { set: { signingOrder: 'client_first' }, before: { signingOrder: 'any' } })).toMatchObject(locked);
    expect((await t.ola.call('POST', `/agreements/${started.agreementId}/reopening`)).status).toBe(200);
    expect((await t.ola.call('POST', `/documents/${started.documentId}/edits`, { edits })).status).toBe(200);
    await sendWithoutMail(t, t.ola, started);
    expect(await showAgreement(t.ola, started.agreementId)).toMatchObject({ standing: { state: 'sent', currentVersion: 2 }, signatories: [{ signed: null }, { signed: null }] });
  });

  it('cannot be opened once all have signed, and who signed stays on the list', async () => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    await signAs(started, 'client', 1);
    expect(await t.ola.call('PUT', `/agreements/${started.agreementId}/signatories`, { signatories: [{ memberId: t.ola.actor.memberId }] })).toMatchObject({ status: 422, body: { data: { refusal: 'signatory-has-signed', detail: { name: 'Anna Wrona' } } } });
    await signAs(started, 'provider', 1);
    const agreement = await showAgreement(t.ola, started.agreementId);
    expect(agreement).toMatchObject({ standing: { state: 'signed', nextActs: [{ act: 'seal', side: 'system' }] }, lock: 'agreement-is-signed', mayReopen: false });
    expect(agreement.standing.takeBackUntil).not.toBeNull();
    expect(await t.ola.call('POST', `/agreements/${started.agreementId}/reopening`)).toMatchObject({ status: 422, body: { data: { refusal: 'agreement-is-signed' } } });
    expect(await t.ola.call('DELETE', `/agreements/${started.agreementId}`)).toMatchObject({ status: 422 });
  });
});
