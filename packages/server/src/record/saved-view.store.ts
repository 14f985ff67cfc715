import type { ProviderActor } from '@entente/core/kernel/actor';
import type { ListKind } from '@entente/core/record/record-kind';
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { SavedViews } from '../platform/database/tables.ts';
import { seenViews, type GrantedViewId } from './saved-view.access.ts';

/** The views of a kind that the actor may open, in their order. */
export async function listViews(tx: Tx, actor: ProviderActor, kind: ListKind) {
  return tx.kysely.selectFrom('savedViews').selectAll().where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where(seenViews(actor)).orderBy('position').orderBy('id').limit(200).execute();
}

/** A new view stands last. */
export async function insertView(tx: Tx, row: Omit<Insertable<SavedViews>, 'workspaceId' | 'position'>): Promise<void> {
  const last = await tx.kysely.selectFrom('savedViews').select((eb) => eb.fn.max('position').as('at')).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', row.recordKind).executeTakeFirst();
  await tx.kysely.insertInto('savedViews').values({ ...row, workspaceId: tx.workspaceId, position: (last?.at ?? 0) + 1 }).execute();
}

export async function lockView(tx: Tx, id: GrantedViewId) {
  return tx.kysely.selectFrom('savedViews').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

export async function updateView(tx: Tx, id: GrantedViewId, set: Updateable<SavedViews>): Promise<number> {
  const { version } = await tx.kysely.updateTable('savedViews').set(set).set((eb) => ({ version: eb('version', '+', 1) })).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).returning('version').executeTakeFirstOrThrow();
  return version;
}

export async function removeView(tx: Tx, id: GrantedViewId): Promise<void> {
  await tx.kysely.deleteFrom('savedViews').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}

/** Among one's own views, and among those shared alike, one at most is the default. */
export async function clearDefault(tx: Tx, { kind, sharing, ownerId, except }: { readonly kind: string; readonly sharing: string; readonly ownerId: string; readonly except: string }): Promise<void> {
  const among = sharing === 'all' ? sql<boolean>`true` : sql<boolean>`owner_id = ${ownerId}`;
  await tx.kysely.updateTable('savedViews').set({ isDefault: false }).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('sharing', '=', sharing).where('isDefault', '=', true).where('id', '<>', except).where(among).execute();
}

/** Numbers the views in this order; others keep their place behind. */
export async function orderViews(tx: Tx, actor: ProviderActor, { kind, ids }: { readonly kind: ListKind; readonly ids: readonly string[] }): Promise<void> {
  await sql`
    update saved_views set position = o.at from unnest(${[...ids]}::uuid[]) with ordinality o(id, at)
    where saved_views.workspace_id = ${tx.workspaceId} and saved_views.record_kind = ${kind} and saved_views.id = o.id and saved_views.owner_id = ${actor.memberId}`.execute(tx.kysely);
}
