import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayIn } from '@entente/core/kernel/zoned-time';
import type { AgreementEvidence } from '@entente/contract/agreement/agreement-evidence';
import type { AgreementRow } from '@entente/contract/agreement/agreement-views';
import type { OrdersView } from '@entente/contract/agreement/order-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { newId } from '../../platform/database/new-id.ts';
import { fillGaps, showAgreement, startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { mailTo, TestClientBrowser, type PortalAnswer } from '../../shell/test-portal.ts';
import { ANNA, asSignPage, askForCode, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember, signFields, type SentAgreement } from '../../shell/test-signing.ts';
import { asAdmin } from '../../shell/test-world.ts';
import { fillRevocation } from '../../shell/test-world-signing.ts';

let t: TestEntente;
let framework: SentAgreement;
beforeAll(async () => {
  t = await startTestEntente();
  framework = await sendAgreement(t, t.ola);
  await signAndSeal(framework.agreementId, framework.link);
});
afterAll(() => t.close());

type Order = { readonly id: string; readonly documentId: string; readonly number: string; readonly engagementId: string };
type Started = { readonly id: string; readonly documentId: string };

const start = (id: string, body: Readonly<Record<string, unknown>> = {}, who: TestMember = t.ola) => who.call('POST', `/agreements/${id}/orders`, { name: 'Second course', ...body });
const orders = async (id: string, who: TestMember = t.ola): Promise<OrdersView> => (await who.call('GET', `/agreements/${id}/orders`)).body as OrdersView;
const contentOf = async (documentId: string): Promise<DocumentView['content']> => ((await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView).content;
const send = (id: string) => t.ola.call('POST', `/agreements/${id}/sendings`, { signingLevel: 'code', signingOrder: 'any', expiresAt: new Date(t.services.clock().getTime() + 14 * 86_400_000).toISOString() });
const named = ({ variables }: DocumentView['content']): Record<string, string | null> => Object.fromEntries(variables.filter(({ key }) => key.startsWith('framework_')).map(({ key, value }) => [key.replace('framework_', ''), value]));
const refusal = (code: string, detail?: Readonly<Record<string, unknown>>) => ({ status: 422, body: { data: { refusal: code, ...(detail === undefined ? {} : { detail }) } } });

async function startOrder(): Promise<Order> {
  const { status, body } = await start(framework.agreementId);
  if (status !== 201) throw new Error(`the order was not started: ${JSON.stringify(body)}`);
  await fillGaps(t.ola, (body as Order).documentId);
  return body as Order;
}

/** Codes to one mailbox are counted; each signing has an hour of its own. */
async function signAndSeal(agreementId: string, link: string): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  await signAsAnna(t, t.ola, link);
  const signed = await signAsMember(t, t.ola, agreementId);
  if (signed.status !== 201) throw new Error(`not signed: ${JSON.stringify(signed.body)}`);
  await passTakeBack(t);
}

async function sent(agreementId: string): Promise<string> {
  t.setClock(new Date(t.services.clock().getTime() + 86_400_000));
  await sendOut(t, t.ola, { agreementId });
  const topics = ['signing.requested', 'signing.changed'];
  const mails = await Promise.all(topics.map((topic) => mailTo(t, t.ola, { email: ANNA, topic })));
  return mails.find((mail) => mail !== null)?.link ?? '';
}

async function edit(documentId: string, find: (content: DocumentView['content']) => object): Promise<void> {
  expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [find(await contentOf(documentId))] })).status).toBe(200);
}

/** Puts a text under Russian law, with a clause that this asks written form for. */
async function bindByRussianForm(documentId: string): Promise<void> {
  await edit(documentId, ({ head }) => ({ type: 'set', kind: 'head', id: null, field: 'country', before: head.country, value: 'RU' }));
  await edit(documentId, ({ clauses }) => ({ type: 'set', kind: 'clauses', id: clauses.find(({ key }) => key === 'price')?.id, field: 'effect', before: 'unsaid', value: 'penalty' }));
}

