import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted } from '@entente/core/kernel/outcome';
import { FIELD_TABLES, type FieldKind } from '@entente/core/record/record-kind';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { isIn } from '../filter/field-value.store.ts';
import { readOwnFilter } from '../list/record.access.ts';

/**
 * A filter over fields of the workspace's own as a condition on rows of an area below, in whose query the kind's table
 * stands under its own name. Fields that are hidden from the actor or gone are refused. Null where nothing is asked.
 */
export async function ownCondition(tx: Tx, actor: ProviderActor, { kind, filter }: { readonly kind: FieldKind; readonly filter: string | undefined }): Promise<Answer<Expression<SqlBool> | null>> {
  if (filter === undefined || filter === '') return granted(null);
  const read = await readOwnFilter(tx, actor, { kind, filter });
  if (!read.ok) return read;
  const table = FIELD_TABLES[kind];
  const { condition, sets } = read.value;
  const all = sql.join([condition, ...sets.map(isIn)], sql` and `);
  return granted(sql<SqlBool>`exists (select 1 from ${sql.table(table)} r where r.workspace_id = ${tx.workspaceId} and r.id = ${sql.ref(`${table}.id`)} and ${all})`);
}
