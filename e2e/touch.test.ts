import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { tooLowForAFinger } from './finger.ts';
import { samplePages } from './sample-pages.ts';

const pages = samplePages();
let page: Page;

/** A page on a phone that is held in the hand. */
async function open(path: string): Promise<void> {
  page = await pages.open(path, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, bypassCSP: false });
}

const dialog = () => page.getByRole('dialog');
const width = () => page.evaluate(() => document.documentElement.scrollWidth);

async function expectRoomForAFinger(): Promise<void> {
  expect(await tooLowForAFinger(page)).toEqual([]);
  expect(await width()).toBe(360);
}

describe('a list on a phone', () => {
  it('is chosen from, changed and taken back by finger', async () => {
    await open('/clients?sort=name');
    const boxes = page.getByRole('checkbox');
    for (const at of [0, 1]) await boxes.nth(at).tap();
    await page.getByText('2 chosen').first().waitFor();
    await expectRoomForAFinger();
    await page.getByRole('button', { name: 'Set a field' }).tap();
    await dialog().getByLabel('Which field?').selectOption({ label: 'Next step' });
    await dialog().getByLabel('Next step').fill('Ring them');
    await dialog().getByRole('button', { name: 'See what it does' }).tap();
    await dialog().getByText('Will change').waitFor();
    await dialog().getByRole('button', { name: 'Change', exact: true }).tap();
    await dialog().getByText('Done.').waitFor();
    await dialog().getByRole('button', { name: 'Undo' }).tap();
    await dialog().getByText('Undone.').waitFor();
  });

  it('is narrowed by a filter with a group, and what is shown is kept as a view whose button is in sight', async () => {
    await open('/deals');
    await page.getByRole('button', { name: 'Add filter' }).tap();
    await page.getByRole('button', { name: 'The whole filter' }).tap();
    await dialog().getByRole('button', { name: 'Add a group' }).tap();
    await dialog().getByRole('button', { name: 'Add filter' }).first().tap();
    await dialog().getByRole('option', { name: 'Amount' }).tap();
    await dialog().getByLabel('Amount', { exact: true }).selectOption('at_least');
    await dialog().getByLabel('Value').fill('30000');
    await expectRoomForAFinger();
    await dialog().getByRole('button', { name: 'Done' }).first().tap();
    await dialog().getByRole('button', { name: 'Done' }).tap();
    await expect.poll(() => dialog().count()).toBe(0);
    await page.getByText('Amount: at least', { exact: false }).first().waitFor();
    const save = page.getByRole('button', { name: 'Save this view' });
    const box = await save.boundingBox();
    expect(Number(box?.x) + Number(box?.width)).toBeLessThanOrEqual(360);
    await expectRoomForAFinger();
    await save.tap();
    await dialog().getByLabel('Name of the view').fill('Large ones');
    await dialog().getByRole('button', { name: 'Save' }).tap();
    await page.getByRole('link', { name: 'Large ones' }).waitFor();
  });

  it('opens columns and order within the window, each of them high enough to press, and shows the way to the board', async () => {
    await open('/deals');
    for (const [name, role] of [[/^\d+ columns$/, 'dialog'], [/^Order/, 'menu']] as const) {
      await page.getByRole('button', { name }).tap();
      const panel = page.getByRole(role);
      await panel.waitFor();
      await expect.poll(async () => {
        const box = await panel.boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height <= 740;
      }).toBe(true);
      expect(await tooLowForAFinger(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => panel.count()).toBe(0);
    }
    const board = page.getByRole('button', { name: 'As a board' });
    const box = await board.boundingBox();
    expect(Number(box?.x) + Number(box?.width)).toBeLessThanOrEqual(360);
    await board.tap();
    await page.locator('.ui-card').first().waitFor();
    await expectRoomForAFinger();
  });
});

describe('a long form on a phone', () => {
  it('leads to what is missing when it is saved too early', async () => {
    await open('/settings/automations');
    await page.getByRole('button', { name: 'New automation' }).tap();
    const save = dialog().getByRole('button', { name: 'Save' });
    await save.scrollIntoViewIfNeeded();
    await save.tap();
    const name = dialog().getByLabel('Name');
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(Number((await name.boundingBox())?.y)).toBeGreaterThan(0);
  });
});

describe('a field of one’s own on a phone', () => {
  it('is chosen from a list that stays in its frame, and a day with its time is shown whole', async () => {
    const { id } = (await pages.owner().call('POST', '/clients', { body: { kind: 'organisation', name: 'Orchard', locale: 'en' } })).body as { id: string };
    const fields = [{ key: 'heard_of', type: 'multi_choice', labels: { en: 'Heard of' }, options: [{ key: 'fair', retired: false, labels: { en: 'A fair' } }, { key: 'friend', retired: false, labels: { en: 'A friend' } }] }, { key: 'met_at', type: 'instant', labels: { en: 'Met at' }, options: [] }];
    for (const field of fields) expect((await pages.owner().call('POST', '/fields', { body: { kind: 'client', hints: {}, rules: {}, isRequired: false, isUnique: false, ...field } })).status).toBeLessThan(410);
    await open(`/clients/${id}`);
    await page.getByLabel('Heard of').tap();
    const list = dialog();
    await list.getByRole('option', { name: 'A friend' }).waitFor();
    expect(await list.evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0);
    expect(await tooLowForAFinger(page)).toEqual([]);
    await list.getByRole('option', { name: 'A friend' }).tap();
    await list.getByRole('button', { name: 'Done' }).tap();
    const moment = page.getByLabel('Met at');
    await moment.fill('2026-10-28T10:30');
    expect(Number((await moment.boundingBox())?.width)).toBeGreaterThan(250);
  });
});

describe('work on data on a phone', () => {
  it('has room for a finger at every act', async () => {
    const deals = (await pages.owner().call('GET', '/records/deal?columns=name&limit=1')).body as { rows: { id: string }[] };
    for (const path of ['/quality', '/duplicates', '/tasks', `/deals/${deals.rows[0]?.id ?? ''}`, '/settings/automations', '/settings/fields', '/imports/new']) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect([path, await tooLowForAFinger(page), await width()]).toEqual([path, [], 360]);
      if (path !== '/imports/new') await page.context().close();
    }
  });

  it('leads from what a record lacks to its field, and is content once that is written', async () => {
    const { id } = (await pages.owner().call('POST', '/clients', { body: { kind: 'organisation', name: 'Meadow', locale: 'en' } })).body as { id: string };
    await open(`/clients/${id}`);
    const lack = page.getByRole('button', { name: 'missing: Source' });
    const source = page.getByLabel('Source', { exact: true });
    const stands = () => source.evaluate((field) => field === document.activeElement && field.getBoundingClientRect().top > 0 && field.getBoundingClientRect().bottom < innerHeight);
    await lack.tap();
    await expect.poll(stands).toBe(true);
    await source.blur();
    await lack.press('Enter');
    await expect.poll(stands).toBe(true);
    await page.keyboard.type('A fair in Poznań');
    await lack.waitFor({ state: 'detached' });
  });

  it('says the whole next step under the name of a record', async () => {
    const client = (await pages.owner().call('POST', '/clients', { body: { kind: 'organisation', name: 'Heath', locale: 'en' } })).body as { id: string };
    const nextStep = 'Send the programme of both days to the head of training and ask her for the rooms';
    const { id } = (await pages.owner().call('POST', '/deals', { body: { name: 'Two days', clientId: client.id, amount: 480_000, currency: 'PLN', nextStep } })).body as { id: string };
    await open(`/deals/${id}`);
    const said = await page.locator('.ui-head__under .ui-lamp').filter({ hasText: nextStep }).boundingBox();
    expect(Number(said?.x) + Number(said?.width)).toBeLessThanOrEqual(340);
    expect(await width()).toBe(360);
  });
});
