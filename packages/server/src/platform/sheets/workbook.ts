import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import yauzl from 'yauzl';

/** Sheets within an XLSX file: names in the order of their tabs, and the rows of one. */
export type Workbook = {
  readonly sheets: readonly string[];
  /** Rows in batches, each with its number and its cells as text: numbers with a point, days as YYYY-MM-DD. */
  rows(sheet: number): AsyncGenerator<readonly SheetRow[]>;
};
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };

/** What is wrong with a workbook; a code that a screen has words for. */
export class BrokenWorkbook extends Error {
  readonly code: 'file-is-no-workbook' | 'file-is-too-large-inside';

  constructor(code: BrokenWorkbook['code']) {
    super(code);
    this.code = code;
  }
}

/** A part that unpacks to much more than it weighs is a bomb, not a table; real sheets stay below 40 to 1. */
const MOST_RATIO = 150;
const RATIO_COUNTS_FROM = 32 * 1024 * 1024;
const MOST_SHEET_BYTES = 4 * 1024 * 1024 * 1024;
const MOST_STRINGS_BYTES = 128 * 1024 * 1024;
const MOST_OTHER_BYTES = 16 * 1024 * 1024;
const MOST_PARTS = 5_000;
const MOST_COLUMNS = 1_024;
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

type Parts = ReadonlyMap<string, yauzl.Entry>;
type Zip = { readonly file: yauzl.ZipFile; readonly parts: Parts };
type Meaning = { readonly strings: readonly string[]; readonly isDate: readonly boolean[]; readonly startsAt1904: boolean };

/**
 * Opens an XLSX file that stands in memory. Sheets are unpacked as they are read.
 * @throws BrokenWorkbook for what is no workbook, and for one that unpacks beyond reason.
 */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const zip = await openZip(bytes);
  const { sheets, startsAt1904 } = await readSheets(zip);
  let meaning: Promise<Meaning> | null = null;
  return {
    sheets: sheets.map(({ name }) => name),
    async *rows(sheet) {
      meaning ??= readMeaning(zip, startsAt1904);
      const part = zip.parts.get(sheets[sheet]?.path ?? '');
      if (part === undefined) throw new BrokenWorkbook('file-is-no-workbook');
      yield* readRows(await openPart(zip, part, MOST_SHEET_BYTES), await meaning);
    },
  };
}

function openZip(bytes: Buffer): Promise<Zip> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: false, strictFileNames: true }, (error, file) => {
      if (error !== null) return reject(new BrokenWorkbook('file-is-no-workbook'));
      const parts = new Map<string, yauzl.Entry>();
      file.on('entry', (entry: yauzl.Entry) => {
        if (parts.size >= MOST_PARTS) return reject(new BrokenWorkbook('file-is-too-large-inside'));
        parts.set(entry.fileName, entry);
      });
      file.on('error', () => reject(new BrokenWorkbook('file-is-no-workbook')));
      file.on('end', () => resolve({ file, parts }));
    });
  });
}

/** Opens one part; what it claims to weigh is checked before, what it weighs while it is read. */
function openPart({ file }: Zip, entry: yauzl.Entry, most: number): Promise<AsyncGenerator<string>> {
  const isBomb = entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > entry.compressedSize * MOST_RATIO;
  if (isBomb || entry.uncompressedSize > most) throw new BrokenWorkbook('file-is-too-large-inside');
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => (error === null ? resolve(textOf(stream)) : reject(new BrokenWorkbook('file-is-no-workbook'))));
  });
}

async function* textOf(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
  } catch {
    throw new BrokenWorkbook('file-is-no-workbook');
  }
  yield decoder.decode();
}

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
type Handlers = { open?(tag: Tag): void; close?(name: string): void; text?(text: string): void };

