import type { RowProblem } from '@entente/core/import/row-reading';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { GrantedImportId } from '../import.access.ts';

export type RejectedRow = { readonly row: number; readonly reasons: readonly RowProblem[] };

/** A page of the rejected rows of an import, in the order of the file. */
export async function loadRejected(tx: Tx, id: GrantedImportId, { after, limit }: { after: number; limit: number }): Promise<readonly RejectedRow[]> {
  const rows = await tx.kysely.selectFrom('importRows').select(['rowNumber', 'reasons']).where('workspaceId', '=', tx.workspaceId).where('importId', '=', id).where('outcome', '=', 'rejected').where('rowNumber', '>', after).orderBy('rowNumber').limit(limit).execute();
  return rows.map(({ rowNumber, reasons }) => ({ row: rowNumber, reasons: (reasons ?? []) as RowProblem[] }));
}
