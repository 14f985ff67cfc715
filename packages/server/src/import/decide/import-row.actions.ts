import { hash } from 'node:crypto';
import type { RowProblem, PreparedRow } from '@entente/core/import/row-reading';
import { fittingAmount } from '@entente/core/import/amount-fitting';
import { withClosingDay } from '@entente/core/import/closing-day';
import { foldName } from '@entente/core/import/fold-name';
import { keyColumn, type ColumnPlan, type ImportPlan } from '@entente/core/import/import-plan';
import { samePhone } from '@entente/core/search/phone-number';
import { toScale, type ReadNumber } from '@entente/core/import/number-reading';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { minorDigits } from '@entente/core/kernel/minor-digits';
import type { InteractionKind } from '@entente/core/kernel/interaction-kind';
import { erasureKey, numbersIn } from '@entente/core/kernel/erasure-key';
import type { RecordField } from '@entente/core/record/record-fields';
import type { Secrets } from '../../platform/crypto/secrets.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { isErased } from '../../platform/erasure/erased-key.store.ts';
import type { GrantedImportId } from '../import.access.ts';
import { loadPoints, loadTags, type StoredPoint, type StoredTag } from '../further/import-row.store.ts';
import { findMatches, keysOf, type Doubt } from '../match/import-row.actions.ts';
import { findRecords } from '../match/import-row.store.ts';
import { isAsStored, type ColumnValues, type WrittenColumn } from '../write/import-row.schema.ts';
import { lockRecords, type CurrentRecord } from '../write/import-row.store.ts';
import type { KnownNames } from '../names/import.store.ts';
import { afterEntry, closingOf, columnsOf, entered, stateOf, stayingPut, withoutLoss } from '../entry/import-row.actions.ts';
import { claimValues, makeClaims, type Claims } from '../unique/import-row.actions.ts';

/** All that is the same for every row of an import. */
export type ImportTerms = {
  readonly actor: ProviderActor;
  readonly plan: ImportPlan;
  readonly importId: GrantedImportId;
  readonly changeSetId: string;
  readonly fields: ReadonlyMap<string, RecordField>;
  readonly columns: readonly WrittenColumn[];
  readonly known: KnownNames;
  /** The columns that are looked at in a record that is here. */
  readonly looked: readonly string[];
  /** The day on which a deal is closed whose row says none. */
  readonly today: string;
  /** Of amounts and people that say none. */
  readonly currency: string;
  readonly locale: string;
  /** Whether amounts with more digits than their currency has are rounded: those of workbooks may be worked out. */
  readonly rounds: boolean;
  /** Of phones without a code where the row says none. */
  readonly country: string;
  /** What a pipeline and a stage are called that an import has to make. */
  readonly pipelineName: string;
  readonly stageName: string;
  /** Tells whom the workspace was asked to forget. */
  readonly secrets: Pick<Secrets, 'erasureHash'>;
};

/** A row, its hash and the ids its names were found under. */
export type ReadyRow = { readonly row: PreparedRow; readonly hash: string; readonly found: Readonly<Record<string, string>>; /** Its phone in the one form, where rows are found by it. */ readonly number?: string };

/** A further e-mail or phone; `position`: of one that takes the place of another. */
export type AddedPoint = PreparedRow['further'][number] & { readonly position?: number };

export type Decision = {
  readonly ready: ReadyRow;
  readonly outcome: 'created' | 'updated' | 'skipped' | 'rejected';
  readonly recordId: string | null;
  /** Why a row is skipped. */
  readonly reason: '' | 'same-row' | 'matched' | 'no-change' | 'erased';
  readonly problems: readonly RowProblem[];
  /** Why several records may be meant, though one may have been taken. */
  readonly doubt: Doubt | null;
  readonly isOwn: boolean;
  readonly before: ColumnValues;
  readonly patch: ColumnValues;
  readonly points: { readonly add: readonly AddedPoint[]; readonly remove: readonly StoredPoint[] };
  readonly tags: { readonly add: readonly string[]; readonly remove: readonly StoredTag[] };
};

const NOTHING = { add: [], remove: [] } as const;

/** What tells a row from others of every file: what it says, under this map. Half of a SHA-1 as a signed number. */
export function hashOf({ kind, externalSource }: ImportPlan, { set, names, further, tags, externalId, links }: PreparedRow): string {
  return hash('sha1', JSON.stringify([kind, externalSource, set, names, further, tags, externalId, ...(links === undefined ? [] : [links.map(({ kind: of, by, value }) => [of, by, value])])]), 'buffer').readBigInt64BE(0).toString();
}

/**
 * Parts a batch so that no part holds two rows that may mean one record: the second of them must meet
 * what the first has made.
 */
