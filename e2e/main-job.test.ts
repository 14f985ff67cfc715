import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@entente/core/kernel/locale-list';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { SealSettingsView } from '@entente/contract/signing/signing-views';
import { countWords, secondsFor } from '@entente/core/signing/effort';
import { TAKE_BACK_MINUTES } from '@entente/core/signing/take-back';
import { translator } from '@entente/phrases/translators';
import { openssl, pdfsig, Workbench } from '@entente/seal/test/judges.fixture';
import { sealedParts } from '@entente/seal/test/sealed-parts.fixture';
import { withVisibleText } from '@entente/seal/test/tampering.fixture';
import { openAlbum, type Album } from './album.ts';
import type { ApiClient } from './api-client.ts';
import { testBrowser } from './browser.ts';
import { ask, askForCode, clauseCard, openLink, readItAll, signWith, suggest } from './client.ts';
import { discardEntente, runEntente, type EntenteProcess } from './entente-process.ts';
import { freshHand } from './hand.ts';
import { keepLastSight } from './last-sight.ts';
import { readMail } from './mailbox.ts';
import { settled, violationsOf } from './page-check.ts';
import { changeLink, proposeRecord } from './proposed-record.ts';
import { comeUpon, draftAgreement, fillGaps, openMail, sampleOwner, send, signAsProvider, signIn } from './provider.ts';
import { startSample } from './sample.ts';
import { ASKED_CLAUSE, REWORDED_CLAUSE, STORIES } from './story.ts';
import { sentenceOf, tamperSet } from './tamper-set.ts';
import { timePasses } from './time-passes.ts';
import { leaveRows, LIMITS, type TourRow } from './tour-rows.ts';
import { openVisitor, SCREENS, type Visitor } from './visitor.ts';

/** Two people on one agreement: Ola at her desk, the client on a phone. */
type Walk = { readonly entente: EntenteProcess; readonly api: ApiClient; readonly ola: Visitor; readonly client: Visitor; readonly desk: Album; readonly phone: Album };

let browser: Browser;
const walks = new Map<Locale, Walk>();
const rows: TourRow[] = [];

beforeAll(async () => {
  browser = await testBrowser();
});
afterAll(async () => {
  await leaveRows('1-main-job', rows);
  await browser.close();
  for (const { entente } of walks.values()) await discardEntente(entente);
});

async function beginWalk(locale: Locale): Promise<Walk> {
  const entente = await startSample(locale);
  const { url } = entente;
  const walk = {
    entente,
    api: await sampleOwner(url),
    ola: await openVisitor(browser, { url, locale, screen: 'desk' }),
    client: await openVisitor(browser, { url, locale, screen: 'phone' }),
    desk: openAlbum('main job', locale, 'desk'),
    phone: openAlbum('main job', locale, 'phone'),
  };
  walks.set(locale, walk);
  return walk;
}

function walkIn(locale: Locale): Walk {
  const walk = walks.get(locale);
  if (walk === undefined) throw new Error(`the walk in ${locale} did not begin`);
  return walk;
}

