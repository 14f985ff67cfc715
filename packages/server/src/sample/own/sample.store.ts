import type { SampledField } from '@entente/core/sample/own-field-words';
import type { Day } from '@entente/core/kernel/values';
import { FIELD_TABLES } from '@entente/core/record/record-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** Keeps a field and gives every record that is asked for it one of its options, in turn by when it was made, from the second on. @returns the records. */
export async function fillField(tx: Tx, id: string, { key, kind, labels, options, kinds }: SampledField): Promise<readonly string[]> {
  await tx.kysely.insertInto('fields').values({ workspaceId: tx.workspaceId, id, recordKind: kind, key, type: 'choice', labels: JSON.stringify(labels), options: JSON.stringify(options), rules: JSON.stringify(kinds === undefined ? {} : { kinds }) }).execute();
  const table = sql.table(FIELD_TABLES[kind]);
  const asked = kinds === undefined ? sql`true` : sql`kind = any(${[...kinds]}::text[])`;
  const { rows } = await sql<{ id: string }>`
    update ${table} t set custom = jsonb_build_object(${id}::text, (${options.map((option) => option.key)}::text[])[1 + (o.place + 1) % ${options.length}::int])
    from (select id, (row_number() over (order by created_at, id) - 1)::int as place from ${table} where workspace_id = ${tx.workspaceId} and ${asked}) o
    where t.workspace_id = ${tx.workspaceId} and t.id = o.id returning t.id`.execute(tx.kysely);
  return rows.map((row) => row.id);
}

/** Writes what comes next into the engagements whose names end so. */
export async function writeNextSteps(tx: Tx, steps: readonly { readonly name: string; readonly words: string; readonly on: Day }[]): Promise<void> {
  await sql`
    update engagements e set next_step = s.words, next_step_on = s."on" from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as s(name text, words text, "on" date)
    where e.workspace_id = ${tx.workspaceId} and right(e.name, length(s.name)) = s.name`.execute(tx.kysely);
}
