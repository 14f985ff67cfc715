import type { ListKind } from '@entente/core/record/record-kind';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

type TagChange = { readonly kind: ListKind; readonly ids: readonly string[]; readonly tagIds: readonly string[] };

/** Puts tags on records; those that are there already stay. */
export async function addTaggings(tx: Tx, { kind, ids, tagIds }: TagChange): Promise<void> {
  if (ids.length === 0 || tagIds.length === 0) return;
  await sql`
    insert into taggings (workspace_id, record_kind, record_id, tag_id)
    select ${tx.workspaceId}, ${kind}, r.id, t.id from unnest(${[...ids]}::uuid[]) r(id) cross join unnest(${[...tagIds]}::uuid[]) t(id)
    on conflict do nothing`.execute(tx.kysely);
}

/** Takes tags off records. */
export async function removeTaggings(tx: Tx, { kind, ids, tagIds }: TagChange): Promise<void> {
  if (ids.length === 0 || tagIds.length === 0) return;
  await tx.kysely.deleteFrom('taggings').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', 'in', [...ids]).where('tagId', 'in', [...tagIds]).execute();
}
