import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, WEEKDAYS_ONLY } from '../commitment/working-day.ts';
import { addDays, daysBetween, weekday } from '../kernel/zoned-time.ts';
import { addMonths, meetingsLeft, NO_TERMS, rhythmDays } from './meeting-terms.ts';
import { planMeetings } from './plan-meetings.ts';

const off = (...days: string[]) => ({ isDayOff: (day: string) => days.includes(day) });

describe('a plan of meetings', () => {
  it('keeps the day of the week, goes before a day off, and comes back to its day', () => {
    expect(planMeetings({ first: '2026-04-07', count: 4, everyDays: 14, calendar: off('2026-04-21') })).toEqual(['2026-04-07', '2026-04-20', '2026-04-28', '2026-05-12']);
    expect(planMeetings({ first: '2026-04-11', count: 2, everyDays: 7, calendar: WEEKDAYS_ONLY })).toEqual(['2026-04-13', '2026-04-20']);
  });

  it('never lets more time pass than was agreed while anybody works, on working days only, in order', () => {
    const first = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
    const free = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { maxLength: 120 });
    fc.assert(fc.property(first, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 3, max: 35 }), free, (day, count, everyDays, daysOff) => {
      const gone = new Set(daysOff.map((days) => addDays('2026-01-01', days)));
      const calendar = { isDayOff: (one: string) => gone.has(one) };
      const days = planMeetings({ first: day, count, everyDays, calendar });
      expect(days).toHaveLength(count);
      days.forEach((one, at) => {
        expect(isWorkingDay(one, calendar)).toBe(true);
        const last = days[at - 1];
        if (last === undefined) return;
        const worked = Array.from({ length: everyDays }, (_, ahead) => addDays(last, ahead + 1)).some((between) => isWorkingDay(between, calendar));
        expect(one > last).toBe(true);
        if (worked) expect(daysBetween(last, one)).toBeLessThanOrEqual(everyDays);
      });
    }));
  });

  it('leaves out days that are taken while the rhythm has another one, and keeps the rhythm where it has none', () => {
    const taken = (...days: string[]) => ({ calendar: WEEKDAYS_ONLY, isTaken: (day: string) => days.includes(day) });
    expect(planMeetings({ first: '2026-04-07', count: 3, everyDays: 7, ...taken('2026-04-07', '2026-04-15') })).toEqual(['2026-04-08', '2026-04-14', '2026-04-21']);
    expect(planMeetings({ first: '2026-04-07', count: 2, everyDays: 7, ...taken('2026-04-08', '2026-04-09', '2026-04-10', '2026-04-13', '2026-04-14') })).toEqual(['2026-04-07', '2026-04-14']);
    expect(planMeetings({ first: '2026-04-07', count: 2, everyDays: 7, calendar: WEEKDAYS_ONLY, isTaken: () => true })).toEqual(['2026-04-07', '2026-04-14']);
  });

  it('without days off is the same day of the week throughout', () => {
    expect(new Set(planMeetings({ first: '2026-04-07', count: 9, everyDays: 21, calendar: WEEKDAYS_ONLY }).map(weekday)).size).toBe(1);
  });

  it('has as many as were agreed and are left, in the agreed rhythm or spread over the agreed time', () => {
    const sessions = { ...NO_TERMS, count: 8, from: '2026-01-10', until: addMonths('2026-01-10', 4) };
    expect(rhythmDays(sessions)).toBe(14);
    expect(meetingsLeft(sessions, { first: '2026-02-01', standing: 5 })).toBe(3);
    expect(meetingsLeft(sessions, { first: '2026-02-01', standing: 9 })).toBe(0);
    const rhythm = { ...NO_TERMS, intervalDays: 14, from: '2026-01-10', until: '2026-03-10' };
    expect(meetingsLeft(rhythm, { first: '2026-02-10', standing: 2 })).toBe(3);
    expect(meetingsLeft(rhythm, { first: '2026-03-11', standing: 2 })).toBe(0);
    expect([rhythmDays(NO_TERMS), meetingsLeft(NO_TERMS, { first: '2026-02-10', standing: 0 })]).toEqual([14, 1]);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  });
});
