import { isWorkingDay, type WorkCalendar } from '../commitment/working-day.ts';
import type { Day } from '../kernel/values.ts';
import { addDays, daysBetween, weekday } from '../kernel/zoned-time.ts';

export type Planning = {
  readonly first: Day;
  readonly count: number;
  /** The longest time between two. */
  readonly everyDays: number;
  /** Days on which both sides work. */
  readonly calendar: WorkCalendar;
  /** Days on which somebody has another meeting at that time: left out while the rhythm has another day. */
  readonly isTaken?: (day: Day) => boolean;
};

const MOST_DAYS_OFF = 200;

/**
 * Days for meetings in a rhythm, each a working day, none later after the one before than was agreed: where the
 * day of the rhythm is off or taken, the one before it is, and a rhythm in weeks comes back to its day of the week as
 * soon as half its time lies between. Where every day of the rhythm is taken, its own day is proposed all the same,
 * for somebody to decide; only where nobody works for the whole stretch does the next come later.
 */
export function planMeetings({ first, count, everyDays, calendar, isTaken = () => false }: Planning): readonly Day[] {
  const free: WorkCalendar = { isDayOff: (day) => !isWorkingDay(day, calendar) || isTaken(day) };
  const from = (day: Day): Day | null => workingFrom(day, free) ?? workingFrom(day, calendar);
  const days: Day[] = [];
  for (let left = count; left > 0; left -= 1) {
    const last = days.at(-1);
    const next = last === undefined ? from(first) : (nextDay({ last, everyDays, wished: weekday(days[0] ?? first), free, calendar }) ?? from(addDays(last, everyDays + 1)));
    if (next === null) break;
    days.push(next);
  }
  return days;
}

type Next = { readonly last: Day; readonly everyDays: number; readonly wished: number; readonly free: WorkCalendar; readonly calendar: WorkCalendar };

/** The next day within the rhythm; null where nobody works for all of it. */
function nextDay({ last, everyDays, wished, free, calendar }: Next): Day | null {
  const within = Array.from({ length: everyDays }, (_, back) => addDays(last, everyDays - back)).filter((day) => isWorkingDay(day, calendar));
  const open = within.filter((day) => isWorkingDay(day, free));
  const strayed = everyDays % 7 === 0 && weekday(last) !== wished;
  const backAgain = strayed ? open.find((day) => weekday(day) === wished && daysBetween(last, day) * 2 >= everyDays) : undefined;
  return backAgain ?? open[0] ?? within[0] ?? null;
}

/** The same day or the next working one; null where there is none for more days than any calendar is off. */
function workingFrom(day: Day, calendar: WorkCalendar): Day | null {
  for (let ahead = 0; ahead < MOST_DAYS_OFF; ahead += 1) {
    const found = addDays(day, ahead);
    if (isWorkingDay(found, calendar)) return found;
  }
  return null;
}
