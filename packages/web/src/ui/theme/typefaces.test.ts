import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../../..');
/** Key caps are drawn (↑ ↓) or stand on a Mac only (⌘), whose own typeface has its sign. */
const DRAWN = ['web/src/ui/kbd.tsx', 'web/src/ui/command-box.tsx'];
const ranges = [...readFileSync(resolve(import.meta.dirname, 'fonts.css'), 'utf8').matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from = '', to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const);
const isShipped = (sign: string): boolean => sign === '\n' || sign === '\t' || ranges.some(([from, to]) => from <= Number(sign.codePointAt(0)) && Number(sign.codePointAt(0)) <= to);
/** Without what is said to those who read the source. */
const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');

it('every sign that the pages write themselves is in the typefaces that are shipped', () => {
  const files = globSync([`${ROOT}/phrases/src/**/*.ts`, `${ROOT}/web/src/**/*.{ts,tsx}`]).filter((file) => !file.includes('.test.') && !DRAWN.some((drawn) => file.endsWith(drawn)));
  const missing = files.flatMap((file) => [...new Set(withoutComments(readFileSync(file, 'utf8')))].filter((sign) => !isShipped(sign)).map((sign) => `${relative(ROOT, file)}: ${sign}`));
  expect(files.length).toBeGreaterThan(600);
  expect(missing).toEqual([]);
});
