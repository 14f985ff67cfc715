import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import type { Results } from './results.ts';

/** An agreement to write in, by the page it stands on. */
export type Written = { readonly name: string; readonly engagementId: string };

const CHARACTERS = 200;
/** A quick hand: seventeen keys a second, and a stop after each sentence, in which what was written is kept. */
const KEY_MS = 60;
const SENTENCE = 'A word is added now. ';
const STOP_MS = 600;

/** From a key's own time to the frame that shows it, as a person at a desk sees it: milliseconds of each key, median and 99th percentile. */
export async function typingTimes(results: Results, { url, cookie, size, written }: { readonly url: string; readonly cookie: string; readonly size: string; readonly written: readonly Written[] }): Promise<void> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', extraHTTPHeaders: { cookie } });
    for (const { name, engagementId } of written) {
      const page = await context.newPage();
      await page.goto(`${url}/engagements/${engagementId}`);
      const times = (await typeInTheMiddle(page)).toSorted((a, b) => a - b);
      const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
      results.add({ name: `${name}: a key until it is painted, median`, value: at(0.5), unit: 'ms', size });
      results.add({ name: `${name}: a key until it is painted, 99th`, value: at(0.99), unit: 'ms', size });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

async function typeInTheMiddle(page: Page): Promise<readonly number[]> {
  const clauses = page.getByRole('group', { name: /^Clause / });
  await clauses.first().waitFor();
  const clause = clauses.nth(Math.floor((await clauses.count()) / 2));
  await clause.focus();
  await page.keyboard.press('Enter');
  await clause.getByRole('textbox').waitFor();
  await page.keyboard.press('Control+End');
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    // A message after the frame's own work comes once it was painted.
    const painted = (began: number) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => times.push(performance.now() - began);
      port2.postMessage(null);
    });
    document.addEventListener('keydown', ({ timeStamp }) => painted(timeStamp), { capture: true });
  });
  for (let typed = 0; typed < CHARACTERS; typed += 1) {
    await page.keyboard.press(SENTENCE[typed % SENTENCE.length] === ' ' ? 'Space' : (SENTENCE[typed % SENTENCE.length] ?? 'a'));
    await pause((typed + 1) % SENTENCE.length === 0 ? STOP_MS : KEY_MS);
  }
  await pause(STOP_MS);
  return page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
}
