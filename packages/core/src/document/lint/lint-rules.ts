import type { Purpose } from '../finding.ts';

/**
 * Every rule of the linter, in the order in which a document is checked. The sentences of each rule
 * (what is found, why it matters) stand under its code in packages/phrases; docs/linter.md explains them.
 *
 * `about`   which part of the document it looks at.
 * `left`    a template leaves this open on purpose: it is filled for one client.
 * `ofKind`  asked only where the kind of engagement is known.
 * `held`    an order leaves it to its framework agreement, which holds it.
 */
export type LintRule = { readonly about: 'parties' | 'words' | 'scope' | 'schedule' | 'results' | 'deliverables' | 'billing' | 'promises' | 'responsibilities' | 'soft_frame' | 'terms' | 'law'; readonly left?: true; readonly ofKind?: true; readonly held?: true };

export const LINT_RULES = {
  'side-has-no-party': { about: 'parties' },
  'party-has-no-legal-name': { about: 'parties', left: true },
  'variable-is-not-filled': { about: 'words', left: true },
  'variable-is-not-defined': { about: 'words' },
  'reference-leads-nowhere': { about: 'words' },
  'document-has-no-clauses': { about: 'words' },
  'section-is-empty': { about: 'words' },
  'clause-is-empty': { about: 'words' },
  'form-is-too-weak': { about: 'law' },
  'electronic-rules-are-missing': { about: 'law' },
  'form-is-not-checked': { about: 'law' },
  'consumer-rights-are-not-named': { about: 'law', held: true },
  'consumer-home-is-missing': { about: 'law', left: true },
  'consumer-home-is-not-checked': { about: 'law', left: true },
  'consumer-price-is-net': { about: 'law' },
  'protection-is-polish': { about: 'law' },
  'profession-is-not-said': { about: 'law', left: true },
  'words-are-vague': { about: 'words' },
  'value-contradicts-record': { about: 'words' },
  'summary-line-is-missing': { about: 'words', ofKind: true, held: true },
  'frame-is-not-written-out': { about: 'words' },
  'scope-in-is-empty': { about: 'scope' },
  'scope-out-is-empty': { about: 'scope' },
  'scope-out-is-thin': { about: 'scope', ofKind: true },
  'scope-contradicts-itself': { about: 'scope' },
  'phases-are-empty': { about: 'schedule' },
  'phase-has-no-dates': { about: 'schedule', left: true },
  'phase-ends-before-it-starts': { about: 'schedule' },
  'day-is-outside-term': { about: 'schedule' },
  'day-is-outside-phase': { about: 'schedule' },
  'results-are-empty': { about: 'results' },
  'result-has-no-measure': { about: 'results' },
  'result-has-no-target': { about: 'results' },
  'deliverables-are-empty': { about: 'deliverables' },
  'deliverable-has-no-form': { about: 'deliverables' },
  'deliverable-has-no-acceptance': { about: 'deliverables' },
  'deliverable-has-no-rounds': { about: 'deliverables' },
  'deliverable-has-no-due-day': { about: 'deliverables', left: true },
  'deliverable-has-no-decider': { about: 'deliverables', left: true },
  'deliverable-is-in-no-phase': { about: 'deliverables' },
  'deliverable-is-named-twice': { about: 'deliverables' },
  'billing-is-empty': { about: 'billing' },
  'billing-has-no-amount': { about: 'billing', left: true },
  'billing-has-no-deliverable': { about: 'billing' },
  'billing-has-no-day': { about: 'billing', left: true },
  'billing-does-not-add-up': { about: 'billing' },
  'billing-is-in-another-currency': { about: 'billing' },
  'client-inputs-are-empty': { about: 'promises' },
  'client-input-has-no-due-day': { about: 'promises', left: true },
  'client-input-has-no-owner': { about: 'promises', left: true },
  'client-input-comes-too-late': { about: 'promises' },
  'responsibilities-are-empty': { about: 'responsibilities', left: true },
  'work-is-nobodys': { about: 'responsibilities', left: true },
  'work-has-no-doer': { about: 'responsibilities', left: true },
  'work-has-no-decider': { about: 'responsibilities', left: true },
  'work-has-two-deciders': { about: 'responsibilities', left: true },
  'work-is-accepted-by-us': { about: 'responsibilities', left: true },
  'work-names-another-decider': { about: 'responsibilities', left: true },
  'other-side-is-not-told': { about: 'responsibilities', left: true },
  'person-carries-too-much': { about: 'responsibilities', left: true },
  'person-has-no-part': { about: 'responsibilities', left: true },
  'person-is-named-twice': { about: 'responsibilities', left: true },
  'ground-rules-are-empty': { about: 'soft_frame' },
  'ground-rule-topic-is-open': { about: 'soft_frame', ofKind: true },
  'ground-rule-is-given-twice': { about: 'soft_frame' },
  'terms-are-empty': { about: 'terms' },
  'term-has-no-definition': { about: 'terms' },
  'term-is-defined-twice': { about: 'terms' },
  'term-is-circular': { about: 'terms' },
  'term-is-not-used': { about: 'terms' },
  'term-differs-from-framework': { about: 'terms' },
  'term-is-not-defined': { about: 'terms', ofKind: true },
  'word-is-used-like-a-term': { about: 'terms' },
} as const satisfies Readonly<Record<string, LintRule>>;

export type FindingCode = keyof typeof LINT_RULES;

/** What is asked of a clause that stands alone: its own words, and what they do in law. Nothing around it is there. */
const OF_CLAUSES: ReadonlySet<FindingCode> = new Set(['variable-is-not-defined', 'clause-is-empty', 'document-has-no-clauses', 'words-are-vague', 'form-is-too-weak', 'form-is-not-checked']);

/** Whether a rule is asked of a document: a template leaves open what is filled for one client, an order what its framework agreement holds. */
export function isAskedOf(purpose: Purpose, code: FindingCode, order = false): boolean {
  const rule: LintRule = LINT_RULES[code];
  if (order && rule.held === true) return false;
  if (purpose === 'clause') return OF_CLAUSES.has(code);
  return purpose === 'agreement' || rule.left !== true;
}
