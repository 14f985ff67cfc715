import type { ProviderActor, Role, Scope } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import type { Tx } from '../platform/database/in-workspace.ts';

declare const proof: unique symbol;
/** The id of an import this actor may see; made only here. */
export type GrantedImportId = string & { readonly [proof]: 'import' };
/** The id of a saved map this actor may delete. */
export type GrantedImportMapId = string & { readonly [proof]: 'import_map' };

/** Owners and managers see every import of the workspace, members their own. */
export function seesAllImports(actor: ProviderActor): boolean {
  return actor.role !== 'member';
}

/** Proof that the actor may see and act on the import, or null: missing and foreign answer alike. */
export async function grantImport(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedImportId | null> {
  let query = tx.kysely.selectFrom('imports').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id);
  if (!seesAllImports(actor)) query = query.where('memberId', '=', actor.memberId);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedImportId);
}

/** Proof that the actor may delete the saved map: it is theirs, or they are no plain member. */
export async function grantImportMap(tx: Tx, actor: ProviderActor, id: string): Promise<GrantedImportMapId | null> {
  let query = tx.kysely.selectFrom('importMaps').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', id);
  if (!seesAllImports(actor)) query = query.where('memberId', '=', actor.memberId);
  const row = await query.executeTakeFirst();
  return row === undefined ? null : (row.id as GrantedImportMapId);
}

/**
 * The person for whom a job works, with the rights they have at this moment; null once they are gone.
 * The import it works for is granted by itself: it was granted when the person asked for it.
 */
export async function importer(tx: Tx, importId: string): Promise<{ readonly id: GrantedImportId; readonly actor: ProviderActor } | null> {
  const row = await tx.kysely
    .selectFrom('imports')
    .innerJoin('members', (join) => join.onRef('members.workspaceId', '=', 'imports.workspaceId').onRef('members.id', '=', 'imports.memberId'))
    .select(['imports.id', 'members.id as memberId', 'members.teamId', 'members.name', 'members.role', 'members.scope', 'members.locale', 'members.deactivatedAt'])
    .where('imports.workspaceId', '=', tx.workspaceId)
    .where('imports.id', '=', importId)
    .executeTakeFirst();
  if (row === undefined || row.deactivatedAt !== null) return null;
  const actor: ProviderActor = { side: 'provider', workspaceId: tx.workspaceId, memberId: row.memberId, teamId: row.teamId, name: row.name, role: row.role as Role, scope: row.scope as Scope, locale: row.locale as Locale };
  return { id: row.id as GrantedImportId, actor };
}
