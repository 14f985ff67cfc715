import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { ImportMaps } from '../platform/database/tables.ts';
import type { GrantedImportMapId } from './import.access.ts';

const MOST_MAPS = 500;

export async function listImportMaps(tx: Tx) {
  return tx.kysely.selectFrom('importMaps').selectAll().where('workspaceId', '=', tx.workspaceId).orderBy('recordKind').orderBy('name').limit(MOST_MAPS).execute();
}

export async function insertImportMap(tx: Tx, row: Omit<Insertable<ImportMaps>, 'workspaceId'>): Promise<void> {
  await tx.kysely.insertInto('importMaps').values({ workspaceId: tx.workspaceId, ...row }).execute();
}

export async function deleteImportMap(tx: Tx, id: GrantedImportMapId): Promise<void> {
  await tx.kysely.deleteFrom('importMaps').where('workspaceId', '=', tx.workspaceId).where('id', '=', id).execute();
}
