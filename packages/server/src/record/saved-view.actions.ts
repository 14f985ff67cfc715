import { SavedView, ViewDefinition } from '@entente/contract/record/record.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { ListKind } from '@entente/core/record/record-kind';
import type { Selectable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { SavedViews } from '../platform/database/tables.ts';
import type { Answer } from '../platform/http/operation.ts';
import { grantView } from './saved-view.access.ts';
import { clearDefault, insertView, listViews, lockView, orderViews, removeView, updateView } from './saved-view.store.ts';

type ViewFields = { readonly name: string; readonly sharing: SavedView['sharing']; readonly isDefault: boolean; readonly definition: unknown };

/** The saved views one may open. */
export async function showViews(tx: Tx, actor: ProviderActor, kind: ListKind): Promise<Answer<{ rows: SavedView[] }>> {
  return granted({ rows: (await listViews(tx, actor, kind)).map((row) => viewOf(actor, row)) });
}

function viewOf(actor: ProviderActor, { id, recordKind, name, sharing, isDefault, ownerId, definition, version, createdAt }: Selectable<SavedViews>): SavedView {
  return { id, kind: recordKind as ListKind, name, sharing: sharing as SavedView['sharing'], isDefault, isMine: ownerId === actor.memberId, definition: ViewDefinition.catch(ViewDefinition.parse({})).parse(definition), version, createdAt };
}

/** Saves a view. What everybody opens first is for owners and managers to say. */
export async function createView(tx: Tx, actor: ProviderActor, { kind, ...fields }: ViewFields & { readonly kind: ListKind }): Promise<Answer<{ id: string }>> {
  if (!maySet(actor, fields)) return refused('not-allowed');
  const id = newId();
  await insertView(tx, { id, recordKind: kind, ownerId: actor.memberId, name: fields.name, sharing: fields.sharing, isDefault: fields.isDefault, definition: JSON.stringify(fields.definition) });
  if (fields.isDefault) await clearDefault(tx, { kind, sharing: fields.sharing, ownerId: actor.memberId, except: id });
  return granted({ id });
}

function maySet({ role }: ProviderActor, { sharing, isDefault }: ViewFields): boolean {
  return role !== 'member' || sharing !== 'all' || !isDefault;
}

/** Changes a view as a whole; refused when somebody else has changed it since it was opened. */
export async function changeView(tx: Tx, actor: ProviderActor, { id, version, ...fields }: ViewFields & { readonly id: string; readonly version: number }): Promise<Answer<{ version: number }>> {
  const view = await grantView(tx, actor, id);
  if (view === null) return refused('not-found');
  if (!maySet(actor, fields)) return refused('not-allowed');
  const current = await lockView(tx, view);
  if (current.version !== version) return refused('field-changed-meanwhile');
  const next = await updateView(tx, view, { name: fields.name, sharing: fields.sharing, isDefault: fields.isDefault, definition: JSON.stringify(fields.definition) });
  if (fields.isDefault) await clearDefault(tx, { kind: current.recordKind, sharing: fields.sharing, ownerId: current.ownerId, except: view });
  return granted({ version: next });
}

export async function deleteView(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  const view = await grantView(tx, actor, id);
  if (view === null) return refused('not-found');
  await removeView(tx, view);
  return granted({});
}

/** Puts one's own views into an order. */
export async function arrangeViews(tx: Tx, actor: ProviderActor, order: { readonly kind: ListKind; readonly ids: readonly string[] }): Promise<Answer<Record<string, never>>> {
  await orderViews(tx, actor, order);
  return granted({});
}
