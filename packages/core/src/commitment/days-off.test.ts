import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/zoned-time.ts';
import { daysOffFault, inOrder, workCalendar, type DaysOff } from '../workspace/days-off.ts';
import { addWorkingDays, isWorkingDay, workingDaysAfter } from './working-day.ts';

const BREAK: DaysOff = { from: '2026-12-28', to: '2026-12-31', name: 'Between the years' };

describe('days off of one’s own', () => {
  it('are no working days, beside weekends and the holidays of the country', () => {
    const calendar = workCalendar({ country: 'PL', daysOff: [BREAK] });
    // 24 to 27 December are Christmas Eve (a holiday in Poland), two days of Christmas and a Sunday; 1 January is a Friday.
    expect(addWorkingDays('2026-12-23', 1, calendar)).toBe('2027-01-04');
    expect(addWorkingDays('2026-12-23', 1, workCalendar({ country: 'PL', daysOff: [] }))).toBe('2026-12-28');
    expect(workingDaysAfter('2026-12-23', '2027-01-04', calendar)).toBe(1);
  });

  it('never make a deadline earlier, and never fall on a day off', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2026-01-01', n));
    const stretch = fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(([from, length]): DaysOff => ({ from, to: addDays(from, length), name: '' }));
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 30 }), fc.array(stretch, { maxLength: 2 }), fc.constantFrom('PL', 'RU', 'DE', 'US'), (from, count, daysOff, country) => {
      const [plain, own] = [workCalendar({ country, daysOff: [] }), workCalendar({ country, daysOff })];
      const due = addWorkingDays(from, count, own);
      expect(due >= addWorkingDays(from, count, plain)).toBe(true);
      expect(isWorkingDay(due, own)).toBe(true);
    }));
  });

  it('are refused when they end before they begin or last longer than anybody is away', () => {
    expect(daysOffFault({ from: '2026-07-02', to: '2026-07-01' })).toBe('ends-before-it-begins');
    expect(daysOffFault({ from: '2026-07-01', to: '2026-08-15' })).toBe('too-long');
    expect(daysOffFault({ from: '2026-07-01', to: '2026-08-14' })).toBeNull();
  });

  it('stand soonest first, each once', () => {
    const later: DaysOff = { from: '2027-05-04', to: '2027-05-04', name: '' };
    expect(inOrder([later, BREAK, BREAK])).toEqual([BREAK, later]);
  });
});
