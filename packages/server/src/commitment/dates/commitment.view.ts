import type { DayAct } from '@entente/core/commitment/date-shift';
import { workingDaysAfter } from '@entente/core/commitment/working-day';
import { calendarOf, type StoredCommitment, type WorkTime } from '../commitment.store.ts';
import type { DayEvent } from './commitment.store.ts';

type Body = { readonly from?: string | null; readonly to?: string | null; readonly days?: number; readonly absorbed?: number; readonly cause?: string; readonly amendment?: number | null };
const UNSAID = { from: null, to: null, days: null, absorbed: 0, cause: null, amendment: null };
type Owned = Pick<StoredCommitment, 'id' | 'ownerDaysOff' | 'ownerCountry'>;

/** What became of the days of promises before, as the ledger has it: which were agreed, and which moved because of what. */
export function dayActs(events: readonly DayEvent[], { rows, work }: { readonly rows: readonly Owned[]; readonly work: WorkTime }): readonly DayAct[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return events.flatMap((event) => {
    const row = byId.get(event.commitmentId);
    return row === undefined ? [] : [dayAct(event, (from, to) => workingDaysAfter(from, to, calendarOf(work, row)))];
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
