import { DocumentContent } from './content.ts';

/**
 * Forms in which a document's records were frozen.
 *   1  before shared words: no `terms`, and a line `[[terms]]` in a clause was plain words
 *   2  with shared words, written out by the block `[[terms]]`
 *   3  with responsibilities, written out by the block `[[responsibilities]]`
 */
export const CANONICAL_FORM = 3;
export type CanonicalForm = 1 | 2 | 3;

/** Blocks that came with a form; before it such a line was plain words. */
const BLOCKS_SINCE = { 2: '[[terms]]', 3: '[[responsibilities]]' } as const;

/**
 * Reads records as they were frozen. The text they are written out to is the text of that time, byte for
 * byte, so that its hash and every signature on it stay valid.
 */
export function readStoredContent(stored: unknown, form: CanonicalForm): DocumentContent {
  if (form === CANONICAL_FORM) return DocumentContent.parse(stored);
  const content = DocumentContent.parse(form === 1 ? { ...(stored as object), terms: [], dismissals: [] } : stored);
  const later = form === 1 ? Object.values(BLOCKS_SINCE) : [BLOCKS_SINCE[3]];
  return { ...content, clauses: content.clauses.map((clause) => ({ ...clause, body: plainLines(clause.body, later), fallback: plainLines(clause.fallback, later) })) };
}

/** A line that has since come to mean a list of records keeps saying what it said. */
function plainLines(markup: string, blocks: readonly string[]): string {
  return markup
    .split('\n')
    .map((line) => (blocks.includes(line.trim()) ? `\\${line.trim()}` : line))
    .join('\n');
}
