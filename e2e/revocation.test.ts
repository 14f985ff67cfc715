import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { PreviewView, SigningView } from '@entente/contract/signing/signing-views';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { SAMPLE_EMAIL, SAMPLE_STORIES } from '@entente/core/sample/sample-story';
import { countWords, secondsFor } from '@entente/core/signing/effort';
import { TAKE_BACK_MINUTES } from '@entente/core/signing/take-back';
import { translator } from '@entente/phrases/translators';
import { openAlbum } from './album.ts';
import type { ApiClient } from './api-client.ts';
import { testBrowser } from './browser.ts';
import { askForCode, openLink } from './client.ts';
import { giveDevice } from './device.ts';
import { discardEntente, runEntente, type EntenteProcess } from './entente-process.ts';
import { freshHand } from './hand.ts';
import { keepLastSight } from './last-sight.ts';
import { readMail } from './mailbox.ts';
import { faultsOf, kilobytesOf, settled, violationsOf } from './page-check.ts';
import { comeUpon, sampleOwner, signIn } from './provider.ts';
import { startSample } from './sample.ts';
import { sentAgreement, type SentAgreement } from './sent-agreement.ts';
import { STORIES } from './story.ts';
import { timePasses } from './time-passes.ts';
import { leaveRows, LIMITS, type TourRow } from './tour-rows.ts';
import { openVisitor, SCREENS, type Visitor } from './visitor.ts';

const story = STORIES.en;
const t = translator('en');
const rows: TourRow[] = [];
let browser: Browser;
let entente: EntenteProcess;
let api: ApiClient;
let agreementId: string;
let link: string;
/** Another one, which both sides sign with their devices; sealed once the minutes of taking back have passed. */
let byDevice: SentAgreement;
const deviceStory = { ...story, work: 'Workshops signed by a phone', email: 'phone@client.example' };
/** Is taken for a clause that asks for writing when the agreement is changed. */
const MISREAD = 'Remarks on drafts are amended in writing.';
/** A browser that runs no scripts. */
let plain: Visitor;

beforeAll(async () => {
  [browser, entente] = await Promise.all([testBrowser(), startSample()]);
  api = await sampleOwner(entente.url);
  plain = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'phone', javaScript: false });
  byDevice = await sentAgreement(api, { story: deviceStory, locale: 'en', level: 'device', addition: MISREAD });
  ({ agreementId, link } = await sentAgreement(api, { story, locale: 'en', client: { kind: 'person', name: story.person, isConsumer: true } }));
});
afterAll(async () => {
  await leaveRows('3-revocation', rows);
  await browser?.close();
  if (entente !== undefined) await discardEntente(entente);
});
afterEach((context) => keepLastSight(context, [plain]));