describe.each(LOCALES)('from a template to a signed agreement, in %s', (locale) => {
  const t = translator(locale);
  const story = STORIES[locale];

  afterEach((context) => keepLastSight(context, [walks.get(locale)?.ola, walks.get(locale)?.client]));

  it('the provider drafts from a template, fills what is missing and sends, all within three minutes', async () => {
    const { ola, desk } = await beginWalk(locale);
    await signIn(ola);
    await desk.take(ola.page, 'today');
    const hand = freshHand();
    await draftAgreement(ola, { story, kind: 'service_agreement', hand });
    await desk.take(ola.page, 'draft');
    await fillGaps(ola, { story, hand });
    await desk.take(ola.page, 'nothing-missing');
    await send(ola, { story, hand });
    const seconds = Math.round(secondsFor({ ...hand.effort(), words: 0 }));
    rows.push({ page: 'from template to sent', side: 'provider', locale, width: SCREENS.desk.viewport.width, seconds });
    expect(seconds).toBeLessThanOrEqual(LIMITS.secondsToSend);
    await ola.page.getByText(t('agreement.wait_sign_both'), { exact: false }).first().waitFor();
    await desk.take(ola.page, 'sent');
  });

  it('the client opens the link, reads in short and reads it all', async () => {
    const { ola, client, phone } = walkIn(locale);
    const { link } = await openMail(ola, { to: story.email, about: story.work });
    await openLink(client, link);
    expect(client.page.url()).not.toContain(new URL(link).pathname);
    await phone.take(client.page, 'in-short');
    await readItAll(client);
    await phone.take(client.page, 'whole-text');
  });

  it('the client asks about a clause and suggests other words for another', async () => {
    const { client, phone } = walkIn(locale);
    await ask(client, { clause: ASKED_CLAUSE, question: story.question });
    await phone.take(client.page, 'asked');
    await suggest(client, { clause: REWORDED_CLAUSE, addition: story.addition });
    await phone.take(client.page, 'suggested');
    await clauseCard(client, REWORDED_CLAUSE).getByText(t('signing.remarkWaits')).waitFor();
  });

  it('the provider answers in place, takes the words and sends version 2', async () => {
    const { ola, desk } = walkIn(locale);
    await ola.page.reload();
    const question = ola.page.getByRole('group', { name: story.person }).filter({ hasText: story.question });
    await question.getByRole('button', { name: t('agreement.answerHere') }).click();
    await ola.page.getByRole('textbox', { name: t('agreement.yourAnswer'), exact: true }).fill(story.answer);
    await desk.take(ola.page, 'answering');
    await ola.page.getByRole('button', { name: t('agreement.do_answered'), exact: true }).click();
    const proposal = ola.page.getByRole('group', { name: story.person }).filter({ hasText: story.addition });
    await proposal.getByRole('button', { name: t('agreement.accept') }).click();
    await ola.page.getByRole('textbox', { name: t('agreement.aLine') }).fill(story.line);
    await ola.page.getByRole('button', { name: t('agreement.do_accepted'), exact: true }).click();
    await ola.page.getByRole('article').getByText(story.addition).first().waitFor();
    await desk.take(ola.page, 'words-taken');
    await send(ola, { story });
    await desk.take(ola.page, 'sent-again');
  });

  it('the client sees what changed since', async () => {
    const { api, client, phone } = walkIn(locale);
    const { link } = await readMail(api, { to: story.email, about: t('mail.signingChangedSubject', { title: story.work }) });
    await openLink(client, link);
    await client.page.getByText(t('signing.newsChanged', { count: 1 })).waitFor();
    await phone.take(client.page, 'news');
    await client.page.getByRole('link', { name: t('signing.newsShow') }).first().tap();
    await clauseCard(client, REWORDED_CLAUSE).locator('ins').filter({ hasText: story.addition.slice(0, 20) }).waitFor();
    await clauseCard(client, ASKED_CLAUSE).getByText(story.answer).waitFor();
    await phone.take(client.page, 'what-changed');
  });

  it('the client signs with a code, then the provider', async () => {
    const { api, ola, client, phone, desk } = walkIn(locale);
    await client.page.getByRole('link', { name: t('signing.barSign'), exact: true }).tap();
    await askForCode(client);
    await phone.take(client.page, 'code');
    const { code } = await readMail(api, { to: story.email, about: t('mail.signingCodeSubject', { title: story.work }) });
    await signWith(client, code);
    await phone.take(client.page, 'signed');
    await client.page.getByRole('button', { name: t('signing.takeBack') }).waitFor();

    await ola.page.reload();
    await signAsProvider(ola, { api, story, onTheWay: () => desk.take(ola.page, 'signing') });
    await desk.take(ola.page, 'signed');
  });
});

