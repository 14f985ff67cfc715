import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CODE_TRIES } from '@entente/core/signing/code-policy';
import { translator } from '@entente/phrases/translators';
import type { ApiClient } from './api-client.ts';
import { testBrowser } from './browser.ts';
import { askForCode, openLink, signWith } from './client.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { readMail } from './mailbox.ts';
import { sampleOwner } from './provider.ts';
import { startSample } from './sample.ts';
import { sentAgreement } from './sent-agreement.ts';
import { STORIES } from './story.ts';
import { openVisitor } from './visitor.ts';

/** What mail programs and their scanners say they are; some fetch as the reader would, some say that they only look ahead. */
const FETCHES: readonly { readonly what: string; readonly init: RequestInit }[] = [
  { what: 'GET', init: { method: 'GET' } },
  { what: 'HEAD', init: { method: 'HEAD' } },
  { what: 'Sec-Purpose: prefetch', init: { headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } } },
];
/** Pages behind a link: a scanner follows what it finds. */
const PAGES = ['', '/read', '/decline', '/later', '/someone-else', '/not-me', '/devices'];

const story = STORIES.en;
const t = translator('en');
let browser: Browser;
let entente: EntenteProcess;
let api: ApiClient;
let agreementId: string;
let link: string;
let before: unknown;

beforeAll(async () => {
  [browser, entente] = await Promise.all([testBrowser(), startSample()]);
  api = await sampleOwner(entente.url);
  ({ agreementId, link } = await sentAgreement(api, { story, locale: 'en' }));
  before = await everythingAboutIt();
});
afterAll(async () => {
  await browser?.close();
  if (entente !== undefined) await discardEntente(entente);
});

/** All that the provider can see of the agreement: its standing, its people, every event of its chain, every message. */
async function everythingAboutIt(): Promise<unknown> {
  const answers = await Promise.all([`/agreements/${agreementId}`, `/agreements/${agreementId}/signing`, `/agreements/${agreementId}/events`, '/outbox?limit=100', '/today'].map((path) => api.call('GET', path)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  return answers.map(({ body }) => withoutClock(body));
}

/** How long it has taken so far grows by itself, whoever looks. */
function withoutClock(body: unknown): unknown {
  const { times, ...rest } = body as { times?: Record<string, unknown> };
  if (times === undefined) return body;
  const { totalMs: _total, sinceSentMs: _since, stretches: _stretches, ...moments } = times;
  return { ...rest, times: moments };
}

describe('a scanner that opens the link of a mail', () => {
  it.each(FETCHES)('changes nothing by $what', async ({ init }) => {
    const opened = await fetch(link, { ...init, redirect: 'manual' });
    expect(opened.status).toBe(303);
    const cookie = opened.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const page = new URL(opened.headers.get('location') ?? '', link);
    for (const path of PAGES) {
      const { status } = await fetch(`${page.href}${path}`, { ...init, headers: { ...init.headers, cookie } });
      expect({ path, status }).toEqual({ path, status: 200 });
    }
    expect(await everythingAboutIt()).toEqual(before);
  });

  it('changes nothing when it runs scripts, scrolls and presses the main button without a code', async () => {
    const scanner = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    await openLink(scanner, link);
    const { page } = scanner;
    await page.getByRole('link', { name: t('signing.barSign'), exact: true }).evaluate((anchor: HTMLAnchorElement) => anchor.click());
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.getByRole('button', { name: t('signing.sendCode') }).evaluate((button: HTMLButtonElement) => button.click());
    await page.evaluate(() => fetch(location.href).then(({ status }) => status));
    expect(await everythingAboutIt()).toEqual(before);
    await scanner.leave();
  });

  it('signs nothing when it also ticks every box, types a code of its own and presses again', async () => {
    const scanner = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'desk' });
    await openLink(scanner, link);
    await askForCode(scanner);
    await scanner.page.locator('[data-code]').fill('000000');
    await scanner.page.getByRole('button', { name: t('signing.buttonSign') }).click();
    await scanner.page.getByText(t('refusal.code-is-wrong', { left: CODE_TRIES - 1 })).first().waitFor();
    // That much can be seen, so what was equal above was truly untouched.
    expect(await everythingAboutIt()).not.toEqual(before);
    const { body } = await api.call('GET', `/agreements/${agreementId}`);
    expect(body).toMatchObject({ standing: { state: 'sent' }, signatories: expect.not.arrayContaining([expect.objectContaining({ signed: expect.anything() })]) });
    await scanner.leave();
  });

  it('leaves the link usable: its reader signs by it', async () => {
    const client = await openVisitor(browser, { url: entente.url, locale: 'en', screen: 'phone' });
    await openLink(client, link);
    await askForCode(client);
    const { code } = await readMail(api, { to: story.email, about: t('mail.signingCodeSubject', { title: story.work }) });
    await signWith(client, code);
    await client.leave();
  });
});
