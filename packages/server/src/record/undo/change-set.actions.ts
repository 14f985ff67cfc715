import type { ProviderActor } from '@entente/core/kernel/actor';
import { LIST_KINDS, LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { planUndo, type ColumnValues, type UndoPlan } from '@entente/core/record/undo-plan';
import { recordMany } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { followCountries } from '../../duplicate/duplicate.actions.ts';
import { indexAroundClients } from '../../search/search.actions.ts';
import type { GrantedChangeSetId } from '../change-set.access.ts';
import { loadChangeSet, lockChangeSet, updateChangeSet } from '../change-set.store.ts';
import type { RecordHandlers } from '../record.access.ts';
import { recordsWritten } from '../record.actions.ts';
import { restoreTags } from '../tag.store.ts';
import { fieldsTakenSince } from '../unique/field-value.actions.ts';
import { countOutcomes, deleteRows, deleteTaggingRows, insertRows, insertTaggingRows, lastSteps, lockRows, patchRows, settleSteps, UNDOABLE, type Step, type StepOutcome } from './change-set.store.ts';

export type Undoing = { readonly actor: ProviderActor; readonly handlers: RecordHandlers };

/**
 * Undoes the last steps of an act that are left, the last first. When none is left the act is undone.
 * @returns below which step to go on, null at the end.
 */
export async function undoSteps(tx: Tx, undoing: Undoing, { set, below, limit }: { readonly set: GrantedChangeSetId; readonly below: number; readonly limit: number }): Promise<{ readonly next: number | null }> {
  const steps = await lastSteps(tx, set, { below, limit });
  for (const batch of batches(steps)) await settleSteps(tx, set, await undoBatch(tx, undoing, batch));
  // Nothing follows from a tag, and no timeline told that it was taken off.
  if (!(await loadChangeSet(tx, set)).kind.startsWith('tag_')) await bringUpToDate(tx, undoing.actor, { set, steps });
  const last = steps.at(-1);
  if (last !== undefined && steps.length === limit) return { next: last.seq };
  const { counts } = await lockChangeSet(tx, set);
  await updateChangeSet(tx, set, { state: 'undone', undoneAt: new Date().toISOString(), counts: JSON.stringify({ ...(counts as object), ...(await countOutcomes(tx, set)) }) });
  return { next: null };
}

/** Steps of one table and action that follow each other and touch a row once are undone together. */
function batches(steps: readonly Step[]): readonly (readonly [Step, ...Step[]])[] {
  const found: [Step, ...Step[]][] = [];
  let ids = new Set<string>();
  for (const step of steps) {
    const batch = found.at(-1);
    const joins = batch !== undefined && batch[0].table === step.table && batch[0].action === step.action && (step.table === 'taggings' || !ids.has(step.recordId));
    if (!joins) ids = new Set();
    ids.add(step.recordId);
    if (joins) batch.push(step);
    else found.push([step]);
  }
  return found;
}

async function undoBatch(tx: Tx, undoing: Undoing, batch: readonly [Step, ...Step[]]): Promise<readonly StepOutcome[]> {
  const [{ table, action }] = batch;
  const emptied = batch.filter(isEmptied);
  if (emptied.length > 0) return [...emptied.map(({ seq }): StepOutcome => ({ seq, undo: 'kept', kept: null })), ...(await undoRest(tx, undoing, batch.filter((step) => !isEmptied(step))))];
  if (table === 'taggings') return undoTaggings(tx, batch);
  if (table === 'tags') return undoTags(tx, batch);
  if (UNDOABLE[table] === undefined) return batch.map(({ seq }) => ({ seq, undo: 'kept', kept: null }));
  if (action === 'created') return undoCreated(tx, undoing.actor, batch);
  const gone = batch.filter(({ after }) => after === null);
  await insertRows(tx, table, gone.flatMap(({ before }) => (before === null ? [] : [before])));
  return [...gone.map(({ seq }): StepOutcome => ({ seq, undo: 'undone', kept: null })), ...(await undoUpdated(tx, undoing, batch.filter(({ after }) => after !== null)))];
}

/** The words of its record were taken away for good since: there is nothing left to put back. */
function isEmptied({ before, after }: Step): boolean {
  return before === null && after === null;
}

async function undoRest(tx: Tx, undoing: Undoing, [first, ...rest]: readonly Step[]): Promise<readonly StepOutcome[]> {
  return first === undefined ? [] : undoBatch(tx, undoing, [first, ...rest]);
}

async function undoTaggings(tx: Tx, batch: readonly Step[]): Promise<readonly StepOutcome[]> {
  const rows = (action: Step['action']): ColumnValues[] => batch.flatMap((step) => (step.action === action ? [(action === 'created' ? step.after : step.before) ?? {}] : []));
  await deleteTaggingRows(tx, rows('created'));
  await insertTaggingRows(tx, rows('deleted'));
  return batch.map(({ seq }) => ({ seq, undo: 'undone', kept: null }));
}

async function undoTags(tx: Tx, batch: readonly Step[]): Promise<readonly StepOutcome[]> {
  await restoreTags(tx, batch.map(({ recordId, before }) => ({ id: recordId, name: String(before?.['name']) })));
  return batch.map(({ seq }) => ({ seq, undo: 'undone', kept: null }));
}

/** What was created goes into the bin (or, where there is none, away), unless somebody has worked on it since. */
async function undoCreated(tx: Tx, { memberId }: ProviderActor, batch: readonly [Step, ...Step[]]): Promise<readonly StepOutcome[]> {
  const [{ table }] = batch;
  const rows = await lockRows(tx, table, batch.map(({ recordId }) => recordId));
  const planned = batch.map((step) => ({ step, kept: planFor(step, rows.get(step.recordId))?.kept ?? [] }));
  const untouched = planned.filter(({ kept }) => kept.length === 0).map(({ step }) => step.recordId);
  if (UNDOABLE[table]?.binned === true) await patchRows(tx, table, untouched.filter((id) => rows.get(id)?.deleted_at === null).map((id) => ({ id, set: { deleted_at: new Date().toISOString(), deleted_by: memberId } })));
  else await deleteRows(tx, table, untouched);
  return planned.map(({ step: { seq }, kept }) => (kept.length === 0 ? { seq, undo: 'undone', kept: null } : { seq, undo: 'kept', kept }));
}

function planFor({ before, after }: Step, current: ColumnValues | undefined): UndoPlan | null {
  return current === undefined ? null : planUndo({ before: before ?? {}, after: after ?? {} }, current);
}

async function undoUpdated(tx: Tx, undoing: Undoing, batch: readonly Step[]): Promise<readonly StepOutcome[]> {
  const table = batch[0]?.table;
  if (table === undefined) return [];
  const rows = await lockRows(tx, table, batch.map(({ recordId }) => recordId));
  const planned = await withoutTaken(tx, await withoutClosing(tx, undoing, batch.map((step) => ({ step, plan: planFor(step, rows.get(step.recordId)) }))));
  if (table === 'clients') await keepLifecycles(tx, undoing.actor, planned.map(({ step, plan }) => ({ id: step.recordId, current: rows.get(step.recordId), set: plan?.set ?? {} })));
  await patchRows(tx, table, planned.map(({ step, plan }) => ({ id: step.recordId, set: withoutStage(plan?.set ?? {}) })));
  const outcomes: StepOutcome[] = [];
  for (const { step, plan } of planned) outcomes.push(outcomeOf(step, plan, await moveBack(tx, undoing, step)));
  return outcomes;
}

type Planned = { readonly step: Step; readonly plan: UndoPlan | null };

/** A record whose value another has taken meanwhile, though it may exist only once, stays in the bin. */
async function withoutTaken(tx: Tx, planned: readonly Planned[]): Promise<readonly Planned[]> {
  const kind = LIST_KINDS.find((one) => LIST_TABLES[one] === planned[0]?.step.table);
  const isBack = ({ plan }: Planned): boolean => plan !== null && 'deleted_at' in plan.set;
  const taken = kind === undefined ? new Map<string, string>() : await fieldsTakenSince(tx, { kind, ids: planned.filter(isBack).map(({ step }) => step.recordId) });
  return planned.map(({ step, plan }) => (plan !== null && taken.has(step.recordId) ? { step, plan: { ...plan, set: {}, kept: Object.keys(step.after ?? {}) } } : { step, plan }));
}

/** An engagement in which something was planned since it was opened stays open: undoing asks nobody what becomes of that. */
async function withoutClosing(tx: Tx, { handlers }: Undoing, planned: readonly Planned[]): Promise<readonly Planned[]> {
  const closing = planned.filter(({ step: { table }, plan }) => table === 'engagements' && plan?.set['state'] === 'closed');
  if (closing.length === 0) return planned;
  const kept = await handlers.keptFromValues(tx, 'engagement', { ids: closing.map(({ step }) => step.recordId), values: { state: 'closed' } });
  return planned.map(({ step, plan }) => {
    if (plan === null || !kept.has(step.recordId)) return { step, plan };
    const { state: _state, ...set } = plan.set;
    return { step, plan: { ...plan, set, kept: [...plan.kept, 'state'] } };
  });
}

function withoutStage({ stage_id: _stage, ...rest }: ColumnValues): ColumnValues {
  return rest;
}

/** A deal goes back as if the act had not moved it, so that its stays and its closing are true. @returns what was edited since and stays, by column. */
async function moveBack(tx: Tx, { actor, handlers }: Undoing, { table, recordId, before, after }: Step): Promise<readonly string[]> {
  const [from, to] = [before?.stage_id, after?.stage_id];
  if (table !== 'deals' || typeof from !== 'string' || typeof to !== 'string') return [];
  const kept = await handlers.takeBackMove(tx, actor, { dealId: recordId, fromStageId: from, toStageId: to });
  return kept === null ? ['stage_id'] : kept.map((field) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

function outcomeOf({ seq, after }: Step, plan: UndoPlan | null, keptOfMove: readonly string[]): StepOutcome {
  if (plan === null) return { seq, undo: 'kept', kept: null };
  const kept = [...new Set([...plan.kept.filter((column) => column !== 'stage_id'), ...keptOfMove])];
  if (kept.length === 0) return { seq, undo: 'undone', kept: null };
  const isAllKept = Object.keys(after ?? {}).every((column) => kept.includes(column));
  return { seq, undo: isAllKept ? 'kept' : 'partly', kept };
}

async function keepLifecycles(tx: Tx, { memberId }: ProviderActor, rows: readonly { readonly id: string; readonly current: ColumnValues | undefined; readonly set: ColumnValues }[]): Promise<void> {
  const changes = rows.flatMap(({ id, current, set }) => (typeof set.lifecycle === 'string' ? [{ workspaceId: tx.workspaceId, id: newId(), clientId: id, fromLifecycle: String(current?.lifecycle), toLifecycle: set.lifecycle, happenedAt: new Date().toISOString(), memberId }] : []));
  if (changes.length > 0) await tx.kysely.insertInto('lifecycleChanges').values(changes).execute();
}

/** What is derived from the records that were put back, and a line in the timeline of each. */
async function bringUpToDate(tx: Tx, actor: ProviderActor, { set, steps }: { readonly set: GrantedChangeSetId; readonly steps: readonly Step[] }): Promise<void> {
  for (const kind of LIST_KINDS) {
    const ids = [...new Set(steps.filter((step) => kindOf(step) === kind).map(({ recordId }) => recordId))];
    if (ids.length === 0) continue;
    await recordsWritten(tx, kind, ids);
    if (kind === 'client') await indexAroundClients(tx, clientsWith(steps, 'name'));
    if (kind === 'client') await followCountries(tx, clientsWith(steps, 'country'));
    await recordMany(tx, actor, ids.map((id) => ({ topic: 'record.undone', subjectKind: kind, subjectId: id, clientId: kind === 'client' ? id : null, engagementId: kind === 'engagement' ? id : null, payload: { changeSetId: set } })));
  }
}

function clientsWith(steps: readonly Step[], column: string): readonly string[] {
  return steps.filter(({ table, after }) => table === 'clients' && after !== null && column in after).map(({ recordId }) => recordId);
}

function kindOf({ table, before, after }: Step): ListKind | undefined {
  if (table === 'taggings') return ((after ?? before)?.record_kind as ListKind | undefined) ?? undefined;
  return LIST_KINDS.find((kind) => LIST_TABLES[kind] === table);
}
