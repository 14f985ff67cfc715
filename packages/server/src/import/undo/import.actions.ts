import { furtherBack, isRecordTable, KIND_OF, partsToUndo } from './import.schema.ts';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { importFields, type ImportKind } from '@entente/core/import/import-kind';
import { isEmptyValue, type FieldValue } from '@entente/core/record/field-value';
import type { RecordField } from '@entente/core/record/record-fields';
import { record } from '../../platform/activity/activity.store.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { importer, type GrantedImportId } from '../import.access.ts';
import { loadCustomFields } from '../../record/field.store.ts';
import { holdersOf, lockFields, type SoughtValue } from '../../record/unique/field-value.store.ts';
import { lockImport, updateImport, withPatience } from '../import.store.ts';
import { putOffResume } from '../run/import.actions.ts';
import { followCountries } from '../../duplicate/duplicate.actions.ts';
import { stepsWritten } from '../../record/next/record.store.ts';
import { comesNext, follow, pointedAt } from '../write/import-row.actions.ts';
import { insertActivities, patchRecords, type Patch, type RowActivity } from '../write/import-row.store.ts';
import { allColumns, byFieldKey, type ColumnValues } from '../write/import-row.schema.ts';
import { binRecords, lastSteps, loadLeft, lockStanding, markChangeSet, MERGED, settleLeft, settleSteps, UNDOINGS, type RecordTable, type StandingRecord, type Step, type StepOutcome } from './import.store.ts';

const STEPS_A_CHUNK = 2_000;

/**
 * Undoes an import from its last step to its first, a chunk a transaction: values go back where they still
 * are as the import left them, what it made goes to the bin. What was edited since is kept and listed.
 * May be killed and started again; steps that are done say so.
 */
export async function undoImportJob(services: Services, { workspaceId, importId, memberId }: { workspaceId: string; importId: string; memberId: string }): Promise<void> {
  const context = { workspaceId, partyId: null };
  for (let below = Number.MAX_SAFE_INTEGER; ; ) {
    const next = await inWorkspace(services.database, context, (tx) => undoChunk(tx, { importId, memberId, below }));
    if (next === null) return;
    below = next;
  }
}

/** @returns the step below which to go on, null at the end. */
async function undoChunk(tx: Tx, { importId, memberId, below }: { importId: string; memberId: string; below: number }): Promise<number | null> {
  const found = await importer(tx, importId, memberId);
  if (found === null) return null;
  await withPatience(tx);
  const stored = await lockImport(tx, found.id);
  const { changeSetId } = stored;
  if (stored.state !== 'undoing' || changeSetId === null) return null;
  const steps = await lastSteps(tx, { changeSetId, below, limit: STEPS_A_CHUNK });
  const last = steps.at(-1);
  if (last === undefined) return finishUndo(tx, found.actor, { id: found.id, changeSetId, memberId, fileName: stored.fileName });
  for (const wave of byWave(steps)) await settleSteps(tx, changeSetId, await undoSteps(tx, found.actor, { steps: wave, importId: found.id, changeSetId, kind: stored.recordKind }));
  await markChangeSet(tx, changeSetId, { state: 'undoing', memberId });
  await updateImport(tx, found.id, { cursorRow: last.seq - 1 });
  await putOffResume(tx, found.id);
  return last.seq;
}

/** Parts steps, which come from the last to the first, where a number is left out. */
function byWave(steps: readonly Step[]): readonly (readonly Step[])[] {
  const waves: Step[][] = [];
  for (const step of steps) {
    const wave = waves.at(-1);
    if (wave?.at(-1)?.seq === step.seq + 1) wave.push(step);
    else waves.push([step]);
  }
  return waves;
}

async function finishUndo(tx: Tx, actor: ProviderActor, { id, changeSetId, memberId, fileName }: { id: GrantedImportId; changeSetId: string; memberId: string; fileName: string }): Promise<null> {
  await markChangeSet(tx, changeSetId, { state: 'undone', memberId });
  await updateImport(tx, id, { state: 'undone', undoneAt: new Date().toISOString() });
  await record(tx, actor, { topic: 'import.undone', subjectKind: 'import', subjectId: id, payload: { fileName } });
  return null;
}

/** In this order within a chunk, so that what hangs on a record goes before it and open stays never meet. */
const ORDER = ['stage_visits created', 'stage_visits updated', 'lifecycle_changes created', 'contact_points created', 'contact_points deleted', 'taggings created', 'taggings deleted', 'interactions', 'deals', 'contacts', 'clients', 'tags created', 'products created', 'lost_reasons created', 'stages created', 'pipelines created'];

