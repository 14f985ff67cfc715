import type { UsPage } from '@entente/contract/signing/portal-page';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { grantPlansOfClient } from '../touchpoint.access.ts';
import { loadPlans } from '../touchpoint.view.ts';

const MOST_TOLD = 3;

/**
 * How both sides keep each other informed, on the standing page of the client: the plan, and what was missed, on
 * either side alike. What has not been told yet is named by its kind only: the telling is for a person.
 */
export async function informedOf(tx: Tx, { clientId, personId }: { readonly clientId: string; readonly personId: string | null }, now: Date): Promise<UsPage['informed']> {
  const grants = await grantPlansOfClient(tx, clientId);
  const plans = await loadPlans(tx, grants, now);
  const own = new Set(grants.filter(({ isOwn }) => isOwn).map(({ engagementId }): string => engagementId));
  const lines = plans.lines.filter(({ engagementId, tellerId, toldId, backupId }) => !own.has(engagementId) || (personId !== null && [tellerId, toldId, backupId].includes(personId)));
  const read = new Set(lines.map(({ id }) => id));
  // What was told by a line that stands no more, or names somebody else now, is not told here in confided work.
  const told = plans.told.filter(({ engagementId, touchpointId }) => !own.has(engagementId) || read.has(touchpointId));
  if (lines.length === 0) return null;
  const kinds = new Map(lines.map(({ event, side, channel, withinDays }) => [`${event}/${side}/${channel}/${withinDays}`, { event, side, channel, withinDays }]));
  return {
    lines: [...kinds.values()],
    missed: plans.due.filter(({ state, line }) => state === 'missed' && read.has(line.id)).map(({ happening: { event, side }, dueOn }) => ({ event, side, dueOn })),
    told: told.slice(0, MOST_TOLD).map(({ event, how, toldAt }) => ({ event, how, at: toldAt })),
  };
}
