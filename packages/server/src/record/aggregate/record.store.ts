import type { Aggregates } from '@entente/contract/record/record.contract';
import type { RecordField } from '@entente/core/record/record-fields';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { isNextStep, WITH_NEXT_STEP } from '../next/record.store.ts';
import type { RecordListing } from '../list/record.access.ts';

/** Counting stops here. */
export const MOST_COUNTED = 10_000;
const PATIENCE = '2s';

type ColumnSum = Aggregates['columns'][number];

/** How many fit; one more than `MOST_COUNTED` stands for "more than that". */
export async function countRecords(tx: Tx, { source, where }: RecordListing): Promise<number> {
  await tx.client.query(`set local statement_timeout to '${PATIENCE}'`);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ${source} where ${where} limit ${MOST_COUNTED + 1}) s`.execute(tx.kysely);
  return rows[0]?.n ?? 0;
}

/** What the columns sum up to, in one walk over the records that fit. */
export async function sumColumns(tx: Tx, { source, where, columns }: RecordListing): Promise<readonly ColumnSum[]> {
  const summed = columns.filter(({ type }) => type !== 'tags');
  if (summed.length === 0) return [];
  const { rows } = await sql<{ row: (number | string | null)[] }>`
    select json_build_array(${sql.join(summed.map((field) => sql.join(measures(field))))}) as row from ${source} where ${where}`.execute(tx.kysely);
  const found = rows[0]?.row ?? [];
  const sums = await sumsByCurrency(tx, { source, where, columns: summed.filter(({ type }) => type === 'money') });
  return summed.map((field, at) => {
    const [filled, min, max, sum] = found.slice(at * 4, at * 4 + 4);
    return { field: field.key, filled: Number(filled), ...(hasOrder(field) ? { min: min ?? null, max: max ?? null } : {}), ...(field.type === 'number' ? { sum: Number(sum ?? 0) } : {}), ...(field.type === 'money' ? { sums: sums.get(field.key) ?? [] } : {}) };
  });
}

function hasOrder({ type }: RecordField): boolean {
  return ['number', 'money', 'date', 'instant'].includes(type);
}

/** Filled, least, greatest, sum. */
function measures(field: RecordField): readonly RawBuilder<unknown>[] {
  const column = stored(field);
  const filled = isNextStep(field) ? sql`count(*) filter (where ${WITH_NEXT_STEP})` : field.fieldId === undefined && isText(field) ? sql`count(*) filter (where ${column} <> '')` : sql`count(${column})`;
  if (!hasOrder(field)) return [filled, sql`null`, sql`null`, sql`null`];
  const shown = (of: RawBuilder<unknown>): RawBuilder<unknown> => (field.type === 'instant' && field.fieldId === undefined ? sql`to_char(${of} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : of);
  return [filled, shown(sql`min(${column})`), shown(sql`max(${column})`), field.type === 'number' ? sql`sum(${column})` : sql`null`];
}

function isText({ type }: RecordField): boolean {
  return ['text', 'long_text', 'email', 'phone', 'url', 'country'].includes(type);
}

function stored({ fieldId, column, type }: RecordField): RawBuilder<unknown> {
  if (fieldId === undefined) return sql.ref(`r.${column}`);
  return type === 'number' || type === 'money' ? sql`(r.custom ->> ${fieldId})::bigint` : sql`(r.custom ->> ${fieldId})`;
}

/** A sum as it fits a number exactly (2^53 - 1); what goes beyond stops there instead of failing the whole list. */
function exactSum(sum: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`greatest(least(${sum}, ${Number.MAX_SAFE_INTEGER}), ${-Number.MAX_SAFE_INTEGER})::bigint`;
}

/** Amounts of one currency are added, never across. A deal's amount is in its own currency, a field of the workspace in the field's. */
async function sumsByCurrency(tx: Tx, { source, where, columns }: Pick<RecordListing, 'source' | 'where' | 'columns'>): Promise<ReadonlyMap<string, { currency: string; value: number }[]>> {
  const found = new Map<string, { currency: string; value: number }[]>();
  for (const field of columns) {
    const currency = field.fieldId === undefined ? sql`r.currency` : sql`${field.rules?.currency ?? ''}::text`;
    const { rows } = await sql<{ currency: string; value: number }>`
      select ${currency} as currency, ${exactSum(sql`sum(${stored(field)})`)} as value from ${source} where ${where} and ${stored(field)} is not null group by 1 order by 1`.execute(tx.kysely);
    found.set(field.key, rows.map(({ currency: code, value }) => ({ currency: code, value })));
  }
  return found;
}
