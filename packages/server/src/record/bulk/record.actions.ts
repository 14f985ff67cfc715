import type { BulkPreview } from '@entente/contract/record/bulk.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { sameValue } from '@entente/core/kernel/same-value';
import { findField } from '@entente/core/record/record-fields';
import { MOST_CHOSEN, LIST_TABLES } from '@entente/core/record/record-kind';
import { recordMany } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { countRecords, MOST_COUNTED } from '../aggregate/record.store.ts';
import { grantChangeSet, workingActor, type GrantedChangeSetId } from '../change-set.access.ts';
import { addRows, openChangeSet } from '../change-set.actions.ts';
import { failedRecordIds, lockChangeSet, updateChangeSet, type ChangeRow } from '../change-set.store.ts';
import { valuesOf } from '../change/record.actions.ts';
import { saveFields, subjectOf, tagsAfter } from '../change/save/record.actions.ts';
import { seenBuiltInFields } from '../field.access.ts';
import { readListing } from '../list/record.access.ts';
import { listRecords } from '../list/record.store.ts';
import type { GrantedRecordId, RecordHandlers } from '../record.access.ts';
import { recordsWritten } from '../record.actions.ts';
import { lockRecords, storedValue, type StoredRecord } from '../record.store.ts';
import { readBulk, type Bulk, type BulkAsk } from './record.access.ts';
import { binRecords, lookAtValues, nextIds } from './record.store.ts';

export const BULK_TASK = 'run_bulk_change';
/** A change of up to this many records is done at once; a longer one by a job. */
const AT_ONCE = 200;
const EXAMPLES = 5;

type Acting = { readonly actor: ProviderActor; readonly handlers: RecordHandlers };

/** What a change of many records would do: how many, which of them not, what would be overwritten. Nothing is changed. */
export async function previewBulk(tx: Tx, { actor, handlers }: Acting, ask: BulkAsk): Promise<Answer<BulkPreview>> {
  const bulk = await readBulk(tx, actor, ask);
  if (!bulk.ok) return bulk;
  const { kind, listing, write } = bulk.value;
  const counted = await countRecords(tx, listing);
  const name = findField(seenBuiltInFields(actor, kind), 'name');
  const columns = [...(name === null ? [] : [name]), ...write.map(({ field }) => field).filter(({ key }) => key !== 'name')];
  const page = async (limit: number) => listRecords(tx, { listing: { ...listing, columns }, limit, after: null, actor });
  const examples = (await page(EXAMPLES)).slice(0, EXAMPLES).map(({ id, version, values, names }) => ({ id, version, values, names }));
  const kept = bulk.value.delete ? await keptOf(tx, { actor, handlers }, bulk.value) : [];
  const chosen = 'ids' in ask.selection ? new Set(ask.selection.ids).size : counted;
  return granted({ count: { value: Math.min(counted, MOST_COUNTED), atLeast: counted > MOST_COUNTED }, unreachable: Math.max(0, chosen - counted), refused: kept, overwritten: [...(await lookAtValues(tx, listing, write))], examples });
}

async function keptOf(tx: Tx, { actor, handlers }: Acting, { kind, listing }: Bulk): Promise<BulkPreview['refused']> {
  const kept = await handlers.keptFromBin(tx, kind, await nextIds(tx, listing, { after: null, limit: AT_ONCE }));
  if (kept.size === 0) return [];
  const named = await readListing(tx, actor, { kind, ids: [...kept.keys()], columns: 'name' });
  const rows = named.ok ? await listRecords(tx, { listing: named.value, limit: AT_ONCE, after: null, actor }) : [];
  return rows.map(({ id, values }) => ({ id, name: String(values.name ?? ''), reason: kept.get(id) ?? '' }));
}

