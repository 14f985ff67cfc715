import type { FieldType } from '@entente/core/record/field-type';
import type { RecordField } from '@entente/core/record/record-fields';
import { RECORD_TABLES } from '@entente/core/record/record-kind';
import { sql, type RawBuilder } from 'kysely';
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
  /** All rows; those with a value, by its index; those without. */
  readonly all: RawBuilder<unknown>;
  readonly filled: RawBuilder<unknown>;
  readonly empty: RawBuilder<unknown>;
};
type Sorted = Pick<RecordListing, 'kind' | 'sort' | 'rows'> & { readonly workspaceId: string };

/** Columns that always hold something; the empty ones of others come last in either direction. */
const NEVER_NULL: readonly string[] = ['name', 'created_at', 'updated_at', 'lifecycle_since', 'stage_since'];
/** Texts stand as people look them up, not by code points. */
const NAMES = sql` collate names`;
const BYTES = sql``;

/** How a listing is sorted: by a column of the record, or by what it holds in a field of the workspace. */
export function sortKey(listing: Sorted): SortKey {
  return listing.sort.field.fieldId === undefined ? byColumn(listing) : byOwnField(listing, listing.sort.field);
}

function byColumn({ kind, sort: { field }, rows }: Sorted): SortKey {
  const name = String(field.column);
  const value = sql.ref(`r.${name}`);
  const all = sql`from ${sql.table(RECORD_TABLES[kind])} r where ${rows}`;
  if (field.type === 'birthday') return byDayOfYear(all);
  const isNeverEmpty = NEVER_NULL.includes(name);
  return { value, id: sql.ref('r.id'), name, shown: [], collation: field.type === 'text' ? NAMES : BYTES, type: COLUMNS[field.type] ?? 'bigint', isNeverEmpty, all, filled: isNeverEmpty ? all : sql`${all} and ${value} is not null`, empty: sql`${all} and ${value} is null` };
}

/** Birthdays stand as the year brings them, whatever year they began in; an index holds the day and month. */
function byDayOfYear(all: RawBuilder<unknown>): SortKey {
  const value = sql`right(r.birthday, 5)`;
  return { value, id: sql.ref('r.id'), name: 'sort_key', shown: [sql`${value} as sort_key`], collation: BYTES, type: 'text', isNeverEmpty: false, all, filled: sql`${all} and ${value} is not null`, empty: sql`${all} and ${value} is null` };
}

const COLUMNS: Readonly<Partial<Record<FieldType, SortKey['type']>>> = { text: 'text', date: 'date', instant: 'timestamptz' };

/** Over the index of values; a record without one has no row there. Options stand in the order in which they are kept, which no index knows. */
function byOwnField({ kind, sort, rows, workspaceId }: Sorted, field: RecordField): SortKey {
  const key = sql.ref(TEXTS.includes(field.type) ? 'o.text_key' : 'o.int_key');
  const value = sort.field.type === 'choice' ? place(field) : key;
  const table = sql.table(RECORD_TABLES[kind]);
  const ofField = sql`o.workspace_id = ${workspaceId} and o.field_id = ${field.fieldId}::uuid and o.position = 0`;
  const all = sql`from ${table} r left join field_values o on ${ofField} and o.record_id = r.id where ${rows}`;
  const filled = sql`from field_values o join ${table} r on r.id = o.record_id where ${ofField} and ${key} is not null and ${rows}`;
  const isText = field.type === 'text' || field.type === 'email';
  return { value, id: sql.ref('o.record_id'), name: 'sort_key', shown: [sql`${value} as sort_key`], collation: isText ? NAMES : BYTES, type: isText || field.type === 'date' ? 'text' : 'bigint', isNeverEmpty: false, all, filled, empty: sql`${all} and ${key} is null` };
}

const TEXTS: readonly FieldType[] = ['text', 'email', 'date', 'choice'];

function place({ options = [] }: RecordField): RawBuilder<unknown> {
  return sql`case when o.text_key is not null then coalesce(array_position(${options.map(({ key }) => key)}::text[], o.text_key), ${options.length + 1})::bigint end`;
}
