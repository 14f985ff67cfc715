import type { TellingRow } from '@entente/contract/communication/touchpoint.contract';
import { isToldLate } from '@entente/core/communication/due-notices';
import { UNREAD_AFTER_DAYS, unreadDays } from '@entente/core/communication/heard';
import { addWorkingDays } from '@entente/core/commitment/working-day';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { Side } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { loadWorkTime, type WorkTime } from '../../commitment/commitment.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { cutPage, readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantPageOfPlans, grantPlan, type PlanGrant } from '../touchpoint.access.ts';
import { dueViews, type PlanCall } from '../touchpoint.actions.ts';
import { loadPlans } from '../touchpoint.view.ts';
import { listTold } from './notice.store.ts';

type Wanted = { readonly show?: 'all' | 'missed' | 'late' | 'unread' | undefined; readonly side?: Side | undefined; readonly engagementId?: string | undefined; readonly cursor?: string | undefined; readonly limit?: number | undefined };
type Page = { rows: TellingRow[]; nextCursor: string | null };
/** How many plans are looked at together, and how often at most before a page is answered as it is. */
const PLANS_AT_ONCE = 100;
const MOST_LOOKS = 10;

/** How telling each other went over time: what was missed and is not told yet, plan by plan, stands before what was told; both newest first. */
export async function pageOfTellings(tx: Tx, call: PlanCall, wanted: Wanted): Promise<Answer<Page>> {
  const { engagementId, show = 'all' } = wanted;
  const own = engagementId === undefined ? null : await grantPlan(tx, call.actor, engagementId);
  if (engagementId !== undefined && own === null) return refused('not-found');
  const after = readCursor(wanted.cursor, ['instant', 'id'], ['id']);
  if (after?.length === 2) return granted(await pageOfTold(tx, call, { ...wanted, after }));
  // A page that goes on with what was missed begins behind the engagement that was looked at last.
  const [behind = null] = after === null ? [] : after.map(String);
  const missed = show === 'all' || show === 'missed' ? await pageOfMissed(tx, call, { own, side: wanted.side, after: behind }) : { rows: [], last: null };
  if (missed.last !== null) return granted({ rows: missed.rows, nextCursor: writeCursor([missed.last]) });
  const told = await pageOfTold(tx, call, { ...wanted, after: null });
  return granted({ rows: [...missed.rows, ...told.rows], nextCursor: told.nextCursor });
}

async function pageOfTold(tx: Tx, { actor, now }: PlanCall, { show = 'all', side, engagementId, limit = 50, after }: Wanted & { readonly after: readonly (string | number)[] | null }): Promise<Page> {
  if (show === 'missed') return { rows: [], nextCursor: null };
  const work = await loadWorkTime(tx, now);
  const told = await listTold(tx, { actor, show, side, engagementId, timeZone: work.timeZone, unreadUntil: addWorkingDays(work.today, -UNREAD_AFTER_DAYS, work.calendar), limit, after });
  const { rows, nextCursor } = cutPage(told, limit, ({ toldAt, id }) => [toldAt, id]);
  return { rows: rows.map((row) => toldRow(row, work)), nextCursor };
}

type Missed = { readonly rows: TellingRow[]; /** The engagement that was looked at last, where there are more. */ readonly last: string | null };

/** What was missed in the next plans: as many as it takes to find some. */
async function pageOfMissed(tx: Tx, { actor, now }: PlanCall, { own, side, after }: { readonly own: PlanGrant | null; readonly side: Side | undefined; readonly after: string | null }): Promise<Missed> {
  let last = after;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const grants = own === null ? await grantPageOfPlans(tx, actor, { limit: PLANS_AT_ONCE, after: last }) : [own];
    const rows = grants.length === 0 ? [] : (await missedRows(tx, { grants, now })).filter((row) => side === undefined || row.side === side);
    if (grants.length < PLANS_AT_ONCE) return { rows, last: null };
    last = grants.at(-1)?.engagementId ?? null;
    if (rows.length > 0) return { rows, last };
  }
  return { rows: [], last };
}

async function missedRows(tx: Tx, { grants, now }: { readonly grants: readonly PlanGrant[]; readonly now: Date }): Promise<TellingRow[]> {
  const plans = await loadPlans(tx, grants, now);
  const views = await dueViews(tx, { ...plans, due: plans.due.filter(({ state }) => state === 'missed') }, grants);
  return views.map(({ touchpointId, key, event, side, about, dueOn, dueAt, teller, told, engagementId, engagementName, clientName }) => ({
    id: `${touchpointId}:${key}`, what: 'missed', event, side, about, dueOn, dueAt, toldAt: null, how: null, readAt: null, teller: teller.name, told: told.name, engagementId, engagementName, clientName,
  }));
}

type Told = Awaited<ReturnType<typeof listTold>>[number];

function toldRow({ toldName, toldByName, personId, isNews, ...row }: Told, { timeZone, today, calendar }: WorkTime): TellingRow {
  const toldOn = dayIn(timeZone, new Date(row.toldAt));
  const isUnread = isNews && row.side === 'provider' && row.how === 'mail' && personId !== null && unreadDays({ toldOn, isRead: row.readAt !== null, today, calendar }) !== null;
  return { ...row, what: isToldLate(row, row.toldAt, timeZone) ? 'late' : isUnread ? 'unread' : 'told', teller: toldByName, told: toldName };
}
