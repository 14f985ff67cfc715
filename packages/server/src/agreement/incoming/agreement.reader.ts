import { asMarkup, plainLine, type SourceLine } from '@entente/core/document/contract/source-line';
import { wordNumbering, type WordNumbering } from '@entente/core/document/contract/word-numbering';
import { guessEncoding } from '@entente/core/kernel/text-encoding';
import { strFromU8, strToU8, Unzip, UnzipInflate, unzipSync, zipSync, type Unzipped } from 'fflate';
import { fileTypeFromBuffer } from 'file-type';

/** Why a file was not read; a refusal's code. */
export class UnreadableContract extends Error {
  readonly code: 'contract-file-is-unknown' | 'contract-has-no-text' | 'contract-file-is-locked' | 'contract-is-too-long';
  constructor(code: UnreadableContract['code']) {
    super(code);
    this.code = code;
  }
}

export type ReadContract = { readonly lines: readonly SourceLine[]; /** Pictures, notes and other parts that are no words. */ readonly lost: number; /** Changes that somebody made with tracking on: what was put in is read, what was struck is not. */ readonly tracked: number };

const MOST_INSIDE = 80 * 1024 * 1024;
const MOST_PAGES = 200;
const MOST_LINES = 20_000;

/**
 * Reads the paragraphs of a contract: DOCX, PDF with text, or plain text in any usual encoding.
 * What a file is called says nothing; its bytes do.
 * @param mostInside how many bytes a Word file may hold unpacked.
 * @throws UnreadableContract
 */
export async function readContract(bytes: Uint8Array, mostInside = MOST_INSIDE): Promise<ReadContract> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const read = await readAs(type?.ext, bytes, mostInside);
  if (read.lines.every(({ text }) => text.trim() === '')) throw new UnreadableContract('contract-has-no-text');
  if (read.lines.length > MOST_LINES) throw new UnreadableContract('contract-is-too-long');
  return read;
}

async function readAs(extension: string | undefined, bytes: Uint8Array, mostInside: number): Promise<ReadContract> {
  if (extension === 'docx') return readWord(bytes, mostInside);
  if (extension === 'pdf') return readPdf(bytes);
  if (extension !== undefined || bytes.includes(0)) throw new UnreadableContract('contract-file-is-unknown');
  return { lines: readText(bytes), lost: 0, tracked: 0 };
}

function readText(bytes: Uint8Array): SourceLine[] {
  const { encoding } = guessEncoding({ head: bytes.slice(0, 4), sample: bytes.slice(0, 64 * 1024), isAscii: bytes.every((byte) => byte < 0x80), isUtf8: isUtf8(bytes) });
  return new TextDecoder(encoding).decode(bytes).split(/\r\n|\r|\n/).map((line) => {
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    return heading === null ? plainLine(clean(line)) : plainLine(clean(heading[2] ?? ''), { heading: heading[1]?.length ?? 1 });
  });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Without signs that no text of ours may hold; blanks as blanks. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u200B\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '').replaceAll('\u00A0', ' ').normalize('NFC').trim();
}

async function readPdf(bytes: Uint8Array): Promise<ReadContract> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(Uint8Array.from(bytes)).catch((error: unknown) => {
    throw new UnreadableContract((error as Error).name === 'PasswordException' ? 'contract-file-is-locked' : 'contract-file-is-unknown');
  });
  try {
    if (pdf.numPages > MOST_PAGES) throw new UnreadableContract('contract-is-too-long');
    const lines: SourceLine[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      lines.push(...text.split('\n').map((line) => plainLine(clean(line), { page })));
    }
    return { lines: lines.filter(({ text }) => text !== ''), lost: 0, tracked: 0 };
  } finally {
    await pdf.cleanup();
  }
}

/** What mammoth makes of a Word file; only what is used of it. */
type Piece = { readonly type: string; readonly children?: readonly Piece[]; readonly value?: string; readonly isBold?: boolean; readonly isItalic?: boolean; readonly styleName?: string | null; readonly styleId?: string | null; readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean; /** Of the level: here the mark of its list. */ readonly paragraphStyleId?: string | null } | null };

async function readWord(bytes: Uint8Array, mostInside: number): Promise<ReadContract> {
  if (!orUnknown(() => fitsInside(bytes, mostInside))) throw new UnreadableContract('contract-is-too-long');
  const { default: mammoth } = await import('mammoth');
  const parts = partsOf(bytes);
  const numbering = numberingOf(parts);
  const marked = numbering === null ? parts : { ...parts, [NUMBERING]: strToU8(numbering.xml) };
  let document: Piece = { type: 'document', children: [] };
  // The words are all that is asked for: nothing is written out, and pictures stay in the file.
  await mammoth.convertToHtml({ buffer: Buffer.from(zipSync(marked, { level: 0 })) }, { transformDocument: (found: Piece) => { document = found; return { ...found, children: [] }; }, externalFileAccess: false } as Parameters<typeof mammoth.convertToHtml>[1]).catch(() => {
    throw new UnreadableContract('contract-file-is-unknown');
  });
  const lost = count(document, 'image') + count(document, 'noteReference') + count(document, 'commentReference');
  return { lines: (document.children ?? []).flatMap((piece) => wordLines(piece, numbering)), lost, tracked: trackedChanges(parts) };
}