/** The provider signs over the API, with the code from their mailbox. */
async function providerSigns(): Promise<void> {
  const { own, version } = (await api.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView;
  if (own === null || version === null) throw new Error('the sample owner does not sign here');
  const browserNonce = 'a-browser-of-the-provider';
  await api.call('POST', `/agreements/${agreementId}/codes`, { body: { codeId: randomUUID(), browser: browserNonce } });
  const { code } = await readMail(api, { to: SAMPLE_EMAIL, about: t('mail.signingCodeSubject', { title: story.work }) });
  const { typedName, roleTitle, onBehalfOf, shown, consents } = own;
  const body = { signatureId: randomUUID(), browser: browserNonce, versionNumber: version.number, sha256: version.sha256, shown, typedName, roleTitle, onBehalfOf, consents: consents.filter(({ required }) => required).map(({ box }) => box), code };
  const { status } = await api.call('POST', `/agreements/${agreementId}/signatures`, { body });
  if (status !== 201) throw new Error(`the provider did not sign: ${status}`);
}

describe('people who sign with their devices', () => {
  it.each(LOCALES)('are asked on a whole, light and quick page, in %s', async (locale) => {
    const words = translator(locale);
    const reader = await openVisitor(browser, { url: entente.url, locale, screen: 'phone' });
    const { page } = reader;
    await openLink(reader, byDevice.link);
    await page.goto(`${page.url()}?locale=${locale}`);
    reader.complaints();
    await page.reload();
    await settled(reader);
    const kilobytes = await kilobytesOf(reader);
    const violations = await violationsOf(reader, { alsoDark: locale === 'en' });
    await openAlbum('pages', locale, 'phone').take(page, 'client-sign-device');
    const hand = freshHand({ touches: true });
    await hand.choose(page.getByRole('checkbox').first());
    await hand.meant(page.getByRole('button', { name: words('signing.sendCode') }));
    const { taps, characters, decisions } = hand.effort();
    const ways = await page.getByRole('navigation').allInnerTexts();
    const read = countWords(await page.getByRole('main').innerText()) - ways.reduce((sum, text) => sum + countWords(text), 0) + countWords(words('device.goOnHint') + words('device.first') + words('device.stays'));
    // Then six digits, "continue", the button, and the device twice.
    const seconds = Math.round(secondsFor({ taps: taps + 4, characters: characters + 6, decisions, words: read }));
    rows.push({ page: 'sign device', side: 'client', locale, width: SCREENS.phone.viewport.width, seconds, kilobytes, axe: violations.length });
    await reader.leave();
    expect(violations).toEqual([]);
    expect(seconds).toBeLessThanOrEqual(LIMITS.secondsToSign);
    expect(kilobytes).toBeLessThanOrEqual(LIMITS.kilobytes.client);
  });

  it('set a phone up with a code, lose nothing where it does not sign, and sign', async () => {
    const phone = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'phone' });
    const { page } = phone;
    const device = await giveDevice(phone);
    await openLink(phone, byDevice.link);
    await askForCode(phone);
    const { code } = await readMail(api, { to: deviceStory.email, about: t('mail.signingCodeSubject', { title: deviceStory.work }) });
    await page.locator('[data-code]').fill(code);
    await page.getByRole('button', { name: t('device.goOn') }).tap();
    await device.owner(false);
    await page.getByRole('button', { name: t('device.button') }).tap();
    await page.getByText(t('device.stoppedFirst')).waitFor();
    await device.owner(true);
    await page.getByRole('button', { name: t('device.button') }).tap();
    await page.getByRole('heading', { name: t('signing.signedTitle') }).waitFor();
    expect(phone.complaints()).toEqual([]);
    await phone.leave();
  });

  it('of the provider do the same in the team app', async () => {
    const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    const { page } = ola;
    await giveDevice(ola);
    await signIn(ola);
    const { body } = await api.call('GET', `/agreements/${byDevice.agreementId}`);
    await page.goto(`/engagements/${(body as { engagement: { id: string } }).engagement.id}`);
    await page.getByRole('button', { name: t('agreement.signIt') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: t('sending.askCode') }).click();
    const { code } = await readMail(api, { to: SAMPLE_EMAIL, about: t('mail.signingCodeSubject', { title: deviceStory.work }) });
    await dialog.getByRole('textbox').last().fill(code);
    await dialog.getByRole('button', { name: t('device.goOn') }).click();
    await dialog.getByRole('button', { name: t('device.button') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(t('device.signedWith', { when: '' }), { exact: false }).nth(1).waitFor();
    expect(await violationsOf(ola)).toEqual([]);
    expect(ola.complaints()).toEqual([]);
    await ola.leave();
  });
});

describe('a consumer who wants out', () => {
  it('signs with the button that says that it costs, without scripts; the provider signs too', async () => {
    await openLink(plain, link);
    await askForCode(plain);
    const { code } = await readMail(api, { to: story.email, about: t('mail.signingCodeSubject', { title: story.work }) });
    await plain.page.locator('[data-code]').fill(code);
    await plain.page.getByRole('button', { name: t('signing.buttonSignAndPay') }).tap();
    await plain.page.getByRole('heading', { name: t('signing.signedTitle') }).waitFor();
    await providerSigns();
    entente = await timePasses(entente, TAKE_BACK_MINUTES + 1);
    api = await sampleOwner(entente.url);
    await comeUpon(plain.page, plain.page.url().replace('#sign', ''), { sight: plain.page.getByRole('heading', { name: t('signing.sealedTitle') }), patience: 20_000, look: 1_000 });
  });

  it.each(LOCALES)('finds both steps whole, light and quick, in %s', async (locale) => {
    const words = translator(locale);
    const client = await openVisitor(browser, { url: entente.url, locale, screen: 'phone' });
    const { page } = client;
    await openLink(client, link);
    const start = page.url();
    await page.goto(`${start}?locale=${locale}`);
    const hand = freshHand({ touches: true });
    await hand.tap(page.getByRole('link', { name: words('revocation.here') }));
    await page.getByRole('heading', { name: words('revocation.title') }).waitFor();
    client.complaints();
    await page.reload();
    await settled(client);
    const kilobytes = await kilobytesOf(client);
    const found = { faults: await faultsOf(client), violations: await violationsOf(client, { alsoDark: locale === 'en' }) };
    await openAlbum('pages', locale, 'phone').take(page, 'client-revoke');
    await hand.choose(page.getByRole('checkbox'));
    await hand.meant(page.getByRole('button', { name: words('revocation.confirm') }));
    const seconds = Math.round(secondsFor({ ...hand.effort(), words: countWords(await page.getByRole('main').innerText()) }));
    rows.push({ page: 'revoke', side: 'client', locale, width: SCREENS.phone.viewport.width, seconds, kilobytes, axe: found.violations.length });
    await client.leave();
    // The title of the agreement is the sample's, in English.
    expect(locale === 'en' ? found : found.violations).toEqual(locale === 'en' ? { faults: [], violations: [] } : []);
    expect(seconds).toBeLessThanOrEqual(LIMITS.seconds);
    expect(kilobytes).toBeLessThanOrEqual(LIMITS.kilobytes.client);
  });

  it('confirms without scripts, holds the confirmation, and the provider sees it', async () => {
    const { page } = plain;
    await page.getByRole('link', { name: t('revocation.here') }).tap();
    await page.getByRole('button', { name: t('revocation.confirm') }).waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: t('revocation.confirm') }).tap();
    await page.getByText(t('revocation.doneTitle')).waitFor();
    const { text } = await readMail(api, { to: story.email, about: t('revocation.receiptSubject', { title: story.work }) });
    expect(text).toContain(`(A-`);
    const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    await signIn(ola);
    const { body } = await api.call('GET', `/agreements/${agreementId}`);
    await ola.page.goto(`/engagements/${(body as { engagement: { id: string } }).engagement.id}`);
    await ola.page.getByText(t('revocation.teamTitle')).waitFor();
    await settled(ola);
    await openAlbum('pages', 'en', 'desk').take(ola.page, 'agreement-revoked');
    expect(await violationsOf(ola)).toEqual([]);
    expect(plain.complaints()).toEqual([]);
  });
});

