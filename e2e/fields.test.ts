import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

let entente: EntenteProcess;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample(), testBrowser()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', bypassCSP: true });
  page = await context.newPage();
  await page.goto(`${entente.url}/sign-in?to=/settings/fields`);
  await page.getByLabel('E-mail').fill(SAMPLE_EMAIL);
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'New field' }).first().waitFor();
});
afterAll(async () => {
  await context.close();
  await browser.close();
  await discardEntente(entente);
});

describe('fields of one’s own', () => {
  it('are made with names in two languages and options, retired, and brought back', async () => {
    // Each try makes a field of its own: the one of the try before is there still.
    const name = `Sector ${Date.now().toString(36)}`;
    await page.goto(`${entente.url}/settings/fields`);
    await page.getByRole('button', { name: 'New field' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByText('Polski').click();
    await dialog.getByLabel('Name', { exact: true }).fill('Branża');
    await dialog.getByLabel('What it holds').selectOption('choice');
    await dialog.getByLabel('Option 1', { exact: true }).fill('Szkoły');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('listitem').filter({ hasText: name });
    await row.getByText('One of a list · 1 option').waitFor();
    await row.getByRole('button', { name: `Retire: ${name}` }).click();
    await page.getByText(`“${name}” is retired. What records hold in it is kept.`).waitFor();
    await page.getByRole('button', { name: `Bring back: ${name}` }).click();
    await page.getByRole('button', { name: `Change: ${name}` }).waitFor();
  });

  it('are asked for on engagements, which are found by them', async () => {
    await page.getByText('Engagements', { exact: true }).last().click();
    await page.getByRole('listitem').filter({ hasText: 'Way of working' }).getByText('One of a list · 3 options').waitFor();
    await page.goto(`${entente.url}/engagements`);
    await page.getByRole('link', { name: 'Difficult conversations at the counter' }).waitFor();
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('option', { name: 'Way of working' }).click();
    await page.getByRole('option', { name: 'Online', exact: true }).click();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('link', { name: 'Difficult conversations at the counter' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'First year as a manager' }).click();
    await page.getByRole('link', { name: 'Story' }).click();
    await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok()), page.getByLabel('Way of working').selectOption('on_site')]);
    expect(await violationsOf(page)).toEqual([]);
    await page.reload();
    await page.getByText('On site', { exact: true }).first().waitFor({ state: 'attached' });
    expect(await page.getByLabel('Way of working').inputValue()).toBe('on_site');
  });

  it('stand in a list that says where the work stands, is written in, and changed by the hundred and back', async () => {
    await page.goto(`${entente.url}/engagements?columns=name,agreementState,turn,late,nextStep,custom.way_of_working&sort=-late`);
    const grid = page.getByRole('grid', { name: 'Engagements you may see' });
    const row = (name: string) => grid.getByRole('row').filter({ hasText: name });
    await row('First year as a manager').getByText('sealed').waitFor();
    await row('Difficult conversations at the counter').getByText('questions open').waitFor();
    await grid.focus();
    for (const key of ['Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('textbox', { name: 'Next step' }).fill('Ask for the sheets');
    await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok()), page.keyboard.press('Enter')]);
    const choose = async () => { for (const name of ['First year as a manager', 'Difficult conversations at the counter']) await page.getByRole('checkbox', { name }).check(); };
    await choose();
    await page.getByRole('button', { name: 'Move to the bin' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Move 2 records to the bin?' });
    await dialog.getByRole('group').getByText('First year as a manager').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await choose();
    await page.getByRole('button', { name: 'Set a field' }).click();
    await page.getByLabel('Which field?', { exact: true }).selectOption('Way of working');
    await page.getByRole('dialog').getByLabel('Way of working').selectOption('Online and on site');
    await page.getByRole('button', { name: 'See what it does' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByText('Undone.').waitFor();
    await page.getByRole('button', { name: 'Close' }).first().click();
    expect(await violationsOf(page)).toEqual([]);
    await row('First year as a manager').getByRole('link').click();
    await page.getByRole('link', { name: 'Story' }).click();
    expect(await page.getByLabel('Next step', { exact: true }).inputValue()).toBe('Ask for the sheets');
    await page.getByLabel('Way of working').waitFor();
  });

  it('are asked for in the talks they belong to, stand in their entry and are changed there', async () => {
    await page.getByRole('link', { name: 'Kasia Wolny' }).click();
    await page.getByRole('heading', { name: 'Kasia Wolny', level: 1 }).waitFor();
    await page.getByLabel('What should the next person who opens this know?').waitFor();
    await page.getByText('Meeting', { exact: true }).first().click();
    await page.getByLabel('What was decided, and who does what?').fill('We meet every other week.');
    await page.getByLabel('Where', { exact: true }).selectOption('video');
    await page.getByText('Note', { exact: true }).first().click();
    expect(await page.getByLabel('Where', { exact: true }).count()).toBe(0);
    await page.getByText('Meeting', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Write down' }).click();
    const entry = page.getByRole('article').filter({ hasText: 'We meet every other week.' });
    await entry.getByText('Video call').waitFor();
    await entry.getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
    await page.getByRole('dialog').getByLabel('Where', { exact: true }).selectOption('at_client');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await entry.getByText('At the client’s').waitFor();
    await page.evaluate(() => document.querySelector('.ix-shows')?.scrollIntoView({ block: 'center' }));
    await page.getByRole('button', { name: 'Add filter' }).click();
    await page.getByRole('option', { name: 'Where' }).click();
    await page.getByRole('option', { name: 'Video call' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await entry.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove the filter' }).click();
    await entry.waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('have tags beside them, and stand on a phone', async () => {
    await page.goto(`${entente.url}/settings/fields`);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('button', { name: 'New tag' }).click();
    await page.getByRole('dialog').getByLabel('Name of the tag').fill('Alumni');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const alumni = page.getByRole('listitem').filter({ hasText: 'Alumni' });
    await alumni.getByText('on nothing').waitFor();
    await page.getByRole('button', { name: 'Delete: Alumni' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await alumni.waitFor({ state: 'detached' });
    await page.locator('.ui-toast').filter({ hasText: 'The tag “Alumni” is gone.' }).getByRole('button', { name: 'Undo' }).click();
    await alumni.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
  });
});
