import { variablesUsed } from '../document/clause-text.ts';
import type { DocumentContent } from '../document/content.ts';
import type { FrameWords } from '../document/frame-words.ts';
import { numberClauses, renderSentence } from '../document/render-document.ts';

/** The clauses that use a variable, with their numbers, as they read when it is filled in. */
export function clausesUsing(content: DocumentContent, key: string, words: FrameWords): readonly { readonly number: string; readonly text: string }[] {
  return numberClauses(content)
    .flatMap(({ clauses }) => clauses)
    .filter(({ clause }) => variablesUsed(clause.body).includes(key))
    .map(({ clause, number }) => ({ number, text: renderSentence(content, clause.body, words) }));
}
