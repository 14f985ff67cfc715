import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet } from '../kernel/quiet-hours.ts';
import { addDays, dayIn } from '../kernel/zoned-time.ts';
import { allowedMoment, LADDERS, ladderReminders, RUNGS, type Climbing } from './reminder-ladder.ts';
import { isWorkingDay, WEEKDAYS_ONLY } from './working-day.ts';

const climbing: Climbing = { ladder: 'standard', dueOn: '2026-03-27', timeZone: 'Europe/Warsaw', quiet: null, calendar: WEEKDAYS_ONLY };
const told = (more: Partial<Climbing>): string[] => ladderReminders({ ...climbing, ...more }).map(({ at, to }) => `${at.toISOString().slice(0, 16)} ${to}`);

describe('a ladder', () => {
  it('reminds in the morning of working days, summer time included, and tells the backup last', () => {
    expect(told({})).toEqual(['2026-03-26T08:00 owner', '2026-03-30T07:00 owner', '2026-04-01T07:00 owner', '2026-04-03T07:00 backup']);
  });

  it('says nothing before the date where the person chose so', () => {
    expect(told({ ladder: 'only_late' })[0]).toBe('2026-03-30T07:00 owner');
    for (const { days } of RUNGS.only_late) expect(days).toBeGreaterThan(0);
  });

  it('waits for the end of quiet hours, and over a weekend', () => {
    expect(told({ quiet: { timeZone: 'Europe/Warsaw', from: '16:00', until: '10:30', days: [] } })[0]).toBe('2026-03-26T09:30 owner');
    const friday = new Date('2026-03-27T17:00:00Z');
    expect(allowedMoment(friday, { ...climbing, quiet: { timeZone: 'Europe/Warsaw', from: '17:00', until: '08:00', days: [] } }).toISOString()).toBe('2026-03-30T07:00:00.000Z');
  });
});

const hour = fc.integer({ min: 0, max: 23 }).map((at) => `${String(at).padStart(2, '0')}:00`);
const zone = fc.constantFrom('Europe/Warsaw', 'Europe/Moscow', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC');
const anyClimb = fc.record({
  ladder: fc.constantFrom(...LADDERS),
  dueOn: fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-01-01', days)),
  timeZone: zone,
  quiet: fc.record({ timeZone: zone, from: hour, until: hour, days: fc.constant<number[]>([]) }),
  calendar: fc.uniqueArray(fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2025-01-01', days)), { maxLength: 40 }).map((off) => ({ isDayOff: (day: string) => off.includes(day) })),
});

describe('whatever the ladder, the quiet hours and the clocks', () => {
  it('nobody is written to in quiet hours or on a day off, whose clocks change or not', () => {
    fc.assert(fc.property(anyClimb, (climb) => {
      for (const { at } of ladderReminders(climb)) {
        expect(isQuiet(climb.quiet, at)).toBe(false);
        expect(isWorkingDay(dayIn(climb.timeZone, at), climb.calendar)).toBe(true);
      }
    }), { numRuns: 80 });
  });

  it('rungs come in their order, each on a day of its own where mornings are free', () => {
    fc.assert(fc.property(anyClimb, (climb) => {
      const reminders = ladderReminders({ ...climb, quiet: null });
      const days = reminders.map(({ at }) => dayIn(climb.timeZone, at));
      expect(days).toEqual(days.toSorted());
      // A date on a day off has its own rung on the next working day, where the rung after it may already stand.
      if (isWorkingDay(climb.dueOn, climb.calendar)) expect(new Set(days).size).toBe(days.length);
    }), { numRuns: 80 });
  });

  it('a moment that is allowed stays, and the allowed moment is never before the wanted one', () => {
    fc.assert(fc.property(anyClimb, fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }), (climb, wanted) => {
      const at = allowedMoment(wanted, climb);
      expect(at.getTime()).toBeGreaterThanOrEqual(wanted.getTime());
      expect(allowedMoment(at, climb)).toEqual(at);
    }), { numRuns: 80 });
  });
});
