import { z } from 'zod';
import { isTimeZone, clockIn } from './zoned-time.ts';

const MS_A_MINUTE = 60_000;
const MS_A_DAY = 86_400_000;
/** Six quiet days in a row, with both ends of each and a change of the clocks, are far fewer. */
const MOST_STEPS = 64;

/** What a clock shows: "HH:MM". */
export const ClockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);

/**
 * When a person wants to be left alone, by the clocks where they are: every day from one time until another (over
 * midnight where `from` is the later one; never where both are the same), and whole days of the week (1 is Monday).
 * One day at least stays open, so that the wait has an end; a rule without any moment open is refused.
 */
export const QuietHours = z
  .strictObject({
    timeZone: z.string().max(64).refine(isTimeZone),
    from: ClockTime,
    until: ClockTime,
    days: z.array(z.int().min(1).max(7)).max(6),
  })
  .readonly();
export type QuietHours = Readonly<z.infer<typeof QuietHours>>;

/** Whether a moment is quiet. The first moment of the quiet time is, the moment it ends is not. */
export function isQuiet(hours: QuietHours, at: Date): boolean {
  const wall = wallClock(hours.timeZone, at);
  if (hours.days.includes(new Date(wall).getUTCDay() || 7)) return true;
  const [time, from, until] = [wall - midnightOf(wall), sinceMidnight(hours.from), sinceMidnight(hours.until)];
  return from <= until ? time >= from && time < until : time >= from || time < until;
}

/**
 * The first moment from `at` on that is not quiet: `at` itself where it is not. Where clocks change inside the quiet
 * time it follows what they show: an end that summer time skips is the moment of the change; where an hour comes
 * twice, each of the two is quiet by itself.
 */
export function nextOpenMoment(hours: QuietHours, at: Date): Date {
  let moment = at;
  for (let step = 0; step < MOST_STEPS && isQuiet(hours, moment); step++) moment = nextTurn(hours, moment);
  return moment;
}

/** The next moment at which it may stop being quiet: the end by the clock, midnight, or a change of the clocks before them. */
function nextTurn({ timeZone, until }: QuietHours, at: Date): Date {
  const wall = wallClock(timeZone, at);
  const midnight = midnightOf(wall);
  const ends = midnight + sinceMidnight(until);
  const target = ends > wall ? ends : midnight + MS_A_DAY;
  const moment = at.getTime() + target - wall;
  return new Date(wallClock(timeZone, new Date(moment)) === target ? moment : changeOfClocks(timeZone, at.getTime(), moment));
}

/** The first moment after `from` at which clocks are set otherwise than at it; they are at `to`. */
function changeOfClocks(timeZone: string, from: number, to: number): number {
  const offset = (moment: number): number => wallClock(timeZone, new Date(moment)) - moment;
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2);
    if (offset(middle) === offset(from)) before = middle;
    else after = middle;
  }
  return after;
}

/** What the clocks show, as if it were UTC, in milliseconds. */
function wallClock(timeZone: string, at: Date): number {
  return Date.parse(`${clockIn(timeZone, at)}Z`) + at.getUTCMilliseconds();
}

function midnightOf(wall: number): number {
  return Math.floor(wall / MS_A_DAY) * MS_A_DAY;
}

function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MS_A_MINUTE;
}
