import type { ImportColumn, ImportReading } from '@entente/contract/import/import.contract';
import { collectColumns } from '@entente/core/import/card-table';
import { guessColumn } from '@entente/core/import/column-guess';
import type { Delimiter, SourceRow } from '@entente/core/import/delimited';
import { isKnownName } from '@entente/core/import/known-names';
import { recogniseSource } from '@entente/core/import/ready-map';
import { guessDelimiter, guessHeader } from '@entente/core/import/table-guess';
import { guessEncoding, type BytesSeen, type Encoding } from '@entente/core/kernel/text-encoding';
import { CardReader } from '@entente/core/import/vcard';
import type { RefusalCode } from '@entente/phrases/shape';
import type { FileStore } from '../../platform/files/file-store.ts';
import { BrokenWorkbook, openWorkbook } from '../../platform/sheets/workbook.ts';
import { allRows, bytesOf, textOf, wholeFile, type RowSource, type StoredFile } from '../reading/import.reader.ts';

/** What a person said about the file; the rest is guessed. */
export type Wanted = { readonly encoding?: Encoding | undefined; readonly delimiter?: Delimiter | undefined; readonly headerRow?: number | undefined; readonly sheet?: number | undefined };
export type Looked = { readonly reading: ImportReading; readonly columns: ImportColumn[] };

/** A file that is no table of ours; carries a refusal's code. */
export class UnreadableFile extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

const SAMPLE_BYTES = 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
const SAMPLE_ROWS = 1_000;
const GUESS_TEXT = 256 * 1024;
const MOST_IN_MEMORY = 64 * 1024 * 1024;
/** What fits the screen that maps columns; of a file with more nothing is left out unsaid, it is refused. */
const MOST_COLUMNS = 512;

/**
 * Looks at a stored file: what it is, how it is written, which columns it has, each guess with its reason.
 * Every byte is read once to judge the encoding; rows are judged by the first thousand.
 * @throws UnreadableFile when it holds no rows for us.
 */
export async function lookAtFile(files: FileStore, file: StoredFile, wanted: Wanted & { readonly isMonthFirst: boolean }): Promise<Looked> {
  const { seen, bytes } = await seeBytes(files, file);
  if (bytes === 0) throw new UnreadableFile('import-file-is-empty');
  const kind = containerOf(seen.head);
  if (kind === 'old-excel') throw new UnreadableFile('import-file-is-old-excel');
  if (kind === 'other') throw new UnreadableFile('import-file-is-no-table');
  if (kind === 'zip') return asWorkbook(files, file, { wanted, bytes });
  const guess = guessEncoding(seen);
  const encoding = wanted.encoding ?? guess.encoding;
  const base = { encoding, encodingBecause: wanted.encoding === undefined ? guess.because : 'said' };
  const text = await startOf(files, file, encoding);
  if (text.slice(0, 4096).includes('\u0000')) throw new UnreadableFile('import-file-is-no-table');
  if (/^\s*BEGIN:VCARD/i.test(text)) return asCards(files, file, { base, bytes });
  return asText(files, file, { base, wanted, text });
}

type Base = Pick<ImportReading, 'encoding' | 'encodingBecause'>;

async function seeBytes(files: FileStore, file: StoredFile): Promise<{ seen: BytesSeen; bytes: number }> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const samples: Buffer[] = [];
  let [bytes, kept, isAscii, isUtf8] = [0, 0, true, true];
  let head = Buffer.alloc(0);
  for await (const chunk of bytesOf(files, file)) {
    if (head.length < 1024) head = Buffer.concat([head, chunk.subarray(0, 1024)]);
    const isHigh = !isPlain(chunk);
    isAscii &&= !isHigh;
    isUtf8 &&= decodes(utf8, chunk);
    if (kept < SAMPLE_BYTES && (bytes < HEAD_BYTES || isHigh)) {
      samples.push(chunk);
      kept += chunk.length;
    }
    bytes += chunk.length;
  }
  return { seen: { head, sample: Buffer.concat(samples), isAscii, isUtf8 }, bytes };
}

function isPlain(chunk: Buffer): boolean {
  return chunk.every((byte) => byte < 128);
}

function decodes(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function containerOf(head: Uint8Array): 'zip' | 'old-excel' | 'other' | 'text' {
  const start = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (start === '504b0304') return 'zip';
  if (start === 'd0cf11e0') return 'old-excel';
  // PDF, PNG, JPEG, GIF, ELF, gzip: what people drop by mistake.
  return ['25504446', '89504e47', 'ffd8ffe0', 'ffd8ffe1', '47494638', '7f454c46'].includes(start) || start.startsWith('1f8b') ? 'other' : 'text';
}

async function startOf(files: FileStore, file: StoredFile, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const piece of textOf(files, file, encoding)) {
    text += piece;
    if (text.length > GUESS_TEXT) break;
  }
  return text;
}

