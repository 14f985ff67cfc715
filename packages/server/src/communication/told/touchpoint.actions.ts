import type { TellingRow } from '@entente/contract/communication/touchpoint.contract';
import { UNREAD_AFTER_DAYS, unreadDays } from '@entente/core/communication/heard';
import { addWorkingDays } from '@entente/core/commitment/working-day';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { loadWorkTime, type WorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { cutPage, readCursor } from '../../platform/http/cursor.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantPlan, grantPlans, type PlanGrant } from '../touchpoint.access.ts';
import { dueViews, type PlanCall } from '../touchpoint.actions.ts';
import { loadPlans } from '../touchpoint.view.ts';
import { listTold } from './notice.store.ts';

type Wanted = { readonly show?: 'all' | 'missed' | 'late' | 'unread' | undefined; readonly side?: Side | undefined; readonly engagementId?: string | undefined; readonly cursor?: string | undefined; readonly limit?: number | undefined };
type Page = { rows: TellingRow[]; nextCursor: string | null };
const MOST_PLANS = 100;

/** How telling each other went over time: what was missed and is not told yet stands before the first page, then what was told, newest first. */
export async function pageOfTellings(tx: Tx, { actor, now }: PlanCall, { show = 'all', side, engagementId, cursor, limit = 50 }: Wanted): Promise<Answer<Page>> {
  const grants = await grantsOf(tx, { actor, now }, engagementId);
  if (grants === null) return refused('not-found');
  const after = readCursor(cursor, ['instant', 'id']);
  const missed = after === null && (show === 'all' || show === 'missed') ? await missedRows(tx, { grants, now }) : [];
  const first = missed.filter((row) => side === undefined || row.side === side);
  if (show === 'missed') return granted({ rows: first, nextCursor: null });
  const work = await loadWorkTime(tx, now);
  const told = await listTold(tx, { actor, show, side, engagementId, timeZone: work.timeZone, unreadUntil: addWorkingDays(work.today, -UNREAD_AFTER_DAYS, work.calendar), limit, after });
  const { rows, nextCursor } = cutPage(told, limit, ({ toldAt, id }) => [toldAt, id]);
  return granted({ rows: [...first, ...rows.map((row) => toldRow(row, work))], nextCursor });
}

async function grantsOf(tx: Tx, { actor }: PlanCall, engagementId: string | undefined): Promise<readonly PlanGrant[] | null> {
  if (engagementId === undefined) return grantPlans(tx, actor, MOST_PLANS);
  const grant = await grantPlan(tx, actor, engagementId);
  return grant === null ? null : [grant];
}

async function missedRows(tx: Tx, { grants, now }: { readonly grants: readonly PlanGrant[]; readonly now: Date }): Promise<TellingRow[]> {
  const plans = await loadPlans(tx, grants, now);
  const views = await dueViews(tx, { ...plans, due: plans.due.filter(({ state }) => state === 'missed') }, grants);
  return views.map(({ touchpointId, key, event, side, about, dueOn, teller, told, engagementId, engagementName, clientName }) => ({
    id: `${touchpointId}:${key}`, what: 'missed', event, side, about, dueOn, toldAt: null, how: null, readAt: null, teller: teller.name, told: told.name, engagementId, engagementName, clientName,
  }));
}

type Told = Awaited<ReturnType<typeof listTold>>[number];

function toldRow({ toldName, toldByName, personId, isNews, ...row }: Told, { timeZone, today, calendar }: WorkTime): TellingRow {
  const toldOn = dayIn(timeZone, new Date(row.toldAt));
  const isUnread = isNews && row.side === 'provider' && row.how === 'mail' && personId !== null && unreadDays({ toldOn, isRead: row.readAt !== null, today, calendar }) !== null;
  return { ...row, what: toldOn > row.dueOn ? 'late' : isUnread ? 'unread' : 'told', teller: toldByName, told: toldName };
}
