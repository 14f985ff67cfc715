import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { ErasureView } from '@entente/contract/export/erasure.contract';
import type { ChangePage } from '@entente/contract/signing/portal-change';
import type { ReadPage } from '@entente/contract/signing/portal-read';
import type { TodayView } from '@entente/contract/today/today.contract';
import { frozenContent } from '@entente/core/agreement/draft-content';
import type { GrantedAgreementId } from '../../agreement/agreement.access.ts';
import { loadRemarks } from '../../agreement/remark.store.ts';
import { inWorkspace } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { fillGaps, showAgreement, startAgreement, type StartedAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../../shell/test-portal.ts';
import { ANNA, asSignPage, passTakeBack, runPending, sendAgreement, sendOut, signAsAnna, signAsMember, signFields, type SentAgreement } from '../../shell/test-signing.ts';

let t: TestEntente;
/** One that both have signed, and one that is talked about. */
let agreement: SentAgreement;
let talked: SentAgreement;
beforeAll(async () => {
  t = await startTestEntente();
  agreement = await sealedAgreement();
  talked = await sendAgreement(t, t.ola);
});
afterAll(() => t.close());

const WHY = 'So that the branch opens with it.';
const show = async (documentId: string): Promise<DocumentView> => (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
const amendments = async (id: string): Promise<AmendmentsView> => (await t.ola.call('GET', `/agreements/${id}/amendments`)).body as AmendmentsView;
const later = (hours: number): void => t.setClock(new Date(t.services.clock().getTime() + hours * 3_600_000));
const waits = async (id: string): Promise<TodayView['forUs'][number] | undefined> => ((await t.ola.call('GET', '/today')).body as TodayView).forUs.find(({ agreementId, act }) => agreementId === id && act === 'answer');

async function sealedAgreement(): Promise<SentAgreement> {
  later(24);
  const sent = await sendAgreement(t, t.ola);
  later(1);
  await signAsAnna(t, t.ola, sent.link);
  await signAsMember(t, t.ola, sent.agreementId);
  await passTakeBack(t);
  later(1);
  return sent;
}

async function openRead(browser: TestClientBrowser, link: string): Promise<ReadPage & { base: string }> {
  const start = (await browser.open(link)).page;
  const base = start !== undefined && start !== null && 'frame' in start ? start.frame.base : '';
  const { page } = await browser.open(`${base}/read`);
  if (page?.page !== 'read') throw new Error(`this is no text to read: ${page?.page ?? 'nothing'}`);
  return { ...page, base };
}

async function openChange(browser: TestClientBrowser, read: ReadPage, { id, way = 'set' }: { id: string; way?: string }): Promise<ChangePage> {
  const { page } = await browser.open((read.changeHref ?? '').replace('{id}', id).replace('/set/', `/${way}/`));
  if (page?.page !== 'change') throw new Error(`nothing can be proposed: ${page?.page ?? 'nothing'}`);
  return page;
}

const records = (values: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(values).map(([name, value]) => [`record-${name}`, value]));
const send = (browser: TestClientBrowser, page: ChangePage, values: Record<string, string>, step = 'send') =>
  browser.send(page.form, { version: String(page.versionNumber), purpose: WHY, step, ...records(values) });

/** Proposes something of the first record of a kind, and says which remark it became. */
async function propose(agreement: Pick<SentAgreement, 'agreementId' | 'documentId' | 'link'>, { kind, values, way }: { kind: 'billingItems' | 'deliverables' | 'phases'; values: Record<string, string>; way?: string }): Promise<{ remarkId: string; recordId: string; browser: TestClientBrowser }> {
  const browser = new TestClientBrowser(t);
  const read = await openRead(browser, agreement.link);
  const recordId = (await show(agreement.documentId)).content[kind][0]?.id ?? '';
  const page = await openChange(browser, read, { id: recordId, ...(way === undefined ? {} : { way }) });
  const sent = await send(browser, page, values);
  if (sent.status !== 200) throw new Error(`it was not taken: ${sent.status}`);
  const remark = (await showAgreement(t.ola, agreement.agreementId)).remarks.findLast(({ proposal }) => proposal !== null);
  return { remarkId: remark?.id ?? '', recordId, browser };
}

const draftFrom = (agreementId: string, remarkId: string, more: { values?: Record<string, string>; body?: string; into?: string } = {}) => {
  const { into, ...remark } = more;
  return t.ola.call('POST', `/agreements/${agreementId}/amendments`, { remark: { remarkId, answerId: newId(), ...remark }, ...(into === undefined ? {} : { into }) });
};

describe('what is signed', () => {
  it('gets another amount and day from the client’s proposal, exactly these, by one press; the client sees what became of it', async () => {
    const browser = new TestClientBrowser(t);
    const read = await openRead(browser, agreement.link);
    const item = (await show(agreement.documentId)).content.billingItems[0];
    const page = await openChange(browser, read, { id: item?.id ?? '' });
    expect(page).toMatchObject({ way: 'set', name: item?.label, preview: null, error: null });
    // Looking keeps nothing; what is wrong is said beside its field, and nothing typed is lost.
    const wrong = await send(browser, page, { amountMinor: 'plenty' }, 'show');
    expect(wrong).toMatchObject({ status: 422, page: { page: 'change', preview: null, purpose: WHY, error: { code: 'proposal-amount-does-not-fit', field: 'amountMinor' }, fields: expect.arrayContaining([expect.objectContaining({ name: 'amountMinor', value: 'plenty' })]) } });
    expect(await browser.send(page.form, { version: '1', step: 'show', ...records({ amountMinor: '9 900,50' }) })).toMatchObject({ status: 422, page: { error: { code: 'proposal-needs-purpose', field: 'purpose' } } });
    const looked = await send(browser, page, { amountMinor: '9 900,50' }, 'show');
    expect(looked).toMatchObject({ status: 200, page: { page: 'change', preview: { lines: [{ before: expect.any(String), after: expect.stringContaining('900.50') }], money: expect.arrayContaining([expect.objectContaining({ afterMinor: 990_050 })]), days: [], needs: 'any' } } });
    expect((await showAgreement(t.ola, agreement.agreementId)).remarks).toEqual([]);
    const twice = [await send(browser, page, { amountMinor: '9 900,50' }), await send(browser, page, { amountMinor: '9 900,50' })];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const { remarks } = await showAgreement(t.ola, agreement.agreementId);
    expect(remarks).toMatchObject([{ kind: 'proposal', purpose: WHY, turn: { side: 'provider' }, proposal: { way: 'set', isOld: false, money: expect.arrayContaining([expect.objectContaining({ afterMinor: 990_050 })]) } }]);
    expect(await waits(agreement.agreementId)).toMatchObject({ remark: { kind: 'proposal', words: WHY } });
    later(1);
    await runPending(t, 'tell_agreement_news');
    expect(await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'agreement.news' })).not.toBeNull();

    const made = (await draftFrom(agreement.agreementId, remarks[0]?.id ?? '')).body as { id: string; documentId: string; amendmentNumber: number };
    const after = (await show(made.documentId)).content;
    const before = frozenContent((await show(agreement.documentId)).content);
    expect(after).toEqual({ ...before, head: after.head, billingItems: before.billingItems.map((one) => (one.id === item?.id ? { ...one, amountMinor: 990_050 } : one)) });
    expect((await amendments(made.id)).own).toMatchObject({ amendmentNumber: 1, days: [] });
    expect(await waits(agreement.agreementId)).toBeUndefined();
    // A second one goes into the amendment that is drafted already.
    const { remarkId } = await propose(agreement, { kind: 'phases', values: { startsOn: '2037-03-02', endsOn: '2037-06-30' } });
    expect((await draftFrom(agreement.agreementId, remarkId, { into: made.id })).body).toMatchObject({ id: made.id, amendmentNumber: 1 });
    expect((await amendments(made.id)).own?.days).toContainEqual(expect.objectContaining({ what: 'phase_start', after: '2037-03-02' }));
    const again = await openRead(browser, agreement.link);
    expect(again.remarks.map(({ remark }) => remark.answers[0])).toMatchObject([{ outcome: 'accepted', amendmentNumber: 1 }, { outcome: 'accepted', amendmentNumber: 1 }]);
    await sendOut(t, t.ola, { agreementId: made.id });
    const { remarkId: third } = await propose(agreement, { kind: 'deliverables', values: { rounds: '7' } });
    expect(await draftFrom(agreement.agreementId, third, { into: made.id })).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-is-no-draft' } } });
    expect((await t.ola.call('POST', `/remarks/${third}/answers`, { answerId: newId(), outcome: 'answered', body: 'Once this one is signed.' })).status).toBe(201);
  });

  it('is answered with other values, or declined with a reason that the client reads', async () => {
    const one = await propose(agreement, { kind: 'deliverables', values: { rounds: '9' } });
    expect(await draftFrom(agreement.agreementId, one.remarkId, { values: { rounds: 'many' } })).toMatchObject({ status: 422, body: { data: { refusal: 'proposal-number-does-not-fit' } } });
    const made = (await draftFrom(agreement.agreementId, one.remarkId, { values: { rounds: '4' }, body: 'Four we can hold.' })).body as { documentId: string };
    expect((await show(made.documentId)).content.deliverables[0]?.rounds).toBe(4);
    const two = await propose(agreement, { kind: 'billingItems', values: { label: 'Travel', amountMinor: '500' }, way: 'add' });
    later(1);
    expect(await t.ola.call('POST', `/remarks/${two.remarkId}/answers`, { answerId: newId(), outcome: 'kept', body: '' })).toMatchObject({ status: 422 });
    expect((await t.ola.call('POST', `/remarks/${two.remarkId}/answers`, { answerId: newId(), outcome: 'kept', body: 'Travel is ours to bear.' })).status).toBe(201);
    const { remarks } = await openRead(two.browser, agreement.link);
    expect(remarks.slice(-2).map(({ remark }) => remark.answers)).toMatchObject([[{ outcome: 'countered', amendmentNumber: 2, body: 'Four we can hold.' }], [{ outcome: 'kept', body: 'Travel is ours to bear.' }]]);
    later(1);
    await runPending(t, 'tell_agreement_news');
    expect(await mailTo(t, t.ola, { email: ANNA, topic: 'agreement.news' })).not.toBeNull();
  });

  it('is taken back by whoever proposed it while it waits, and by nobody else', async () => {
    const { remarkId, browser } = await propose(agreement, { kind: 'deliverables', values: { form: 'on paper' } });
    expect((await t.ola.call('POST', `/remarks/${remarkId}/answers`, { answerId: newId(), outcome: 'taken_back', body: '' })).status).toBe(400);
        const other = new TestClientBrowser(t);
    const theirs = await openRead(other, talked.link);
    if (theirs.form === null) throw new Error('nothing can be said');
    expect((await other.send(theirs.form, {}, `${theirs.base}/take-back/${remarkId}`)).status).not.toBe(200);
    const read = await openRead(browser, agreement.link);
    const takeBack = read.remarks.at(-1)?.remark.takeBack;
    if (takeBack === null || takeBack === undefined) throw new Error('it cannot be taken back');
    expect((await browser.send(takeBack, {})).status).toBe(200);
    expect((await showAgreement(t.ola, agreement.agreementId)).remarks.at(-1)).toMatchObject({ turn: null, answers: [{ outcome: 'taken_back' }] });
    expect(await waits(agreement.agreementId)).toBeUndefined();
    expect(await draftFrom(agreement.agreementId, remarkId)).toMatchObject({ status: 422, body: { data: { refusal: 'remark-is-settled' } } });
    expect((await amendments(agreement.agreementId)).amendments).toHaveLength(2);
  });

  it('is left alone where the work has ended, by other clients’ links, and where it is not there', async () => {
    const browser = new TestClientBrowser(t);
    const read = await openRead(browser, agreement.link);
    const id = (await show(agreement.documentId)).content.deliverables[0]?.id ?? '';
    const page = await openChange(browser, read, { id });
    const kept = (await showAgreement(t.ola, agreement.agreementId)).remarks.length;
    expect(await browser.send(page.form, { version: '1', step: 'send', purpose: WHY })).toMatchObject({ status: 422, page: { error: { code: 'proposal-changes-nothing' } } });
    expect(await send(browser, page, { name: 'x'.repeat(500) })).toMatchObject({ status: 422, page: { error: { field: 'name' } } });
    expect(await browser.send(page.form, { version: '9', step: 'send', purpose: WHY, ...records({ name: 'Other' }) })).toMatchObject({ status: 422, page: { error: { code: 'proposal-text-changed' } } });
    expect((await browser.open(`${read.base}/change/set/${newId()}`)).status).toBe(404);
    expect((await browser.open(`${read.base}/change/burn/${id}`)).status).toBe(404);
    const stranger = new TestClientBrowser(t);
    expect((await stranger.open(`${read.base}/change/set/${id}`)).status).toBe(403);
    await t.ola.call('PATCH', `/engagements/${agreement.engagementId}`, { set: { state: 'closed' }, before: { state: 'open' } });
    expect((await send(browser, page, { name: 'Later' })).status).toBe(422);
    expect((await showAgreement(t.ola, agreement.agreementId)).remarks).toHaveLength(kept);
    await t.ola.call('PATCH', `/engagements/${agreement.engagementId}`, { set: { state: 'open' }, before: { state: 'closed' } });
  });

  it('overwrites nothing that was signed meanwhile, and says so', async () => {
    const { remarkId, recordId } = await propose(agreement, { kind: 'deliverables', values: { name: 'Nine films' } });
    const made = (await t.ola.call('POST', `/agreements/${agreement.agreementId}/amendments`, {})).body as { id: string; documentId: string };
    const { content } = await show(made.documentId);
    await t.ola.call('POST', `/documents/${made.documentId}/edits`, { edits: [{ type: 'set', kind: 'deliverables', id: recordId, field: 'name', before: content.deliverables[0]?.name, value: 'Seven films' }] });
    await sendOut(t, t.ola, { agreementId: made.id });
    later(1);
    await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
    await signAsMember(t, t.ola, made.id);
    await passTakeBack(t);
    expect((await showAgreement(t.ola, agreement.agreementId)).remarks.at(-1)?.proposal?.isOld).toBe(true);
    expect(await draftFrom(agreement.agreementId, remarkId)).toMatchObject({ status: 422, body: { data: { refusal: 'proposal-is-old' } } });
    expect((await draftFrom(agreement.agreementId, remarkId, { values: { name: 'Eight films' } })).status).toBe(201);
    // For the text that is not in force any more nothing is proposed.
    const old = await openRead(new TestClientBrowser(t), agreement.link);
    expect(old.changeHref).toBeNull();
  });
});

