import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, isQuietWithin, nextOpenMoment, QuietHours } from './quiet-hours.ts';

const evenings: QuietHours = { timeZone: 'Europe/Warsaw', from: '18:00', until: '08:00', days: [6, 7] };
const at = (moment: string): Date => new Date(moment);

const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const zone = fc.constantFrom('Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'UTC');
const weekday = fc.integer({ min: 1, max: 7 });
const other = fc.uniqueArray(fc.record({ day: weekday, from: time, until: time }), { maxLength: 7, selector: ({ day }) => day });
const rule = fc.record({ timeZone: zone, from: time, until: time, days: fc.uniqueArray(weekday, { maxLength: 6 }), other });
// Half of the moments lie around the changes of the clocks in Europe and America.
const near = fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z', '2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z')
  .chain((change) => fc.integer({ min: -86_400_000, max: 86_400_000 }).map((shift) => new Date(Date.parse(change) + shift)));
const any = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z'), noInvalidDate: true });

describe('quiet hours', () => {
  it('are counted by the clocks of the person, in winter as in summer', () => {
    expect(isQuiet(evenings, at('2026-01-15T16:59:59Z'))).toBe(false);
    expect(isQuiet(evenings, at('2026-01-15T17:00:00Z'))).toBe(true);
    expect(isQuiet(evenings, at('2026-07-15T15:59:59Z'))).toBe(false);
    expect(isQuiet(evenings, at('2026-07-15T16:00:00Z'))).toBe(true);
  });

  it('end at the moment they name', () => {
    expect(isQuiet(evenings, at('2026-01-16T06:59:59.999Z'))).toBe(true);
    expect(isQuiet(evenings, at('2026-01-16T07:00:00Z'))).toBe(false);
  });

  it('hold a whole day of the week, so that Friday evening lasts until Monday morning', () => {
    expect(nextOpenMoment(evenings, at('2026-11-27T19:30:00Z')).toISOString()).toBe('2026-11-30T07:00:00.000Z');
  });

  it('last an hour less on the weekend when summer time begins', () => {
    expect(nextOpenMoment(evenings, at('2026-03-27T19:30:00Z')).toISOString()).toBe('2026-03-30T06:00:00.000Z');
  });

  it('end when clocks jump over the end, and begin again in the hour that comes twice', () => {
    const night: QuietHours = { timeZone: 'Europe/Warsaw', from: '22:00', until: '02:30', days: [] };
    expect(nextOpenMoment(night, at('2026-03-29T00:45:00Z')).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(nextOpenMoment(night, at('2026-10-25T00:10:00Z')).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(nextOpenMoment(night, at('2026-10-25T01:10:00Z')).toISOString()).toBe('2026-10-25T01:30:00.000Z');
  });

  it('leave a moment that is open as it is, and are never quiet where both times are the same', () => {
    const never: QuietHours = { timeZone: 'Europe/Warsaw', from: '00:00', until: '00:00', days: [] };
    expect(nextOpenMoment(never, at('2026-01-15T03:00:00.123Z')).toISOString()).toBe('2026-01-15T03:00:00.123Z');
  });

  it('are other ones on days of their own, each by the day that the clock shows', () => {
    const week: QuietHours = { timeZone: 'America/New_York', from: '18:00', until: '08:00', days: [7], other: [{ day: 5, from: '14:00', until: '10:00' }, { day: 6, from: '00:00', until: '00:00' }] };
    // Friday: until ten and from two; Saturday never; Sunday all day; Monday until eight.
    expect(['2026-11-27T14:59:00Z', '2026-11-27T15:00:00Z', '2026-11-27T19:00:00Z', '2026-11-28T05:00:00Z', '2026-11-29T12:00:00Z'].map((moment) => isQuiet(week, at(moment)))).toEqual([true, false, true, false, true]);
    expect(nextOpenMoment(week, at('2026-11-27T19:00:00Z')).toISOString()).toBe('2026-11-28T05:00:00.000Z');
    expect(nextOpenMoment(week, at('2026-11-29T05:00:00Z')).toISOString()).toBe('2026-11-30T13:00:00.000Z');
  });

  it('are looked at for the whole of a stretch, as by each of its minutes', () => {
    expect(isQuietWithin(evenings, at('2026-01-15T16:00:00Z'), 60)).toBe(false);
    expect(isQuietWithin(evenings, at('2026-01-15T16:00:00Z'), 61)).toBe(true);
    // Clocks are set back into the quiet time.
    expect(isQuietWithin({ timeZone: 'Europe/Warsaw', from: '22:00', until: '02:30', days: [] }, at('2026-10-25T00:35:00Z'), 60)).toBe(true);
    fc.assert(fc.property(rule, fc.oneof(near, any), fc.integer({ min: 1, max: 300 }), (hours, moment, minutes) => {
      const start = new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
      const each = Array.from({ length: minutes }, (_, minute) => new Date(start.getTime() + minute * 60_000));
      expect(isQuietWithin(hours, start, minutes)).toBe(each.some((one) => isQuiet(hours, one)));
    }), { numRuns: 150 });
  });

  it('are refused where no moment would be open or the place is not known', () => {
    expect(QuietHours.safeParse({ ...evenings, days: [1, 2, 3, 4, 5, 6, 7] }).success).toBe(false);
    expect(QuietHours.safeParse({ ...evenings, timeZone: 'Europe/Atlantis' }).success).toBe(false);
    expect(QuietHours.safeParse({ ...evenings, until: '24:00' }).success).toBe(false);
  });

  it('end at the first moment that is open: nothing before it is, for any rule, place and moment', () => {
    fc.assert(fc.property(rule, fc.oneof(near, any), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (hours, moment, part) => {
      const open = nextOpenMoment(hours, moment);
      const between = new Date(Math.floor(moment.getTime() + (open.getTime() - moment.getTime()) * part));
      expect(open.getTime()).toBeGreaterThanOrEqual(moment.getTime());
      expect(isQuiet(hours, open)).toBe(false);
      if (between < open) expect(isQuiet(hours, between)).toBe(true);
      if (open > moment) expect(isQuiet(hours, new Date(open.getTime() - 1))).toBe(true);
    }), { numRuns: 400 });
  });
});
