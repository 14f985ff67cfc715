import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { SAMPLE_EMAIL, SAMPLE_PASSWORD } from '@entente/core/sample/sample-story';
import { signInToApi, type ApiClient } from './api-client.ts';
import { launchBrowser } from './browser.ts';
import { discardEntente, type EntenteProcess } from './entente-process.ts';
import { startSample } from './sample.ts';

export type SamplePages = {
  /** Opens a page as the sample's owner, in a browser of its own that is closed after the test. */
  open(path: string, screen?: BrowserContextOptions): Promise<Page>;
  /** The owner over the API; there once the tests run. */
  owner(): ApiClient;
};

/** The sample of a file of tests, started before them and gone after them. A test in which a page throws fails. */
export function samplePages(): SamplePages {
  let entente: EntenteProcess;
  let browser: Browser;
  let context: BrowserContext | null = null;
  let owner: ApiClient;
  const complaints: string[] = [];
  beforeAll(async () => {
    [entente, browser] = await Promise.all([startSample(), launchBrowser()]);
    owner = await signInToApi(entente.url, { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD });
  });
  afterAll(async () => {
    await browser.close();
    await discardEntente(entente);
  });
  afterEach(async () => {
    await context?.close();
    context = null;
    expect(complaints.splice(0)).toEqual([]);
  });
  return {
    owner: () => owner,
    async open(path, screen = {}) {
      context = await browser.newContext({ locale: 'en-GB', bypassCSP: true, baseURL: entente.url, ...screen });
      const answer = await context.request.post('/api/auth/sign-in/email', { data: { email: SAMPLE_EMAIL, password: SAMPLE_PASSWORD } });
      if (!answer.ok()) throw new Error(`the door stayed shut: ${answer.status()}`);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(path);
      return page;
    },
  };
}
