import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentIn } from '../kernel/zoned-time.ts';
import { canCount, isLate, lastMoment, outcomeOf, overlap, whenRefused } from './moving-rule.ts';

const at = (text: string) => new Date(text);

describe('moving a meeting', () => {
  it('is in time up to the last moment, which is hours that pass and not what clocks show', () => {
    // On 29 March 2026 clocks in Warsaw go from 2 to 3: a day later by the clock is 23 hours.
    const startsAt = momentIn('Europe/Warsaw', '2026-03-29', '10:00').toISOString();
    expect(lastMoment({ startsAt, rule: { hours: 24 } })).toEqual(at('2026-03-28T08:00:00.000Z'));
    expect(isLate({ startsAt, rule: { hours: 24 } }, at('2026-03-28T08:00:00.000Z'))).toBe(false);
    expect(isLate({ startsAt, rule: { hours: 24 } }, at('2026-03-28T08:00:00.001Z'))).toBe(true);
  });

  it('once late stays late, and more hours never make a wish timely', () => {
    const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(fc.property(moment, moment, fc.integer({ min: 0, max: 200 }), fc.nat(100), fc.nat(10_000_000), (start, now, hours, more, later) => {
      const startsAt = start.toISOString();
      const late = isLate({ startsAt, rule: { hours } }, now);
      expect(late).toBe(start.getTime() - now.getTime() < hours * 3_600_000);
      if (late) expect(isLate({ startsAt, rule: { hours: hours + more } }, new Date(now.getTime() + later))).toBe(true);
    }));
  });

  it('asks the other side whenever it is late, and never takes effect without it', () => {
    const wish = fc.record({ kind: fc.constantFrom('move' as const, 'cancel' as const), side: fc.constantFrom('provider' as const, 'client' as const), times: fc.array(fc.constant('2026-05-05T08:00:00.000Z'), { maxLength: 3 }), fits: fc.boolean() });
    fc.assert(fc.property(wish, (drawn) => { expect(outcomeOf({ ...drawn, late: true })).toBe('asks'); }));
  });

  it('in time ends a meeting at once, and moves it at once where there is one time: ours, or the client’s that fits', () => {
    const time = '2026-05-05T08:00:00.000Z';
    expect(outcomeOf({ kind: 'cancel', side: 'client', late: false, times: [], fits: false })).toBe('ends');
    expect(outcomeOf({ kind: 'move', side: 'client', late: false, times: [time], fits: true })).toBe('moves');
    expect(outcomeOf({ kind: 'move', side: 'client', late: false, times: [time], fits: false })).toBe('asks');
    expect(outcomeOf({ kind: 'move', side: 'provider', late: false, times: [time], fits: false })).toBe('moves');
    expect(outcomeOf({ kind: 'move', side: 'provider', late: false, times: [time, time], fits: true })).toBe('asks');
  });

  it('counts as held, or is made up for, only where an agreed rule was broken', () => {
    expect(whenRefused({ side: 'client', late: true, source: 'agreement' })).toBe('counts');
    expect(whenRefused({ side: 'client', late: true, source: 'cards' })).toBe('stands');
    expect(whenRefused({ side: 'provider', late: true, source: 'agreement' })).toBe('owed');
    expect(whenRefused({ side: 'client', late: true, source: 'default' })).toBe('stands');
    expect(whenRefused({ side: 'client', late: false, source: 'agreement' })).toBe('stands');
  });

  it('that was missed can count as held by the agreed rule alone, and not where the client had asked in time and nobody answered', () => {
    const [inTime, late] = [{ side: 'client' as const, late: false }, { side: 'client' as const, late: true }];
    expect(canCount({ missing: 'client', source: 'agreement', ask: null })).toBe(true);
    expect(canCount({ missing: 'client', source: 'agreement', ask: late })).toBe(true);
    expect(canCount({ missing: 'client', source: 'agreement', ask: { side: 'provider', late: false } })).toBe(true);
    expect(canCount({ missing: 'client', source: 'agreement', ask: inTime })).toBe(false);
    expect(canCount({ missing: 'client', source: 'default', ask: null })).toBe(false);
    expect(canCount({ missing: 'provider', source: 'agreement', ask: null })).toBe(false);
  });

  it('sees what stands at the same time, and not what follows at once', () => {
    const ten = { startsAt: '2026-05-05T10:00:00.000Z', minutes: 60 };
    expect(overlap(ten, { startsAt: '2026-05-05T10:59:00.000Z', minutes: 30 })).toBe(true);
    expect(overlap(ten, { startsAt: '2026-05-05T11:00:00.000Z', minutes: 30 })).toBe(false);
    expect(overlap(ten, { startsAt: '2026-05-05T09:00:00.000Z', minutes: 60 })).toBe(false);
  });
});