it('what devices signed is proven by the sealed file alone, on the command line', async () => {
  const reader = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'phone' });
  await openLink(reader, byDevice.link);
  const { page } = reader;
  await comeUpon(page, page.url(), { sight: page.getByRole('heading', { name: t('signing.sealedTitle') }), patience: 20_000, look: 1_000 });
  const sealed = await page.request.get(`${page.url()}/file/pdf`);
  const file = join(entente.dataFolder, 'sealed-by-devices.pdf');
  await writeFile(file, await sealed.body());
  const { code, said } = await runEntente(['verify', file], { dataFolder: entente.dataFolder });
  expect(code).toBe(0);
  for (const name of [deviceStory.person, SAMPLE_STORIES.en.firm.owner]) expect(said).toContain(t('verify.device', { name, key: '', documentSha256: '' }).split(',')[0]);
  await reader.leave();
});

it('a clause that was misread as asking for a form of changes is set aside with a reason when an amendment goes out', async () => {
  const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
  const { page } = ola;
  await signIn(ola);
  const { body } = await api.call('GET', `/agreements/${byDevice.agreementId}`);
  await page.goto(`/engagements/${(body as AgreementView).engagement.id}`);
  await page.getByRole('button', { name: t('amendment.start') }).click();
  await page.getByText(t('amendment.count', { count: 0 })).waitFor();
  const id = new URL(page.url()).searchParams.get('agreement') ?? '';
  const preview = async () => (await api.call('GET', `/agreements/${id}/signing/preview`)).body as PreviewView;
  const [asking] = (await preview()).asking;
  expect(asking?.words).toContain(MISREAD);
  const { documentId } = (await api.call('GET', `/agreements/${id}`)).body as AgreementView;
  const { content } = (await api.call('GET', `/documents/${documentId}`)).body as DocumentView;
  const clause = content.clauses.find(({ body: words }) => words.endsWith(MISREAD));
  await api.call('POST', `/documents/${documentId}/edits`, { body: { edits: [{ type: 'set', kind: 'clauses', id: clause?.id, field: 'body', before: clause?.body, value: `${clause?.body ?? ''} ${story.addition}` }] } });
  await page.reload();
  await page.getByRole('button', { name: t('agreement.sendTo', { name: story.firstName }) }).click();
  const dialog = page.getByRole('dialog');
  const byCode = dialog.getByRole('radio', { name: t('sending.level_code') });
  // On a slow network the press counts all the same.
  await page.route(`**/api/v1/documents/${documentId}`, async (route) => { await new Promise((resume) => setTimeout(resume, 800)); await route.continue(); });
  await dialog.getByRole('button', { name: t('amendment.asksNot', { number: asking?.number ?? '' }) }).click();
  expect(await byCode.count()).toBe(0);
  await dialog.getByLabel(t('finding.reason')).fill('It is about remarks, not about the agreement.');
  await dialog.getByRole('button', { name: t('finding.setAside') }).click();
  await dialog.getByText('It is about remarks, not about the agreement.', { exact: false }).waitFor();
  await byCode.waitFor();
  expect((await preview()).asking).toMatchObject([{ setAside: { item: { reason: 'It is about remarks, not about the agreement.' } } }]);
  expect(await violationsOf(ola)).toEqual([]);
  await ola.leave();
});

