import type { SourceLine } from './source-line.ts';

/** A number of a page alone on its line: "3", "Strona 3 z 8", "- 3 -". */
const PAGE_NUMBER = /^[-–— ]{0,4}(?:(?:page|strona|str\.|страница|стр\.) )?\d{1,4}(?: ?(?:\/|of|z|из) ?\d{1,4})?[-–— ]{0,4}$/i;
/** Room for a signature. */
const RULE = /^[_.…\-–— ]{5,}$/;
/** A line of a table of contents: its words, dots, a page. */
const CONTENTS = /(?:\.\.\.|\t| {3}) ?\d{1,4}$/;
/** On how many pages a line stands before it is a head or a foot and no words of the contract. */
const OFTEN = 0.6;
const FEWEST_PAGES = 2;

export type Cleared = { readonly lines: readonly SourceLine[]; /** Heads, feet and page numbers that were left out, each once. */ readonly repeated: readonly string[]; /** Lines for signatures that were left out. */ readonly rules: number };

/** Takes out what belongs to the paper and not to the contract: heads, feet, numbers of pages, lines to sign on. */
export function withoutFurniture(lines: readonly SourceLine[]): Cleared {
  const edges = edgeLines(lines);
  const repeated = new Set<string>();
  const kept: SourceLine[] = [];
  let rules = 0;
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '') continue;
    if (RULE.test(text)) rules += 1;
    else if (CONTENTS.test(text)) repeated.add(text);
    else if (edges.lines.has(line) && (PAGE_NUMBER.test(text) || edges.often.has(likeness(text)))) repeated.add(text);
    else kept.push(line);
  }
  return { lines: kept, repeated: [...new Map([...repeated].map((text) => [likeness(text), text])).values()], rules };
}

/** The first and last two lines of every page, and what stands there on most pages. */
function edgeLines(lines: readonly SourceLine[]): { lines: ReadonlySet<SourceLine>; often: ReadonlySet<string> } {
  const pages = [...Map.groupBy(lines.filter(({ page, text }) => page !== null && text.trim() !== ''), ({ page }) => page).values()];
  const atEdges = pages.map((page) => [...page.slice(0, 2), ...page.slice(2).slice(-2)]);
  const counts = new Map<string, number>();
  for (const edge of atEdges) for (const like of new Set(edge.map(({ text }) => likeness(text)))) counts.set(like, (counts.get(like) ?? 0) + 1);
  const most = Math.max(FEWEST_PAGES, Math.ceil(pages.length * OFTEN));
  return { lines: new Set(atEdges.flat()), often: new Set([...counts].flatMap(([like, count]) => (count >= most ? [like] : []))) };
}

/** Lines that differ in their digits alone are alike: "Page 3" and "Page 4". */
function likeness(text: string): string {
  return text.replaceAll(/\d+/g, '0').replaceAll(/\s+/g, ' ').toLowerCase();
}
