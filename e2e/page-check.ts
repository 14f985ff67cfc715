import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { foreignPieces, textsOf } from './mixed-language.ts';
import type { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The one frame we have shows a mail, in which no script may run, so axe could not look into it either. */
const WCAG: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], iframes: false };
const COLOURS: RunOptions = { ...WCAG, runOnly: ['color-contrast'] };
/**
 * What words and the room they take can spoil: a name that is empty in one language, a language that is none,
 * something to tap that has shrunk, something that scrolls only there. The rest is the same in every language.
 */
const WORDS: RunOptions = {
  ...WCAG,
  runOnly: [
    'area-alt', 'aria-command-name', 'aria-input-field-name', 'aria-meter-name', 'aria-progressbar-name', 'aria-tab-name', 'aria-toggle-field-name', 'aria-tooltip-name', 'button-name', 'document-title', 'frame-title', 'image-alt', 'input-button-name', 'input-image-alt', 'label', 'link-name', 'object-alt', 'role-img-alt', 'select-name', 'summary-name', 'svg-img-alt',
    'html-has-lang', 'html-lang-valid', 'valid-lang', 'target-size', 'scrollable-region-focusable',
  ],
};

/** Of one answer of ours over HTTP/1.1: measured on whole pages, 500 to 550. */
const BYTES_OF_HEADERS = 550;
const QUIET_MS = 400;

/** What must hold on every page, whoever reads it. Empty where all is well. */
export async function faultsOf(visitor: Visitor): Promise<string[]> {
  const { page, locale } = visitor;
  const shape = await page.evaluate(() => ({
    title: document.title,
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility()).map((heading) => heading.textContent),
    overhang: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  return [
    ...visitor.complaints(),
    ...(shape.title.trim() === '' ? ['the page has no title'] : []),
    ...(shape.language === locale ? [] : [`the page says its language is "${shape.language}"`]),
    ...(shape.headings.length === 1 ? [] : [`the page has ${shape.headings.length} first headings: ${shape.headings.join(' | ')}`]),
    ...(shape.overhang > 0 ? [`the page is ${shape.overhang} px wider than the screen`] : []),
    ...foreignPieces(await textsOf(page, locale), locale).map((piece) => `other language: ${piece}`),
  ];
}

/** What axe finds against WCAG 2.2 A and AA: one line for each element. English is looked at whole, where asked for by night too; the others for what a language can change. */
export async function violationsOf(visitor: Visitor, { alsoDark = false } = {}): Promise<string[]> {
  const { page, locale } = visitor;
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const light = await askAxe(visitor, locale === 'en' ? WCAG : WORDS);
  if (!alsoDark) return light;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await askAxe(visitor, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((violation) => `in the dark: ${violation}`)];
}

async function askAxe({ page }: Visitor, asked: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate((options) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options), asked);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${(failureSummary ?? '').split('\n')[1]?.trim() ?? ''}`));
}

/** Waits until a page has said what it is and nothing of it is on its way any more. */
export async function settled({ page }: Visitor): Promise<void> {
  await page.locator('h1:visible').first().waitFor();
  await page.waitForFunction(() => document.querySelector('#content .ui-skeleton') === null && document.readyState === 'complete');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/**
 * What the page weighs at a first visit, in kilobytes of 1000 bytes: everything it has asked for so far,
 * compressed, with its headers. The size of an answer is the same whether it came over the wire or out of the cache.
 * What was asked once more, because something changed meanwhile, weighs nothing again. Some things are asked for a
 * moment after the page can be read (what waits in Today): it is waited until nothing more comes.
 */
export async function kilobytesOf({ page }: Visitor): Promise<number> {
  await page.waitForFunction((quiet) => performance.getEntriesByType('resource').every((entry) => performance.now() - (entry as PerformanceResourceTiming).responseEnd > quiet), QUIET_MS, { polling: 100 });
  const { bodies, answers } = await page.evaluate(() => {
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] as PerformanceResourceTiming[];
    const answers = new Map(entries.map(({ name, encodedBodySize }) => [name, encodedBodySize]));
    return { bodies: [...answers.values()].reduce((sum, bytes) => sum + bytes, 0), answers: answers.size };
  });
  return Math.round((bodies + answers * BYTES_OF_HEADERS) / 1000);
}
