import type { Delimiter } from './delimited.ts';

const FORMULA_STARTS = /^[=+\-@\t\r]/;
/** Numbers and phones begin with a sign too, and are no formula. */
const HARMLESS = /^[+-]?[\d\s().,/-]{1,40}$/;

/**
 * A cell for a file that a spreadsheet opens: what it would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection); our reader takes it off again.
 */
export function withoutFormula(text: string): string {
  return FORMULA_STARTS.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
}

/** The text that {@link withoutFormula} was given. */
export function asWritten(text: string): string {
  return text.startsWith("'") && FORMULA_STARTS.test(text.slice(1)) ? text.slice(1) : text;
}

/** One line of a delimited file, with its line end; cells are made safe and quoted where they must be. */
export function writtenLine(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map((cell) => quoted(withoutFormula(cell), delimiter)).join(delimiter)}\r\n`;
}

function quoted(text: string, delimiter: Delimiter): string {
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}
