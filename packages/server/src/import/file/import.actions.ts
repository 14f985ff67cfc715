import type { SourceRow } from '@entente/core/import/delimited';
import { writtenLine } from '@entente/core/import/written-cell';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Translator } from '@entente/phrases/translator';
import { translator } from '@entente/phrases/translators';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { grantImport, type GrantedImportId } from '../import.access.ts';
import { MOST_BYTES } from '../import.actions.ts';
import { loadImport, lockImport, updateImport, type StoredImport } from '../import.store.ts';
import { rowsOf } from '../reading/import.reader.ts';
import { loadRejected, type RejectedRow } from './import-row.store.ts';

type Piece = { readonly id: string; readonly part: number; readonly sha256: string; readonly bytes: number };

/** Takes the pieces of a file in their order. The same piece again is answered as if it were new. */
export const keepPiece = {
  /** Whether a piece would be taken; asked before its bytes are. */
  async mayTake(tx: Tx, actor: ProviderActor, { id, part }: { id: string; part: number }): Promise<Answer<GrantedImportId>> {
    const grant = await grantImport(tx, actor, id);
    if (grant === null) return refused('not-found');
    const { state, pieces, bytes } = await loadImport(tx, grant);
    if (state !== 'uploading' || part > pieces.length) return refused('import-is-elsewhere');
    return bytes >= MOST_BYTES ? refused('import-file-is-too-large', { megabytes: MOST_BYTES / 1024 / 1024 }) : granted(grant);
  },
  async take(tx: Tx, actor: ProviderActor, { id, part, sha256, bytes }: Piece): Promise<Answer<{ parts: number; bytes: number }>> {
    const may = await keepPiece.mayTake(tx, actor, { id, part });
    if (!may.ok) return may;
    const stored = await lockImport(tx, may.value);
    if (part < stored.pieces.length) return stored.pieces[part] === sha256 ? granted({ parts: stored.pieces.length, bytes: stored.bytes }) : refused('import-is-elsewhere');
    if (part !== stored.pieces.length) return refused('import-is-elsewhere');
    const sum = stored.bytes + bytes;
    await updateImport(tx, may.value, { pieces: [...stored.pieces, sha256], bytes: sum });
    return granted({ parts: part + 1, bytes: sum });
  },
};

export type RejectedFile = { readonly name: string; readonly stored: StoredImport; readonly id: GrantedImportId; readonly actor: ProviderActor };

/** What is needed to write the rejected rows as a file; null when there is nothing to be seen. */
export async function rejectedFile(tx: Tx, actor: ProviderActor, importId: string): Promise<RejectedFile | null> {
  const id = await grantImport(tx, actor, importId);
  if (id === null) return null;
  const stored = await loadImport(tx, id);
  if (stored.reading === null || stored.plan === null || stored.pieces.length === 0) return null;
  const base = stored.fileName.replace(/\.[a-z0-9]{2,5}$/i, '');
  return { name: `${base} - ${translator(actor.locale)('import.rejectedFileName')}.csv`, stored, id, actor };
}

const ROWS_A_PAGE = 5_000;

/** The rejected rows as they stood in the file, with the number of each and why, in the reader's language; batch by batch. */
export async function* rejectedLines(services: Services, { stored, id, actor }: RejectedFile): AsyncGenerator<string> {
  const { reading, columns, workspaceId } = stored;
  if (reading === null) return;
  const say = translator(actor.locale);
  const names = columns.map(({ name }) => name);
  const delimiter = reading.format === 'text' ? reading.delimiter : ';';
  // The mark at the start tells spreadsheets that it is UTF-8.
  yield `\uFEFF${writtenLine([...names, say('import.rejectedRow'), say('import.rejectedWhy')], delimiter)}`;
  let page: readonly RejectedRow[] = [];
  let at = 0;
  const next = async (): Promise<RejectedRow | undefined> => {
    if (at >= page.length) {
      const after = page.at(-1)?.row ?? 0;
      page = await inWorkspace(services.database, { workspaceId, partyId: null }, (tx) => loadRejected(tx, id, { after, limit: ROWS_A_PAGE }));
      at = 0;
    }
    return page[at];
  };
  for await (const rows of rowsOf(services.files, { workspaceId, pieces: stored.pieces }, { ...reading, columnNames: names })) {
    let lines = '';
    for (const row of rows) {
      const rejected = await next();
      if (rejected === undefined) return lines === '' ? undefined : yield lines;
      if (rejected.row !== row.row) continue;
      lines += writtenLine([...cellsOf(row, names.length), String(row.row), reasonsOf(say, rejected, names)], delimiter);
      at += 1;
    }
    if (lines !== '') yield lines;
  }
}

function cellsOf({ cells }: SourceRow, width: number): string[] {
  return Array.from({ length: width }, (_, at) => cells[at] ?? '');
}

function reasonsOf(say: Translator, { reasons }: RejectedRow, names: readonly string[]): string {
  return reasons.map(({ column, code, value }) => say(`import.problem.${code}` as PhraseKey, { column: names[column] ?? '', value })).join(' ');
}
