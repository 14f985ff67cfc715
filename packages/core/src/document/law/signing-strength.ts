import type { LegalForm } from './form-rules.ts';

/** Clauses by which both sides agree how an electronic signature shows who signed. */
const RULES_OF_SIGNING = 'electronic-signing';

/** What a signature through a personal link lacks for a form; null where it meets it. */
export function lackOfLinkSignature(form: LegalForm, clauses: readonly { readonly key: string }[]): 'too_weak' | 'no_rules' | null {
  if (form === 'written_or_qualified') return 'too_weak';
  return form === 'agreed_electronic' && !clauses.some(({ key }) => key === RULES_OF_SIGNING) ? 'no_rules' : null;
}
