import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { SealExtensions } from '../platform/database/tables.ts';

/** Keeps that a seal gained its time stamp. */
export async function insertSealExtension(tx: Tx, row: Insertable<SealExtensions>): Promise<void> {
  await tx.kysely.insertInto('sealExtensions').values(row).execute();
}

/** Agreements whose seal has no time stamp yet, newest first: the longer one waits, the less a stamp proves. */
export async function agreementsToRaise(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.kysely
    .selectFrom('seals')
    .leftJoin('sealExtensions', (join) => join.onRef('sealExtensions.workspaceId', '=', 'seals.workspaceId').onRef('sealExtensions.agreementId', '=', 'seals.agreementId').onRef('sealExtensions.versionNumber', '=', 'seals.versionNumber'))
    .select('seals.agreementId')
    .where('seals.workspaceId', '=', tx.workspaceId)
    .where('seals.level', '=', 'B-B')
    .where('sealExtensions.agreementId', 'is', null)
    .orderBy('seals.sealedAt', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ agreementId }) => agreementId);
}
