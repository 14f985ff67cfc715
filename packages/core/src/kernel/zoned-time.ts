import type { Day } from './values.ts';

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const MS_A_DAY = 86_400_000;

/** The calendar day of a moment where people are. */
export function dayIn(timeZone: string, at: Date): Day {
  return new Date(wallClock(timeZone, at)).toISOString().slice(0, 10);
}

/** What clocks in a time zone show at a moment, to the second: "2026-03-01T14:22:05". */
export function clockIn(timeZone: string, at: Date): string {
  return new Date(wallClock(timeZone, at)).toISOString().slice(0, 19);
}

/** Whether a time zone is known by its name (IANA). */
export function isTimeZone(name: string): boolean {
  try {
    formatIn(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether clocks in two time zones show the same at a moment. */
export function sameClock(one: string, other: string, at: Date): boolean {
  return one === other || wallClock(one, at) === wallClock(other, at);
}

/**
 * The moment at which clocks in a time zone show a day and time. Where summer time skips that hour it
 * is the moment after the gap, where the hour comes twice the first of the two.
 * @param time "HH:MM" or "HH:MM:SS"
 */
export function momentIn(timeZone: string, day: Day, time: string): Date {
  const wanted = Date.parse(`${day}T${time}Z`);
  const offsets = [wanted - MS_A_DAY, wanted + MS_A_DAY].map((near) => wallClock(timeZone, new Date(near)) - near);
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  const exact = candidates.find((candidate) => wallClock(timeZone, new Date(candidate)) === wanted);
  return new Date(exact ?? candidates.at(-1) ?? wanted);
}

/** The day `count` days after (or, negative, before) another. */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + count * MS_A_DAY).toISOString().slice(0, 10);
}

/** How many days lie between two: 1 from a day to the next, below 0 where `to` is the earlier one. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / MS_A_DAY);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay() || 7;
}

/** What the clocks show, as if it were UTC, in milliseconds. */
function wallClock(timeZone: string, at: Date): number {
  const shown = new Map(formatIn(timeZone).formatToParts(at).map(({ type, value }) => [type as string, Number(value)]));
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = PARTS.map((part) => shown.get(part) ?? 0);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** To make a format costs a hundred times what it costs to use it; there are as many as there are time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' });
  formats.set(timeZone, known);
  return known;
}
