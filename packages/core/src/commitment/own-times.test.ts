import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet } from '../kernel/quiet-hours.ts';
import { addDays, clockIn, dayIn, momentIn } from '../kernel/zoned-time.ts';
import { workCalendar } from '../workspace/days-off.ts';
import { commitmentStanding } from './commitment-state.ts';
import { dateShift } from './date-shift.ts';
import { alsoAway, GIVEN_TIMES, LEAST_OPEN_HOURS, ownTimes, REMIND_TIMES, type Away, type OwnQuiet } from '../workspace/own-times.ts';
import { allowedMoment, LADDERS, ladderReminders } from './reminder-ladder.ts';
import { addWorkingDays, isWorkingDay, WEEKDAYS_ONLY } from './working-day.ts';

const daily = (from: string, until: string): OwnQuiet => ({ from, until, days: [], other: [] });
const JULY: Away = { from: '2031-07-01', to: '2031-07-04' };

describe('what a person chooses for themselves', () => {
  it('is kept in order, each stretch once, and quiet hours of no length are none', () => {
    const later: Away = { from: '2031-08-01', to: '2031-08-01' };
    expect(ownTimes({ ...GIVEN_TIMES, remindAt: '12:00', quiet: daily('09:00', '09:00'), daysOff: [later, JULY, JULY], timeZone: 'Asia/Tokyo', country: 'DE' })).toEqual({ ok: true, value: { remindAt: '12:00', quiet: null, daysOff: [JULY, later], timeZone: 'Asia/Tokyo', country: 'DE' } });
  });

  it('has hours of its own only on days on which they are other ones, each day once', () => {
    const hours = (day: number, from = '14:00', until = '10:00') => ({ day, from, until });
    expect(ownTimes({ ...GIVEN_TIMES, quiet: { ...daily('18:00', '08:00'), days: [7, 6, 7], other: [hours(5), hours(1, '18:00', '08:00'), hours(6)] } })).toMatchObject({ value: { quiet: { from: '18:00', until: '08:00', days: [6, 7], other: [hours(5)] } } });
    expect(ownTimes({ ...GIVEN_TIMES, quiet: { ...daily('00:00', '00:00'), other: [hours(5)] } })).toMatchObject({ value: { quiet: { other: [hours(5)] } } });
  });

  it('leaves a day from Monday to Friday, and four hours of each day with hours of its own', () => {
    const fits = (part: Partial<OwnQuiet>) => ownTimes({ ...GIVEN_TIMES, quiet: { ...daily('18:00', '08:00'), ...part } }).ok;
    expect([fits({ days: [1, 2, 3, 4, 6, 7] }), fits({ days: [1, 2, 3, 4, 5] }), fits({ other: [{ day: 2, from: '09:00', until: '08:00' }] })]).toEqual([true, false, false]);
  });

  it('leaves four hours of a day in which a message can come', () => {
    const quiet = (from: string, until: string) => ownTimes({ ...GIVEN_TIMES, quiet: daily(from, until) }).ok;
    expect([quiet('18:00', '08:00'), quiet('12:00', '08:00'), quiet('12:00', '08:01'), quiet('00:00', '23:59'), quiet('08:00', '20:00')]).toEqual([true, true, false, false, true]);
  });

  it('has days off that end after they begin and are not endless', () => {
    expect(ownTimes({ ...GIVEN_TIMES, daysOff: [{ from: '2031-07-04', to: '2031-07-01' }] })).toMatchObject({ ok: false, refusal: { code: 'days-off-do-not-fit' } });
  });
});

describe('the moment at which somebody may be written to', () => {
  const warsaw = (text: string): Date => momentIn('Europe/Warsaw', text.slice(0, 10), text.slice(11));
  const after = (wanted: string, quiet: OwnQuiet, remindAt = '09:00'): string => clockIn('Europe/Warsaw', allowedMoment(warsaw(wanted), { timeZone: 'Europe/Warsaw', quiet: { timeZone: 'Europe/Warsaw', ...quiet, days: [...quiet.days], other: [...quiet.other] }, calendar: WEEKDAYS_ONLY, remindAt })).slice(0, 16);

  it.each<[string, string, OwnQuiet, string]>([
    ['after a quiet day at the time they wish, not at midnight', '2031-07-03T09:00', { ...daily('00:00', '00:00'), days: [4] }, '2031-07-04T09:00'],
    ['when the quiet of the morning ends', '2031-07-03T09:00', daily('18:00', '10:30'), '2031-07-03T10:30'],
    ['at the first open moment of the next day, where all is quiet from the time they wish on', '2031-07-03T09:00', daily('09:00', '07:00'), '2031-07-04T07:00'],
    ['on the one day that is open, at night', '2031-07-03T09:00', { ...daily('04:00', '00:00'), days: [2, 3, 4, 5] }, '2031-07-07T00:00'],
  ])('comes %s', (_, wanted, quiet, expected) => {
    expect(after(wanted, quiet)).toBe(expected);
  });
});

