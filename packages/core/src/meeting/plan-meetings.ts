import { isWorkingDay, type WorkCalendar } from '../commitment/working-day.ts';
import type { Day } from '../kernel/values.ts';
import { addDays, daysBetween, weekday } from '../kernel/zoned-time.ts';

export type Planning = { readonly first: Day; readonly count: number; /** The longest time between two. */ readonly everyDays: number; /** Days on which both sides work. */ readonly calendar: WorkCalendar };

const MOST_DAYS_OFF = 200;

/**
 * Days for meetings in a rhythm, each a working day, none later after the one before than was agreed: where the
 * day of the rhythm is off, the one before it is taken, and a rhythm in weeks comes back to its day of the week as
 * soon as half its time lies between. Only where nobody works for the whole stretch does the next come later.
 */
export function planMeetings({ first, count, everyDays, calendar }: Planning): readonly Day[] {
  const days: Day[] = [];
  for (let left = count; left > 0; left -= 1) {
    const last = days.at(-1);
    const next = last === undefined ? workingFrom(first, calendar) : nextDay({ last, everyDays, wished: weekday(days[0] ?? first), calendar });
    if (next === null) break;
    days.push(next);
  }
  return days;
}

type Next = { readonly last: Day; readonly everyDays: number; readonly wished: number; readonly calendar: WorkCalendar };

function nextDay({ last, everyDays, wished, calendar }: Next): Day | null {
  const within: Day[] = [];
  for (let ahead = everyDays; ahead > 0; ahead -= 1) {
    const day = addDays(last, ahead);
    if (isWorkingDay(day, calendar)) within.push(day);
  }
  const strayed = everyDays % 7 === 0 && weekday(last) !== wished;
  const backAgain = strayed ? within.find((day) => weekday(day) === wished && daysBetween(last, day) * 2 >= everyDays) : undefined;
  return backAgain ?? within[0] ?? workingFrom(addDays(last, everyDays + 1), calendar);
}

/** The same day or the next working one; null where there is none for more days than any calendar is off. */
function workingFrom(day: Day, calendar: WorkCalendar): Day | null {
  for (let ahead = 0; ahead < MOST_DAYS_OFF; ahead += 1) {
    const found = addDays(day, ahead);
    if (isWorkingDay(found, calendar)) return found;
  }
  return null;
}
