import type { UsPage } from '@entente/contract/signing/portal-page';
import { isLongOver, type Happening } from '@entente/core/communication/due-notices';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { answerDayOf, unansweredSaid } from '../heard/happening.view.ts';
import { grantPlansOfClient } from '../touchpoint.access.ts';
import { loadPlans, standsAsSaid } from '../touchpoint.view.ts';

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
  // In confided work what was told or said is read by whose it is, whomever the line names by now.
  const reads = (one: { readonly engagementId: string; readonly personId: string | null }): boolean => !own.has(one.engagementId) || (personId !== null && one.personId === personId);
  // Whoever stands in reads that a line is there, and not what its person missed.
  const missed = plans.due.filter((notice) => notice.state === 'missed' && !isLongOver(notice, plans.work.today) && reads({ engagementId: notice.engagementId, personId: isAboutNobody(notice.happening) ? null : notice.line.personId }));
  const told = [...plans.told.map(({ toldAt: at, how, ...notice }) => ({ ...notice, how, at })), ...plans.raised.filter(standsAsSaid).map(({ raisedAt: at, ...said }) => ({ ...said, how: 'page' as const, at }))].filter(reads).toSorted((a, b) => b.at.localeCompare(a.at));
  const unanswered = unansweredSaid(plans).filter((one) => reads(one) && answerDayOf(one, plans).state === 'missed');
  if (lines.length === 0) return null;
  const kinds = new Map(lines.map(({ event, side, channel, withinDays, withinHours }) => [`${event}/${side}/${channel}/${withinDays}/${withinHours ?? ''}`, { event, side, channel, withinDays, withinHours }]));
  return {
    lines: [...kinds.values()],
    missed: [
      ...missed.map(({ happening: { event, side }, dueOn, dueAt }) => ({ event, side, dueOn, dueAt })),
      ...unanswered.map((one) => ({ event: one.event, side: 'provider' as const, dueOn: answerDayOf(one, plans).dueOn, dueAt: null })),
    ],
    told: told.slice(0, MOST_TOLD).map(({ event, how, at }) => ({ event, how, at })),
  };
}

/** Raised by hand before the work was confided: nobody said whom it is about. */
function isAboutNobody({ key, personId }: Happening): boolean {
  return personId === undefined && key.startsWith('raised:');
}
