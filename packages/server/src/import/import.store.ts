import { z } from 'zod';
import { ImportColumn, ImportCounts, ImportPreview, ImportReading } from '@entente/contract/import/import.contract';
import { ImportPlan } from '@entente/core/import/import-plan';
import type { ImportState } from '@entente/core/import/import-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ImportKind } from '@entente/core/import/import-kind';
import { sql, type Selectable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Imports } from '../platform/database/tables.ts';
import { seesAllImports, type GrantedImportId } from './import.access.ts';

/** An import with what its JSON columns hold. */
export type StoredImport = Omit<Selectable<Imports>, 'state' | 'recordKind' | 'reading' | 'columns' | 'plan' | 'preview' | 'counts' | 'pieces'> & {
  readonly state: ImportState;
  readonly recordKind: ImportKind | null;
  readonly reading: ImportReading | null;
  readonly columns: ImportColumn[];
  readonly plan: ImportPlan | null;
  readonly preview: ImportPreview | null;
  readonly counts: ImportCounts;
  readonly pieces: readonly string[];
};

export const NO_COUNTS: ImportCounts = { read: 0, created: 0, updated: 0, skipped: 0, rejected: 0 };

/** What may be written of an import; JSON columns as values. */
export type ImportChange = Omit<Updateable<Imports>, 'reading' | 'columns' | 'plan' | 'preview' | 'counts' | 'pieces' | 'state'> & {
  readonly state?: ImportState;
  readonly reading?: ImportReading;
  readonly columns?: readonly ImportColumn[];
  readonly plan?: ImportPlan | null;
  readonly preview?: ImportPreview | null;
  readonly counts?: ImportCounts;
  readonly pieces?: readonly string[];
};

export async function insertImport(tx: Tx, row: { readonly id: string; readonly memberId: string; readonly fileName: string; readonly recordKind: ImportKind | null }): Promise<void> {
  await tx.kysely.insertInto('imports').values({ workspaceId: tx.workspaceId, ...row }).execute();
}

export async function loadImport(tx: Tx, id: GrantedImportId): Promise<StoredImport> {
  return parsed(await one(tx, id).executeTakeFirstOrThrow());
}

/** The import, locked: whoever writes rows or moves its state holds it. */
export async function lockImport(tx: Tx, id: GrantedImportId): Promise<StoredImport> {
  return parsed(await one(tx, id).forUpdate().executeTakeFirstOrThrow());
}

/** A job's statements write thousands of rows and nobody waits for them: they may take longer than a page's. */
export async function withPatience(tx: Tx): Promise<void> {
  await sql`set local statement_timeout to '60s'`.execute(tx.kysely);
}

/** Tells the planner how full the tables are by now; see 0031-import-statistics.sql. */
export async function takeStatistics(tx: Tx): Promise<void> {
  await sql`select take_import_statistics()`.execute(tx.kysely);
}

function one(tx: Tx, id: GrantedImportId) {
  return tx.kysely.selectFrom('imports').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id);
}

function parsed(row: Selectable<Imports>): StoredImport {
  const reading = ImportReading.safeParse(row.reading);
  return {
    ...row,
    state: row.state as ImportState,
    recordKind: row.recordKind as ImportKind | null,
    reading: reading.success ? reading.data : null,
    columns: z.array(ImportColumn).parse(row.columns),
    plan: row.plan === null ? null : ImportPlan.parse(row.plan),
    preview: row.preview === null ? null : ImportPreview.parse(row.preview),
    counts: { ...NO_COUNTS, ...(row.counts as Partial<ImportCounts>) },
    pieces: z.array(z.string()).parse(row.pieces),
  };
}

/** Writes what changed and counts the version up. */
export async function updateImport(tx: Tx, id: GrantedImportId, { reading, columns, plan, preview, counts, pieces, ...plain }: ImportChange): Promise<number> {
  const json = { reading, columns, plan, preview, counts, pieces };
  const texts = Object.fromEntries(Object.entries(json).flatMap(([key, value]) => (value === undefined ? [] : [[key, value === null ? null : JSON.stringify(value)]])));
  const { version } = await tx.kysely
    .updateTable('imports')
    .set({ ...plain, ...texts })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return version;
}

export async function deleteImportRow(tx: Tx, id: GrantedImportId): Promise<void> {
  await tx.kysely.deleteFrom('imports').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** One import more than a page, newest first, with who ran it. */
export async function listImports(tx: Tx, actor: ProviderActor, { limit, after }: { limit: number; after: readonly (string | number)[] | null }) {
  let query = withMember(tx).where('imports.workspaceId', '=', tx.workspaceId);
  if (!seesAllImports(actor)) query = query.where('imports.memberId', '=', actor.memberId);
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('imports.createdAt', 'imports.id'), '<', tuple(String(after[0]), String(after[1]))));
  return query.orderBy('imports.createdAt', 'desc').orderBy('imports.id', 'desc').limit(limit + 1).execute();
}

function withMember(tx: Tx) {
  return tx.kysely
    .selectFrom('imports')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'imports.workspaceId').onRef('members.id', '=', 'imports.memberId'))
    .select(['imports.id', 'imports.recordKind', 'imports.fileName', 'imports.bytes', 'imports.state', 'imports.failure', 'imports.counts', 'imports.totalRows', 'imports.cursorRow', 'imports.createdAt', 'imports.finishedAt', 'imports.undoneAt', 'members.name as memberName']);
}

/** Who began the import. */
export async function memberName(tx: Tx, memberId: string): Promise<string> {
  const row = await tx.kysely.selectFrom('members').select('name').where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).executeTakeFirst();
  return row?.name ?? '';
}

/** Takes the names of their pieces off imports that ended before a moment. @returns the pieces. */
export async function forgetEnded(tx: Tx, before: string): Promise<readonly string[]> {
  const { rows } = await sql<{ pieces: unknown }>`
    with old as (select id, pieces from imports where workspace_id = ${tx.workspaceId} and state in ('done', 'failed', 'cancelled', 'undone') and pieces <> '[]' and coalesce(undone_at, finished_at, created_at) < ${before}::timestamptz for update)
    update imports i set pieces = '[]' from old where i.workspace_id = ${tx.workspaceId} and i.id = old.id returning old.pieces`.execute(tx.kysely);
  return rows.flatMap(({ pieces }) => z.array(z.string()).parse(pieces));
}

/** Deletes imports that were begun before a moment and never run. @returns their pieces. */
export async function deleteNeverRun(tx: Tx, before: string): Promise<readonly string[]> {
  const rows = await tx.kysely.deleteFrom('imports').where('workspaceId', '=', tx.workspaceId).where('state', 'in', ['uploading', 'looking', 'mapping', 'ready']).where('changeSetId', 'is', null).where('createdAt', '<', before).returning('pieces').execute();
  return rows.flatMap(({ pieces }) => z.array(z.string()).parse(pieces));
}

export type ImportWithMember = Awaited<ReturnType<typeof listImports>>[number];
