import type { Blocking, DayAct } from '@entente/core/commitment/date-shift';
import type { DateShift } from '@entente/contract/commitment/commitment.contract';
import { addWorkingDays, workingDaysAfter } from '@entente/core/commitment/working-day';
import type { Day } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { calendarOf, type StoredCommitment, type WorkTime } from '../commitment.store.ts';
import type { DayEvent } from './commitment.store.ts';

type Body = { readonly from?: string | null; readonly to?: string | null; readonly days?: number; readonly absorbed?: number; readonly cause?: string; readonly amendment?: number | null };
const UNSAID = { from: null, to: null, days: null, absorbed: 0, cause: null, amendment: null };
type Owned = Pick<StoredCommitment, 'id' | 'ownerDaysOff' | 'ownerCountry'>;

/** What became of the days of promises before, as the ledger has it: which were agreed, and which moved because of what. */
export function dayActs(events: readonly DayEvent[], { rows, work }: { readonly rows: readonly Owned[]; readonly work: WorkTime }): readonly (DayAct & { readonly recordedAt: string })[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return events.flatMap((event) => {
    const row = byId.get(event.commitmentId);
    return row === undefined ? [] : [{ ...dayAct(event, (from, to) => workingDaysAfter(from, to, calendarOf(work, row))), recordedAt: event.recordedAt }];
  });
}

/** What does not move because something is late was agreed: promised, changed by hand, signed. */
function dayAct({ commitmentId: id, type, actorSide, body }: DayEvent, daysBetween: (from: string, to: string) => number): DayAct {
  const { from, to, days, absorbed, cause, amendment } = { ...UNSAID, ...(body as Body) };
  const went = from === null || to === null ? 0 : daysBetween(from, to);
  if (type === 'returned') return { id, type: 'moved', days: went, handedOn: 0, cause: null };
  if (cause === null || amendment !== null || actorSide === 'system') return { id, type: 'agreed', days: 0, handedOn: 0, cause: null };
  // What is late itself goes to its new day, and hands on what nobody makes up for; what waits for it goes and hands on the same.
  const slip = days ?? went;
  return cause === id ? { id, type: 'moved', days: went, handedOn: type === 'absorbed' ? 0 : Math.max(0, slip - absorbed), cause } : { id, type: 'moved', days: slip, handedOn: slip, cause };
}

type Slipped = Pick<StoredCommitment, 'dueOn' | 'expectedOn' | 'doneAt' | 'exceptedAt'> & Owned;
type Slip = Pick<DateShift, 'why' | 'from' | 'newDay' | 'days'>;

/**
 * By how much something goes past its day, and why a person has to decide about it: it is late, it was kept late,
 * or it was sent back and has a later day now. Of what is kept the day on which it was done ends it.
 * @returns null where it is on time, or nobody waits for it any more.
 */
export function slipOf(row: Slipped, { events, work, newDay }: { readonly events: readonly DayEvent[]; readonly work: WorkTime; readonly newDay: Day | undefined }): Slip | null {
  const { dueOn, doneAt, exceptedAt } = row;
  if (dueOn === null || exceptedAt !== null) return null;
  const sentBack = sentBackFrom(row, events, work);
  const from = sentBack ?? dueOn;
  const until = doneAt === null ? openUntil({ ...row, dueOn, isSentBack: sentBack !== null }, newDay, work.today) : dayIn(work.timeZone, new Date(doneAt));
  const days = workingDaysAfter(from, until, calendarOf(work, row));
  if (days === 0) return null;
  return { why: doneAt !== null ? 'kept_late' : sentBack !== null && until <= dueOn ? 'returned' : 'late', from, newDay: until, days };
}

/** The day that somebody wishes, else the one expected, else today; of what is corrected not before its own. */
function openUntil({ dueOn, expectedOn, isSentBack }: { readonly dueOn: Day; readonly expectedOn: Day | null; readonly isSentBack: boolean }, wished: Day | undefined, today: Day): Day {
  const day = wished ?? (expectedOn !== null && expectedOn > today ? expectedOn : today);
  return isSentBack && dueOn > day ? dueOn : day;
}

/** The day from which a "not yet" moved something, while nobody has decided what becomes of the rest; what moved it since moves that day too. */
function sentBackFrom(row: Owned & { readonly dueOn: Day | null }, events: readonly DayEvent[], work: WorkTime): Day | null {
  let from: Day | null = null;
  for (const event of events) {
    if (event.commitmentId !== row.id) continue;
    const { from: was, to } = { ...UNSAID, ...(event.body as Body) };
    const [act] = dayActs([event], { rows: [row], work });
    if (event.type === 'returned') from ??= was !== null && to !== null && to > was ? was : null;
    else if (from !== null) from = act?.type === 'moved' && act.cause !== row.id ? addWorkingDays(from, act.days, calendarOf(work, row)) : null;
  }
  return from;
}

/** What waits for something that is kept, without that whose day was agreed after it came. */
export function stillWaiting({ id, doneAt }: Pick<StoredCommitment, 'id' | 'doneAt'>, blocks: readonly Blocking[], acts: ReturnType<typeof dayActs>): readonly Blocking[] {
  if (doneAt === null) return blocks;
  const agreedSince = new Set(acts.filter(({ type, recordedAt }) => type === 'agreed' && recordedAt > doneAt).map((act) => act.id));
  return blocks.filter((edge) => edge.id !== id || !agreedSince.has(edge.blockedId));
}
