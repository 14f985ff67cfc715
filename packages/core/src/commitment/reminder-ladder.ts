import { nextOpenMoment, type QuietHours } from '../kernel/quiet-hours.ts';
import type { Day } from '../kernel/values.ts';
import { addDays, dayIn, momentIn } from '../kernel/zoned-time.ts';
import { addWorkingDays, nearestWorkingDay, type WorkCalendar } from './working-day.ts';

/** The ladders that a person can choose for themselves. */
export const LADDERS = ['gentle', 'standard', 'tight', 'only_late'] as const;
export type Ladder = (typeof LADDERS)[number];
export const DEFAULT_LADDER: Ladder = 'standard';

/** One rung: working days from the date on which somebody is written to. */
export type Rung = { readonly days: number; readonly to: 'owner' | 'backup' };

const owner = (days: number): Rung => ({ days, to: 'owner' });
const backup = (days: number): Rung => ({ days, to: 'backup' });

export const RUNGS: Readonly<Record<Ladder, readonly Rung[]>> = {
  gentle: [owner(1), owner(5), backup(10)],
  standard: [owner(-1), owner(1), owner(3), backup(5)],
  tight: [owner(-3), owner(-1), owner(0), owner(1), owner(2), backup(3)],
  only_late: [owner(1), owner(3), backup(5)],
};

const MORNING = '09:00';
/** Working days that are looked at: where one weekday alone has open hours, more than a year of them. */
const MOST_TRIES = 270;

export type Climbing = { readonly ladder: Ladder; readonly dueOn: Day; readonly timeZone: string; /** When they want to be left alone. */ readonly quiet: QuietHours | null; readonly calendar: WorkCalendar; /** At what time of the day; in the morning unless they said otherwise. */ readonly remindAt?: string; /** The working days of whose it is, by which the rungs are counted; the reader's own unless given. */ readonly counted?: WorkCalendar };
export type Reminder = { readonly at: Date; readonly to: Rung['to'] };

/** When whom is written to about one commitment: on working days of theirs, at the time they wish, never in quiet hours. */
export function ladderReminders({ ladder, dueOn, counted, ...hours }: Climbing): readonly Reminder[] {
  return RUNGS[ladder].map(({ days, to }) => {
    const calendar = counted ?? hours.calendar;
    const onDay = days === 0 ? nearestWorkingDay(dueOn, calendar) : addWorkingDays(dueOn, days, calendar);
    return { at: allowedMoment(momentIn(hours.timeZone, onDay, hours.remindAt ?? MORNING), hours), to };
  });
}

export type Hours = Pick<Climbing, 'timeZone' | 'quiet' | 'calendar' | 'remindAt'>;

/**
 * The moment itself, or the first working day after it on which a person may be written to, outside quiet hours: at the
 * time they wish, where that is quiet at the first open moment after it, and where none is left that day at its first one.
 */
export function allowedMoment(wanted: Date, { timeZone, quiet, calendar, remindAt = MORNING }: Hours): Date {
  const first = dayIn(timeZone, wanted);
  const openOn = (day: Day): Date | undefined => {
    const looked = day === first ? [wanted] : [momentIn(timeZone, day, remindAt), momentIn(timeZone, day, '00:00')];
    return looked.map((from) => (quiet === null ? from : nextOpenMoment(quiet, from))).find((open) => dayIn(timeZone, open) === day);
  };
  let day = nearestWorkingDay(first, calendar);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const open = openOn(day);
    if (open !== undefined) return open;
    day = nearestWorkingDay(addDays(day, 1), calendar);
  }
  return momentIn(timeZone, day, remindAt);
}
