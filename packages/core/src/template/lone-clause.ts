import { takenClause } from '../document/clause-insertion.ts';
import type { Clause, DocumentContent } from '../document/content.ts';
import type { Id } from '../kernel/values.ts';
import { contentForTemplate } from './template-from-agreement.ts';

/** How a clause is found in a document: by its id, or by the name it has in every document. */
export type ClauseAt = { readonly id: Id } | { readonly key: string };

/** A clause of a document; undefined where it has none such. */
export function clauseAt(content: Pick<DocumentContent, 'clauses'>, at: ClauseAt): Clause | undefined {
  return content.clauses.find((clause) => ('id' in at ? clause.id === at.id : clause.key !== '' && clause.key === at.key));
}

/**
 * A document of one clause, as the library keeps it: the clause under its section's title, with the values it
 * uses. What was filled in for one client is left out, and a clause that a person wrote gets a name, by which
 * it is known wherever it is put.
 * @param name for a clause that has none.
 */
export function loneClause(content: DocumentContent, at: ClauseAt, name: string): DocumentContent | null {
  const clause = clauseAt(content, at);
  const section = content.sections.find(({ id }) => id === clause?.sectionId);
  if (clause === undefined || section === undefined) return null;
  const { variables } = takenClause(contentForTemplate(content), clause);
  return {
    head: { ...content.head, title: section.title },
    parties: [], scopeItems: [], phases: [], deliverables: [], results: [], billingItems: [], clientInputs: [], responsibilities: [], groundRules: [], terms: [], dismissals: [],
    variables: [...variables],
    sections: [section],
    clauses: [{ ...clause, key: clause.key === '' ? name : clause.key }],
  };
}

/** What the library calls a clause before somebody names it: what it is for, else where it stood. */
export function clauseName({ clauses, sections }: DocumentContent): string {
  const purpose = clauses[0]?.purpose ?? '';
  const plain = purpose.endsWith('.') ? purpose.slice(0, -1) : purpose;
  return (plain === '' ? (sections[0]?.title ?? '') : plain).slice(0, 200);
}
