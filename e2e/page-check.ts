import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { foreignPieces, textsOf } from './mixed-language.ts';
import type { Visitor } from './visitor.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };

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

/** What axe finds against WCAG 2.2 A and AA: one line for each element. */
export async function violationsOf({ page }: Visitor): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((options) => (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options), WCAG);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${(failureSummary ?? '').split('\n')[1]?.trim() ?? ''}`));
}
