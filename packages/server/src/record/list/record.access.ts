import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Day } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { BUILT_IN_FIELDS, CUSTOM_PREFIX, findField, type RecordField } from '@entente/core/record/record-fields';
import { conditionsOf, RecordFilter } from '@entente/core/record/record-filter';
import type { FieldKind, ListKind } from '@entente/core/record/record-kind';
import { scopeFor } from '@entente/core/workspace/scope';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { withinScope } from '../../workspace/member.access.ts';
import { foundIds } from '../../search/search.actions.ts';
import { loadNewestDays, type NewestDays } from '../../workspace/days/workspace.store.ts';
import { rowsOf } from '../derived/record.store.ts';
import { seenBuiltInFields, seenFields } from '../field.access.ts';
import { loadTimeZone } from '../field.store.ts';
import { inEverySet, type RecordSet } from '../filter/field-value.store.ts';
import { readFilter, type ReadFilter } from '../filter/record.store.ts';

/** What is asked of a list, as it stands in an address. */
export type RecordAsk = { readonly kind: ListKind; /** Only these, of those that fit. */ readonly ids?: readonly string[] | undefined; readonly filter?: string | undefined; readonly search?: string | undefined; readonly sort?: string | undefined; readonly columns?: string | undefined };
export type RecordSort = { readonly field: RecordField; readonly descending: boolean };

declare const proof: unique symbol;
/** A list that the actor may read: what is in `where` holds their scope, and hidden fields are nowhere in it. Made only here. */
export type RecordListing = {
  readonly kind: ListKind;
  readonly columns: readonly RecordField[];
  readonly sort: RecordSort;
  /** The rows `r` that the rest speaks of: the kind's table, with what is derived of them. */
  readonly source: RawBuilder<unknown>;
  /** The newest working days, where it speaks of lateness; else none. */
  readonly newestDays: NewestDays;
  /** The whole condition on the record `r`. */
  readonly where: Expression<SqlBool>;
  /** The same in two parts: what the record's row says, and the sets that it has to be in. */
  readonly rows: Expression<SqlBool>;
  readonly sets: readonly RecordSet[];
  /** Nobody chose what fits: all of the kind is shown, whoever has it, by a field that every workspace has. */
  readonly isPlain: boolean;
  /** The same of the actor's own records, by their newest change: an index of owners holds them in this order, however many they are. */
  readonly isOwnNewest: boolean;
  /** The search names more records than are looked at: the listing holds the newest of them alone. */
  readonly isCut: boolean;
  readonly [proof]: 'listing';
};

const MOST_COLUMNS = 40;
const NEWEST = '-updatedAt';

/**
 * Reads what is asked of a list. The workspace's own fields are loaded only where it speaks of one.
 * @returns a listing, or what of it does not fit.
 */
export async function readListing(tx: Tx, actor: ProviderActor, ask: RecordAsk): Promise<Answer<RecordListing>> {
  const filter = parseFilter(ask.filter);
  if (!filter.ok) return filter;
  const fields = speaksOfCustom(ask) ? await seenFields(tx, actor, ask.kind) : seenBuiltInFields(actor, ask.kind);
  const read = await readParsed(tx, actor, { kind: ask.kind, fields, filter: filter.value });
  if (!read.ok) return read;
  const sort = readSort(fields, ask.sort === undefined || ask.sort === '' ? NEWEST : ask.sort);
  if (!sort.ok) return sort;
  const columns = readColumns(fields, ask.columns);
  if (!columns.ok) return columns;
  const newestDays = await newestDaysFor(tx, [sort.value.field.key, ...conditionsOf(filter.value).map(({ field }) => field), ...columns.value.map(({ key }) => key)]);
  const searched = await searchCondition(tx, actor, ask);
  const rows = sql<SqlBool>`r.workspace_id = ${tx.workspaceId} and r.deleted_at is null and ${withinScope(actor, ask.kind, 'r.owner_id')} and ${read.value.condition} and ${searched.condition}${among(ask)}`;
  const { sets } = read.value;
  const where = sql<SqlBool>`${rows} and ${inEverySet(sets)}`;
  const scope = isUnchosen(ask) ? scopeFor(actor, ask.kind) : null;
  const isOwnNewest = scope === 'own' && ask.kind !== 'engagement' && sort.value.field.key === 'updatedAt';
  return granted(listing({ kind: ask.kind, columns: columns.value, sort: sort.value, source: rowsOf(ask.kind, newestDays), newestDays, where, rows, sets, isPlain: scope === 'all' && sort.value.field.fieldId === undefined, isOwnNewest, isCut: searched.isCut }));
}

/** The same for what takes every record that fits, as an export does: never a part of them for the whole. */
export async function readWholeListing(tx: Tx, actor: ProviderActor, ask: RecordAsk): Promise<Answer<RecordListing>> {
  const listing = await readListing(tx, actor, ask);
  return listing.ok && listing.value.isCut ? refused('search-finds-too-many') : listing;
}

