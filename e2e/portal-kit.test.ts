import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { servePages } from './pages-server.ts';

const LOCALES = ['en', 'pl', 'ru'] as const;
const PHONE = { width: 360, height: 640 };

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  [browser, pages] = await Promise.all([testBrowser(), servePages()]);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

describe.each(LOCALES)('a client’s page in %s', (locale) => {
  it.each(['light', 'dark'] as const)('is accessible and fits a phone in the %s', async (colorScheme) => {
    const context = await browser.newContext({ viewport: PHONE, colorScheme, locale, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${pages.url}/client/${locale}`);
    expect(await violationsOf(page)).toEqual([]);
    // A link that leads out of the page is no skip link, which axe would let stand anywhere.
    const bar = page.locator('.p-sticky');
    await bar.evaluate((element) => {
      element.removeAttribute('data-until');
      for (const link of element.querySelectorAll('a')) link.setAttribute('href', '/elsewhere');
    });
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => bar.isVisible()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(colorScheme === 'light' ? 'rgb(247, 243, 234)' : 'rgb(25, 23, 20)');
    await context.close();
  });

  it('weighs less than 200 kB at first view, with its fonts', async () => {
    const context = await browser.newContext({ viewport: PHONE, locale });
    const page = await context.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)));
    await page.goto(`${pages.url}/client/${locale}`, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(200_000);
    expect(sizes.length).toBeGreaterThan(4);
    await context.close();
  });

  it('can be read and answered without a script', async () => {
    const context = await browser.newContext({ viewport: PHONE, locale, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${pages.url}/client/${locale}`);
    await page.locator('details.p-languages ~ *, .p-clause details summary').first().click();
    await page.locator('.p-clause textarea').first().fill('…');
    expect(await page.locator('.p-clause form').first().evaluate((form) => (form as HTMLFormElement).method)).toBe('post');
    await context.close();
  });
});

it('reads a pasted code with its spaces, marks the next box and sends a form once', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${pages.url}/client/pl`);
  const code = page.locator('input[data-code]');
  await code.focus();
  await page.keyboard.insertText('407 12');
  expect(await code.inputValue()).toBe('40712');
  expect(await page.locator('.p-code').getAttribute('data-at')).toBe('5');
  let posts = 0;
  await page.route('**/client/pl', (route) => {
    if (route.request().method() === 'POST') posts += 1;
    return new Promise((resume) => setTimeout(() => resume(route.fulfill({ status: 204, body: '' })), 300));
  });
  await page.locator('.p-clause summary').first().click();
  const send = page.locator('.p-clause details[open] button');
  await send.dblclick();
  await expect.poll(() => posts).toBe(1);
  expect(await send.textContent()).toBe('Wysyłanie');
  await context.close();
});
