import { granted, refused } from '@entente/core/kernel/outcome';
import { isReference, type FieldType } from '@entente/core/record/field-type';
import { readCondition, type FilterContext, type FilterTest } from '@entente/core/record/filter-test';
import { findField, type RecordField } from '@entente/core/record/record-fields';
import { isGroup, partsOf, type FilterGroup, type FilterPart } from '@entente/core/record/record-filter';
import { RECORD_KINDS, type FieldKind } from '@entente/core/record/record-kind';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Answer } from '../../platform/http/operation.ts';
import { isLateness } from '../derived/record.store.ts';
import { isNextStep, WITH_NEXT_STEP } from '../next/record.store.ts';
import { customTest, inSet, meeting, union, type RecordSet } from './field-value.store.ts';

export type FilterPlace = { readonly workspaceId: string; readonly kind: FieldKind; readonly fields: readonly RecordField[]; readonly context: FilterContext };

/**
 * What a filter asks: a condition on the record `r`, and sets of records of which it has to be in each. The
 * sets are kept apart where all of them must hold, because a list has more than one way to read them.
 */
export type ReadFilter = { readonly condition: Expression<SqlBool>; readonly sets: readonly RecordSet[] };

/** Reads a filter; refused where a field is unknown (or hidden) or a value does not fit. */
export function readFilter(place: FilterPlace, filter: FilterGroup): Answer<ReadFilter> {
  const read = readGroup(place, filter);
  return read.ok ? granted({ condition: joined(read.value.conditions, ' and '), sets: read.value.sets }) : read;
}

type Part = RecordSet | Expression<SqlBool>;
/** What has to hold, all of it. */
type Parts = { readonly conditions: readonly Expression<SqlBool>[]; readonly sets: readonly RecordSet[] };

function readGroup(place: FilterPlace, filter: FilterGroup): Answer<Parts> {
  const conditions: Expression<SqlBool>[] = [];
  const sets: RecordSet[] = [];
  for (const part of partsOf(filter)) {
    const read = readPart(place, part);
    if (!read.ok) return read;
    if (isSet(read.value)) sets.push(read.value);
    else conditions.push(read.value);
  }
  if ('all' in filter || conditions.length + sets.length === 0) return granted({ conditions, sets });
  // Any of several sets is a set again; beside a condition that no index answers they are conditions too.
  return granted(conditions.length === 0 ? { conditions, sets: [union(sets)] } : { conditions: [joined([...conditions, ...sets.map(inSet)], ' or ')], sets: [] });
}

