import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AmendmentsView } from '@entente/contract/agreement/amendment-views';
import type { CommunicationView } from '@entente/contract/communication/touchpoint.contract';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { PortalPage, PortalSignForm, RevokePage } from '@entente/contract/signing/portal-page';
import { LOCALES } from '@entente/core/kernel/locale';
import { revocationWindow } from '@entente/core/signing/revocation-window';
import { renderMail } from '../platform/outbox/deliver.ts';
import { mailText } from '../platform/outbox/mail.ts';
import { mailTemplates } from '../shell/mails.ts';
import { fillGaps, showAgreement, startAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { mailTo, TestClientBrowser } from '../shell/test-portal.ts';
import { ANNA, asSignPage, passTakeBack, sendAgreement, sendOut, signAsAnna, signAsMember } from '../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const DAY = 86_400_000;
const CONSUMER = { client: { kind: 'person', name: 'Anna Wrona', locale: 'en', isConsumer: true, contact: { name: 'Anna Wrona', email: ANNA, roleTitle: '' } } };

type Sealed = { readonly agreementId: string; readonly browser: TestClientBrowser; readonly base: string; readonly page: PortalPage | null };

/** Signed by both and sealed; Anna has the page of her link open. */
async function sealed(start: Readonly<Record<string, unknown>> = CONSUMER): Promise<Sealed> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  const { agreementId, link } = await sendAgreement(t, t.ola, { start });
  const { browser } = await signAsAnna(t, t.ola, link);
  await signAsMember(t, t.ola, agreementId);
  await passTakeBack(t);
  const { page } = await browser.open(link);
  return { agreementId, browser, base: browser.at, page };
}

async function secondStep({ browser, base }: Sealed): Promise<RevokePage> {
  const { page } = await browser.open(`${base}/withdraw`);
  if (page?.page !== 'revoke') throw new Error(`there is nothing to go back on: ${JSON.stringify(page).slice(0, 200)}`);
  return page;
}

type Amendment = { readonly id: string; readonly documentId: string };
const content = async ({ documentId }: Amendment): Promise<DocumentView['content']> => ((await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView).content;
const amendments = async (id: string): Promise<AmendmentsView> => (await t.ola.call('GET', `/agreements/${id}/amendments`)).body as AmendmentsView;
const startAmendment = async ({ agreementId }: Sealed): Promise<Amendment> => (await t.ola.call('POST', `/agreements/${agreementId}/amendments`, {})).body as Amendment;
const send = (id: string) => t.ola.call('POST', `/agreements/${id}/sendings`, { signingLevel: 'code', signingOrder: 'any', expiresAt: new Date(t.services.clock().getTime() + 9 * DAY).toISOString() });

async function edit({ documentId }: Amendment, change: object): Promise<void> {
  expect((await t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [change] })).status).toBe(200);
}

async function raise(draft: Amendment, byMinor: number): Promise<void> {
  const [price] = (await content(draft)).billingItems;
  if (price?.amountMinor === null || price === undefined) throw new Error('there is no price');
  await edit(draft, { type: 'set', kind: 'billingItems', id: price.id, field: 'amountMinor', before: price.amountMinor, value: price.amountMinor + byMinor });
}

async function rename(draft: Amendment, value: string): Promise<void> {
  const [first] = (await content(draft)).deliverables;
  await edit(draft, { type: 'set', kind: 'deliverables', id: first?.id, field: 'name', before: first?.name, value });
}

const priceIn = async (draft: Amendment): Promise<number> => (await content(draft)).billingItems[0]?.amountMinor ?? 0;

/** Sends what is drafted; both sign, and it is sealed. */
async function signBoth(id: string): Promise<void> {
  t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
  if ((await showAgreement(t.ola, id)).standing.state === 'draft') await sendOut(t, t.ola, { agreementId: id });
  await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
  await signAsMember(t, t.ola, id);
  await passTakeBack(t);
}

