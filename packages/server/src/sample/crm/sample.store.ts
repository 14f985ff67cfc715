import type { Insertable } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { DB } from '../../platform/database/tables.ts';

/** The tables that the two years fill, in an order in which every row finds what it points at. */
export const CRM_TABLES = ['products', 'fields', 'tags', 'clients', 'contacts', 'lifecycleChanges', 'deals', 'dealLines', 'stageVisits', 'interactions', 'taggings', 'activities'] as const satisfies readonly (keyof DB)[];
export type CrmTable = (typeof CRM_TABLES)[number];
/** Rows for each table, without the workspace, which the transaction knows. */
export type CrmRows = { readonly [Table in CrmTable]: readonly Omit<Insertable<DB[Table]>, 'workspaceId'>[] };

/** More parameters than this do not fit into one statement. */
const ROWS_AT_ONCE = 500;

/** Writes the rows, table by table. */
export async function insertCrm(tx: Tx, rows: CrmRows): Promise<void> {
  for (const table of CRM_TABLES) {
    const all = rows[table].map((row) => ({ ...row, workspaceId: tx.workspaceId }));
    for (let at = 0; at < all.length; at += ROWS_AT_ONCE) await tx.kysely.insertInto(table).values(all.slice(at, at + ROWS_AT_ONCE) as never).execute();
  }
}

/** The members of the sample's firm: who leads it first, then the others as they joined. */
export async function listSampleMembers(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.kysely.selectFrom('members').select(['id', 'name']).where('workspaceId', '=', tx.workspaceId).orderBy('createdAt').orderBy('id').execute();
}

/** What a stage asks of the deals that enter it. */
export async function askByStage(tx: Tx, stageId: string, fields: readonly string[]): Promise<void> {
  await tx.kysely.updateTable('stages').set({ requiredFields: JSON.stringify(fields) }).where('workspaceId', '=', tx.workspaceId).where('id', '=', stageId).execute();
}
