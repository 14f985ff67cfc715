import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { servePages } from './pages-server.ts';
import { RecordAnswers } from './record-answers.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, pages] = await Promise.all([testBrowser(), servePages()]);
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});
afterEach(async () => {
  await page.context().close();
  expect(complaints.splice(0)).toEqual([]);
});

async function open(path: string, answers: RecordAnswers, width = 1440): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB', bypassCSP: true });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await answers.serve(page);
  await page.goto(`${pages.url}${path}`);
  await page.getByText('Client 00001').waitFor();
}

/**
 * Rows by the ten thousand come from a stand-in: making them in the real program would take longer than all other
 * browser tests together. What a list does with records is tested on the real program, in crm.test.ts.
 */
describe('a list of records', () => {
  it('scrolls through fifty thousand, and is walked by keyboard to the loaded end and back', async () => {
    const answers = new RecordAnswers(50_000);
    await open('/clients', answers);
    expect(await violationsOf(page)).toEqual([]);
    const grid = page.getByRole('grid', { name: 'Clients you may see' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('50001');
    await grid.focus();
    const here = page.locator('tr:has([data-active])');
    await expect.poll(async () => {
      await page.keyboard.press('Control+End');
      return Number(await here.getAttribute('aria-rowindex'));
    }, { timeout: 30_000 }).toBeGreaterThan(400);
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    await page.keyboard.press('Control+Home');
    await expect.poll(() => here.getAttribute('aria-rowindex')).toBe('2');
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});
