import type { DocumentContent } from '../content.ts';
import { effectsOf } from './clause-effect.ts';
import { formRequired, type LegalForm } from './form-rules.ts';

/** Clauses by which both sides agree how an electronic signature shows who signed. */
const RULES_OF_SIGNING = 'electronic-signing';

/**
 * Whether any clause has an effect that the law of the document's country gives only to a signature by hand
 * or a qualified one.
 */
export function needsQualified({ head, clauses }: Pick<DocumentContent, 'head' | 'clauses'>): boolean {
  return clauses.some((clause) => effectsOf(clause, head.locale).some((effect) => {
    const rule = formRequired(head.country, effect);
    return typeof rule === 'object' && rule.form === 'written_or_qualified';
  }));
}

/** Whether the text that an order names of its framework agreement holds the rules of signing; null where a text names none, or where nobody looked. */
export type RulesAbove = boolean | null;

/** Whether a text holds rules by which an electronic signature shows who signed. */
export function holdsRulesOfSigning(clauses: readonly { readonly key: string }[]): boolean {
  return clauses.some(({ key }) => key === RULES_OF_SIGNING);
}

/** What a signature through a personal link lacks for a form; null where it meets it. Rules that are agreed once in the framework agreement hold in its orders. */
export function lackOfLinkSignature(form: LegalForm, clauses: readonly { readonly key: string }[], above: RulesAbove = null): 'too_weak' | 'no_rules' | null {
  if (form === 'written_or_qualified') return 'too_weak';
  return form === 'agreed_electronic' && above !== true && !holdsRulesOfSigning(clauses) ? 'no_rules' : null;
}
