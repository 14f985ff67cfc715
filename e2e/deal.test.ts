import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { signInToApi, type ApiClient } from './api-client.ts';
import { violationsOf } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

type Pipelines = { rows: { id: string; stages: { id: string; name: string }[] }[] };
type Deal = { stageId: string; state: string; moves: { way: string }[]; record: { values: Record<string, unknown> } };

let entente: EntenteProcess;
let browser: Browser;
let page: Page;
let owner: ApiClient;
let dealId: string;
const complaints: string[] = [];

const pipelines = async (): Promise<Pipelines> => (await owner.call('GET', '/pipelines')).body as Pipelines;
const deal = async (): Promise<Deal> => (await owner.call('GET', `/deals/${dealId}`)).body as Deal;
const nameOfStage = async (): Promise<string | undefined> => {
  const { stageId } = await deal();
  return (await pipelines()).rows.flatMap(({ stages }) => stages).find(({ id }) => id === stageId)?.name;
};

beforeAll(async () => {
  [entente, browser] = await Promise.all([startSample(), launchBrowser()]);
  owner = await signInToApi(entente.url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
  dealId = ((await owner.call('POST', '/deals', { body: { name: 'Aardvark workshop', amount: 120_000, currency: 'PLN' } })).body as { id: string }).id;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', bypassCSP: true, baseURL: entente.url });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(SAMPLE_EMAIL);
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/today');
});
afterAll(async () => {
  await browser.close();
  await discardEntente(entente);
  expect(complaints).toEqual([]);
});

describe('a pipeline in the settings', () => {
  it('gets a rule for a stage and another order, by keyboard alone', async () => {
    await page.goto('/settings/pipelines');
    await page.getByRole('button', { name: 'Change: Need is clear' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/What must be known/).click();
    await page.getByRole('option', { name: 'Competitor' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('asks for: Competitor').waitFor();
    await page.getByRole('button', { name: 'Move Terms discussed' }).focus();
    await page.keyboard.press('ArrowUp');
    await vi.waitUntil(async () => (await pipelines()).rows[0]?.stages.slice(0, 4).map(({ name }) => name).join() === 'First talk,Need is clear,Terms discussed,Offer sent', 10_000);
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('a deal', () => {
  it('moves on the board by keyboard; the stage asks for what it wants; the move is taken back', async () => {
    await page.goto('/deals?layout=board&search=Aardvark');
    const card = page.getByRole('group', { name: 'Aardvark workshop' });
    await card.focus();
    for (const key of ['Space', 'ArrowRight', 'Space']) await page.keyboard.press(key);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Competitor').fill('Akademia Mosty');
    await dialog.getByRole('button', { name: 'Move' }).click();
    await vi.waitUntil(async () => (await nameOfStage()) === 'Need is clear', 10_000);
    await page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitUntil(async () => (await nameOfStage()) === 'First talk', 10_000);
    expect(await deal()).toMatchObject({ moves: [], record: { values: { competitor: 'Akademia Mosty' } } });
  });

  it('is lost with its reason, and opened again where it stood', async () => {
    await page.goto(`/deals/${dealId}`);
    await page.getByRole('button', { name: 'Lost', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason it was lost').click();
    await page.getByRole('option', { name: 'Not now' }).click();
    await dialog.getByRole('button', { name: 'Lost', exact: true }).click();
    await page.getByRole('button', { name: 'Open again' }).click();
    await vi.waitUntil(async () => (await deal()).state === 'open', 10_000);
    expect((await deal()).moves.map(({ way }) => way)).toEqual(['lost', 'back']);
    await page.getByRole('button', { name: 'Won' }).first().waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
