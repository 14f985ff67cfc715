import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { StoredTable } from './archive/manifest.ts';
import { columnList, placeOf, type TablePlan } from './table-plan.ts';

/**
 * Streams a table in PostgreSQL's text form and hands each chunk on.
 * @returns what the manifest says of it
 */
export async function copyOut(client: pg.ClientBase, table: TablePlan, take: (chunk: Buffer) => Promise<void>): Promise<StoredTable> {
  const { schema, name, columns, order } = table;
  const stream = client.query(copyTo(`COPY (SELECT ${columnList(columns)} FROM ${placeOf(table)} ORDER BY ${order}) TO STDOUT`));
  const hash = createHash('sha256');
  let bytes = 0;
  // Counted here: the server's own count may come after the last of the rows. COPY writes line ends within values as "\n".
  let rows = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1;
    await take(chunk);
  }
  return { schema, name, columns: [...columns], rows, bytes, sha256: hash.digest('hex') };
}

/** A table being filled: write what {@link copyOut} gave, then close. */
export type TableFilling = { write(chunk: Buffer): Promise<void>; close(): Promise<void> };

/** Begins to fill a table of a connected client; the client is busy until it is closed. */
export function copyIn(client: pg.ClientBase, table: { schema: string; name: string; columns: readonly string[] }): TableFilling {
  const stream: Writable = client.query(copyFrom(`COPY ${placeOf(table)} (${columnList(table.columns)}) FROM STDIN`));
  const done = finished(stream);
  done.catch(() => undefined); // told to whoever writes or closes
  return {
    async write(chunk) {
      if (!stream.write(chunk)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done]);
    },
    async close() {
      stream.end();
      await done;
    },
  };
}
