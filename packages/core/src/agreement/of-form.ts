/** Findings about the form that the law asks: they stop the ways of signing that are too weak for it, and no other. */
export const OF_FORM: ReadonlySet<string> = new Set(['form-is-too-weak', 'electronic-rules-are-missing']);
