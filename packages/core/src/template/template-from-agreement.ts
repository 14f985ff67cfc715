import { variablesUsed } from '../document/clause-text.ts';
import type { DocumentContent } from '../document/content.ts';
import { FRAMEWORK_VARIABLES, ORDER_CLAUSE } from '../document/order-clause.ts';

const OF_FRAMEWORK: ReadonlySet<string> = new Set(Object.values(FRAMEWORK_VARIABLES));

/**
 * What an agreement leaves for its next use as a template: the words, the structure and the figures stay;
 * who the parties were, their people, days and free texts filled in for this client are emptied. What makes an order
 * of it, the clause that names a framework agreement, is of one client too and is left out.
 */
export function contentForTemplate(from: DocumentContent): DocumentContent {
  const content = withoutFramework(from);
  return {
    ...content,
    parties: content.parties.map((party) => ({ ...party, legalName: '', registration: '', address: '', country: '', representedBy: '', authority: '' })),
    variables: content.variables.map((variable) => (variable.type === 'text' || variable.type === 'day' ? { ...variable, value: keptText(variable) } : variable)),
    phases: content.phases.map((phase) => ({ ...phase, startsOn: null, endsOn: null })),
    deliverables: content.deliverables.map((deliverable) => ({ ...deliverable, dueOn: null, decider: '' })),
    results: content.results.map((result) => ({ ...result, measuredOn: null })),
    billingItems: content.billingItems.map((item) => ({ ...item, dueOn: null })),
    clientInputs: content.clientInputs.map((input) => ({ ...input, dueOn: null, owner: '' })),
    // People belong to one engagement; the clause that shows them stays.
    responsibilities: [],
    dismissals: [],
  };
}

/** An order without the clause that makes it one, the section where that stood alone, and the values that nothing else says. */
function withoutFramework(content: DocumentContent): DocumentContent {
  const gone = content.clauses.filter(({ key }) => key === ORDER_CLAUSE);
  if (gone.length === 0) return content;
  const clauses = content.clauses.filter(({ key }) => key !== ORDER_CLAUSE);
  const emptied = new Set(gone.map(({ sectionId }) => sectionId).filter((id) => clauses.every(({ sectionId }) => sectionId !== id)));
  const used = new Set(clauses.flatMap(({ body, summary, fallback }) => [body, summary, fallback].flatMap(variablesUsed)));
  return { ...content, clauses, sections: content.sections.filter(({ id }) => !emptied.has(id)), variables: content.variables.filter(({ key }) => !OF_FRAMEWORK.has(key) || used.has(key)) };
}

/** A text that the template itself suggested says nothing about the client. */
function keptText({ value, suggestions }: DocumentContent['variables'][number]): string | null {
  return value !== null && suggestions.includes(value) ? value : null;
}
