import type { TagView } from '@entente/contract/record/tag.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { addRows, closeChangeSet, openChangeSet } from './change-set.actions.ts';
import { deleteTagRows, findTag, insertTag, keepTaggings, listTags, lockTag, retag, updateTag, type StoredTag } from './tag.store.ts';

type Done = Answer<Record<string, never>>;
/** What can be undone: the act, null where there was nothing to do. */
type Taken = Answer<{ changeSetId: string | null }>;

export async function showTags(tx: Tx, search: string | undefined): Promise<Answer<{ rows: TagView[] }>> {
  return granted({ rows: await listTags(tx, search) });
}

/** Anybody may make a tag while they work; one of the same name is found instead of made twice. */
export async function createTag(tx: Tx, { name }: { readonly name: string }): Promise<Answer<{ id: string; isNew: boolean }>> {
  const id = newId();
  if (await insertTag(tx, { id, name })) return granted({ id, isNew: true });
  return granted({ id: (await findTag(tx, name)) ?? id, isNew: false });
}

/** Renames a tag on every record. Tags belong to all, so this is for those who may change the workspace. */
export async function renameTag(tx: Tx, actor: ProviderActor, { id, name }: { readonly id: string; readonly name: string }): Promise<Done> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  if ((await lockTag(tx, id)) === undefined) return refused('not-found');
  const other = await findTag(tx, name);
  if (other !== null && other !== id) return refused('name-is-taken');
  await updateTag(tx, { id, name });
  return granted({});
}

/** Puts another tag in the place of this one, on every record; this one is gone until that is undone. */
export async function mergeTag(tx: Tx, actor: ProviderActor, { id, into }: { readonly id: string; readonly into: string }): Promise<Taken> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const [tag, other] = [await lockTag(tx, id), await lockTag(tx, into)];
  if (tag === undefined || other === undefined) return refused('not-found');
  return id === into ? granted({ changeSetId: null }) : takeOff(tx, actor, { tag, into: other });
}

/** Takes a tag off every record; it is gone until that is undone. */
export async function deleteTag(tx: Tx, actor: ProviderActor, id: string): Promise<Taken> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const tag = await lockTag(tx, id);
  return tag === undefined ? refused('not-found') : takeOff(tx, actor, { tag, into: null });
}

/** The tag's own step comes last: an undo, which begins at the end, needs the tag before its places. */
async function takeOff(tx: Tx, actor: ProviderActor, { tag, into }: { readonly tag: StoredTag; readonly into: StoredTag | null }): Promise<Taken> {
  // Very many records may bear it.
  await tx.client.query("set local statement_timeout = '2min'");
  const set = await openChangeSet(tx, actor, into === null ? { kind: 'tag_delete', title: tag.name } : { kind: 'tag_merge', title: `${tag.name} – ${into.name}` });
  const changed = await keepTaggings(tx, set, { id: tag.id, into: into?.id ?? null });
  await addRows(tx, set, [{ table: 'tags', recordId: tag.id, action: 'deleted', before: tag }]);
  if (into !== null) await retag(tx, { from: tag.id, into: into.id });
  await deleteTagRows(tx, tag.id);
  await closeChangeSet(tx, set, { counts: { changed } });
  return granted({ changeSetId: set });
}
