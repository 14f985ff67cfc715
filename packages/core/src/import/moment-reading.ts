import { isTimeZone, momentIn } from '../kernel/zoned-time.ts';
import { isSerial, readDate, type DateOrder } from './date-reading.ts';

const MS_A_MINUTE = 60_000;
/** No clock is further from UTC: 14 hours in Kiribati. */
const MOST_AHEAD = 14 * 60;

export type MomentManner = { readonly dates: DateOrder; /** Where clocks show what says no zone itself. */ readonly timeZone: string };

const SAYS_ITS_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
/** A clock anywhere in a text: what holds one and is not understood is no moment, and never midnight. */
const HAS_CLOCK = /\d\s?:\s?\d|\d\s?[ap]\.?\s?m\b|\dT\d|\d\s?(?:Uhr|godz|час)/iu;
const CLOCK = /[\s,T]\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?\s?m\.?)?(?:\s?Uhr)?(?:\s?(Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT))?$/iu;
const DAYS_AND_HOURS = /^\d{5}(\.\d{1,12})$/;

type Clocked = { readonly day: string; readonly time: string; /** Minutes ahead of UTC; null where the text names no zone. */ readonly offset: number | null };

/**
 * Reads a moment: with its offset ("2026-03-01T14:22:05+01:00", "14:22 UTC", "+0100") as it stands, without one by the
 * clocks of a time zone; a day alone is its midnight there. @returns ISO 8601 in UTC, null when it is no moment.
 */
export function readMoment(text: string, { dates, timeZone }: MomentManner): string | null {
  if (SAYS_ITS_ZONE.test(text)) return isoOf(new Date(text));
  const trimmed = text.trim();
  const clocked = clockedOf(trimmed) ?? (dates === 'serial' || isSerial(trimmed) ? hoursOf(trimmed) : null);
  if (clocked === null && HAS_CLOCK.test(trimmed)) return null;
  const { day: said, time, offset } = clocked ?? { day: trimmed, time: '00:00', offset: null };
  const day = readDate(said, dates);
  if (day === null) return null;
  return offset === null ? momentIn(timeZone, day, time).toISOString() : isoOf(new Date(Date.parse(`${day}T${time}Z`) - offset * MS_A_MINUTE));
}

function isoOf(at: Date): string | null {
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The time zone that a column's name says in brackets: "Created (Europe/Warsaw)"; null when it says none. */
export function zoneSaid(columnName: string): string | null {
  const open = columnName.lastIndexOf('(');
  const said = columnName.slice(open + 1).trim().replace(/\)$/, '');
  return open > 0 && (said === 'UTC' || said.includes('/')) && isTimeZone(said) ? said : null;
}

/** A day with its clock: "14:22", "2:22 p.m.", "14:22:05+01"; null where none stands at the end, or one that no day has. */
function clockedOf(text: string): Clocked | null {
  const found = text.length > 60 ? null : CLOCK.exec(text);
  if (found === null) return null;
  const day = text.slice(0, found.index);
  const time = timeOf(found);
  const offset = found[5] === undefined ? null : offsetOf(found[5]);
  return time === null || isSpan(day, found) || Math.abs(offset ?? 0) > MOST_AHEAD ? null : { day, time, offset };
}

/** "03.04.2025 10:00-11:00" says from when until when. */
function isSpan(day: string, [, , , second, , zone = '']: RegExpExecArray): boolean {
  return day.includes(':') || (zone.startsWith('-') && second === undefined && !/^\d{4}-/.test(day));
}

function timeOf([, hour = '', minute = '', second = '00', half]: RegExpExecArray): string | null {
  const hours = hourOf(Number(hour), half);
  return hours > 23 || Number(minute) > 59 || Number(second) > 59 ? null : `${String(hours).padStart(2, '0')}:${minute}:${second}`;
}

/** By 24 hours; beyond them where a half of a day has no such hour ("14:22 PM" says the same twice). */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return half?.toLowerCase() === 'a' ? 24 : hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** What a spreadsheet counts in days, of which half a one is noon. */
function hoursOf(text: string): Clocked | null {
  const part = DAYS_AND_HOURS.exec(text)?.[1];
  if (part === undefined) return null;
  const seconds = Math.min(86_399, Math.round(Number(part) * 86_400));
  return { day: text.slice(0, 5), time: new Date(seconds * 1000).toISOString().slice(11, 19), offset: null };
}

/** "+01:00", "-0330", "UTC+2", "Z" as minutes ahead of UTC. */
function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
