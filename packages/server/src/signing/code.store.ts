import type { CodePurpose } from '@entente/core/signing/code-policy';
import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Codes } from '../platform/database/tables.ts';

/** Keeps a code's hash. @returns false where one with this id is kept already. */
export async function insertCode(tx: Tx, row: Insertable<Codes>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('codes').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

/** When codes went to a mailbox since a moment, whoever of the visible people they were for. */
export async function codesSentTo(tx: Tx, address: string, since: Date): Promise<readonly Date[]> {
  const rows = await tx.kysely.selectFrom('codes').select('createdAt').where('workspaceId', '=', tx.workspaceId).where('sentTo', '=', address).where('createdAt', '>', since.toISOString()).execute();
  return rows.map(({ createdAt }) => new Date(createdAt));
}

type Holder = { readonly signatoryId: string; readonly purpose: CodePurpose; readonly versionNumber: number; readonly browserHash: string };

/** The codes that this browser asked for, for this act on this version, newest first; locked, so that tries are counted one by one. */
export async function lockCodes(tx: Tx, { signatoryId, purpose, versionNumber, browserHash }: Holder) {
  return tx.kysely
    .selectFrom('codes')
    .select(['id', 'codeHash', 'attempts', 'expiresAt', 'usedAt', 'createdAt', 'sentTo'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('signatoryId', '=', signatoryId)
    .where('purpose', '=', purpose)
    .where('versionNumber', '=', versionNumber)
    .where('browserHash', '=', browserHash)
    .orderBy('createdAt', 'desc')
    .forUpdate()
    .execute();
}

/** The newest code of this browser, for the page to say that one was sent. */
export async function findNewestCode(tx: Tx, { signatoryId, purpose, versionNumber, browserHash }: Holder) {
  return tx.kysely
    .selectFrom('codes')
    .select(['id', 'attempts', 'expiresAt', 'usedAt'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('signatoryId', '=', signatoryId)
    .where('purpose', '=', purpose)
    .where('versionNumber', '=', versionNumber)
    .where('browserHash', '=', browserHash)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** One code, to write its mail. */
export async function loadCode(tx: Tx, id: string) {
  return tx.kysely.selectFrom('codes').selectAll().where('workspaceId', '=', tx.workspaceId).where('id', '=', id).executeTakeFirst();
}

/** Counts a wrong try on codes. */
export async function countTry(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.kysely
    .updateTable('codes')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('workspaceId', '=', tx.workspaceId)
    .where('id', 'in', ids)
    .execute();
}

/** Uses a code up. @returns false where it was used before: a code opens once. */
export async function useCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  const used = await tx.kysely.updateTable('codes').set({ usedAt: now.toISOString() }).where('workspaceId', '=', tx.workspaceId).where('id', '=', id).where('usedAt', 'is', null).returning('id').executeTakeFirst();
  return used !== undefined;
}
