import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Passages } from '../platform/database/tables.ts';
import type { ExplainedEngagementId } from './explanation.access.ts';

export type StoredPassage = Awaited<ReturnType<typeof loadPassages>>[number];

/** What was written over the paragraphs of an engagement. */
export async function loadPassages(tx: Tx, engagementId: ExplainedEngagementId) {
  return tx.kysely.selectFrom('passages').select(['key', 'body', 'planSha256', 'writtenByName', 'writtenAt']).where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).orderBy('key').execute();
}

/** Puts words in place of those that stood there. */
export async function savePassage(tx: Tx, row: Insertable<Passages>): Promise<void> {
  const { body, planSha256, writtenBy, writtenByName, writtenAt } = row;
  await tx.kysely.insertInto('passages').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'engagementId', 'key']).doUpdateSet({ body, planSha256, writtenBy, writtenByName, writtenAt })).execute();
}

/** @returns whether there were words to take away. */
export async function removePassage(tx: Tx, engagementId: ExplainedEngagementId, key: string): Promise<boolean> {
  const { numDeletedRows } = await tx.kysely.deleteFrom('passages').where('workspaceId', '=', tx.workspaceId).where('engagementId', '=', engagementId).where('key', '=', key).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Holds the engagement until the transaction ends, so that two people who write follow each other. */
export async function lockExplanation(tx: Tx, engagementId: ExplainedEngagementId): Promise<void> {
  await tx.kysely.selectFrom('engagements').select('id').where('workspaceId', '=', tx.workspaceId).where('id', '=', engagementId).forUpdate().execute();
}
