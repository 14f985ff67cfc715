import type { ItemKind } from '@entente/core/document/content';

/** The parts of the frame that are edited as records, and the values and people of the document. */
export const RECORD_PARTS = ['parties', 'scope_in', 'scope_out', 'phases', 'deliverables', 'results', 'billing', 'client_inputs', 'responsibilities', 'ground_rules', 'terms', 'variables'] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

/** Which kind of record a part holds. */
export const KIND_OF: Readonly<Record<RecordPart, ItemKind>> = {
  parties: 'parties', scope_in: 'scopeItems', scope_out: 'scopeItems', phases: 'phases', deliverables: 'deliverables', results: 'results',
  billing: 'billingItems', client_inputs: 'clientInputs', responsibilities: 'responsibilities', ground_rules: 'groundRules', terms: 'terms', variables: 'variables',
};

/** The one thing that is open for writing. Everything else is the document as it reads. */
export type OpenPlace =
  | { readonly what: 'clause'; readonly clauseId: string }
  | { readonly what: 'clause_facts'; readonly clauseId: string }
  | { readonly what: 'section'; readonly sectionId: string }
  | { readonly what: 'title' }
  | { readonly what: 'head' }
  /** Clauses of the library, to be put below a clause, or at the end of a section. */
  | { readonly what: 'library'; readonly sectionId: string; readonly after: string | null }
  /** `place` names the occurrence within the clause. */
  | { readonly what: 'variable'; readonly clauseId: string; readonly variableId: string; readonly place: string }
  /** Under the block of a clause, or in a drawer where `clauseId` is null. */
  | { readonly what: 'records'; readonly part: RecordPart; readonly recordId: string | null; readonly clauseId: string | null };

/** What is open in one clause; null where it is something else. */
export function openIn(open: OpenPlace | null, clauseId: string): OpenPlace | null {
  return open !== null && 'clauseId' in open && open.clauseId === clauseId ? open : null;
}
