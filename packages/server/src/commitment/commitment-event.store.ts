import { sql, type Insertable } from 'kysely';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { CommitmentEvents } from '../platform/database/tables.ts';

/** Keeps an act for good. @returns false where one with this id is kept already. */
export async function insertEvent(tx: Tx, row: Insertable<CommitmentEvents>): Promise<boolean> {
  const inserted = await tx.kysely.insertInto('commitmentEvents').values(row).onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing()).returning('id').executeTakeFirst();
  return inserted !== undefined;
}

export async function insertEvents(tx: Tx, rows: readonly Insertable<CommitmentEvents>[]): Promise<void> {
  if (rows.length > 0) await tx.kysely.insertInto('commitmentEvents').values([...rows]).execute();
}

function withTitles(tx: Tx) {
  return tx.kysely
    .selectFrom('commitmentEvents')
    .innerJoin('commitments', (join) => join.onRef('commitments.workspaceId', '=', 'commitmentEvents.workspaceId').onRef('commitments.id', '=', 'commitmentEvents.commitmentId'))
    .select(['commitmentEvents.id', 'commitmentEvents.commitmentId', 'commitmentEvents.type', 'commitmentEvents.actorSide', 'commitmentEvents.actorId', 'commitmentEvents.actorName', 'commitmentEvents.body', 'commitmentEvents.happenedAt', 'commitmentEvents.recordedAt', 'commitments.title', 'commitments.side', 'commitments.ownerId', 'commitments.backupId'])
    .where('commitmentEvents.workspaceId', '=', tx.workspaceId);
}

export type StoredEvent = Awaited<ReturnType<typeof loadEventsSince>>[number];

/** One row more than a page of an engagement's ledger, newest first. */
export async function listEvents(tx: Tx, { engagementId, commitmentId, limit, after }: { engagementId: string; commitmentId?: string | undefined; limit: number; after: readonly (string | number)[] | null }) {
  let query = withTitles(tx).where('commitmentEvents.engagementId', '=', engagementId);
  if (commitmentId !== undefined) query = query.where('commitmentEvents.commitmentId', '=', commitmentId);
  if (after !== null) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('commitmentEvents.recordedAt', 'commitmentEvents.id'), '<', tuple(String(after[0]), String(after[1]))));
  return query.orderBy('commitmentEvents.recordedAt', 'desc').orderBy('commitmentEvents.id', 'desc').limit(limit + 1).execute();
}

/** What happened to some commitments after a moment, oldest first. */
export async function loadEventsSince(tx: Tx, { commitmentIds, since, until }: { commitmentIds: readonly string[]; since: string; until: string }) {
  if (commitmentIds.length === 0) return [];
  return withTitles(tx).where('commitmentEvents.commitmentId', 'in', commitmentIds).where('commitmentEvents.recordedAt', '>', since).where('commitmentEvents.recordedAt', '<=', until).orderBy('commitmentEvents.recordedAt').orderBy('commitmentEvents.id').limit(200).execute();
}

/** Whether the day that a promise has was given to it by somebody on the board, and not by a signed text. */
export async function movedByBoard(tx: Tx, commitmentId: string): Promise<boolean> {
  const newest = await tx.kysely
    .selectFrom('commitmentEvents')
    .select(sql<boolean>`type <> 'made' and actor_side <> 'system' and body ->> 'amendment' is null`.as('byHand'))
    .where('workspaceId', '=', tx.workspaceId)
    .where('commitmentId', '=', commitmentId)
    .where('type', 'in', ['made', 'changed', 'moved', 'absorbed', 'returned'])
    .where(sql<boolean>`body ? 'to'`)
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.byHand ?? false;
}
