import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReading, DocumentView, EditAct } from '@entente/contract/document/document.contract';
import { DocumentContent } from '@entente/core/document/content';
import { SAMPLE_CONTENT } from '@entente/core/document/document.fixture';
import type { Edit } from '@entente/core/document/edit';
import { withFreshIds } from '@entente/core/document/fresh-ids';
import type { RefusalCode } from '@entente/phrases/shape';
import { newId } from '../platform/database/new-id.ts';
import { sha256 } from '../platform/crypto/secrets.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../shell/test-entente.ts';
import { editDocument, showDocument } from './document.actions.ts';
import { createDocument, loadDocument } from './document.store.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

/** An agreement's document in an engagement of `owner`; the agreement itself is only a row here. */
async function addAgreementDocument(owner: TestMember, content = SAMPLE_CONTENT): Promise<{ id: string; agreementId: string; content: DocumentContent }> {
  const { body: client } = await owner.call('POST', '/clients', { kind: 'organisation', name: 'Bank Wschodni', locale: 'pl' });
  const clientId = (client as { id: string }).id;
  const { body: engagement } = await owner.call('POST', '/engagements', { clientId, name: 'E-learning', kind: 'service_agreement' });
  return t.look(owner, async (tx) => {
    const own = withFreshIds(content, newId);
    const id = await createDocument(tx, { clientId, kind: 'service_agreement', content: own });
    const agreementId = newId();
    await tx.kysely.insertInto('agreements').values({ workspaceId: tx.workspaceId, id: agreementId, clientId, engagementId: (engagement as { id: string }).id, documentId: id, number: `A-${agreementId.slice(-6)}`, title: 'x', locale: 'en' }).execute();
    return { id, agreementId, content: own };
  });
}

async function show(who: TestMember, id: string): Promise<DocumentView> {
  return (await who.call('GET', `/documents/${id}`)).body as DocumentView;
}

function setBody({ clauses }: DocumentContent, key: string, value: string): Edit {
  const clause = clauses.find((other) => other.key === key);
  return { type: 'set', kind: 'clauses', id: clause?.id ?? null, field: 'body', before: clause?.body ?? '', value };
}

const edit = (who: TestMember, id: string, ...edits: Edit[]) => who.call('POST', `/documents/${id}/edits`, { edits });
const bodyOf = (view: { content: DocumentContent }, key: string): string | undefined => view.content.clauses.find((clause) => clause.key === key)?.body;

