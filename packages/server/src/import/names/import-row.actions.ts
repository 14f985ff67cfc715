import { foldName } from '@entente/core/import/fold-name';
import { columnOf } from '@entente/core/import/import-plan';
import { stageKindOf } from '@entente/core/import/stage-kind';
import type { PreparedRow, RowProblem } from '@entente/core/import/row-reading';
import type { ReferenceType } from '@entente/core/record/field-type';
import type { ImportKind } from '@entente/core/import/import-kind';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { endedIn } from '../entry/import-row.actions.ts';
import { hashOf, type ImportTerms, type ReadyRow } from '../decide/import-row.actions.ts';
import { findLinks } from '../about/import-row.actions.ts';
import { withNumbers } from '../match/import-row.actions.ts';
import { findRecords, type Sought } from '../match/import-row.store.ts';
import { writtenColumns } from '../write/import-row.schema.ts';
import { insertActivities, insertLifecycleSteps, insertRecords, type ChangeRow } from '../write/import-row.store.ts';
import { insertNamed, insertStage } from './import-row.store.ts';

/** What names mean, for the length of a run, by kind and folded name: the id of what was found or made, null where several are called so. */
export type NameMemory = Map<string, string | null>;
export type Resolved = { readonly ready: readonly ReadyRow[]; readonly rejected: readonly { readonly row: PreparedRow; readonly problems: readonly RowProblem[] }[]; readonly made: readonly ChangeRow[]; readonly madeIds: readonly MadeIds[] };
export type MadeIds = { readonly kind: ImportKind; readonly ids: readonly string[] };

/** Files name a company in rows near each other; asking again by the index costs less than the memory of all of them. */
const MOST_REMEMBERED = 20_000;

/**
 * Finds what the names of rows mean, clients and contacts many at a time; what is to be made where it is
 * missing is made when `makes` says so. Rows whose names must be found and were not are rejected, and so are those
 * that name one of several of that name.
 */
export async function resolveNames(tx: Tx, terms: ImportTerms, { rows: read, memory, makes }: { rows: readonly PreparedRow[]; memory: NameMemory; makes: boolean }): Promise<Resolved> {
  const made: ChangeRow[] = [];
  const madeIds: MadeIds[] = [];
  const rows = read.map((row) => endedIn(terms, row));
  if (memory.size > MOST_REMEMBERED) memory.clear();
  for (const kind of ['client', 'contact'] as const) {
    const missing = await rememberFound(tx, terms, { rows, memory, kind });
    if (!makes || missing.length === 0) continue;
    const { changes, ids } = await makeRecords(tx, terms, { kind, names: missing, memory });
    made.push(...changes);
    madeIds.push({ kind, ids });
  }
  await rememberWithin(tx, terms, { rows, memory });
  if (makes) made.push(...(await makeFew(tx, terms, rows)));
  const links = await findLinks(tx, terms, rows);
  const ready: ReadyRow[] = [];
  const rejected: { row: PreparedRow; problems: readonly RowProblem[] }[] = [];
  for (const [at, row] of rows.entries()) {
    const named = foundFor(terms, row, memory);
    const about = links.get(at);
    const problems = [...named.problems, ...(about?.problems ?? [])];
    if (problems.length > 0) rejected.push({ row, problems });
    else ready.push({ row, found: { ...named.found, ...about?.found }, hash: hashOf(terms.plan, row) });
  }
  return { ready: await withNumbers(tx, terms, ready), rejected, made, madeIds };
}

const memoryKey = (kind: string, name: string, within = ''): string => `${kind}\u0000${within}\u0000${foldName(name)}`;

function typeOf(terms: ImportTerms, key: string): ReferenceType | null {
  return (terms.fields.get(key)?.type ?? null) as ReferenceType | null;
}

