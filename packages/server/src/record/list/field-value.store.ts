import type { ProviderActor } from '@entente/core/kernel/actor';
import { isReference, type FieldType, type ReferenceType } from '@entente/core/record/field-type';
import type { RecordField } from '@entente/core/record/record-fields';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { withinScope } from '../../workspace/member.access.ts';
import { isLateness } from '../derived/record.store.ts';
import type { RecordListing } from './record.access.ts';

/** What a list is sorted by, and where its rows are read from: each `from` holds the listing's conditions on the rows. */
export type SortKey = {
  /** The value while rows are read, and the id that stands behind it in its index. */
  readonly value: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  /** The column of what was read that holds it, and what is to be read for it beside the record's own columns. */
  readonly name: string;
  readonly shown: readonly RawBuilder<unknown>[];
  readonly collation: RawBuilder<unknown>;
  /** What its values are compared as. */
  readonly type: 'text' | 'date' | 'timestamptz' | 'bigint';
  readonly isNeverEmpty: boolean;
  /** A column whose index holds the empty ones too and names it before the id; null where the id alone puts them in order. */
  readonly ends: RawBuilder<unknown> | null;
  /** All rows; those with a value, by its index; those without. */
  readonly all: RawBuilder<unknown>;
  readonly filled: RawBuilder<unknown>;
  readonly empty: RawBuilder<unknown>;
};
type Sorted = Pick<RecordListing, 'sort' | 'source' | 'rows'> & { readonly actor: ProviderActor };

/** Columns that always hold something; the empty ones of others come last in either direction. */
const NEVER_NULL: readonly string[] = ['name', 'created_at', 'updated_at', 'lifecycle_since', 'stage_since', 'agreement_number', 'open_ours', 'open_theirs'];
/** Texts stand as people look them up, not by code points. */
const NAMES = sql` collate names`;
const BYTES = sql``;

/** How a listing is sorted: by a column of the record, or by what it holds in a field of the workspace. */
export function sortKey(listing: Sorted): SortKey {
  const { field } = listing.sort;
  if (field.fieldId !== undefined) return byOwnField(listing, field);
  if (field.derived === true && field.type === 'choice') return byPlace(listing);
  if (isLateness(field)) return byLateness(listing);
  if (field.type === 'choice') return byWorth(listing, { value: place(field, sql.ref(`r.${field.column}`)), type: 'bigint', collation: BYTES });
  if (isReference(field.type)) return byWorth(listing, { value: nameBehind(listing.actor, field.type, sql.ref(`r.${field.column}`)), type: 'text', collation: NAMES });
  return byColumn(listing);
}

/** By what a column stands for: the place of an option, the name behind an id. No index knows it, so it is worked out for every row. */
function byWorth({ source, rows }: Sorted, key: Pick<SortKey, 'value' | 'type' | 'collation'>): SortKey {
  const all = sql`from ${source} where ${rows}`;
  return { ...key, id: sql.ref('r.id'), name: 'sort_key', shown: [sql`${key.value} as sort_key`], isNeverEmpty: false, ends: null, all, filled: sql`${all} and ${key.value} is not null`, empty: sql`${all} and ${key.value} is null` };
}

/** By the place of an option that is kept beside it. */
function byPlace({ sort: { field }, source, rows }: Sorted): SortKey {
  const value = sql.ref(`r.${field.key === 'turn' ? 'turn_place' : 'standing_place'}`);
  const all = sql`from ${source} where ${rows}`;
  return { value, id: sql.ref('r.id'), name: 'sort_key', shown: [sql`${value} as sort_key`], collation: BYTES, type: 'bigint', isNeverEmpty: false, ends: value, all, filled: sql`${all} and ${value} is not null`, empty: sql`${all} and ${value} is null` };
}

/** By how many are late; only where the next one is overdue they are counted, and what has none stands last either way. */
function byLateness({ source, rows }: Sorted): SortKey {
  const value = sql`nullif(r.late, 0)`;
  const all = sql`from ${source} where ${rows}`;
  return { value, id: sql.ref('r.id'), name: 'sort_key', shown: [sql`${value} as sort_key`], collation: BYTES, type: 'bigint', isNeverEmpty: false, ends: null, all, filled: sql`${all} and r.is_overdue and r.late > 0`, empty: sql`${all} and r.late = 0` };
}