async function undoSteps(tx: Tx, actor: ProviderActor, { steps, importId, changeSetId, kind }: { steps: readonly Step[]; importId: GrantedImportId; changeSetId: string; kind: ImportKind | null }): Promise<readonly StepOutcome[]> {
  const groups = Map.groupBy(steps, ({ table, action }) => (isRecordTable(table) ? table : `${table} ${action}`));
  const outcomes: StepOutcome[] = [];
  const reached = new Set<string>();
  for (const name of ORDER) {
    const group = groups.get(name) ?? [];
    if (group.length === 0) continue;
    if (isRecordTable(name)) outcomes.push(...(await undoRecords(tx, actor, { table: name, steps: group, importId, changeSetId })));
    else {
      const undone = (await UNDOINGS[name]?.(tx, group)) ?? new Set();
      group.flatMap(pointOwner).forEach((id) => reached.add(id));
      outcomes.push(...group.map(({ seq }): StepOutcome => ({ seq, undo: undone.has(seq) ? 'undone' : 'kept', kept: null })));
    }
  }
  // By its further phones and mails a record is searched for, and known for a double.
  if (kind === 'client' || kind === 'contact') await follow(tx, kind, [...reached]);
  return outcomes;
}

/** Whom a further phone or mail belongs to. */
function pointOwner({ table, before, after }: Step): readonly string[] {
  const id = (after?.['record_id'] ?? before?.['record_id']) as unknown;
  return table === 'contact_points' && typeof id === 'string' ? [id] : [];
}

type Undo = { readonly table: RecordTable; readonly steps: readonly Step[]; readonly importId: GrantedImportId; readonly changeSetId: string };

async function undoRecords(tx: Tx, actor: ProviderActor, { table, steps, importId, changeSetId }: Undo): Promise<readonly StepOutcome[]> {
  const kind = KIND_OF[table];
  const standing = await lockStanding(tx, { table, ids: steps.map(({ id }) => id), changeSetId });
  const own = await loadCustomFields(tx, kind, { retired: true });
  const told = byFieldKey([...importFields(kind), ...own]);
  const taken = await takenSince(tx, kind, { steps, fields: own });
  const undone: Undone = { outcomes: [], binned: [], inBin: [], patched: [], patches: [], told };
  for (const step of steps) {
    const record = standing.get(step.id);
    if (record === undefined) undone.outcomes.push({ seq: step.seq, undo: 'undone', kept: null });
    else if (step.action === 'created') undoCreation(undone, { step, record, kind, importId });
    else undoChange(undone, { step, record, kind, importId, taken: taken.get(step.seq) });
  }
  const { binned, inBin, patched } = undone;
  const patches = await wentFurther(tx, undone.patches, { table, changeSetId, fields: own });
  await binRecords(tx, actor, { table, ids: [...binned.map(({ id }) => id), ...inBin] });
  await patchRecords(tx, { kind, columns: allColumns(kind) }, patches);
  if (kind === 'interaction') stepsWritten(tx, stepsOf(undone, standing));
  await insertActivities(tx, actor, { kind, rows: [...binned, ...patched] });
  await follow(tx, kind, [...binned, ...patched].map(({ id }) => id));
  if (kind === 'client') await followCountries(tx, patches.flatMap(({ id, patch }) => ('country' in patch ? [id] : [])));
  return undone.outcomes;
}

/** Patches that go on to what stood there before an older import that was undone first. */
async function wentFurther(tx: Tx, patches: readonly Patch[], { table, changeSetId, fields }: { readonly table: RecordTable; readonly changeSetId: string; readonly fields: readonly RecordField[] }): Promise<readonly Patch[]> {
  const left = Map.groupBy(await loadLeft(tx, { table, ids: patches.map(({ id }) => id), changeSetId }), ({ id }) => id);
  const once = new Set(fields.flatMap(({ unique, fieldId }) => (unique === true && fieldId !== undefined ? [fieldId] : [])));
  const further = patches.map(({ patch, ...of }) => ({ of, ...furtherBack(patch, left.get(of.id) ?? [], once) }));
  await settleLeft(tx, further.flatMap(({ freed }) => freed));
  return further.map(({ of, patch }) => ({ ...of, patch }));
}

