import { foldName } from '@entente/core/import/fold-name';
import type { FurtherPoint } from '@entente/core/import/row-reading';
import type { ImportKind } from '@entente/core/import/import-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';

/** What a record has more than one of: e-mails and phones beside the first, and tags. */
export type StoredPoint = { readonly id: string; readonly recordId: string; readonly kind: 'email' | 'phone' | 'url'; readonly value: string; readonly label: string; readonly position: number };
export type StoredTag = { readonly recordId: string; readonly tagId: string; readonly nameKey: string };

export async function loadPoints(tx: Tx, kind: ImportKind, ids: readonly string[]): Promise<readonly StoredPoint[]> {
  if (kind === 'deal' || kind === 'interaction' || ids.length === 0) return [];
  const rows = await tx.kysely.selectFrom('contactPoints').select(['id', 'recordId', 'kind', 'value', 'label', 'position']).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', '=', sql<string>`any(${[...ids]}::uuid[])`).execute();
  return rows.map((row) => ({ ...row, kind: row.kind as StoredPoint['kind'] }));
}

export async function loadTags(tx: Tx, kind: ImportKind, ids: readonly string[]): Promise<readonly StoredTag[]> {
  if (kind === 'interaction' || ids.length === 0) return [];
  return tx.kysely
    .selectFrom('taggings')
    .innerJoin('tags', (join) => join.onRef('tags.workspaceId', '=', 'taggings.workspaceId').onRef('tags.id', '=', 'taggings.tagId'))
    .select(['taggings.recordId', 'taggings.tagId', 'tags.nameKey'])
    .where('taggings.workspaceId', '=', tx.workspaceId)
    .where('taggings.recordKind', '=', kind)
    .where('taggings.recordId', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

export type NewPoint = FurtherPoint & { readonly label: string; readonly id: string; readonly recordId: string; readonly position: number };

export async function insertPoints(tx: Tx, kind: ImportKind, points: readonly NewPoint[]): Promise<void> {
  if (points.length === 0) return;
  await sql`
    insert into contact_points (workspace_id, id, record_kind, record_id, kind, value, label, position)
    select ${tx.workspaceId}::uuid, x.id, ${kind}, x."recordId", x.kind, x.value, x.label, x.position from json_to_recordset(${JSON.stringify(points)}::json) as x(id uuid, "recordId" uuid, kind text, value text, label text, position int)`.execute(tx.kysely);
}

export async function deletePoints(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from contact_points where workspace_id = ${tx.workspaceId} and id = any(${[...ids]}::uuid[])`.execute(tx.kysely);
}

export type Tagging = { readonly recordId: string; readonly tagId: string };

export async function insertTaggings(tx: Tx, kind: ImportKind, taggings: readonly Tagging[]): Promise<void> {
  if (taggings.length === 0) return;
  await sql`
    insert into taggings (workspace_id, record_kind, record_id, tag_id)
    select distinct ${tx.workspaceId}::uuid, ${kind}, x."recordId", x."tagId" from json_to_recordset(${JSON.stringify(taggings)}::json) as x("recordId" uuid, "tagId" uuid) on conflict do nothing`.execute(tx.kysely);
}

export async function deleteTaggings(tx: Tx, kind: ImportKind, taggings: readonly Tagging[]): Promise<void> {
  if (taggings.length === 0) return;
  await sql`
    delete from taggings t using json_to_recordset(${JSON.stringify(taggings)}::json) as x("recordId" uuid, "tagId" uuid)
    where t.workspace_id = ${tx.workspaceId} and t.record_kind = ${kind} and t.record_id = x."recordId" and t.tag_id = x."tagId"`.execute(tx.kysely);
}

/** The ids of tags by folded name, made where missing. `made` are the new ones. */
export async function ensureTags(tx: Tx, names: readonly string[]): Promise<{ readonly ids: ReadonlyMap<string, string>; readonly made: readonly string[] }> {
  const byKey = new Map(names.map((name) => [foldName(name), name]));
  const keys = [...byKey.keys()];
  if (keys.length === 0) return { ids: new Map(), made: [] };
  const fresh = [...byKey].map(([key, name]) => ({ id: newId(), key, name }));
  const inserted = await sql<{ id: string }>`
    insert into tags (workspace_id, id, name, name_key) select ${tx.workspaceId}::uuid, x.id, x.name, x.key from json_to_recordset(${JSON.stringify(fresh)}::json) as x(id uuid, name text, key text)
    on conflict (workspace_id, name_key) do nothing returning id`.execute(tx.kysely);
  const rows = await tx.kysely.selectFrom('tags').select(['id', 'nameKey']).where('workspaceId', '=', tx.workspaceId).where('nameKey', 'in', keys).execute();
  return { ids: new Map(rows.map(({ id, nameKey }) => [nameKey, id])), made: inserted.rows.map(({ id }) => id) };
}
