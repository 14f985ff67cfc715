import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { ListKind } from '@entente/core/record/record-kind';
import type { BulkChange } from '@entente/contract/record/bulk.contract';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { checkValues, wrongReferences } from '../change/record.actions.ts';
import { areTags } from '../change/field-value.store.ts';
import type { TagWrite } from '../change/save/record.actions.ts';
import { seenFields } from '../field.access.ts';
import { readWholeListing, type RecordListing } from '../list/record.access.ts';
import type { FieldWrite } from '../record.store.ts';

export type Selection = { readonly ids: readonly string[] } | { readonly filter?: string | undefined; readonly search?: string | undefined };
export type BulkAsk = { readonly kind: ListKind; readonly selection: Selection; readonly change: Partial<BulkChange> };
/** A change of many records that the actor may ask for; each record is still granted by itself. */
export type Bulk = { readonly kind: ListKind; readonly listing: RecordListing; readonly write: FieldWrite; readonly tags: TagWrite; readonly delete: boolean };

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Reads what is asked of many records: which ones, and that every value fits. The listing holds the actor's scope. */
export async function readBulk(tx: Tx, actor: ProviderActor, { kind, selection, change }: BulkAsk): Promise<Answer<Bulk>> {
  const wish = { set: {}, addTags: [], removeTags: [], delete: false, ...change };
  const isEdit = Object.keys(wish.set).length + wish.addTags.length + wish.removeTags.length > 0;
  if (isEdit === wish.delete) return refused('nothing-to-change');
  const { mayBulk = true, mayDelete = true } = actor.limits?.[kind] ?? {};
  if (!mayBulk || (wish.delete && !mayDelete)) return refused('not-allowed');
  const write = await readValues(tx, actor, { kind, wish });
  if (!write.ok) return write;
  const listing = await readWholeListing(tx, actor, { kind, ...selection });
  return listing.ok ? granted({ kind, listing: listing.value, write: write.value, tags: { add: wish.addTags, remove: wish.removeTags }, delete: wish.delete }) : listing;
}

async function readValues(tx: Tx, actor: ProviderActor, { kind, wish: { set, addTags, removeTags } }: { readonly kind: ListKind; readonly wish: BulkChange }): Promise<Answer<FieldWrite>> {
  const fields = await seenFields(tx, actor, kind);
  const write = checkValues(fields, set);
  if (!write.ok) return write;
  const wrong = await wrongReferences(tx, actor, { kind, id: NOBODY, write: write.value });
  const repeated = write.value.filter(({ field }) => field.unique === true).map(({ field }) => ({ field: field.key, refusal: 'value-is-taken' as const }));
  if (wrong.length + repeated.length > 0) return refused('values-do-not-fit', { fields: [...wrong, ...repeated] });
  const tagsFit = addTags.length + removeTags.length === 0 || fields.some(({ type }) => type === 'tags');
  return tagsFit && (await areTags(tx, addTags)) ? write : refused('values-do-not-fit', { fields: [{ field: 'tags', refusal: 'reference-is-gone' }] });
}
