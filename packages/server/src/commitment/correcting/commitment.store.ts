import { ROUND_ACTS, type RoundAct } from '@entente/core/commitment/correction-rounds';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** What was kept of rounds of corrections in these engagements, by the record that was delivered, in the order in which it was recorded. */
export async function loadRoundActs(tx: Tx, engagementIds: readonly string[]): Promise<ReadonlyMap<string, readonly RoundAct[]>> {
  if (engagementIds.length === 0) return new Map();
  const rows = await tx.kysely
    .selectFrom('commitmentEvents')
    .innerJoin('commitments', (join) => join.onRef('commitments.workspaceId', '=', 'commitmentEvents.workspaceId').onRef('commitments.id', '=', 'commitmentEvents.commitmentId'))
    .select(['commitmentEvents.type', 'commitments.sourceId'])
    .where('commitmentEvents.workspaceId', '=', tx.workspaceId)
    .where('commitmentEvents.engagementId', 'in', [...engagementIds])
    .where('commitmentEvents.type', 'in', [...ROUND_ACTS])
    .where('commitments.sourceKind', '=', 'deliverable')
    .orderBy('commitmentEvents.recordedAt')
    .orderBy('commitmentEvents.id')
    .execute();
  return new Map([...Map.groupBy(rows, ({ sourceId }) => sourceId ?? '')].map(([sourceId, acts]) => [sourceId, acts.map(({ type }) => type as RoundAct)]));
}
