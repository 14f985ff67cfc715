import type { FieldType } from '@entente/core/record/field-type';
import type { FilterTest } from '@entente/core/record/filter-test';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

type Keys = { readonly workspaceId: string; readonly fieldId: string; readonly type: FieldType };

const BY_NUMBER: readonly FieldType[] = ['number', 'money', 'boolean', 'instant'];
/** Sorts after every text that begins alike. */
const LAST = '\u{10FFFF}';

/**
 * Records that fit, found by an index of their own: a query of their ids that more conditions may be added to, and
 * the column it names. `holds`: the same as a condition on `r`, where the index names more than what fits; to be
 * asked of each record that it names, and enough by itself.
 */
export type RecordSet = { readonly query: RawBuilder<unknown>; readonly key: RawBuilder<unknown>; readonly holds?: Expression<SqlBool> };

/** A test of a custom field, over the index of its values: a set of records, or a condition on `r` where it asks what is not there. */
export function customTest({ workspaceId, fieldId, type }: Keys, test: FilterTest): RecordSet | Expression<SqlBool> {
  const among = sql`select v.record_id from field_values v where v.workspace_id = ${workspaceId} and v.field_id = ${fieldId}`;
  const set = (query: RawBuilder<unknown>): RecordSet => ({ query, key: sql`v.record_id` });
  if (test.test === 'empty') return test.negated ? set(among) : sql<SqlBool>`not exists (${among} and v.record_id = r.id)`;
  const fits = BY_NUMBER.includes(type) ? numberFits(test) : textFits(test);
  return test.test === 'in' && test.negated ? sql<SqlBool>`not exists (${among} and v.record_id = r.id and ${fits})` : set(sql`${among} and ${fits}`);
}

/** The same as a condition on the record `r`. */
export function inSet({ query, holds }: RecordSet): Expression<SqlBool> {
  return holds === undefined ? sql<SqlBool>`r.id in (${query})` : sql<SqlBool>`(r.id in (${query}) and ${holds})`;
}

/** The same asked of one record at a time, which is met some other way. */
export function isIn({ query, key, holds }: RecordSet): Expression<SqlBool> {
  return holds ?? sql<SqlBool>`(select true from (${query} and ${key} = r.id limit 1) s) is true`;
}

/** The ids of what is in every set, put together apart from the records themselves. What the sets `hold` is to be asked beside it. */
export function intersection([first, ...others]: readonly RecordSet[]): RawBuilder<unknown> {
  if (first === undefined) return sql`select null::uuid`;
  const more = others.map(({ query }) => sql`${first.key} in (${query})`);
  return sql`with hits as materialized (${sql.join([first.query, ...more], sql` and `)}) select record_id from hits`;
}

/** The condition that the record `r` is in every set. */
export function inEverySet(sets: readonly RecordSet[]): Expression<SqlBool> {
  const [first, second] = sets;
  if (first === undefined) return sql<SqlBool>`true`;
  return second === undefined ? inSet(first) : sql<SqlBool>`(r.id in (${intersection(sets)}) and ${alsoHolds(sets)})`;
}

/** What has to be asked of a record beside its being named in all of the sets. */
export function alsoHolds(sets: readonly RecordSet[]): Expression<SqlBool> {
  const conditions = sets.flatMap(({ holds }) => holds ?? []);
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
}

/** What is in any of the sets, as a set again. */
export function union(sets: readonly RecordSet[]): RecordSet {
  return { query: sql`select v.record_id from (${sql.join(sets.map(({ query }) => query), sql` union `)}) v where true`, key: sql`v.record_id`, holds: sql<SqlBool>`(${sql.join(sets.map(isIn), sql` or `)})` };
}

/** What is in all of the sets, as one set. */
export function meeting(sets: readonly RecordSet[]): RecordSet {
  const [only, second] = sets;
  if (only !== undefined && second === undefined) return only;
  return { query: sql`select v.record_id from (${intersection(sets)}) v where true`, key: sql`v.record_id`, holds: sql<SqlBool>`(${sql.join(sets.map(isIn), sql` and `)})` };
}

type ValueTest = Exclude<FilterTest, { test: 'empty' }>;

function textFits(test: ValueTest): RawBuilder<unknown> {
  if (test.test === 'in') return sql`v.text_key in (${sql.join(test.values.map((value) => folded(String(value))))})`;
  if (test.test === 'range') return both(test.from === undefined ? null : sql`v.text_key >= ${test.from}`, test.before === undefined ? null : sql`v.text_key < ${test.before}`);
  const like = sql`v.text_key like ${pattern(test)} || '%'`;
  return test.at === 'anywhere' ? like : sql`v.text_key >= ${folded(test.text)} and v.text_key < ${folded(test.text)} || ${LAST} and ${like}`;
}

function numberFits(test: ValueTest): RawBuilder<unknown> {
  if (test.test === 'in') return sql`v.int_key in (${sql.join(test.values.map((value) => sql`${Number(value)}::bigint`))})`;
  if (test.test === 'text') return sql`false`;
  const { from, before, upTo } = test;
  const low = from === undefined ? null : sql`v.int_key >= ${whole(from)}::bigint`;
  const high = before === undefined ? null : sql`v.int_key < ${whole(before)}::bigint`;
  return both(both(low, high), upTo === undefined ? null : sql`v.int_key <= ${upTo}::bigint`);
}

/** Moments are kept as milliseconds. */
function whole(value: string | number): number {
  return typeof value === 'number' ? value : Date.parse(value);
}

function both(a: RawBuilder<unknown> | null, b: RawBuilder<unknown> | null): RawBuilder<unknown> {
  if (a === null || b === null) return a ?? b ?? sql`true`;
  return sql`${a} and ${b}`;
}

/** The same folding as that of the stored keys. */
function folded(text: string): RawBuilder<unknown> {
  return sql`left(lower(normalize(${text}::text, NFKC)), 200)`;
}

function pattern({ at, text }: { readonly at: 'start' | 'anywhere'; readonly text: string }): RawBuilder<unknown> {
  return folded(`${at === 'anywhere' ? '%' : ''}${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}`);
}