/** What the client's page of the agreement says of its text. */
async function bindingAt({ browser, base }: Sealed): Promise<string> {
  const { page } = await browser.open(base);
  return page?.page === 'sealed' ? page.binding : '';
}

describe('a consumer', () => {
  it('goes back on the agreement in two steps, once however often the form is sent, and holds the confirmation in hand', async () => {
    const one = await sealed();
    expect(one.page).toMatchObject({ page: 'sealed', revocation: { state: 'open' } });
    const page = await secondStep(one);
    const fields = { name: 'Anna Wrona', yes: 'yes', locale: 'en' };
    const [done] = await Promise.all([one.browser.send(page.form, fields), one.browser.send(page.form, fields), one.browser.send(page.form, fields)]);
    const told = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').select('id').where('subjectId', '=', one.agreementId).where('topic', 'like', 'signing.revoked%').execute());
    expect(told).toHaveLength(2);
    expect(done.page).toMatchObject({ page: 'sealed', revocation: { state: 'made', name: 'Anna Wrona' } });
    await t.workOff();
    const receipt = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.revoked_receipt' }))?.text ?? '';
    expect(receipt).toContain(page.statement);
    expect(receipt).toMatch(/on \d+ \w+, \d\d:\d\d \(Europe\/Warsaw\)/);
    expect((await mailTo(t, t.ola, { email: 'ola@lipka.example', topic: 'signing.revoked' }))?.text).toContain('odstępuje: Anna Wrona');
    const { standing } = await showAgreement(t.ola, one.agreementId);
    expect(standing).toMatchObject({ state: 'sealed', revokedAt: t.services.clock().toISOString() });
    const { events, chain } = (await t.ola.call('GET', `/agreements/${one.agreementId}/events`)).body as { events: { type: string; actorSide: string; body: Record<string, unknown> }[]; chain: { ok: boolean } };
    expect(chain.ok).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'agreement.revoked', actorSide: 'client', body: { statement: page.statement, typedName: 'Anna Wrona' } });
  });

  let one: Sealed;
  let mail: Awaited<ReturnType<typeof mailTo>>;
  let points: NonNullable<PortalSignForm['obligation']>['points'] = [];
  beforeAll(async () => {
    one = await sealed();
    mail = await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' });
  });

  it('reads directly above the button what is bought, the price, how long it runs and how it ends, and has the model form at hand', async () => {
    const { link } = await sendAgreement(t, t.ola, { start: CONSUMER });
    const browser = new TestClientBrowser(t);
    const { sign } = asSignPage((await browser.open(link)).page);
    points = sign.obligation?.points ?? [];
    expect(points.map(({ line, question }) => [line, question])).toEqual([['get', 'What you get'], ['price', 'Price and when you pay'], ['until', 'Until when'], ['ending', 'How to stop']]);
    // Three deliverables and the four lines of what is done: nothing is left out (art. 6(1)(a)).
    expect(points[0]?.answer.split('; ')).toHaveLength(7);
    expect(sign.obligation?.form).toEqual([expect.stringContaining('Studio Lipka sp. z o.o., ul. Długa'), expect.stringContaining('I hereby give notice'), 'Ordered on: …………', 'Name: Anna Wrona', 'Address: …………', expect.stringContaining('Signature')]);
    const russian = asSignPage((await browser.open(`${browser.at}?locale=ru`)).page);
    expect(russian.sign.obligation?.points.map(({ question }) => question)).toEqual(['Что Вы получаете', 'Цена и когда Вы платите', 'До какого срока', 'Как прекратить договор']);
  });

  it('changes nothing by opening the page, or by its button without the box', async () => {
    const page = await secondStep(one);
    expect(await one.browser.send(page.form, { name: 'Anna Wrona', locale: 'en' })).toMatchObject({ status: 422, page: { page: 'revoke', typed: { name: 'Anna Wrona' }, error: { code: 'revocation-needs-yes', field: 'yes' } } });
    expect(await one.browser.send(page.form, { name: ' ', yes: 'yes', locale: 'en' })).toMatchObject({ status: 422, page: { error: { code: 'name-is-missing' } } });
    expect((await showAgreement(t.ola, one.agreementId)).standing.revokedAt).toBeNull();
  });

  it('is told of the right with the sealed file, and finds it on the standing page', async () => {
    expect(mail?.text).toContain('you can withdraw from this agreement without giving a reason');
    // The model form of the directive, filled in.
    for (const line of ['To: Studio Lipka sp. z o.o., ul. Długa', 'ola@lipka.example', 'I hereby give notice that I withdraw from my contract', 'Name: Anna Wrona', 'Address: …………']) expect(mail?.text).toContain(line);
    // What stood above the button, confirmed: all that is bought, the price, how long it runs and how it ends (art. 8(2) and (7)).
    expect(points).toHaveLength(4);
    for (const { question, answer } of points) expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain(`${question}: ${answer}`.replaceAll(/\s+/g, ' '));
    const us = await one.browser.open(mail?.link ?? '');
    const own = us.page?.page === 'us' ? us.page.revocable.find(({ href }) => href.includes(one.agreementId)) : undefined;
    expect(await one.browser.open(own?.href ?? '')).toMatchObject({ status: 200, page: { page: 'revoke' } });
  });

  it('goes back on an amendment alone: the text before it is in force again everywhere, and can be changed again', async () => {
    await t.look(t.ola, (tx) => tx.kysely.updateTable('clients').set({ country: 'NO' }).where('workspaceId', '=', tx.workspaceId).where('name', '=', 'Anna Wrona').execute());
    const first = await startAmendment(one);
    // What the client's record says meanwhile is no change that somebody asked for.
    expect((await content(first)).parties.at(-1)).toMatchObject({ kind: 'consumer', country: '' });
    await raise(first, 10_000);
    const [phase] = (await content(first)).phases;
    await edit(first, { type: 'set', kind: 'phases', id: phase?.id, field: 'name', before: phase?.name, value: 'Looking around' });
    await signBoth(first.id);
    const [drafted, onward] = [await startAmendment(one), await startAmendment(one)];
    const raised = await priceIn(drafted);
    await rename(drafted, 'Seven films');
    await raise(onward, 5);
    const revocable = async (): Promise<readonly string[]> => {
      const { page } = await one.browser.open(mail?.link ?? '');
      return page?.page === 'us' ? page.revocable.map(({ href }) => href) : [];
    };
    const offered = await revocable();
    expect(offered.some((href) => href.includes(one.agreementId))).toBe(true);
    expect(await bindingAt(one)).toBe('replaced');
    const { engagement: { id: engagementId } } = await showAgreement(t.ola, one.agreementId);
    const planned = async () => ((await t.ola.call('GET', `/touchpoints?engagementId=${engagementId}`)).body as CommunicationView).phases[0]?.name;
    expect(await planned()).toBe('Looking around');
    const step = (await one.browser.open(offered.find((href) => href.includes(first.id)) ?? '')).page;
    if (step?.page !== 'revoke') throw new Error('the amendment cannot be gone back on');
    expect((await one.browser.send(step.form, { name: 'Anna Wrona', yes: 'yes', locale: 'en' })).page).toMatchObject({ page: 'sealed', isAmendment: true, binding: 'revoked', owed: { what: 'copy' } });
    expect((await showAgreement(t.ola, first.id)).standing.revokedAt).toEqual(expect.any(String));
    expect((await showAgreement(t.ola, one.agreementId)).standing.revokedAt).toBeNull();
    const left = await revocable();
    expect([left.length, left.some((href) => href.includes(first.id))]).toEqual([1, false]);
    // On every page the agreement itself is in force, and its page takes proposals again.
    expect(await bindingAt(one)).toBe('current');
    expect((await one.browser.open(`${one.base}/read`)).page).toMatchObject({ page: 'read', amends: true });
    const texts = await amendments(first.id);
    expect(texts).toMatchObject({ inForce: { agreementId: one.agreementId, amendmentNumber: null }, amendments: [{ id: first.id, revokedAt: expect.any(String) }, {}, {}] });
    expect(await planned()).toBe(phase?.name);
    expect((await t.ola.call('GET', `/engagements/${engagementId}`)).body).toMatchObject({ agreementId: one.agreementId });
    // What was drafted on the words that were gone back on goes out without them; what changes those words is drafted anew.
    expect((await amendments(drafted.id)).own).toMatchObject({ baseIsOld: true, revokedBelow: 1 });
    expect(await send(onward.id)).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-keeps-revoked-words', detail: { number: 1 } } } });
    expect(await priceIn(await startAmendment(one))).toBe(raised - 10_000);
    expect((await send(drafted.id)).status).toBe(201);
    expect(await priceIn(drafted)).toBe(raised - 10_000);
    expect((await amendments(drafted.id)).own).toMatchObject({ baseIsOld: false, revokedBelow: null, money: [] });
    await t.workOff();
    await signBoth(drafted.id);
    expect((await amendments(one.agreementId)).inForce).toMatchObject({ agreementId: drafted.id, amendmentNumber: 2 });
  });

  it('has the whole of the last day, and no more', async () => {
    const page = await secondStep(one);
    const last = new Date(`${page.lastDay}T20:00:00Z`);
    t.setClock(last);
    const late = await secondStep(one);
    t.setClock(new Date(last.getTime() + DAY));
    expect(await one.browser.send(late.form, { name: 'Anna Wrona', yes: 'yes', locale: 'en' })).toMatchObject({ status: 422, page: { error: { code: 'revocation-time-is-over' } } });
    expect((await one.browser.open(`${one.base}/withdraw`)).page).toMatchObject({ page: 'sealed', revocation: null });
  });
});