/** The interactions that an undo bins and that may be what comes next, those whose fields go back, and what these were about until now. */
function stepsOf({ binned, patches }: Undone, standing: ReadonlyMap<string, StandingRecord>): readonly string[] {
  const now = new Date().toISOString();
  const values = (id: string): ColumnValues => standing.get(id)?.values ?? {};
  return [...binned.flatMap(({ id }) => (comesNext(values(id), now) ? [id] : [])), ...patches.flatMap(({ id }) => [id, ...pointedAt(values(id))])];
}

type Undone = { readonly outcomes: StepOutcome[]; readonly binned: RowActivity[]; /** Made by the import and in the bin already. */ readonly inBin: string[]; readonly patched: RowActivity[]; readonly patches: Patch[]; readonly told: (values: ColumnValues) => ColumnValues };
type Standing = { readonly step: Step; readonly record: StandingRecord; readonly kind: ImportKind; readonly importId: GrantedImportId; readonly taken?: ReadonlySet<string> | undefined };

/** Fields whose values may exist only once and whose former value another record holds by now, by step. */
async function takenSince(tx: Tx, kind: ImportKind, { steps, fields }: { readonly steps: readonly Step[]; readonly fields: readonly RecordField[] }): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const taken = new Map<number, Set<string>>();
  for (const { fieldId } of fields.filter(({ unique }) => unique === true)) {
    if (fieldId === undefined) continue;
    const sought = steps.flatMap(({ before }, at): SoughtValue[] => {
      const value = (before?.['custom'] as ColumnValues | undefined)?.[fieldId] as FieldValue | undefined;
      return value === undefined || isEmptyValue(value) ? [] : [{ at, value }];
    });
    if (sought.length === 0) continue;
    await lockFields(tx, [fieldId]);
    for (const { at, recordId } of await holdersOf(tx, { kind, fieldId, sought })) {
      const step = steps[at];
      if (step !== undefined && step.id !== recordId) taken.set(step.seq, (taken.get(step.seq) ?? new Set()).add(fieldId));
    }
  }
  return taken;
}

/** A record that was merged into another comes back by undoing that, with the values that it has by then. */
function isMerged({ values }: StandingRecord): boolean {
  return values[MERGED] !== null && values[MERGED] !== undefined;
}

/** Whether nobody edited a record since it was made: whatever else changed it was undone, or took it to the bin. */
function isAsMade({ version, undoneSteps, isDeleted }: StandingRecord): boolean {
  return version <= (isDeleted ? 2 : 1) + 2 * undoneSteps;
}

/**
 * Of a record that the import made: whoever edited it, merged it into another or hung something on it, keeps it. What
 * was changed and undone since is no edit. One that lies in the bin is put there anew: undoing what binned it does not bring it back.
 */
function undoCreation({ outcomes, binned, inBin }: Undone, { step, record, kind, importId }: Standing): void {
  const isEdited = !isAsMade(record) || record.isUsed;
  if (isMerged(record)) outcomes.push({ seq: step.seq, undo: 'kept', kept: [MERGED] });
  else outcomes.push({ seq: step.seq, undo: isEdited ? 'kept' : 'undone', kept: isEdited ? [] : null });
  if (isEdited || isMerged(record)) return;
  if (record.isDeleted) inBin.push(step.id);
  else binned.push({ topic: `${kind}.deleted`, id: step.id, clientId: null, ...aboutOf(kind, record), payload: { name: record.values['name'], importId } });
}

function undoChange({ outcomes, patched, patches, told }: Undone, { step, record, kind, importId, taken }: Standing): void {
  const { patch, kept } = partsToUndo(step, record.values, taken);
  const isAny = Object.keys(patch).length > 0;
  outcomes.push({ seq: step.seq, undo: kept.length === 0 ? 'undone' : isAny ? 'partly' : 'kept', kept: kept.length === 0 ? null : kept });
  if (!isAny) return;
  // A record that this import made is still as it made it: its version must not count up, or it would look edited.
  patches.push({ id: step.id, isOwn: isAsMade(record), patch });
  patched.push({ topic: `${kind}.changed`, id: step.id, clientId: null, ...aboutOf(kind, record), payload: kind === 'interaction' ? { set: Object.keys(told(patch)) } : { set: told(patch), before: told(step.after ?? {}), importId } });
}

/** Whom an interaction is about: on their timelines its undo is told. */
function aboutOf(kind: ImportKind, { values }: StandingRecord): Partial<RowActivity> {
  const id = (column: string): string | null => (typeof values[column] === 'string' ? values[column] : null);
  return kind === 'interaction' ? { clientId: id('client_id'), contactId: id('contact_id'), dealId: id('deal_id') } : {};
}