export function waves(plan: ImportPlan, rows: readonly ReadyRow[]): readonly (readonly ReadyRow[])[] {
  const parts: ReadyRow[][] = [];
  const depth = new Map<string, number>();
  for (const ready of rows) {
    const keys = keysOf(plan, ready);
    const at = Math.max(0, ...keys.map((key) => depth.get(key) ?? 0));
    for (const key of keys) depth.set(key, at + 1);
    (parts[at] ??= []).push(ready);
  }
  return parts;
}

/**
 * Decides what becomes of rows that are in order: finds their records and compares. Writes nothing.
 * @param claims what rows above want to have alone; rows that are written as they are decided find it where they were written.
 */
export async function decide(tx: Tx, terms: ImportTerms, { rows: given, claims = makeClaims({ areTaken: true }) }: { readonly rows: readonly ReadyRow[]; readonly claims?: Claims }): Promise<readonly Decision[]> {
  const { plan, actor, changeSetId } = terms;
  const seeking = { kind: plan.kind, source: plan.externalSource, madeBy: changeSetId };
  const same = await findRecords(tx, actor, { seeking, by: 'hash', sought: given.map((ready, at) => ({ at, value: ready.hash })) });
  const { matches, doubtful } = await findMatches(tx, terms, { rows: given.map((ready, at) => (same.has(at) ? null : ready)), seeking });
  const isLeftOut = (at: number): boolean => doubtful.has(at) && !matches.has(at);
  const forgotten = await erasedAmong(tx, terms, given);
  const current = plan.onMatch === 'skip' ? null : await loadCurrent(tx, terms, [...new Set(matches.values())]);
  const fitted = given.map((ready, at) => fitting(terms, ready, { id: matches.get(at), current }));
  const rows = fitted.map(({ ready }) => ready);
  const claiming = rows.flatMap((ready, at) => (same.has(at) || forgotten.has(at) || isLeftOut(at) || fitted[at]?.problem !== undefined ? [] : [{ at, ready, keys: keysOf(plan, ready), recordId: matches.get(at) ?? null, writes: (fieldId: string) => writesOwn(plan, { id: matches.get(at), current, fieldId }) }]));
  const unclaimed = await claimValues(tx, terms, { rows: claiming, claims });
  const problemAt = (at: number): RowProblem | undefined => fitted[at]?.problem ?? unclaimed.problems.get(at);
  return rows.map((row, at) => {
    const ready = unclaimed.rows.get(at) ?? row;
    const twin = same.get(at)?.id;
    if (twin !== undefined) return settled(ready, { outcome: 'skipped', recordId: twin, reason: 'same-row' });
    if (forgotten.has(at)) return settled(ready, { outcome: 'skipped', reason: 'erased' });
    const id = matches.get(at);
    const doubt = doubtful.get(at) ?? null;
    const problem = doubt !== null && isLeftOut(at) ? ofDoubt(plan, doubt) : problemAt(at);
    if (problem !== undefined) return settled(ready, { outcome: 'rejected', problems: [problem], doubt });
    if (id === undefined) return added(terms, ready);
    return { ...matched(terms, { ready, id, current }), doubt };
  });
}

type Fitted = { readonly ready: ReadyRow; readonly problem?: RowProblem };

/** What can be said of a row only when it is known whether it makes a record: digits that its currency has not, and what a new record is asked for. */
function fitting(terms: ImportTerms, ready: ReadyRow, { id, current }: { readonly id: string | undefined; readonly current: Current | null }): Fitted {
  const { plan, currency, rounds } = terms;
  const present = id === undefined ? currency : current?.records.get(id)?.values['currency'];
  const amount = rounds || typeof present !== 'string' ? ready : fittingAmount(plan, ready.row, present);
  if ('problem' in amount) return { ready, problem: amount.problem };
  const missing = id === undefined ? plan.columns.find((column) => isAskedFor(terms, ready, column)) : undefined;
  return { ready: { ...ready, row: amount.row }, ...(missing === undefined ? {} : { problem: { column: missing.column, code: 'required-is-empty', value: '' } }) };
}

/** Whether a new record would lack what a field of the workspace's own asks for, though the plan sends a column there. */
function isAskedFor({ fields }: ImportTerms, { row, found }: ReadyRow, { to }: ColumnPlan): boolean {
  const field = to === null ? undefined : fields.get(to);
  if (to === null || field?.required !== true || field.fieldId === undefined || to in found) return false;
  const isOfKind = field.rules?.kinds?.includes(row.set['kind'] as InteractionKind) ?? true;
  return isOfKind && isEmpty(row.set[to]);
}

function ofDoubt(plan: ImportPlan, { by, value }: Doubt): RowProblem {
  return { column: keyColumn(plan, by), code: 'fits-several', value: value.slice(0, 200) };
}

