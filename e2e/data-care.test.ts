import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { translator } from '@entente/phrases/translators';
import { violationsOf } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { sampleOwner, signIn } from './provider.ts';
import { startSample } from './sample.ts';
import { openVisitor, type Visitor } from './visitor.ts';

const t = translator('pl');
let entente: EntenteProcess;
let browser: Browser;
let ola: Visitor;

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample('pl'), launchBrowser()]);
  ola = await openVisitor(browser, { url: entente.url, locale: 'pl', screen: 'desk' });
  await signIn(ola);
});
afterAll(async () => {
  await browser.close();
  await discardEntente(entente);
});

describe('an owner who cares for the data', () => {
  it('limits a role, asks why somebody does not see a client, and gets an archive of everything', async () => {
    const { page } = ola;
    await page.goto('/settings/people');
    await page.getByRole('button', { name: `${t('right.change')}: ${t('workspace.member')}, ${t('right.kind_client')}` }).click();
    await page.getByRole('dialog').getByLabel(t('field.client.notes')).check();
    await page.getByRole('dialog').getByRole('button', { name: t('right.save') }).click();
    await page.getByText(`${t('right.hidden')}: ${t('field.client.notes')}`).waitFor();
    await page.getByLabel(t('right.person')).selectOption({ label: 'Tomasz Gajda' });
    await page.getByRole('button', { name: `${t('right.record')}: ` }).click();
    await page.getByRole('combobox', { name: t('right.record') }).fill('Bank Wsch');
    await page.getByRole('option', { name: 'Bank Wschodni' }).click();
    await page.getByText(t('right.no', { person: 'Tomasz Gajda', record: 'Bank Wschodni' })).waitFor();
    await page.getByText(t('right.r_owned-by-another')).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.goto('/settings/data');
    await page.getByRole('button', { name: t('data.archiveMake') }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: t('data.archiveGet') }).click({ timeout: 60_000 })]);
    expect(download.suggestedFilename()).toMatch(/^entente-20\d\d-\d\d-\d\d\.tar\.gz$/);
  });

  it('mends records by the keyboard alone, and takes one out of the bin', async () => {
    const { page } = ola;
    const owner = await sampleOwner(entente.url);
    const made = (await owner.call('POST', '/clients', { body: { kind: 'organisation', name: 'Huta Zapomniana', locale: 'pl' } })).body as { id: string };
    const rows = await vi.waitUntil(async () => {
      const work = (await owner.call('GET', '/quality/worklist/contact')).body as { rows: { id: string }[] };
      return work.rows.length > 1 ? work.rows : null;
    }, 15_000);
    await page.goto('/quality?kind=contact');
    await page.locator('.qu-spots button').first().waitFor();
    // A person who lacks nothing but a phone.
    const at = await page.evaluate((phone) => [...document.querySelectorAll('.qu-row')].findIndex((row) => row.querySelectorAll('.qu-spots button').length === 1 && row.querySelector('.qu-spots button')?.textContent.includes(phone)), t('field.contact.phone'));
    await page.locator('.qu-row').nth(at).locator('.qu-spots button').focus();
    await page.keyboard.press('Enter');
    await page.locator('.qu-here input').waitFor();
    await page.keyboard.type('+48 600 100 200');
    await page.keyboard.press('Enter');
    await page.getByText(`${t('field.contact.phone')}: ${t('quality.mended')}`).waitFor();
    await page.locator('.qu-here input').waitFor();
    // Enter has gone on to the next record, ready to be written in; Escape leaves it as it was.
    await page.waitForFunction((next) => document.activeElement?.closest('.qu-here')?.closest('.qu-row') === document.querySelectorAll('.qu-row')[next], at + 1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.qu-here').count()).toBe(0);
    await vi.waitUntil(async () => ((await owner.call('GET', `/quality/records/contact/${rows[at]?.id ?? ''}`)).body as { failing: unknown[] }).failing.length === 0, 10_000);
    expect(await violationsOf(page)).toEqual([]);
    await offersNoMerge(ola, [rows[0]?.id ?? '', rows[1]?.id ?? '']);
    await owner.call('DELETE', `/clients/${made.id}`);
    await page.goto('/bin');
    await page.getByRole('button', { name: `${t('data.restore')}: Huta Zapomniana` }).click();
    await page.getByText(t('data.binEmpty')).waitFor();
    expect((await owner.call('GET', `/clients/${made.id}`)).status).toBe(200);
    expect(ola.complaints()).toEqual([]);
  });
});

/** Two records side by side: whoever may delete is offered to merge them, whoever may not is told why they are not. */
async function offersNoMerge({ page }: Visitor, [stays, goes]: readonly [string, string]): Promise<void> {
  const merge = page.getByRole('button', { name: t('merge.go'), exact: true });
  await page.goto(`/merge?kind=contact&stays=${stays}&goes=${goes}`);
  await merge.waitFor();
  await page.route('**/api/v1/me', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()) as object, limits: { contact: { mayDelete: false } } } });
  });
  await page.reload();
  await page.getByText(t('merge.mayNot')).waitFor();
  expect(await merge.count()).toBe(0);
  await page.unroute('**/api/v1/me');
}
