import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { servePages } from './pages-server.ts';
import { RecordAnswers } from './record-answers.ts';

let browser: Browser;
let pages: Awaited<ReturnType<typeof servePages>>;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, pages] = await Promise.all([launchBrowser(), servePages()]);
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

describe('a list of records', () => {
  it('scrolls through fifty thousand, is walked and written in by keyboard, and keeps what two people wrote in one cell', async () => {
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
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const active = page.locator('[data-active]');
    for (let steps = 0; steps < 6 && !(await active.innerText()).includes('Send the outline'); steps += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Next step' }).fill('Call about the pause');
    await page.keyboard.press('Enter');
    await expect.poll(() => answers.rows[1]?.values['nextStep']).toBe('Call about the pause');
    expect(await grid.evaluate((element) => element === document.activeElement)).toBe(true);
    answers.changedMeanwhile = { id: answers.rows[1]?.id ?? '', field: 'nextStep', theirs: 'Nadia calls' };
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Next step' }).fill('Ola calls');
    await page.keyboard.press('Enter');
    const conflict = page.getByRole('dialog', { name: 'Next step' });
    await conflict.getByText('Nadia calls').waitFor();
    await conflict.getByRole('button', { name: 'Keep yours' }).click();
    await expect.poll(() => answers.rows[1]?.values['nextStep']).toBe('Ola calls');
  });

  it('says what it shows in its address, which opens the same list again, and keeps it as a view', async () => {
    const answers = new RecordAnswers(60);
    await open('/clients', answers);
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Filter by' }).fill('next');
    await page.keyboard.press('Enter');
    await page.getByLabel('Next step', { exact: true }).selectOption({ label: 'is empty' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('20 in this view').waitFor();
    await page.getByRole('button', { name: 'comfortable' }).click();
    const address = page.url();
    expect(address).toContain('filter=');
    expect(address).toContain('density=compact');
    await page.goto(address);
    await page.getByText('20 in this view').waitFor();
    await page.getByRole('button', { name: 'compact' }).waitFor();
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name of the view').fill('Nothing planned');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: /Nothing planned/ }).waitFor();
    expect(new URL(page.url()).search).toBe('?view=01990000-0000-7000-8000-00000000aaaa');
    expect(await page.getByText('20 in this view').count()).toBe(1);
  });

  it('changes many only after a look ahead, says which failed, tries them again and takes all of it back', async () => {
    const answers = new RecordAnswers(40);
    await open('/clients', answers);
    await page.getByRole('grid').focus();
    for (const keys of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(keys);
    await page.getByText('3 chosen').first().waitFor();
    await page.keyboard.press('o');
    await page.getByRole('dialog', { name: 'Change owner: 3 records' }).getByLabel('Owner').click();
    await page.getByRole('option', { name: 'Nadia Kravets' }).click();
    await page.getByRole('button', { name: 'See what it does' }).click();
    const dialog = page.getByRole('dialog', { name: 'Owner: 3 records' });
    await dialog.getByText('Will change').waitFor();
    expect(answers.rows[1]?.values['ownerId']).toContain('0001');
    await dialog.getByRole('button', { name: 'Owner', exact: true }).click();
    await dialog.getByText('Client 00001').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Try 1 again' }).click();
    await expect.poll(() => answers.rows.filter(({ values }) => String(values['ownerId']).endsWith('0002')).length).toBe(3);
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('Undone.').waitFor();
    expect(answers.rows.every(({ values }) => String(values['ownerId']).endsWith('0001'))).toBe(true);
  });
});
