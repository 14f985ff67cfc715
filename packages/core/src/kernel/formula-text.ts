/** What spreadsheets take for the start of a formula, full-width forms too. */
const STARTS = new Set(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']);
const NUMERAL = /^-?\d{1,20}(\.\d{1,20})?$/;

/**
 * A text for a file that a spreadsheet opens: what it would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection). Plain numerals stay numerals.
 */
export function withoutFormula(text: string): string {
  return isFormula(text) && !NUMERAL.test(text) ? `'${text}` : text;
}

/** The text that {@link withoutFormula} was given. */
export function asWritten(text: string): string {
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;
}

/** Spaces before it do not make it harmless. */
function isFormula(text: string): boolean {
  return STARTS.has(text.charAt(0)) || STARTS.has(text.trimStart().charAt(0));
}
