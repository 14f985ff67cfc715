import type { FieldKind } from '@entente/core/record/record-kind';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ReferenceType } from '@entente/core/record/field-type';
import type { FieldValue } from '@entente/core/record/field-value';
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { withinScope } from '../../workspace/member.access.ts';

const TABLES: Readonly<Record<ReferenceType, string>> = { member: 'members', client: 'clients', contact: 'contacts', engagement: 'engagements', pipeline: 'pipelines', stage: 'stages', product: 'products', lost_reason: 'lost_reasons' };

/** Whether an id may be written into a field that refers to such rows: it is there, in use, and the actor may see it. */
export async function isReferable(tx: Tx, actor: ProviderActor, { type, id }: { readonly type: ReferenceType; readonly id: string }): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(TABLES[type])} x where x.workspace_id = ${tx.workspaceId} and x.id = ${id}::uuid and ${inUse(actor, type)}`.execute(tx.kysely);
  return rows.length > 0;
}

function inUse(actor: ProviderActor, type: ReferenceType): Expression<SqlBool> {
  if (type === 'member') return sql<SqlBool>`x.deactivated_at is null`;
  if (type === 'client' || type === 'contact' || type === 'engagement') return sql<SqlBool>`x.deleted_at is null and ${withinScope(actor, type, 'x.owner_id')}`;
  return sql<SqlBool>`x.retired_at is null`;
}

/** Whether all of these tags are there. */
export async function areTags(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await tx.kysely.selectFrom('tags').select('id').where('workspaceId', '=', tx.workspaceId).where('id', 'in', [...ids]).execute();
  return found.length === new Set(ids).size;
}

/**
 * Whether another record already holds a value of a field that is to be unique. The field's row is locked
 * first, so that two people cannot take the same value at the same moment.
 */
export async function isTaken(tx: Tx, { fieldId, value, table, except }: { readonly fieldId: string; readonly value: FieldValue; readonly table: string; readonly except: string }): Promise<boolean> {
  await tx.kysely.selectFrom('fields').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', fieldId).forUpdate().execute();
  const { rows } = await sql`
    select 1 from field_values v join ${sql.table(table)} r on r.workspace_id = v.workspace_id and r.id = v.record_id and r.deleted_at is null
    where v.workspace_id = ${tx.workspaceId} and v.field_id = ${fieldId}::uuid and v.record_id <> ${except}::uuid and ${keyIs(value)} limit 1`.execute(tx.kysely);
  return rows.length > 0;
}

function keyIs(value: FieldValue): RawBuilder<unknown> {
  return typeof value === 'number' ? sql`v.int_key = ${value}::bigint` : sql`v.text_key = left(lower(normalize(${String(value)}::text, NFKC)), 200)`;
}

/** Who wrote a record's fields last, by field key, as far back as its newest fifty changes say. */
export async function lastWriters(tx: Tx, { kind, id }: { readonly kind: FieldKind; readonly id: string }): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.kysely.selectFrom('activities').select(['actorName', 'payload']).where('workspaceId', '=', tx.workspaceId).where('subjectKind', '=', kind).where('subjectId', '=', id).where('topic', '=', `${kind}.changed`).orderBy('happenedAt', 'desc').orderBy('id', 'desc').limit(50).execute();
  const written = rows.flatMap(({ actorName, payload }) => fieldsTold(payload as Told | null).map((field): [string, string] => [field, actorName]));
  return new Map(written.reverse());
}

/** Of an interaction only the names of what changed are told, beside the values of the workspace's own fields. */
type Told = { readonly set?: object | readonly string[]; readonly own?: { readonly set?: object } };

function fieldsTold(told: Told | null): readonly string[] {
  const set = told?.set ?? {};
  return [...(Array.isArray(set) ? (set as readonly string[]) : Object.keys(set)), ...Object.keys(told?.own?.set ?? {})];
}
