import type { DocumentContent } from '../document/content.ts';
import type { RecognisedContract } from '../document/contract/recognise-contract.ts';
import { STEP } from '../document/ordering.ts';
import type { Id } from '../kernel/values.ts';

/**
 * A contract that was written elsewhere as a document: its sections and clauses, the parties of `base`, and
 * none of the records yet; they are filled by people.
 * @param newId makes a fresh id.
 */
export function contractContent(base: DocumentContent, { title, locale, sections }: Pick<RecognisedContract, 'title' | 'locale' | 'sections'>, newId: () => Id): DocumentContent {
  const placed = sections.map((section, index) => ({ id: newId(), position: (index + 1) * STEP, ...section }));
  return {
    head: { ...base.head, title, locale },
    parties: base.parties,
    sections: placed.map(({ id, position, title: name }) => ({ id, position, title: name })),
    clauses: placed.flatMap(({ id: sectionId, clauses }) => clauses.map(({ body }, index) => ({
      id: newId(), position: (index + 1) * STEP, sectionId, key: '', body, binding: 'hard' as const, required: false, negotiable: true, purpose: '', fallback: '', summaryLine: null, summary: '', effect: 'unsaid' as const,
    }))),
    variables: [], scopeItems: [], phases: [], deliverables: [], results: [], billingItems: [], clientInputs: [], responsibilities: [], groundRules: [], terms: [], dismissals: [],
  };
}