describe('a draft that is talked about', () => {
  it('takes a proposed record over as an edit that can be undone, and never over what somebody wrote meanwhile', async () => {
    const one = await propose(talked, { kind: 'deliverables', values: { dueOn: '2037-05-04', rounds: '6' } });
    const answer = (remarkId: string, outcome: string) => t.ola.call('POST', `/remarks/${remarkId}/answers`, { answerId: newId(), outcome, body: '' });
    expect((await answer(one.remarkId, 'accepted')).status).toBe(201);
    expect((await show(talked.documentId)).content.deliverables[0]).toMatchObject({ dueOn: '2037-05-04', rounds: 6 });
    await t.ola.call('POST', `/documents/${talked.documentId}/undo`, {});
    expect((await show(talked.documentId)).content.deliverables[0]?.rounds).not.toBe(6);
    const two = await propose(talked, { kind: 'deliverables', values: { rounds: '8' } });
    const rounds = (await show(talked.documentId)).content.deliverables[0]?.rounds;
    await t.ola.call('POST', `/documents/${talked.documentId}/edits`, { edits: [{ type: 'set', kind: 'deliverables', id: two.recordId, field: 'rounds', before: rounds, value: 5 }] });
    expect(((await showAgreement(t.ola, talked.agreementId)) as AgreementView).remarks.at(-1)?.proposal?.isOld).toBe(true);
    expect(await answer(two.remarkId, 'accepted')).toMatchObject({ status: 422, body: { data: { refusal: 'proposal-is-old' } } });
    expect((await show(talked.documentId)).content.deliverables[0]?.rounds).toBe(5);
  });

  it('is read along by the others of the client’s side, but not in confided work', async () => {
    const readAs = async (signatoryId: string): Promise<number> => {
      const workspaceId = t.ola.actor.workspaceId;
      return inWorkspace(t.services.database, { workspaceId, partyId: null }, async (tx) => (await loadRemarks(tx, [talked.agreementId as GrantedAgreementId], { signatoryId })).filter(({ proposal }) => proposal !== null).length);
    };
    const anna = (await showAgreement(t.ola, talked.agreementId)).signatories.find(({ side }) => side === 'client')?.id ?? '';
    expect([await readAs(anna), await readAs(newId())]).toEqual([2, 2]);
    await inWorkspace(t.services.database, { workspaceId: t.ola.actor.workspaceId, partyId: null }, async (tx) => tx.kysely.updateTable('engagements').set({ kind: 'sponsored_coaching' }).where('workspaceId', '=', tx.workspaceId).where('id', '=', talked.engagementId).execute());
    expect([await readAs(anna), await readAs(newId())]).toEqual([2, 0]);
  });
});

