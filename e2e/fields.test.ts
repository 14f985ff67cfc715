import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { violationsOf } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

let entente: EntenteProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample(), launchBrowser()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', bypassCSP: true });
  page = await context.newPage();
  await page.goto(`${entente.url}/sign-in?to=/settings/fields`);
  await page.getByLabel('E-mail').fill(SAMPLE_EMAIL);
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
});
afterAll(async () => {
  await context.close();
  await browser.close();
  await discardEntente(entente);
});

describe('fields of one’s own', () => {
  it('are made with names in two languages and options, retired, and brought back', async () => {
    await page.getByRole('button', { name: 'New field' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Sector');
    await dialog.getByText('Polski').click();
    await dialog.getByLabel('Name', { exact: true }).fill('Branża');
    await dialog.getByLabel('What it holds').selectOption('choice');
    await dialog.getByLabel('Option 1', { exact: true }).fill('Szkoły');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Sector' });
    await row.getByText('One of a list · 1 option').waitFor();
    await row.getByRole('button', { name: 'Retire: Sector' }).click();
    await page.getByText('“Sector” is retired. What records hold in it is kept.').waitFor();
    await page.getByRole('button', { name: 'Bring back: Sector' }).click();
    await page.getByRole('button', { name: 'Change: Sector' }).waitFor();
  });

  it('have tags beside them, and stand on a phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'New tag' }).click();
    await page.getByRole('dialog').getByLabel('Name of the tag').fill('Alumni');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Alumni' }).getByText('on nothing').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
  });
});