describe('a document', () => {
  it('comes back as it was written, with what is missing', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    const view = await show(t.ola, id);
    expect(view).toMatchObject({ id, purpose: 'agreement', revision: 1, lock: null, canUndo: false, canRedo: false });
    expect(view.content).toEqual(content);
    expect(view.findings.map(({ code }) => code)).toContain('variable-is-not-filled');
  });

  it('is written out with hashes that anyone can compute from the text', async () => {
    const { id } = await addAgreementDocument(t.ola);
    const reading = (await t.ola.call('GET', `/documents/${id}/reading`)).body as DocumentReading;
    expect(reading.sha256).toBe(sha256(reading.canonicalText));
    expect(reading.inShort.map(({ line }) => line)).toHaveLength(8);
    expect(reading.rendered.sections[1]?.clauses[0]?.plainText).toContain('PLN\u00A078,400.00');
  });

  it('takes edits of every kind, all at once', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    const [section] = content.sections;
    const result = content.results[0];
    if (section === undefined || result === undefined) throw new Error('the sample has both');
    const clauseId = newId();
    const clause = { id: clauseId, position: 9_999, sectionId: section.id, key: '', body: 'New **words**.', binding: 'soft', required: false, negotiable: true, purpose: '', fallback: '', summaryLine: null, summary: '', effect: 'unsaid' } as const;
    const answer = await edit(t.ola, id, { type: 'set', kind: 'head', id: null, field: 'title', before: 'Service agreement', value: 'Order' }, { type: 'insert', kind: 'clauses', item: clause }, { type: 'remove', kind: 'results', item: result }, setBody(content, 'ending', 'Either side may end it.'));
    expect(answer).toMatchObject({ status: 200, body: { revision: 2, canUndo: true, canRedo: false } });
    const view = await show(t.ola, id);
    expect(view.content.head.title).toBe('Order');
    expect(view.content.results).toEqual([]);
    expect(view.content.clauses.find((one) => one.id === clauseId)).toEqual(clause);
    expect(bodyOf(view, 'ending')).toBe('Either side may end it.');
  });

  it('moves clauses to another section and removes the old one in one act, and takes it back in one', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    const [first, second] = content.sections;
    if (first === undefined || second === undefined) throw new Error('the sample has two');
    const moves = content.clauses.filter(({ sectionId }) => sectionId === second.id).map((clause): Edit => ({ type: 'set', kind: 'clauses', id: clause.id, field: 'sectionId', before: second.id, value: first.id }));
    expect((await edit(t.ola, id, ...moves, { type: 'remove', kind: 'sections', item: second })).status).toBe(200);
    expect((await show(t.ola, id)).content.sections).toHaveLength(1);
    expect((await t.ola.call('POST', `/documents/${id}/undo`, {})).status).toBe(200);
    expect((await show(t.ola, id)).content).toEqual(content);
  });

  it('keeps nothing of a list of edits when one of them is refused', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    const answer = await edit(t.ola, id, setBody(content, 'ending', 'Kept?'), { type: 'set', kind: 'sections', id: content.sections[0]?.id ?? null, field: 'colour', before: null, value: 'red' });
    expect(answer).toMatchObject({ status: 422, body: { data: { refusal: 'field-is-unknown', detail: { at: 1 } } } });
    expect(bodyOf(await show(t.ola, id), 'ending')).toBe(bodyOf({ content }, 'ending'));
  });

  it('merges two people’s edits of different fields', async () => {
    const { id, content } = await addAgreementDocument(t.nadia);
    const answers = await Promise.all([edit(t.ola, id, setBody(content, 'ending', 'Ola’s.')), edit(t.nadia, id, setBody(content, 'price', 'Nadia’s.'))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const view = await show(t.ola, id);
    expect([bodyOf(view, 'ending'), bodyOf(view, 'price'), view.revision]).toEqual(['Ola’s.', 'Nadia’s.', 3]);
  });

  it('answers yours, theirs and before, with who and when, where two people write the same field', async () => {
    const { id, content } = await addAgreementDocument(t.nadia);
    await edit(t.nadia, id, setBody(content, 'ending', 'Nadia’s.'));
    const late = await edit(t.ola, id, setBody(content, 'ending', 'Ola’s.'));
    expect(late).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { yours: 'Ola’s.', theirs: 'Nadia’s.', before: 'Either side may end it with {notice}.', who: 'Nadia Kravets', when: expect.stringMatching(/^\d{4}-/) as unknown } } } });
  });

  it('answers that a clause was removed meanwhile, with what was typed', async () => {
    const { id, content } = await addAgreementDocument(t.nadia);
    const item = content.clauses.find(({ key }) => key === 'ending');
    if (item === undefined) throw new Error('the sample has it');
    await edit(t.nadia, id, { type: 'remove', kind: 'clauses', item });
    expect(await edit(t.ola, id, setBody(content, 'ending', 'Mine.'))).toMatchObject({ status: 409, body: { data: { refusal: 'item-is-gone', detail: { yours: 'Mine.', who: 'Nadia Kravets' } } } });
  });

  it('gives 20 parallel writers of one field one success', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => edit(t.ola, id, setBody(content, 'ending', `Words ${index}.`))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
  });

  it.each([
    ['unknown members', { edits: [{ type: 'set', kind: 'head', id: null, field: 'title', before: '', value: 'x', workspaceId: 'y' }] }],
    ['a kind that is none', { edits: [{ type: 'set', kind: 'members', id: newId(), field: 'role', before: 'member', value: 'owner' }] }],
    ['no edits', { edits: [] }],
    ['a record with fields of its own', { edits: [{ type: 'insert', kind: 'sections', item: { id: newId(), position: 1, title: 'x', workspace_id: newId() } }] }],
  ])('refuses %s', async (_, input) => {
    const { id } = await addAgreementDocument(t.ola);
    expect((await t.ola.call('POST', `/documents/${id}/edits`, input)).status).toBe(400);
  });
});

