import type { PreparedRow, RowProblem } from '@entente/core/import/row-reading';
import { closingOnEntry, withClosingDay } from '@entente/core/import/closing-day';
import { columnOf } from '@entente/core/import/import-plan';
import { stageKindOf } from '@entente/core/import/stage-kind';
import type { StageKind } from '@entente/core/deal/stage';
import { judgeEntry } from '@entente/core/deal/stage-move';
import { isUnderway } from '@entente/core/record/next-step';
import { translator } from '@entente/phrases/translators';
import type { PhraseKey } from '@entente/phrases/shape';
import type { ImportTerms, ReadyRow } from '../decide/import-row.actions.ts';
import type { KnownNames, StageFacts } from '../names/import.store.ts';
import { isAsStored, type ColumnValues } from '../write/import-row.schema.ts';

/*
 * A stage has the same rules however a deal comes into it: which fields are filled, why it was lost, when it was closed.
 * All of them are judged by what was loaded for the whole batch.
 */

/** What is looked at in a deal besides what is written: the fields that stages want, and what comes next. */
export function lookedColumns({ stages, all }: KnownNames, written: readonly string[]): readonly string[] {
  const wanted = new Set([...stages.values()].flatMap(({ requiredFields }) => requiredFields));
  if (wanted.size === 0) return written;
  const columns = all.flatMap(({ key, column, fieldId }) => (wanted.has(key) ? [fieldId === undefined ? (column ?? []) : 'custom'].flat() : []));
  return [...new Set([...written, ...columns, 'next_step_on', 'next_task_id', 'planned_until'])];
}

/** A deal that the row says was won or lost stands in the stage of that kind of its pipeline, whatever stage it names. */
export function endedIn({ plan, known }: ImportTerms, { ended, ...row }: PreparedRow): PreparedRow {
  if (ended === undefined || plan.kind !== 'deal') return row;
  const stages = [...known.stages.values()];
  const named = stages.find(({ id }) => id === row.set['stageId']);
  if (named?.kind === ended) return row;
  const pipelineId = named?.pipelineId ?? row.set['pipelineId'] ?? plan.pipelineId ?? known.firstPipeline;
  const stage = stages.find((one) => one.kind === ended && one.pipelineId === pipelineId);
  if (stage === undefined) return row;
  const { stageId: _name, ...names } = row.names;
  const isTold = named !== undefined || row.set['pipelineId'] !== undefined;
  return { ...row, ended, names, set: { ...row.set, stageId: stage.id }, ...(isTold ? {} : { isAnyPipeline: true }) };
}

/** A deal that is won or lost already stays in the stage of that kind where it stands; one that is here ends in its own pipeline, unless the row names another. */
export function stayingPut({ known }: ImportTerms, ready: ReadyRow, present: ColumnValues): ReadyRow {
  const { row } = ready;
  if (row.ended === undefined || (row.ended !== present['state'] && row.isAnyPipeline !== true)) return ready;
  const own = row.ended === present['state'] ? undefined : [...known.stages.values()].find(({ kind, pipelineId }) => kind === row.ended && pipelineId === present['pipeline_id']);
  const { stageId: _stage, ...set } = row.set;
  return { ...ready, row: { ...row, set: own === undefined ? set : { ...set, stageId: own.id } } };
}

/** Whether a deal is open, won or lost once its row is written. A stage that is still to be made is known by its name. */
export function stateOf({ plan, known }: ImportTerms, { row, found }: ReadyRow, present: ColumnValues | null = null): StageKind {
  const there = (present?.['state'] ?? 'open') as StageKind;
  // A deal always stands in a stage: where only what is empty is filled, it stays there.
  if (present !== null && plan.onMatch !== 'overwrite') return there;
  const id = row.set['stageId'] ?? found['stageId'];
  if (id !== undefined) return known.stages.get(String(id))?.kind ?? there;
  return row.names['stageId'] === undefined ? there : stageKindOf(row.names['stageId']);
}

