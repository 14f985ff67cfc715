import { granted, refused } from '@entente/core/kernel/outcome';
import { isReference, type FieldType } from '@entente/core/record/field-type';
import { readCondition, type FilterContext, type FilterTest } from '@entente/core/record/filter-test';
import { findField, type RecordField } from '@entente/core/record/record-fields';
import { isGroup, partsOf, type FilterGroup, type FilterPart } from '@entente/core/record/record-filter';
import type { RecordKind } from '@entente/core/record/record-kind';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Answer } from '../../platform/http/operation.ts';
import { customTest } from './field-value.store.ts';

export type FilterPlace = { readonly workspaceId: string; readonly kind: RecordKind; readonly fields: readonly RecordField[]; readonly context: FilterContext };

/** A filter as a condition on the record `r`; refused where a field is unknown (or hidden) or a value does not fit. */
export function filterCondition(place: FilterPlace, filter: FilterGroup): Answer<Expression<SqlBool>> {
  const conditions: Expression<SqlBool>[] = [];
  for (const part of partsOf(filter)) {
    const condition = partCondition(place, part);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  if (conditions.length === 0) return granted(sql<SqlBool>`true`);
  return granted(sql<SqlBool>`(${sql.join(conditions, 'all' in filter ? sql` and ` : sql` or `)})`);
}

function partCondition(place: FilterPlace, part: FilterPart): Answer<Expression<SqlBool>> {
  if (isGroup(part)) return filterCondition(place, part);
  const field = findField(place.fields, part.field);
  if (field === null) return refused('filter-does-not-fit', { field: part.field });
  const read = readCondition(field, part, place.context);
  return read.ok ? granted(testCondition(place, field, read.value)) : read;
}

function testCondition({ workspaceId, kind }: FilterPlace, field: RecordField, test: FilterTest): Expression<SqlBool> {
  if (field.fieldId !== undefined) return customTest({ workspaceId, fieldId: field.fieldId, type: field.type }, test);
  return field.type === 'tags' ? tagTest({ workspaceId, kind }, test) : columnTest(field, test);
}

function tagTest({ workspaceId, kind }: { workspaceId: string; kind: RecordKind }, test: FilterTest): Expression<SqlBool> {
  const tagged = sql`select t.record_id from taggings t where t.workspace_id = ${workspaceId} and t.record_kind = ${kind}`;
  if (test.test === 'empty') return test.negated ? sql<SqlBool>`exists (${tagged} and t.record_id = r.id)` : sql<SqlBool>`not exists (${tagged} and t.record_id = r.id)`;
  if (test.test !== 'in') return sql<SqlBool>`false`;
  const these = sql`${tagged} and t.tag_id in (${sql.join(test.values.map((value) => sql`${value}::uuid`))})`;
  return test.negated ? sql<SqlBool>`not exists (${these} and t.record_id = r.id)` : sql<SqlBool>`r.id in (${these})`;
}

const TEXTS: readonly FieldType[] = ['text', 'long_text', 'email', 'phone', 'url'];

function columnTest(field: RecordField, test: FilterTest): Expression<SqlBool> {
  const column = sql.ref(`r.${field.column}`);
  if (test.test === 'empty') return emptyTest(field, { column, negated: test.negated });
  if (test.test === 'text') return sql<SqlBool>`${column} ilike ${`${test.at === 'anywhere' ? '%' : ''}${test.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
  if (test.test === 'range') return rangeTest(field.type, { column, range: test });
  const inside = TEXTS.includes(field.type) ? sql`lower(${column}) in (${sql.join(test.values.map((value) => sql`lower(${value}::text)`))})` : sql`${column} in (${sql.join(test.values.map((value) => typed(field.type, value)))})`;
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