/** The written parts of a Word file. */
function partsOf(bytes: Uint8Array): Unzipped {
  return orUnknown(() => unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') || name.endsWith('.rels') }));
}

/** What is unpacked; a file that is cut off or damaged is none that we know. */
function orUnknown<Value>(unpack: () => Value): Value {
  try {
    return unpack();
  } catch {
    throw new UnreadableContract('contract-file-is-unknown');
  }
}

const NUMBERING = 'word/numbering.xml';

/** The lists of a Word file; null where it has none. */
function numberingOf(parts: Unzipped): WordNumbering | null {
  const [part, styles] = [parts[NUMBERING], parts['word/styles.xml']];
  return part === undefined ? null : wordNumbering(strFromU8(part), styles === undefined ? '' : strFromU8(styles));
}

/** Insertions and strikes with tracking on (ISO/IEC 29500-1, 17.13.5), a move counted once; the reader of Word files says nothing of them. */
function trackedChanges(parts: Unzipped): number {
  const main = parts['word/document.xml'];
  return main === undefined ? 0 : (strFromU8(main).match(/<w:(?:ins|del|moveTo) /gu) ?? []).length;
}

function count(piece: Piece, type: string): number {
  return (piece.type === type ? 1 : 0) + (piece.children ?? []).reduce((sum, child) => sum + count(child, type), 0);
}

function wordLines(piece: Piece, numbering: WordNumbering | null): SourceLine[] {
  if (piece.type === 'paragraph') return paragraphLines(piece, numbering);
  if (piece.type !== 'table') return (piece.children ?? []).flatMap((child) => wordLines(child, numbering));
  const rows = (piece.children ?? []).map((row) => (row.children ?? []).map((cell) => (cell.children ?? []).flatMap((child) => wordLines(child, numbering)).map(({ text }) => text).join(' ')).filter((text) => text !== '').join(' | '));
  return rows.filter((text) => text !== '').map((text) => plainLine(text, { table: true }));
}

type Words = { readonly text: string; readonly bold: boolean; readonly italic: boolean };

function paragraphLines(paragraph: Piece, numbering: WordNumbering | null): SourceLine[] {
  const lines: Words[][] = [[]];
  for (const words of wordsOf(paragraph, { bold: false, italic: false })) {
    const [first = '', ...others] = words.text.split('\n');
    lines.at(-1)?.push({ ...words, text: first });
    for (const text of others) lines.push([{ ...words, text }]);
  }
  const heading = /^(?:heading|nagłówek|заголовок) ?([1-6])$/i.exec(paragraph.styleName ?? '')?.[1];
  const title = /^(?:title|tytuł|название|заголовок)$/i.test(paragraph.styleName ?? '');
  const list = listOf(paragraph, numbering);
  return lines.flatMap((words, index) => {
    const text = clean(words.map((run) => run.text).join(''));
    // An empty paragraph counts where its list draws a number before it: "§ 2" with its title on the next line.
    if (text === '' && (index > 0 || list?.in === undefined)) return [];
    const inked = words.filter((run) => run.text.trim() !== '');
    const bold = inked.length > 0 && inked.every((run) => run.bold);
    const level = heading === undefined ? (title ? 0 : null) : Number(heading);
    return [{ text, markup: level !== null || bold ? asMarkup(text) : markupOf(words), heading: level, list: index === 0 ? list : null, bold, table: false, page: null }];
  });
}

function listOf({ numbering: found }: Piece, numbering: WordNumbering | null): SourceLine['list'] {
  if (found === undefined || found === null) return null;
  const place = numbering?.placeOf(found.paragraphStyleId ?? '') ?? null;
  return { ordered: found.isOrdered, level: Number(found.level), ...(place === null ? {} : { in: place.list }) };
}

function wordsOf(piece: Piece, marks: Omit<Words, 'text'>): Words[] {
  const own = piece.type === 'run' ? { bold: piece.isBold === true, italic: piece.isItalic === true } : marks;
  if (piece.type === 'text') return [{ text: piece.value ?? '', ...marks }];
  if (piece.type === 'tab') return [{ text: ' ', ...marks }];
  if (piece.type === 'break') return [{ text: '\n', ...marks }];
  return (piece.children ?? []).flatMap((child) => wordsOf(child, own));
}

/** Bold and italic words in clause markup; marks stand against the words. */
function markupOf(runs: readonly Words[]): string {
  const joined: Words[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last !== undefined && last.bold === run.bold && last.italic === run.italic) joined.splice(-1, 1, { ...run, text: last.text + run.text });
    else joined.push(run);
  }
  const marked = joined.map(({ text, bold, italic }) => {
    const words = text.trim();
    const mark = bold ? '**' : italic ? '*' : '';
    return mark === '' || words === '' ? escape(text) : text.replace(words, () => `${mark}${escape(words)}${mark}`);
  });
  const line = clean(marked.join(''));
  return line.startsWith('-') ? `\\${line}` : line;
}

function escape(text: string): string {
  const marked = asMarkup(text);
  return text.startsWith('-') ? marked.slice(1) : marked;
}

/** Unpacks without keeping anything, and stops where a file is larger inside than any contract, or says that it is. */
function fitsInside(bytes: Uint8Array, most: number): boolean {
  let inside = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      inside += error === null ? chunk.length : 0;
      if (inside > most) file.terminate();
    };
    inside += (file.originalSize ?? 0) > most ? most + 1 : 0;
    file.start();
  });
  unzip.register(UnzipInflate);
  const step = 64 * 1024;
  for (let at = 0; at < bytes.length && inside <= most; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  return inside <= most;
}
