import { emptyValue, type FieldValue } from '@entente/core/record/field-value';
import { isReference, type ReferenceType } from '@entente/core/record/field-type';
import type { RecordField } from '@entente/core/record/record-fields';
import type { Locale } from '@entente/core/kernel/locale';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { sql, type RawBuilder } from 'kysely';
import type { RecordRow } from '@entente/contract/record/record.contract';
import { planned, type Tx } from '../../platform/database/in-workspace.ts';
import { isLateness, lateOf } from '../derived/record.store.ts';
import { alsoHolds, intersection, isIn } from '../filter/field-value.store.ts';
import { NAMED, namedWithin, sortKey, type SortKey } from './field-value.store.ts';
import { taskOf } from '../next/record.access.ts';
import { isNextStep } from '../next/record.store.ts';
import { nextOf, type SeenTask } from '../next/record.view.ts';
import type { RecordListing } from './record.access.ts';

/** The last row of the page before: its sort value (null for an empty one) and its id. */
export type ListingPlace = { readonly sorted: string | number | null; readonly id: string };
/** `lookedAt`: so many rows of the sort's index are walked before sets are put together first; one of up to `few` is put together at once. */
export type Reach = { readonly lookedAt: number; readonly few: number };
export type ListingPage = { readonly listing: RecordListing; readonly limit: number; readonly after: ListingPlace | null; readonly actor: ProviderActor; readonly reach?: Reach };
const REACH: Reach = { lookedAt: 8_000, few: 500 };
export type ListedRow = RecordRow & { readonly sorted: string | number | null };

/** From here on the transaction reads the rows of this moment; to be asked before anything else. */
export async function beginSnapshot(tx: Tx): Promise<void> {
  await tx.client.query('set transaction isolation level repeatable read');
}

/**
 * One row more than a page of a listing, in one statement: the page is found by its sort index, only its
 * rows are joined with names and turned to JSON.
 */
export async function listRecords(tx: Tx, page: ListingPage): Promise<readonly ListedRow[]> {
  const { columns, isPlain, isOwnNewest } = page.listing;
  const { rows } = await recordsAsked(page).execute(isPlain || isOwnNewest ? planned(tx) : tx.kysely);
  const now = new Date().toISOString();
  return rows.map(({ row: [id, version, sorted, values, names, next] }) => ({ id, version, sorted, ...cells(columns, values, names), ...(next === null ? {} : nextOf(next, taskIn(next), now)) }));
}

type KeptNext = { readonly nextTaskId: string | null; readonly plannedUntil: string | null; readonly id: string | null; readonly subject: string | null; readonly dueOn: string | null };
type AskedRow = { readonly row: [string, number, string | number | null, FieldValue[], unknown[], KeptNext | null] };

function taskIn({ id, subject, dueOn }: KeptNext): SeenTask | null {
  return id === null ? null : { id, subject: subject ?? '', dueOn };
}

/** That statement. */
export function recordsAsked({ listing, limit, after, actor, reach = REACH }: ListingPage): RawBuilder<AskedRow> {
  const { columns, sort } = listing;
  const key = sortKey({ ...listing, actor });
  const shown = columns.map((field, at) => cell(field, { at, actor, listing }));
  const next = columns.some(isNextStep) ? nextCell(actor) : { value: NOTHING, join: sql`` };
  return sql<AskedRow>`
    with ${page(listing, { key, limit, after, reach })}
    select json_build_array(p.id, p.version, ${key.shown.length === 0 ? output(sort.field, sql.ref(`p.${key.name}`)) : sql.ref(`p.${key.name}`)}, json_build_array(${sql.join(shown.map(({ value }) => value))}), json_build_array(${sql.join(shown.map(({ name }) => name))}), ${next.value}) as row
    from ${found(listing, actor)} p ${sql.join([...shown.map(({ join }) => join), next.join], sql` `)}
    order by ${order({ key, descending: sort.descending }, 'p')}`;
}

/** The page with how many promises are late, which is counted for its rows alone. */
function found({ columns, newestDays }: RecordListing, { workspaceId }: ProviderActor): RawBuilder<unknown> {
  return columns.some(isLateness) ? sql`(select page.*, (${lateOf({ workspaceId: sql`${workspaceId}::uuid`, id: sql.ref('page.id') }, newestDays)}) as late from page)` : sql`page`;
}

function cells(columns: readonly RecordField[], values: readonly FieldValue[], found: readonly unknown[]): Pick<RecordRow, 'values' | 'names'> {
  const names: Record<string, string> = {};
  const entries = columns.map(({ key, type }, at) => {
    const value = values[at] ?? emptyValue(type);
    const name = found[at];
    if (typeof name === 'string' && typeof value === 'string') names[value] = name;
    if (type !== 'tags') return [key, value];
    const tags = (value as unknown as readonly [string, string][]).map(([id, tag]) => {
      names[id] = tag;
      return id;
    });
    return [key, tags];
  });
  return { values: Object.fromEntries(entries) as RecordRow['values'], names };
}

