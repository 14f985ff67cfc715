import type { ImportPreview } from '@entente/contract/import/import.contract';
import type { PreparedRow, RowProblem } from '@entente/core/import/row-reading';
import { splitTags } from '@entente/core/import/several-values';
import { meantBy } from '@entente/core/import/value-meaning';
import type { SourceRow } from '@entente/core/import/delimited';
import { SeenKeys } from '@entente/core/import/seen-keys';
import { minorDigits } from '@entente/core/kernel/minor-digits';
import { isReference, type FieldType } from '@entente/core/record/field-type';
import { isLabelField } from '@entente/core/record/point-label';
import { translator } from '@entente/phrases/translators';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { LINK_COLUMNS } from '../about/import-row.actions.ts';
import { decide, type Decision, type ImportTerms, type ReadyRow } from '../decide/import-row.actions.ts';
import type { GrantedImportId } from '../import.access.ts';
import { meetings, type Doubt } from '../match/import-row.actions.ts';
import { namesOf } from '../match/import-row.store.ts';
import { lockImport, NO_COUNTS, updateImport, withPatience } from '../import.store.ts';
import { resolveNames, type NameMemory } from '../names/import-row.actions.ts';
import { rowsOf } from '../reading/import.reader.ts';
import { CHUNK_ROWS, prepareRows, putOffResume, type Prepared } from '../run/import.actions.ts';
import { makeClaims, type Claims } from '../unique/import-row.actions.ts';

const SHOWN_ROWS = 50;
const SHOWN_VALUES = 200;
const MOST_VALUES_COUNTED = 20_000;
const SHOWN_EXAMPLES = 5;
/** Beyond so many rows, doubles within the file are left to the run. */
const MOST_KEYS = 3_000_000;

type Findings = {
  counts: { read: number; created: number; updated: number; skipped: number; rejected: number };
  rows: ImportPreview['rows'];
  problems: Map<string, ImportPreview['problems'][number]>;
  doubts: { count: number; readonly examples: (Doubt & { readonly rows: number[] })[] };
  values: Map<number, { empty: number; total: number; counted: Map<string, number>; isSeveral: boolean }>;
  seen: SeenKeys;
  claims: Claims;
};

/** Reads the whole file by its plan and compares it with what is here, without writing a record: what a run would do. */
export async function checkImportJob(services: Services, { workspaceId, importId }: { workspaceId: string; importId: string }): Promise<void> {
  const context = { workspaceId, partyId: null };
  const prepared = await inWorkspace(services.database, context, (tx) => prepareRows(tx, importId, services));
  if (prepared === null || prepared.stored.state !== 'checking') return;
  const findings: Findings = { counts: { ...NO_COUNTS }, rows: [], problems: new Map(), doubts: { count: 0, examples: [] }, values: countedColumns(prepared.terms), seen: new SeenKeys(), claims: makeClaims({ areTaken: false }) };
  const memory: NameMemory = new Map();
  let batch: SourceRow[] = [];
  const flush = async (): Promise<boolean> => {
    const rows = batch;
    batch = [];
    return rows.length === 0 || inWorkspace(services.database, context, (tx) => checkChunk(tx, prepared, { rows, findings, memory }));
  };
  for await (const rows of rowsOf(services.files, { workspaceId, pieces: prepared.stored.pieces }, prepared.source)) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length >= CHUNK_ROWS && !(await flush())) return;
    }
  }
  if (!(await flush())) return;
  await inWorkspace(services.database, context, (tx) => finishCheck(tx, prepared, findings));
}

/** Columns whose values name something: each different value is counted. */
function countedColumns({ plan, fields }: ImportTerms): Findings['values'] {
  const typed = plan.columns.map(({ column, to }) => ({ column, type: to === null ? undefined : fields.get(to)?.type }));
  const counted = typed.filter(({ type }) => type !== undefined && (CHOICES.includes(type) || (isReference(type) && type !== 'client' && type !== 'contact')));
  return new Map(counted.map(({ column, type }) => [column, { empty: 0, total: 0, counted: new Map(), isSeveral: type === 'multi_choice' }]));
}

const CHOICES: readonly FieldType[] = ['choice', 'multi_choice'];

type Chunk = { readonly rows: readonly SourceRow[]; readonly findings: Findings; readonly memory: NameMemory };