/** Changes many records as one act: a few at once, more in the background. */
export async function runBulk(tx: Tx, acting: Acting, ask: BulkAsk): Promise<Answer<{ changeSetId: string; state: 'running' | 'done' }>> {
  const bulk = await readBulk(tx, acting.actor, ask);
  if (!bulk.ok) return bulk;
  const set = await openChangeSet(tx, acting.actor, { kind: bulk.value.delete ? 'bulk_delete' : 'bulk_edit', recordKind: ask.kind, request: ask });
  const isLeft = await runChunk(tx, acting, { set, bulk: bulk.value, limit: AT_ONCE });
  if (isLeft) await enqueue(tx, { task: BULK_TASK, payload: { changeSetId: set }, key: `${BULK_TASK}:${set}` });
  return granted({ changeSetId: set, state: isLeft ? 'running' : 'done' });
}

/** Goes on with an act in the background, with the rights its author has now. @returns whether something is left. */
export async function continueBulk(tx: Tx, handlers: RecordHandlers, { set, limit }: { readonly set: GrantedChangeSetId; readonly limit: number }): Promise<boolean> {
  const { state, memberId, request } = await lockChangeSet(tx, set);
  if (state !== 'running') return false;
  const actor = memberId === null ? null : await workingActor(tx, memberId);
  const bulk = actor === null ? null : await readBulk(tx, actor, request as BulkAsk);
  if (actor !== null && bulk?.ok === true) return runChunk(tx, { actor, handlers }, { set, bulk: bulk.value, limit });
  await updateChangeSet(tx, set, { state: 'failed', finishedAt: new Date().toISOString() });
  return false;
}

/** Tries the records that failed once more, as an act of its own. Twice is once: later it would overwrite what was edited since. */
export async function retryBulk(tx: Tx, acting: Acting, id: string): Promise<Answer<{ changeSetId: string }>> {
  const set = await grantChangeSet(tx, acting.actor, id);
  if (set === null) return refused('not-found');
  const { kind, state, request } = await lockChangeSet(tx, set);
  const { retriedAs, ...asked } = request as BulkAsk & { readonly retriedAs?: string };
  if (retriedAs !== undefined) return granted({ changeSetId: retriedAs });
  const ids = kind.startsWith('bulk') && state === 'done' ? await failedRecordIds(tx, set, MOST_CHOSEN) : [];
  if (ids.length === 0) return refused('nothing-to-retry');
  const retried = await runBulk(tx, acting, { kind: asked.kind, selection: { ids }, change: asked.change });
  if (retried.ok) await updateChangeSet(tx, set, { request: JSON.stringify({ ...asked, retriedAs: retried.value.changeSetId }) });
  return retried;
}

type Progress = { readonly changed: number; readonly same: number; readonly failed: number };
type Chunk = { readonly steps: readonly ChangeRow[]; readonly changed: number; readonly failed: readonly ChangeRow[] };

/** Does the next records of an act and notes how far it came. @returns whether something is left. */
async function runChunk(tx: Tx, acting: Acting, { set, bulk, limit }: { readonly set: GrantedChangeSetId; readonly bulk: Bulk; readonly limit: number }): Promise<boolean> {
  const { counts, afterId, request } = await lockChangeSet(tx, set);
  const after = afterId ?? (request as { readonly after?: string }).after ?? null;
  const found = await nextIds(tx, bulk.listing, { after, limit: limit + 1 });
  const ids = found.slice(0, limit);
  const rows = ids.length === 0 ? [] : await lockRecords(tx, acting.actor, { kind: bulk.kind, ids });
  const done = bulk.delete ? await binChunk(tx, acting, { bulk, rows }) : await editChunk(tx, acting, { bulk, rows });
  await addRows(tx, set, [...done.steps, ...done.failed]);
  const before: Progress = { changed: 0, same: 0, failed: 0, ...(counts as Partial<Progress>) };
  const failed = done.failed.length;
  const isLeft = found.length > limit;
  await updateChangeSet(tx, set, {
    counts: JSON.stringify({ changed: before.changed + done.changed, same: before.same + rows.length - done.changed - failed, failed: before.failed + failed }),
    afterId: ids.at(-1) ?? after,
    ...(isLeft ? {} : { state: 'done', finishedAt: new Date().toISOString() }),
  });
  return isLeft;
}

