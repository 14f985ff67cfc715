import { cardRow } from '@entente/core/import/card-table';
import { DelimitedReader, type Delimiter, type SourceRow } from '@entente/core/import/delimited';
import { delimiterSaid } from '@entente/core/import/table-guess';
import type { Encoding } from '@entente/core/kernel/text-encoding';
import { CardReader } from '@entente/core/import/vcard';
import type { FileStore } from '../../platform/files/file-store.ts';
import { openWorkbook } from '../../platform/sheets/workbook.ts';

/** A file as it stands in the store: its pieces in their order. */
export type StoredFile = { readonly workspaceId: string; readonly pieces: readonly string[] };

/** What must be known to read a file's rows. */
export type RowSource = {
  readonly format: 'text' | 'cards' | 'workbook';
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly headerRow: number;
  readonly sheet: number;
  /** The columns of cards, which have no row of names. */
  readonly columnNames: readonly string[];
};

/** The bytes of a stored file, piece by piece. */
export async function* bytesOf(files: FileStore, { workspaceId, pieces }: StoredFile): AsyncGenerator<Buffer> {
  for (const piece of pieces) for await (const chunk of files.read(workspaceId, piece)) yield chunk as Buffer;
}

/** Its text, decoded; a byte order mark is no part of it. */
export async function* textOf(files: FileStore, file: StoredFile, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of bytesOf(files, file)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The whole file in memory; only for workbooks and cards, whose size is limited. */
export async function wholeFile(files: FileStore, file: StoredFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const bytes of bytesOf(files, file)) chunks.push(bytes);
  return Buffer.concat(chunks);
}

/**
 * The rows of data of a file in batches, in its order: the row of names and what stands above it are left
 * out, and so are blank rows. Memory does not grow with the file (workbooks keep their texts).
 * @throws BrokenWorkbook
 */
export async function* rowsOf(files: FileStore, file: StoredFile, source: RowSource): AsyncGenerator<SourceRow[]> {
  for await (const batch of allRows(files, file, source)) {
    const rows = batch.filter(({ row, cells, fault }) => row > source.headerRow && (fault !== undefined || cells.some((cell) => cell.trim() !== '')));
    if (rows.length > 0) yield rows;
  }
}

/** Every row as it stands in the file. */
export async function* allRows(files: FileStore, file: StoredFile, source: RowSource): AsyncGenerator<readonly SourceRow[]> {
  if (source.format === 'workbook') yield* (await openWorkbook(await wholeFile(files, file))).rows(source.sheet);
  else if (source.format === 'cards') yield* cards(files, file, source);
  else yield* delimited(files, file, source);
}

async function* delimited(files: FileStore, file: StoredFile, { encoding, delimiter }: RowSource): AsyncGenerator<SourceRow[]> {
  const reader = new DelimitedReader(delimiter);
  let isFirst = true;
  for await (const text of textOf(files, file, encoding)) {
    yield reader.push(isFirst && delimiterSaid(text) !== null ? text.slice(text.indexOf('\n') + 1) : text);
    isFirst = false;
  }
  yield reader.end();
}

async function* cards(files: FileStore, file: StoredFile, { encoding, columnNames }: RowSource): AsyncGenerator<SourceRow[]> {
  const columns = new Map(columnNames.map((name, at) => [name, at]));
  const reader = new CardReader();
  let row = 0;
  const asRows = (found: ReturnType<CardReader['push']>): SourceRow[] =>
    found.map((card) => {
      row += 1;
      return { row, cells: cardRow(columns, card) };
    });
  for await (const text of textOf(files, file, encoding)) yield asRows(reader.push(text));
  yield asRows(reader.end());
}