/** A name that the reader may not see is none. */
function nameBehind(actor: ProviderActor, type: ReferenceType, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select n.name from ${sql.table(NAMED[type])} n where n.workspace_id = ${actor.workspaceId} and n.id = ${id} and ${namedWithin(actor, type, 'n')})`;
}

function byColumn({ sort: { field }, source, rows }: Sorted): SortKey {
  const name = String(field.column);
  const value = sql.ref(`r.${name}`);
  const all = sql`from ${source} where ${rows}`;
  if (field.type === 'birthday') return byDayOfYear(all);
  const isNeverEmpty = NEVER_NULL.includes(name);
  return { value, id: sql.ref('r.id'), name, shown: [], collation: field.type === 'text' ? NAMES : BYTES, type: COLUMNS[field.type] ?? 'bigint', isNeverEmpty, ends: value, all, filled: isNeverEmpty ? all : sql`${all} and ${value} is not null`, empty: sql`${all} and ${value} is null` };
}

/** Birthdays stand as the year brings them, whatever year they began in; an index holds the day and month. */
function byDayOfYear(all: RawBuilder<unknown>): SortKey {
  const value = sql`right(r.birthday, 5)`;
  return { value, id: sql.ref('r.id'), name: 'sort_key', shown: [sql`${value} as sort_key`], collation: BYTES, type: 'text', isNeverEmpty: false, ends: null, all, filled: sql`${all} and ${value} is not null`, empty: sql`${all} and ${value} is null` };
}

const COLUMNS: Readonly<Partial<Record<FieldType, SortKey['type']>>> = { text: 'text', date: 'date', instant: 'timestamptz' };

/** Over the index of values; a record without one has no row there. Options stand in the order in which they are kept, which no index knows. */
function byOwnField({ sort, source, rows, actor: { workspaceId } }: Sorted, field: RecordField): SortKey {
  const key = sql.ref(TEXTS.includes(field.type) ? 'o.text_key' : 'o.int_key');
  const value = sort.field.type === 'choice' ? place(field, key) : key;
  const ofField = sql`o.workspace_id = ${workspaceId} and o.field_id = ${field.fieldId}::uuid and o.position = 0`;
  const all = sql`from ${source} left join field_values o on ${ofField} and o.record_id = r.id where ${rows}`;
  const filled = sql`from field_values o join ${source} on r.id = o.record_id where ${ofField} and ${key} is not null and ${rows}`;
  const isText = field.type === 'text' || field.type === 'email';
  return { value, id: sql.ref('o.record_id'), name: 'sort_key', shown: [sql`${value} as sort_key`], collation: isText ? NAMES : BYTES, type: isText || field.type === 'date' ? 'text' : 'bigint', isNeverEmpty: false, ends: null, all, filled, empty: sql`${all} and ${key} is null` };
}

const TEXTS: readonly FieldType[] = ['text', 'email', 'date', 'choice'];

/** The place of an option in the order in which they are kept; retired and unknown ones behind. */
function place({ options = [] }: RecordField, held: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${held} is not null then coalesce(array_position(${options.map(({ key }) => key)}::text[], ${held}), ${options.length + 1})::bigint end`;
}

/** Where the names behind ids are found. */
export const NAMED: Readonly<Record<ReferenceType, string>> = { member: 'members', client: 'clients', contact: 'contacts', engagement: 'engagements', pipeline: 'pipelines', stage: 'stages', product: 'products', lost_reason: 'lost_reasons' };

/** Whoever sees a deal need not see its client: names of owned records are shown within the actor's scope. */
export function namedWithin(actor: ProviderActor, type: ReferenceType, alias: string): Expression<SqlBool> {
  return type === 'client' || type === 'contact' || type === 'engagement' ? withinScope(actor, type, `${alias}.owner_id`) : sql<SqlBool>`true`;
}
