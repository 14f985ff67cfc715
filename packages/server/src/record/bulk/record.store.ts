import { LIST_TABLES, type ListKind } from '@entente/core/record/record-kind';
import { emptyValue } from '@entente/core/record/field-value';
import type { BulkPreview } from '@entente/contract/record/bulk.contract';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { RecordListing } from '../list/record.access.ts';
import type { GrantedRecordId } from '../record.access.ts';
import type { FieldWrite } from '../record.store.ts';

/** The next records of a listing by id: an order that no change of the records disturbs. */
export async function nextIds(tx: Tx, { source, where }: RecordListing, { after, limit }: { readonly after: string | null; readonly limit: number }): Promise<readonly GrantedRecordId[]> {
  const beyond = after === null ? sql`true` : sql`r.id > ${after}::uuid`;
  const { rows } = await sql<{ id: GrantedRecordId }>`select r.id from ${source} where ${where} and ${beyond} order by r.id limit ${limit}`.execute(tx.kysely);
  return rows.map(({ id }) => id);
}

/** Puts records into the bin. */
export async function binRecords(tx: Tx, kind: ListKind, { ids, memberId, now }: { readonly ids: readonly GrantedRecordId[]; readonly memberId: string; readonly now: string }): Promise<void> {
  await sql`
    update ${sql.table(LIST_TABLES[kind])} set deleted_at = ${now}, deleted_by = ${memberId}::uuid, version = version + 1, updated_at = ${now}
    where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
}

const MOST_LOOKED_AT = 10_000;
type Overwritten = BulkPreview['overwritten'][number];

/** What fields hold now that are to be set: nothing, the wanted value, something else; over the first ten thousand records. */
export async function lookAtValues(tx: Tx, { source, where }: RecordListing, write: FieldWrite): Promise<readonly Overwritten[]> {
  const looked = write.filter(({ field }) => field.type !== 'tags');
  const found: Overwritten[] = [];
  for (const { field, value } of looked) {
    const stored = field.fieldId === undefined ? sql`to_jsonb(${sql.ref(`r.${field.column}`)})` : sql`r.custom -> ${field.fieldId}`;
    const { rows } = await sql<Omit<Overwritten, 'field'>>`
      with v as materialized (select ${stored} as held from ${source} where ${where} limit ${MOST_LOOKED_AT})
      select count(*) filter (where ${isEmpty(field.type)})::int as empty, count(*) filter (where not (${isEmpty(field.type)}) and held = ${JSON.stringify(value)}::jsonb)::int as same,
        count(*) filter (where not (${isEmpty(field.type)}) and held <> ${JSON.stringify(value)}::jsonb)::int as other,
        coalesce((select json_agg(e.held) from (select distinct held from v where not (${isEmpty(field.type)}) and held <> ${JSON.stringify(value)}::jsonb limit 3) e), '[]'::json) as examples
      from v`.execute(tx.kysely);
    if (rows[0] !== undefined) found.push({ field: field.key, ...rows[0] });
  }
  return found;
}

function isEmpty(type: Parameters<typeof emptyValue>[0]): RawBuilder<unknown> {
  return sql`held is null or held in ('null'::jsonb, ${JSON.stringify(emptyValue(type))}::jsonb)`;
}
