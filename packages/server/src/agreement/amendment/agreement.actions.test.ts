import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { PreviewView, SigningView } from '@entente/contract/signing/signing-views';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { GroundRulesView } from '@entente/contract/ground-rule/ground-rule.contract';
import { newId } from '../../platform/database/new-id.ts';
import { fillGaps, sendWithoutMail, showAgreement, startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../../shell/test-portal.ts';
import { signFileAsMember, takeFile } from '../../shell/test-returned-files.ts';
import { ANNA, asSignPage, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember, type SentAgreement } from '../../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

type Started = { readonly id: string; readonly documentId: string; readonly number: string; readonly amendmentNumber: number };
const show = async (documentId: string): Promise<DocumentView> => (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
const amendments = async (id: string): Promise<AmendmentsView> => (await t.ola.call('GET', `/agreements/${id}/amendments`)).body as AmendmentsView;
const send = (id: string, signingLevel = 'code') => t.ola.call('POST', `/agreements/${id}/sendings`, { signingLevel, signingOrder: 'any', expiresAt: new Date(t.services.clock().getTime() + 14 * 86_400_000).toISOString() });

async function start(id: string, who: TestMember = t.ola): Promise<Started> {
  const { status, body } = await who.call('POST', `/agreements/${id}/amendments`, {});
  if (status !== 201) throw new Error(`the amendment was not started: ${JSON.stringify(body)}`);
  return body as Started;
}

/** Codes to one mailbox are counted; each signing has an hour of its own. */
async function signAndSeal(agreementId: string, link: string): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  await signAsAnna(t, t.ola, link);
  const signed = await signAsMember(t, t.ola, agreementId);
  if (signed.status !== 201) throw new Error(`not signed: ${JSON.stringify(signed.body)}`);
  await passTakeBack(t);
}

async function sealedAgreement(): Promise<SentAgreement> {
  t.setClock(new Date(t.services.clock().getTime() + 86_400_000));
  const sent = await sendAgreement(t, t.ola);
  await signAndSeal(sent.agreementId, sent.link);
  return sent;
}

async function edit(documentId: string, find: (content: DocumentView['content']) => object): Promise<void> {
  const { content } = await show(documentId);
  expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [find(content)] })).status).toBe(200);
}

const rename = (documentId: string, name: string, at = 0) =>
  edit(documentId, ({ deliverables }) => ({ type: 'set', kind: 'deliverables', id: deliverables[at]?.id, field: 'name', before: deliverables[at]?.name, value: name }));
const raise = (documentId: string) =>
  edit(documentId, ({ billingItems: [first] }) => ({ type: 'set', kind: 'billingItems', id: first?.id, field: 'amountMinor', before: first?.amountMinor, value: (first?.amountMinor ?? 0) + 100_000 }));

/** What the client reads of the sealed text: a clause of plain words, and the form by which they propose others. */
async function sealedClause(browser: TestClientBrowser, link: string): Promise<{ form: PortalForm; clause: { id: string; plainText: string } }> {
  const sealed = (await browser.open(link)).page;
  if (sealed?.page !== 'sealed') throw new Error('it is not sealed');
  expect(sealed.binding).toBe('current');
  const read = (await browser.open(`${sealed.frame.base}/read`)).page;
  if (read?.page !== 'read' || read.form === null || !read.amends) throw new Error('nothing can be proposed');
  const clause = read.document.sections.flatMap(({ clauses }) => clauses).find(({ blocks, plainText }) => plainText.length > 40 && blocks.every(({ type }) => type === 'paragraph'));
  if (clause === undefined) throw new Error('there is no clause of plain words');
  return { form: read.form, clause };
}

async function linkOf(topic = 'signing.requested'): Promise<string> {
  return (await mailTo(t, t.ola, { email: ANNA, topic }))?.link ?? '';
}

/** What the client's standing page says that the provider owes, by the title of the text that says so. */
async function owedToAnna(): Promise<readonly string[]> {
  const { page } = await new TestClientBrowser(t).open(await linkOf('signing.sealed'));
  if (page?.page !== 'us') throw new Error('this is no standing page');
  return page.waitsForUs.map(({ title }) => title);
}