describe('undo and redo', () => {
  it('take back and do again one’s own acts in turn, and say what is left', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    await edit(t.ola, id, setBody(content, 'ending', 'One.'));
    await edit(t.ola, id, setBody((await show(t.ola, id)).content, 'ending', 'Two.'));
    const step = async (act: 'undo' | 'redo'): Promise<unknown> => {
      const { status, body } = await t.ola.call('POST', `/documents/${id}/${act}`, {});
      return [status, bodyOf(await show(t.ola, id), 'ending'), (body as { canUndo?: boolean }).canUndo, (body as { canRedo?: boolean }).canRedo];
    };
    const original = 'Either side may end it with {notice}.';
    expect(await step('undo')).toEqual([200, 'One.', true, true]);
    expect(await step('undo')).toEqual([200, original, false, true]);
    expect((await t.ola.call('POST', `/documents/${id}/undo`, {})).body).toMatchObject({ data: { refusal: 'nothing-to-undo' } });
    expect(await step('redo')).toEqual([200, 'One.', true, true]);
    expect(await step('redo')).toEqual([200, 'Two.', true, false]);
    expect((await t.ola.call('POST', `/documents/${id}/redo`, {})).body).toMatchObject({ data: { refusal: 'nothing-to-redo' } });
  });

  it('never take back what somebody else did', async () => {
    const { id, content } = await addAgreementDocument(t.nadia);
    await edit(t.ola, id, setBody(content, 'ending', 'Ola’s.'));
    await edit(t.nadia, id, setBody(content, 'price', 'Nadia’s.'));
    await t.ola.call('POST', `/documents/${id}/undo`, {});
    const view = await show(t.ola, id);
    expect([bodyOf(view, 'ending'), bodyOf(view, 'price')]).toEqual(['Either side may end it with {notice}.', 'Nadia’s.']);
  });

  it('answer a conflict where somebody changed the same field since', async () => {
    const { id, content } = await addAgreementDocument(t.nadia);
    await edit(t.ola, id, setBody(content, 'ending', 'Ola’s.'));
    await edit(t.nadia, id, setBody((await show(t.nadia, id)).content, 'ending', 'Nadia’s.'));
    expect(await t.ola.call('POST', `/documents/${id}/undo`, {})).toMatchObject({ status: 409, body: { data: { refusal: 'field-changed-meanwhile', detail: { theirs: 'Nadia’s.', who: 'Nadia Kravets' } } } });
  });
});

describe('editing along', () => {
  it('tells what came after a revision, with who, and applying it gives the same document', async () => {
    const { id, content } = await addAgreementDocument(t.nadia);
    await edit(t.nadia, id, setBody(content, 'ending', 'One.'));
    await edit(t.ola, id, setBody(content, 'price', 'Two.'));
    const { acts, complete } = (await t.ola.call('GET', `/documents/${id}/edits?since=1`)).body as { acts: EditAct[]; complete: boolean };
    expect(acts.map(({ revision, memberName, undoes }) => [revision, memberName, undoes])).toEqual([[2, 'Nadia Kravets', null], [3, 'Ola Lipska', null]]);
    expect(complete).toBe(true);
    expect((await t.ola.call('GET', `/documents/${id}/edits?since=3`)).body).toEqual({ acts: [], complete: true });
  });
});

