import type { BulkChange } from '@entente/contract/record/bulk.contract';
import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { LIST_KINDS, type ListKind } from '@entente/core/record/record-kind';
import { isHidden, scopeFor } from '@entente/core/workspace/scope';
import type { Tx } from '../platform/database/in-workspace.ts';
import { loadLimits } from '../workspace/right.store.ts';

declare const proof: unique symbol;
/** The id of a change set that the actor may see and undo; made only here. */
export type GrantedChangeSetId = string & { readonly [proof]: 'change_set' };

/** Owners and managers see what everybody did; members what they did themselves. */
export function seesAllChangeSets({ role }: ProviderActor): boolean {
  return role !== 'member';
}

/**
 * Proof that the actor may see and undo the act, or null: missing and foreign answer alike. Whoever did it may
 * also undo what it moved out of their own sight.
 */
export async function grantChangeSet(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedChangeSetId | null> {
  let query = tx.kysely.selectFrom('changeSets').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id);
  if (!seesAllChangeSets(actor)) query = query.where('memberId', '=', actor.memberId);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedChangeSetId);
}

/** What an act was to change, as it was asked; null or empty for one that was not asked so. */
export type AskedChange = Partial<BulkChange> | null;

/** The fields that an act was to change. */
export function fieldsOfChange(change: AskedChange): readonly string[] {
  const { set = {}, addTags = [], removeTags = [] } = change ?? {};
  return [...Object.keys(set), ...(addTags.length + removeTags.length > 0 ? ['tags'] : [])];
}

/**
 * The act of another may hold rows and fields out of one's own sight, so only who sees every record, and every field
 * that it changed, may undo it.
 */
export function mayUndoOf(actor: ProviderActor, { memberId, recordKind, change }: { readonly memberId: string | null; readonly recordKind: string | null; readonly change: AskedChange }): boolean {
  if (memberId === actor.memberId) return true;
  const seesFields = recordKind === null || fieldsOfChange(change).every((key) => !isHidden(actor, recordKind as ListKind, key));
  return seesFields && LIST_KINDS.every((kind) => scopeFor(actor, kind) === 'all');
}

/** A change set that was just made is the maker's by itself. */
export function ownChangeSet(id: string): GrantedChangeSetId {
  return id as GrantedChangeSetId;
}

/** The person for whom a job works, with the rights they have at this moment; null once they are gone. */
export async function workingActor(tx: Tx, memberId: string): Promise<ProviderActor | null> {
  const row = await tx.kysely.selectFrom('members').select(['id', 'teamId', 'name', 'role', 'scope', 'locale', 'deactivatedAt']).where('workspaceId', '=', tx.workspaceId).where('id', '=', memberId).executeTakeFirst();
  if (row === undefined || row.deactivatedAt !== null) return null;
  return { side: 'provider', workspaceId: tx.workspaceId, memberId: row.id, teamId: row.teamId, name: row.name, role: row.role as Role, scope: row.scope as Scope, locale: row.locale as Locale, limits: row.role === 'owner' ? {} : await loadLimits(tx, row.role as Role) };
}