describe('two people of the client, each by a link of their own', () => {
  const SPONSOR = 'sponsor@bankwschodni.example';
  type OnText = { readonly browser: TestClientBrowser; readonly read: Awaited<ReturnType<typeof openRead>> };

  /** Anna and whoever pays both sign; each holds the link of their own mail. */
  async function twoLinks(kind: 'service_agreement' | 'sponsored_coaching'): Promise<{ sent: StartedAgreement; anna: string; sponsor: string }> {
    later(24);
    const sent = await startAgreement(t.ola, { template: { builtin: kind } });
    await fillGaps(t.ola, sent.documentId);
    const unnamed = (await show(sent.documentId)).content.parties.filter(({ legalName }) => (legalName ?? '') === '');
    if (unnamed.length > 0) await t.ola.call('POST', `/documents/${sent.documentId}/edits`, { edits: unnamed.map(({ id, legalName }) => ({ type: 'set', kind: 'parties', id, field: 'legalName', before: legalName, value: 'Anna Wrona' })) });
    const { signatories } = await showAgreement(t.ola, sent.agreementId);
    const contact = (await t.ola.call('POST', `/clients/${sent.clientId}/contacts`, { name: 'Jan Sowa', email: SPONSOR, roleTitle: 'HR', locale: 'en' })).body as { id: string };
    const both = [{ memberId: t.ola.actor.memberId }, ...signatories.flatMap(({ contactId }) => (contactId === null ? [] : [{ contactId }])), { contactId: contact.id }];
    expect((await t.ola.call('PUT', `/agreements/${sent.agreementId}/signatories`, { signatories: both })).status).toBe(200);
    await sendOut(t, t.ola, { agreementId: sent.agreementId });
    const linkOf = async (email: string): Promise<string> => (await mailTo(t, t.ola, { email, topic: 'signing.requested' }))?.link ?? '';
    return { sent, anna: await linkOf(ANNA), sponsor: await linkOf(SPONSOR) };
  }

  async function byLink(link: string): Promise<OnText> {
    const browser = new TestClientBrowser(t);
    return { browser, read: await openRead(browser, link) };
  }
  const proposed = ({ read }: OnText) => read.remarks.map(({ remark }) => remark).filter(({ proposal }) => proposal !== null);

  it('read along and propose of their own, and neither takes back what the other proposed', async () => {
    const { sent, anna, sponsor } = await twoLinks('service_agreement');
    const { remarkId } = await propose({ ...sent, link: anna }, { kind: 'deliverables', values: { form: 'on paper' } });
    const theirs = await byLink(sponsor);
    expect(proposed(theirs)).toMatchObject([{ id: remarkId, takeBack: null, turn: 'provider' }]);
    if (theirs.read.form === null) throw new Error('nothing can be said');
    expect(await theirs.browser.send(theirs.read.form, {}, `${theirs.read.base}/take-back/${remarkId}`)).toMatchObject({ status: 422, page: { page: 'read' } });
    const own = await propose({ ...sent, link: sponsor }, { kind: 'phases', values: { name: 'Talks' } });
    expect(proposed(await byLink(sponsor)).map(({ id, takeBack }) => [id, takeBack !== null])).toEqual([[remarkId, false], [own.remarkId, true]]);
    expect(proposed(await byLink(anna)).map(({ id, takeBack }) => [id, takeBack !== null])).toEqual([[remarkId, true], [own.remarkId, false]]);
    expect((await showAgreement(t.ola, sent.agreementId)).remarks.map(({ turn }) => turn?.side)).toEqual(['provider', 'provider']);
  });

  it('do not learn of each other’s proposals where one pays for the coaching of the other, by reading or by guessing', async () => {
    const { sent, anna, sponsor } = await twoLinks('sponsored_coaching');
    const { remarkId } = await propose({ ...sent, link: anna }, { kind: 'phases', values: { name: 'Talks about the father' } });
    const theirs = await byLink(sponsor);
    expect(proposed(theirs)).toEqual([]);
    expect(JSON.stringify(theirs.read)).not.toContain('the father');
    if (theirs.read.form === null) throw new Error('nothing can be said');
    const guess = await theirs.browser.send(theirs.read.form, {}, `${theirs.read.base}/take-back/${remarkId}`);
    expect(guess.status).not.toBe(200);
    expect(JSON.stringify(guess.page)).not.toContain('the father');
    expect(proposed(await byLink(anna))).toMatchObject([{ id: remarkId, turn: 'provider' }]);
  });
});