async function askedForRules(documentId: string): Promise<number> {
  const { findings } = (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
  return findings.filter(({ code }) => code === 'electronic-rules-are-missing').length;
}

/** Amends the framework agreement: a clause comes before the one that orders cite, a word that they use means something else, and the rules on electronic signing are gone. */
async function amend(): Promise<void> {
  const made = (await t.ola.call('POST', `/agreements/${framework.agreementId}/amendments`, {})).body as Started;
  await edit(made.documentId, ({ clauses }) => {
    const cited = clauses.find(({ key }) => key === 'change-offer');
    return { type: 'insert', kind: 'clauses', item: { ...cited, id: newId(), key: '', position: (cited?.position ?? 0) - 1, required: false, summaryLine: null, summary: '', body: 'Ideas are welcome at any time.' } };
  });
  await edit(made.documentId, ({ terms }) => {
    const { id, definition } = terms.find(({ name }) => name === 'Change') ?? {};
    return { type: 'set', kind: 'terms', id, field: 'definition', before: definition, value: 'Whatever differs from the order' };
  });
  await edit(made.documentId, ({ clauses }) => ({ type: 'set', kind: 'clauses', id: clauses.find(({ key }) => key === 'electronic-signing')?.id, field: 'key', before: 'electronic-signing', value: 'signing-of-old' }));
  await signAndSeal(made.id, await sent(made.id));
}

/** Until something waits for what this connection's transaction changes, or is over without having waited. */
async function somebodyWaitsFor(admin: pg.Client, signing: Promise<unknown>): Promise<void> {
  let [waits, over] = [false, false];
  void signing.finally(() => { over = true; });
  while (!waits && !over) waits = (await admin.query('select 1 from pg_locks where not granted and transactionid = pg_current_xact_id()::xid')).rowCount !== 0;
}

/** What the text that an order names says of a word. */
const explained = async (id: string): Promise<string | undefined> => (await orders(id)).under?.terms.find(({ name }) => name === 'Change')?.definition;
/** What a client reads of it over the order's text, and where that is said. */
function toldTo({ page }: PortalAnswer): object | undefined {
  return page?.page === 'read' ? page.document.terms.find(({ name }) => name === 'Change') : undefined;
}

/** The page that Anna's link opens. */
async function annas(link: string): Promise<PortalAnswer & { browser: TestClientBrowser }> {
  const browser = new TestClientBrowser(t);
  return { ...(await browser.open(link)), browser };
}

describe('a further order', () => {
  it('is not made under an agreement that is not sealed, has no such clause, or is not the actor’s to see; nor anywhere but in an engagement of its own', async () => {
    const draft = await startAgreement(t.ola);
    expect(await start(draft.agreementId)).toMatchObject(refusal('framework-is-not-in-force'));
    expect(await orders(draft.agreementId)).toEqual({ under: null, takesOrders: false, orders: [], live: 0 });
    expect((await start(framework.agreementId, {}, t.maeve)).status).toBe(404);
    expect((await t.maeve.call('GET', `/agreements/${framework.agreementId}/orders`)).status).toBe(404);
    expect(await start(framework.agreementId, { engagementId: framework.engagementId })).toMatchObject(refusal('order-has-its-own-engagement'));
    expect(await start(framework.agreementId, { engagementId: draft.engagementId })).toMatchObject(refusal('order-is-of-another-client'));
    expect((await start(framework.agreementId, { engagementId: newId() })).status).toBe(404);
    expect(await orders(framework.agreementId)).toEqual({ under: null, takesOrders: true, orders: [], live: 0 });
  });

  it('begins with the sides, people and way of signing of its agreement, and names it by number, day and SHA-256', async () => {
    const before = (await contentOf(framework.documentId)).parties.map(({ id: _, ...party }) => party);
    const made = await startOrder();
    const [draft, content, engagement] = [await showAgreement(t.ola, made.id), await contentOf(made.documentId), (await t.ola.call('GET', `/engagements/${made.engagementId}`)).body as EngagementView];
    const { standing, versions } = await showAgreement(t.ola, framework.agreementId);
    expect(draft).toMatchObject({ title: 'Second course', signingLevel: 'code', signingOrder: 'any', client: { id: framework.clientId }, engagement: { name: 'Second course' }, standing: { state: 'draft' } });
    expect(draft.signatories.map(({ name }) => name)).toEqual(['Ola Lipska', 'Anna Wrona']);
    expect(engagement).toMatchObject({ kind: 'service_agreement', clientId: framework.clientId });
    expect(content.parties.map(({ id: _, ...party }) => party)).toEqual(before);
    expect(named(content)).toEqual({ number: framework.number, title: 'Service agreement with order', day: dayIn('Europe/Warsaw', new Date(standing.since)), sha256: versions.at(-1)?.sha256 });
    expect(content.clauses[0]).toMatchObject({ key: 'order-of-framework', body: expect.stringContaining('the order wins for its project') });
    expect(await orders(framework.agreementId)).toMatchObject({ orders: [{ id: made.id, engagementId: made.engagementId, state: 'draft' }], live: 0 });
    expect((await orders(made.id)).under).toMatchObject({ number: framework.number, standing: 'current', open: { agreementId: framework.agreementId } });
    expect(await start(made.id)).toMatchObject(refusal('framework-is-not-in-force'));
  });

  it('does not go out without the clause that names its agreement', async () => {
    const made = await startOrder();
    await edit(made.documentId, ({ clauses }) => ({ type: 'set', kind: 'clauses', id: clauses[0]?.id, field: 'body', before: clauses[0]?.body, value: 'This is an order.' }));
    expect(await send(made.id)).toMatchObject(refusal('order-names-no-framework'));
    await t.ola.call('POST', `/documents/${made.documentId}/undo`, {});
    expect((await send(made.id)).status).toBe(201);
    expect((await t.ola.call('POST', `/agreements/${made.id}/withdrawal`, {})).status).toBe(200);
  });

  it('is held against the words of its agreement: what is explained there is not asked for, what it explains otherwise is found with both', async () => {
    const order = await startOrder();
    const look = async () => (await t.ola.call('GET', `/documents/${order.documentId}`)).body as DocumentView;
    const ofWords = ({ findings }: DocumentView) => findings.filter(({ code }) => code === 'term-is-not-defined' || code === 'term-differs-from-framework');
    const counted = async () => ((await t.ola.call('GET', `/agreements?engagementId=${order.engagementId}`)).body as { rows: AgreementRow[] }).rows[0]?.frames?.open;
    const before = await look();
    expect(await counted()).toBe(before.findings.length);
    const said = before.framework?.terms.find(({ name }) => name === 'Change')?.definition;
    expect(said).toBeTypeOf('string');
    expect(ofWords(before)).toEqual([]);
    const id = newId();
    await edit(order.documentId, () => ({ type: 'insert', kind: 'terms', item: { id, position: 1, name: 'Changes', definition: 'Whatever the Client likes', form: '', synonyms: [], forms: [] } }));
    expect(ofWords(await look())).toEqual([expect.objectContaining({ code: 'term-differs-from-framework', severity: 'missing', id, name: 'Changes', framework: { number: before.framework?.number, definition: said, here: 'Whatever the Client likes' } })]);
    expect(await counted()).toBe((await look()).findings.length);
    await edit(order.documentId, () => ({ type: 'set', kind: 'terms', id, field: 'definition', before: 'Whatever the Client likes', value: `${said ?? ''}.` }));
    expect(ofWords(await look())).toEqual([]);
    expect(((await t.ola.call('GET', `/documents/${framework.documentId}`)).body as DocumentView).framework).toBeNull();
  });

  it('goes out under Russian law by the rules on electronic signing that its agreement holds', async () => {
    const made = await startOrder();
    await bindByRussianForm(made.documentId);
    expect(await askedForRules(made.documentId)).toBe(0);
    expect((await send(made.id)).status).toBe(201);
    expect((await t.ola.call('POST', `/agreements/${made.id}/withdrawal`, {})).status).toBe(200);
  });

  it('is copied as an order under the same agreement, for no other client; a text that says it is an order and has no agreement does not go out', async () => {
    const [made, other] = [await startOrder(), await startAgreement(t.ola)];
    const copy = (await t.ola.call('POST', `/agreements/${made.id}/copy`, {})).body as Started;
    expect((await orders(copy.id)).under).toMatchObject({ number: framework.number, standing: 'current' });
    expect(await t.ola.call('POST', `/agreements/${made.id}/copy`, { engagementId: framework.engagementId })).toMatchObject(refusal('order-has-its-own-engagement'));
    expect(await t.ola.call('POST', `/agreements/${made.id}/copy`, { engagementId: other.engagementId })).toMatchObject(refusal('order-is-of-another-client'));
    const naming = (await contentOf(made.documentId)).clauses[0];
    await edit(other.documentId, ({ clauses: [first] }) => ({ type: 'insert', kind: 'clauses', item: { ...first, ...naming, id: newId(), sectionId: first?.sectionId, position: 1, body: 'Under an agreement.' } }));
    expect(await t.ola.call('POST', `/agreements/${other.agreementId}/versions`, {})).toMatchObject(refusal('order-has-no-framework'));
  });

  it('is read with its agreement by whoever signs both, signed and sealed like any agreement; its evidence and its file name the agreement', async () => {
    const made = await startOrder();
    const link = await sent(made.id);
    const { page, browser } = await annas(link);
    const { frame, framework: told } = asSignPage(page);
    expect(told).toEqual({ number: framework.number, title: 'Service agreement with order', href: `${frame.base}/framework` });
    const read = (await browser.open(`${frame.base}/framework`)).page;
    expect(read).toMatchObject({ page: 'read', readFrom: made.number, form: null, seen: null, changeHref: null, talkHref: null, maySign: false, remarks: [] });
    expect(read?.page === 'read' && read.document.sections.length).toBe(14);
    await signAndSeal(made.id, link);
    expect((await annas(link)).page).toMatchObject({ page: 'sealed', framework: { number: framework.number } });
    const { sha256 } = (await showAgreement(t.ola, framework.agreementId)).versions.at(-1) ?? {};
    const evidence = (await t.ola.call('POST', `/agreements/${made.id}/evidence`, {})).body as AgreementEvidence;
    expect(evidence.framework).toMatchObject({ number: framework.number, version: 1, sha256 });
    expect(evidence.chain.events.find(({ record }) => record.type === 'version.frozen')?.record.body).toMatchObject({ framework: { number: framework.number, sha256 } });
    const file = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${made.id}/sealed-file`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
    expect(verifySealedPdf(file).verdict).toBe('intact');
    expect(await orders(framework.agreementId)).toMatchObject({ orders: expect.arrayContaining([expect.objectContaining({ id: made.id, state: 'sealed' })]), live: 1 });
    const us = (await annas((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' }))?.link ?? '')).browser;
    const [base] = us.at.split('?');
    expect((await us.open(`${base}/agreement/${framework.agreementId}`)).page).toMatchObject({ page: 'read', framework: null, orders: expect.arrayContaining([{ number: made.number, title: 'Second course', state: 'sealed', href: `${base}/agreement/${made.id}` }]) });
    expect((await us.open(`${base}/agreement/${made.id}`)).page).toMatchObject({ page: 'read', framework: { href: `${base}/agreement/${framework.agreementId}` }, orders: [] });
  });

  it('does not open its agreement to somebody of the client who does not sign that', async () => {
    const made = await startOrder();
    const contact = (await t.ola.call('POST', '/contacts', { clientId: framework.clientId, name: 'Eva Dom', email: 'eva@bankwschodni.example', locale: 'en' })).body as { id: string };
    expect((await t.ola.call('PUT', `/agreements/${made.id}/signatories`, { signatories: [{ memberId: t.ola.actor.memberId }, { contactId: contact.id }] })).status).toBe(200);
    await sendOut(t, t.ola, { agreementId: made.id });
    const { page, browser } = await annas((await mailTo(t, t.ola, { email: 'eva@bankwschodni.example', topic: 'signing.requested' }))?.link ?? '');
    expect(asSignPage(page).framework).toEqual({ number: framework.number, title: 'Service agreement with order', href: null });
    const { base } = asSignPage(page).frame;
    expect((await browser.open(`${base}/framework`)).status).toBe(404);
    // They sign by its words, so they read what those mean; of the agreement nothing else.
    const read = (await browser.open(`${base}/read`)).page;
    if (read?.page !== 'read') throw new Error('the order is not read');
    expect(read.document.terms.map(({ name, from }) => [name, from])).toContainEqual(['Change', framework.number]);
    expect(read.document.terms.map(({ name }) => name)).not.toContain('Working day');
    expect(read.document.sections.flatMap(({ clauses }) => clauses).map(({ plainText }) => plainText).join('\n')).not.toContain('Making what was agreed different');
  });
});

describe('an order whose agreement was amended', () => {
  it('names the new text once it is sent, which is undone like an edit; what is out on the old one is sent again before it is signed', async () => {
    const [drafted, out] = [await startOrder(), await startOrder()];
    const link = await sent(out.id);
    const before = named(await contentOf(drafted.documentId));
    const first = await explained(out.id);
    await amend();
    expect((await orders(drafted.id)).under).toMatchObject({ standing: 'old' });
    const frozen = await t.ola.call('POST', `/agreements/${out.id}/versions`, {});
    expect(frozen).toMatchObject({ status: 201, body: { number: 2 } });
    expect((await orders(out.id)).under).toMatchObject({ standing: 'old', sha256: before['sha256'] });
    // What is out is explained by the text that it names; a draft by the one that it took in.
    expect([first, await explained(out.id), await explained(drafted.id)]).toEqual(['Making what was agreed different', 'Whatever differs from the order', first]);
    const outside = await annas(link);
    expect(toldTo(await outside.browser.open(`${asSignPage(outside.page).frame.base}/read`))).toMatchObject({ definition: first, from: framework.number });
    expect(((await t.ola.call('POST', `/agreements/${out.id}/evidence`, {})).body as AgreementEvidence).framework).toMatchObject({ sha256: before['sha256'] });
    t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
    const browser = new TestClientBrowser(t);
    const { page, code } = await askForCode(t, t.ola, { browser, link });
    expect(await browser.send(page.sign.form, signFields(page, { code }))).toMatchObject({ status: 422, page: { sign: { error: { code: 'framework-was-amended' } } } });
    expect((await send(drafted.id)).status).toBe(201);
    const after = await contentOf(drafted.documentId);
    expect(named(after)).toMatchObject({ number: framework.number, title: before['title'] });
    expect(named(after)['sha256']).not.toBe(before['sha256']);
    expect(after.clauses.find(({ key }) => key === 'scope-out')?.body).toContain('7.3\u00A0of agreement {framework_number}');
    expect((await orders(drafted.id)).under).toMatchObject({ standing: 'current' });
    await t.ola.call('POST', `/documents/${drafted.documentId}/undo`, {});
    expect(named(await contentOf(drafted.documentId))).toEqual(before);
    expect(await t.ola.call('POST', `/agreements/${drafted.id}/versions`, {})).toMatchObject({ body: { number: 1 } });
    expect(await contentOf(drafted.documentId)).toEqual(after);
    await sent(out.id);
    await signAndSeal(out.id, link);
    expect((await showAgreement(t.ola, out.id)).standing.state).toBe('sealed');
  });

  it('needs under Russian law the rules on electronic signing itself where its agreement has none any more', async () => {
    const made = await startOrder();
    await bindByRussianForm(made.documentId);
    expect(await askedForRules(made.documentId)).toBe(1);
    expect(await send(made.id)).toMatchObject(refusal('signature-is-too-weak', { clauses: '6.1' }));
    await edit(made.documentId, ({ clauses: [first] }) => ({ type: 'insert', kind: 'clauses', item: { ...first, id: newId(), key: 'electronic-signing', position: 9, body: 'Whoever opens their own link signs.' } }));
    expect((await send(made.id)).status).toBe(201);
  });

  it('is freed of that by an amendment that brings the rules, which its sending takes in', async () => {
    const made = await startOrder();
    await bindByRussianForm(made.documentId);
    expect([await askedForRules(made.documentId), (await send(made.id)).status]).toEqual([1, 422]);
    const change = (await t.ola.call('POST', `/agreements/${framework.agreementId}/amendments`, {})).body as Started;
    await edit(change.documentId, ({ clauses: [first] }) => ({ type: 'insert', kind: 'clauses', item: { ...first, id: newId(), key: 'electronic-signing', position: 9, body: 'Whoever opens their own link signs.' } }));
    await signAndSeal(change.id, await sent(change.id));
    expect(await askedForRules(made.documentId)).toBe(0);
    expect((await send(made.id)).status).toBe(201);
    expect((await orders(made.id)).under).toMatchObject({ standing: 'current' });
  });

  it('goes no further once the client went back on the agreement, and is not signed in the same moment either', async () => {
    const [drafted, out] = [await startOrder(), await startOrder()];
    await sent(out.id);
    const inTheSameMoment = await asAdmin(t, async (admin) => {
      await admin.query('begin');
      await fillRevocation(admin, { workspaceId: t.ola.actor.workspaceId, agreementId: framework.agreementId, canary: 'x' });
      const signing = signAsMember(t, t.ola, out.id);
      await Promise.race([signing, somebodyWaitsFor(admin, signing)]);
      await admin.query('commit');
      return signing;
    });
    expect(inTheSameMoment).toMatchObject(refusal('framework-was-revoked'));
    expect(await start(framework.agreementId)).toMatchObject(refusal('framework-was-revoked'));
    expect(await send(drafted.id)).toMatchObject(refusal('framework-was-revoked'));
    expect(await signAsMember(t, t.ola, out.id)).toMatchObject(refusal('framework-was-revoked'));
    expect((await orders(out.id)).under).toMatchObject({ standing: 'not_in_force' });
  });
});
