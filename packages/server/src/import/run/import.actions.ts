import { setImmediate } from 'node:timers/promises';
import { makeRowReader, type PreparedRow } from '@entente/core/import/row-reading';
import type { ImportCounts } from '@entente/contract/import/import.contract';
import type { SourceRow } from '@entente/core/import/delimited';
import type { ImportKind } from '@entente/core/import/import-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { translator } from '@entente/phrases/translators';
import { record } from '../../platform/activity/activity.store.ts';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { codeOf, inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { withWorkBehind } from '../../platform/database/together.ts';
import { readAhead } from '../../platform/files/read-ahead.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import type { Services } from '../../platform/services.ts';
import { decide, waves, type Decision, type ImportTerms, type ReadyRow } from '../decide/import-row.actions.ts';
import { lookedColumns } from '../entry/import-row.actions.ts';
import { importer, type GrantedImportId } from '../import.access.ts';
import { loadImport, lockImport, takeStatistics, updateImport, withPatience, type StoredImport } from '../import.store.ts';
import { workspaceTerms } from '../look/import.store.ts';
import { loadKnownNames } from '../names/import.store.ts';
import { resolveNames, type NameMemory } from '../names/import-row.actions.ts';
import { rowsOf, type RowSource } from '../reading/import.reader.ts';
import { finishChangeSet } from '../undo/import.store.ts';
import { follow, write } from '../write/import-row.actions.ts';
import { insertChangeRows, insertRowOutcomes, type ChangeRow, type RowOutcome } from '../write/import-row.store.ts';
import { writtenColumns } from '../write/import-row.schema.ts';

export const CHUNK_ROWS = 2_000;
/** The first rows may fall into empty tables: few of them, then the planner is told, and again as often as what came in has doubled. */
const FIRST_CHUNK_ROWS = 100;
const TOLD_UNTIL_ROWS = 300_000;
/** A process that was killed leaves its job behind; this one takes its place unless the run keeps putting it off. */
const LEASE_MS = 30_000;
export const RESUME_TASK = 'resume_import';

export type Prepared = { readonly terms: ImportTerms; readonly source: RowSource; readonly read: (row: SourceRow) => PreparedRow };

/** All that a pass over a file needs; null when its import is gone, its person is, or it was never planned. */
export async function prepareRows(tx: Tx, importId: string, { secrets, clock }: Services): Promise<(Prepared & { readonly stored: StoredImport; readonly id: GrantedImportId }) | null> {
  const found = await importer(tx, importId);
  if (found === null) return null;
  const stored = await loadImport(tx, found.id);
  if (stored.plan === null || stored.reading === null) return null;
  const { plan, reading, columns } = stored;
  const known = await loadKnownNames(tx, found.actor, plan.kind);
  const { currency, locale, timeZone, country } = await workspaceTerms(tx);
  const targets = new Set(plan.columns.map(({ to }) => to));
  const fields = new Map(known.fields.map((field) => [field.key, field]));
  const used = known.fields.filter(({ key }) => targets.has(key) || DERIVED.has(key) || (key === EXPECTED && targets.has('closedOn')));
  const say = translator(found.actor.locale);
  const written = writtenColumns(plan.kind, used);
  const terms: ImportTerms = {
    actor: found.actor, plan, importId: found.id, changeSetId: stored.changeSetId ?? '00000000-0000-0000-0000-000000000000',
    fields, columns: written, known, looked: lookedColumns(known, written.map(({ name }) => name)), today: dayIn(timeZone, clock()), currency: plan.currency ?? currency, locale: plan.locale ?? locale, country, rounds: reading.format === 'workbook', pipelineName: say('import.madePipeline'), stageName: say('import.madeStage'), secrets,
  };
  const columnNames = columns.map(({ name }) => name);
  return { stored, id: found.id, terms, source: { ...reading, columnNames }, read: makeRowReader({ plan, fields: known.fields, columnNames, finder: known.finder, currency: terms.currency, timeZone, roundsMoney: terms.rounds }) };
}

/** Fields that a row may fill although no column goes there by itself. */
const DERIVED = new Set(['name', 'emailLabel', 'phoneLabel', 'address', 'country', 'birthday', 'notes', 'currency']);
/** An open deal's "close date" is the day it is expected to close. */
const EXPECTED = 'expectedCloseOn';

/**
 * Runs an import from where it stands to its end, a chunk a transaction: the rows, what became of them, the steps
 * for the undo and the place in the file are written together, so a crash loses nothing and doubles nothing.
 */
export async function runImportJob(services: Services, { workspaceId, importId }: { workspaceId: string; importId: string }): Promise<void> {
  const context = { workspaceId, partyId: null };
  const prepared = await inWorkspace(services.database, context, (tx) => prepareRows(tx, importId, services));
  if (prepared === null || prepared.stored.state !== 'running') return;
  const memory: NameMemory = new Map();
  let cursor = prepared.stored.cursorRow;
  let [taken, told] = [0, FIRST_CHUNK_ROWS];
  for await (const rows of readAhead(chunksOf(services, workspaceId, prepared))) {
    const last = rows.at(-1)?.row ?? cursor;
    if (!(await takePatiently(services, prepared, { rows, cursor, last, memory }))) return;
    cursor = last;
    taken += rows.length;
    if (taken >= told && taken < TOLD_UNTIL_ROWS) {
      await inWorkspace(services.database, context, takeStatistics);
      told = taken * 2;
    }
  }
  await inWorkspace(services.database, context, (tx) => finishRun(tx, prepared));
}

type Opened = NonNullable<Awaited<ReturnType<typeof prepareRows>>>;

/** The rows after the one that the import stands at, as records would be, chunk by chunk. */
async function* chunksOf(services: Services, workspaceId: string, { stored, source, read }: Opened): AsyncGenerator<readonly PreparedRow[]> {
  let [chunk, most]: [PreparedRow[], number] = [[], FIRST_CHUNK_ROWS];
  for await (const rows of rowsOf(services.files, { workspaceId, pieces: stored.pieces }, source)) {
    for (const row of rows) {
      if (row.row <= stored.cursorRow) continue;
      chunk.push(read(row));
      // Whoever waits for an answer of the database gets it between two handfuls.
      if (chunk.length % HANDFUL === 0) await setImmediate();
      if (chunk.length < most) continue;
      yield chunk;
      [chunk, most] = [[], CHUNK_ROWS];
    }
  }
  if (chunk.length > 0) yield chunk;
}

const HANDFUL = 100;

type Chunk = { readonly rows: readonly PreparedRow[]; readonly cursor: number; readonly last: number; readonly memory: NameMemory; readonly isRefused?: boolean };

/** A row that the database refuses is found by halves and rejected; the others go in. */
async function takePatiently(services: Services, prepared: Prepared & { readonly id: GrantedImportId }, chunk: Chunk): Promise<boolean> {
  const context = { workspaceId: prepared.terms.actor.workspaceId, partyId: null };
  try {
    return await inWorkspace(services.database, context, (tx) => takeChunk(tx, prepared, chunk));
  } catch (error) {
    if (!/^2[23]/.test(codeOf(error))) throw error;
    // What was made on the way was rolled back with it.
    chunk.memory.clear();
    const [first] = chunk.rows;
    if (chunk.rows.length === 1 && first !== undefined) return inWorkspace(services.database, context, (tx) => takeChunk(tx, prepared, { ...chunk, isRefused: true }));
    const middle = Math.ceil(chunk.rows.length / 2);
    const half = chunk.rows[middle - 1]?.row ?? chunk.last;
    const goesOn = await takePatiently(services, prepared, { ...chunk, rows: chunk.rows.slice(0, middle), last: half });
    return goesOn && takePatiently(services, prepared, { ...chunk, rows: chunk.rows.slice(middle), cursor: half });
  }
}

/** @returns false when the import was stopped, or another process is at it. */
async function takeChunk(tx: Tx, { id, terms }: Prepared & { readonly id: GrantedImportId }, { rows, cursor, last, memory, isRefused = false }: Chunk): Promise<boolean> {
  await withPatience(tx);
  const stored = await lockImport(tx, id);
  if (stored.state !== 'running' || stored.cursorRow !== cursor) return false;
  const prepared = rows.map((row) => (isRefused ? { ...row, problems: [{ column: 0, code: 'could-not-be-saved' as const, value: '' }] } : row));
  const outcomes: RowOutcome[] = prepared.filter(({ problems }) => problems.length > 0).map((row) => rejection(row.row, row.problems));
  let changeSeq = stored.changeSeq;
  await withWorkBehind(async (behind) => {
    const keepSteps = (changes: readonly ChangeRow[]): void => {
      if (changes.length === 0) return;
      behind(insertChangeRows(tx, { changeSetId: terms.changeSetId, from: changeSeq + 1 }, changes));
      // A number left out parts what one wave did from the next: within a wave every record comes once, so it is undone set by set.
      changeSeq += changes.length + 1;
    };
    let followed = Promise.resolve();
    const followBehind = (kind: ImportKind, ids: readonly string[]): void => {
      followed = followed.then(() => follow(tx, kind, ids));
      behind(followed);
    };
    const resolved = await resolveNames(tx, terms, { rows: prepared.filter(({ problems }) => problems.length === 0), memory, makes: true });
    outcomes.push(...resolved.rejected.map(({ row, problems }) => rejection(row.row, problems)));
    keepSteps(resolved.made);
    for (const { kind, ids } of resolved.madeIds) followBehind(kind, ids);
    const left = [...waves(terms.plan, resolved.ready)];
    for (let wave = left.shift(); wave !== undefined; wave = left.shift()) {
      // By the keys that follow what the wave before has written, rows of this one find their phones and registrations.
      if (terms.plan.matchBy.includes('phone') || terms.plan.matchBy.includes('registration')) await followed;
      const { now, later } = apart(await decide(tx, terms, { rows: wave }));
      if (later.length > 0) left.unshift(later);
      const written = await write(tx, terms, now);
      outcomes.push(...written.outcomes);
      keepSteps(written.changes);
      followBehind(terms.plan.kind, written.ids);
    }
    behind(insertRowOutcomes(tx, id, outcomes));
  });
  await updateImport(tx, id, { cursorRow: last, changeSeq, counts: added(stored.counts, outcomes) });
  await putOffResume(tx, id);
  return true;
}

/** Two rows may find one record by different keys; the second of them waits until the first is written. */
function apart(decisions: readonly Decision[]): { readonly now: readonly Decision[]; readonly later: readonly ReadyRow[] } {
  const taken = new Set<string>();
  const now = decisions.filter(({ outcome, recordId }) => outcome !== 'updated' || recordId === null || (!taken.has(recordId) && taken.add(recordId) !== undefined));
  const first = new Set(now);
  return { now, later: decisions.filter((decision) => !first.has(decision)).map(({ ready }) => ready) };
}

/** Puts the successor of this job off; it runs only when nobody does that any more. */
export async function putOffResume(tx: Tx, importId: GrantedImportId): Promise<void> {
  await enqueue(tx, { task: RESUME_TASK, payload: { importId }, key: `resume:${importId}`, runAt: new Date(Date.now() + LEASE_MS) });
}

function rejection(row: number, problems: PreparedRow['problems']): RowOutcome {
  return { row, outcome: 'rejected', recordId: null, hash: null, reasons: problems };
}

function added(counts: ImportCounts, outcomes: readonly RowOutcome[]): ImportCounts {
  const sum = { ...counts, read: counts.read + outcomes.length };
  for (const { outcome } of outcomes) sum[outcome] += 1;
  return sum;
}

async function finishRun(tx: Tx, { id, terms }: { readonly id: GrantedImportId; readonly terms: { readonly actor: ProviderActor; readonly changeSetId: string } }): Promise<void> {
  const stored = await lockImport(tx, id);
  if (stored.state !== 'running') return;
  await updateImport(tx, id, { state: 'done', finishedAt: new Date().toISOString(), totalRows: stored.counts.read });
  await finishChangeSet(tx, terms.changeSetId, { ...stored.counts });
  await record(tx, terms.actor, { topic: 'import.finished', subjectKind: 'import', subjectId: id, payload: { fileName: stored.fileName, ...stored.counts } });
}
