import type { FieldType } from '@entente/core/record/field-type';
import { sameValue } from '@entente/core/kernel/same-value';
import type { RecordField } from '@entente/core/record/record-fields';
import { importFields, type ImportKind } from '@entente/core/import/import-kind';

/** A column that an import writes, with its type in SQL. Both come from the registry of fields, never from a file. */
export type WrittenColumn = { readonly name: string; readonly type: SqlType; /** A text that is null where it says nothing. */ readonly isNullable?: boolean };
export type SqlType = 'text' | 'uuid' | 'date' | 'bigint' | 'boolean' | 'timestamptz' | 'jsonb';

const TYPES: Readonly<Partial<Record<FieldType, SqlType>>> = { date: 'date', money: 'bigint', number: 'bigint', boolean: 'boolean', instant: 'timestamptz', member: 'uuid', client: 'uuid', contact: 'uuid', pipeline: 'uuid', stage: 'uuid', product: 'uuid', lost_reason: 'uuid', engagement: 'uuid' };

/** Columns that follow from others, or that every new record needs. */
const ALWAYS: Readonly<Record<ImportKind, readonly WrittenColumn[]>> = {
  interaction: [...['subject', 'body', 'direction', 'outcome', 'kind'].map((name) => ({ name, type: 'text' as const })), ...['owner_id', 'client_id', 'contact_id', 'deal_id', 'done_by'].map((name) => ({ name, type: 'uuid' as const })), { name: 'happened_at', type: 'timestamptz' }, { name: 'done_at', type: 'timestamptz' }, { name: 'due_on', type: 'date' }, { name: 'minutes', type: 'bigint' }],
  client: [{ name: 'owner_id', type: 'uuid' }, { name: 'locale', type: 'text' }, { name: 'kind', type: 'text' }, { name: 'legal_name', type: 'text' }, { name: 'lifecycle', type: 'text' }, { name: 'lifecycle_since', type: 'timestamptz' }],
  contact: [{ name: 'owner_id', type: 'uuid' }, { name: 'locale', type: 'text' }],
  deal: [{ name: 'owner_id', type: 'uuid' }, { name: 'currency', type: 'text' }, { name: 'pipeline_id', type: 'uuid' }, { name: 'stage_id', type: 'uuid' }, { name: 'state', type: 'text' }, { name: 'stage_since', type: 'timestamptz' }, { name: 'closed_on', type: 'date' }, { name: 'lost_reason_id', type: 'uuid' }, { name: 'lost_note', type: 'text' }],
};

/** The columns of a kind that an import of these fields writes; `custom` when one of them is the workspace's own. */
export function writtenColumns(kind: ImportKind, fields: readonly RecordField[]): readonly WrittenColumn[] {
  const own = fields.flatMap(({ column, type }) => (column === undefined ? [] : [{ name: column, type: TYPES[type] ?? ('text' as const), isNullable: type === 'birthday' }]));
  const custom = fields.some(({ fieldId }) => fieldId !== undefined) ? [{ name: 'custom', type: 'jsonb' as const }] : [];
  const columns = new Map<string, WrittenColumn>([...(kind === 'interaction' ? [] : [{ name: 'name', type: 'text' as const }]), ...ALWAYS[kind], ...own, ...custom].map((column) => [column.name, column]));
  return [...columns.values()];
}

/** Every column that an import of the kind may ever have written. */
export function allColumns(kind: ImportKind): readonly WrittenColumn[] {
  return [...writtenColumns(kind, importFields(kind)), { name: 'custom', type: 'jsonb' }];
}

/** A record's columns as they are to be, or as they are. */
export type ColumnValues = Readonly<Record<string, unknown>>;

const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** Whether a value says what stands in a column: a moment is the same however its offset is written. */
export function isAsStored(value: unknown, stored: unknown): boolean {
  if (sameValue(value, stored)) return true;
  return typeof value === 'string' && typeof stored === 'string' && MOMENT.test(value) && MOMENT.test(stored) && Date.parse(value) === Date.parse(stored);
}

/** What was written by column, told by the keys of fields, as timelines tell every change: so that what is hidden from a reader is known in it. */
export function byFieldKey(fields: Iterable<RecordField>): (values: ColumnValues) => ColumnValues {
  const keys = new Map([...fields].map(({ key, column, fieldId }) => [fieldId ?? column, key]));
  return ({ custom, ...columns }) => Object.fromEntries([...Object.entries(columns), ...Object.entries((custom ?? {}) as ColumnValues)].map(([name, value]) => [keys.get(name) ?? name, value]));
}