/** Looks up names that nobody has asked for yet. @returns those to be made. */
async function rememberFound(tx: Tx, terms: ImportTerms, { rows, memory, kind }: { rows: readonly PreparedRow[]; memory: NameMemory; kind: 'client' | 'contact' }): Promise<readonly string[]> {
  const asked = new Map<string, { name: string; isMade: boolean }>();
  for (const row of rows) {
    for (const [key, name] of Object.entries(row.names)) {
      if (typeOf(terms, key) !== kind || memory.has(memoryKey(kind, name)) || asked.has(foldName(name))) continue;
      asked.set(foldName(name), { name, isMade: unknownOf(terms, key) === 'create' });
    }
  }
  if (asked.size === 0) return [];
  const wanted = [...asked.values()];
  const found = await findRecords(tx, terms.actor, { seeking: seekingOf(terms, kind), by: 'name', sought: wanted.map(({ name }, at) => ({ at, value: name })) });
  for (const [at, { id, isOnly }] of found) memory.set(memoryKey(kind, wanted[at]?.name ?? ''), isOnly ? id : null);
  return wanted.flatMap(({ name, isMade }) => (isMade && !memory.has(memoryKey(kind, name)) ? [name] : []));
}

function seekingOf({ changeSetId }: ImportTerms, kind: 'client' | 'contact') {
  return { kind, source: '', madeBy: changeSetId } as const;
}

/** Of people who share a name, the one whom the row's own client has is meant. */
async function rememberWithin(tx: Tx, terms: ImportTerms, { rows, memory }: { rows: readonly PreparedRow[]; memory: NameMemory }): Promise<void> {
  const asked = new Map<string, Omit<Sought, 'at'>>();
  for (const row of rows) {
    const within = clientOf(terms, row, memory);
    if (within === undefined) continue;
    for (const [key, name] of Object.entries(row.names)) {
      if (typeOf(terms, key) === 'contact' && memory.get(memoryKey('contact', name)) === null) asked.set(memoryKey('contact', name, within), { value: name, within });
    }
  }
  const wanted = [...asked].filter(([key]) => !memory.has(key));
  const found = await findRecords(tx, terms.actor, { seeking: seekingOf(terms, 'contact'), by: 'nameAndClient', sought: wanted.map(([, sought], at) => ({ at, ...sought })) });
  for (const [at, [key]] of wanted.entries()) memory.set(key, found.get(at)?.isOnly === true ? (found.get(at)?.id ?? null) : null);
}

function clientOf(terms: ImportTerms, { names }: PreparedRow, memory: NameMemory): string | undefined {
  const key = Object.keys(names).find((one) => typeOf(terms, one) === 'client');
  return key === undefined ? undefined : (memory.get(memoryKey('client', names[key] ?? '')) ?? undefined);
}

function unknownOf({ plan }: ImportTerms, key: string): 'reject' | 'empty' | 'create' {
  return plan.columns.find(({ to }) => to === key)?.unknown ?? 'empty';
}

async function makeRecords(tx: Tx, terms: ImportTerms, { kind, names, memory }: { kind: 'client' | 'contact'; names: readonly string[]; memory: NameMemory }): Promise<{ changes: readonly ChangeRow[]; ids: readonly string[] }> {
  const now = new Date().toISOString();
  const ownerId = terms.plan.ownerId ?? terms.actor.memberId;
  const rows = names.map((name) => ({ id: newId(), name, owner_id: ownerId, locale: terms.locale, ...(kind === 'client' ? { kind: 'organisation', legal_name: name, lifecycle: 'lead', lifecycle_since: now } : {}) }));
  await insertRecords(tx, { kind, columns: writtenColumns(kind, []) }, rows);
  if (kind === 'client') await insertLifecycleSteps(tx, terms.actor, rows.map(({ id }) => ({ clientId: id, from: null, to: 'lead' })));
  await insertActivities(tx, terms.actor, { kind, rows: rows.map(({ id, name }) => ({ topic: `${kind}.created`, id, clientId: null, payload: { name, importId: terms.importId } })) });
  for (const { id, name } of rows) memory.set(memoryKey(kind, name), id);
  return { changes: rows.map(({ id, name }) => ({ table: `${kind}s`, id, action: 'created', before: null, after: { name } })), ids: rows.map(({ id }) => id) };
}

/** Products, stages and the like: few, made one by one, and known to the reader of rows from then on. */
async function makeFew(tx: Tx, terms: ImportTerms, rows: readonly PreparedRow[]): Promise<readonly ChangeRow[]> {
  const made: ChangeRow[] = [];
  for (const row of rows) {
    for (const [key, name] of Object.entries(row.names)) {
      const type = typeOf(terms, key);
      if (type === null || type === 'client' || type === 'contact' || type === 'member' || foundFew(terms, { type, name, row }) !== null) continue;
      made.push(...(await makeOne(tx, terms, { type, name, row })));
    }
  }
  return made;
}