/**
 * The page's rows. Without sets they are read by the sort's index. With sets there are two ways, and no
 * statistics tell which is short: the sort's index is walked some way, each row looked up in the sets; only
 * where that does not fill the page, the sets are intersected first and what is in all of them is sorted.
 * The second way then has little to sort, because the first would have met more.
 */
function page(listing: RecordListing, { key, limit, after, reach }: { readonly key: SortKey; readonly limit: number; readonly after: ListingPlace | null; readonly reach: Reach }): RawBuilder<unknown> {
  const { sets } = listing;
  const { descending } = listing.sort;
  const sorted = { key, descending };
  const columns = [...listing.columns.filter((field) => !isLateness(field)), ...(key.shown.length === 0 ? [listing.sort.field] : [])];
  const needed = [...new Set(['id', 'version', ...(columns.some(isNextStep) ? ['next_task_id', 'planned_until'] : []), ...columns.flatMap(({ column, fieldId }) => column ?? (fieldId === undefined ? [] : 'custom'))])];
  const shown = sql.join([...needed.map((one) => sql.ref(`r.${one}`)), ...key.shown]);
  const select = (from: RawBuilder<unknown>): RawBuilder<unknown> => sql`select ${shown} ${from}`;
  if (sets.length === 0) return sql`page as materialized (${walk(select, { ...sorted, after, limit })})`;
  const sizes = sets.filter(({ holds }) => holds === undefined).map(({ query }) => sql`(select count(*) from (${query} limit ${reach.few + 1}) s)`);
  const far = (from: RawBuilder<unknown>): RawBuilder<unknown> => sql`select ${shown}, ${sql.join(sets.map(isIn), sql` and `)} as is_in ${from} and ${sizes.length === 0 ? sql`true` : sql`(select least(${sql.join(sizes)})) > ${reach.few}`}`;
  const near = sql.join([...needed.map((one) => sql.ref(`r.${one}`)), ...(key.shown.length === 0 ? [] : [sql.ref(`r.${key.name}`)])]);
  return sql`
    near as materialized (${nearest({ far, near }, { ...sorted, after, limit: reach.lookedAt - 1 }, limit)}),
    page as materialized (
      select * from near where (select count(*) from near) > ${limit}
      union all (${select(key.all)} and r.id in (${intersection(sets)}) and ${alsoHolds(sets)} and ${beyondOrEmpty(sorted, after)} and (select count(*) from near) <= ${limit} order by ${orderOf(sorted, { value: key.value, id: sql.ref('r.id'), nulls: true })} limit ${limit + 1}))`;
}

type Sorted = { readonly key: SortKey; readonly descending: boolean };
type Walk = Sorted & { readonly after: ListingPlace | null; readonly limit: number };

type Select = (from: RawBuilder<unknown>) => RawBuilder<unknown>;

/** By the sort's index. Where the value may be empty, the filled ones come first and the empty ones after, each by an index. */
function walk(select: Select, walked: Walk): RawBuilder<unknown> {
  const { filled, empty } = parts(select, walked);
  if (empty === null) return filled;
  return walked.after?.sorted === null ? empty : sql`(${filled}) union all (${empty}) limit ${sql.lit(walked.limit + 1)}`;
}

/**
 * The rows of a walk that are in the sets, up to a page. Filled and empty ones are each read in the order of their
 * index, so that the walk ends as soon as the page is full; laid together first, all of it would have to be walked and
 * sorted. Empty ones follow only where no filled one was left out.
 */
function nearest({ far, near }: { readonly far: Select; readonly near: RawBuilder<unknown> }, walked: Walk, limit: number): RawBuilder<unknown> {
  const { key, after } = walked;
  const most = sql.lit(walked.limit + 1);
  const within = (part: RawBuilder<unknown>): RawBuilder<unknown> => sql`select ${near} from (${part}) r where r.is_in order by ${order(walked, 'r')} limit ${limit + 1}`;
  if (key.isNeverEmpty || after?.sorted === null) return within(walk(far, walked));
  const noneLeftOut = sql`(select count(*) from (select 1 ${key.filled} and ${beyond(walked, after, key.id)} limit ${most}) s) < ${most}`;
  const { filled, empty } = parts(far, walked, noneLeftOut);
  return sql`(${within(filled)}) union all (${within(empty ?? filled)}) limit ${limit + 1}`;
}

/** The filled rows of a walk, and its empty ones. @param when a condition under which these are read at all. */
function parts(select: Select, { after, limit, ...sorted }: Walk, when: RawBuilder<unknown> = sql`true`): { readonly filled: RawBuilder<unknown>; readonly empty: RawBuilder<unknown> | null } {
  const { key } = sorted;
  const most = sql.lit(limit + 1);
  const filled = sql`${select(key.filled)} and ${beyond(sorted, after, key.id)} order by ${orderOf(sorted, { value: key.value, id: key.id, nulls: false })} limit ${most}`;
  if (key.isNeverEmpty) return { filled, empty: null };
  // Among empty ones the id alone decides; a column's index holds them too and names its column first.
  const ends = orderOf(sorted, { value: key.ends, id: sql.ref('r.id'), nulls: false });
  const further = after?.sorted === null ? sql`${sql.ref('r.id')} ${sign(sorted)} ${after.id}::uuid` : sql`true`;
  return { filled, empty: sql`${select(key.empty)} and ${further} and ${when} order by ${ends} limit ${most}` };
}

