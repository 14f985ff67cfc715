import type { Tx } from '../../platform/database/in-workspace.ts';

/** The promises of an engagement to look at what was delivered from these records, off the board or on it. */
export async function loadAcceptances(tx: Tx, engagementId: string, sourceIds: readonly string[]) {
  if (sourceIds.length === 0) return [];
  return tx.kysely.selectFrom('commitments').selectAll().where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('sourceKind', '=', 'acceptance').where('sourceId', 'in', [...sourceIds]).orderBy('createdAt').orderBy('id').execute();
}

/** The promise of what was delivered from a record, the newest on the board. */
export async function findDelivered(tx: Tx, engagementId: string, sourceId: string) {
  return tx.kysely.selectFrom('commitments').selectAll().where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('sourceKind', '=', 'deliverable').where('sourceId', '=', sourceId).where('deletedAt', 'is', null).orderBy('createdAt', 'desc').limit(1).forUpdate().executeTakeFirst();
}