describe('the right of whoever lives or signs under European law', () => {
  type Terms = { readonly law: string; readonly kind: string; readonly country: string };

  /** Sealed under another law than ours, with a client who is what is said; `clientId` where their record is there already. */
  async function sealedUnder({ law, kind, country }: Terms, client: object = CONSUMER.client): Promise<Sealed & { readonly consents: readonly string[]; readonly button: string; readonly obligation: PortalSignForm['obligation']; readonly form: PortalForm }> {
    const started = await startAgreement(t.ola, { client });
    const { content: drafted } = (await t.ola.call('GET', `/documents/${started.documentId}`)).body as DocumentView;
    const party = drafted.parties.find(({ side }) => side === 'client');
    const set = (field: 'kind' | 'country', value: string) => ({ type: 'set', kind: 'parties', id: party?.id, field, before: party?.[field], value });
    await edit({ id: started.agreementId, documentId: started.documentId }, { type: 'set', kind: 'head', id: null, field: 'country', before: drafted.head.country, value: law });
    await edit({ id: started.agreementId, documentId: started.documentId }, set('kind', kind));
    await edit({ id: started.agreementId, documentId: started.documentId }, set('country', country));
    await fillGaps(t.ola, started.documentId);
    await sendOut(t, t.ola, { agreementId: started.agreementId });
    const link = (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '';
    const { sign } = asSignPage((await new TestClientBrowser(t).open(link)).page);
    const { browser, answer } = await signAsAnna(t, t.ola, link);
    const form = answer.page?.page === 'signed' ? answer.page.takeBack : null;
    if (form === null) throw new Error('Anna did not sign');
    await signAsMember(t, t.ola, started.agreementId);
    await passTakeBack(t);
    const { page } = await browser.open(link);
    return { agreementId: started.agreementId, browser, base: browser.at, page, consents: sign.consents.map(({ box }) => box), button: sign.buttonText, obligation: sign.obligation, form };
  }

  const BOXES = ['early_start', 'right_ends'];
  const PAYS = 'Sign and order with obligation to pay';

  it('follows the country where a consumer lives as it was signed, whatever their record says afterwards', async () => {
    const lastDay = (concludedAt: Date, country: string) => revocationWindow({ concludedAt, timeZone: 'Europe/Warsaw', country }).lastDay;
    let day = new Date(t.services.clock().getTime() + DAY);
    while (lastDay(day, 'PL') === lastDay(day, 'US')) day = new Date(day.getTime() + DAY);
    day.setUTCHours(9);
    t.setClock(day);
    const { clientId } = await startAgreement(t.ola, CONSUMER);
    const livesIn = (country: string) => t.look(t.ola, (tx) => tx.kysely.updateTable('clients').set({ country }).where('id', '=', clientId).execute());
    await livesIn('PL');
    const one = await sealedUnder({ law: 'US', kind: 'consumer', country: 'PL' }, { clientId });
    expect([one.consents, one.button]).toEqual([['electronic_us', ...BOXES], PAYS]);
    await livesIn('US');
    // The fourteenth day is a public holiday where she lives, and none where the law is from.
    expect(await secondStep(one)).toMatchObject({ lastDay: lastDay(day, 'PL') });
    const page = await secondStep(one);
    expect((await one.browser.send(page.form, { name: 'Anna Wrona', yes: 'yes', locale: 'en' })).page).toMatchObject({ page: 'sealed', revocation: { state: 'made' } });
  });

  it('is nobody’s where neither the law nor the home is European: no boxes about it, no page, and its form is refused', async () => {
    const none = await sealedUnder({ law: 'US', kind: 'consumer', country: 'US' });
    expect([none.consents, none.button, none.obligation, none.page]).toMatchObject([['electronic_us'], PAYS, { points: [{ line: 'get' }, {}, {}, {}], form: [] }, { page: 'sealed', revocation: null }]);
    expect((await none.browser.open(`${none.base}/withdraw`)).page).toMatchObject({ page: 'sealed' });
    const forged = { ...none.form, action: none.form.action.replace(/[^/]+$/, 'withdraw') };
    expect((await none.browser.send(forged, { name: 'Anna Wrona', yes: 'yes', locale: 'en' }))).toMatchObject({ status: 422, page: { page: 'sealed', revocation: null } });
    expect((await showAgreement(t.ola, none.agreementId)).standing.revokedAt).toBeNull();
  });

  it('is a sole trader’s under Polish law, whom the contract finds outside their profession', async () => {
    const one = await sealedUnder({ law: 'PL', kind: 'protected_person', country: '' });
    expect(one).toMatchObject({ consents: ['electronic', ...BOXES], button: PAYS, page: { revocation: { state: 'open' } } });
  });
});

it('nobody else has the right: an organisation finds no such page', async () => {
  const { link } = await sendAgreement(t, t.ola, { start: {} });
  expect(asSignPage((await new TestClientBrowser(t).open(link)).page).sign.obligation).toBeNull();
  const one = await sealed({});
  expect((await mailTo(t, t.ola, { email: ANNA, topic: 'signing.sealed' }))?.text).not.toMatch(/withdraw/i);
  expect(one.page).toMatchObject({ page: 'sealed', revocation: null });
  expect((await one.browser.open(`${one.base}/withdraw`)).page).toMatchObject({ page: 'sealed' });
});

it('every message about it says something in each language', async () => {
  const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('announcements').selectAll().where('topic', 'in', ['signing.revoked', 'signing.revoked_receipt', 'signing.sealed']).limit(6).execute());
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows) {
    for (const locale of LOCALES) {
      const announcement = { ...row, locale, params: row.params as Record<string, unknown> };
      const mail = await t.look(t.ola, (tx) => renderMail(tx, { services: t.services, templates: mailTemplates, announcement, reveal: false }));
      if (mail !== null) expect(mailText(mail), row.topic).not.toMatch(/\{\w+\}|undefined/);
    }
  }
});