function added(terms: ImportTerms, row: ReadyRow): Decision {
  const { ready, problems } = entered(terms, row);
  if (problems.length > 0) return settled(ready, { outcome: 'rejected', problems });
  return settled(ready, { outcome: 'created', points: { add: ready.row.further, remove: [] }, tags: { add: ready.row.tags, remove: [] } });
}

function matched(terms: ImportTerms, { ready, id, current }: { readonly ready: ReadyRow; readonly id: string; readonly current: Current | null }): Decision {
  const record = current?.records.get(id);
  if (current === null || record === undefined) return settled(ready, { outcome: 'skipped', recordId: id, reason: 'matched' });
  return compare(terms, { ready, record, points: current.points.get(id) ?? [], tags: current.tags.get(id) ?? [] });
}

/** A decision that needs no comparing. */
function settled(ready: ReadyRow, decided: Pick<Decision, 'outcome'> & Partial<Decision>): Decision {
  return { ready, recordId: null, reason: '', problems: [], doubt: null, isOwn: false, before: {}, patch: {}, points: NOTHING, tags: NOTHING, ...decided };
}

/** Whether a row would write a field of the workspace: of a new record, or of one where the plan lets it. */
function writesOwn({ onMatch }: ImportPlan, { id, current, fieldId }: { readonly id: string | undefined; readonly current: Current | null; readonly fieldId: string }): boolean {
  if (id === undefined || current === null) return id === undefined;
  return onMatch === 'overwrite' || isEmpty((current.records.get(id)?.values['custom'] as ColumnValues | undefined)?.[fieldId]);
}

/** Rows of persons who were erased here: an import does not bring them back. */
async function erasedAmong(tx: Tx, { secrets, plan }: ImportTerms, rows: readonly ReadyRow[]): Promise<ReadonlySet<number>> {
  if (plan.kind === 'deal' || plan.kind === 'interaction') return new Set();
  const keys = rows.map(({ row: { set, further } }) => [
    ...(typeof set['email'] === 'string' ? [erasureKey('email', set['email'])] : []),
    ...(typeof set['phone'] === 'string' ? numbersIn(set['phone']).map((number) => erasureKey('phone', number)) : []),
    ...further.flatMap(({ kind, value }) => (kind === 'phone' ? numbersIn(value) : [value]).map((one) => erasureKey(kind, one))),
  ].filter((key) => key !== null));
  const erased = await isErased(tx, secrets, keys.flat());
  return new Set(keys.flatMap((own, at) => (own.some((key) => erased.has(key)) ? [at] : [])));
}

type Current = { readonly records: ReadonlyMap<string, CurrentRecord>; readonly points: ReadonlyMap<string, readonly StoredPoint[]>; readonly tags: ReadonlyMap<string, readonly StoredTag[]> };

async function loadCurrent(tx: Tx, { plan, looked, changeSetId }: ImportTerms, ids: readonly string[]): Promise<Current> {
  const records = await lockRecords(tx, { kind: plan.kind, columns: looked, changeSetId }, ids);
  return { records, points: Map.groupBy(await loadPoints(tx, plan.kind, ids), ({ recordId }) => recordId), tags: Map.groupBy(await loadTags(tx, plan.kind, ids), ({ recordId }) => recordId) };
}

type Matched = { readonly ready: ReadyRow; readonly record: CurrentRecord; readonly points: readonly StoredPoint[]; readonly tags: readonly StoredTag[] };

type SamePoint = (a: Pick<StoredPoint, 'kind' | 'value'>, b: Pick<StoredPoint, 'kind' | 'value'>) => boolean;

function compare(terms: ImportTerms, { ready: read, record, points, tags }: Matched): Decision {
  const { plan } = terms;
  const row = stayingPut(terms, read, record.values);
  const state = stateOf(terms, row, record.values);
  const ready = withoutLoss(terms, row, state);
  const wanted = withClosingDay(columnsOf(terms, ready), { isOpen: state === 'open', mayExpect: terms.fields.has('expectedCloseOn') });
  // A number in another writing is no other number.
  const same: SamePoint = (a, b) => a.kind === b.kind && (a.value === b.value || (a.kind === 'phone' && samePhone(a.value, b.value, terms.country)));
  const patch = closingOf(terms, patchOf(plan, inItsCurrency(terms, ready.row.amount, { wanted, present: record.values })), { wanted, present: record.values });
  const further = several(plan, { wanted: ready.row.further, present: points.filter(({ kind }) => kind !== 'url'), same });
  // What is the record's first address already is no further one.
  const named = relabelled(plan, { wanted: ready.row.further, present: points, same });
  const add = [...further.add.filter(({ kind, value }) => [record.values[kind], patch[kind]].every((first) => typeof first !== 'string' || !same({ kind, value }, { kind, value: first }))), ...named.add];
  const remove = [...further.remove, ...named.remove];
  const tagged = several(plan, { wanted: ready.row.tags, present: tags, same: (name, tag) => foldName(name) === tag.nameKey });
  const problems = afterEntry(terms, { patch, present: record.values, tags: tags.length + tagged.add.length - tagged.remove.length });
  if (problems.length > 0) return settled(ready, { outcome: 'rejected', problems });
  const isChanged = Object.keys(patch).length > 0 || add.length + remove.length + tagged.add.length + tagged.remove.length > 0;
  const before = Object.fromEntries(Object.keys(patch).map((name) => [name, name === 'custom' ? pick(record.values['custom'], patch['custom']) : (record.values[name] ?? null)]));
  return { ready, outcome: isChanged ? 'updated' : 'skipped', recordId: record.id, reason: isChanged ? '' : 'no-change', problems: [], doubt: null, isOwn: record.isOwn, before, patch, points: { add, remove }, tags: tagged };
}

