import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';

/** Names that differ only in case are one tag. */
export function tagKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

const MOST_COUNTED = 1_000;
const MOST_SHOWN = 500;

/** Tags by name, each with how many records carry it; counting stops at a thousand. */
export async function listTags(tx: Tx, search: string | undefined) {
  const words = tagKey(search?.trim() ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`);
  const { rows } = await sql<{ id: string; name: string; records: number }>`
    select g.id, g.name, (select count(*)::int from (select 1 from taggings t where t.workspace_id = g.workspace_id and t.tag_id = g.id limit ${MOST_COUNTED}) c) as records
    from tags g where g.workspace_id = ${tx.workspaceId} and g.name_key like ${`%${words}%`} order by g.name_key, g.id limit ${MOST_SHOWN}`.execute(tx.kysely);
  return rows;
}

/** The id of the tag of this name, or null. */
export async function findTag(tx: Tx, name: string): Promise<string | null> {
  return (await tx.kysely.selectFrom('tags').select('id').where('workspaceId', '=', tx.workspaceId).where('nameKey', '=', tagKey(name)).executeTakeFirst())?.id ?? null;
}

/** The tags whose name a regular expression finds, in any case. */
export async function tagsFoundBy(tx: Tx, expression: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from tags where workspace_id = ${tx.workspaceId} and name ~* ${expression} order by id`.execute(tx.kysely);
  return rows;
}

export async function hasTag(tx: Tx, id: string): Promise<boolean> {
  return (await tx.kysely.selectFrom('tags').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined;
}

/** @returns false where somebody made a tag of this name a moment ago. */
export async function insertTag(tx: Tx, { id, name }: { readonly id: string; readonly name: string }): Promise<boolean> {
  const row = await tx.kysely.insertInto('tags').values({ workspaceId: tx.workspaceId, id, name, nameKey: tagKey(name) }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return row !== undefined;
}

export async function updateTag(tx: Tx, { id, name }: { readonly id: string; readonly name: string }): Promise<void> {
  await tx.kysely.updateTable('tags').set({ name, nameKey: tagKey(name) }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Every record with the one tag gets the other. */
export async function retag(tx: Tx, { from, into }: { readonly from: string; readonly into: string }): Promise<void> {
  await sql`
    insert into taggings (workspace_id, record_kind, record_id, tag_id)
    select workspace_id, record_kind, record_id, ${into}::uuid from taggings where workspace_id = ${tx.workspaceId} and tag_id = ${from}::uuid
    on conflict do nothing`.execute(tx.kysely);
}

export async function deleteTagRows(tx: Tx, id: string): Promise<void> {
  await tx.kysely.deleteFrom('taggings').where('workspaceId', '=', tx.workspaceId).where('tagId', '=', id).execute();
  await tx.kysely.deleteFrom('tags').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