describe('who may', () => {
  it('is decided by the scope on the engagement; a foreign and a missing document answer alike', async () => {
    const { id } = await addAgreementDocument(t.ola);
    for (const stranger of [t.tomasz, t.maeve]) {
      // The sentence of the refusal is in the reader's language.
      const missing = await stranger.call('GET', `/documents/${newId()}`);
      for (const [method, path, body] of [['GET', '', undefined], ['GET', '/reading', undefined], ['GET', '/edits?since=0', undefined], ['POST', '/undo', {}], ['POST', '/edits', { edits: [{ type: 'set', kind: 'head', id: null, field: 'title', before: 'Service agreement', value: 'x' }] }]] as const) {
        const answer = await stranger.call(method, `/documents/${id}${path}`, body);
        expect([answer.status, answer.body]).toEqual([missing.status, missing.body]);
      }
    }
  });

  it('is nobody while the agreement stands still, and the editor is told why', async () => {
    const { id, content } = await addAgreementDocument(t.ola);
    const call = { actor: t.ola.actor, agreementLock: async (): Promise<RefusalCode | null> => 'not-allowed', frameworkWords: async () => null };
    const outcomes = await t.look(t.ola, async (tx) => [await editDocument(tx, call, { id, edits: [setBody(content, 'ending', 'x')] }), await showDocument(tx, call, id)]);
    expect(outcomes).toMatchObject([{ ok: false, refusal: { code: 'not-allowed' } }, { ok: true, value: { lock: 'not-allowed' } }]);
  });

  it('is nobody in the portal: a client’s transaction sees no document at all', async () => {
    const { id } = await addAgreementDocument(t.ola);
    const { rows } = await t.look(t.ola, async (tx) => {
      await tx.client.query(`set local app.party to '${newId()}'`);
      return tx.client.query('select id from documents union all select id from document_clauses union all select id from document_terms union all select id from document_dismissals union all select id from document_edits');
    });
    expect(rows.map((row: { id: string }) => row.id)).not.toContain(id);
    expect(rows).toEqual([]);
  });
});

describe('a finding that was set aside', () => {
  it('is open no longer, with its reason in the draft, until that is taken back', async () => {
    const { id } = await addAgreementDocument(t.ola);
    const found = (await show(t.ola, id)).findings.find(({ severity }) => severity !== 'blocks_sending');
    if (found === undefined) throw new Error('the sample lacks something');
    const item = { id: newId(), position: 1, code: found.code, recordId: found.id, name: found.name, reason: 'Agreed on the phone.' };
    expect((await edit(t.ola, id, { type: 'insert', kind: 'dismissals', item })).status).toBe(200);
    const view = await show(t.ola, id);
    expect([view.findings.some(({ code, id: record, name }) => code === found.code && record === found.id && name === found.name), view.content.dismissals]).toEqual([false, [item]]);
    expect((await t.ola.call('POST', `/documents/${id}/undo`)).status).toBe(200);
    expect((await show(t.ola, id)).findings).toContainEqual(found);
  });

  it('needs a reason', async () => {
    const { id } = await addAgreementDocument(t.ola);
    const item = { id: newId(), position: 1, code: 'scope-out-is-thin', recordId: null, name: '', reason: '' };
    expect((await edit(t.ola, id, { type: 'insert', kind: 'dismissals', item })).status).toBe(400);
  });
});

it('opens 120 clauses in good time', async () => {
  const [clause] = SAMPLE_CONTENT.clauses;
  if (clause === undefined) throw new Error('the sample has clauses');
  const clauses = Array.from({ length: 120 }, (_, index) => ({ ...clause, id: newId(), key: `clause-${index}`, position: index, body: `${'The Bank answers within {review_days}. '.repeat(8)}` }));
  const { id } = await addAgreementDocument(t.ola, { ...SAMPLE_CONTENT, clauses });
  await show(t.ola, id);
  const started = performance.now();
  const view = await show(t.ola, id);
  expect(view.content.clauses).toHaveLength(120);
  expect(performance.now() - started).toBeLessThan(300);
});

it('is saved so that loading it alone gives the same content', async () => {
  const { id, content } = await addAgreementDocument(t.ola);
  const loaded = await t.look(t.ola, (tx) => loadDocument(tx, id as Parameters<typeof loadDocument>[1]));
  expect(loaded).toEqual({ revision: 1, content });
});
