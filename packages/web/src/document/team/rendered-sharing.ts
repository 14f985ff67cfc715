import type { RenderedClause, RenderedDocument, RenderedSection } from '@entente/core/document/rendered';
import { sameValue } from '@entente/core/kernel/same-value';

/**
 * The new rendering, with the old objects wherever nothing changed: of 120 clauses only the one that is
 * written in is drawn anew.
 */
export function sharingUnchanged(before: RenderedDocument | null, after: RenderedDocument): RenderedDocument {
  if (before === null) return after;
  const clauses = new Map(before.sections.flatMap((section) => section.clauses.map((clause): [string, RenderedClause] => [clause.id, clause])));
  const sections = new Map(before.sections.map((section): [string, RenderedSection] => [section.id, section]));
  return { ...after, sections: after.sections.map((section) => sharedSection(sections.get(section.id), { ...section, clauses: section.clauses.map((clause) => sharedClause(clauses.get(clause.id), clause)) })) };
}

function sharedClause(before: RenderedClause | undefined, after: RenderedClause): RenderedClause {
  return before !== undefined && before.plainText === after.plainText && sameValue(before, after) ? before : after;
}

function sharedSection(before: RenderedSection | undefined, after: RenderedSection): RenderedSection {
  const same = before !== undefined && before.number === after.number && before.title === after.title && before.clauses.length === after.clauses.length && before.clauses.every((clause, at) => clause === after.clauses[at]);
  return same ? before : after;
}