/** A deal that is not lost takes no reason for a loss: the cell is left empty, and said so. */
export function withoutLoss({ plan, known }: ImportTerms, ready: ReadyRow, state: StageKind): ReadyRow {
  if (plan.kind !== 'deal' || state === 'lost') return ready;
  const { row, found } = ready;
  const { lostReasonId, lostNote, ...set } = row.set;
  const { lostReasonId: reasonFound, ...otherFound } = found;
  const { lostReasonId: reasonName, ...names } = row.names;
  const id = lostReasonId ?? reasonFound;
  const reason = reasonName ?? known.choices.lost_reason?.find((one) => one.id === id)?.name ?? id;
  const left = [['lostReasonId', reason], ['lostNote', lostNote]] as const;
  const emptied = left.flatMap(([key, said]): RowProblem[] => (said === undefined || said === '' ? [] : [{ column: columnOf(plan, key), code: 'deal-is-not-lost', value: String(said).slice(0, 200) }]));
  return emptied.length === 0 ? ready : { ...ready, found: otherFound, row: { ...row, set, names, emptied: [...row.emptied, ...emptied] } };
}

type Entered = { readonly ready: ReadyRow; readonly problems: readonly RowProblem[] };

/** A new deal, held against the stage that it comes into. */
export function entered(terms: ImportTerms, row: ReadyRow): Entered {
  const { plan, known, actor, currency, today } = terms;
  if (plan.kind !== 'deal') return { ready: row, problems: [] };
  const state = stateOf(terms, row);
  const ready = withoutLoss(terms, row, state);
  const said = withClosingDay(columnsOf(terms, ready), { isOpen: state === 'open', mayExpect: terms.fields.has('expectedCloseOn') });
  const to = known.stages.get(String(said['stage_id'])) ?? firstOpen(terms, ready) ?? { id: '', pipelineId: '', kind: state, requiredFields: [] };
  const values = { owner_id: plan.ownerId ?? actor.memberId, currency, state, stage_id: to.id, pipeline_id: to.pipelineId, ...closingOnEntry(state, { said, present: {}, today }), ...said };
  // What is to be made where it is missing is not there before the run.
  const pending = Object.keys(ready.row.names).filter((key) => plan.columns.some((column) => column.to === key && column.unknown === 'create'));
  return { ready, problems: lacking(terms, { isNew: true, to, values, tags: ready.row.tags.length, pending }) };
}

/** Where a deal begins whose row says no stage; one that is still to be made wants nothing. */
function firstOpen({ plan, known }: ImportTerms, { row }: ReadyRow): StageFacts | undefined {
  if (row.names['stageId'] !== undefined) return undefined;
  const pipelineId = plan.pipelineId ?? known.firstPipeline;
  return [...known.stages.values()].find((stage) => stage.pipelineId === pipelineId && stage.kind === 'open');
}

/** The columns that change, with what a move makes of the closing. */
export function closingOf({ plan, known, today }: ImportTerms, patch: Record<string, unknown>, { wanted, present }: { readonly wanted: ColumnValues; readonly present: ColumnValues }): Record<string, unknown> {
  const to = plan.kind === 'deal' && 'stage_id' in patch ? known.stages.get(String(patch['stage_id'])) : undefined;
  if (to === undefined) return patch;
  const { closed_on: _day, ...others } = patch;
  const closing = Object.entries(closingOnEntry(to.kind, { said: wanted, present, today })).filter(([column, value]) => !isAsStored(value, present[column]));
  return { ...others, ...Object.fromEntries(closing) };
}

