/**
 * How a level of a list is drawn: `format` as Word names it ("decimal", "lowerLetter"), `text` with "%1" for the number of the first level,
 * `start` its first number; `legal` draws every number in it in digits; `restart` is the level, from 1, that it begins anew below, 0 for none: the one above it unless said.
 */
export type DrawnLevel = { readonly format: string; readonly text: string; readonly start: number; readonly legal?: true; readonly restart?: number };

/** A list that a file draws. Lists that are `of` one definition count on from one another; `begins` says which levels this one begins anew, and with what. */
export type DrawnList = { readonly id: string; readonly of: string; readonly levels: readonly DrawnLevel[]; readonly begins: ReadonlyMap<number, number> };

/** One paragraph or line of a contract that was written elsewhere. */
export type SourceLine = {
  readonly text: string;
  /** The same in clause markup, with its bold and italic words. */
  readonly markup: string;
  /** Level of a heading by the style of the file, 1 to 6, and 0 for the title of the whole; null where it is none. */
  readonly heading: number | null;
  /** A number or bullet that the file draws itself and that does not stand in the text, and the list it is in where the file says. */
  readonly list: { readonly ordered: boolean; readonly level: number; readonly in?: DrawnList } | null;
  /** The whole line is bold. */
  readonly bold: boolean;
  /** From a table: its cells in one line. */
  readonly table: boolean;
  /** The page it stood on, from 1; null where the file knows no pages. */
  readonly page: number | null;
};

/** Signs that mean something in clause markup, see clause-text.ts. */
const MARKS = /[\\*{[]/g;

/** Plain words as clause markup that says exactly them. */
export function asMarkup(text: string): string {
  const escaped = text.replaceAll(MARKS, String.raw`\$&`);
  return escaped.startsWith('-') ? `\\${escaped}` : escaped;
}

/** A line of plain text. */
export function plainLine(text: string, more: Partial<SourceLine> = {}): SourceLine {
  return { text, markup: asMarkup(text), heading: null, list: null, bold: false, table: false, page: null, ...more };
}
