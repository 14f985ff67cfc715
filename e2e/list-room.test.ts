import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { testBrowser } from './browser.ts';
import { discardEntente } from './entente-process.ts';
import { startSample } from './sample.ts';

let browser: Browser;
beforeAll(async () => { browser = await testBrowser(); });
afterAll(async () => { await browser.close(); });

it.each(LOCALES)('a desk of 1440 pixels reads the name, client and stage of every deal whole: %s', async (locale) => {
  const entente = await startSample(locale);
  const context = await browser.newContext({ baseURL: entente.url, locale, viewport: { width: 1440, height: 900 } });
  try {
    await context.request.post('/api/auth/sign-in/email', { data: { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD } });
    const page = await context.newPage();
    await page.goto('/deals?view=all');
    await page.getByRole('grid').getByRole('row').nth(12).waitFor();
    const cut = await page.evaluate(async () => {
      await document.fonts.ready;
      const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element) => scrollWidth > clientWidth || (clientHeight > 0 && scrollHeight > clientHeight);
      const cells = [2, 3, 4].flatMap((at) => [...document.querySelectorAll<HTMLElement>(`.ui-grid tbody td:nth-child(${at}) .ui-grid__words`)]);
      const titles = [...document.querySelectorAll<HTMLElement>('.ui-grid thead .ui-grid__title')];
      return { read: cells.length > 30, cut: [...cells, ...titles].filter((words) => [words, ...words.querySelectorAll('*')].some(isCut)).map(({ innerText }) => innerText) };
    });
    expect(cut).toEqual({ read: true, cut: [] });
    expect(await page.evaluate(() => { const frame = document.querySelector('.ui-grid'); return Number(frame?.scrollWidth) - Number(frame?.clientWidth); })).toBe(0);
  } finally {
    await context.close();
    await discardEntente(entente);
  }
});
