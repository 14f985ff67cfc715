import type { Id } from '../kernel/values.ts';
import { ITEM_KINDS, type DocumentContent } from './content.ts';
import { byPlace } from './ordering.ts';

/**
 * The same document with an id of its own for every record; what records point at follows.
 * @param newId makes a fresh id.
 */
export function withFreshIds(content: DocumentContent, newId: () => Id): DocumentContent {
  const fresh = new Map(ITEM_KINDS.flatMap((kind) => content[kind].map(({ id }): [Id, Id] => [id, newId()])));
  const of = (id: Id): Id => fresh.get(id) ?? id;
  const at = (id: Id | null): Id | null => (id === null ? null : of(id));
  return inOrder({
    head: content.head,
    parties: content.parties.map((party) => ({ ...party, id: of(party.id) })),
    variables: content.variables.map((variable) => ({ ...variable, id: of(variable.id) })),
    sections: content.sections.map((section) => ({ ...section, id: of(section.id) })),
    clauses: content.clauses.map((clause) => ({ ...clause, id: of(clause.id), sectionId: of(clause.sectionId) })),
    scopeItems: content.scopeItems.map((item) => ({ ...item, id: of(item.id) })),
    phases: content.phases.map((phase) => ({ ...phase, id: of(phase.id) })),
    deliverables: content.deliverables.map((item) => ({ ...item, id: of(item.id), phaseId: at(item.phaseId) })),
    results: content.results.map((result) => ({ ...result, id: of(result.id) })),
    billingItems: content.billingItems.map((item) => ({ ...item, id: of(item.id), deliverableId: at(item.deliverableId) })),
    clientInputs: content.clientInputs.map((input) => ({ ...input, id: of(input.id), phaseId: at(input.phaseId) })),
    responsibilities: content.responsibilities.map((person) => ({ ...person, id: of(person.id), does: person.does.map(of), decides: person.decides.map(of), asked: person.asked.map(of), told: person.told.map(of) })),
    groundRules: content.groundRules.map((rule) => ({ ...rule, id: of(rule.id) })),
    terms: content.terms.map((term) => ({ ...term, id: of(term.id) })),
    // What was set aside in one document says nothing about another.
    dismissals: [],
  });
}

/** The same document with each list in its order: by position, then id. */
export function inOrder(content: DocumentContent): DocumentContent {
  const sorted = { ...content };
  for (const kind of ITEM_KINDS) Object.assign(sorted, { [kind]: content[kind].toSorted(byPlace) });
  return sorted;
}
