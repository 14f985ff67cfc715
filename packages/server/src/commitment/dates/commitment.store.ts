import { sql } from 'kysely';
import type { Tx } from '../../platform/database/in-workspace.ts';

export type DayEvent = Awaited<ReturnType<typeof loadDayEvents>>[number];

/** Everything that gave a day to a promise of some engagements, oldest first. */
export async function loadDayEvents(tx: Tx, engagementIds: readonly string[]) {
  if (engagementIds.length === 0) return [];
  return tx.kysely
    .selectFrom('commitmentEvents')
    .select(['commitmentId', 'engagementId', 'type', 'actorSide', 'body', 'recordedAt'])
    .where('workspaceId', '=', tx.workspaceId)
    .where('engagementId', 'in', [...engagementIds])
    .where('type', 'in', ['made', 'changed', 'moved', 'absorbed', 'returned'])
    .where(sql<boolean>`body ? 'to'`)
    .orderBy('recordedAt')
    .orderBy('id')
    .execute();
}
