import { framesUsed } from '../document/clause-text.ts';
import type { Clause, DocumentContent, Term } from '../document/content.ts';

/**
 * Reads a proposal that explains a shared word anew: "Round: one list of comments." about the clause that
 * lists the words. @returns the term and its new explanation; null where it is anything else.
 */
export function definitionFromProposal(content: DocumentContent, clause: Pick<Clause, 'body'>, proposal: string): { readonly term: Term; readonly definition: string } | null {
  if (!framesUsed(clause.body).includes('terms')) return null;
  const colon = proposal.indexOf(':');
  const [name, definition] = [proposal.slice(0, colon), proposal.slice(colon + 1)].map((part) => part.split(/\s/u).filter((word) => word !== '').join(' '));
  if (colon === -1 || name === undefined || definition === undefined || definition === '') return null;
  const term = content.terms.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return term === undefined ? null : { term, definition };
}