async function asText(files: FileStore, file: StoredFile, { base, wanted, text }: { base: Base; wanted: Wanted & { isMonthFirst: boolean }; text: string }): Promise<Looked> {
  const whole = text.length > GUESS_TEXT ? text.slice(0, text.lastIndexOf('\n', GUESS_TEXT) + 1 || GUESS_TEXT) : text;
  const guess = guessDelimiter(whole);
  const delimiter = wanted.delimiter ?? guess.delimiter;
  const start = { ...base, format: 'text' as const, delimiter, delimiterBecause: wanted.delimiter === undefined ? guess.because : 'said', sheets: [], sheet: 0 };
  return withHeader(files, file, { start, wanted });
}

async function asWorkbook(files: FileStore, file: StoredFile, { wanted, bytes }: { wanted: Wanted & { isMonthFirst: boolean }; bytes: number }): Promise<Looked> {
  if (bytes > MOST_IN_MEMORY) throw new UnreadableFile('import-file-is-too-large-inside');
  const workbook = await readable(async () => openWorkbook(await wholeFile(files, file)));
  const sheet = wanted.sheet ?? 0;
  if (sheet >= workbook.sheets.length) throw new UnreadableFile('import-file-is-no-table');
  const start = { format: 'workbook' as const, encoding: 'utf-8' as const, encodingBecause: 'workbook', delimiter: ',' as const, delimiterBecause: 'workbook', sheets: [...workbook.sheets], sheet };
  return readable(() => withHeader(files, file, { start, wanted }));
}

/** Turns what is wrong inside a workbook into what a person is told. */
async function readable<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BrokenWorkbook) throw new UnreadableFile(error.code === 'file-is-too-large-inside' ? 'import-file-is-too-large-inside' : 'import-file-is-no-table');
    throw error;
  }
}

type Start = Omit<ImportReading, 'headerRow' | 'headerBecause' | 'source'>;

async function withHeader(files: FileStore, file: StoredFile, { start, wanted }: { start: Start; wanted: Wanted & { isMonthFirst: boolean } }): Promise<Looked> {
  const rows = await firstRows(files, file, { ...start, headerRow: 0, columnNames: [] });
  if (!rows.some(({ cells }) => cells.some((cell) => cell.trim() !== ''))) throw new UnreadableFile('import-file-is-empty');
  const guess = guessHeader(rows.map(({ cells }) => cells), isKnownName);
  const headerIndex = wanted.headerRow ?? (guess.row === 0 ? 0 : (rows[guess.row - 1]?.row ?? 0));
  const names = rows.find(({ row }) => row === headerIndex)?.cells ?? [];
  const below = rows.filter(({ row }) => row > headerIndex);
  if ([names, ...below.map(({ cells }) => cells)].some((cells) => cells.findLastIndex((cell) => cell.trim() !== '') >= MOST_COLUMNS)) throw new UnreadableFile('import-file-has-too-many-columns');
  const width = Math.min(MOST_COLUMNS, Math.max(names.length, ...below.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, at) => columnAt(names[at] ?? '', below.map(({ cells }) => cells[at] ?? ''), wanted.isMonthFirst));
  const source = recogniseSource(names)?.source ?? null;
  return { reading: { ...start, headerRow: headerIndex, headerBecause: wanted.headerRow === undefined ? guess.because : 'said', source }, columns };
}

async function firstRows(files: FileStore, file: StoredFile, source: RowSource): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of allRows(files, file, source)) {
    rows.push(...batch);
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows.slice(0, SAMPLE_ROWS);
}

async function asCards(files: FileStore, file: StoredFile, { base, bytes }: { base: Base; bytes: number }): Promise<Looked> {
  if (bytes > MOST_IN_MEMORY) throw new UnreadableFile('import-file-is-too-large-inside');
  const columns = new Map<string, number>();
  const reader = new CardReader();
  for await (const text of textOf(files, file, base.encoding)) for (const card of reader.push(text)) collectColumns(columns, card);
  for (const card of reader.end()) collectColumns(columns, card);
  const columnNames = [...columns.keys()];
  if (columnNames.length > MOST_COLUMNS) throw new UnreadableFile('import-file-has-too-many-columns');
  if (columnNames.length === 0) throw new UnreadableFile('import-file-is-empty');
  const start = { ...base, format: 'cards' as const, delimiter: ',' as const, delimiterBecause: 'cards', sheets: [], sheet: 0 };
  const rows = await firstRows(files, file, { ...start, headerRow: 0, columnNames });
  return { reading: { ...start, headerRow: 0, headerBecause: 'cards', source: 'vcard' }, columns: columnNames.map((name, at) => columnAt(name, rows.map(({ cells }) => cells[at] ?? ''), false)) };
}

function columnAt(name: string, values: readonly string[], isMonthFirst: boolean): ImportColumn {
  const filled = values.filter((value) => value.trim() !== '');
  const samples = [...new Set(filled)].slice(0, 3).map((sample) => sample.slice(0, 120));
  return { name: name.trim().slice(0, 200), samples, isEmpty: filled.length === 0, ...guessColumn(filled, isMonthFirst) };
}
