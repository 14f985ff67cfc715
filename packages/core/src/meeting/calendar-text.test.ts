import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText, type CalendarMeeting } from './calendar-text.ts';

const MEETING: CalendarMeeting = { id: '0199', title: 'First talk', startsAt: '2026-03-29T08:00:00.000Z', minutes: 75, place: '', description: '', sequence: 0, status: 'confirmed', organizer: null };
const madeAt = new Date('2026-03-01T12:00:00Z');
const lineOf = (text: string, name: string): string => text.replaceAll('\r\n ', '').split('\r\n').find((line) => line.startsWith(name)) ?? '';

describe('a calendar file', () => {
  it('says when, what and how often it was changed; who calls it off takes it out under the same name', () => {
    const text = calendarText([MEETING], { method: 'publish', madeAt });
    expect(text).toBe(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Entente//Meetings//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'BEGIN:VEVENT', 'UID:0199@entente', 'DTSTAMP:20260301T120000Z', 'DTSTART:20260329T080000Z', 'DTEND:20260329T091500Z', 'SEQUENCE:0', 'STATUS:CONFIRMED', 'SUMMARY:First talk', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'));
    const gone = calendarText([{ ...MEETING, sequence: 3, status: 'cancelled', organizer: { name: 'Ola "O" Lipska', email: 'ola@lipka.example' } }], { method: 'cancel', madeAt });
    expect(['METHOD', 'UID', 'SEQUENCE', 'STATUS', 'ORGANIZER'].map((name) => lineOf(gone, name))).toEqual(['METHOD:CANCEL', 'UID:0199@entente', 'SEQUENCE:3', 'STATUS:CANCELLED', 'ORGANIZER;CN="Ola  O  Lipska":mailto:ola@lipka.example']);
  });

  it('holds whatever was typed: folded after 75 octets, no letter cut, and read back the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 120 }), (title, place) => {
      const text = calendarText([{ ...MEETING, title, place }], { method: 'publish', madeAt });
      const lines = text.split('\r\n');
      expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
      expect(lines.at(-1)).toBe('');
      const read = lineOf(text, 'SUMMARY:').slice('SUMMARY:'.length).replaceAll(/\\([\\;,n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
      expect(read).toBe(title.replaceAll(/\r\n|\r/g, '\n'));
    }));
  });
});
