import type { ChangeSetRemainder, ChangeSetView } from '@entente/contract/record/change-set.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import { cutPage, readCursor } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { grantChangeSet, mayUndoOf, ownChangeSet, type GrantedChangeSetId } from './change-set.access.ts';
import { appendChangeRows, insertChangeSet, listChangeSets, loadChangeSet, loadRemainders, lockChangeSet, updateChangeSet, type ChangeRow } from './change-set.store.ts';
import { changeSetView } from './change-set.view.ts';
import type { RecordHandlers } from './record.access.ts';
import { undoSteps } from './undo/change-set.actions.ts';

export type NewChangeSet = { readonly kind: ChangeSetView['kind']; readonly title?: string; readonly recordKind?: ListKind | null; /** What was asked, for the job that does it. */ readonly request?: unknown };
export type ChangeCounts = Readonly<Record<string, number>>;

/** Begins an act that touches many records. Its rows are added as it goes; `closeChangeSet` ends it. */
export async function openChangeSet(tx: Tx, actor: ProviderActor, { kind, title = '', recordKind = null, request = {} }: NewChangeSet): Promise<GrantedChangeSetId> {
  const id = newId();
  await insertChangeSet(tx, { id, kind, title, recordKind, memberId: actor.memberId, memberName: actor.name, request: JSON.stringify(request) });
  return ownChangeSet(id);
}

/** Writes down what the act did to rows, in the order in which it was done. */
export async function addRows(tx: Tx, id: GrantedChangeSetId, rows: readonly ChangeRow[]): Promise<void> {
  await appendChangeRows(tx, id, rows);
}

/** Ends an act. */
export async function closeChangeSet(tx: Tx, id: GrantedChangeSetId, { state = 'done', counts }: { readonly state?: 'done' | 'failed'; readonly counts: ChangeCounts }): Promise<void> {
  await updateChangeSet(tx, id, { state, counts: JSON.stringify(counts), finishedAt: new Date().toISOString() });
}

export async function pageOfChangeSets(tx: Tx, actor: ProviderActor, { cursor, limit = 50 }: { readonly cursor?: string | undefined; readonly limit?: unknown }): Promise<Answer<{ rows: ChangeSetView[]; nextCursor: string | null }>> {
  const rows = await listChangeSets(tx, actor, { limit: Number(limit), after: readCursor(cursor, ['instant', 'id']) });
  return granted(cutPage(rows.map((row) => changeSetView(row, actor)), Number(limit), ({ createdAt, id }) => [createdAt, id]));
}

/** An act with the records that it, or its undo, left as they were. */
export async function showChangeSet(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<ChangeSetView & { failed: ChangeSetRemainder[]; kept: ChangeSetRemainder[] }>> {
  const set = await grantChangeSet(tx, actor, id);
  if (set === null) return refused('not-found');
  return granted({ ...changeSetView(await loadChangeSet(tx, set), actor), failed: await loadRemainders(tx, actor, { id: set, what: 'failed' }), kept: await loadRemainders(tx, actor, { id: set, what: 'kept' }) });
}

export const UNDO_TASK = 'undo_change_set';
/** An undo of up to this many rows is done at once; a longer one by a job. */
const AT_ONCE = 200;

/**
 * Undoes an act: what still is as the act left it goes back to what it was before; what was edited since is
 * kept and listed. A long one goes on in the background.
 */
export async function undoChangeSet(tx: Tx, { actor, handlers }: { readonly actor: ProviderActor; readonly handlers: RecordHandlers }, id: string): Promise<Answer<ChangeSetView>> {
  const set = await grantChangeSet(tx, actor, id);
  if (set === null) return refused('not-found');
  const { state, kind } = await lockChangeSet(tx, set);
  if (!mayUndoOf(actor, await loadChangeSet(tx, set))) return refused('not-allowed');
  if (kind === 'import') return refused('import-undoes-itself');
  if (kind === 'merge') return refused('merge-undoes-itself');
  if (state === 'running') return refused('act-still-runs');
  if (state !== 'done' && state !== 'failed') return refused('nothing-to-undo');
  await updateChangeSet(tx, set, { state: 'undoing', undoneBy: actor.memberId });
  const { next } = await undoSteps(tx, { actor, handlers }, { set, below: Number.MAX_SAFE_INTEGER, limit: AT_ONCE });
  if (next !== null) await enqueue(tx, { task: UNDO_TASK, payload: { changeSetId: set }, key: `${UNDO_TASK}:${set}` });
  return granted(changeSetView(await loadChangeSet(tx, set), actor));
}
