import type { DocumentContent } from '../document/content.ts';

/**
 * What an agreement leaves for its next use as a template: the words, the structure and the figures stay;
 * who the parties were, their people, days and free texts filled in for this client are emptied.
 */
export function contentForTemplate(content: DocumentContent): DocumentContent {
  return {
    ...content,
    parties: content.parties.map((party) => ({ ...party, legalName: '', registration: '', address: '', representedBy: '', authority: '' })),
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

/** A text that the template itself suggested says nothing about the client. */
function keptText({ value, suggestions }: DocumentContent['variables'][number]): string | null {
  return value !== null && suggestions.includes(value) ? value : null;
}