type Few = { readonly type: ReferenceType; readonly name: string; readonly row: PreparedRow };

function foundFew({ known, plan }: ImportTerms, { type, name, row }: Few): string | null {
  return known.finder.reference(type, name, String(row.set['pipelineId'] ?? plan.pipelineId ?? '') || null);
}

async function makeOne(tx: Tx, terms: ImportTerms, { type, name, row }: Few): Promise<readonly ChangeRow[]> {
  const { known, plan, currency } = terms;
  if (type === 'product' || type === 'lost_reason' || type === 'pipeline') {
    const id = await insertNamed(tx, type, { name, currency });
    known.add(type, { id, name });
    return [{ table: { product: 'products', lost_reason: 'lost_reasons', pipeline: 'pipelines' }[type], id, action: 'created', before: null, after: { name } }];
  }
  if (type !== 'stage') return [];
  const { pipelineId, changes } = await pipelineFor(tx, terms, String(row.set['pipelineId'] ?? plan.pipelineId ?? ''));
  const stage = await insertStage(tx, { pipelineId, name, kind: stageKindOf(name) });
  known.stages.set(stage.id, stage);
  known.add('stage', { id: stage.id, name, within: pipelineId });
  return [...changes, { table: 'stages', id: stage.id, action: 'created', before: null, after: { name } }];
}

/** The pipeline that is named, else the first there is, else one that is made. */
async function pipelineFor(tx: Tx, { known, pipelineName, currency }: ImportTerms, named: string): Promise<{ pipelineId: string; changes: readonly ChangeRow[] }> {
  const there = named === '' ? known.firstPipeline : named;
  if (there !== null) return { pipelineId: there, changes: [] };
  const pipelineId = await insertNamed(tx, 'pipeline', { name: pipelineName, currency });
  known.firstPipeline = pipelineId;
  known.add('pipeline', { id: pipelineId, name: pipelineName });
  return { pipelineId, changes: [{ table: 'pipelines', id: pipelineId, action: 'created', before: null, after: { name: pipelineName } }] };
}

/** Where a deal stands of which the file says nothing: the first open stage, made when there is none. */
export async function firstStage(tx: Tx, terms: ImportTerms, stageName: string): Promise<{ stageId: string; changes: readonly ChangeRow[] }> {
  const { pipelineId, changes } = await pipelineFor(tx, terms, terms.plan.pipelineId ?? '');
  const open = [...terms.known.stages.values()].find((stage) => stage.pipelineId === pipelineId && stage.kind === 'open');
  if (open !== undefined) return { stageId: open.id, changes };
  const stage = await insertStage(tx, { pipelineId, name: stageName, kind: 'open' });
  terms.known.stages.set(stage.id, stage);
  terms.known.add('stage', { id: stage.id, name: stageName, within: pipelineId });
  return { stageId: stage.id, changes: [...changes, { table: 'stages', id: stage.id, action: 'created', before: null, after: { name: stageName } }] };
}

function foundFor(terms: ImportTerms, row: PreparedRow, memory: NameMemory): { found: Record<string, string>; problems: RowProblem[] } {
  const found: Record<string, string> = {};
  const problems: RowProblem[] = [];
  for (const [key, name] of Object.entries(row.names)) {
    const id = meant(terms, { key, name, row }, memory);
    if (typeof id === 'string') found[key] = id;
    // What is to be made where it is missing is not missing where several are called so.
    else if (id === null ? unknownOf(terms, key) !== 'empty' : unknownOf(terms, key) === 'reject') problems.push({ column: columnOf(terms.plan, key), code: id === null ? 'fits-several' : 'unknown-name', value: name });
  }
  return { found, problems };
}

/** The id of what a name of a row means; null where several are called so, undefined where nothing is. */
function meant(terms: ImportTerms, { key, name, row }: { key: string; name: string; row: PreparedRow }, memory: NameMemory): string | null | undefined {
  const type = typeOf(terms, key);
  if (type === null) return undefined;
  if (type !== 'client' && type !== 'contact') return foundFew(terms, { type, name, row }) ?? undefined;
  const anywhere = memory.get(memoryKey(type, name));
  return anywhere === null && type === 'contact' ? (memory.get(memoryKey(type, name, clientOf(terms, row, memory))) ?? null) : anywhere;
}
