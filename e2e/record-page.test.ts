import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { samplePages } from './sample-pages.ts';

const pages = samplePages();
let page: Page;

async function open(path: string, width = 1440): Promise<void> {
  page = await pages.open(path, { viewport: { width, height: 900 } });
}

describe('what was written on a record’s own page', () => {
  /** A client of the test's own, its page open. */
  async function openClient(): Promise<{ id: string; name: string; values: () => Promise<Record<string, unknown>> }> {
    const name = `Mark${Date.now().toString(36)} Sawmill`;
    const { id } = (await pages.owner().call('POST', '/clients', { body: { kind: 'organisation', name, locale: 'en' } })).body as { id: string };
    await open(`/clients/${id}`);
    await page.getByRole('heading', { name }).waitFor();
    return { id, name, values: async () => ((await pages.owner().call('GET', `/records/client/${id}`)).body as { values: Record<string, unknown> }).values };
  }
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const leave = () => page.getByRole('heading', { level: 1 }).click();

  it('goes back with Z, the newest first, what was typed in one go at once', async () => {
    const { name, values } = await openClient();
    await field('Next step').fill('Send');
    await vi.waitUntil(async () => (await values())['nextStep'] === 'Send', 10_000);
    await field('Next step').pressSequentially(' the outline');
    await vi.waitUntil(async () => (await values())['nextStep'] === 'Send the outline', 10_000);
    await leave();
    await field('Source').fill('PL 525');
    await vi.waitUntil(async () => (await values())['source'] === 'PL 525', 10_000);
    await leave();
    await page.keyboard.press('Control+z');
    await page.getByText(`${name}: as it was before.`).waitFor();
    expect([await field('Source').inputValue(), await field('Next step').inputValue()]).toEqual(['', 'Send the outline']);
    await vi.waitUntil(async () => (await values())['source'] === '', 10_000);
    await page.keyboard.press('z');
    await vi.waitUntil(async () => (await values())['nextStep'] === '', 10_000);
    await expect.poll(() => field('Next step').inputValue()).toBe('');
  });

  it('goes back before it was saved, and from another page; whoever leaves at once has written it all the same', async () => {
    const { id, name, values } = await openClient();
    await field('Next step').fill('Wrong');
    await leave();
    await page.keyboard.press('z');
    await expect.poll(() => field('Next step').inputValue()).toBe('');
    await field('Next step').fill('Left at once');
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    await vi.waitUntil(async () => (await values())['nextStep'] === 'Left at once', 10_000);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('z');
    await vi.waitUntil(async () => (await values())['nextStep'] === '', 10_000);
    await page.goBack();
    await page.getByRole('heading', { name }).waitFor();
    expect([await field('Next step').inputValue(), (await values())['nextStep'], id === '']).toEqual(['', '', false]);
  });

  it('stands there when one comes back at once, and is taken back from elsewhere once it was read again', async () => {
    const { name, values } = await openClient();
    await field('Next step').fill('Left at once');
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    await vi.waitUntil(async () => (await values())['nextStep'] === 'Left at once', 10_000);
    await page.goBack();
    await page.getByRole('heading', { name }).waitFor();
    await expect.poll(() => field('Next step').inputValue()).toBe('Left at once');
    await page.waitForLoadState('networkidle');
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    await page.keyboard.press('z');
    await vi.waitUntil(async () => (await values())['nextStep'] === '', 10_000);
    await page.goBack();
    await page.getByRole('heading', { name }).waitFor();
    await expect.poll(() => field('Next step').inputValue()).toBe('');
  });

  it('stays where somebody else wrote since, and says so', async () => {
    const { id, values } = await openClient();
    await field('Source').fill('PL 1');
    await vi.waitUntil(async () => (await values())['source'] === 'PL 1', 10_000);
    await page.waitForLoadState('networkidle');
    await pages.owner().call('PATCH', `/records/client/${id}`, { body: { set: { source: 'PL 2' }, before: { source: 'PL 1' } } });
    await leave();
    await page.keyboard.press('z');
    await page.locator('.ui-toast').waitFor();
    expect((await values())['source']).toBe('PL 2');
  });

  it('is saved while another save is under way too, also where it is again as it was', async () => {
    const { values } = await openClient();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route('**/records/client/**', async (route) => {
      if (route.request().method() !== 'GET') await held;
      await route.continue();
    });
    const sent = page.waitForRequest((request) => request.method() !== 'GET' && request.url().includes('/records/client/'));
    await field('Next step').fill('Half');
    await sent;
    await field('Next step').fill('');
    // As long as a pause after the last key, and longer.
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 900); }));
    release();
    await vi.waitUntil(async () => (await values())['nextStep'] === 'Half', 10_000);
    await vi.waitUntil(async () => (await values())['nextStep'] === '', 10_000);
  });
});

describe('an open task about a deal', () => {
  it('stands as its next step in the head of its page and on its card, late where its day has passed, until it is done', async () => {
    const name = `Mark${Date.now().toString(36)} Kitchen`;
    const { id } = (await pages.owner().call('POST', '/deals', { body: { name } })).body as { id: string };
    const dueOn = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    await pages.owner().call('POST', '/interactions', { body: { kind: 'task', subject: 'Ring the mason', dealId: id, dueOn } });
    await open(`/deals?view=all&layout=board&search=${encodeURIComponent(name)}`);
    const card = page.locator('.ui-card').filter({ hasText: name });
    await card.getByText('Ring the mason').waitFor();
    await card.getByText(/[23] days late/).waitFor();
    await card.getByRole('link', { name }).click();
    const head = page.locator('.ui-head').first();
    await head.getByText(/Ring the mason · [23] days late/).waitFor();
    await page.getByRole('checkbox', { name: 'Done: Ring the mason' }).first().click();
    await head.getByText('no next step').waitFor();
    await page.keyboard.press('z');
    await head.getByText(/Ring the mason/).waitFor();
    await page.getByRole('checkbox', { name: 'Done: Ring the mason' }).first().click();
    await head.getByText('no next step').waitFor();
    await page.goBack();
    await card.getByText('no next step').waitFor();
  });

  it('keeps within a phone, however long its words are', async () => {
    const { id } = (await pages.owner().call('POST', '/deals', { body: { name: 'Long' } })).body as { id: string };
    await pages.owner().call('POST', '/interactions', { body: { kind: 'task', subject: 'Ring the mason about the wall between kitchen and hall before anybody orders stone', dealId: id } });
    await open(`/deals/${id}`, 360);
    const lamp = page.locator('.ui-head .ui-lamp').filter({ hasText: 'Ring the mason' });
    await lamp.waitFor();
    const box = await lamp.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
  });
});