async function checkChunk(tx: Tx, { id, terms, read }: Prepared & { readonly id: GrantedImportId }, { rows, findings, memory }: Chunk): Promise<boolean> {
  await withPatience(tx);
  const stored = await lockImport(tx, id);
  if (stored.state !== 'checking') return false;
  for (const row of rows) countValues(findings, row);
  const prepared = rows.map(read);
  const readable = prepared.filter(({ problems }) => problems.length === 0);
  const resolved = await resolveNames(tx, terms, { rows: readable, memory, makes: false });
  // What would be made is not there yet: only names that must be found are missing.
  const decided = await decide(tx, terms, { rows: resolved.ready, claims: findings.claims });
  const rejected = [...prepared.filter(({ problems }) => problems.length > 0).map((row) => ({ row, problems: row.problems })), ...resolved.rejected];
  for (const { row, problems } of rejected) note(terms, findings, { row, problems, outcome: 'rejected' });
  for (const each of decided) {
    const decision = asSecond(terms, findings, each);
    note(terms, findings, { row: decision.ready.row, problems: decision.problems, outcome: outcomeOf(terms, findings, decision), decision });
  }
  await updateImport(tx, id, { cursorRow: rows.at(-1)?.row ?? 0, counts: findings.counts });
  await putOffResume(tx, id);
  return true;
}

/** A row that means the same record as one above it changes that one, or is passed over. */
function outcomeOf({ plan }: ImportTerms, { seen }: Findings, { ready, outcome }: Decision): Decision['outcome'] {
  if (outcome === 'rejected') return outcome;
  const { asks, says } = meetings(plan, ready);
  const isSecond = asks.some((key) => seen.has(key));
  const isTwin = asks[0] !== undefined && seen.has(asks[0]);
  if (seen.size < MOST_KEYS) for (const key of says) seen.add(key);
  if (!isSecond || outcome !== 'created') return outcome;
  return isTwin || plan.onMatch === 'skip' ? 'skipped' : 'updated';
}

/** What only a record that begins, or comes into its stage, is asked for. */
const OF_NEW_ONES: ReadonlySet<string> = new Set<RowProblem['code']>(['required-is-empty', 'stage-wants-fields', 'lost-reason-is-missing']);

/** A row that means the same record as one above it makes none, and is not asked for what a new one needs. */
function asSecond({ plan }: ImportTerms, { seen }: Findings, decision: Decision): Decision {
  const isAsked = decision.problems.some(({ code }) => OF_NEW_ONES.has(code));
  return isAsked && meetings(plan, decision.ready).asks.some((key) => seen.has(key)) ? { ...decision, outcome: 'created', problems: [] } : decision;
}

type Noted = { readonly row: PreparedRow; readonly problems: readonly RowProblem[]; readonly outcome: Decision['outcome']; readonly decision?: Decision };

function note(terms: ImportTerms, findings: Findings, { row, problems, outcome, decision }: Noted): void {
  findings.counts.read += 1;
  findings.counts[outcome] += 1;
  for (const problem of problems) count(findings, row, { ...problem, isRejecting: true });
  for (const problem of row.emptied) count(findings, row, { ...problem, isRejecting: false });
  if (decision !== undefined && decision.doubt !== null) countDoubt(findings, row, decision.doubt);
  if (findings.rows.length < SHOWN_ROWS) findings.rows.push({ row: row.row, outcome, values: shown(terms, decision?.ready ?? { row, found: {}, hash: '' }), problems: [...problems, ...row.emptied] });
}

/** Counts a row that fits several records; rows with one key stand together. */
function countDoubt({ doubts }: Findings, { row }: PreparedRow, { by, value, fits }: Doubt): void {
  doubts.count += 1;
  const known = doubts.examples.find((one) => one.by === by && one.fits.every((fit, at) => fit === fits[at]));
  if (known !== undefined && known.rows.length < SHOWN_EXAMPLES) known.rows.push(row);
  if (known === undefined && doubts.examples.length < SHOWN_EXAMPLES) doubts.examples.push({ rows: [row], by, value: value.slice(0, 200), fits });
}

/** The same with what two of the records are called. */
async function withNames(tx: Tx, { plan }: ImportTerms, { doubts }: Findings): Promise<ImportPreview['several']> {
  const names = await namesOf(tx, plan.kind, doubts.examples.flatMap(({ fits }) => fits));
  return { count: doubts.count, examples: doubts.examples.map(({ fits, ...one }) => ({ ...one, records: fits.map((fit) => ({ id: fit, name: names.get(fit) ?? '' })) })) };
}

function count({ problems }: Findings, { row }: PreparedRow, { column, code, value, isRejecting }: RowProblem & { isRejecting: boolean }): void {
  const key = `${column} ${code} ${isRejecting}`;
  const found = problems.get(key) ?? { column, code, isRejecting, count: 0, rows: [], examples: [] };
  found.count += 1;
  if (found.rows.length < SHOWN_EXAMPLES) found.rows.push(row);
  if (value !== '' && found.examples.length < SHOWN_EXAMPLES && !found.examples.includes(value)) found.examples.push(value);
  problems.set(key, found);
}

