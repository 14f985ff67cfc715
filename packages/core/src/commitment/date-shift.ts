import type { Day } from '../kernel/values.ts';
import { addWorkingDays, nearestWorkingDay, type WorkCalendar } from './working-day.ts';

/** A commitment as the schedule sees it. */
export type Scheduled = { readonly id: string; readonly dueOn: Day | null; readonly open: boolean; /** The working days of whose it is, where they are not everybody's. */ readonly calendar?: WorkCalendar };
/** `blockedId` cannot be finished before `id` is there. */
export type Blocking = { readonly id: string; readonly blockedId: string };
/** One date that moves; `days` are working days, `becauseOf` is what it waits for directly. */
export type DateMove = { readonly id: string; readonly from: Day; readonly to: Day; readonly days: number; readonly becauseOf: string };
/** Working days by which something need not move because it was moved already, and the late ones because of which it was. */
export type CoveredMove = { readonly id: string; readonly days: number; readonly becauseOf: readonly string[] };

/**
 * What became of a day before. `agreed`: it was promised, changed by hand or signed, so all is counted from it;
 * `moved`: it went `days` working days later because of `cause`, and what waits for it by `handedOn` of them.
 */
export type DayAct = { readonly id: string; readonly type: 'agreed' | 'moved'; readonly days: number; readonly handedOn: number; readonly cause: string | null };

export type Schedule = { readonly items: readonly Scheduled[]; readonly blocks: readonly Blocking[]; readonly calendar: WorkCalendar; /** What moved before, oldest first. */ readonly past?: readonly DayAct[] };
export type Slip = { readonly id: string; /** Working days that it comes late. */ readonly days: number; /** Working days of these that are made up for elsewhere. */ readonly absorbed?: number };
/** The moves in the order of the new dates; none where everything is absorbed. */
export type Shifted = { readonly moves: readonly DateMove[]; readonly covered: readonly CoveredMove[] };

/**
 * What moves when something comes late: everything open that waits for it, directly or through others, so far as
 * its latest input makes necessary. The distance that was agreed between the two is kept: of two inputs side by
 * side the later one counts, what moved because of the other is not added; what one input slips again is.
 * Never further than the slip itself, never to an earlier day, and onto a working day of whose it is.
 */
export function dateShift({ items, blocks, calendar, past = [] }: Schedule, { id, days, absorbed = 0 }: Slip): Shifted {
  const slip = Math.max(0, days - absorbed);
  if (slip === 0) return { moves: [], covered: [] };
  const byId = new Map(items.map((item) => [item.id, item]));
  const history = pastOf(past);
  const grown = new Map<string, readonly Growth[]>([[id, [{ id, days: slip }]]]);
  const [moves, covered]: [DateMove[], CoveredMove[]] = [[], []];
  for (const item of waitingFor(id, { byId, blocks })) {
    const inputs = blocks.filter((edge) => edge.blockedId === item.id).flatMap((edge) => (grown.get(edge.id) ?? []).map((growth) => ({ growth, becauseOf: edge.id })));
    const { dueOn } = item;
    // What has no day of its own hands on what comes through it.
    if (dueOn === null) { grown.set(item.id, inputs.map(({ growth }) => growth)); continue; }
    const needs = inputs.map((input) => ({ ...input, ...history.need(input.growth, item.id) })).toSorted((a, b) => b.days - a.days);
    const [most] = needs;
    if (most === undefined) continue;
    const left = Math.max(...inputs.map(({ growth }) => growth.days)) - most.days;
    if (left > 0) covered.push({ id: item.id, days: left, becauseOf: [...most.causes].filter((cause) => cause !== id) });
    if (most.days === 0) continue;
    const own = item.calendar ?? calendar;
    grown.set(item.id, [{ id: item.id, days: most.days }]);
    moves.push({ id: item.id, from: dueOn, to: nearestWorkingDay(addWorkingDays(dueOn, most.days, own), own), days: most.days, becauseOf: most.becauseOf });
  }
  return { moves: moves.toSorted((a, b) => a.to.localeCompare(b.to) || a.id.localeCompare(b.id)), covered };
}

/** By how many working days something with a day of its own goes later now. */
type Growth = { readonly id: string; readonly days: number };
type Need = { readonly days: number; readonly causes: ReadonlySet<string> };

/** What moved before, asked for two of which one waits for the other: counted since the newer of their days was agreed. */
function pastOf(past: readonly DayAct[]): { readonly need: (growth: Growth, waiting: string) => Need } {
  const acts = Map.groupBy(past.map((act, at) => ({ ...act, at })), (act) => act.id);
  const agreedAt = (id: string): number => (acts.get(id) ?? []).findLast(({ type }) => type === 'agreed')?.at ?? -1;
  return {
    need: ({ id, days }, waiting) => {
      const since = Math.max(agreedAt(id), agreedAt(waiting));
      const of = (one: string) => (acts.get(one) ?? []).filter(({ type, at }) => type === 'moved' && at > since);
      const moved = of(waiting);
      const behind = sumOf(of(id).map(({ handedOn }) => handedOn)) + days - sumOf(moved.map((act) => act.days));
      return { days: Math.min(days, Math.max(0, behind)), causes: new Set(moved.flatMap(({ cause }) => cause ?? [])) };
    },
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Everything open behind a commitment, each once and after all it waits for. What is finished waits for nothing and hands nothing on. */
function waitingFor(id: string, { byId, blocks }: { byId: ReadonlyMap<string, Scheduled>; blocks: readonly Blocking[] }): readonly Scheduled[] {
  const seen = new Set([id]);
  const found: Scheduled[] = [];
  const follow = (from: string): void => {
    for (const { blockedId } of blocks.filter((edge) => edge.id === from)) {
      const item = byId.get(blockedId);
      if (item === undefined || !item.open || seen.has(blockedId)) continue;
      seen.add(blockedId);
      follow(blockedId);
      found.push(item);
    }
  };
  follow(id);
  return found.toReversed();
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
