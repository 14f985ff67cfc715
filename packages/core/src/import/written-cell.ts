import { withoutFormula } from '../kernel/formula-text.ts';
import type { Delimiter } from './delimited.ts';

/** One line of a delimited file, with its line end; cells are made safe and quoted where they must be. */
export function writtenLine(cells: readonly string[], delimiter: Delimiter): string {
  return `${cells.map((cell) => quoted(withoutFormula(cell), delimiter)).join(delimiter)}\r\n`;
}

function quoted(text: string, delimiter: Delimiter): string {
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}