describe('an amendment', () => {
  it('keeps the records under their ids, tells what it changes in words, money and days, and binds once both have signed', async () => {
    const agreement = await sealedAgreement();
    const before = await show(agreement.documentId);
    const made = await start(agreement.agreementId);
    expect(made.amendmentNumber).toBe(1);
    const draft = await showAgreement(t.ola, made.id);
    expect(draft).toMatchObject({ title: 'Amendment 1: Difficult conversations', standing: { state: 'draft' }, signingLevel: 'code' });
    expect(draft.signatories.map(({ name }) => name)).toEqual(['Ola Lipska', 'Anna Wrona']);
    expect((await show(made.documentId)).content.clauses.map(({ id }) => id)).toEqual(before.content.clauses.map(({ id }) => id));
    expect(await send(made.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-changes-nothing' } } });
    await raise(made.documentId);
    const { own, inForce } = await amendments(made.id);
    expect(inForce).toEqual({ agreementId: agreement.agreementId, amendmentNumber: null, versionNumber: 1 });
    expect(own).toMatchObject({ amendmentNumber: 1, baseIsOld: false, conflicts: [], days: [] });
    expect(own?.money.map(({ beforeMinor, afterMinor }) => (afterMinor ?? 0) - (beforeMinor ?? 0)).at(0)).toBe(100_000);
    expect(own?.difference.changes).toBeGreaterThan(0);
    expect(((await t.ola.call('GET', `/engagements/${agreement.engagementId}`)).body as EngagementView).agreementId).toBe(agreement.agreementId);
    await edit(made.documentId, ({ phases: [first] }) => ({ type: 'set', kind: 'phases', id: first?.id, field: 'startsOn', before: first?.startsOn ?? null, value: '2037-03-02' }));
    await sendOut(t, t.ola, { agreementId: made.id });
    const link = await linkOf();
    expect(await owedToAnna()).toEqual([]);
    await signAndSeal(made.id, link);
    expect(await owedToAnna()).toEqual(['Amendment 1: Difficult conversations']);
    expect(await amendments(agreement.agreementId)).toMatchObject({ inForce: { agreementId: made.id, amendmentNumber: 1 }, amendments: [{ amendmentNumber: 1, state: 'sealed' }] });
    expect(((await t.ola.call('GET', `/engagements/${agreement.engagementId}`)).body as EngagementView).agreementId).toBe(made.id);
    expect((await start(agreement.agreementId)).amendmentNumber).toBe(2);
  });

  it('is not started on what is not signed, by others, or twice with one key', async () => {
    const unsigned = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, unsigned);
    expect(await t.ola.call('POST', `/agreements/${unsigned.agreementId}/amendments`, {})).toMatchObject({ status: 422, body: { data: { refusal: 'agreement-is-not-sealed' } } });
    const agreement = await sealedAgreement();
    expect((await t.maeve.call('POST', `/agreements/${agreement.agreementId}/amendments`, {})).status).toBe(404);
    expect((await t.maeve.call('GET', `/agreements/${agreement.agreementId}/amendments`)).status).toBe(404);
    const headers = { 'idempotency-key': newId() };
    const answers = [await t.ola.call('POST', `/agreements/${agreement.agreementId}/amendments`, {}, headers), await t.ola.call('POST', `/agreements/${agreement.agreementId}/amendments`, {}, headers)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await amendments(agreement.agreementId)).amendments).toHaveLength(1);
  });

  it('is refused beside one that is out and changes the same, and goes out beside one that does not', async () => {
    const agreement = await sealedAgreement();
    const [one, other] = [await start(agreement.agreementId), await start(agreement.agreementId)];
    await rename(one.documentId, 'Seven films');
    await sendOut(t, t.ola, { agreementId: one.id });
    const link = await linkOf();
    await rename(other.documentId, 'Eight films');
    expect(await send(other.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-conflicts', detail: { number: 1 } } } });
    expect((await amendments(other.id)).own?.conflicts).toMatchObject([{ amendmentNumber: 1 }]);
    await t.ola.call('POST', `/documents/${other.documentId}/undo`, {});
    await raise(other.documentId);
    expect((await send(other.id)).status).toBe(201);
    // Half signed, the first one goes before the second.
    t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
    await signAsAnna(t, t.ola, link);
    expect(await signAsMember(t, t.ola, other.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-is-being-signed' } } });
    expect((await signAsMember(t, t.ola, one.id)).status).toBe(201);
    await passTakeBack(t);
    // What it changed is taken in before the second one can be signed.
    t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
    expect(await signAsMember(t, t.ola, other.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-base-is-old' } } });
    expect((await amendments(other.id)).own?.baseIsOld).toBe(true);
    expect((await send(other.id)).status).toBe(201);
    expect((await show(other.documentId)).content.deliverables[0]?.name).toBe('Seven films');
    expect((await signAsMember(t, t.ola, other.id)).status).toBe(201);
  });

  it('comes from the client too: they propose words for what is sealed, and the draft begins with them', async () => {
    const agreement = await sealedAgreement();
    const browser = new TestClientBrowser(t);
    const { form, clause } = await sealedClause(browser, agreement.link);
    const action = form.action.replace(/ask$/, '');
    expect((await browser.send(form, { text: 'Why?', version: '1' }, `${action}ask/${clause.id}`)).status).toBe(422);
    expect((await browser.send(form, { text: `${clause.plainText} Both sides say so early.`, version: '1' }, `${action}suggest/${clause.id}`)).status).toBe(200);
    const [remark] = (await showAgreement(t.ola, agreement.agreementId)).remarks;
    expect(remark).toMatchObject({ kind: 'proposal', authorSide: 'client', turn: { side: 'provider' } });
    const wish = { remark: { remarkId: remark?.id, answerId: newId() } };
    const made = (await t.ola.call('POST', `/agreements/${agreement.agreementId}/amendments`, wish)).body as Started;
    const { own } = await amendments(made.id);
    expect(own?.difference.changes).toBe(1);
    expect((await showAgreement(t.ola, agreement.agreementId)).remarks[0]?.turn).toBeNull();
    await sendOut(t, t.ola, { agreementId: made.id });
    const page = asSignPage((await new TestClientBrowser(t).open(await linkOf())).page);
    expect(page.amendment).toMatchObject({ number: 1, lines: [{ what: 'clause', id: clause.id, state: 'changed', pieces: [{ type: 'same' }, { type: 'added', text: expect.stringContaining('Both sides say so early.') }] }], money: [], days: [] });
  });

  it('that changes the address of a party shows it to whoever signs', async () => {
    const agreement = await sealedAgreement();
    const made = await start(agreement.agreementId);
    await edit(made.documentId, ({ parties }) => ({ type: 'set', kind: 'parties', id: parties[0]?.id, field: 'address', before: parties[0]?.address, value: 'ul. Nowa 1, Gdynia' }));
    expect((await amendments(made.id)).own?.difference.changes).toBe(1);
    await sendOut(t, t.ola, { agreementId: made.id });
    const browser = new TestClientBrowser(t);
    const page = asSignPage((await browser.open(await linkOf())).page);
    expect(page.amendment?.lines).toMatchObject([{ what: 'parties', state: 'changed' }]);
    expect(page.amendment?.lines[0]?.pieces.flatMap(({ type, text }) => (type === 'added' ? [text] : [])).join(' ')).toContain('Gdynia');
    const read = (await browser.open(`${page.frame.base}/read`)).page;
    expect(read).toMatchObject({ page: 'read', since: { lines: [{ what: 'parties' }] } });
  });

  it('keeps the ground rules that were asked under the agreement', async () => {
    const { agreementId } = await sealedAgreement();
    const rules = async (id: string) => (await t.ola.call('GET', `/ground-rules?agreementId=${id}`)).body as GroundRulesView;
    const { people: [anna] } = await rules(agreementId);
    const asked = (await t.ola.call('POST', '/ground-rules/rounds', { agreementId, signatoryId: anna?.signatoryId, cards: ['bad_news'] })).body as { id: string };
    const made = await start(agreementId);
    expect(await rules(made.id)).toMatchObject({ agreementId: made.id, round: { id: asked.id } });
    const newer = (await t.ola.call('POST', '/ground-rules/rounds', { agreementId: made.id, signatoryId: (await rules(made.id)).people[0]?.signatoryId, cards: ['bad_news'] })).body as { id: string };
    expect(await rules(made.id)).toMatchObject({ round: { id: newer.id, number: 2 } });
    // What stands beside an amendment that binds nobody yet ends nothing under the agreement.
    const answer = async () => (await t.ola.call('PUT', `/ground-rules/rounds/${asked.id}/answers`, { answers: [{ card: 'bad_news', choice: 'phone_first', words: '' }] })).status;
    expect(await rules(agreementId)).toMatchObject({ round: { id: asked.id } });
    expect(await answer()).toBe(200);
    await rename(made.documentId, 'Seven films');
    await sendOut(t, t.ola, { agreementId: made.id });
    await signAndSeal(made.id, await linkOf());
    expect(await rules(agreementId)).toMatchObject({ round: { id: newer.id } });
    expect(await answer()).toBe(422);
  });

  it('that was written against words which another one changed meanwhile is refused, and nothing is lost', async () => {
    const agreement = await sealedAgreement();
    const [one, late] = [await start(agreement.agreementId), await start(agreement.agreementId)];
    await rename(one.documentId, 'Seven films');
    await rename(late.documentId, 'Nine films');
    await sendOut(t, t.ola, { agreementId: one.id });
    await signAndSeal(one.id, await linkOf());
    expect(await send(late.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-does-not-fit' } } });
    expect((await show(late.documentId)).content.deliverables[0]?.name).toBe('Nine films');
  });
});

/** Says something else in a clause of the draft. */
const say = (documentId: string, key: string, set: { body: string }) =>
  edit(documentId, ({ clauses }) => ({ type: 'set', kind: 'clauses', id: clauses.find((clause) => clause.key === key)?.id, field: 'body', before: clauses.find((clause) => clause.key === key)?.body, value: set.body }));
const preview = async (id: string): Promise<PreviewView> => (await t.ola.call('GET', `/agreements/${id}/signing/preview`)).body as PreviewView;

/** An agreement that is signed as it is written, with a clause in words of its own. */
async function sealedWith(key: string, body: string): Promise<{ agreementId: string; documentId: string }> {
  t.setClock(new Date(t.services.clock().getTime() + 86_400_000));
  const started = await startAgreement(t.ola);
  await fillGaps(t.ola, started.documentId);
  await say(started.documentId, key, { body });
  await sendOut(t, t.ola, { agreementId: started.agreementId });
  await signAndSeal(started.agreementId, await linkOf());
  return started;
}

const TRANSFER = 'Once {cure_days} have passed since payment, the Provider hereby assigns all rights.';
const SCAN = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));

/** Signed by both on paper: a clause moves the rights. */
async function sealedOnPaper(): Promise<{ agreementId: string; documentId: string }> {
  t.setClock(new Date(t.services.clock().getTime() + 86_400_000));
  const started = await startAgreement(t.ola);
  await fillGaps(t.ola, started.documentId);
  await transferRights(started.documentId, TRANSFER);
  await sendOut(t, t.ola, { agreementId: started.agreementId, signingLevel: 'paper' });
  const { giveBack, browser, base } = await takeFile(t, await linkOf());
  await giveBack(new File([SCAN], 'scan.png', { type: 'image/png' }));
  const { people } = (await t.ola.call('GET', `/agreements/${started.agreementId}/signing`)).body as SigningView;
  await t.ola.call('POST', `/scans/${people.find(({ scan }) => scan !== null)?.scan?.id ?? ''}/reviews`, { outcome: 'confirmed', body: '' });
  await signFileAsMember(t, t.ola, { agreementId: started.agreementId, sign: () => SCAN, more: { consents: '' } });
  const { page } = await browser.open(base);
  const [ours] = page?.page === 'signed' ? page.paper.toReview : [];
  await browser.send(ours?.confirm ?? { action: '', id: '', proof: '' });
  await passTakeBack(t);
  return started;
}

async function transferRights(documentId: string, body: string): Promise<void> {
  await say(documentId, 'transfer', { body });
  await edit(documentId, ({ clauses }) => ({ type: 'set', kind: 'clauses', id: clauses.find(({ key }) => key === 'transfer')?.id, field: 'effect', before: 'none', value: 'unsaid' }));
}

describe('the way an amendment is signed', () => {
  it('is that which its changed clauses need: what stays on paper stays, and a new date takes a code', async () => {
    const agreement = await sealedOnPaper();
    expect((await showAgreement(t.ola, agreement.agreementId)).standing.state).toBe('sealed');
    const [light, heavy] = [await start(agreement.agreementId), await start(agreement.agreementId)];
    await rename(light.documentId, 'Seven films');
    expect(await preview(light.id)).toMatchObject({ levels: ['code', 'device', 'link', 'elsewhere', 'paper'], form: [] });
    await say(heavy.documentId, 'transfer', { body: TRANSFER.replace('all rights', 'all rights to the films') });
    expect(await preview(heavy.id)).toMatchObject({ levels: ['elsewhere', 'paper'], form: [{ why: 'changed', clauses: ['9.2'], least: 'elsewhere' }] });
    for (const level of ['code', 'device', 'link']) expect(await send(heavy.id, level)).toMatchObject({ status: 422, body: { data: { refusal: 'signature-is-too-weak', detail: { clauses: '9.2' } } } });
    expect((await send(light.id)).status).toBe(201);
    expect((await send(heavy.id, 'paper')).status).toBe(201);
    // What is out stays at what its text needs.
    const change = (id: string, signingLevel: string) => t.ola.call('PATCH', `/agreements/${id}`, { set: { signingLevel }, before: { signingLevel: id === heavy.id ? 'paper' : 'code' } });
    expect(await change(heavy.id, 'code')).toMatchObject({ status: 422 });
    expect((await change(light.id, 'link')).status).toBe(200);
  });

});

describe('an amendment to an agreement that asks for its changes what was asked for it', () => {
  let agreement: { readonly agreementId: string; readonly documentId: string };
  beforeAll(async () => {
    agreement = await sealedWith('amendments', 'This agreement is changed in the same way as it was signed.');
  });

  it('is signed lighter once somebody said, with a reason, that the clause asks for no form; taken back, or said of other words, it asks again', async () => {
    const made = await start(agreement.agreementId);
    await raise(made.documentId);
    const [clause] = (await preview(made.id)).asking;
    expect(clause).toMatchObject({ number: expect.stringMatching(/^\d+\.\d+$/u), setAside: null, print: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    const item = { id: newId(), position: 1, code: 'asks-no-form', recordId: clause?.clauseId ?? null, name: clause?.print ?? '', reason: 'It speaks of the order form.' };
    const others = { ...item, id: newId(), name: '0'.repeat(64) };
    await edit(made.documentId, () => ({ type: 'insert', kind: 'dismissals', item: others }));
    expect((await preview(made.id)).levels).not.toContain('link');
    await edit(made.documentId, () => ({ type: 'insert', kind: 'dismissals', item }));
    expect(await preview(made.id)).toMatchObject({ form: [], asking: [{ setAside: { by: 'Ola Lipska', at: expect.any(String), item: { reason: item.reason } } }] });
    await edit(made.documentId, () => ({ type: 'remove', kind: 'dismissals', item }));
    expect(await send(made.id, 'link')).toMatchObject({ status: 422, body: { data: { refusal: 'agreed-form-is-stronger' } } });
    await edit(made.documentId, () => ({ type: 'insert', kind: 'dismissals', item: { ...item, id: newId() } }));
    expect((await send(made.id, 'link')).status).toBe(201);
    expect((await t.ola.call('POST', `/agreements/${made.id}/withdrawal`, {})).status).toBe(200);
  });

  it('is signed at least that way, before sending and after', async () => {
    const made = await start(agreement.agreementId);
    await raise(made.documentId);
    const { levels, form } = await preview(made.id);
    expect(levels).toEqual(['code', 'device', 'elsewhere', 'paper']);
    expect(form).toMatchObject([{ why: 'own_way', least: 'code', clauses: [expect.stringMatching(/^\d+\.\d+$/u)] }]);
    const clauses = form?.[0]?.clauses[0];
    expect(await send(made.id, 'link')).toMatchObject({ status: 422, body: { data: { refusal: 'agreed-form-is-stronger', detail: { clauses } } } });
    expect((await send(made.id)).status).toBe(201);
    expect(await t.ola.call('PATCH', `/agreements/${made.id}`, { set: { signingLevel: 'link' }, before: { signingLevel: 'code' } })).toMatchObject({ status: 422, body: { data: { refusal: 'agreed-form-is-stronger' } } });
    expect((await preview(agreement.agreementId)).form).toBeNull();
  });

  /** Adds work in scope: after the last, or before the first. */
  const add = (documentId: string, text: string, step: number) =>
    edit(documentId, ({ scopeItems }) => {
      const listed = scopeItems.filter(({ direction }) => direction === 'in');
      const beside = step < 0 ? listed[0] : listed.at(-1);
      return { type: 'insert', kind: 'scopeItems', item: { id: newId(), position: (beside?.position ?? 0) + step, direction: 'in', text } };
    });

  it('is refused beside one that adds to the same place of a list, in words that name both, and goes out at another', async () => {
    const [one, other] = [await start(agreement.agreementId), await start(agreement.agreementId)];
    await add(one.documentId, 'A film about the branch', 10);
    await add(other.documentId, 'A film about the app', 20);
    const last = (await show(agreement.documentId)).content.scopeItems.filter(({ direction }) => direction === 'in').at(-1)?.text ?? '';
    expect((await amendments(other.id)).own?.conflicts).toEqual([]);
    await sendOut(t, t.ola, { agreementId: one.id });
    expect(await send(other.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-conflicts', detail: { number: 3, places: `dopisek po: ${last}` } } } });
    expect((await amendments(other.id)).own?.conflicts).toEqual([{ amendmentNumber: 3, places: [`dopisek po: ${last}`] }]);
    await t.ola.call('POST', `/documents/${other.documentId}/undo`, {});
    await add(other.documentId, 'A film about the app', -10);
    expect((await send(other.id)).status).toBe(201);
  });
});