function joined(conditions: readonly Expression<SqlBool>[], by: ' and ' | ' or '): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql.raw(by))})`;
}

function isSet(part: Part): part is RecordSet {
  return 'query' in part;
}

function readPart(place: FilterPlace, part: FilterPart): Answer<Part> {
  if (isGroup(part)) {
    const group = readGroup(place, part);
    return group.ok ? granted(asOne(group.value)) : group;
  }
  const field = findField(place.fields, part.field);
  if (field === null) return refused('filter-does-not-fit', { field: part.field });
  const read = readCondition(field, part, place.context);
  return read.ok ? granted(testOf(place, field, read.value)) : read;
}

/** A group within another: a set where it asks nothing but sets, else a condition. */
function asOne({ conditions, sets }: Parts): Part {
  return conditions.length === 0 && sets.length > 0 ? meeting(sets) : joined([...conditions, ...sets.map(inSet)], ' and ');
}

function testOf({ workspaceId, kind }: FilterPlace, field: RecordField, test: FilterTest): RecordSet | Expression<SqlBool> {
  if (field.fieldId !== undefined) return customTest({ workspaceId, fieldId: field.fieldId, type: field.type }, test);
  if (field.type === 'tags') return tagTest({ workspaceId, kind }, test);
  if (test.test === 'empty' && isNextStep(field)) return test.negated ? WITH_NEXT_STEP : sql<SqlBool>`not ${WITH_NEXT_STEP}`;
  const holds = columnTest(field, test);
  const part = WITH_TEXTS.includes(kind) ? partAsked(field, test) : null;
  return part === null ? holds : { query: sql`select v.record_id from auth.records_with_text(${kind}, ${`%${escaped(part)}%`}) v where true`, key: sql`v.record_id`, holds };
}

/** The kinds of which an index holds all texts; of engagements there are few, and they are read through. */
const WITH_TEXTS: readonly FieldKind[] = RECORD_KINDS;

/** The index of texts knows letters by threes; what is shorter it could only read through. */
const INDEXED_PART = /[\p{L}\p{N}]{3}/u;

/** What of a text the index of texts is asked for; null where it is of no use. E-mail addresses have an index of their own. */
function partAsked({ type }: RecordField, test: FilterTest): string | null {
  const text = test.test === 'text' ? test.text : test.test === 'in' && !test.negated && type !== 'email' ? String(test.values[0]) : null;
  return text !== null && TEXTS.includes(type) && INDEXED_PART.test(text) ? text : null;
}

/** So that what stands for any letter in a pattern stands for itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

function tagTest({ workspaceId, kind }: { workspaceId: string; kind: FieldKind }, test: FilterTest): RecordSet | Expression<SqlBool> {
  const tagged = sql`select t.record_id from taggings t where t.workspace_id = ${workspaceId} and t.record_kind = ${kind}`;
  if (test.test === 'empty') return test.negated ? sql<SqlBool>`exists (${tagged} and t.record_id = r.id)` : sql<SqlBool>`not exists (${tagged} and t.record_id = r.id)`;
  if (test.test !== 'in') return sql<SqlBool>`false`;
  const these = sql`${tagged} and t.tag_id in (${sql.join(test.values.map((value) => sql`${value}::uuid`))})`;
  return test.negated ? sql<SqlBool>`not exists (${these} and t.record_id = r.id)` : { query: these, key: sql`t.record_id` };
}

const TEXTS: readonly FieldType[] = ['text', 'long_text', 'email', 'phone', 'url'];

function columnTest(field: RecordField, test: FilterTest): Expression<SqlBool> {
  // A birthday is asked for by its month.
  const column = field.type === 'birthday' && test.test === 'in' ? sql`left(right(r.birthday, 5), 2)` : sql.ref(`r.${field.column}`);
  if (test.test === 'empty') return emptyTest(field, { column, negated: test.negated });
  if (test.test === 'text') return sql<SqlBool>`${column} ilike ${`${test.at === 'anywhere' ? '%' : ''}${escaped(test.text)}%`}`;
  if (test.test === 'range') return isLateness(field) && Number(test.from) > 0 ? sql<SqlBool>`(r.is_overdue and ${rangeTest(field.type, { column, range: test })})` : rangeTest(field.type, { column, range: test });
  const inside = field.type === 'email' ? sql`${column} in (${sql.join(test.values.map((value) => sql`${String(value).toLowerCase()}::text`))}) and ${column} <> ''` : TEXTS.includes(field.type) ? sql`lower(${column}) in (${sql.join(test.values.map((value) => sql`lower(${value}::text)`))})` : sql`${column} in (${sql.join(test.values.map((value) => typed(field.type, value)))})`;
  return test.negated ? sql<SqlBool>`(${inside}) is not true` : sql<SqlBool>`${inside}`;
}

/** Built-in texts are never null; an empty one is "". */
function emptyTest({ type }: RecordField, { column, negated }: { column: RawBuilder<unknown>; negated: boolean }): Expression<SqlBool> {
  const empty = TEXTS.includes(type) || type === 'country' ? sql`${column} = ''` : sql`${column} is null`;
  return negated ? sql<SqlBool>`not (${empty})` : sql<SqlBool>`${empty}`;
}

function rangeTest(type: FieldType, { column, range }: { column: RawBuilder<unknown>; range: Extract<FilterTest, { test: 'range' }> }): Expression<SqlBool> {
  const { from, before, upTo } = range;
  const parts = [
    ...(from === undefined ? [] : [sql`${column} >= ${typed(type, from)}`]),
    ...(before === undefined ? [] : [sql`${column} < ${typed(type, before)}`]),
    ...(upTo === undefined ? [] : [sql`${column} <= ${typed(type, upTo)}`]),
  ];
  return parts.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

/** A value with the type of its column, so that the comparison is the index's own. */
function typed(type: FieldType, value: string | number | boolean): RawBuilder<unknown> {
  if (isReference(type)) return sql`${value}::uuid`;
  if (type === 'date') return sql`${value}::date`;
  if (type === 'instant') return sql`${value}::timestamptz`;
  if (type === 'boolean') return sql`${value}::boolean`;
  return type === 'number' || type === 'money' ? sql`${value}::bigint` : sql`${value}::text`;
}