describe('somebody whose proposal waits', () => {
  const [NAME, EMAIL] = ['Ewa Zając', 'ewa@zajac.example'];

  it('is erased all the same: the proposal stays to be answered, is kept as evidence and named as such', async () => {
    later(24);
    const started = await startAgreement(t.ola, { client: { kind: 'organisation', name: 'Zające', locale: 'en', contact: { name: NAME, email: EMAIL, roleTitle: '' } } });
    await fillGaps(t.ola, started.documentId);
    await sendOut(t, t.ola, { agreementId: started.agreementId });
    const link = (await mailTo(t, t.ola, { email: EMAIL, topic: 'signing.requested' }))?.link ?? '';
    const contactId = (await showAgreement(t.ola, started.agreementId)).signatories.find(({ side }) => side === 'client')?.contactId ?? '';
    const erase = () => t.ola.call('POST', `/personal-data/contact/${contactId}/erasure`, { name: NAME });
    expect(await erase()).toMatchObject({ status: 422, body: { data: { refusal: 'person-signs-now' } } });
    await signsByLink(link);
    await signAsMember(t, t.ola, started.agreementId);
    await passTakeBack(t);
    later(1);
    const { remarkId } = await propose({ ...started, link }, { kind: 'deliverables', values: { form: `as ${NAME} likes it` } });
    expect((await erase()).status).toBe(201);
    await t.workOff();
    // What they proposed of a sealed agreement is its evidence, and the erasure says so.
    const [erasure] = ((await t.ola.call('GET', '/erasures')).body as { rows: ErasureView[] }).rows;
    expect(erasure?.held.map(({ what }) => what)).toContain('remarks');
    expect((await showAgreement(t.ola, started.agreementId)).remarks.at(-1)).toMatchObject({ id: remarkId, turn: { side: 'provider' } });
    expect(await waits(started.agreementId)).toBeDefined();
    expect((await t.ola.call('POST', `/remarks/${remarkId}/answers`, { answerId: newId(), outcome: 'kept', body: 'As it is signed.' })).status).toBe(201);
    expect(await waits(started.agreementId)).toBeUndefined();
  });

  async function signsByLink(link: string): Promise<void> {
    const browser = new TestClientBrowser(t);
    const start = asSignPage((await browser.open(link)).page);
    const page = asSignPage((await browser.send(start.sign.form, signFields(start), start.sign.form.action.replace(/sign$/, 'code'))).page);
    await t.workOff();
    const code = (await mailTo(t, t.ola, { email: EMAIL, topic: 'signing.code' }))?.code ?? '';
    expect((await browser.send(page.sign.form, signFields(page, { code }))).status).toBe(200);
  }
});