it('the key of a lost phone is called off without a script, and a member’s in their account', async () => {
  await openLink(plain, byDevice.link);
  const { page } = plain;
  await page.goto(`${page.url()}/devices`);
  await page.getByRole('button', { name: t('signing.sendCode') }).tap();
  const { code } = await readMail(api, { to: deviceStory.email, about: t('mail.signingCodeSubject', { title: deviceStory.work }) });
  await page.locator('[name="code"]').fill(code);
  await openAlbum('pages', 'en', 'phone').take(page, 'client-devices');
  await page.getByRole('button', { name: t('device.offSend') }).tap();
  await page.getByText(t('device.keyGone', { when: '' }), { exact: false }).waitFor();
  const ola = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
  await openLink(ola, byDevice.link);
  await ola.page.goto(`${ola.page.url()}/devices`);
  expect(await violationsOf(ola)).toEqual([]);
  await signIn(ola);
  await ola.page.goto('/settings/account');
  const keys = ola.page.getByRole('region', { name: t('device.keysTitle') });
  await keys.getByRole('button').click();
  await ola.page.getByRole('dialog').getByRole('button', { name: t('device.offSend') }).click();
  await keys.getByText(t('device.keyGoneBy', { name: SAMPLE_STORIES.en.firm.owner, when: '' }), { exact: false }).waitFor();
  await ola.leave();
});
