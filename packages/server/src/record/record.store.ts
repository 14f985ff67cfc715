import type { ProviderActor } from '@entente/core/kernel/actor';
import { emptyValue, type FieldValue } from '@entente/core/record/field-value';
import type { RecordField } from '@entente/core/record/record-fields';
import { FIELD_TABLES, LIST_TABLES, type FieldKind, type ListKind } from '@entente/core/record/record-kind';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { withinScope } from '../workspace/member.access.ts';
import type { GrantedRecordId } from './record.access.ts';

/** A record as it is stored, locked for a change. */
export type StoredRecord = {
  readonly id: GrantedRecordId;
  readonly version: number;
  readonly custom: Readonly<Record<string, FieldValue>>;
  readonly clientId?: string | null;
  readonly contactId?: string | null;
  readonly tags: readonly string[];
} & Readonly<Record<string, unknown>>;

/**
 * The records with their tags, locked in the order of their ids, so that two changes of many never wait for each
 * other in a circle. One that went into the bin or out of the actor's sight while the lock was waited for is not among them.
 */
export async function lockRecords(tx: Tx, actor: ProviderActor, { kind, ids }: { readonly kind: ListKind; readonly ids: readonly GrantedRecordId[] }): Promise<readonly StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`select r.* from ${sql.table(LIST_TABLES[kind])} r where r.workspace_id = ${tx.workspaceId} and r.id = any(${[...ids]}::uuid[]) and r.deleted_at is null and ${withinScope(actor, kind, 'r.owner_id')} order by r.id for update of r`.execute(tx.kysely);
  const tags = await tx.kysely.selectFrom('taggings').select(['recordId', 'tagId']).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', 'in', [...ids]).orderBy('tagId').execute();
  const byRecord = Map.groupBy(tags, ({ recordId }) => recordId);
  return rows.map((row) => ({ ...row, tags: (byRecord.get(row.id) ?? []).map(({ tagId }) => tagId) }));
}

/** What a stored record holds in a field. */
export function storedValue(row: StoredRecord, { key, type, fieldId }: RecordField): FieldValue {
  if (type === 'tags') return row.tags;
  const value = fieldId === undefined ? row[key] : row.custom[fieldId];
  return (value as FieldValue | undefined) ?? emptyValue(type);
}

/** Values by field, for records that all take the same. Tags are apart: they stand in rows of their own. */
export type FieldWrite = readonly { readonly field: RecordField; readonly value: FieldValue }[];

/** Writes fields of records; versions count up and list orders follow. @returns the new versions by id. */
export async function writeRecords(tx: Tx, { kind, ids, write, now }: { readonly kind: ListKind; readonly ids: readonly GrantedRecordId[]; readonly write: FieldWrite; readonly now: string }): Promise<ReadonlyMap<string, number>> {
  const columns = write.filter(({ field }) => field.column !== undefined).map(({ field, value }) => sql`${sql.ref(String(field.column))} = ${value}`);
  const { rows } = await sql<{ id: string; version: number }>`
    update ${sql.table(LIST_TABLES[kind])} set ${sql.join([...columns, ...customColumn(write), ...lifecycleMoment(write, now), sql`version = version + 1`, sql`updated_at = ${now}`])}
    where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[]) returning id, version`.execute(tx.kysely);
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Since when a client stands where it stands. */
function lifecycleMoment(write: FieldWrite, now: string): readonly RawBuilder<unknown>[] {
  const moved = write.find(({ field }) => field.column === 'lifecycle');
  return moved === undefined ? [] : [sql`lifecycle_since = case when lifecycle = ${moved.value} then lifecycle_since else ${now} end`];
}

/** Empty custom values are absent, never null. */
function customColumn(write: FieldWrite): readonly RawBuilder<unknown>[] {
  const custom = write.flatMap(({ field, value }) => (field.fieldId === undefined ? [] : [{ fieldId: field.fieldId, value, empty: JSON.stringify(value) === JSON.stringify(emptyValue(field.type)) }]));
  if (custom.length === 0) return [];
  const filled = Object.fromEntries(custom.filter(({ empty }) => !empty).map(({ fieldId, value }) => [fieldId, value]));
  const emptied = custom.filter(({ empty }) => empty).map(({ fieldId }) => fieldId);
  return [sql`custom = (custom - ${emptied}::text[]) || ${JSON.stringify(filled)}::jsonb`];
}

/** Writes the index over custom values of these records again, from what the records hold. */
export async function indexCustomValues(tx: Tx, kind: FieldKind, ids: readonly string[]): Promise<void> {
  const these = sql`${[...ids]}::uuid[]`;
  await sql`delete from field_values where workspace_id = ${tx.workspaceId} and record_id = any(${these})`.execute(tx.kysely);
  await sql`
    insert into field_values (workspace_id, field_id, record_id, position, text_key, int_key)
    select ${tx.workspaceId}, f.id, r.id, e.at - 1,
      case when f.type not in ('number', 'money', 'boolean', 'instant') then left(lower(normalize(e.value, NFKC)), 200) end,
      case f.type when 'number' then e.value::bigint when 'money' then e.value::bigint when 'boolean' then (e.value = 'true')::integer
        when 'instant' then (extract(epoch from e.value::timestamptz) * 1000)::bigint end
    from ${sql.table(FIELD_TABLES[kind])} r
    cross join lateral jsonb_each(r.custom) c
    join fields f on f.workspace_id = ${tx.workspaceId} and f.record_kind = ${kind} and f.id::text = c.key
    cross join lateral jsonb_array_elements_text(case when jsonb_typeof(c.value) = 'array' then c.value else jsonb_build_array(c.value) end) with ordinality e(value, at)
    where r.workspace_id = ${tx.workspaceId} and r.id = any(${these}) and r.custom <> '{}'::jsonb and e.value is not null`.execute(tx.kysely);
}