/** The same place for an order that takes filled and empty ones in one go. */
function beyondOrEmpty(sorted: Sorted, after: ListingPlace | null): RawBuilder<unknown> {
  const { value } = sorted.key;
  if (after === null) return sql`true`;
  return after.sorted === null ? sql`${value} is null and r.id ${sign(sorted)} ${after.id}::uuid` : sql`(${beyond(sorted, after, sql.ref('r.id'))} or ${value} is null)`;
}

function beyond(sorted: Sorted, after: ListingPlace | null, id: RawBuilder<unknown>): RawBuilder<unknown> {
  if (after === null || after.sorted === null) return sql`true`;
  const { value, collation, type } = sorted.key;
  return sql`(${value}${collation}, ${id}) ${sign(sorted)} (${after.sorted}::${sql.raw(type)}, ${after.id}::uuid)`;
}

function sign({ descending }: Pick<Sorted, 'descending'>): RawBuilder<unknown> {
  return sql.raw(descending ? '<' : '>');
}

/** The order of rows that were read, whose empty ones come last. */
function order(sorted: Sorted, alias: 'r' | 'p'): RawBuilder<unknown> {
  return orderOf(sorted, { value: sql.ref(`${alias}.${sorted.key.name}`), id: sql.ref(`${alias}.id`), nulls: true });
}

/** Within a walk there are no empty values or only such, so that it says nothing of them and is the index's own order. */
function orderOf({ key, descending }: Sorted, { value, id, nulls }: { readonly value: RawBuilder<unknown> | null; readonly id: RawBuilder<unknown>; readonly nulls: boolean }): RawBuilder<unknown> {
  const direction = sql.raw(descending ? 'desc' : 'asc');
  if (value === null) return sql`${id} ${direction}`;
  return sql`${value}${key.collation} ${direction}${sql.raw(nulls && !key.isNeverEmpty ? ' nulls last' : '')}, ${id} ${direction}`;
}

/** What is next of a row beside its own words: looked up only for the rows that have something. */
function nextCell(actor: ProviderActor): Omit<Cell, 'name'> {
  const value = sql`case when p.next_task_id is not null or p.planned_until is not null then json_build_object('nextTaskId', p.next_task_id, 'plannedUntil', p.planned_until, 'id', interactions.id, 'subject', interactions.subject, 'dueOn', interactions.due_on) end`;
  return { value, join: sql`left join interactions on ${taskOf(actor, 'p')}` };
}

type CellPlace = { readonly at: number; readonly actor: ProviderActor; readonly listing: RecordListing };
type Cell = { readonly value: RawBuilder<unknown>; readonly name: RawBuilder<unknown>; readonly join: RawBuilder<unknown> };

const NOTHING = sql`null`;

function cell(field: RecordField, place: CellPlace): Cell {
  if (field.type === 'tags') return { value: tagsOf(place), name: NOTHING, join: sql`` };
  const stored = field.fieldId === undefined ? sql.ref(`p.${field.column}`) : sql`p.custom -> ${field.fieldId}`;
  const value = field.fieldId === undefined ? output(field, stored) : stored;
  if (!isReference(field.type)) return { value, name: NOTHING, join: sql`` };
  const id = field.fieldId === undefined ? stored : sql`(p.custom ->> ${field.fieldId})::uuid`;
  const alias = `n${place.at}`;
  const join = sql`left join ${sql.table(NAMED[field.type])} ${sql.raw(alias)} on ${sql.ref(`${alias}.workspace_id`)} = ${place.actor.workspaceId} and ${sql.ref(`${alias}.id`)} = ${id} and ${namedWithin(place.actor, field.type, alias)}`;
  return { value, name: nameOf(field.type, { alias, locale: place.actor.locale }), join };
}

const WITH_LABELS: readonly ReferenceType[] = ['pipeline', 'stage', 'lost_reason'];

function nameOf(type: ReferenceType, { alias, locale }: { alias: string; locale: Locale }): RawBuilder<unknown> {
  const name = sql.ref(`${alias}.name`);
  return WITH_LABELS.includes(type) ? sql`coalesce(nullif(${sql.ref(`${alias}.labels`)} ->> ${locale}, ''), ${name})` : name;
}

function tagsOf({ listing, actor: { workspaceId } }: CellPlace): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(json_build_array(g.id, g.name) order by g.name_key), '[]'::json) from taggings t join tags g on g.workspace_id = t.workspace_id and g.id = t.tag_id where t.workspace_id = ${workspaceId} and t.record_kind = ${listing.kind} and t.record_id = p.id)`;
}

/** A column as the API writes it: moments in UTC with milliseconds. */
function output({ type }: RecordField, column: RawBuilder<unknown>): RawBuilder<unknown> {
  return type === 'instant' ? sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : column;
}
