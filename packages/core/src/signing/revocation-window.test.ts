import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOLIDAY_COUNTRIES } from '../kernel/holidays.ts';
import { dayIn, weekday } from '../kernel/zoned-time.ts';
import { isWindowOpen, revocationWindow } from './revocation-window.ts';

const WARSAW = 'Europe/Warsaw';
const ends = (concludedAt: string, country = 'PL'): string => revocationWindow({ concludedAt: new Date(concludedAt), timeZone: WARSAW, country }).lastDay;

describe('the fourteen days', () => {
  it('do not count the day of the contract, and count the last one whole', () => {
    const window = revocationWindow({ concludedAt: new Date('2026-11-09T10:00:00Z'), timeZone: WARSAW, country: 'PL' });
    expect(window.lastDay).toBe('2026-11-23');
    expect(window.endsAt.toISOString()).toBe('2026-11-23T23:00:00.000Z');
    expect([isWindowOpen(window, new Date('2026-11-23T22:59:59.999Z')), isWindowOpen(window, window.endsAt)]).toEqual([true, false]);
  });

  it.each([
    ['on a Saturday end on Monday', '2026-11-14T10:00:00Z', '2026-11-30'],
    ['on Christmas Day of a Friday end after the weekend', '2026-12-11T10:00:00Z', '2026-12-28'],
    ['on New Year’s Day end the day after', '2027-12-18T10:00:00Z', '2028-01-03'],
    ['begin by the clocks of the firm: late in the evening in Warsaw is the next day', '2026-11-08T23:30:00Z', '2026-11-23'],
  ])('%s', (_name, concludedAt, lastDay) => {
    expect(ends(concludedAt)).toBe(lastDay);
  });

  it.each([
    ['Polish Independence Day', '2026-10-28T10:00:00Z', 'PL', '2026-11-12'],
    ['Polish Christmas, its eve and Boxing Day', '2026-12-10T10:00:00Z', 'PL', '2026-12-28'],
    ['Corpus Christi, in Poland and not in France', '2026-05-21T10:00:00Z', 'PL', '2026-06-05'],
    ['Corpus Christi, in Poland and not in France', '2026-05-21T10:00:00Z', 'FR', '2026-06-04'],
    ['the German day of unity, a Saturday', '2026-09-19T10:00:00Z', 'DE', '2026-10-05'],
    ['orthodox Good Friday and Monday in Romania', '2026-03-27T10:00:00Z', 'RO', '2026-04-14'],
  ])('end after %s', (_name, concludedAt, country, lastDay) => {
    expect(ends(concludedAt, country)).toBe(lastDay);
  });

  it('are never fewer than fourteen, and end on a working day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), fc.constantFrom(WARSAW, 'America/New_York', 'Asia/Kolkata'), fc.constantFrom(...HOLIDAY_COUNTRIES), (concludedAt, timeZone, country) => {
        const { lastDay, endsAt } = revocationWindow({ concludedAt, timeZone, country });
        const days = (endsAt.getTime() - concludedAt.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(13.9);
        expect(days).toBeLessThan(24.1);
        expect(weekday(lastDay)).toBeLessThan(6);
        expect(dayIn(timeZone, new Date(endsAt.getTime() - 1))).toBe(lastDay);
      }),
    );
  });
});
