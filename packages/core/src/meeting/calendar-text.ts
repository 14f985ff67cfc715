import type { Instant } from '../kernel/values.ts';

/** A meeting as calendars keep it (RFC 5545): its times are moments, so no time zone has to be described. */
export type CalendarMeeting = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly place: string;
  readonly description: string;
  readonly sequence: number;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly organizer: { readonly name: string; readonly email: string } | null;
};

/** `publish` puts meetings into a calendar, or changes them there; `cancel` takes them out. */
export type CalendarMethod = 'publish' | 'cancel';

const LINE_OCTETS = 75;

/** The text of a calendar file: lines end in CRLF and are folded after 75 octets, never inside a letter. */
export function calendarText(meetings: readonly CalendarMeeting[], { method, madeAt }: { readonly method: CalendarMethod; readonly madeAt: Date }): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Entente//Meetings//EN', 'CALSCALE:GREGORIAN', `METHOD:${method.toUpperCase()}`, ...meetings.flatMap((meeting) => eventLines(meeting, madeAt)), 'END:VCALENDAR'];
  return lines.flatMap(folded).map((line) => `${line}\r\n`).join('');
}

function eventLines({ id, title, startsAt, minutes, place, description, sequence, status, organizer }: CalendarMeeting, madeAt: Date): readonly string[] {
  const start = new Date(startsAt);
  return [
    'BEGIN:VEVENT',
    `UID:${id}@entente`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + minutes * 60_000))}`,
    `SEQUENCE:${String(sequence)}`,
    `STATUS:${status.toUpperCase()}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(organizer === null ? [] : [`ORGANIZER;CN="${organizer.name.replaceAll(/["\r\n]/g, ' ')}":mailto:${organizer.email}`]),
    'END:VEVENT',
  ];
}

/** "20260301T142200Z" */
function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');
}

function folded(line: string): readonly string[] {
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > LINE_OCTETS) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += letter;
    octets += size;
  }
  return [...lines, current];
}