/** A deal that is moved, held against the stage that it comes into. @param tags how many it has then. */
export function afterEntry(terms: ImportTerms, { patch, present, tags }: { readonly patch: ColumnValues; readonly present: ColumnValues; readonly tags: number }): readonly RowProblem[] {
  const to = terms.plan.kind === 'deal' && 'stage_id' in patch ? terms.known.stages.get(String(patch['stage_id'])) : undefined;
  if (to === undefined) return [];
  const custom = { ...(present['custom'] as ColumnValues | undefined), ...(patch['custom'] as ColumnValues | undefined) };
  return lacking(terms, { isNew: false, to, values: { ...present, ...patch, custom }, tags, pending: [] });
}

type Judged = { /** What was lost before it came here may have no reason. */ readonly isNew: boolean; readonly to: StageFacts; readonly values: ColumnValues; readonly tags: number; /** Keys of fields whose value is still to be made. */ readonly pending: readonly string[] };

function lacking(terms: ImportTerms, { isNew, to, values, tags, pending }: Judged): readonly RowProblem[] {
  const { known, plan } = terms;
  const hasLostReasons = !isNew && (known.choices.lost_reason ?? []).length > 0;
  if (to.requiredFields.length === 0 && to.kind !== 'lost') return [];
  const there = Object.fromEntries(pending.map((key) => [key, true]));
  const judged = judgeEntry({ to: { ...to, retiredAt: null }, values: { ...byKey(terms, to, values), ...there, tags: tags > 0 ? ['some'] : [], isUnderway: isStepAhead(values) }, hasLostReasons });
  if (judged.ok) return [];
  const { code, detail } = judged.refusal;
  const column = columnOf(plan, 'stageId');
  if (code === 'lost-reason-is-missing') return [{ column, code, value: '' }];
  return [{ column, code: 'stage-wants-fields', value: fieldsNamed(terms, (detail?.['fields'] ?? []) as readonly string[]).slice(0, 200) }];
}

/** What a stage looks at, by the keys of fields. */
function byKey({ known }: ImportTerms, to: StageFacts, values: ColumnValues): Record<string, unknown> {
  const custom = (values['custom'] ?? {}) as ColumnValues;
  const asked = known.all.filter(({ key }) => key === 'lostReasonId' || to.requiredFields.includes(key));
  return { ...Object.fromEntries(asked.map(({ key, column, fieldId }) => [key, fieldId === undefined ? values[column ?? key] : custom[fieldId]])), nextStepOn: values['next_step_on'] };
}

function isStepAhead(values: ColumnValues): boolean {
  const text = (column: string): string | null => (typeof values[column] === 'string' ? values[column] : null);
  return isUnderway({ nextTaskId: text('next_task_id'), plannedUntil: text('planned_until') }, new Date().toISOString());
}

/** What fields are called, in the language of whoever imports. */
function fieldsNamed({ actor, known }: ImportTerms, keys: readonly string[]): string {
  const say = translator(actor.locale);
  return keys.map((key) => known.all.find((field) => field.key === key)?.labels?.[actor.locale] ?? (say.has(`field.deal.${key}`) ? say(`field.deal.${key}` as PhraseKey) : key)).join(', ');
}

/** What a row says, by column; fields of the workspace together under `custom`. */
export function columnsOf({ fields, known, plan, actor }: ImportTerms, { row, found }: ReadyRow): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [key, value] of Object.entries({ ...row.set, ...found })) {
    const field = fields.get(key);
    if (field?.fieldId !== undefined) custom[field.fieldId] = value;
    else values[field?.column ?? key] = value;
  }
  if (Object.keys(custom).length > 0) values['custom'] = custom;
  // Nobody says who did a task; whose it is, did it.
  if (values['done_at'] !== undefined) values['done_by'] = values['owner_id'] ?? plan.ownerId ?? actor.memberId;
  const stage = plan.kind === 'deal' ? known.stages.get(String(values['stage_id'])) : undefined;
  if (stage !== undefined) Object.assign(values, { pipeline_id: stage.pipelineId, state: stage.kind });
  else delete values['pipeline_id'];
  return values;
}
