import { DocumentContent } from './content.ts';

/**
 * Forms in which a document's records were frozen.
 *   1  before shared words: no `terms`, and a line `[[terms]]` in a clause was plain words
 *   2  with shared words, written out by the block `[[terms]]`
 */
export const CANONICAL_FORM = 2;
export type CanonicalForm = 1 | 2;

/**
 * Reads records as they were frozen. The text they are written out to is the text of that time, byte for
 * byte, so that its hash and every signature on it stay valid.
 */
export function readStoredContent(stored: unknown, form: CanonicalForm): DocumentContent {
  if (form === 2) return DocumentContent.parse(stored);
  const content = DocumentContent.parse({ ...(stored as object), terms: [], dismissals: [] });
  return { ...content, clauses: content.clauses.map((clause) => ({ ...clause, body: plainTermsLines(clause.body), fallback: plainTermsLines(clause.fallback) })) };
}

/** A line that has since come to mean the list of shared words keeps saying what it said. */
function plainTermsLines(markup: string): string {
  return markup
    .split('\n')
    .map((line) => (line.trim() === '[[terms]]' ? String.raw`\[[terms]]` : line))
    .join('\n');
}
