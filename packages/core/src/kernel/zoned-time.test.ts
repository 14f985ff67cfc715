import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZoneNamed } from './time-zone-name.ts';
import { addDays, dayIn, daysBetween, momentIn, sameClock, weekday } from './zoned-time.ts';

describe('the time where people are', () => {
  it('names the local day, not the one in UTC', () => {
    expect(dayIn('Europe/Warsaw', new Date('2026-03-19T23:30:00Z'))).toBe('2026-03-20');
    expect(dayIn('America/New_York', new Date('2026-03-19T02:00:00Z'))).toBe('2026-03-18');
  });

  it('finds the moment of a local hour in winter and summer', () => {
    expect(momentIn('Europe/Warsaw', '2026-01-15', '09:00').toISOString()).toBe('2026-01-15T08:00:00.000Z');
    expect(momentIn('Europe/Warsaw', '2026-07-15', '09:00').toISOString()).toBe('2026-07-15T07:00:00.000Z');
    expect(momentIn('Asia/Kolkata', '2026-07-15', '09:00').toISOString()).toBe('2026-07-15T03:30:00.000Z');
  });

  it('steps over the hour that summer time skips, and takes the first of the hour that comes twice', () => {
    expect(momentIn('Europe/Warsaw', '2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(momentIn('Europe/Warsaw', '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('agrees with itself for every day at nine', () => {
    const zones = fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'UTC');
    fc.assert(fc.property(zones, fc.integer({ min: 0, max: 20_000 }), (zone, days) => {
      // From 2000 on: Kiritimati crossed the date line and had no 1994-12-31 at all.
      const day = addDays('2000-01-01', days);
      expect(dayIn(zone, momentIn(zone, day, '09:00'))).toBe(day);
    }), { numRuns: 200 });
  });

  it('counts days across months and knows Mondays', () => {
    expect(addDays('2026-02-27', 3)).toBe('2026-03-02');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect([daysBetween('2026-02-27', '2026-03-02'), daysBetween('2026-10-24', '2026-10-26'), daysBetween('2026-03-02', '2026-02-27')]).toEqual([3, 2, -3]);
    expect(weekday('2026-03-16')).toBe(1);
    expect(weekday('2026-03-22')).toBe(7);
  });
});

describe('a time zone by its name', () => {
  it('is found by the whole of it or by its city, in any case; not where none or several are called so', () => {
    expect(['Europe/Warsaw', ' europe warsaw ', 'WARSAW', 'New York', 'new_york', 'utc'].map(timeZoneNamed)).toEqual(['Europe/Warsaw', 'Europe/Warsaw', 'Europe/Warsaw', 'America/New_York', 'America/New_York', 'UTC']);
    expect(['Europe/Kyiv', 'kyiv', 'Europe/Kiev', 'asia kolkata', 'Ho Chi Minh'].map(timeZoneNamed)).toEqual(['Europe/Kyiv', 'Europe/Kyiv', 'Europe/Kiev', 'Asia/Kolkata', 'Asia/Ho_Chi_Minh']);
    expect(['', 'Atlantis', 'Europe'].map(timeZoneNamed)).toEqual([null, null, null]);
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => timeZoneNamed(zone.replaceAll('_', ' ')) !== zone)).toEqual([]);
  });

  it('shows the same clock as another one at a moment, or not', () => {
    expect(sameClock('Europe/Warsaw', 'Europe/Berlin', new Date('2026-07-01T12:00:00Z'))).toBe(true);
    expect([new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')].map((at) => sameClock('Europe/Moscow', 'Europe/Istanbul', at))).toEqual([true, true]);
    expect([new Date('2026-01-15T12:00:00Z'), new Date('2026-07-15T12:00:00Z')].map((at) => sameClock('Europe/London', 'UTC', at))).toEqual([true, false]);
  });
});
