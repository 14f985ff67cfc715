import { foldName } from '@entente/core/import/fold-name';
import { withClosingDay } from '@entente/core/import/closing-day';
import { IMPORT_TABLES, type ImportKind } from '@entente/core/import/import-kind';
import { mayComeNext } from '@entente/core/record/next-step';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Decision, ImportTerms } from '../decide/import-row.actions.ts';
import { columnsOf } from '../entry/import-row.actions.ts';
import { deletePoints, deleteTaggings, ensureTags, insertPoints, insertTaggings, type NewPoint, type StoredPoint } from '../further/import-row.store.ts';
import { followCountries } from '../../duplicate/duplicate.actions.ts';
import { stepsWritten } from '../../record/next/record.store.ts';
import { ownValuesWritten, recordsWritten } from '../../record/record.actions.ts';
import { indexRecords } from '../../search/search.actions.ts';
import { firstStage } from '../names/import-row.actions.ts';
import { byFieldKey, type ColumnValues } from './import-row.schema.ts';
import { insertActivities, insertLifecycleSteps, insertRecords, insertStays, keepExternalIds, patchRecords, type ChangeRow, type RowActivity, type RowOutcome, type Stay } from './import-row.store.ts';

type Created = { readonly decision: Decision; readonly id: string; readonly values: ColumnValues };
type Updated = { readonly decision: Decision; readonly id: string };
/** What was written: the outcome of each row, the steps for the undo, and the records that others must hear of. */
export type Written = { readonly outcomes: readonly RowOutcome[]; readonly changes: readonly ChangeRow[]; readonly ids: readonly string[] };

/** Brings what is derived up to date: search, duplicates, the index over own fields. */
export async function follow(tx: Tx, kind: ImportKind, ids: readonly string[]): Promise<void> {
  if (kind !== 'interaction') return recordsWritten(tx, kind, ids);
  await ownValuesWritten(tx, kind, ids);
  for (let at = 0; at < ids.length; at += AT_ONCE) await indexRecords(tx, kind, ids.slice(at, at + AT_ONCE));
}

const AT_ONCE = 500;

/** Writes what was decided, set by set: records, what hangs on them, the activities and the steps for the undo. */
export async function write(tx: Tx, terms: ImportTerms, decisions: readonly Decision[]): Promise<Written> {
  const changes: ChangeRow[] = [];
  const created = await createRecords(tx, terms, { decisions: decisions.filter(({ outcome }) => outcome === 'created'), changes });
  const updated = decisions.flatMap((decision): Updated[] => (decision.outcome === 'updated' && decision.recordId !== null ? [{ decision, id: decision.recordId }] : []));
  await updateRecords(tx, terms, { updated, changes });
  await writeFurther(tx, terms, { created, updated, changes });
  const known = [...created, ...decisions.flatMap((decision) => (decision.recordId === null ? [] : [{ decision, id: decision.recordId }]))];
  await keepExternalIds(tx, { kind: terms.plan.kind, source: terms.plan.externalSource }, known.flatMap(({ decision, id }) => (decision.ready.row.externalId === '' || decision.reason === 'same-row' ? [] : [{ recordId: id, externalId: decision.ready.row.externalId }])));
  const idOf = new Map(created.map(({ decision, id }) => [decision, id]));
  const outcomes = decisions.map((decision): RowOutcome => ({ row: decision.ready.row.row, outcome: decision.outcome, recordId: idOf.get(decision) ?? decision.recordId, hash: isKnownBy(decision) ? decision.ready.hash : null, reasons: reasonsOf(decision) }));
  return { outcomes, changes, ids: [...created, ...updated].map(({ id }) => id) };
}

/** Whether the row is known again by what this import did: a twin of another's row is known by that one, as long as it is not undone. */
function isKnownBy({ outcome, reason }: Decision): boolean {
  return outcome !== 'rejected' && reason !== 'same-row';
}

function reasonsOf({ reason, problems }: Decision): RowOutcome['reasons'] {
  if (problems.length > 0) return problems;
  return reason === '' ? null : [{ code: reason }];
}

type Creating = { readonly decisions: readonly Decision[]; readonly changes: ChangeRow[] };

async function createRecords(tx: Tx, terms: ImportTerms, { decisions, changes }: Creating): Promise<readonly Created[]> {
  if (decisions.length === 0) return [];
  const { kind } = terms.plan;
  const defaults = kind === 'deal' ? await dealDefaults(tx, terms, changes) : null;
  const now = new Date().toISOString();
  const created = decisions.map((decision): Created => {
    const values = completed(terms, columnsOf(terms, decision.ready), { now, defaults });
    return { decision, id: newId(), values };
  });
  await insertRecords(tx, { kind, columns: terms.columns }, created.map(({ id, values }) => ({ id, ...fullRow(terms, values) })));
  if (kind === 'client') await insertLifecycleSteps(tx, terms.actor, created.map(({ id, values }) => ({ clientId: id, from: null, to: String(values['lifecycle']) })));
  if (kind === 'deal') await insertStays(tx, terms.actor, { stays: created.map(stayOf), moved: [] });
  if (kind === 'interaction') stepsWritten(tx, created.flatMap(({ id, values }) => (comesNext(values, now) ? [id] : [])));
  await insertActivities(tx, terms.actor, { kind, rows: created.map(({ id, values }) => ({ ...(kind === 'interaction' ? toldOf(values) : { topic: `${kind}.created`, payload: { name: values['name'], importId: terms.importId } }), id, clientId: idOrNull(values['client_id']) })) });
  changes.push(...created.map(({ id, values }): ChangeRow => ({ table: IMPORT_TABLES[kind], id, action: 'created', before: null, after: { name: values['name'] ?? values['subject'] } })));
  return created;
}