/** A row as its record would be, as text: names for what is referred to. */
function shown(terms: ImportTerms, { row, found }: ReadyRow): Record<string, string> {
  const { fields, known, plan } = terms;
  const names = new Map(Object.values(known.choices).flatMap((choices) => (choices ?? []).map(({ id, name }) => [id, name] as const)));
  const values = Object.entries({ ...row.set, ...found }).filter(([key]) => !LINK_COLUMNS.has(key)).map(([key, value]) => [key, row.names[key] ?? names.get(String(value)) ?? (isLabelField(key) ? labelSaid(terms, key, String(value)) : asText(terms, row, { key, value }))] as const);
  const pending = Object.entries(row.names).map(([key, name]) => [key, name] as const);
  const tags = row.tags.length === 0 || !fields.has('tags') ? [] : [['tags', row.tags.join(', ')] as const];
  const about = (row.links ?? []).map(({ column, value }) => [plan.columns.find((one) => one.column === column)?.to ?? '', value] as const);
  const further = row.further.map(({ kind, value, label = '' }, at) => [`${kind}.${at + 2}`, label === '' ? value : `${value} (${labelSaid(terms, `${kind}Label`, label)})`] as const);
  return Object.fromEntries([...values, ...pending, ...tags, ...further, ...about].map(([key, value]) => [key, value.slice(0, 300)]));
}

/** What a phone is for, in the language of whoever imports. */
function labelSaid({ plan, actor }: ImportTerms, key: string, label: string): string {
  const say = translator(actor.locale);
  const phrase = `option.${plan.kind}.${key}.${label}`;
  return say.has(phrase) ? say(phrase) : label;
}

function asText({ fields, currency }: ImportTerms, { set }: PreparedRow, { key, value }: { key: string; value: unknown }): string {
  const field = fields.get(key);
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'number') return String(value);
  if (field?.type !== 'money') return inDecimals(value, field?.rules?.scale ?? 0);
  const own = key === 'amount' ? String(set['currency'] ?? currency) : (field.rules?.currency ?? currency);
  return `${inDecimals(value, minorDigits(own))} ${own}`;
}

/** A whole number of units of 10^-`digits`, with a point. */
function inDecimals(value: number, digits: number): string {
  return digits === 0 ? String(value) : (value / 10 ** digits).toFixed(digits);
}

function countValues({ values }: Findings, { cells }: SourceRow): void {
  for (const [column, found] of values) {
    const text = (cells[column] ?? '').trim();
    found.total += 1;
    if (text === '') found.empty += 1;
    else for (const value of found.isSeveral ? splitTags(text) : [text]) countValue(found.counted, value.slice(0, 300));
  }
}

function countValue(counted: Map<string, number>, value: string): void {
  if (counted.has(value) || counted.size < MOST_VALUES_COUNTED) counted.set(value, (counted.get(value) ?? 0) + 1);
}

async function finishCheck(tx: Tx, { id, terms }: Prepared & { readonly id: GrantedImportId }, findings: Findings): Promise<void> {
  const stored = await lockImport(tx, id);
  if (stored.state !== 'checking') return;
  const preview: ImportPreview = {
    counts: findings.counts,
    rows: findings.rows.sort((a, b) => a.row - b.row),
    several: await withNames(tx, terms, findings),
    problems: [...findings.problems.values()].sort((a, b) => b.count - a.count),
    values: [...findings.values].map(([column, { empty, total, counted }]) => ({
      column, empty, total,
      values: [...counted].sort((a, b) => b[1] - a[1]).slice(0, SHOWN_VALUES).map(([value, times]) => ({ value, count: times, found: foundBy(terms, { column, value }) })),
    })),
  };
  await updateImport(tx, id, { preview, counts: findings.counts, totalRows: findings.counts.read, cursorRow: 0, state: 'ready' });
}

function foundBy({ plan, fields, known }: ImportTerms, { column, value }: { column: number; value: string }): string | null {
  const planned = plan.columns.find((one) => one.column === column);
  const field = planned?.to === null || planned === undefined ? undefined : fields.get(planned.to);
  if (planned === undefined || field === undefined) return null;
  const mapped = meantBy(planned, value);
  if (mapped !== undefined) return mapped;
  return isReference(field.type) ? known.finder.reference(field.type, value, plan.pipelineId ?? null) : known.finder.option(field, value);
}