async function binChunk(tx: Tx, { actor, handlers }: Acting, { bulk: { kind }, rows }: { readonly bulk: Bulk; readonly rows: readonly StoredRecord[] }): Promise<Chunk> {
  const now = new Date().toISOString();
  const kept = await handlers.keptFromBin(tx, kind, rows.map(({ id }) => id));
  const going = rows.filter(({ id }) => !kept.has(id));
  const ids = going.map(({ id }) => id);
  await binRecords(tx, kind, { ids, memberId: actor.memberId, now });
  await recordMany(tx, actor, going.map((row) => ({ topic: `${kind}.deleted`, ...subjectOf(kind, row) })));
  await recordsWritten(tx, kind, ids);
  const steps = ids.map((id): ChangeRow => ({ table: LIST_TABLES[kind], recordId: id, action: 'deleted', before: { deleted_at: null, deleted_by: null }, after: { deleted_at: now, deleted_by: actor.memberId } }));
  return { steps, changed: ids.length, failed: [...kept].map(([id, reason]) => failure(kind, id, reason)) };
}

function failure(kind: Bulk['kind'], recordId: string, reason: string): ChangeRow {
  return { table: LIST_TABLES[kind], recordId, action: 'failed', reason };
}

async function editChunk(tx: Tx, acting: Acting, { bulk: { kind, write, tags }, rows }: { readonly bulk: Bulk; readonly rows: readonly StoredRecord[] }): Promise<Chunk> {
  const stage = write.find(({ field }) => field.type === 'stage');
  const rest = write.filter((one) => one !== stage);
  const differs = (row: StoredRecord): boolean => rest.some(({ field, value }) => !sameValue(storedValue(row, field), value)) || !sameValue(row.tags.toSorted(), tagsAfter(row.tags, tags));
  const kept = await acting.handlers.keptFromValues(tx, kind, { ids: rows.filter(differs).map(({ id }) => id), values: valuesOf(rest, (_field, value) => value) });
  const edited = rows.filter((row) => differs(row) && !kept.has(row.id));
  const steps = edited.length === 0 ? [] : (await saveFields(tx, acting.actor, { kind, rows: edited, write: rest, tags })).steps;
  const moves = stage === undefined ? NO_MOVES : await moveDeals(tx, acting, { rows: rows.filter(({ stageId }) => stageId !== stage.value), stageId: String(stage.value) });
  const changed = new Set([...edited.map(({ id }) => id), ...moves.steps.map(({ recordId }) => recordId)]);
  const failed = moves.failed.filter(({ recordId }) => !changed.has(recordId as GrantedRecordId));
  return { steps: [...steps, ...moves.steps], changed: changed.size, failed: [...failed, ...[...kept].map(([id, reason]) => failure(kind, id, reason))] };
}

const NO_MOVES = { steps: [] as readonly ChangeRow[], failed: [] as readonly ChangeRow[] };

/** Each deal moves by itself: what one stage wants to know first may be known of one and not of another. */
async function moveDeals(tx: Tx, { actor, handlers }: Acting, { rows, stageId }: { readonly rows: readonly StoredRecord[]; readonly stageId: string }): Promise<typeof NO_MOVES> {
  const steps: ChangeRow[] = [];
  const failed: ChangeRow[] = [];
  for (const row of rows) {
    await tx.client.query('savepoint move');
    const moved = await handlers.moveStage(tx, actor, { dealId: row.id, stageId });
    if (moved.ok) steps.push({ table: 'deals', recordId: row.id, action: 'updated', before: { stage_id: row.stageId }, after: { stage_id: stageId } });
    else {
      await tx.client.query('rollback to savepoint move');
      failed.push(failure('deal', row.id, moved.refusal.code));
    }
  }
  return { steps, failed };
}
