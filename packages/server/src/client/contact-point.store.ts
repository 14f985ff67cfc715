import type { ContactPointView } from '@entente/contract/client/contact.contract';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { PointOwner } from './client.access.ts';

/** The further addresses, phones and pages of a record, in their order. */
export async function loadPoints(tx: Tx, { kind, id }: PointOwner): Promise<ContactPointView[]> {
  const rows = await tx.kysely.selectFrom('contactPoints').select(['id', 'kind', 'value', 'label']).where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', '=', id).orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({ ...row, kind: row.kind as ContactPointView['kind'] }));
}

/** Writes them anew. */
export async function replacePoints(tx: Tx, { kind, id }: PointOwner, points: readonly ContactPointView[]): Promise<void> {
  await tx.kysely.deleteFrom('contactPoints').where('workspaceId', '=', tx.workspaceId).where('recordKind', '=', kind).where('recordId', '=', id).execute();
  if (points.length === 0) return;
  await tx.kysely.insertInto('contactPoints').values(points.map((point, position) => ({ ...point, workspaceId: tx.workspaceId, recordKind: kind, recordId: id, position }))).execute();
}
