import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { ImportKept, ImportRow, ImportView } from '@entente/contract/import/import.contract';
import { isOpenTarget } from '@entente/core/import/import-plan';
import { mayAct, type ImportAct } from '@entente/core/import/import-state';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { removeLater } from '../platform/files/file-removal.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { grantImport, type GrantedImportId } from './import.access.ts';
import { deleteImportRow, deleteNeverRun, forgetEnded, insertImport, listImports, loadImport, lockImport, memberName, NO_COUNTS, updateImport, type StoredImport } from './import.store.ts';
import { importRow, importView } from './import.view.ts';
import { proposePlan } from './look/import.actions.ts';
import { loadKnownNames } from './names/import.store.ts';
import { defaultKind } from './look/import.actions.ts';
import { loadKept, markChangeSet, startChangeSet } from './undo/import.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['import'];
type Version = Answer<{ version: number }>;

export const CHECK_TASK = 'check_import';
export const RUN_TASK = 'run_import';
export const UNDO_TASK = 'undo_import';

/** One piece of an upload; small enough for a slow line within the patience of the server. */
export const PIECE_BYTES = 1024 * 1024;
export const MOST_BYTES = 1024 * 1024 * 1024;

/** A page of the imports the actor may see, newest first. */
export async function pageOfImports(tx: Tx, actor: ProviderActor, input: Inputs['list']): Promise<Answer<{ rows: ImportRow[]; nextCursor: string | null }>> {
  const limit = Number(input.limit ?? 50);
  const rows = await listImports(tx, actor, { limit, after: readCursor(input.cursor, ['instant', 'id']) });
  return granted(cutPage(rows.map(importRow), limit, ({ createdAt, id }) => [createdAt, id]));
}

