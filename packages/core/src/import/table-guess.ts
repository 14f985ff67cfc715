import { DELIMITERS, readDelimited, type Delimiter } from './delimited.ts';

export type DelimiterGuess = { readonly delimiter: Delimiter; readonly because: 'said-in-the-file' | 'same-number-of-cells' | 'only-one-column' };
export type HeaderReason = 'names-are-known' | 'unlike-the-rows-below' | 'like-the-rows-below';
/** `row` is the row of the names, 0 when the file has none. */
export type HeaderGuess = { readonly row: number; readonly because: HeaderReason };

const LOOKED_AT = 60;

/** Which sign parts the cells: the one by which most rows come out with the same number of cells, and more than one. */
export function guessDelimiter(text: string): DelimiterGuess {
  const said = delimiterSaid(text);
  if (said !== null) return { delimiter: said, because: 'said-in-the-file' };
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(text, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? { delimiter: ',', because: 'only-one-column' } : { delimiter: best.delimiter, because: 'same-number-of-cells' };
}

/** Spreadsheets may write "sep=;" as the first line; it is a note and no row of data. */
export function delimiterSaid(text: string): Delimiter | null {
  const line = /^sep=([,;\t|])\r?\n/.exec(text.slice(0, 8));
  return (line?.[1] as Delimiter | undefined) ?? null;
}

function evenness(text: string, delimiter: Delimiter): number {
  const rows = readDelimited(text, delimiter).slice(0, LOOKED_AT).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return 0;
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a));
  if (width < 2) return 0;
  // Of two signs that part all rows evenly, the one with more columns; it can never outweigh evenness by much.
  return count / rows.length + Math.min(width, 40) / 1000;
}

/**
 * Which row holds the names of the columns: the first that has several cells, unless it looks like data.
 * @param isKnown whether a name is one that address books, CRMs or our own fields use.
 */
export function guessHeader(rows: readonly (readonly string[])[], isKnown: (name: string) => boolean): HeaderGuess {
  const widest = Math.max(0, ...rows.slice(0, 20).map(filled));
  const first = rows.findIndex((cells) => filled(cells) > 0 && filled(cells) * 2 > widest);
  const names = rows[first];
  if (names === undefined) return { row: 0, because: 'like-the-rows-below' };
  const known = names.filter((name) => isKnown(name)).length;
  if (known > 0 && known * 4 >= filled(names)) return { row: first + 1, because: 'names-are-known' };
  const looksLikeNames = names.every((name) => !isDatum(name)) && new Set(names).size === names.length;
  const below = rows.slice(first + 1, first + 20);
  if (looksLikeNames && (known > 0 || names.some((_, column) => below.some((cells) => isDatum(cells[column] ?? ''))))) return { row: first + 1, because: 'unlike-the-rows-below' };
  return { row: 0, because: 'like-the-rows-below' };
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** What stands in rows and not in names of columns: numbers, dates, addresses. */
function isDatum(text: string): boolean {
  const trimmed = text.trim();
  return /\d{3}|^\d/.test(trimmed) || trimmed.includes('@') || /^https?:/i.test(trimmed);
}