/** What is told of an interaction that came in: as if it had been written down here, when it happened. */
function toldOf(values: ColumnValues): Omit<RowActivity, 'id' | 'clientId'> {
  return { topic: `${String(values['kind'])}.added`, contactId: idOrNull(values['contact_id']), dealId: idOrNull(values['deal_id']), happenedAt: String(values['happened_at']), payload: { subject: values['subject'] ?? '' } };
}

/** Whether a row of an interaction is a task or lies ahead. */
export function comesNext(values: ColumnValues, now: string): boolean {
  return mayComeNext({ kind: String(values['kind']), happenedAt: String(values['happened_at']) }, now);
}

/** The records that a row of an interaction is about. */
export function pointedAt(values: ColumnValues): readonly string[] {
  return ['client_id', 'contact_id', 'deal_id'].flatMap((column) => idOrNull(values[column]) ?? []);
}

function idOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

type DealDefaults = { readonly stageId: string };

async function dealDefaults(tx: Tx, terms: ImportTerms, changes: ChangeRow[]): Promise<DealDefaults> {
  const made = await firstStage(tx, terms, terms.stageName);
  changes.push(...made.changes);
  return made;
}

/** Kinds that have a language. */
const SPEAKS: ReadonlySet<ImportKind> = new Set(['client', 'contact']);

/** A new record's columns with what every record needs. */
function completed(terms: ImportTerms, values: Record<string, unknown>, { now, defaults }: { now: string; defaults: DealDefaults | null }): ColumnValues {
  const { plan, actor, locale } = terms;
  const base: Record<string, unknown> = { owner_id: plan.ownerId ?? actor.memberId, ...(SPEAKS.has(plan.kind) ? { locale } : {}), ...values };
  if (plan.kind === 'interaction') return { happened_at: now, ...base };
  if (plan.kind === 'client') return { kind: 'organisation', legal_name: base['name'], lifecycle: 'lead', lifecycle_since: now, ...base };
  return defaults === null ? base : dealOf(terms, base, { now, defaults });
}

/** A new deal stands in a stage; a closed one has its day. */
function dealOf({ currency, known, fields, today }: ImportTerms, base: Record<string, unknown>, { now, defaults }: { now: string; defaults: DealDefaults }): ColumnValues {
  const stage = known.stages.get(String(base['stage_id'] ?? defaults.stageId));
  const isOpen = stage?.kind === 'open';
  const said = withClosingDay(base, { isOpen, mayExpect: fields.has('expectedCloseOn') });
  return { currency, ...said, ...(isOpen ? {} : { closed_on: said['closed_on'] ?? today }), stage_id: stage?.id, pipeline_id: stage?.pipelineId, state: stage?.kind, stage_since: sinceWhen(base, { isOpen, now }) };
}

/** What the file knows of the time in the present stage: a closed deal's since its close, an open one's since its beginning. */
function sinceWhen(values: ColumnValues, { isOpen, now }: { isOpen: boolean; now: string }): string {
  const day = values[isOpen ? 'opened_on' : 'closed_on'];
  return typeof day === 'string' ? `${day}T00:00:00.000Z` : now;
}

/** Columns that the file says nothing of hold what a new row holds by itself; JSON has no "default". */
function fullRow({ columns }: ImportTerms, values: ColumnValues): ColumnValues {
  return Object.fromEntries(columns.map(({ name, type, isNullable = false }) => [name, values[name] ?? (isNullable ? null : type === 'text' ? '' : type === 'boolean' ? false : type === 'jsonb' ? {} : null)]));
}

function stayOf({ id, values }: Created): Stay {
  return { dealId: id, pipelineId: String(values['pipeline_id']), stageId: String(values['stage_id']), enteredAt: String(values['stage_since']) };
}

