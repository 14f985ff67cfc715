import type { FieldType } from '@entente/core/record/field-type';
import { BUILT_IN_FIELDS, type RecordField } from '@entente/core/record/record-fields';
import type { RecordKind } from '@entente/core/record/record-kind';

/** A column that an import writes, with its type in SQL. Both come from the registry of fields, never from a file. */
export type WrittenColumn = { readonly name: string; readonly type: SqlType; /** A text that is null where it says nothing. */ readonly isNullable?: boolean };
export type SqlType = 'text' | 'uuid' | 'date' | 'bigint' | 'boolean' | 'timestamptz' | 'jsonb';

const TYPES: Readonly<Partial<Record<FieldType, SqlType>>> = { date: 'date', money: 'bigint', number: 'bigint', boolean: 'boolean', instant: 'timestamptz', member: 'uuid', client: 'uuid', contact: 'uuid', pipeline: 'uuid', stage: 'uuid', product: 'uuid', lost_reason: 'uuid', engagement: 'uuid' };

/** Columns that follow from others, or that every new record needs. */
const ALWAYS: Readonly<Record<RecordKind, readonly WrittenColumn[]>> = {
  client: [{ name: 'owner_id', type: 'uuid' }, { name: 'locale', type: 'text' }, { name: 'kind', type: 'text' }, { name: 'legal_name', type: 'text' }, { name: 'lifecycle', type: 'text' }, { name: 'lifecycle_since', type: 'timestamptz' }],
  contact: [{ name: 'owner_id', type: 'uuid' }, { name: 'locale', type: 'text' }],
  deal: [{ name: 'owner_id', type: 'uuid' }, { name: 'currency', type: 'text' }, { name: 'pipeline_id', type: 'uuid' }, { name: 'stage_id', type: 'uuid' }, { name: 'state', type: 'text' }, { name: 'stage_since', type: 'timestamptz' }],
};

/** The columns of a kind that an import of these fields writes; `custom` when one of them is the workspace's own. */
export function writtenColumns(kind: RecordKind, fields: readonly RecordField[]): readonly WrittenColumn[] {
  const own = fields.flatMap(({ column, type }) => (column === undefined ? [] : [{ name: column, type: TYPES[type] ?? ('text' as const), isNullable: type === 'birthday' }]));
  const custom = fields.some(({ fieldId }) => fieldId !== undefined) ? [{ name: 'custom', type: 'jsonb' as const }] : [];
  const columns = new Map<string, WrittenColumn>([{ name: 'name', type: 'text' as const }, ...ALWAYS[kind], ...own, ...custom].map((column) => [column.name, column]));
  return [...columns.values()];
}

/** Every column that an import of the kind may ever have written. */
export function allColumns(kind: RecordKind): readonly WrittenColumn[] {
  return [...writtenColumns(kind, BUILT_IN_FIELDS[kind].filter(({ importable }) => importable)), { name: 'custom', type: 'jsonb' }];
}

/** A record's columns as they are to be, or as they are. */
export type ColumnValues = Readonly<Record<string, unknown>>;

/** What was written by column, told by the keys of fields, as timelines tell every change: so that what is hidden from a reader is known in it. */
export function byFieldKey(fields: Iterable<RecordField>): (values: ColumnValues) => ColumnValues {
  const keys = new Map([...fields].map(({ key, column, fieldId }) => [fieldId ?? column, key]));
  return ({ custom, ...columns }) => Object.fromEntries([...Object.entries(columns), ...Object.entries((custom ?? {}) as ColumnValues)].map(([name, value]) => [keys.get(name) ?? name, value]));
}
