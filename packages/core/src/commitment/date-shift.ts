import type { Day } from '../kernel/values.ts';
import { addWorkingDays, nearestWorkingDay, type WorkCalendar } from './working-day.ts';

/** A commitment as the schedule sees it. */
export type Scheduled = { readonly id: string; readonly dueOn: Day | null; readonly open: boolean; /** The working days of whose it is, where they are not everybody's. */ readonly calendar?: WorkCalendar };
/** `blockedId` cannot be finished before `id` is there. */
export type Blocking = { readonly id: string; readonly blockedId: string };
/** One date that moves; `days` are working days, `becauseOf` is what it waits for directly. */
export type DateMove = { readonly id: string; readonly from: Day; readonly to: Day; readonly days: number; readonly becauseOf: string };

export type Schedule = { readonly items: readonly Scheduled[]; readonly blocks: readonly Blocking[]; readonly calendar: WorkCalendar };
export type Slip = { readonly id: string; /** Working days that it comes late. */ readonly days: number; /** Working days of these that are made up for elsewhere. */ readonly absorbed?: number };

/**
 * What moves when something comes late: everything open that waits for it, directly or through others, by
 * the same number of working days. A day late is a day later, unless it is absorbed. A date never moves
 * to an earlier day, and lands on a working day of whose it is.
 * @returns the moves in the order of the new dates; none where everything is absorbed.
 */
export function dateShift({ items, blocks, calendar }: Schedule, { id, days, absorbed = 0 }: Slip): readonly DateMove[] {
  const slip = Math.max(0, days - absorbed);
  if (slip === 0) return [];
  const byId = new Map(items.map((item) => [item.id, item]));
  return waitingFor(id, { byId, blocks })
    .flatMap(({ item, becauseOf }) => {
      const own = item.calendar ?? calendar;
      return item.dueOn === null ? [] : [{ id: item.id, from: item.dueOn, to: nearestWorkingDay(addWorkingDays(item.dueOn, slip, own), own), days: slip, becauseOf }];
    })
    .toSorted((a, b) => a.to.localeCompare(b.to) || a.id.localeCompare(b.id));
}

type Reached = { readonly item: Scheduled; readonly becauseOf: string };

/** Everything open behind a commitment, nearest first, each once. What is finished waits for nothing and hands nothing on. */
function waitingFor(id: string, { byId, blocks }: { byId: ReadonlyMap<string, Scheduled>; blocks: readonly Blocking[] }): Reached[] {
  const seen = new Set([id]);
  const reached: Reached[] = [];
  let front = [id];
  while (front.length > 0) {
    const next: string[] = [];
    for (const edge of blocks.filter((one) => front.includes(one.id) && !seen.has(one.blockedId))) {
      const item = byId.get(edge.blockedId);
      if (item === undefined || !item.open || seen.has(item.id)) continue;
      seen.add(item.id);
      reached.push({ item, becauseOf: edge.id });
      next.push(item.id);
    }
    front = next;
  }
  return reached;
}

/** Whether a commitment would come to wait for itself if it blocked these. */
export function wouldCircle(blocks: readonly Blocking[], id: string, blockedIds: readonly string[]): boolean {
  const behind = new Set<string>();
  const front = [...blockedIds];
  for (let next = front.pop(); next !== undefined; next = front.pop()) {
    if (next === id) return true;
    if (behind.has(next)) continue;
    behind.add(next);
    front.push(...blocks.filter((one) => one.id === next).map(({ blockedId }) => blockedId));
  }
  return false;
}
