import { granted, refused } from '@entente/core/kernel/outcome';
import { inWorkspace, readInWorkspace, type Tx } from '../database/in-workspace.ts';
import { refusingRollsBack, type Answer } from '../http/operation.ts';
import type { Services } from '../services.ts';
import { csvWriter } from './csv-writer.ts';
import type { SheetWriter, WrittenCell } from './sheet-writer.ts';
import { workbookWriter } from './workbook-writer.ts';

export type SheetFormat = 'csv' | 'xlsx';
export type ExportedFile = { readonly headers: { readonly 'content-type': string; readonly 'content-disposition': string }; readonly body: ReadableStream<Uint8Array> };
/** Sends rows on their way; waits while the reader is slower. */
export type PutRows = (rows: readonly (readonly WrittenCell[])[]) => Promise<void>;

export type SheetAsked = {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly format: SheetFormat;
  /** Says who took it, before the first row leaves; may refuse. */
  keep(tx: Tx): Promise<Answer<null>>;
  /** Reads and puts the rows, the head among them. */
  write(tx: Tx, put: PutRows): Promise<void>;
};

const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
/** A reader who takes nothing for so long is let go, and with them the connection that reads for them. */
const PATIENCE_MS = 30_000;
/** Each export holds a connection while it runs: so many in all, and so many of one workspace, that nobody keeps the others waiting. */
const MOST_AT_ONCE = 6;
const MOST_OF_ONE = 3;
const running = new Map<string, number>();

/** A table as a file that is sent as it is written, however long it is. */
export async function streamSheet({ database }: Pick<Services, 'database'>, workspaceId: string, { name, format, keep, write }: SheetAsked): Promise<Answer<ExportedFile>> {
  if (!hasRoom(workspaceId)) return refused('too-many-requests', { seconds: PATIENCE_MS / 1_000 });
  const place = { workspaceId, partyId: null };
  const begun = await refusingRollsBack((work) => inWorkspace(database, place, work), keep);
  if (!begun.ok) return begun;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  count(workspaceId, 1);
  const writing = readInWorkspace(database, place, (tx) => writeOut({ writer: format === 'csv' ? csvWriter() : workbookWriter(), out: writable.getWriter() }, (put) => write(tx, put)));
  // A reader who left has closed the stream; whatever else fails ends the file where it stands, which the reader sees.
  writing.catch((error: unknown) => writable.abort(error).catch(() => undefined)).finally(() => {
    count(workspaceId, -1);
  }).catch(() => undefined);
  return granted({ headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}.${format}"` }, body: readable });
}

function hasRoom(workspaceId: string): boolean {
  const all = [...running.values()].reduce((sum, each) => sum + each, 0);
  return all < MOST_AT_ONCE && (running.get(workspaceId) ?? 0) < MOST_OF_ONE;
}

function count(workspaceId: string, by: 1 | -1): void {
  const left = (running.get(workspaceId) ?? 0) + by;
  if (left === 0) running.delete(workspaceId);
  else running.set(workspaceId, left);
}

type Sheet = { readonly writer: SheetWriter; readonly out: WritableStreamDefaultWriter<Uint8Array> };

async function writeOut(sheet: Sheet, write: (put: PutRows) => Promise<void>): Promise<void> {
  await write((rows) => send(sheet, sheet.writer.rows(rows)));
  await send(sheet, sheet.writer.end());
  await sheet.out.close();
}

async function send({ out }: Sheet, bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength === 0) return;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the reader of an export takes nothing any more')), PATIENCE_MS);
  try {
    await Promise.race([out.write(bytes), late]);
  } finally {
    clearTimeout(timer);
  }
}
