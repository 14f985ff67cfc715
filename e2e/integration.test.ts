import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { violationsOf } from './axe.ts';
import { testBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

let entente: EntenteProcess;
let browser: Browser;
let page: Page;
let receiver: Server;
let received = 0;

beforeAll(async () => {
  receiver = createServer((_, response) => {
    received += 1;
    response.end('taken');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  [entente, browser] = await Promise.all([startSample('en', { WEBHOOK_PRIVATE: '1' }), testBrowser()]);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', bypassCSP: true })).newPage();
  await page.goto(`${entente.url}/sign-in`);
  await page.getByLabel('E-mail').fill(SAMPLE_EMAIL);
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/today');
  await page.goto(`${entente.url}/settings/integrations`);
});
afterAll(async () => {
  await browser.close();
  receiver.close();
  await discardEntente(entente);
});

it('a key is made, shown once, works, and is revoked', async () => {
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await dialog.getByText('Choose at least one thing that the key may do.').waitFor();
  await dialog.getByLabel('Name').fill('Bookkeeping');
  await dialog.getByLabel('Clients and people').selectOption('Read');
  expect(await violationsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const key = (await dialog.getByText(/^ent_/).textContent()) ?? '';
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  const ask = () => fetch(`${entente.url}/api/v1/clients`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status).toBe(200);
  expect(await page.getByText(key).count()).toBe(0);
  await page.getByRole('button', { name: 'Revoke: Bookkeeping' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('“Bookkeeping” opens nothing any more.').waitFor();
  expect((await ask()).status).toBe(401);
});

it('a webhook is added and tried; its log shows what came back, and sends it again', async () => {
  await page.goto(`${entente.url}/settings/integrations`);
  const before = received;
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Warehouse');
  await dialog.getByLabel('Address').fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`);
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await dialog.getByText(/^whsec_/).waitFor();
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: 'Send a test: Warehouse' }).click();
  await page.getByRole('link', { name: 'Warehouse' }).click();
  // What else happened meanwhile was delivered too, so there may be more than one line.
  await page.getByRole('cell', { name: 'taken' }).first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Test message' }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('"type": "webhook.tested"', { exact: false }).waitFor();
  await drawer.getByText('taken', { exact: true }).last().waitFor();
  expect(page.url()).toContain('message=');
  await drawer.getByRole('button', { name: 'Send it again' }).click();
  await page.getByText('sent again', { exact: false }).first().waitFor();
  await expect.poll(() => received - before).toBeGreaterThanOrEqual(2);
});
