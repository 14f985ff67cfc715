import type { TagView } from '@entente/contract/record/tag.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { may } from '@entente/core/workspace/rights';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Answer } from '../platform/http/operation.ts';
import { deleteTagRows, findTag, hasTag, insertTag, listTags, retag, updateTag } from './tag.store.ts';

type Done = Answer<Record<string, never>>;

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
  if (!(await hasTag(tx, id))) return refused('not-found');
  const other = await findTag(tx, name);
  if (other !== null && other !== id) return refused('name-is-taken');
  await updateTag(tx, { id, name });
  return granted({});
}

/** Puts another tag in the place of this one, on every record; this one is gone. */
export async function mergeTag(tx: Tx, actor: ProviderActor, { id, into }: { readonly id: string; readonly into: string }): Promise<Done> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  if (!(await hasTag(tx, id)) || !(await hasTag(tx, into))) return refused('not-found');
  if (id === into) return granted({});
  await retag(tx, { from: id, into });
  await deleteTagRows(tx, id);
  return granted({});
}

export async function deleteTag(tx: Tx, actor: ProviderActor, id: string): Promise<Done> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  if (!(await hasTag(tx, id))) return refused('not-found');
  await deleteTagRows(tx, id);
  return granted({});
}
