import { z } from 'zod';
import { addDays, clockIn, dayIn, daysBetween, isTimeZone, momentIn } from './zoned-time.ts';

const MS_A_MINUTE = 60_000;
const MS_A_DAY = 86_400_000;
/** Clocks are changed on a quarter of an hour everywhere. */
const MS_A_QUARTER = 15 * MS_A_MINUTE;
/** Six quiet days in a row, with both ends of each and a change of the clocks, are far fewer. */
const MOST_STEPS = 64;

/** What a clock shows: "HH:MM". */
export const ClockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);

/** A day of the week, 1 is Monday, and its own hours in place of those of the other days. */
export const OtherHours = z.strictObject({ day: z.int().min(1).max(7), from: ClockTime, until: ClockTime });
export type OtherHours = z.infer<typeof OtherHours>;

/**
 * When a person wants to be left alone, by the clocks where they are: every day from one time until another (over
 * midnight where `from` is the later one: that day's evening and that day's morning; never where both are the same),
 * other hours on some days of the week, and whole days of it (1 is Monday). One day at least stays open, so that the
 * wait has an end; a rule without any moment open is refused.
 */
export const QuietHours = z
  .strictObject({
    timeZone: z.string().max(64).refine(isTimeZone),
    from: ClockTime,
    until: ClockTime,
    days: z.array(z.int().min(1).max(7)).max(6),
    other: z.array(OtherHours).max(7).optional(),
  })
  .readonly();
export type QuietHours = Readonly<z.infer<typeof QuietHours>>;

const SATURDAY = 6;
const SUNDAY = 7;
const AGREED = {
  evenings: { from: '18:00', until: '08:00', days: [SATURDAY, SUNDAY] },
  nights: { from: '21:00', until: '07:00', days: [] },
  weekends: { from: '00:00', until: '00:00', days: [SATURDAY, SUNDAY] },
} as const;

/** The hours that a choice on the card of quiet hours means, by the clocks of `timeZone`; null where it means none that clocks can tell. */
export function agreedHours(choice: string, timeZone: string): QuietHours | null {
  if (!Object.hasOwn(AGREED, choice)) return null;
  const { from, until, days } = AGREED[choice as keyof typeof AGREED];
  return { timeZone, from, until, days: [...days] };
}

/** Whether a moment is quiet. The first moment of the quiet time is, the moment it ends is not. */
export function isQuiet(hours: QuietHours, at: Date): boolean {
  const wall = wallClock(hours.timeZone, at);
  const day = weekdayOf(wall);
  if (hours.days.includes(day)) return true;
  const own = hoursOn(hours, day);
  const [time, from, until] = [wall - midnightOf(wall), sinceMidnight(own.from), sinceMidnight(own.until)];
  return from <= until ? time >= from && time < until : time >= from || time < until;
}

/** Whether any moment of a stretch is quiet: a meeting that begins while somebody may be disturbed can end when they may not. */
export function isQuietWithin(hours: QuietHours, at: Date, minutes: number): boolean {
  if (isQuiet(hours, at)) return true;
  const [start, end] = [at.getTime(), at.getTime() + minutes * MS_A_MINUTE];
  const first = dayIn(hours.timeZone, at);
  // It turns quiet at midnight, at the time that its day says, or where clocks are set back into it.
  const days = Array.from({ length: daysBetween(first, dayIn(hours.timeZone, new Date(end))) + 1 }, (_, ahead) => addDays(first, ahead));
  const turns = days.flatMap((day) => ['00:00', ...[...(hours.other ?? []), hours].map(({ from }) => from)].map((time) => momentIn(hours.timeZone, day, time).getTime()));
  const changes = Array.from({ length: Math.ceil((end - start) / MS_A_QUARTER) }, (_, index) => (Math.floor(start / MS_A_QUARTER) + 1 + index) * MS_A_QUARTER);
  return [...turns, ...changes].some((moment) => moment > start && moment < end && isQuiet(hours, new Date(moment)));
}

/** The hours of a day of the week. */
function hoursOn({ from, until, other = [] }: QuietHours, day: number): { readonly from: string; readonly until: string } {
  return other.find((one) => one.day === day) ?? { from, until };
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
function nextTurn(hours: QuietHours, at: Date): Date {
  const { timeZone } = hours;
  const wall = wallClock(timeZone, at);
  const midnight = midnightOf(wall);
  const { until } = hoursOn(hours, weekdayOf(wall));
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

function weekdayOf(wall: number): number {
  return new Date(wall).getUTCDay() || 7;
}

function midnightOf(wall: number): number {
  return Math.floor(wall / MS_A_DAY) * MS_A_DAY;
}

function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MS_A_MINUTE;
}