function makeParser(handlers: Handlers): SaxesParser {
  const parser = new SaxesParser();
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', (tag) => handlers.open?.({ name: local(tag.name), attributes: tag.attributes as Record<string, string> }));
  parser.on('closetag', (tag) => handlers.close?.(local(tag.name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('error', () => {
    throw new BrokenWorkbook('file-is-no-workbook');
  });
  return parser;
}

async function readAll(zip: Zip, { path, most }: { path: string; most: number }, handlers: Handlers): Promise<void> {
  const part = zip.parts.get(path);
  if (part === undefined) return;
  const parser = makeParser(handlers);
  for await (const text of await openPart(zip, part, most)) parser.write(text);
  parser.close();
}

async function readSheets(zip: Zip): Promise<{ sheets: readonly { name: string; path: string }[]; startsAt1904: boolean }> {
  const targets = new Map<string, string>();
  await readAll(zip, { path: 'xl/_rels/workbook.xml.rels', most: MOST_OTHER_BYTES }, {
    open: ({ name, attributes }) => {
      if (name === 'Relationship') targets.set(attributes['Id'] ?? '', (attributes['Target'] ?? '').replace(/^\/?(xl\/)?/, 'xl/'));
    },
  });
  const sheets: { name: string; path: string }[] = [];
  const hidden: typeof sheets = [];
  let startsAt1904 = false;
  await readAll(zip, { path: 'xl/workbook.xml', most: MOST_OTHER_BYTES }, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') startsAt1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      const path = targets.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && path !== undefined && zip.parts.has(path)) (HIDDEN.has(attributes['state'] ?? '') ? hidden : sheets).push({ name: attributes['name'] ?? '', path });
    },
  });
  // What its writer hid from the eye comes last, and can still be chosen.
  sheets.push(...hidden);
  if (sheets.length === 0) throw new BrokenWorkbook('file-is-no-workbook');
  return { sheets, startsAt1904 };
}

const HIDDEN: ReadonlySet<string> = new Set(['hidden', 'veryHidden']);

/** Signs that XML does not hold are written by their number (ECMA-376, 22.9.2.19): "_x000D_". */
function unescaped(text: string): string {
  return text.includes('_x') ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll(/\r\n?/g, '\n') : text;
}

async function readMeaning(zip: Zip, startsAt1904: boolean): Promise<Meaning> {
  const strings: string[] = [];
  let current = '';
  let depth = 0;
  let inText = false;
  await readAll(zip, { path: 'xl/sharedStrings.xml', most: MOST_STRINGS_BYTES }, {
    open: ({ name }) => {
      if (name === 'si') current = '';
      // Phonetic help for Chinese and Japanese is no part of the text.
      if (name === 'rPh') depth += 1;
      inText = name === 't' && depth === 0;
    },
    close: (name) => {
      if (name === 'rPh') depth -= 1;
      if (name === 'si') strings.push(unescaped(current));
      inText = false;
    },
    text: (text) => {
      if (inText) current += text;
    },
  });
  return { strings, isDate: await readDateStyles(zip), startsAt1904 };
}

async function readDateStyles(zip: Zip): Promise<readonly boolean[]> {
  const custom = new Map<string, string>();
  const isDate: boolean[] = [];
  let inCells = false;
  await readAll(zip, { path: 'xl/styles.xml', most: MOST_OTHER_BYTES }, {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') custom.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) isDate.push(isDateFormat(attributes['numFmtId'] ?? '0', custom));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return isDate;
}

function isDateFormat(id: string, custom: ReadonlyMap<string, string>): boolean {
  const code = custom.get(id);
  if (code === undefined) return DATE_FORMATS.has(Number(id));
  const bare = withoutLiterals(code);
  return /[dmyh]/i.test(bare) && !/[0#?]/.test(bare);
}

/** A format code without its quoted words, bracketed conditions and escaped signs, read by hand in one pass. */
function withoutLiterals(code: string): string {
  const ends: Readonly<Record<string, string>> = { '"': '"', '[': ']' };
  let bare = '';
  for (let at = 0; at < code.length; at += 1) {
    const sign = code.charAt(at);
    const end = ends[sign];
    if (sign === '\\') at += 1;
    else if (end === undefined) bare += sign;
    else if (code.includes(end, at + 1)) at = code.indexOf(end, at + 1);
    else return bare;
  }
  return bare;
}

type CellState = { type: string; style: number; column: number; text: string };

async function* readRows(pieces: AsyncGenerator<string>, meaning: Meaning): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let cell: CellState | null = null;
  let inValue = false;
  const parser = makeParser({
    open: ({ name, attributes }) => {
      if (name === 'row') {
        number = Number(attributes['r'] ?? number + 1);
        cells = [];
      } else if (name === 'c') cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), column: columnOf(attributes['r'], cells.length), text: '' };
      inValue = name === 'v' || name === 't';
    },
    close: (name) => {
      inValue = false;
      if (name === 'c' && cell !== null) {
        put(cells, cell.column, shown(cell, meaning));
        cell = null;
      }
      if (name === 'row') rows.push({ row: number, cells });
    },
    text: (text) => {
      if (inValue && cell !== null) cell.text += text;
    },
  });
  for await (const piece of pieces) {
    parser.write(piece);
    if (rows.length > 0) yield rows;
    rows = [];
  }
  parser.close();
  if (rows.length > 0) yield rows;
}

function put(cells: string[], column: number, text: string): void {
  if (column >= MOST_COLUMNS) return;
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

/** "BC12" is column 54, counted from 0. */
function columnOf(reference: string | undefined, next: number): number {
  if (reference === undefined) return next;
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function shown({ type, style, text }: CellState, { strings, isDate, startsAt1904 }: Meaning): string {
  if (type === 's') return strings[Number(text)] ?? '';
  if (type === 'inlineStr' || type === 'str') return unescaped(text);
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type !== 'n' || text === '') return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return isDate[style] === true ? dayOf(value + (startsAt1904 ? 1462 : 0)) : asShown(value);
}

/** As a spreadsheet shows it, which has 15 digits: 8.61, where the double next to it would be 8.610000000000001. What sums leave over behind twelve decimals is nothing. */
function asShown(value: number): string {
  return Math.abs(value) < 1e-6 ? value.toFixed(12).replace(/\.?0{1,12}$/, '') : String(Number(value.toPrecision(15)));
}

/** A count of days since 1899-12-30 as a day, with the time when there is one, to the second when there are seconds. */
function dayOf(serial: number): string {
  const at = new Date(Math.round((serial - 25_569) * 86_400) * 1000);
  if (Number.isNaN(at.getTime())) return String(serial);
  const iso = at.toISOString();
  if (serial % 1 === 0) return iso.slice(0, 10);
  return iso.slice(0, iso.startsWith(':00', 16) ? 16 : 19);
}
