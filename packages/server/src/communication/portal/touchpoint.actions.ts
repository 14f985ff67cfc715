import type { UsPage } from '@entente/contract/signing/portal-page';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { grantPlansOfClient } from '../touchpoint.access.ts';
import { loadPlans } from '../touchpoint.view.ts';

const MOST_TOLD = 3;

/**
 * How both sides keep each other informed, on the standing page of the client: the plan, and what was missed, on
 * either side alike. What has not been told yet is named by its kind only: the telling is for a person.
 */
export async function informedOf(tx: Tx, clientId: string, now: Date): Promise<UsPage['informed']> {
  const plans = await loadPlans(tx, await grantPlansOfClient(tx, clientId), now);
  if (plans.lines.length === 0) return null;
  const kinds = new Map(plans.lines.map(({ event, side, channel, withinDays }) => [`${event}/${side}/${channel}/${withinDays}`, { event, side, channel, withinDays }]));
  return {
    lines: [...kinds.values()],
    missed: plans.due.filter(({ state }) => state === 'missed').map(({ happening: { event, side }, dueOn }) => ({ event, side, dueOn })),
    told: plans.told.slice(0, MOST_TOLD).map(({ event, how, toldAt }) => ({ event, how, at: toldAt })),
  };
}