type Compared = { readonly wanted: ColumnValues; readonly present: ColumnValues };

/** An amount whose row names no currency is meant in the plan's; where the plan names none either, in the one that the record has. */
function inItsCurrency({ plan }: ImportTerms, amount: ReadNumber | undefined, { wanted, present }: Compared): Compared {
  if (amount === undefined || wanted['amount'] === undefined || wanted['currency'] !== undefined) return { wanted, present };
  if (plan.currency !== undefined) return { wanted: { ...wanted, currency: plan.currency }, present };
  return { wanted: { ...wanted, amount: toScale(amount, minorDigits(String(present['currency']))) ?? wanted['amount'] }, present };
}

/** The columns that change: all that differ, or those that are empty. */
function patchOf(plan: ImportPlan, { wanted, present }: Compared): Record<string, unknown> {
  const { custom, ...plain } = wanted;
  const patch: Record<string, unknown> = changed(plan, { wanted: plain, present });
  const own = changed(plan, { wanted: (custom ?? {}) as ColumnValues, present: (present['custom'] ?? {}) as ColumnValues });
  if (Object.keys(own).length > 0) patch['custom'] = own;
  // An amount and its currency are one value: whoever takes the one takes the other.
  if ('amount' in patch && plain['currency'] !== undefined && plain['currency'] !== present['currency']) patch['currency'] = plain['currency'];
  Object.assign(patch, labelsOf(patch, { wanted: plain, present }));
  if ('stage_id' in patch) patch['stage_since'] = new Date().toISOString();
  if ('lifecycle' in patch) patch['lifecycle_since'] = new Date().toISOString();
  return patch;
}

/** Further ones that are there already, of which the file says what they are for: where nobody has said it, or the plan overwrites. */
function relabelled({ onMatch }: ImportPlan, { wanted, present, same }: { readonly wanted: PreparedRow['further']; readonly present: readonly StoredPoint[]; readonly same: SamePoint }): { add: AddedPoint[]; remove: StoredPoint[] } {
  const pairs = wanted.flatMap((point) => {
    const there = present.find((one) => same(point, one));
    if (there === undefined || point.label === undefined || point.label === there.label || (there.label !== '' && onMatch !== 'overwrite')) return [];
    return [{ add: { ...point, value: there.value, position: there.position }, remove: there }];
  });
  return { add: pairs.map((pair) => pair.add), remove: pairs.map((pair) => pair.remove) };
}

/** What the first e-mail and phone are for goes with them: another number is not for what the one before was, and a number that is not taken names no other. */
function labelsOf(patch: Record<string, unknown>, { wanted, present }: Compared): Record<string, unknown> {
  const labels: Record<string, unknown> = {};
  for (const column of ['email', 'phone']) {
    const label = `${column}_label`;
    const said = wanted[label] ?? '';
    if (column in patch && said !== (present[label] ?? '')) labels[label] = said;
    else if (wanted[column] !== present[column]) Reflect.deleteProperty(patch, label);
  }
  return labels;
}

/** What is added and, when the plan replaces, removed. A row that says nothing removes nothing. */
function several<Wanted, Present>({ severalValues }: ImportPlan, { wanted, present, same }: { wanted: readonly Wanted[]; present: readonly Present[]; same: (a: Wanted, b: Present) => boolean }): { add: Wanted[]; remove: Present[] } {
  const add = wanted.filter((one) => !present.some((other) => same(one, other)));
  const remove = severalValues === 'add' || wanted.length === 0 ? [] : present.filter((other) => !wanted.some((one) => same(one, other)));
  return { add, remove };
}

function changed({ onMatch }: ImportPlan, { wanted, present }: Compared): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isAsStored(value, present[name]) && (onMatch === 'overwrite' || isEmpty(present[name]))));
}

function pick(from: unknown, keys: unknown): ColumnValues {
  return Object.fromEntries(Object.keys(keys as object).map((key) => [key, (from as ColumnValues)[key] ?? null]));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
