/** What may stand between the cells of a text file. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** A row that could not be read is still a row: it is counted and handed back with its reason. */
export type RowFault = 'row-is-too-long' | 'quote-is-not-closed';
export type SourceRow = { readonly row: number; readonly cells: readonly string[]; readonly fault?: RowFault };

const LONGEST_ROW = 1_000_000;
const QUOTE = 34;
const LF = 10;
const CR = 13;

type Cell = { readonly text: string; readonly next: number };

/**
 * Reads delimited text (RFC 4180, and what programs really write) piece by piece: quotes, doubled quotes,
 * line breaks inside quotes, \n, \r\n and \r. Rows are numbered from 1 as a spreadsheet shows them, blank
 * ones included. A row beyond a million characters is given back as a fault and not kept in memory.
 */
export class DelimitedReader {
  readonly #delimiter: number;
  #pending = '';
  #row = 0;
  #isSkipping = false;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Takes the next piece of text. @returns the rows that are complete by now. */
  push(text: string): SourceRow[] {
    return this.#read(text, false);
  }

  /** @returns the last row, when the file does not end with a line break. */
  end(): SourceRow[] {
    return this.#read('', true);
  }

  #read(piece: string, isLast: boolean): SourceRow[] {
    const rows: SourceRow[] = [];
    let text = this.#pending + piece;
    let from = 0;
    if (this.#isSkipping) {
      from = this.#skipRest(text, isLast);
      if (from < 0) return rows;
    }
    while (from < text.length) {
      const found = this.#record(text, from, isLast);
      if (found === null) {
        const recovered = this.#giveUp({ text, from, isLast }, rows);
        if (recovered < 0) break;
        from = recovered;
        continue;
      }
      this.#row += 1;
      rows.push({ row: this.#row, cells: found.cells });
      from = found.next;
    }
    text = text.slice(from);
    this.#pending = this.#isSkipping || isLast ? '' : text;
    return rows;
  }

  /** A row that does not end: waits for more, or reports it. @returns where reading goes on, or -1 to wait. */
  #giveUp({ text, from, isLast }: { text: string; from: number; isLast: boolean }, rows: SourceRow[]): number {
    if (!isLast && text.length - from <= LONGEST_ROW) return -1;
    this.#row += 1;
    const lineEnd = endOfLine(text, from);
    if (lineEnd < text.length || isLast) {
      rows.push({ row: this.#row, cells: this.#asItStands(text.slice(from, lineEnd)), fault: 'quote-is-not-closed' });
      return afterLineEnd(text, lineEnd);
    }
    rows.push({ row: this.#row, cells: [], fault: 'row-is-too-long' });
    this.#isSkipping = true;
    return -1;
  }

  /** The line of a row whose quotes cannot be told, so that it can be handed back to be mended. */
  #asItStands(line: string): string[] {
    return line.slice(0, LONGEST_ROW).split(String.fromCharCode(this.#delimiter));
  }

  #skipRest(text: string, isLast: boolean): number {
    const lineEnd = endOfLine(text, 0);
    if (lineEnd === text.length && !isLast) return -1;
    this.#isSkipping = false;
    return afterLineEnd(text, lineEnd);
  }

  #record(text: string, from: number, isLast: boolean): { cells: string[]; next: number } | null {
    const cells: string[] = [];
    for (let at = from; ; ) {
      const cell = text.charCodeAt(at) === QUOTE ? this.#quoted(text, at, isLast) : this.#plain(text, at);
      if (cell === null) return null;
      cells.push(cell.text);
      if (text.charCodeAt(cell.next) === this.#delimiter) {
        at = cell.next + 1;
        if (at === text.length && !isLast) return null;
        continue;
      }
      // A "\r" at the end of a piece may be half of a "\r\n".
      if (!isLast && cell.next >= text.length - (text.charCodeAt(cell.next) === CR ? 1 : 0)) return null;
      return { cells, next: afterLineEnd(text, cell.next) };
    }
  }

  #plain(text: string, from: number): Cell {
    let at = from;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LF || code === CR) break;
    }
    return { text: text.slice(from, at), next: at };
  }

  /** A cell in quotes; what stands between the closing quote and the delimiter is kept as it is. */
  #quoted(text: string, from: number, isLast: boolean): Cell | null {
    let close = text.indexOf('"', from + 1);
    let hasDoubled = false;
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
      hasDoubled = true;
      close = text.indexOf('"', close + 2);
    }
    if (close < 0 || (close + 1 === text.length && !isLast)) return null;
    const inner = text.slice(from + 1, close);
    const rest = this.#plain(text, close + 1);
    return { text: (hasDoubled ? inner.replaceAll('""', '"') : inner) + rest.text, next: rest.next };
  }
}

function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return at;
  }
  return text.length;
}

function afterLineEnd(text: string, at: number): number {
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : Math.min(at + 1, Math.max(text.length, at));
}

/** Reads a whole text at once. */
export function readDelimited(text: string, delimiter: Delimiter): SourceRow[] {
  const reader = new DelimitedReader(delimiter);
  return [...reader.push(text), ...reader.end()];
}
