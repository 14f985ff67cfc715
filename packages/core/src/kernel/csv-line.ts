/** Signs that a spreadsheet takes for the beginning of a formula. */
const BEGINS_FORMULA = /^[=+\-@\t\r]/;
const IS_NUMBER = /^-?\d{1,30}(?:\.\d{1,30})?$/;

/**
 * A value as a cell of CSV (RFC 4180). What a spreadsheet would run as a formula is given as text, with an
 * apostrophe before it; numbers stay numbers.
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = BEGINS_FORMULA.test(text) && !IS_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of CSV with its end. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}