async function readParsed(tx: Tx, actor: ProviderActor, { kind, fields, filter }: { readonly kind: FieldKind; readonly fields: readonly RecordField[]; readonly filter: RecordFilter }): Promise<Answer<ReadFilter>> {
  const context = conditionsOf(filter).some(({ field }) => isOfTime(fields, field)) ? await loadToday(tx) : { timeZone: 'UTC', today: EPOCH };
  return readFilter({ workspaceId: tx.workspaceId, kind, fields, context: { memberId: actor.memberId, ...context } }, filter);
}

/** A filter over a kind's fields of the workspace's own alone, for lists that areas below keep. */
export async function readOwnFilter(tx: Tx, actor: ProviderActor, { kind, filter: text }: { readonly kind: FieldKind; readonly filter: string }): Promise<Answer<ReadFilter>> {
  const filter = parseFilter(text);
  return filter.ok ? readParsed(tx, actor, { kind, fields: (await seenFields(tx, actor, kind)).filter(({ fieldId }) => fieldId !== undefined), filter: filter.value }) : filter;
}

function isUnchosen({ ids, filter = '', search = '' }: RecordAsk): boolean {
  return ids === undefined && filter === '' && search === '';
}

/** The proof is the type's alone: every part of a listing has to be there. */
function listing(parts: Omit<RecordListing, typeof proof>): RecordListing {
  return parts as RecordListing;
}

/** A listing of one record with every field that the actor may see; empty where it is missing or foreign. */
export async function readListingOfOne(tx: Tx, actor: ProviderActor, { kind, id }: { readonly kind: ListKind; readonly id: string }): Promise<RecordListing> {
  const columns = await seenFields(tx, actor, kind);
  const where = sql<SqlBool>`r.workspace_id = ${tx.workspaceId} and r.id = ${id}::uuid and r.deleted_at is null and ${withinScope(actor, kind, 'r.owner_id')}`;
  const newest = findField(BUILT_IN_FIELDS[kind], 'updatedAt');
  if (newest === null) throw new Error(`${kind} has no time of its last change.`);
  const newestDays = await newestDaysFor(tx, columns.map(({ key }) => key));
  return listing({ kind, columns, sort: { field: newest, descending: true }, source: rowsOf(kind, newestDays), newestDays, where, rows: where, sets: [], isPlain: true, isOwnNewest: false, isCut: false });
}

/** By what lateness is told, where one of the fields is about it. */
async function newestDaysFor(tx: Tx, keys: readonly string[]): Promise<NewestDays> {
  return keys.includes('late') ? loadNewestDays(tx, new Date()) : new Map();
}

/** A search narrows a list to the newest that the index names. */
async function searchCondition(tx: Tx, actor: ProviderActor, { kind, search = '' }: RecordAsk): Promise<{ readonly condition: Expression<SqlBool>; readonly isCut: boolean }> {
  if (search.trim() === '') return { condition: sql<SqlBool>`true`, isCut: false };
  const { ids, isCut } = await foundIds(tx, actor, { kind, text: search });
  return { condition: sql<SqlBool>`r.id = any(${[...ids]}::uuid[])`, isCut };
}

function among({ ids }: RecordAsk): RawBuilder<unknown> {
  return ids === undefined ? sql`` : sql` and r.id = any(${[...ids]}::uuid[])`;
}

function parseFilter(text: string | undefined): Answer<RecordFilter> {
  if (text === undefined || text === '') return granted({ all: [] });
  try {
    const read = RecordFilter.safeParse(JSON.parse(text));
    return read.success ? granted(read.data) : refused('filter-does-not-fit', { field: '' });
  } catch {
    return refused('filter-does-not-fit', { field: '' });
  }
}

function speaksOfCustom({ filter = '', columns = '', sort = '' }: RecordAsk): boolean {
  return [filter, columns, sort].some((text) => text.includes(CUSTOM_PREFIX));
}

/** Stands for today where no condition is of time: to work out a day costs more than the rest of the reading. */
const EPOCH = '1970-01-01';

async function loadToday(tx: Tx): Promise<{ timeZone: string; today: Day }> {
  const timeZone = await loadTimeZone(tx);
  return { timeZone, today: dayIn(timeZone, new Date()) };
}

function isOfTime(fields: readonly RecordField[], key: string): boolean {
  const type = findField(fields, key)?.type;
  return type === 'date' || type === 'instant';
}

function readSort(fields: readonly RecordField[], sort: string): Answer<RecordSort> {
  const descending = sort.startsWith('-');
  const field = findField(fields, descending ? sort.slice(1) : sort);
  return field?.sortable === true ? granted({ field, descending }) : refused('sort-does-not-fit', { sort });
}

/** Without a wish the columns are all built-in ones but the long texts. A column that is unknown, hidden or retired is left out, so that an old view still opens. */
function readColumns(fields: readonly RecordField[], wish: string | undefined): Answer<readonly RecordField[]> {
  if (wish === undefined || wish === '') return granted(fields.filter(({ fieldId, type }) => fieldId === undefined && type !== 'long_text'));
  const keys = [...new Set(wish.split(','))];
  if (keys.length > MOST_COLUMNS) return refused('too-many-columns', { most: MOST_COLUMNS });
  return granted(keys.flatMap((key) => findField(fields, key) ?? []));
}
