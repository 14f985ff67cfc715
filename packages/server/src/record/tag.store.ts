import { sql } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { GrantedChangeSetId } from './change-set.access.ts';

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

export type StoredTag = { readonly id: string; readonly name: string };

/** The tag, locked; undefined where there is none. */
export async function lockTag(tx: Tx, id: string): Promise<StoredTag | undefined> {
  return tx.kysely.selectFrom('tags').select(['id', 'name']).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirst();
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

/**
 * Writes down, step by step, that a tag is taken off every record and what takes its place, so that it can be undone.
 * @returns how many records carry it.
 */
export async function keepTaggings(tx: Tx, set: GrantedChangeSetId, { id, into }: { readonly id: string; readonly into: string | null }): Promise<number> {
  const step = (tagId: string) => sql`jsonb_build_object('record_kind', t.record_kind, 'record_id', t.record_id, 'tag_id', ${tagId}::uuid)`;
  const { rows } = await sql<{ taken: number }>`
    with carried as (select t.record_kind, t.record_id, exists (select 1 from taggings o where o.workspace_id = t.workspace_id and o.record_kind = t.record_kind and o.record_id = t.record_id and o.tag_id = ${into}::uuid) as has_other from taggings t where t.workspace_id = ${tx.workspaceId} and t.tag_id = ${id}::uuid),
    steps as (
      select 1 as part, t.record_id, 'created' as action, null::jsonb as before, ${step(into ?? id)} as after from carried t where ${into !== null} and not t.has_other
      union all select 2, t.record_id, 'deleted', ${step(id)}, null from carried t),
    kept as (insert into change_set_rows (workspace_id, change_set_id, seq, table_name, record_id, action, before, after) select ${tx.workspaceId}::uuid, ${set}::uuid, row_number() over (order by part), 'taggings', record_id, action, before, after from steps returning action)
    select count(*) filter (where action = 'deleted')::int as taken from kept`.execute(tx.kysely);
  return rows[0]?.taken ?? 0;
}

/** Puts deleted tags back; one whose name another has by now gets a number behind it. */
export async function restoreTags(tx: Tx, tags: readonly StoredTag[]): Promise<void> {
  for (const { id, name } of tags) {
    for (let number = 1; number < 1_000 && !(await insertTag(tx, { id, name: number === 1 ? name.slice(0, 60) : `${name.slice(0, 56)} ${number}` })); number += 1);
  }
}