/** One import: how its file was read, what is planned or proposed, what would happen, how far it is. */
export async function showImport(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<ImportView>> {
  const grant = await grantImport(tx, actor, id);
  if (grant === null) return refused('not-found');
  const stored = await loadImport(tx, grant);
  const known = await loadKnownNames(tx, actor, stored.recordKind ?? defaultKind(stored));
  const plan = stored.plan ?? (stored.reading === null ? null : proposePlan(stored, known.fields));
  return granted(importView(stored, { memberName: await memberName(tx, stored.memberId), plan, known }));
}

/** Begins an import; its file follows in pieces. */
export async function createImport(tx: Tx, actor: ProviderActor, { fileName, kind }: Inputs['create']): Promise<Answer<{ id: string; pieceBytes: number; mostBytes: number }>> {
  const id = newId();
  await insertImport(tx, { id, memberId: actor.memberId, fileName, recordKind: kind ?? null });
  return granted({ id, pieceBytes: PIECE_BYTES, mostBytes: MOST_BYTES });
}

/** Saves what becomes of each column and has the whole file checked in the background. */
export async function planImport(tx: Tx, actor: ProviderActor, { id, plan }: { id: string; plan: NonNullable<StoredImport['plan']> }): Promise<Version> {
  const found = await lockedFor(tx, actor, { id, act: 'plan' });
  if (!found.ok) return found;
  const { grant, stored } = found.value;
  const { fields, finder } = await loadKnownNames(tx, actor, plan.kind);
  if (plan.ownerId !== undefined && !finder.isKnown('member', plan.ownerId)) return refused('not-found');
  if (plan.pipelineId !== undefined && !finder.isKnown('pipeline', plan.pipelineId)) return refused('not-found');
  const seen = new Set(fields.map(({ key }) => key));
  if (plan.columns.some(({ to, column }) => column >= stored.columns.length || (to !== null && !isOpenTarget(plan.kind, to, seen)))) return refused('import-target-is-unknown');
  if (plan.columns.every(({ to }) => to === null)) return refused('import-takes-no-column');
  const version = await updateImport(tx, grant, { plan, recordKind: plan.kind, state: 'checking', preview: null, counts: NO_COUNTS, totalRows: 0, cursorRow: 0, failure: '' });
  await enqueue(tx, { task: CHECK_TASK, payload: { importId: grant }, key: `import:${grant}` });
  return granted({ version });
}

/** Sends a checked import on its way. */
export async function runImport(tx: Tx, actor: ProviderActor, id: string): Promise<Version> {
  const found = await lockedFor(tx, actor, { id, act: 'run' });
  if (!found.ok) return found;
  const { grant, stored } = found.value;
  if (stored.plan === null) return refused('import-is-elsewhere');
  const changeSetId = newId();
  await startChangeSet(tx, actor, { id: changeSetId, title: stored.fileName, kind: stored.plan.kind });
  const version = await updateImport(tx, grant, { state: 'running', changeSetId, counts: NO_COUNTS, cursorRow: 0, changeSeq: 0, startedAt: new Date().toISOString() });
  await record(tx, actor, { topic: 'import.started', subjectKind: 'import', subjectId: grant, payload: { fileName: stored.fileName, kind: stored.plan.kind } });
  await enqueue(tx, { task: RUN_TASK, payload: { importId: grant }, key: `import:${grant}` });
  return granted({ version });
}

/** Stops a check or a run. What a run has written stays, and can be undone. */
export async function cancelImport(tx: Tx, actor: ProviderActor, id: string): Promise<Version> {
  const found = await lockedFor(tx, actor, { id, act: 'cancel' });
  if (!found.ok) return found;
  const { grant, stored } = found.value;
  if (stored.state === 'checking') return granted({ version: await updateImport(tx, grant, { state: 'mapping', preview: null, cursorRow: 0 }) });
  await record(tx, actor, { topic: 'import.cancelled', subjectKind: 'import', subjectId: grant, payload: { fileName: stored.fileName, ...stored.counts } });
  return granted({ version: await updateImport(tx, grant, { state: 'cancelled', finishedAt: new Date().toISOString() }) });
}

/** Undoes a whole import in the background. */
export async function undoImport(tx: Tx, actor: ProviderActor, id: string): Promise<Version> {
  const found = await lockedFor(tx, actor, { id, act: 'undo' });
  if (!found.ok) return found;
  const { grant, stored } = found.value;
  if (stored.changeSetId !== null) await markChangeSet(tx, stored.changeSetId, { state: 'undoing', memberId: actor.memberId });
  const version = await updateImport(tx, grant, { state: 'undoing' });
  await enqueue(tx, { task: UNDO_TASK, payload: { importId: grant, memberId: actor.memberId }, key: `import:${grant}` });
  return granted({ version });
}

/** What an undo kept, because it was edited after the import. */
export async function listKept(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<{ rows: ImportKept[]; isCut: boolean }>> {
  const grant = await grantImport(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { changeSetId } = await loadImport(tx, grant);
  return granted(changeSetId === null ? { rows: [], isCut: false } : await loadKept(tx, changeSetId));
}

/** Throws away an import that has written nothing, with its file. */
export async function deleteImport(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const found = await lockedFor(tx, actor, { id, act: 'delete' });
  if (!found.ok) return found;
  const { grant, stored } = found.value;
  await deleteImportRow(tx, grant);
  await removeLater(tx, stored.pieces);
  return granted({});
}

/** How long the file of an import is kept after its last act, in days: its rejected rows can be had as long. */
export const FILE_DAYS = 90;

/** Lets go of files whose days are over. What ran keeps its report and its undo; what never ran goes as a whole. */
export async function forgetOldFiles(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - FILE_DAYS * DAY_MS).toISOString();
  await removeLater(tx, [...(await forgetEnded(tx, before)), ...(await deleteNeverRun(tx, before))]);
}

const DAY_MS = 86_400_000;

type Locked = { readonly grant: GrantedImportId; readonly stored: StoredImport };

/** The import, locked, if it may be acted on now. */
export async function lockedFor(tx: Tx, actor: ProviderActor, { id, act }: { id: string; act: ImportAct }): Promise<Answer<Locked>> {
  const grant = await grantImport(tx, actor, id);
  if (grant === null) return refused('not-found');
  const stored = await lockImport(tx, grant);
  if (!mayAct(act, { state: stored.state, hasWritten: stored.changeSetId !== null })) return refused('import-is-elsewhere');
  return granted({ grant, stored });
}
