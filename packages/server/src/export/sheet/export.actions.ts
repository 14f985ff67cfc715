import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { archiveCell, archiveColumns, fieldKindOf, storedValue, type ArchiveColumn, type StoredRow } from '@entente/core/export/archive-sheet';
import type { Locale } from '@entente/core/kernel/locale';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { csvWriter } from '../../platform/sheets/csv-writer.ts';
import { loadCustomFields } from '../../record/field.store.ts';
import { currenciesOf, namesIn, readerOf, type ArchivedTable } from '../export.store.ts';
import { storedRow, wordsOf } from './export.view.ts';

/** A table as a file for people, written beside its JSON lines. */
export type Sheet = { add(lines: readonly string[]): Promise<void>; close(): Promise<void> };

/** Begins the sheet of a table. Names are looked up batch by batch, so that memory does not grow with the rows. @param columns those that are shown. */
export async function openSheet(tx: Tx, { table, columns, file }: { readonly table: ArchivedTable; readonly columns: readonly string[]; readonly file: string }): Promise<Sheet> {
  const kind = fieldKindOf(table.name);
  const { locale, timeZone } = await readerOf(tx);
  const words = wordsOf({ locale: locale as Locale, timeZone, kind: kind ?? '' });
  const own = kind === null ? [] : await loadCustomFields(tx, kind, { retired: true });
  const shown = archiveColumns({ table: table.name, columns, own }, words);
  const writer = csvWriter();
  const out = createWriteStream(file);
  await put(out, writer.rows([shown.map(({ head }) => ({ kind: 'text', text: head }))]));
  return {
    async add(lines) {
      const rows = await completed(tx, table.name, lines.map(storedRow));
      const names = await namesOf(tx, shown, rows);
      await put(out, writer.rows(rows.map((row) => shown.map((column) => archiveCell(column, { row, names, words })))));
    },
    async close() {
      out.end();
      await once(out, 'close');
    },
  };
}

/** Lines of deals say no currency: their deals do. */
async function completed(tx: Tx, table: string, rows: readonly StoredRow[]): Promise<readonly StoredRow[]> {
  if (table !== 'deal_lines') return rows;
  const currencies = await currenciesOf(tx, rows.map((row) => String(row['deal_id'])));
  return rows.map((row) => ({ ...row, currency: currencies.get(String(row['deal_id'])) ?? '' }));
}

/** What the ids of a batch are called, each table asked once. */
async function namesOf(tx: Tx, shown: readonly ArchiveColumn[], rows: readonly StoredRow[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, Set<string>>();
  for (const column of shown) {
    if (column.refersTo === undefined) continue;
    const ids = wanted.get(column.refersTo) ?? new Set<string>();
    for (const row of rows) addText(ids, storedValue(column, row));
    wanted.set(column.refersTo, ids);
  }
  const found: (readonly [string, string])[] = [];
  for (const [table, ids] of wanted) if (ids.size > 0) found.push(...(await namesIn(tx, table, [...ids])));
  return new Map(found);
}

function addText(ids: Set<string>, value: unknown): void {
  if (typeof value === 'string' && value !== '') ids.add(value);
}

async function put(stream: WriteStream, bytes: Uint8Array): Promise<void> {
  if (!stream.write(bytes)) await once(stream, 'drain');
}