async function updateRecords(tx: Tx, terms: ImportTerms, { updated, changes }: { updated: readonly Updated[]; changes: ChangeRow[] }): Promise<void> {
  const { kind } = terms.plan;
  const patched = updated.filter(({ decision }) => Object.keys(decision.patch).length > 0);
  await patchRecords(tx, { kind, columns: terms.columns }, patched.map(({ decision, id }) => ({ id, isOwn: decision.isOwn, patch: decision.patch })));
  changes.push(...patched.map(({ decision, id }): ChangeRow => ({ table: IMPORT_TABLES[kind], id, action: 'updated', before: decision.before, after: decision.patch })));
  if (kind === 'interaction') stepsWritten(tx, patched.flatMap(({ decision: { before }, id }) => [id, ...pointedAt(before)]));
  if (kind === 'deal') {
    const moved = patched.filter(({ decision }) => 'stage_id' in decision.patch);
    changes.push(...(await insertStays(tx, terms.actor, { stays: [], moved: moved.map(({ decision: { patch, before }, id }) => ({ dealId: id, pipelineId: String(patch['pipeline_id'] ?? before['pipeline_id'] ?? terms.known.stages.get(String(patch['stage_id']))?.pipelineId), stageId: String(patch['stage_id']), enteredAt: String(patch['stage_since']) })) })));
  }
  if (kind === 'client') {
    const moved = patched.filter(({ decision }) => 'lifecycle' in decision.patch);
    await followCountries(tx, patched.flatMap(({ decision, id }) => ('country' in decision.patch ? [id] : [])));
    const ids = await insertLifecycleSteps(tx, terms.actor, moved.map(({ decision, id }) => ({ clientId: id, from: idOrNull(decision.before['lifecycle']), to: String(decision.patch['lifecycle']) })));
    changes.push(...ids.map((id): ChangeRow => ({ table: 'lifecycle_changes', id, action: 'created', before: null, after: {} })));
  }
  const told = byFieldKey(terms.fields.values());
  await insertActivities(tx, terms.actor, { kind, rows: updated.map(({ decision, id }) => ({ topic: `${kind}.changed`, id, clientId: null, payload: kind === 'interaction' ? { set: Object.keys(told(decision.patch)) } : { set: told(decision.patch), before: told(decision.before), importId: terms.importId } })) });
}

async function writeFurther(tx: Tx, terms: ImportTerms, { created, updated, changes }: { created: readonly Created[]; updated: readonly Updated[]; changes: ChangeRow[] }): Promise<void> {
  const { kind } = terms.plan;
  const all = [...created, ...updated];
  const isNew = new Set(created.map(({ id }) => id));
  // What hangs on a new record goes with it; only what was added to others needs a step of its own.
  const onOthers = (recordId: string): boolean => !isNew.has(recordId);
  if (kind === 'interaction') return;
  if (kind !== 'deal') {
    const points = all.flatMap(({ decision, id }) => decision.points.add.map((point, at): NewPoint => ({ label: '', position: at + 1, ...point, id: newId(), recordId: id })));
    await insertPoints(tx, kind, points);
    changes.push(...points.filter(({ recordId }) => onOthers(recordId)).map((point): ChangeRow => ({ table: 'contact_points', id: point.id, action: 'created', before: null, after: { record_id: point.recordId, kind: point.kind, value: point.value, label: point.label } })));
    const gone = updated.flatMap(({ decision }) => decision.points.remove);
    await deletePoints(tx, gone.map(({ id }) => id));
    const inPlaceOf = new Map(points.map((point) => [pointKey(point), point]));
    changes.push(...gone.map((point): ChangeRow => ({ table: 'contact_points', id: point.id, action: 'deleted', before: { record_kind: kind, record_id: point.recordId, kind: point.kind, value: point.value, label: point.label, position: point.position }, after: inPlaceOf.has(pointKey(point)) ? { point_id: inPlaceOf.get(pointKey(point))?.id, label: inPlaceOf.get(pointKey(point))?.label } : null })));
  }
  await writeTags(tx, terms, { all, onOthers, updated, changes });
}

function pointKey({ recordId, kind, value }: Pick<NewPoint, 'recordId' | 'kind' | 'value'> | StoredPoint): string {
  return `${recordId} ${kind} ${value}`;
}

async function writeTags(tx: Tx, { plan: { kind } }: ImportTerms, { all, onOthers, updated, changes }: { all: readonly Updated[]; onOthers: (id: string) => boolean; updated: readonly Updated[]; changes: ChangeRow[] }): Promise<void> {
  const { ids, made } = await ensureTags(tx, [...new Set(all.flatMap(({ decision }) => decision.tags.add))]);
  changes.push(...made.map((id): ChangeRow => ({ table: 'tags', id, action: 'created', before: null, after: {} })));
  const taggings = all.flatMap(({ decision, id }) => decision.tags.add.flatMap((name) => ids.get(foldName(name)) ?? []).map((tagId) => ({ recordId: id, tagId })));
  await insertTaggings(tx, kind, taggings);
  changes.push(...taggings.filter(({ recordId }) => onOthers(recordId)).map(({ recordId, tagId }): ChangeRow => ({ table: 'taggings', id: recordId, action: 'created', before: null, after: { record_kind: kind, tag_id: tagId } })));
  const gone = updated.flatMap(({ decision }) => decision.tags.remove);
  await deleteTaggings(tx, kind, gone);
  changes.push(...gone.map(({ recordId, tagId }): ChangeRow => ({ table: 'taggings', id: recordId, action: 'deleted', before: { record_kind: kind, tag_id: tagId }, after: null })));
}