describe('days off of one person', () => {
  it('are passed over by their own promise alone, on whichever side they stand', () => {
    const facts = { dueOn: '2031-06-30', expectedOn: null, doneAt: null, stuckAt: null, exceptedAt: null };
    const standing = (side: 'client' | 'provider', daysOff: readonly Away[]) => commitmentStanding({ side, ...facts }, '2031-07-07', alsoAway(WEEKDAYS_ONLY, daysOff));
    expect(standing('client', [JULY])).toEqual(standing('provider', [JULY]));
    expect([standing('client', []).lateDays, standing('client', [JULY]).lateDays]).toEqual([5, 1]);
    expect(commitmentStanding({ side: 'provider', ...facts }, '2031-07-04', alsoAway(WEEKDAYS_ONLY, [JULY]))).toEqual({ state: 'open', lateDays: 0 });
  });

  it('a date that moves lands on a working day of whose it is', () => {
    const items = [{ id: 'a', dueOn: '2031-06-27', open: true }, { id: 'b', dueOn: '2031-06-30', open: true, calendar: alsoAway(WEEKDAYS_ONLY, [JULY]) }, { id: 'c', dueOn: '2031-06-30', open: true }];
    const { moves } = dateShift({ items, blocks: [{ id: 'a', blockedId: 'b' }, { id: 'a', blockedId: 'c' }], calendar: WEEKDAYS_ONLY }, { id: 'a', days: 1 });
    expect(moves.map(({ id, to }) => [id, to])).toEqual([['c', '2031-07-01'], ['b', '2031-07-07']]);
  });
});

const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2025-01-01', days));
const away = fc.array(fc.tuple(day, fc.integer({ min: 0, max: 30 })).map(([from, length]): Away => ({ from, to: addDays(from, length) })), { maxLength: 3 });
const zone = fc.constantFrom('Europe/Warsaw', 'Europe/Moscow', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC');
const clock = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);
const weekday = fc.integer({ min: 1, max: 7 });
const person = fc.record({ ladder: fc.constantFrom(...LADDERS), dueOn: day, timeZone: zone, remindAt: fc.constantFrom(...REMIND_TIMES), quiet: fc.record({ from: clock, until: clock, days: fc.uniqueArray(weekday, { maxLength: 4 }), other: fc.uniqueArray(fc.record({ day: weekday, from: clock, until: clock }), { maxLength: 3, selector: ({ day: one }) => one }) }), daysOff: away, owner: away, country: fc.constantFrom('PL', 'RU', 'DE', 'US') });

describe('whatever a person chose, wherever they are and whenever clocks change', () => {
  it('they are reminded on a working day of theirs, outside their quiet hours, at the time they wish unless that is quiet', () => {
    fc.assert(fc.property(person, ({ country, daysOff, owner, quiet, ...rest }) => {
      const times = ownTimes({ ...GIVEN_TIMES, remindAt: rest.remindAt, quiet, daysOff });
      fc.pre(times.ok);
      const hours = times.ok && times.value.quiet !== null ? { timeZone: rest.timeZone, ...times.value.quiet, days: [...times.value.quiet.days], other: [...times.value.quiet.other] } : null;
      const everybody = workCalendar({ country, daysOff: [] });
      const calendar = alsoAway(everybody, daysOff);
      for (const { at } of ladderReminders({ ...rest, quiet: hours, calendar, counted: alsoAway(everybody, owner) })) {
        expect(isWorkingDay(dayIn(rest.timeZone, at), calendar)).toBe(true);
        expect(hours !== null && isQuiet(hours, at)).toBe(false);
        const wished = clockIn(rest.timeZone, at).slice(11, 16) === rest.remindAt;
        if (hours === null) expect(wished).toBe(true);
        else if (!wished) expect([quiet.until, ...quiet.other.map(({ until }) => until), '00:00', ...transitions(rest.timeZone, at)]).toContain(clockIn(rest.timeZone, at).slice(11, 16));
      }
    }), {
      numRuns: 400,
      examples: [
        // Open on three nights a week only, of which one belongs to a working day; and that is a holiday.
        [{ ladder: 'gentle', dueOn: '2025-01-01', timeZone: 'Europe/Warsaw', remindAt: '09:00', quiet: { from: '04:00', until: '00:00', days: [2, 4, 5, 3], other: [] }, daysOff: [], owner: [], country: 'PL' }],
      ],
    });
  });

  it('days off never make their date earlier, and the wait for an open hour is shorter than a day', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 20 }), away, (from, count, daysOff) => {
      const own = alsoAway(WEEKDAYS_ONLY, daysOff);
      const due = addWorkingDays(from, count, own);
      expect(due >= addWorkingDays(from, count, WEEKDAYS_ONLY)).toBe(true);
      expect(isWorkingDay(due, own)).toBe(true);
    }));
    expect(LEAST_OPEN_HOURS).toBeGreaterThan(1);
  });
});

/** The clock at a moment itself, where clocks were set otherwise within the three hours before it. */
function transitions(timeZone: string, at: Date): string[] {
  const offset = (moment: number): number => Date.parse(`${clockIn(timeZone, new Date(moment))}Z`) - moment;
  const before = at.getTime() - 3 * 3_600_000;
  return Math.abs(offset(before) - offset(at.getTime())) < 1_000 ? [] : [clockIn(timeZone, at).slice(11, 16)];
}