describe('once nobody can take a signature back any more', () => {
  const t = translator('en');
  const story = STORIES.en;
  const bench = new Workbench();
  let sealed: Uint8Array;

  afterAll(() => bench.clear());
  afterEach((context) => keepLastSight(context, [walks.get('en')?.ola, walks.get('en')?.client]));

  it('both sides download the same sealed file', async () => {
    const { entente, api, ola, client, desk, phone } = walkIn('en');
    walks.set('en', { ...walkIn('en'), entente: await timePasses(entente, TAKE_BACK_MINUTES + 1) });
    const file = ola.page.getByRole('link', { name: t('agreement.sealedFile') });
    await comeUpon(ola.page, ola.page.url(), { sight: file, patience: 60_000, look: 5_000 });
    await desk.take(ola.page, 'sealed');
    sealed = await download(ola.page, file);
    const { link } = await readMail(api, { to: story.email, about: t('mail.signingSealedSubject', { title: story.work }) });
    await client.page.goto(link);
    await phone.take(client.page, 'us');
    const theirs = await download(client.page, client.page.getByRole('link', { name: t('signing.filePdf') }).first());
    expect(Buffer.compare(theirs, sealed)).toBe(0);
  });

  it('the command line says that it is intact', async () => {
    const { code, said } = await verify(bench.write('sealed.pdf', sealed));
    expect(said).toContain(t('verify.verdict.intact'));
    expect(code).toBe(0);
  });

  it.runIf(pdfsig.isHere)(pdfsig.title('pdfsig says that it is valid and wholly signed'), () => {
    bench.write('sealed.pdf', sealed);
    expect(bench.run('pdfsig', 'sealed.pdf')).toMatch(/Total document signed[\s\S]*Signature is Valid\./);
  });

  it.runIf(openssl.isHere)(openssl.title('openssl finds the seal right by its CAdES rules'), async () => {
    const { container, signedBytes } = sealedParts(sealed);
    bench.write('seal.der', container);
    bench.write('signed.bin', signedBytes);
    bench.write('seal.pem', await sealCertificate(walkIn('en').entente.url));
    const inputs = ['-inform', 'DER', '-in', 'seal.der', '-content', 'signed.bin', '-CAfile', 'seal.pem', '-purpose', 'any', '-out', 'verified.bin'];
    expect(bench.ask('openssl', 'cms', '-verify', '-cades', '-binary', ...inputs)).toMatchObject({ status: 0, output: expect.stringContaining('CAdES Verification successful') });
  });

  it('every file of the tamper set is named', async () => {
    for (const { name, pdf, verdict, finding } of await tamperSet(sealed)) {
      const { code, said } = await verify(bench.write('tampered.pdf', pdf));
      expect({ name, code, said }).toEqual({ name, code: verdict === 'extended' ? 0 : 1, said: expect.stringContaining(t(`verify.verdict.${verdict}`)) });
      expect({ name, said }).toEqual({ name, said: expect.stringMatching(sentenceOf(finding)) });
    }
  });

  it.runIf(pdfsig.isHere)(pdfsig.title('pdfsig misses text that was appended, which is why there is a check of our own'), () => {
    bench.write('appended.pdf', withVisibleText(sealed));
    expect(bench.run('pdfsig', 'appended.pdf')).toContain('Signature is Valid.');
  });

  it('a further order is drafted from the page of the sealed text, names it, and is listed there', async () => {
    const { ola } = walkIn('en');
    const sealedPage = ola.page.url();
    await ola.page.getByRole('button', { name: t('order.start') }).click();
    await ola.page.getByRole('dialog').getByRole('button', { name: t('order.draft') }).click();
    await ola.page.getByRole('region', { name: t('order.sectionOne') }).waitFor();
    await ola.page.getByText('the order wins for its project', { exact: false }).first().waitFor();
    expect(await violationsOf(ola)).toEqual([]);
    await ola.page.goto(sealedPage);
    await ola.page.getByRole('region', { name: t('order.section') }).getByText(t('agreement.state_draft')).waitFor();
  });

  it('the client proposes another sum and another day on a phone, the provider makes an amendment of them, and the client signs it', async () => {
    const { api, ola, client, phone, desk } = walkIn('en');
    const sealedPage = ola.page.url();
    const { agreementId } = (await api.call('GET', `/engagements/${new URL(sealedPage).pathname.split('/')[2] ?? ''}`)).body as EngagementView;
    const { documentId } = (await api.call('GET', `/agreements/${agreementId ?? ''}`)).body as AgreementView;
    const { content } = (await api.call('GET', `/documents/${documentId}`)).body as DocumentView;
    const [amount, phase] = [content.billingItems[0], content.phases.at(-1)];
    await client.page.goto(`${client.page.url()}/agreement/${agreementId ?? ''}`);
    await proposeRecord(client, { record: changeLink(client, amount?.label ?? ''), field: 'amountMinor', value: '12 345.50', purpose: story.line });
    await client.page.getByText(t('proposal.portalWaits')).waitFor();
    await phone.take(client.page, 'proposed-sum');
    await proposeRecord(client, { record: changeLink(client, phase?.name ?? ''), field: 'endsOn', value: '2037-06-30', purpose: story.line });
    await ola.page.reload();
    await ola.page.getByRole('button', { name: t('proposal.draft') }).first().click();
    await ola.page.getByText(t('proposal.added', { number: 1 })).waitFor();
    await ola.page.goBack();
    // Until the page is read anew the one that was just drafted stands there too.
    await ola.page.locator('.ag-note').filter({ hasText: phase?.name ?? '' }).getByRole('button', { name: t('proposal.addTo', { number: 1 }) }).click();
    await ola.page.getByText(t('amendment.count', { count: 2 })).waitFor();
    await ola.page.locator('ins').filter({ hasText: '12,345.50' }).first().waitFor();
    await desk.take(ola.page, 'proposed-amendment');
    const id = new URL(ola.page.url()).searchParams.get('agreement') ?? '';
    expect((await api.call('POST', `/agreements/${id}/sendings`, { body: { signingLevel: 'code', signingOrder: 'any', expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() } })).status).toBe(201);
    const title = t('amendment.title', { number: 1, title: story.work });
    await openLink(client, (await readMail(api, { to: story.email, about: title })).link);
    await client.page.locator('ins').filter({ hasText: '12,345.50' }).first().waitFor();
    await askForCode(client);
    await signWith(client, (await readMail(api, { to: story.email, about: t('mail.signingCodeSubject', { title }) })).code);
    await ola.page.goto(sealedPage);
  });

  it('what is sealed is changed by an amendment: the provider begins it from the page of the sealed text', async () => {
    const { api, ola, desk } = walkIn('en');
    await ola.page.getByRole('button', { name: t('amendment.start') }).click();
    await ola.page.getByText(t('amendment.count', { count: 0 })).waitFor();
    const id = new URL(ola.page.url()).searchParams.get('agreement') ?? '';
    const { documentId } = (await api.call('GET', `/agreements/${id}`)).body as AgreementView;
    const { content } = (await api.call('GET', `/documents/${documentId}`)).body as DocumentView;
    const clause = content.clauses.find(({ body }) => body.length > 60 && !body.includes('[['));
    const edits = [{ type: 'set', kind: 'clauses', id: clause?.id, field: 'body', before: clause?.body, value: `${clause?.body ?? ''} ${story.addition}` }];
    expect((await api.call('POST', `/documents/${documentId}/edits`, { body: { edits } })).status).toBe(200);
    await ola.page.reload();
    await ola.page.getByText(t('amendment.count', { count: 1 })).waitFor();
    await ola.page.getByRole('button', { name: t('amendment.show') }).click();
    await ola.page.getByRole('dialog').locator('ins').filter({ hasText: story.addition.slice(0, 20) }).waitFor();
    await desk.take(ola.page, 'amendment');
    expect(await violationsOf(ola)).toEqual([]);
    expect((await api.call('POST', `/agreements/${id}/sendings`, { body: { signingLevel: 'code', signingOrder: 'any', expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() } })).status).toBe(201);
  });

  it('and the client reads only what changes, within two minutes with the signature', async () => {
    const { api, entente } = walkIn('en');
    const { link } = await readMail(api, { to: story.email, about: t('amendment.title', { number: 2, title: story.work }) });
    for (const locale of LOCALES) {
      const reader = await openVisitor(browser, { url: entente.url, locale, screen: 'phone' });
      await openLink(reader, link);
      await reader.page.goto(`${reader.page.url()}?locale=${locale}`);
      await reader.page.locator('.p-clause--changed ins').filter({ hasText: story.addition.slice(0, 20) }).waitFor();
      await settled(reader);
      const seconds = Math.round(secondsFor({ taps: 3, characters: 6, decisions: 1, words: countWords(await reader.page.getByRole('main').innerText()) }));
      const axe = await violationsOf(reader, { alsoDark: locale === 'en' });
      rows.push({ page: 'amendment', side: 'client', locale, width: SCREENS.phone.viewport.width, seconds, axe: axe.length });
      await openAlbum('pages', locale, 'phone').take(reader.page, 'client-amendment');
      expect({ axe, inTime: seconds <= LIMITS.secondsToSign }).toEqual({ axe: [], inTime: true });
      await reader.leave();
    }
  });

  async function verify(file: string): Promise<{ code: number; said: string }> {
    return runEntente(['verify', file], { dataFolder: walkIn('en').entente.dataFolder });
  }
});

/** The certificate of the seal with its issuer, as the provider gives it out (PEM). */
async function sealCertificate(url: string): Promise<string> {
  const { call } = await sampleOwner(url);
  const { current } = (await call('GET', '/seal')).body as SealSettingsView;
  return String((await call('GET', `/seal/certificates/${current.fingerprint}`)).body);
}

async function download(page: Page, link: Locator): Promise<Uint8Array> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await file.path());
}
