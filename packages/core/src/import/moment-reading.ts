import { isTimeZone, momentIn } from '../kernel/zoned-time.ts';
import { readDate, type DateOrder } from './date-reading.ts';

export type MomentManner = { readonly dates: DateOrder; /** Where clocks show what says no zone itself. */ readonly timeZone: string };

const SAYS_ITS_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const TIME = /(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s?(AM|PM)?$/i;

/**
 * Reads a moment: with its offset ("2026-03-01T14:22:05+01:00") as it stands, without one by the clocks of a
 * time zone; a day alone is its midnight there. @returns ISO 8601 in UTC, null when it is no moment.
 */
export function readMoment(text: string, { dates, timeZone }: MomentManner): string | null {
  if (SAYS_ITS_ZONE.test(text)) {
    const at = new Date(text);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  }
  const day = readDate(text, dates);
  const time = timeOf(text);
  return day === null || time === null ? null : momentIn(timeZone, day, time).toISOString();
}

/** The time zone that a column's name says in brackets: "Created (Europe/Warsaw)"; null when it says none. */
export function zoneSaid(columnName: string): string | null {
  const open = columnName.lastIndexOf('(');
  const said = columnName.slice(open + 1).trim().replace(/\)$/, '');
  return open > 0 && (said === 'UTC' || said.includes('/')) && isTimeZone(said) ? said : null;
}

/** "14:22", "2:22 PM", "14:22:05" at the end of a text; midnight where there is none, null where it is no time. */
function timeOf(text: string): string | null {
  const found = TIME.exec(text.trim());
  if (found === null) return '00:00';
  const [, hour = '', minute = '', second = '00', half] = found;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}`;
}
