import { canonicalText } from './canonical-text.ts';
import type { RenderedDocument } from './rendered.ts';

/** Words a second in attentive reading: the figure by which client pages are measured. */
const WORDS_PER_SECOND = 3.7;
/** An A4 page set at 11 points: characters on a line, lines on a page. */
const LINE_LENGTH = 88;
const PAGE_LINES = 46;

/** How long a document is: words, minutes to read (at least 1) and an estimate of A4 pages (at least 1). */
export function readingLength(rendered: RenderedDocument): { readonly words: number; readonly minutes: number; readonly pages: number } {
  const text = canonicalText(rendered);
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  // Half a line of space follows each paragraph; an empty line stands for itself.
  const lines = text.split('\n').reduce((sum, line) => sum + (line === '' ? 1 : Math.ceil(line.length / LINE_LENGTH) + 0.5), 0);
  return { words, minutes: Math.max(1, Math.round(words / WORDS_PER_SECOND / 60)), pages: Math.max(1, Math.ceil(lines / PAGE_LINES)) };
}
