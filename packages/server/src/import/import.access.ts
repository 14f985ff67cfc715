import type { ProviderActor } from '@entente/core/kernel/actor';
import { seesEverything } from '@entente/core/workspace/scope';
import type { Tx } from '../platform/database/in-workspace.ts';
import { workingActor } from '../record/change-set.access.ts';

declare const proof: unique symbol;
/** The id of an import this actor may see; made only here. */
export type GrantedImportId = string & { readonly [proof]: 'import' };
/** The id of a saved map this actor may delete. */
export type GrantedImportMapId = string & { readonly [proof]: 'import_map' };

/** Owners and managers see every import of the workspace, members their own; and so does a manager from whom any record or field is kept, for an import shows rows as they came. */
export function seesAllImports(actor: ProviderActor): boolean {
  return actor.role !== 'member' && seesEverything(actor);
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

/** The import a job works for; it was granted when the person asked for it. Null when it is gone. */
export async function importOfJob(tx: Tx, importId: string): Promise<{ readonly id: GrantedImportId; readonly memberId: string } | null> {
  const row = await tx.kysely.selectFrom('imports').select(['id', 'memberId']).where('workspaceId', '=', tx.workspaceId).where('id', '=', importId).executeTakeFirst();
  return row === undefined ? null : { id: row.id as GrantedImportId, memberId: row.memberId };
}

/**
 * The person for whom a job works, with the rights and limits they have at this moment; null once they are gone.
 * @param memberId who asked for it, where that is not whoever began the import: an undo.
 */
export async function importer(tx: Tx, importId: string, memberId?: string): Promise<{ readonly id: GrantedImportId; readonly actor: ProviderActor } | null> {
  const found = await importOfJob(tx, importId);
  const actor = found === null ? null : await workingActor(tx, memberId ?? found.memberId);
  return found === null || actor === null ? null : { id: found.id, actor };
}
